"""New cases and new agreements: they check clean, overwrite nothing, copy no text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.case import load_case
from armistice.case.examples import ExampleError, copy_example, example_names
from armistice.case.identity import suggestion
from armistice.case.naming import is_id, safe_id
from armistice.case.start import StartError, start_agreement, start_case
from armistice.language.format import format_agreement

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Accord of the two banks

1. The Parties shall not open fire in the valley.
2. Southland shall release all prisoners by 3 May 2031.

Done on 1 March 2031.
"""
FILES = {
    *("case.yaml", "actors.yaml", "places.yaml", "sources.yaml", "vocabulary.yaml"),
    *("records/events.yaml", "agreements/first.agreement", "README.md", ".gitattributes"),
}


def text_file(folder: Path, content: str | bytes = TEXT, name: str = "accord.txt") -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_new_case_checks_clean_and_teaches(tmp_path: Path) -> None:
    folder = tmp_path / "Приднестровье 1992"
    made = start_case(folder, title='The "valley": \\ # 1', zone="Europe/Chisinau")
    assert set(made.files) == FILES
    case = load_case(folder)
    assert case.diagnostics == ()
    assert (case.id, case.title) == ("pridnestrove-1992", 'The "valley": \\ # 1')
    assert str(case.zone) == "Europe/Chisinau"
    for path in FILES - {"README.md", ".gitattributes"}:
        text = (folder / path).read_text(encoding="utf-8")
        assert text.count("\n# ") + text.startswith("# ") >= 3
        assert "{{" not in text
        assert b"\r" not in (folder / path).read_bytes()


def test_the_commented_examples_are_records(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    start_case(folder)
    for path in ("actors", "places", "sources", "records/events", "vocabulary"):
        file = folder / f"{path}.yaml"
        lines = file.read_text(encoding="utf-8").splitlines()
        shown = [line[2:] for line in lines if line.startswith("#   ")]
        heads = [line for line in lines if line.endswith(":") and not line.startswith("#")]
        body = "\n".join(shown)
        if path == "vocabulary":
            first, _, second = body.partition("\n  - {id: pumps")
            body = f"{heads[0]}\n{first}\n{heads[1]}\n  - {{id: pumps{second}"
        else:
            body = f"{heads[0]}\n{body}"
        file.write_text(body + "\n", encoding="utf-8")
    found = {each.code for each in load_case(folder).diagnostics}
    # The examples name each other; what they name besides is not there, and that is all.
    assert found <= {"A301", "A302", "A303", "A304", "A305", "A306", "A307", "A403", "A404"}


def test_the_commented_agreement_is_one(tmp_path: Path) -> None:
    start_case(tmp_path / "case")
    text = (tmp_path / "case/agreements/first.agreement").read_text(encoding="utf-8")
    lines = [line[2:] for line in text.splitlines() if line.startswith("# ") or line == "#"]
    start = next(at for at, line in enumerate(lines) if line.startswith("agreement "))
    code = "\n".join(lines[start:-2]).strip() + "\n"
    assert format_agreement(code) == code


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    start_case(tmp_path / "case")
    with pytest.raises(StartError, match="is a case already, and nothing is overwritten"):
        start_case(tmp_path / "case")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    with pytest.raises(StartError, match="is not empty"):
        start_case(tmp_path / "full")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["notes.txt"]
    with pytest.raises(StartError, match="is a file"):
        start_case(tmp_path / "full" / "notes.txt")
    (tmp_path / "empty").mkdir()
    assert start_case(tmp_path / "empty").files


def test_a_zone_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="no zone `Europe/Moscou`: did you mean"):
        start_case(tmp_path / "case", zone="Europe/Moscou")
    assert not (tmp_path / "case").exists()


def test_an_agreement_of_a_text(tmp_path: Path) -> None:
    made = start_agreement(tmp_path / "case", text_file(tmp_path))
    assert (made.agreement, made.parties) == ("accord", ("first-party", "second-party"))
    case = load_case(tmp_path / "case")
    assert case.diagnostics == ()
    assert case.title == "Accord of the two banks"
    assert case.texts == ("..",)
    source = case.sources["accord-text"]
    assert (source.held, source.file) == (True, "accord.txt")
    agreement = case.agreements["accord"]
    assert [clause.number for clause in agreement.clauses] == ["1", "2"]
    assert (agreement.clauses[1].says, agreement.norms) == ("...", ())
    assert case.agreements["accord"].clauses[1].citations[0].locator == "line 4"
    written = (tmp_path / "case/agreements/accord.agreement").read_text(encoding="utf-8")
    assert format_agreement(written) == written
    assert (tmp_path / "accord.txt").read_text(encoding="utf-8") == TEXT


def test_an_agreement_added_to_a_case(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    start_agreement(folder, text_file(tmp_path))
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(StartError, match="has an agreement `accord` already"):
        start_agreement(folder, tmp_path / "accord.txt")
    made = start_agreement(folder, tmp_path / "accord.txt", agreement="second", title="Second")
    assert made.files == ("records/second.yaml", "agreements/second.agreement")
    assert made.beside == ""
    case = load_case(folder)
    assert case.diagnostics == ()
    assert case.agreements["second"].title == "Second"
    assert all(path.read_bytes() == content for path, content in before.items())
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    third = start_agreement(folder, text_file(elsewhere, name="third.txt"))
    assert third.beside == "../elsewhere"
    with pytest.raises(StartError, match="its zone stands in case"):
        start_agreement(folder, tmp_path / "accord.txt", agreement="fourth", zone="Etc/UTC")


def test_parties_whom_the_text_names(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    start_case(folder)
    (folder / "actors.yaml").write_text(
        "actors:\n  - {id: s, kind: state, names: [{text: Southland}]}\n"
        "  - {id: n, kind: state, names: [{text: Northland}]}\n"
        "  - {id: p, kind: outlet, names: [{text: Accord}]}\n"
    )
    text = TEXT.replace("The Parties", "Northland and Southland")
    made = start_agreement(folder, text_file(tmp_path, text))
    assert (made.parties, made.guessed) == (("n", "s"), True)
    assert [each.code for each in load_case(folder).diagnostics] == ["A804"]
    with (folder / "case.yaml").open("a", encoding="utf-8") as file:
        file.write(f"texts: [{made.beside}]\n")
    assert load_case(folder).diagnostics == ()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "is a PDF: save it as plain text"),
        (b"PK\x03\x04", "is an office document"),
        ("caf\u00e9".encode("latin-1"), "is not UTF-8"),
        (b" \n\n ", "holds no words"),
        (b"x" * (5 << 20), "larger than any agreement"),
    ],
)
def test_texts_that_cannot_be_split(tmp_path: Path, content: bytes, words: str) -> None:
    with pytest.raises(StartError, match=words):
        start_agreement(tmp_path / "case", text_file(tmp_path, content))
    assert not (tmp_path / "case").exists()


def test_utf_16_is_read(tmp_path: Path) -> None:
    made = start_agreement(tmp_path / "case", text_file(tmp_path, TEXT.encode("utf-16")))
    assert made.split is not None
    assert len(made.split.clauses) == 2


def test_ids_that_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(StartError, match="Did you mean `agreement-2031-accord`"):
        start_agreement(tmp_path / "case", text_file(tmp_path), agreement="2031 Accord")
    made = start_agreement(tmp_path / "case", text_file(tmp_path, name="2020.txt"))
    assert made.agreement == "agreement-2020"
    assert load_case(tmp_path / "case").diagnostics == ()


@given(st.text(max_size=80))
def test_an_id_of_any_name_is_one(name: str) -> None:
    made = safe_id(name)
    assert suggestion(made) == made
    assert is_id(safe_id(name, "agreement", start="agreement"))


def test_ids_of_names() -> None:
    assert safe_id("Լեռնային") == "lernayin"
    assert safe_id("Şuşa / Shusha") == "susa-shusha"
    assert safe_id("..") == "case"
    assert safe_id("aux") == "aux-case"


# --- examples -------------------------------------------------------------------------------------


def test_every_example_is_a_sound_case(tmp_path: Path) -> None:
    assert "nagorno-karabakh" in example_names()
    for name in example_names():
        count = copy_example(name, tmp_path / name)
        assert count == sum(path.is_file() for path in (tmp_path / name).rglob("*")) > 5
        assert load_case(tmp_path / name).sound


def test_an_example_overwrites_nothing(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(ExampleError, match="nothing is overwritten"):
        copy_example("nagorno-karabakh", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    with pytest.raises(ExampleError, match="no example `atlantis`"):
        copy_example("atlantis", tmp_path / "new")
