"""The words around a passage, as a reader would read on: about a sentence before and after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.anchors.locator import locator_of
from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from armistice.evidence.texts.model import Text

REACH = 320
"""The most code points shown before and after the words."""

_SENTENCE = re.compile(
    r"[.!?…։।؟][\"”’»)\]*]*\s+(?=[\"“‘«(\[*]*\w)"
    # A paragraph ends one too, unless an extractor broke it at the end of a page.
    r"|\n(?=[\"“‘«(\[*]*[A-ZÀ-ÞА-ЯԱ-Ֆ])"
)
_BREAKS = re.compile(r"\s*\n\s*\n\s*")
_SPACES = re.compile(r"[^\S\n]+|(?<!\n)\n(?!\n)")
_RUNNING = frozenset({Zone.BODY, Zone.QUOTATION})
_APART = frozenset(Zone) - _RUNNING


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage with what stands around it in the text.

    Attributes:
        before: What comes before the words, from the start of a sentence if that is near.
        words: The words of the passage, as the text has them without what interrupts it.
        after: What follows, to the end of a sentence if that is near.
        place: Where a reader finds it: ``page 3, paragraph 12``.
        cut: Whether text was left out at the beginning, and at the end.
    """

    before: str
    words: str
    after: str
    place: str
    cut: tuple[bool, bool]


def surroundings(text: Text, start: int, end: int) -> Surroundings:
    """What stands around a span of a text.

    What interrupts a running text (footnotes, running heads) is left out around a passage of it.

    Args:
        text: The text.
        start: Where the words begin, in code points.
        end: Where they end, that code point excluded.
    """
    zone = text.zone_at(start)
    zones = frozenset({zone}) if zone in _APART else frozenset({zone, *_RUNNING})
    before = _read(text, 0, start, zones)
    after = _read(text, end, len(text.content), zones, forward=True)
    lead, tail = _leading(before), _trailing(after)
    return Surroundings(
        before=_line(lead),
        words=_line(_folded(_of_zones(text, start, end, zones))).strip(),
        after=_line(tail),
        place=locator_of(start, text),
        cut=(len(lead.strip()) < len(before.strip()), len(tail.strip()) < len(after.strip())),
    )


def _read(
    text: Text, start: int, end: int, zones: frozenset[Zone], *, forward: bool = False
) -> str:
    """So much text next to a passage as may be shown, and a little more to see if it is cut."""
    much = REACH * 2
    parts: list[str] = []
    found = 0
    blocks = text.blocks if forward else reversed(text.blocks)
    for block in blocks:
        first, last = max(block.start, start), min(block.end, end)
        if first >= last or block.zone not in zones:
            continue
        part = text.content[first:last]
        part = part[:much] if forward else part[-much:]
        parts.append(part)
        found += len(part)
        if found >= much:
            break
    return _folded("".join(parts if forward else reversed(parts)))


def _of_zones(text: Text, start: int, end: int, zones: frozenset[Zone]) -> str:
    """A span without what interrupts it; all of it where no block says what it is."""
    spans = [
        (max(block.start, start), min(block.end, end))
        for block in text.blocks
        if block.zone in zones
    ]
    parts = [text.content[first:last] for first, last in spans if first < last]
    return "".join(parts) or text.content[start:end]


def _folded(words: str) -> str:
    """Lines joined, and one line end between paragraphs."""
    return "\n".join(_SPACES.sub(" ", part) for part in _BREAKS.split(words))


def _line(words: str) -> str:
    return words.replace("\n", " ")


def _leading(before: str) -> str:
    """The last sentence and a half before the words, within reach."""
    near = before[-REACH:]
    starts = [found.end() for found in _SENTENCE.finditer(near)]
    if len(near) == len(before) and len(starts) < 2:  # noqa: PLR2004 - all of it
        return near
    if len(starts) > 1:
        return near[starts[-2] :]
    if starts:
        return near[starts[-1] :]
    return near.split(" ", 1)[-1]


def _trailing(after: str) -> str:
    """The rest of the sentence and the next one after the words, within reach."""
    near = after[:REACH]
    ends = [found.end() for found in _SENTENCE.finditer(near)]
    if len(near) == len(after) and len(ends) < 2:  # noqa: PLR2004 - all of it
        return near
    if len(ends) > 1:
        return near[: ends[1]].rstrip()
    if ends:
        return near[: ends[0]].rstrip()
    return near.rsplit(" ", 1)[0]
