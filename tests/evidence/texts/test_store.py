"""Texts that are held: written, read back, and refused where they are not what was stored."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_documents import column, made_pdf

from armistice.evidence.texts import store
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.maps import Origin, dumped, loaded
from armistice.evidence.texts.read import read_document
from armistice.evidence.texts.store import files_of, load_held, text_folders
from armistice.record.model import Source

if TYPE_CHECKING:
    from pathlib import Path

PDF = made_pdf([column(60, "words of the page"), column(60, "words of another")])
GAZETTE = Source(id="gazette", held=True, file="gazette.pdf")
ORIGIN = Origin("https://example.org/g", "https://example.org/h", "2031-04-02", "g.pdf")


@pytest.fixture
def held(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, content in files_of("gazette", PDF, read_document(PDF), ORIGIN).items():
        (folder / name).write_bytes(content)
    return folder


def fault(folder: Path, source: Source = GAZETTE) -> TextError:
    with pytest.raises(TextError) as raised:
        load_held([folder], source)
    return raised.value


def test_what_was_stored_is_read_back(held: Path) -> None:
    assert sorted(path.name for path in held.iterdir()) == [
        "gazette.canonical.txt",
        "gazette.map.json",
        "gazette.pdf",
    ]
    found = load_held([held], GAZETTE)
    assert found is not None
    assert found.text == read_document(PDF)
    assert (found.origin, found.stored, found.path.name) == (ORIGIN, True, "gazette.pdf")


def test_a_stored_text_is_never_extracted_again(
    held: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "read_document", lambda *_, **__: pytest.fail("extracted"))
    assert load_held([held], GAZETTE) is not None


def test_a_file_that_was_never_added_is_read_afresh(tmp_path: Path) -> None:
    (tmp_path / "memoir.txt").write_bytes(b"I was there.\n")
    found = load_held([tmp_path], Source(id="memoir", held=True, file="memoir.txt"))
    assert found is not None
    assert (found.text.content, found.stored) == ("I was there.\n", False)
    (tmp_path / "memoir.txt").write_bytes(b"I was there, and saw it.\n")
    again = load_held([tmp_path], Source(id="memoir", held=True, file="memoir.txt"))
    assert again is not None
    assert again.text.content == "I was there, and saw it.\n"


def test_what_is_not_held_is_none(tmp_path: Path) -> None:
    assert load_held([tmp_path, tmp_path / "nowhere"], GAZETTE) is None
    assert load_held([tmp_path], Source(id="x")) is None


@pytest.mark.parametrize("name", ["../secret.txt", "/etc/hostname", "a\0b", "..", "link.txt"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.txt").write_bytes(b"Secret.\n")
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert load_held([folder], Source(id="x", held=True, file=name)) is None


def test_a_document_that_was_changed_is_said_to_be_so(held: Path) -> None:
    (held / "gazette.pdf").write_bytes(PDF + b"\n")
    found = fault(held)
    assert found.code == "A857"
    assert found.message.startswith("`gazette.pdf` is not the file that was stored: its bytes have")


def test_a_text_that_was_changed_is_said_to_be_so(held: Path) -> None:
    path = held / "gazette.canonical.txt"
    path.write_bytes(path.read_bytes().replace(b"words", b"terms"))
    assert fault(held).message.startswith("`gazette.canonical.txt` is not the file that was stored")
    path.write_bytes(path.read_bytes() + b"One more line.\n")
    assert fault(held).code == "A857"
    path.write_bytes(b"\xff\xfe")
    assert fault(held).code == "A857"


def test_line_ends_of_this_machine_change_nothing(held: Path) -> None:
    path = held / "gazette.canonical.txt"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert load_held([held], GAZETTE).text == read_document(PDF)


def test_a_text_without_its_document_is_held_all_the_same(held: Path) -> None:
    (held / "gazette.pdf").unlink()
    found = load_held([held], GAZETTE)
    assert found is not None
    assert found.path.name == "gazette.canonical.txt"


def test_the_store_of_a_case_comes_first(tmp_path: Path) -> None:
    assert text_folders(tmp_path, ["../shared", "texts"]) == (
        tmp_path / "texts",
        tmp_path / "../shared",
    )


# --- maps -----------------------------------------------------------------------------------------

TEXT = read_document(PDF)
MAP = json.loads(dumped(TEXT, ORIGIN))


def broken(**keys: object) -> bytes:
    return json.dumps({**MAP, **keys}).encode()


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b"[" * 100_000,
        broken(format=2),
        broken(blocks=[]),
        broken(blocks=[[0, 5, "body", "en"]]),
        broken(blocks=[[0, len(TEXT.content), "poem", ""]]),
        broken(blocks=[["0", len(TEXT.content), "body", ""]]),
        broken(blocks=[[0, True, "body", ""]]),
        broken(blocks="body"),
        broken(pages=[[0, 10**9, "1"]]),
        broken(pages=[[0, 5]]),
        broken(paragraphs=[[-1, 5, 1]]),
        broken(note_calls=[[0, 1, "1", 5, 10**9]]),
        broken(extractor=7),
        broken(text_hash=None),
    ],
)
def test_a_map_that_breaks_its_rules(written: bytes) -> None:
    with pytest.raises(TextError, match="A858"):
        loaded(written, TEXT.content)


def test_the_same_text_gives_the_same_map() -> None:
    written = dumped(TEXT, ORIGIN)
    assert written == dumped(read_document(PDF), ORIGIN)
    back = loaded(written.encode(), TEXT.content)
    assert (back.text, back.origin, back.text_hash) == (TEXT, ORIGIN, TEXT.text_hash)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1, max_size=200))
def test_whatever_a_text_holds_its_map_brings_it_back(words: str) -> None:
    try:
        text = read_document(words.encode("utf-8", "surrogatepass"))
    except TextError:
        return
    assert loaded(dumped(text, Origin()).encode(), text.content).text == text
