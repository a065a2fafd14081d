"""Older formats become the current one by splicing: every other byte stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from armistice.case import load_case
from armistice.case import migrate as module
from armistice.case.migrate import NOTE, MigrationError, Splice, migrate, migrated
from armistice.case.writing import WritingError

HEAD = """\
# Прежний формат; a comment that stays
format: 0   # here it is
id: "old"
title: 'Old "case" — հին'
view_date: 2031-12-31
time_zone:   Etc/UTC
"""
EVENTS = """\
sources: [{id: wire-1, type: webpage, title: reporter, issued: 2031}]
actors:
  - {id: wire, kind: outlet, names: [{text: "агентство reporter: x"}]}
events:
- id: e-1   # reporter: no key
  act: attack
  date: 2031-01-01
  accounts:
  - "reporter":  wire
    citations: {source: wire-1, start: "reporter: said"}
- {id: e-2, act: attack, date: 2031-01-02, accounts: {reporter: wire, citations: {source: wire-1}}}
"""


def made(folder: Path, head: str = HEAD, events: str = EVENTS) -> Path:
    (folder / "records").mkdir(parents=True)
    (folder / "case.yaml").write_bytes(head.encode())
    (folder / "records" / "events.yaml").write_bytes(events.encode())
    return folder


def test_a_case_of_an_older_format_is_told_to_migrate(tmp_path: Path) -> None:
    head = HEAD.replace("view_date", "as_of").replace("time_zone", "zone")
    case = load_case(made(tmp_path / "case", head))
    found = next(each for each in case.diagnostics if each.code == "A113")
    assert found.help == "run `armistice migrate` on the case"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_migration_splices_and_leaves_every_other_byte(
    tmp_path: Path, line_end: str, mark: str
) -> None:
    head, events = (mark + text.replace("\n", line_end) for text in (HEAD, EVENTS))
    folder = made(tmp_path / "case", head, events)
    result = migrate(folder, write=True)
    assert (folder / "case.yaml").read_bytes().decode() == (
        head.replace("format: 0", "format: 1")
        .replace("view_date", "as_of")
        .replace("time_zone", "zone")
    )
    assert (folder / "records/events.yaml").read_bytes().decode() == (
        events.replace('- "reporter":', "- whose:").replace("{reporter: wire", "{whose: wire")
    )
    assert load_case(folder).sound
    assert result.begun == 0
    note = (folder / NOTE).read_text(encoding="utf-8")
    assert "## From format 0 to 1" in note
    assert '- `records/events.yaml`, line 9: `whose` instead of `"reporter"`' in note
    assert len(note.splitlines()) == 4 + len(result.changes)
    names = {path.name for path in folder.rglob("*") if path.is_file()}
    assert names == {"case.yaml", "events.yaml", NOTE}


def test_a_second_time_there_is_nothing_to_do(tmp_path: Path) -> None:
    folder = made(tmp_path / "case")
    migrate(folder, write=True)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    again = migrate(folder, write=True)
    assert (again.begun, again.texts, again.changes) == (1, {}, ())
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_looking_writes_nothing(tmp_path: Path) -> None:
    folder = made(tmp_path / "case")
    result = migrate(folder, write=False)
    assert set(result.texts) == {"case.yaml", "records/events.yaml"}
    assert (folder / "case.yaml").read_text(encoding="utf-8") == HEAD
    assert not (folder / NOTE).exists()


def test_half_a_migration_can_be_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = made(tmp_path / "case")
    replace = Path.replace

    def breaks(self: Path, target: Path) -> Path:
        if target.name == "case.yaml":
            raise OSError(28, "No space left on device")
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", breaks)
    with pytest.raises(WritingError, match="No space left"):
        migrate(folder, write=True)
    monkeypatch.undo()
    # The case file comes last, so that the case still says that it is of the old format.
    assert (folder / "case.yaml").read_text(encoding="utf-8") == HEAD
    assert not [path for path in folder.rglob("*") if path.name.startswith(".")]
    assert migrate(folder, write=True).begun == 0
    assert load_case(folder).sound


@pytest.mark.parametrize(
    ("head", "words"),
    [
        ("format: 2\n", "the case has format 2, and this version .* install a newer version"),
        ("format: one\n", "names no format; write `format: 1`"),
        ("id: x\n", "names no format"),
        ("- [\n", "names no format"),
    ],
)
def test_formats_that_are_refused(head: str, words: str) -> None:
    with pytest.raises(MigrationError, match=words):
        migrated({"case.yaml": head})


def test_no_case_file() -> None:
    with pytest.raises(MigrationError, match=r"no `case.yaml`"):
        migrated({})


def test_steps_run_one_after_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    def second(texts: object) -> tuple[Splice, ...]:
        assert isinstance(texts, dict)
        at = texts["case.yaml"].index("as_of")
        return (Splice("case.yaml", at, "as_of", "seen_on", "a new word"),)

    monkeypatch.setattr(module, "CURRENT", 2)
    result = migrated({"case.yaml": HEAD}, {**module.MIGRATIONS, 1: second})
    assert "seen_on: 2031-12-31" in result.texts["case.yaml"]
    assert "format: 2   # here it is" in result.texts["case.yaml"]
    with pytest.raises(MigrationError, match="no migration leads on from format 1"):
        migrated({"case.yaml": HEAD})
