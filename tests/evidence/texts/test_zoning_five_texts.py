"""Zoning of the five real texts, against what a reader labelled line by line.

The labels stand in ``expected/``: numbers of lines, and no word of the texts.
"""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from armistice.evidence.texts.model import Text, Zone
from armistice.evidence.texts.plain import read_plain

SOURCES = Path(__file__).parents[4] / "shared" / "sources"
EXPECTED = sorted((Path(__file__).parent / "expected").glob("*.yaml"))

pytestmark = pytest.mark.skipif(
    not SOURCES.is_dir(), reason="the five texts may not be passed on: no ../shared/sources here"
)


@dataclass(frozen=True)
class Label:
    first: int
    last: int
    zone: Zone
    language: str | None


@dataclass(frozen=True)
class Expectation:
    labels: tuple[Label, ...]
    links: dict[int, int]
    note_calls: dict[str, list[int]]
    paragraphs: list[list[int]]

    @classmethod
    def read(cls, path: Path) -> Expectation:
        given = yaml.safe_load(path.read_text("utf-8"))
        labels = []
        for each in given["zones"]:
            first, _, last = str(each["lines"]).partition("-")
            zone = Zone(each["zone"])
            labels.append(Label(int(first), int(last or first), zone, each.get("language")))
        calls = {str(label): lines for label, lines in given["note_calls"].items()}
        return cls(tuple(labels), given["links"], calls, given["paragraphs"])


@cache
def text_of(name: str) -> Text:
    return read_plain((SOURCES / f"{name}.txt").read_bytes())


def each_line(text: Text) -> list[tuple[int, int]]:
    """Start and end of each line, by number from 1."""
    spans, start = [(0, 0)], 0
    for line in text.content.split("\n"):
        spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans


def zones_in(text: Text, start: int, end: int) -> set[Zone]:
    """The zones of the ink between two offsets."""
    return {
        block.zone
        for block in text.blocks
        if block.start < end
        and start < block.end
        and text.content[max(start, block.start) : min(end, block.end)].strip()
    }


@pytest.fixture(params=EXPECTED, ids=lambda path: path.stem)
def case(request: pytest.FixtureRequest) -> tuple[Text, Expectation]:
    return text_of(request.param.stem), Expectation.read(request.param)


def test_there_is_an_expectation_for_each_text() -> None:
    assert {path.stem for path in EXPECTED} == {path.stem for path in SOURCES.glob("*.txt")}


def test_each_line_with_ink_is_labelled(case: tuple[Text, Expectation]) -> None:
    text, expected = case
    labelled = {n for label in expected.labels for n in range(label.first, label.last + 1)}
    for number, (start, end) in enumerate(each_line(text)):
        if text.content[start:end].strip():
            assert number in labelled


def test_zones(case: tuple[Text, Expectation]) -> None:
    """No sentence of the body is lost to a mask; no note, no reference is read as body."""
    text, expected = case
    spans = each_line(text)
    wrong = []
    for label in expected.labels:
        for number in range(label.first, label.last + 1):
            marks = {Zone.BOILERPLATE} if number in expected.links else set()
            found = zones_in(text, *spans[number]) - marks
            if found and found != {label.zone}:
                wrong.append((number, label.zone, found))
    assert wrong == []


def test_only_brackets_and_addresses_of_links_are_masked(case: tuple[Text, Expectation]) -> None:
    text, expected = case
    spans = each_line(text)
    for number, count in expected.links.items():
        start, end = spans[number]
        masked = [
            text.content[block.start : block.end]
            for block in text.blocks
            if block.zone is Zone.BOILERPLATE and start <= block.start < end
        ]
        assert masked == ["[", "](#)"] * count


@pytest.mark.parametrize("width", [80, 90, 100, 120])
def test_zones_of_the_same_texts_in_rows_of_print(
    case: tuple[Text, Expectation], width: int
) -> None:
    """The labels hold however wide the rows are into which an extraction breaks the lines."""
    text, expected = case
    zone_of = {
        number: label.zone
        for label in expected.labels
        for number in range(label.first, label.last + 1)
    }
    rows: list[tuple[str, Zone | None]] = []
    for number, line in enumerate(text.content.split("\n"), start=1):
        broken = textwrap.wrap(line, width, break_long_words=False) or [""]
        rows.extend((row, zone_of.get(number)) for row in broken)
    wrapped = read_plain("\n".join(row for row, _ in rows).encode())
    wrong = []
    for (row, zone), (start, end) in zip(rows, each_line(wrapped)[1:], strict=True):
        found = zones_in(wrapped, start, end)
        if zone is Zone.BODY and "](#)" in row:
            found.discard(Zone.BOILERPLATE)
        if row.strip() and found != {zone}:
            wrong.append((start, zone, found))
    assert wrong == []
    assert len(wrapped.note_calls) == len(expected.note_calls)


def test_languages(case: tuple[Text, Expectation]) -> None:
    text, expected = case
    spans = each_line(text)
    for label in expected.labels:
        start, end = spans[label.first][0], spans[label.last][1]
        inside = [
            b for b in text.blocks if b.start < end and start < b.end and b.zone == label.zone
        ]
        if label.language is not None:
            assert {block.language for block in inside} == {label.language}


def test_note_calls(case: tuple[Text, Expectation]) -> None:
    text, expected = case

    def line_of(offset: int) -> int:
        return text.content.count("\n", 0, offset) + 1

    found = {
        call.label: [line_of(call.start), line_of(call.note_start)] for call in text.note_calls
    }
    assert found == expected.note_calls
    assert len(text.note_calls) == len(expected.note_calls)
    for call in text.note_calls:
        note = text.content[call.note_start : call.note_end]
        assert note.removeprefix("- ").startswith(f"{call.label} ")
        assert text.zone_at(call.note_start) is Zone.FOOTNOTE


def test_paragraphs(case: tuple[Text, Expectation]) -> None:
    """A paragraph that notes or the end of a page interrupt is one."""
    text, expected = case
    spans = each_line(text)
    found = []
    for paragraph in text.paragraphs:
        lines = [
            number
            for number, (start, end) in enumerate(spans)
            if paragraph.start < end
            and start < paragraph.end
            and text.zone_at(start) in (Zone.BODY, Zone.QUOTATION)
            and text.content[start:end].strip()
        ]
        found.append(lines)
    assert found == expected.paragraphs
    assert [paragraph.number for paragraph in text.paragraphs] == [*range(1, len(found) + 1)]
