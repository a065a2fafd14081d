"""The lines of a text, freed of what belongs to the page: numbers, running heads, rules, marks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_PAGE = re.compile(
    r"[-–—|\s]*(?:(?:page|p|pg|стр|страница|с|seite|sayfa|səhifə|página|pagina|էջ|ص|صفحة)\.?\s*)?"
    r"\d{1,4}(?:\s*(?:/|of|из|von|de|sur|\|)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_PAGED = re.compile(
    r"\b(?:page|pg|стр|страница|seite|sayfa|səhifə|página|pagina|էջ|صفحة)\b\.?\s*\d", re.IGNORECASE
)
_RULE = re.compile(r"(?:[-=_*~#·•.]\s*){3,}")
_HEADING = re.compile(r"#{1,6}\s+(.*?)\s*#*")
_EMPHASIS = re.compile(
    r"(?<![\w*])(\*{1,3})(?=\S)(.+?)(?<=\S)\1(?![\w*])|(?<!\w)(_{1,3})(?=\S)(.+?)(?<=\S)\3(?!\w)"
)
_END = re.compile(r"[.;:!?…։。؛؟][»”’\"')\]]*$|:$")
_TWICE = 2
_LONGEST_HEAD = 12
_NARROW = 0.75
_LEAST_WIDTH = 40
_LONGEST_MARKED = 4000
"""In longer lines emphasis is not looked for: they are no prose, and it would take for ever."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that says something.

    Attributes:
        number: Which line of the file it is, from 1.
        text: Its words, without the marks of Markdown.
        indent: How many blanks stand before them.
        apart: Whether a blank line, or nothing, stands above it.
        marked: Whether Markdown says that it is a heading.
        fresh: Whether what stands above it had come to an end.
        short: Whether it ends well before the margin, so that what follows begins anew.
    """

    number: int
    text: str
    indent: int
    apart: bool
    marked: bool
    fresh: bool
    short: bool


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence or a part of one does."""
    return _END.search(text) is not None


def lines_of(text: str) -> list[str]:
    """The lines of a text, whatever ends them; a form feed ends none."""
    return re.split(r"\r\n|[\n\r\v\x85\u2028\u2029]", text.removeprefix("\ufeff"))


def kept_lines(text: str) -> tuple[tuple[Line, ...], tuple[tuple[int, str], ...]]:
    """The lines of a text that say something, and the others, with the reason."""
    raw = lines_of(text)
    dropped = dict(_dropped(raw))
    lines: list[Line] = []
    apart, turned = True, False
    width = _width(raw)
    for number, whole in enumerate(raw, start=1):
        breaks = "\f" in whole
        stripped = " ".join(whole.replace("\f", " ").split())
        if not stripped:
            apart = apart or not breaks
            continue
        if number in dropped:
            turned = True
            continue
        words, marked = _plain(stripped)
        if not words:
            dropped[number] = "a mark without words"
            continue
        above = lines[-1] if lines else None
        if turned and above and not ends_sentence(above.text) and words[0].islower():
            # A sentence that goes on over the end of a page.
            apart = False
        lines.append(
            Line(
                number=number,
                text=words,
                indent=len(whole) - len(whole.lstrip()),
                apart=apart or marked,
                marked=marked,
                fresh=apart
                or marked
                or above is None
                or above.marked
                or above.short
                or ends_sentence(above.text),
                short=len(stripped) < _NARROW * width,
            )
        )
        apart = turned = False
    return tuple(lines), tuple(sorted(dropped.items()))


def joined(pieces: Iterable[str]) -> str:
    """Words of several lines as running text; a word that was broken at a line end is whole."""
    whole = ""
    for piece in pieces:
        if not whole or not piece:
            whole += piece
        elif whole.endswith("\u00ad") or (
            re.search(r"[^\W\d_]-$", whole[-2:]) is not None and piece[0].islower()
        ):
            whole = whole[:-1] + piece
        elif "\u2e80" <= whole[-1] <= "\uffef" and "\u2e80" <= piece[0] <= "\uffef":
            whole += piece
        else:
            whole += " " + piece
    return whole


def _plain(text: str) -> tuple[str, bool]:
    """A line without the marks of Markdown, and whether it is a heading."""
    while text.startswith(">"):
        text = text[1:].lstrip()
    match = _HEADING.fullmatch(text)
    words = match[1] if match else text
    if len(words) > _LONGEST_MARKED:
        return words, False
    whole = _EMPHASIS.fullmatch(words)
    for _ in range(_TWICE):
        words = _EMPHASIS.sub(lambda found: found[2] or found[4] or "", words)
    return words.strip(), match is not None or (whole is not None and not ends_sentence(words))


def _width(raw: Sequence[str]) -> int:
    """The width to which most long lines are filled."""
    lengths = sorted(len(line.strip()) for line in raw if line.strip())
    return max(_LEAST_WIDTH, lengths[int(0.9 * (len(lengths) - 1))]) if lengths else _LEAST_WIDTH


def _dropped(raw: Sequence[str]) -> list[tuple[int, str]]:
    """The lines that belong to the page and not to the text."""
    said = [(n, line.replace("\f", " ").strip()) for n, line in enumerate(raw, 1) if line.strip()]
    found = []
    for number, words in said:
        if words and _PAGE.fullmatch(words):
            found.append((number, "page number"))
        elif words and _RULE.fullmatch(words):
            found.append((number, "rule"))
    pages = {number for number, why in found if why == "page number"}
    breaks = {number for number, line in enumerate(raw, 1) if "\f" in line}
    return found + _running_heads(said, pages, breaks)


def _running_heads(
    said: Sequence[tuple[int, str]], pages: set[int], breaks: set[int]
) -> list[tuple[int, str]]:
    """Lines that come back beside the ends of pages."""
    words = [(number, line) for number, line in said if line and number not in pages]
    order = [number for number, _ in said]
    at = {number: place for place, number in enumerate(order)}

    def at_an_edge(number: int) -> bool:
        place = at[number]
        beside = {number, *order[max(0, place - 1) : place + 2]}
        return bool(beside & pages) or number in breaks or number in numbered

    numbered = {number for number, line in words if _PAGED.search(line)}
    edge = [(number, line) for number, line in words if at_an_edge(number)]
    shapes = Counter(_shape(line) for _, line in edge)
    return [
        (number, "running head")
        for number, line in edge
        if shapes[_shape(line)] >= _TWICE
        and len(line.split()) <= _LONGEST_HEAD
        and not re.match(r"[(\[]?\w{1,3}[.)\]]", line)
    ]


def _shape(line: str) -> str:
    """A line as it comes back from page to page: its numbers may change."""
    return re.sub(r"\d+", "0", line.casefold())
