"""The texts that a case rests on: looked up once, and what is amiss with them is told once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from armistice.case import load_case
from armistice.case.held_texts import HeldTexts
from made_case import write_case

if TYPE_CHECKING:
    from pathlib import Path

RECORDS = """\
sources:
  - {id: memoir, type: book, title: Memoir, issued: 2030, held: yes, file: memoir.txt}
  - {id: gazette, type: report, title: Gazette, issued: 2030, held: no}
places:
  - id: river
    kind: line
    citations:
      - {source: memoir, start: the bridge was open}
      - {source: memoir, start: the ferry lay idle}
      - {source: gazette, start: the mill}
"""
TEXT = b"That day the bridge was open, the ferry lay idle.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_case(tmp_path / "memoirs", RECORDS, {"memoir.txt": TEXT})


def test_a_text_is_read_once_and_only_where_it_is_held(folder: Path) -> None:
    texts = HeldTexts(load_case(folder))
    found = texts.of("memoir")
    assert found is not None
    assert found is texts.of("memoir")
    assert found.text.content == TEXT.decode()
    assert texts.of("gazette") is None
    assert texts.of("nothing") is None
    assert texts.faults == []


def test_a_text_that_is_not_on_this_machine_is_no_fault(folder: Path) -> None:
    (folder.parent / "texts" / "memoir.txt").unlink()
    texts = HeldTexts(load_case(folder))
    assert texts.of("memoir") is None
    assert texts.faults == []


def test_a_text_that_cannot_be_read_is_told_once_at_its_source(folder: Path) -> None:
    (folder.parent / "texts" / "memoir.txt").write_bytes(b"%PDF-1.7\ncut off")
    case = load_case(folder)
    (told,) = [each for each in case.diagnostics if each.code.startswith(("A84", "A85"))]
    assert told.concerns == "memoir"
    assert (told.location.file, told.location.line) == ("records.yaml", 2)
    assert told.message.startswith("the text of `memoir` cannot be used: ")
