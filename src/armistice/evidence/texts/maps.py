"""The map of a text as a JSON file: zones, pages, paragraphs, calls, hashes, where it came from."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.model import Block, NoteCall, Page, Paragraph, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FORMAT = 1
_WORDS = ("media_type", "bytes_hash", "text_hash", "extractor", "extractor_version")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a held document came from.

    Attributes:
        address: The address from which it was fetched; empty for a file.
        final_address: Where redirects led.
        retrieved: The day of retrieval (EDTF), as whoever fetched it gives it.
        name: The name of the file that was added.
    """

    address: str = ""
    final_address: str = ""
    retrieved: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class TextMap:
    """All that a map says: the text without its content, and where the document came from."""

    text_hash: str
    text: Text
    origin: Origin


def dumped(text: Text, origin: Origin) -> str:
    """The map of a text as JSON: the same text gives the same bytes, one line for each block."""
    head: dict[str, Any] = {"format": FORMAT, **{word: getattr(text, word) for word in _WORDS}}
    head |= {
        key: value
        for key in ("address", "final_address", "retrieved", "name")
        if (value := getattr(origin, key))
    }
    head["notes"] = list(text.notes)
    lists: dict[str, list[list[Any]]] = {
        "blocks": [[b.start, b.end, str(b.zone), b.language] for b in text.blocks],
        "pages": [[p.start, p.end, p.label] for p in text.pages],
        "paragraphs": [[p.start, p.end, p.number] for p in text.paragraphs],
        "note_calls": [
            [c.start, c.end, c.label, c.note_start, c.note_end] for c in text.note_calls
        ],
    }
    lines = [f"  {_json(key)}: {_json(value)}" for key, value in head.items()]
    for key, rows in lists.items():
        inner = ",\n".join(f"    {_json(row)}" for row in rows)
        lines.append(f"  {_json(key)}: [\n{inner}\n  ]" if rows else f"  {_json(key)}: []")
    return "{\n" + ",\n".join(lines) + "\n}\n"


def loaded(written: bytes, content: str) -> TextMap:
    """The map of a text, bound to its content.

    Whether it is the map of this very text, the caller compares the hashes to see.

    Args:
        written: The map as JSON.
        content: The canonical text.

    Raises:
        TextError: The map breaks its own rules (A858).
    """
    try:
        told = json.loads(written)
        return _loaded(told, content)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        words = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
        raise TextError(
            "A858",
            f"the map of the text cannot be read: {words}",
            "run `armistice source add` with --replace to write it again",
        ) from error


def _loaded(told: Mapping[str, Any], content: str) -> TextMap:
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise ValueError(f"it is not of format {FORMAT}")
    words = {key: _word(told, key) for key in _WORDS}
    text_hash = words.pop("text_hash")
    text = Text(
        content=content,
        blocks=tuple(
            Block(start, end, Zone(zone), str(language))
            for start, end, zone, language in _rows(told, "blocks", 4)
        ),
        pages=tuple(Page(start, end, str(label)) for start, end, label in _rows(told, "pages", 3)),
        paragraphs=tuple(Paragraph(*row) for row in _rows(told, "paragraphs", 3)),
        note_calls=tuple(
            NoteCall(start, end, str(label), *note)
            for start, end, label, *note in _rows(told, "note_calls", 5)
        ),
        notes=tuple(map(str, told.get("notes", ()))),
        **words,
    )
    if text.text_hash == text_hash:
        _demand_spans(text)
    origin = Origin(
        **{
            key: _word(told, key)
            for key in ("address", "final_address", "retrieved", "name")
            if key in told
        }
    )
    return TextMap(text_hash, text, origin)


def _demand_spans(text: Text) -> None:
    """Blocks cover the text without a gap, and nothing lies outside of it."""
    length = len(text.content)
    ends = [0, *(block.end for block in text.blocks)]
    starts = [*(block.start for block in text.blocks), length]
    if ends != starts:
        raise ValueError("the blocks do not cover the text without a gap")
    spans: tuple[Page | Paragraph | NoteCall, ...] = (
        *text.pages,
        *text.paragraphs,
        *text.note_calls,
    )
    if any(not 0 <= one.start <= one.end <= length for one in spans):
        raise ValueError("a span lies outside of the text")
    if any(not 0 <= one.note_start <= one.note_end <= length for one in text.note_calls):
        raise ValueError("the span of a note lies outside of the text")
    if any(one.start > other.start for one, other in pairwise(text.paragraphs)):
        raise ValueError("the paragraphs are not in order")


def _word(told: Mapping[str, Any], key: str) -> str:
    value = told[key]
    if not isinstance(value, str):
        raise TypeError(f"`{key}` is no text")
    return value


def _rows(told: Mapping[str, Any], key: str, width: int) -> Sequence[Any]:
    rows = told[key]
    if not isinstance(rows, list):
        raise TypeError(f"`{key}` is no list")
    for row in rows:
        if not isinstance(row, list) or len(row) != width:
            raise TypeError(f"a row of `{key}` has not {width} values")
        if not all(type(value) is int for value in row if not isinstance(value, str)):
            raise TypeError(f"an offset in `{key}` is no whole number")
        if not (type(row[0]) is int and type(row[1]) is int):
            raise TypeError(f"an offset in `{key}` is no whole number")
    return rows


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
