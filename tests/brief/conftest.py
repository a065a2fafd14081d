"""A tiny case with two invented parties, and its brief."""

from pathlib import Path

import pytest

import armistice
from armistice.brief import write_brief

CASE = Path(__file__).parent / "case"


@pytest.fixture(scope="session")
def case() -> armistice.Case:
    found = armistice.load(CASE)
    assert found.diagnostics == ()
    return found


@pytest.fixture(scope="session")
def page(case: armistice.Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("brief") / "brief.html"
    write_brief(case, path)
    return path


@pytest.fixture(scope="session")
def html(page: Path) -> str:
    return page.read_text(encoding="utf-8")
