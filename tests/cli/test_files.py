"""``armistice check``, ``fmt`` and ``schemas``: what reads and writes the files of a case."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

HERE = Path(__file__).parent
TIDY = (HERE / "case" / "agreements" / "valley-2021.agreement").read_text(encoding="utf-8")
UNTIDY = TIDY.replace("  parties    Northland", "   parties   Northland")
BROKEN = TIDY.replace("must not conduct", "must not not conduct")


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_check(run: Run, snapshot: SnapshotAssertion, form: str) -> None:
    result = run("check", "case", "--format", form)
    assert result.exit_code == 0
    assert result.stderr == "case: 6 notes\n"
    assert result.stdout == snapshot


def test_check_without_notes(run: Run) -> None:
    result = run("check", "case", "--no-notes")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "case: nothing to remark\n"
    assert run("check", "case", "--no-notes", "--format", "json").stdout == "[]\n"


def test_check_finds_errors_and_verdicts_are_given_all_the_same(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "copy"
    shutil.copytree(HERE / "case", folder)
    records = folder / "records.yaml"
    text = records.read_text(encoding="utf-8")
    records.write_text(text.replace("    place: valley\n", "    place: vally\n"), encoding="utf-8")
    result = run("check", str(folder), "--no-notes")
    assert result.exit_code == 1
    assert f"--> {folder.as_posix()}/records.yaml:" in result.stdout
    assert "place: vally" in result.stdout
    assert "2 errors" in result.stderr
    answer = run("verdicts", str(folder))
    assert answer.exit_code == 0
    assert answer.stderr.startswith("warning: the case has 2 errors")


def test_fmt_lays_out(run: Run, agreement_file: Callable[[str], Path]) -> None:
    path = agreement_file(UNTIDY)
    if os.name != "nt":
        path.chmod(0o640)
    result = run("fmt", str(path))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"{path}: laid out\n")
    assert path.read_text(encoding="utf-8") == TIDY
    assert os.name == "nt" or path.stat().st_mode & 0o777 == 0o640
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
    again = run("fmt", str(path))
    assert (again.exit_code, again.stderr) == (0, "")


def test_fmt_check_shows_what_would_change(run: Run, agreement_file: Callable[[str], Path]) -> None:
    path = agreement_file(UNTIDY)
    result = run("fmt", "--check", str(path.parent))
    assert result.exit_code == 1
    assert "-   parties   Northland" in result.stdout
    assert "+  parties    Northland" in result.stdout
    assert result.stderr == "1 of 1 file would change\n"
    assert path.read_text(encoding="utf-8") == UNTIDY
    assert run("fmt", "--check", "case").exit_code == 0


def test_fmt_to_standard_output_writes_nothing(
    run: Run, agreement_file: Callable[[str], Path]
) -> None:
    path = agreement_file(UNTIDY)
    result = run("fmt", "--stdout", str(path))
    assert (result.exit_code, result.stdout_bytes) == (0, TIDY.encode())
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_fmt_leaves_what_it_cannot_read(run: Run, agreement_file: Callable[[str], Path]) -> None:
    path = agreement_file(BROKEN)
    for options in ([], ["--check"], ["--stdout"]):
        result = run("fmt", *options, str(path))
        assert (result.exit_code, result.stdout) == (1, "")
        assert "must not not conduct" in result.stderr
        assert "left as it is" in result.stderr
        assert path.read_text(encoding="utf-8") == BROKEN


def test_fmt_keeps_the_line_ends_of_a_file(run: Run, agreement_file: Callable[[str], Path]) -> None:
    path = agreement_file(UNTIDY.replace("\n", "\r\n"))
    assert run("fmt", str(path)).exit_code == 0
    assert path.read_bytes() == TIDY.replace("\n", "\r\n").encode()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")
def test_fmt_of_a_folder_takes_plain_files_alone(
    run: Run, agreement_file: Callable[[str], Path], tmp_path: Path
) -> None:
    path = agreement_file(UNTIDY)
    inside = tmp_path / "inside"
    inside.mkdir()
    os.mkfifo(inside / "pipe.agreement")
    (inside / "link.agreement").symlink_to(path)
    (inside / "folder.agreement").mkdir()
    assert run("fmt", str(inside)).exit_code == 0
    assert path.read_text(encoding="utf-8") == UNTIDY


def test_fmt_wants_text(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "made.agreement"
    path.write_bytes(b"agreement \xff")
    result = run("fmt", str(path))
    assert result.exit_code == 2
    assert "is not UTF-8 (byte 10)" in result.stderr
    assert run("fmt").exit_code == 2
    assert run("fmt", "--check", "--stdout", "case").exit_code == 2


def test_schemas(run: Run, tmp_path: Path) -> None:
    result = run("schemas", str(tmp_path / "made"))
    assert (result.exit_code, result.stdout) == (0, "")
    names = {path.name for path in (tmp_path / "made").iterdir()}
    assert {"events.json", "sources.json", "file.json"} <= names
    assert f"wrote {len(names)} schemas" in result.stderr
    assert "$schema" in json.loads((tmp_path / "made" / "events.json").read_text("utf-8"))


def test_a_brief_is_handed_to_the_room_that_writes_it(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: dict[str, object] = {}

    def writes(case: object, path: Path, **choices: str) -> None:
        asked.update(choices, case=repr(case), path=path)

    monkeypatch.setattr("armistice.brief.write_brief", writes, raising=False)
    page = tmp_path / "page.html"
    result = run("brief", "case", "-o", str(page), "--as-of", "2021-06-30")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", f"wrote {page}\n")
    assert asked["path"] == page
    assert (asked["as_of"], asked["known_at"], asked["agreement"]) == ("2021-06-30", "", "")
    assert run("brief", "case").exit_code == 2
    wrong = run("brief", "case", "-o", str(page), "--agreement", "valley")
    assert wrong.exit_code in {0, 2}


def test_the_ending_chooses_the_form_of_a_brief(run: Run, tmp_path: Path) -> None:
    wrong = run("brief", "case", "-o", str(tmp_path / "brief.odt"))
    assert wrong.exit_code == 2
    assert "`brief.odt` must end in `.html`, `.docx` or `.pdf`." in wrong.stderr
    for ending, first in (("docx", b"PK"), ("pdf", b"%PDF")):
        path = tmp_path / f"brief.{ending}"
        assert run("brief", "case", "-o", str(path)).exit_code == 0
        assert path.read_bytes().startswith(first)
