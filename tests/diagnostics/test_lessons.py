"""What ``explain`` teaches is true: every example causes its code, and nothing else."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from brought import IMPORT, brought
from sourced import ELSEWHERE, SOURCE, sourced
from syrupy.assertion import SnapshotAssertion

from armistice.case import CheckedCase, load_case
from armistice.case.sealing import sealed, write
from armistice.diagnostics import CODES, capped, render
from armistice.diagnostics.lessons import LESSONS

WORLD = Path(__file__).parents[1] / "language" / "base"
HEAD = """\
agreement river-2031 "The agreement on the river"
  parties    Northland, Southland
  effective  2031-03-01 00:00 Europe/Paris

"""
CHECK = "armistice check "
BESIDE = {
    "A118": {"A217"},
    "A120": {"A202", "A204"},
    "A504": {"A501", "A502"},
    "A822": {"A823", "A825"},
    "A825": {"A824"},
    "A827": {"A824"},
}


def caused(code: str, folder: Path) -> CheckedCase:
    """The made-up world with what the lesson on a code shows."""
    lesson = LESSONS[code]
    river = folder / "river"
    shutil.copytree(WORLD, river)
    if not lesson.file:
        return commanded(lesson.example, folder)
    text = lesson.example
    if lesson.file.endswith(".agreement") and "agreement " not in text:
        text = HEAD + text
    name = "more.yaml" if lesson.file == "records.yaml" else lesson.file
    (river / name).write_text(text, encoding="utf-8")
    return load_case(river)


def commanded(example: str, folder: Path) -> CheckedCase:
    """The case that a line for the shell leads to; its last command loads it."""
    person = "actors:\n  - {id: someone, kind: person}\n"
    (folder / "people.yaml").write_text(person, encoding="utf-8")
    (folder / "memoir.txt").write_text("I was there.\n" * 500, encoding="utf-8")
    memoirs(folder)
    *before, check = re.split(r"\s+&&\s+", example)
    for line in before:
        if line.startswith(SOURCE):
            sourced(line, folder)
            continue
        home = {**os.environ, "HOME": str(folder)}
        subprocess.run(["sh", "-c", line], cwd=folder, env=home, check=True)
    if check.startswith(SOURCE):
        return sourced(check, folder)
    if check.startswith(IMPORT):
        return brought(check, folder)
    assert check.startswith(CHECK)
    return load_case(folder / check.removeprefix(CHECK))


def memoirs(folder: Path) -> None:
    """A case that rests on a text beside it, and its seal."""
    text = "I was there.\n" * 500 + "That day the bridge was open, the ferry lay idle.\n"
    (folder / "texts").mkdir()
    (folder / "texts" / "memoir.txt").write_text(text, encoding="utf-8", newline="\n")
    shutil.copytree(Path(__file__).parent / "memoirs", folder / "memoirs")
    write(folder / "memoirs", sealed(load_case(folder / "memoirs"), ()))


@pytest.mark.parametrize("code", CODES)
def test_every_example_causes_its_code_and_no_other(code: str, tmp_path: Path) -> None:
    if os.name == "nt" and not LESSONS[code].file:
        pytest.skip("a line for the shell")
    if code in ELSEWHERE:
        pytest.skip(f"shown in {ELSEWHERE[code]}")
    found = {each.code for each in caused(code, tmp_path).diagnostics}
    # Who reads no agreement out of a hundred statements is told of the hundred too, and an idle
    # suppression leaves what it should have suppressed. What is said of a phrase or a second seal
    # is said beside what the seal itself is worth.
    assert code in found
    assert found - {code} <= BESIDE.get(code, set())


@pytest.mark.parametrize("code", CODES)
def test_how_an_example_is_shown(code: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    if os.name == "nt" and not LESSONS[code].file:
        pytest.skip("a line for the shell")
    if code in ELSEWHERE:
        pytest.skip(f"shown in {ELSEWHERE[code]}")
    case = caused(code, tmp_path)
    some, left_out = capped(case.diagnostics, most=2)
    shown = render(some, read=case.source_text).replace(tmp_path.as_posix(), "FOLDER")
    assert "\n".join([shown, *left_out]) == snapshot


def test_the_world_of_the_examples_is_sound() -> None:
    assert load_case(WORLD).diagnostics == ()


@pytest.mark.parametrize("code", CODES)
def test_every_lesson_is_short(code: str) -> None:
    lesson = LESSONS[code]
    assert lesson.mend.endswith((".", "`."))
    assert len(lesson.mend) <= 240
    assert lesson.example.count("\n") <= 12
    assert max(map(len, lesson.example.splitlines())) <= 100


def test_every_code_has_one_lesson() -> None:
    assert set(LESSONS) == set(CODES)
