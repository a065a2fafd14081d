"""``armistice source``: adding documents, and showing what is held of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.cli.commands import source as command
from armistice.evidence.texts import fetch as fetching
from armistice.evidence.texts.fetch import Fetched

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

BASE = Path(__file__).parents[1] / "case" / "base"
DAY = "2031-04-02"
VERSION = r"selectolax \d+[\w.]*"
PAGE = (
    "<!doctype html><title>x</title><nav>Home</nav><main><h1>The ferry treaty</h1>"
    "<p>The parties agreed to stop, and the ferry lay idle for as long as it was needed.</p></main>"
)
SOURCES = """\
# The sources. This comment stays.
sources:
  - id: gazette
    type: report   # a report
    title: "The Gazette"
    address: https://example.org/gazette/
    held: no
    notes: >-
      Words that
      go on.

  # Before the next one.
  - {id: herald, type: webpage, title: "The Herald", address: "https://example.org/herald"}
"""


@pytest.fixture
def here(here: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command in a folder with a case and a page."""
    monkeypatch.setattr(command, "_today", lambda: DAY)
    Path("page.html").write_text(PAGE, encoding="utf-8")
    here("new", "case")
    Path("case/sources.yaml").write_bytes(SOURCES.encode())
    return here


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answers every address with the page, and keeps what was asked for."""
    asked: list[str] = []

    def answers(address: str, *, retrieved: str, guard: object = None) -> Fetched:
        assert guard is None
        asked.append(address)
        return Fetched(PAGE.encode(), address, address, "text/html; charset=utf-8", retrieved)

    monkeypatch.setattr(fetching, "fetch", answers)
    return asked


def errors(folder: str = "case") -> list[str]:
    return [str(one) for one in armistice.load(folder).diagnostics if one.severity == "error"]


def test_a_file(here: Run, snapshot: SnapshotAssertion) -> None:
    result = here("source", "add", "case", "page.html", "--id", "ferry-treaty")
    assert result.exit_code == 0
    assert re.sub(VERSION, "selectolax VERSION", result.stdout) == snapshot
    assert result.stderr == snapshot
    text = Path("case/sources.yaml").read_bytes().decode()
    assert text.startswith(SOURCES)
    assert text.removeprefix(SOURCES) == snapshot
    assert Path("case/texts/ferry-treaty.html").read_bytes() == PAGE.encode()
    assert errors() == []
    again = here("source", "add", "case", "page.html")
    assert (again.exit_code, again.stderr) == (0, "held already; nothing to do\n")
    assert Path("case/sources.yaml").read_bytes().decode() == text


def test_a_dry_run_writes_nothing(here: Run) -> None:
    result = here("source", "add", "case", "page.html", "--dry-run")
    assert result.exit_code == 0
    assert "The ferry treaty (new source)" in result.stdout
    assert "would write case/texts/page.html\n" in result.stderr
    assert not Path("case/texts").exists()
    assert Path("case/sources.yaml").read_bytes() == SOURCES.encode()


def test_an_address_goes_to_the_source_that_has_it(here: Run, web: list[str]) -> None:
    result = here("source", "add", "case", "http://example.org/gazette")
    assert result.exit_code == 0
    assert web == ["http://example.org/gazette"]
    text = Path("case/sources.yaml").read_text("utf-8")
    assert text == SOURCES.replace("held: no\n", "held: yes\n", 1).replace(
        "      go on.\n", f"      go on.\n    file: gazette.html\n    accessed: {DAY}\n"
    )
    entry = armistice.load("case").sources["gazette"]
    assert (entry.held, entry.file, entry.notes) == (True, "gazette.html", "Words that go on.")


def test_a_source_is_fetched_by_its_id(here: Run, web: list[str]) -> None:
    assert here("source", "add", "case", "herald").exit_code == 0
    assert web == ["https://example.org/herald"]
    last = Path("case/sources.yaml").read_text("utf-8").splitlines()[-1]
    assert last.endswith(f", held: yes, file: herald.html, accessed: {DAY}}}")
    told = json.loads(Path("case/texts/herald.map.json").read_text("utf-8"))
    assert (told["address"], told["retrieved"]) == ("https://example.org/herald", DAY)


def test_a_new_address(here: Run, web: list[str], snapshot: SnapshotAssertion) -> None:
    here("source", "add", "case", "https://example.org/new", "--type", "treaty", "--private")
    assert web == ["https://example.org/new"]
    text = Path("case/sources.yaml").read_text("utf-8")
    assert text.removeprefix(SOURCES) == snapshot
    assert "/the-ferry-treaty.*\n" in Path("case/texts/.gitignore").read_text("utf-8")


def test_a_text_that_is_held_can_be_made_private_later(here: Run) -> None:
    here("source", "add", "case", "page.html", "--id", "gazette")
    assert not Path("case/texts/.gitignore").exists()
    result = here("source", "add", "case", "page.html", "--id", "gazette", "--private")
    assert (result.exit_code, result.stderr) == (0, "wrote case/texts/.gitignore\n")
    assert "/gazette.*\n" in Path("case/texts/.gitignore").read_text("utf-8")
    again = here("source", "add", "case", "page.html", "--id", "gazette", "--private")
    assert again.stderr == "held already; nothing to do\n"


def test_a_text_that_was_changed_is_not_said_to_be_missing(here: Run) -> None:
    here("source", "add", "case", "page.html", "--id", "gazette")
    with Path("case/texts/gazette.canonical.txt").open("a", encoding="utf-8") as stored:
        stored.write("One more line.\n")
    result = here("cite", "case", "gazette", "line")
    assert result.exit_code == 2
    assert "is not the file that was stored" in " ".join(result.stderr.split())
    assert "not held" not in result.stderr


def test_another_text_is_not_overwritten(here: Run) -> None:
    here("source", "add", "case", "page.html", "--id", "gazette")
    Path("other.md").write_text("# Another\n\nIt is another text.\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in Path("case").rglob("*") if path.is_file()}
    result = here("source", "add", "case", "other.md", "--id", "gazette")
    assert result.exit_code == 1
    assert result.stderr.startswith("error[A855]: `gazette.html` is held already, and is another")
    assert {path: path.read_bytes() for path in Path("case").rglob("*") if path.is_file()} == before
    replaced = here("source", "add", "case", "other.md", "--id", "gazette", "--replace")
    assert replaced.exit_code == 0
    assert "removed case/texts/gazette.html, which it replaces\n" in replaced.stderr
    assert armistice.load("case").text("gazette").content.startswith("# Another")  # type: ignore[union-attr]
    assert errors() == []


def test_an_entry_in_a_table_is_left_alone(here: Run) -> None:
    Path("case/sources.csv").write_text("id,type,title\nmemo,report,Memo\n", encoding="utf-8")
    result = here("source", "add", "case", "page.html", "--id", "memo")
    assert result.exit_code == 1
    assert "error[A854]: the entry of `memo` stands in `sources.csv`" in result.stderr
    assert not Path("case/texts").exists()


def test_a_bibliography_that_cannot_be_read_is_left_alone(here: Run) -> None:
    for path in Path("case").rglob("*.yaml"):
        if path.name != "case.yaml":
            path.unlink()
    Path("case/sources.yaml").write_bytes(b"# caf\xe9\n")
    result = here("source", "add", "case", "page.html")
    assert result.exit_code == 1
    assert "error[A854]: `sources.yaml` is not UTF-8 (byte 5)" in result.stderr
    assert Path("case/sources.yaml").read_bytes() == b"# caf\xe9\n"
    assert not Path("case/texts").exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("add", "case", "gazete"), "Did you mean the source `gazette`?"),
        (("add", "case", "page.html", "--id", "The Page"), "did you mean `the-page`?"),
        (("add", "case", "page.html", "--type", "poem"), "there is no type `poem`"),
        (("add", "case", "page.html", "--id", "gazette", "--title", "X"), "leave the options out"),
        (("show", "case", "gazete"), "Did you mean `gazette`?"),
        (("text", "case", "gazette", "--zone", "poem"), "'poem' is not one of"),
    ],
)
def test_wrong_usage(here: Run, arguments: tuple[str, ...], words: str) -> None:
    result = here("source", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())


@pytest.mark.parametrize(
    ("document", "code"),
    [("nowhere.pdf", "A840"), (".", "A840"), ("file:///etc/hostname", "A850"),
     ("http://localhost/x", "A851")],
)  # fmt: skip
def test_what_cannot_be_had(here: Run, document: str, code: str) -> None:
    result = here("source", "add", "case", document)
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"error[{code}]: " in result.stderr


def test_show(here: Run, snapshot: SnapshotAssertion) -> None:
    here("source", "add", "case", "page.html", "--id", "gazette")
    shown = here("source", "show", "case", "gazette")
    assert shown.exit_code == 0
    assert re.sub(VERSION, "selectolax VERSION", shown.stdout) == snapshot
    told = json.loads(here("source", "show", "case", "gazette", "--format", "json").stdout)
    assert told["words"] == {"title": 3, "body": 17, "boilerplate": 2}
    missing = here("source", "show", "case", "herald")
    assert "not held; `armistice source add case herald` fetches it" in missing.stdout


def test_text(here: Run) -> None:
    here("source", "add", "case", "page.html", "--id", "gazette")
    body = here("source", "text", "case", "gazette", "--zone", "body").stdout
    assert body.strip().startswith("The parties agreed to stop, and")
    whole = here("source", "text", "case", "gazette").stdout
    assert whole.rstrip("\n") == armistice.load("case").text("gazette").content  # type: ignore[union-attr]
    assert here("source", "text", "case", "herald").exit_code == 1


def test_the_flagship_is_ready_to_fetch(here: Run, web: list[str], tmp_path: Path) -> None:
    flagship = Path(__file__).parents[2] / "cases" / "nagorno-karabakh"
    copy = tmp_path / "copy" / "of" / "the" / "case"
    shutil.copytree(flagship, copy)
    name = "pm-am-2020-11-10-text"
    before = {path: path.read_text("utf-8") for path in copy.rglob("*.yaml")}
    assert here("source", "add", str(copy), name).exit_code == 0
    assert len(web) == 1
    assert web[0].startswith("https://www.primeminister.am/")
    changed = [path for path, text in before.items() if path.read_text("utf-8") != text]
    assert len(changed) == 1
    assert f"file: {name}.html" in changed[0].read_text("utf-8")
