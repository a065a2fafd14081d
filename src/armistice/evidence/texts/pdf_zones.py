"""What the places and sizes of lines tell of a PDF: running heads, footnotes, the title."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.evidence.texts.pdf_lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:page|p\.|pg\.?|стр\.?|страница|seite|sayfa|səhifə|էջ)\s*)?"
    r"(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|из|von|de|sur|\|)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(\d{1,3}|[*†‡§]{1,3})[.)]?\s*(?=[^\W\d_]|[\"“”«‘(\[]|https?:)")
_EDGE_LINES = 2
_STEP_OF_A_HEAD = 1.5
"""In sizes of its letters: so far from the text stands what is no part of it."""
_SMALL = 0.93
_LARGE = 1.15
_LONGEST_TITLE = 5


def body_size(pages: Iterable[Sequence[Line]]) -> float:
    """The size, in points, in which most of the text is set."""
    sizes: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)


def page_zones(pages: Sequence[Sequence[Line]]) -> tuple[dict[Line, Zone], ...]:
    """For each page, the lines whose zone their place and size tell."""
    size = body_size(pages)
    heads = _running_heads(pages)
    found = []
    for number, lines in enumerate(pages):
        zones: dict[Line, Zone] = dict.fromkeys(heads[number], Zone.BOILERPLATE)
        rest = [line for line in lines if line not in zones]
        if number == 0:
            zones |= dict.fromkeys(_title(rest, size), Zone.TITLE)
        zones |= dict.fromkeys(_footnotes(rest, size), Zone.FOOTNOTE)
        found.append(zones)
    return tuple(found)


def note_label(text: str) -> str:
    """The number or sign with which a note begins; empty where it begins with none."""
    found = _NOTE.match(text)
    return found[1] if found else ""


def _running_heads(pages: Sequence[Sequence[Line]]) -> tuple[frozenset[Line], ...]:
    """Lines at the edge of pages that come back, but for a number that rises with the pages."""
    edges = [_edges(lines) for lines in pages]
    shapes = Counter(
        shape
        for number, edge in enumerate(edges)
        for shape in {shape for line in edge for shape in _shapes(line, number)}
    )
    often = max(2, len(pages) // 5)
    return tuple(
        frozenset(
            line
            for line in edge
            if _PAGE_NUMBER.fullmatch(line.text)
            or any(shapes[shape] >= often for shape in _shapes(line, number))
        )
        for number, edge in enumerate(edges)
    )


def _edges(lines: Sequence[Line]) -> list[Line]:
    """What stands at the upper and lower edge of a page, apart from its text."""
    down = sorted(lines, key=lambda line: -line.baseline)
    if len(down) <= 2 * _EDGE_LINES:
        return [line for line in down if _PAGE_NUMBER.fullmatch(line.text)]
    return [*_apart(down), *_apart(down[::-1])]


def _apart(inward: Sequence[Line]) -> list[Line]:
    """The first lines up to the last wide step among them; a number needs no step."""
    found: list[Line] = []
    for number in range(min(_EDGE_LINES, len(inward) - 1)):
        line, following = inward[number], inward[number + 1]
        is_note = line.raised[:1] and line.raised[0][0] == 0
        if not is_note and abs(line.baseline - following.baseline) > _STEP_OF_A_HEAD * line.size:
            found = list(inward[: number + 1])
    if not found and _PAGE_NUMBER.fullmatch(inward[0].text):
        return [inward[0]]
    return found


def _shapes(line: Line, page: int) -> tuple[str, str]:
    """A line as it comes back: to the letter, and with each number told from that of the page.

    A heading such as "Article 17" at the foot of a page has no likeness elsewhere: its number
    does not rise with the pages.
    """
    place = round(line.baseline / 12)
    words = line.text.casefold()
    told = re.sub(r"\d{1,5}", lambda found: f"<{int(found[0]) - page}>", words)
    return f"{place} {words}", f"{place} {told}"


def _footnotes(lines: Sequence[Line], size: float) -> list[Line]:
    """Small print at the foot of a column that begins with a number or sign.

    It runs from its first line to the last small one below. A page that is small print for the
    most part has a list on it and no footnotes.
    """
    small = [line for line in lines if line.size < _SMALL * size]
    if sum(len(line.text) for line in small) > 0.6 * sum(len(line.text) for line in lines):
        return []
    found: list[Line] = []
    begun = False
    for number, line in enumerate(lines):
        is_small = line.size < _SMALL * size
        if not is_small:
            begun = False
        elif not begun:
            below = [
                one
                for one in lines[number:]
                if one.baseline < line.baseline and one.left < line.right and one.right > line.left
            ]
            begun = bool(note_label(line.text)) and all(one.size < _SMALL * size for one in below)
        if begun and is_small:
            found.append(line)
    return found


def _title(lines: Sequence[Line], size: float) -> list[Line]:
    """The lines of the first page that are set largest, if they are large and few."""
    largest = max((line.size for line in lines if len(line.text) > 1), default=0.0)
    found = [line for line in lines if line.size > 0.97 * largest]
    return found if largest > _LARGE * size and len(found) <= _LONGEST_TITLE else []
