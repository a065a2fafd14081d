"""The furniture of pages: running heads and feet, printed page numbers, labels of pages.

A line at the edge of a page is furniture where it comes again on other pages at the same edge.
Numbers in it count as equal where they rise with the pages: ``Article 5`` and ``Article 9`` at
the top of two pages are no running head, ``112 | Journal`` and ``113 | Journal`` are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.evidence.texts.headings import begins_section
from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.evidence.texts.lines import Draft
    from armistice.evidence.texts.model import Page

_EDGE = 3  # lines from the top or the bottom of a page that may be furniture
_LONGEST = 160
_ENOUGH_PAGES = 3
_FEW_PAGES = 4
_HIGHEST_ROMAN = 60
_NUMBER = re.compile(r"(?<![\w.,])(\d{1,4})(?![\w]|[.,]\d)")
_ALONE = re.compile(
    r"^[\W_]*(?:(?:page|p|pg|seite|strona|str|стр|страница|с|səh|sayfa|halaman|էջ)\b[.]?\s*)?"
    r"(\d{1,4}|[ivxl]{1,7})(?:\s*(?:/|of|von|z|из|dari)\s*\d{1,4})?[\W_]*$",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@dataclass(frozen=True, slots=True)
class _Edge:
    """A line at an edge of a page, and how it is told from others at that edge."""

    number: int
    page: int
    depth: int
    keys: tuple[str, ...]


def furniture(draft: Draft) -> dict[int, Claim]:
    """The running heads, running feet and page numbers of a text with pages."""
    repeated = _repeated(draft)
    return {edge.number: Claim(Zone.BOILERPLATE) for edge in repeated}


def printed_labels(draft: Draft) -> tuple[Page, ...]:
    """The pages with the numbers printed on them, where these rise page by page.

    A page whose number is not printed gets the one that the pages beside it imply. Labels that
    the format itself gives, other than a bare count from 1, stay.
    """
    pages = draft.pages
    counted = all(page.label in ("", str(index + 1)) for index, page in enumerate(pages))
    if not pages or not counted:
        return pages
    arabic: defaultdict[int, set[int]] = defaultdict(set)
    roman: defaultdict[int, set[int]] = defaultdict(set)
    for edge in _repeated(draft):
        text = draft.head(edge.number)
        numbered = _ALONE.match(text)
        if numbered and not numbered[1].isdigit():
            value = _roman(numbered[1])
            if value:
                roman[value - edge.page].add(edge.page)
        for found in _NUMBER.findall(text):
            arabic[int(found) - edge.page].add(edge.page)
    return _labelled(pages, _best(arabic), _best(roman))


def _best(offsets: Mapping[int, set[int]]) -> tuple[int, set[int]]:
    """The difference of number and place on which most pages agree, and these pages."""
    if not offsets:
        return 0, set()
    offset = max(offsets, key=lambda key: (len(offsets[key]), -abs(key)))
    return offset, offsets[offset]


def _labelled(
    pages: tuple[Page, ...], arabic: tuple[int, set[int]], roman: tuple[int, set[int]]
) -> tuple[Page, ...]:
    labels = [page.label or str(index + 1) for index, page in enumerate(pages)]
    front_end = max(roman[1]) + 1 if roman[1] else 0
    for index in range(len(pages)):
        if index < front_end and index not in arabic[1]:
            value = index + roman[0]
            labels[index] = _as_roman(value) if value > 0 else labels[index]
        elif arabic[1] and index + arabic[0] > 0:
            labels[index] = str(index + arabic[0])
    return tuple(replace(page, label=label) for page, label in zip(pages, labels, strict=True))


def _repeated(draft: Draft) -> list[_Edge]:
    """The lines at the edges of pages that come again on other pages."""
    if len(draft.pages) < 2:  # noqa: PLR2004 -- one page repeats nothing
        return []
    few = len(draft.pages) <= _FEW_PAGES
    found: list[_Edge] = []
    for edges in _edges(draft):
        seen: Counter[tuple[str, int]] = Counter(
            pair for pair in {(key, edge.page) for edge in edges for key in edge.keys}
        )
        pages_of = Counter(key for key, _ in seen)
        by_page: defaultdict[int, list[_Edge]] = defaultdict(list)
        for edge in edges:
            by_page[edge.page].append(edge)
        for on_page in by_page.values():
            # Only what reaches the very edge is furniture: behind a line of text none follows.
            for edge in sorted(on_page, key=lambda each: each.depth):
                if not any(pages_of[key] >= _enough(key, few=few) for key in edge.keys):
                    break
                found.append(edge)
    return found


def _enough(key: str, *, few: bool) -> int:
    """On how many pages a line must stand: words with a rising number always on three."""
    return 2 if few and "#" not in key else _ENOUGH_PAGES


def _edges(draft: Draft) -> Iterator[list[_Edge]]:
    """The lines at the tops of pages, then those at the bottoms."""
    lines_on: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(draft.lines):
        claim = draft.claimed.get(number)
        if claim is None or claim.zone is Zone.BOILERPLATE:
            lines_on[line.page].append(number)
    for step in (1, -1):
        edges = []
        for page, numbers in lines_on.items():
            # A page of few lines has no furniture but at its very edges.
            depth = min(_EDGE, max(1, len(numbers) // 4))
            for place, number in enumerate(numbers[::step][:depth]):
                if draft.lines[number].length <= _LONGEST:
                    edges.append(_Edge(number, page, place, _keys(draft.head(number), page)))
        yield edges


def _keys(text: str, page: int) -> tuple[str, ...]:
    """How a line is told: its words, and its words with a number that rises with the pages."""
    folded = " ".join(text.casefold().split())
    alone = _ALONE.match(folded)
    if alone:
        value = int(alone[1]) if alone[1].isdigit() else _roman(alone[1])
        kind = "number" if alone[1].isdigit() else "roman"
        return (f"{kind} {value - page}",) if value else (folded,)
    if begins_section(folded):
        return (folded,)  # articles rise with the pages where each page has one
    rising = (
        f"{folded[: found.start()]}#{int(found[1]) - page}{folded[found.end() :]}"
        for found in _NUMBER.finditer(folded)
    )
    return (folded, *rising)


def _roman(text: str) -> int:
    """The value of a small Roman number; 0 where it is none."""
    values = [_ROMAN.get(letter, 0) for letter in text.casefold()]
    total = sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
    well_formed = 0 < total <= _HIGHEST_ROMAN and _as_roman(total) == text.casefold()
    return total if well_formed else 0


def _as_roman(value: int) -> str:
    text = ""
    for sign, worth in (
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ):
        text += sign * (value // worth)
        value %= worth
    return text
