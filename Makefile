# Two commands for a fresh machine with Python 3.11 or later: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CASE := cases/nagorno-karabakh
READY := $(VENV)/.ready
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test check types lint laws house benchmark clean help

help:
	@echo "make demo       set up, print the board of the flagship case, write its brief"
	@echo "make test       set up, then lint, types, the house, and all tests"
	@echo "make benchmark  measure speed beside peers (not part of the tests)"
	@echo "make clean      remove what these commands made"

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "armistice needs Python 3.11 or later")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	@mkdir -p demo
	@$(BIN)/armistice check $(CASE) --format concise --no-notes 2>&1 | tail -n 1
	@$(BIN)/armistice verdicts $(CASE) --agreement nk-2020 --as-of 2023-09-18 --reading all --evidence all
	@$(BIN)/armistice brief $(CASE) --as-of 2023-09-18 -o demo/nagorno-karabakh.html
	@echo "The brief: $(CURDIR)/demo/nagorno-karabakh.html"

test: lint types house
	$(BIN)/python -m pytest -n 2

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

house: $(READY)
	$(BIN)/lint-imports

benchmark: $(READY)
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) demo build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
