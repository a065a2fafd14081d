"""Lists of references: where they begin, what an entry looks like, where they end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.texts.headings import (
    ABSTRACT,
    AFTERWORD,
    KEYWORDS,
    NOTES,
    REFERENCES,
    is_heading,
    named,
)
from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from armistice.evidence.texts.lines import Draft

_LOOK_AHEAD = 12  # lines after a heading that must bear out that a list follows
_PROSE_RUN = 8  # lines without a trace of an entry that end a list in print
_PROSE_LENGTH = 250
_TRACES = (
    re.compile(r"\(?\b(?:1[5-9]|20)\d\d[a-z]?\b\)?"),
    re.compile(r"https?://|www\.|\bdoi\b|<<?http", re.IGNORECASE),
    re.compile(
        r"\b(?:vol|no|nr|pp|ed|eds|p|s|с|т|вып|cilt|sayı|issue|hrsg|red|trans)\b\.?\s?\d"
        r"|\d+\s?\(\d+\)|\*\*\d+\*\*",
        re.IGNORECASE,
    ),
    re.compile(
        r"\[online\]|\[(?:accessed|dostęp|онлайн|erişim)|retrieved from|accessed on|available at"
        r"|дата обращения|режим доступа|diakses|abgerufen|erişim tarihi|\bin press\b",
        re.IGNORECASE,
    ),
    re.compile(r"^\W*(?:[^\W\d_][\w'’-]+\s){0,3}[^\W\d_][\w'’-]+,?\s(?:[^\W\d_]\.[\s-]?){1,3}"),
    re.compile(
        r"\b(?:press|publishers?|verlag|university|éditions|издательство|wydawnictwo)\b",
        re.IGNORECASE,
    ),
)
_NUMBERED = re.compile(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]?)\s+\S")


@dataclass(frozen=True, slots=True)
class Section:
    """A list of references: its heading and the line after its last."""

    start: int
    end: int
    language: str
    is_numbered: bool


def reference_lists(draft: Draft) -> tuple[Section, ...]:
    """The lists of references that a heading announces and their lines bear out."""
    found: list[Section] = []
    number = 0
    while number < len(draft.lines):
        language = named(draft.head(number), REFERENCES)
        if language and number not in draft.claimed and _is_list(draft, number + 1):
            end = _end(draft, number + 1)
            found.append(Section(number, end, language, _is_numbered(draft, number + 1, end)))
            number = end
        else:
            number += 1
    return tuple(found)


def reference_lines(draft: Draft, sections: tuple[Section, ...]) -> dict[int, Claim]:
    """The lines of the lists that no rule before has claimed."""
    return {
        number: Claim(Zone.REFERENCES)
        for section in sections
        for number in draft.free(section.start, section.end)
    }


def traces(text: str) -> int:
    """How many traits of an entry a text has: year, address, volume, initials, publisher."""
    return sum(trace.search(text) is not None for trace in _TRACES)


def numbered(text: str) -> int:
    """The number with which an entry begins; 0 where it has none."""
    found = _NUMBERED.match(text)
    return int(found[1] or found[2]) if found else 0


def _is_list(draft: Draft, start: int) -> bool:
    """Whether at least a third of the lines after a heading look like entries."""
    lines = range(start, min(start + _LOOK_AHEAD, len(draft.lines)))
    likely = sum(traces(draft.head(number)) > 1 for number in lines)
    some = sum(traces(draft.head(number)) > 0 for number in lines)
    return bool(lines) and likely > 0 and some * 3 >= len(lines)


def _end(draft: Draft, start: int) -> int:
    """The line at which a list ends: another part's heading, or prose."""
    bare = 0  # lines in a row without a trace
    for number in range(start, len(draft.lines)):
        text = draft.head(number)
        if number in draft.claimed:
            continue
        for headings in (AFTERWORD, NOTES, ABSTRACT, KEYWORDS):
            if named(text, headings):
                return number
        if traces(text):
            bare = 0
            continue
        bare += 1
        long_prose = draft.lines[number].length > _PROSE_LENGTH and draft.is_finished(number)
        if long_prose or bare >= _PROSE_RUN:
            return _heading_before(draft, number - bare + 1, number)
    return len(draft.lines)


def _heading_before(draft: Draft, first: int, prose: int) -> int:
    """The heading that opens a stretch of prose, or the prose itself."""
    return next((number for number in range(first, prose) if is_heading(draft, number)), prose)


def _is_numbered(draft: Draft, start: int, end: int) -> bool:
    """Whether the entries count from 1, so that their numbers are no footnotes'."""
    numbers = [numbered(draft.head(number)) for number in range(start, end)]
    return 1 in numbers[:_LOOK_AHEAD] and 2 in numbers  # noqa: PLR2004 -- the first two entries
