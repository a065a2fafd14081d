"""Passages of texts that are held: marked in every brief, opened only in one that is asked to."""

import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest

import armistice
from armistice.brief import brief_html, write_brief

HERE = Path(__file__).parent
BEFORE = "The river was high that week. "
SENTENCE = "Nobody who stood on the bridge heard shots from the southern bank until noon. "
AFTER = "Then the wire went quiet & the <b>post</b> closed."
TEXT = f"Shots at the river\n\n{BEFORE}{SENTENCE}{AFTER}\n"
WORDS = "heard shots from the southern bank"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The case of these tests, its second report held and cited by a few words."""
    folder = tmp_path / "case"
    shutil.copytree(HERE / "case", folder)
    head = (folder / "case.yaml").read_text(encoding="utf-8")
    (folder / "case.yaml").write_text(f"{head}\ntexts: [../texts]\n", encoding="utf-8")
    records = (folder / "records.yaml").read_text(encoding="utf-8")
    records = records.replace(
        'address: "https://example.org/shots?a=1&b=2", held: no',
        'address: "https://example.org/shots?a=1&b=2", held: yes, file: shots.txt',
    ).replace("[{source: wire-b}]", f'[{{source: wire-b, start: "{WORDS}"}}]')
    (folder / "records.yaml").write_text(records, encoding="utf-8")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "shots.txt").write_text(TEXT, encoding="utf-8")
    return folder


def test_a_brief_prints_no_more_than_the_few_words(folder: Path) -> None:
    page = brief_html(armistice.load(folder))
    assert WORDS in page
    assert '<span class="tag">verified</span>' in page
    assert "verified: the words were found in the text of the source" in page
    assert "<mark>" not in page
    assert "Nobody who stood" not in page


def test_a_brief_that_is_asked_to_opens_its_passages(folder: Path) -> None:
    page = brief_html(armistice.load(folder), surroundings=True)
    assert f"Nobody who stood on the bridge <mark>{WORDS}</mark> until noon." in page
    assert "The river was high that week." in page
    assert "quiet &amp; the &lt;b&gt;post&lt;/b&gt; closed." in page


def test_without_the_text_there_is_nothing_to_open(folder: Path) -> None:
    shutil.rmtree(folder.parent / "texts")
    page = brief_html(armistice.load(folder), surroundings=True)
    assert WORDS in page
    assert "<mark>" not in page
    assert '<span class="tag">verified</span>' not in page


def test_the_document_shows_marks_and_passages_in_its_notes(folder: Path, tmp_path: Path) -> None:
    case = armistice.load(folder)
    notes = []
    for surroundings in (False, True):
        path = tmp_path / f"{surroundings}.docx"
        write_brief(case, path, surroundings=surroundings)
        with ZipFile(path) as document:
            notes.append(document.read("word/footnotes.xml").decode("utf-8"))
    assert all("(verified)" in note for note in notes)
    assert ["until noon" in note for note in notes] == [False, True]


def test_what_is_known_of_a_passage(folder: Path) -> None:
    case = armistice.load(folder)
    (wire, observer, _) = (account.citations[0] for account in case.events["shots"].accounts)
    found = case.passage(wire)
    assert str(found.status) == "verified"
    assert found.around is not None
    assert found.around.words == WORDS
    assert found.around.after.startswith(" until noon.")
    assert case.passage(observer).around is None
    assert str(case.passage(observer).status) == "not held"
