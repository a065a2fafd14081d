"""Bibliographies in and out of a case: nothing doubled, no id twice, no other byte changed."""

import shutil
from pathlib import Path

import pytest

from armistice.case import CheckedCase, load_case
from armistice.case.bibliography import (
    BibliographyError,
    exported,
    imported,
    read_bibliography,
    reference_list,
    write_imported,
)

BASE = Path(__file__).parent / "base"

ZOTERO = r"""
@string{eup = {Edinburgh University Press}}
@book{Broers_2019, author = {Broers, Laurence}, title = {A {Rivalry}: \emph{Anatomy} \& more},
  publisher = eup, year = 2019, month = aug, isbn = {978-1}, issn = {1234-5678},
  abstract = {What it is about.}, langid = {english}}
@online{no, author = {{Ministry: Foreign Affairs}}, title = {"No": a statement, # 1},
  date = {2020-11-10~},
  url = {https://mfa.example/1}, urldate = {2026-11-21}, note = {Read twice.}}
@online{same-page, title = {Another title}, url = {http://www.mfa.example/1/?utm_source=x}}
@misc{NO, title = {Юг и Север}, year = {forthcoming}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    target = tmp_path / "case"
    shutil.copytree(BASE, target)
    return target


def brought(folder: Path, text: str, name: str = "zotero.bib", into: str = "") -> CheckedCase:
    case = load_case(folder)
    file = folder.parent / name
    file.write_text(text, encoding="utf-8")
    write_imported(case, imported(case, read_bibliography(file), into))
    return load_case(folder)


def test_entries_become_sources(folder: Path) -> None:
    case = brought(folder, ZOTERO)
    # An imported source waits to be cited, and nothing else is said of it.
    assert {one.code for one in case.diagnostics} == {"A307"}
    book = case.sources["broers-2019"]
    assert (book.title, book.publisher, book.isbn, book.language) == (
        "A Rivalry: Anatomy & more",
        "Edinburgh University Press",
        "978-1",
        "en",
    )
    assert (book.issued and book.issued.text, book.notes, book.held) == (
        "2019-08",
        "ISSN: 1234-5678",
        False,
    )
    page = case.sources["no"]
    assert (page.title, page.author[0].literal) == (
        '"No": a statement, # 1',
        "Ministry: Foreign Affairs",
    )
    assert (page.issued and page.issued.text, page.notes) == ("2020-11-10~", "Read twice.")
    # A key that differs in capitals alone is another entry, and no id is given twice.
    assert case.sources["no-2"].title == "Юг и Север"
    assert case.sources["no-2"].notes == "issued: forthcoming"


def test_what_is_there_is_listed_and_not_doubled(folder: Path) -> None:
    case = brought(folder, ZOTERO)
    again = imported(case, read_bibliography(folder.parent / "zotero.bib"))
    assert (again.added, again.file, again.entries) == ((), None, 4)
    assert [(one.key, one.source, one.why) for one in again.present] == [
        ("Broers_2019", "broers-2019", "same title and year"),
        ("no", "no", "same address"),
        ("same-page", "no", "same address"),
        ("NO", "no-2", "same title and year"),
    ]


@pytest.mark.parametrize("form", ["bibtex", "ris", "csl-json"])
def test_a_case_goes_out_and_comes_into_an_empty_one(
    folder: Path, tmp_path: Path, form: str
) -> None:
    case = brought(folder, ZOTERO)
    written = exported(case, form)
    bare = tmp_path / "bare"
    bare.mkdir()
    shutil.copy(BASE / "case.yaml", bare)
    copy = brought(bare, written, f"all.{form}")
    assert {one.code for one in copy.diagnostics} == {"A307"}
    fields = (
        "type",
        "title",
        "author",
        "issued",
        "address",
        "accessed",
        "notes",
        "isbn",
        "language",
    )
    for name, source in case.sources.items():
        if name == "same-page" or name not in copy.sources:
            continue
        assert [getattr(copy.sources[name], key) for key in fields] == [
            getattr(source, key) for key in fields
        ]
    assert set(copy.sources) == set(case.sources)


def test_other_files_and_other_bytes_stay(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    brought(folder, ZOTERO)
    after = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {folder / "sources.yaml"}


@pytest.mark.parametrize("before", ["", "# Every document.\nsources:\n", "sources: []\r\n"])
def test_an_empty_list_of_sources_is_begun(folder: Path, before: str) -> None:
    (folder / "sources.yaml").write_bytes(before.encode())
    case = brought(folder, ZOTERO)
    assert {"broers-2019", "no", "no-2"} <= set(case.sources)
    assert ("\r\n" in before) == (b"\r\n" in (folder / "sources.yaml").read_bytes())


def test_what_cannot_be_answered_says_why(folder: Path) -> None:
    case = load_case(folder)
    (folder.parent / "letter.txt").write_text("Dear colleague", encoding="utf-8")
    (folder.parent / "broken.bib").write_bytes(b"@book{a, title={\xff}}")
    with pytest.raises(BibliographyError, match="neither BibTeX nor RIS nor CSL-JSON"):
        read_bibliography(folder.parent / "letter.txt")
    with pytest.raises(BibliographyError, match="not UTF-8"):
        read_bibliography(folder.parent / "broken.bib")
    with pytest.raises(BibliographyError, match="no source `nothing`"):
        exported(case, "bibtex", ["nothing"])
    with pytest.raises(BibliographyError, match="not on this machine"):
        reference_list(case, next(iter(case.sources)))
    with pytest.raises(BibliographyError, match="no YAML file of the case"):
        brought(folder, ZOTERO, into="../elsewhere.yaml")
