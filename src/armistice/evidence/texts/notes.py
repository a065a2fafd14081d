"""Footnotes and their calls, also where notes stand in the middle of a sentence.

A line is a note where it begins with a number that the text before has called and that is next
in turn. Notes end where the sentence resumes that they interrupt. Superscript calls are sure;
a number glued to a word counts only where a note answers it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.evidence.texts.headings import NOTES, is_heading, named
from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.note_calls import (
    Note,
    calls_of,
    first_letter,
    is_footnote,
    label_of,
    linked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.evidence.texts.lines import Draft
    from armistice.evidence.texts.model import NoteCall
    from armistice.evidence.texts.note_calls import Call
    from armistice.evidence.texts.reference_list import Section

_ITEM = re.compile(r"^(?:[-*•]\s+)?\d{1,3}[.)]")
_MOST_SKIPPED = 10  # notes that an extraction may have lost before one is no longer in turn
_MOST_UNSURE_SKIPPED = 3
_REACH = 30_000  # code points from a call to its note where the text has no pages
_MOST_LOOKED_AT = 20  # calls of one label before a note
_MOST_ON_PAGE = 400
_NEARLY_FULL = 0.9
_MOST_ROWS = 15  # rows of print that one note may have
_MOST_ROWS_APART = 60  # where a gap parts notes from the text
_NEIGHBOURS = 8  # lines
_OPEN_END = re.compile(r"[-,/&=]>?$")
_WITHIN = re.compile(r"[<\[(\d]|https?:|www\.")  # no paragraph begins so
_SENTENCE_END = re.compile(r"[.?!…։][\"'’”»)\]>*_]*$")
_BRACKETS = (("<", ">"), ("[", "]"))
_ADDRESS_REST = re.compile(r"^[^\s.]\S{3,}[/=?&_%]\S+$")


@dataclass(frozen=True, slots=True)
class Notes:
    """The notes of a text and the calls of them."""

    claims: dict[int, Claim]
    calls: tuple[NoteCall, ...]


def footnotes(draft: Draft, lists: Sequence[Section]) -> Notes:
    """Find the notes of a text and link the calls of them.

    Args:
        draft: The text, its furniture claimed.
        lists: The lists of references: numbered entries there are not notes, but calls lead
            to them.
    """
    calls = calls_of(draft)
    headed = tuple(_headed(draft))
    others = (*_told(draft), *_entries(draft, lists))
    found = _Finder(draft, calls, lists, headed).notes()
    claims = {
        number: Claim(Zone.FOOTNOTE)
        for note in found
        for number in range(note.line, note.last)
        if number not in draft.claimed
    }
    if found:
        claims.update(
            {n: Claim(Zone.FOOTNOTE) for start, end in headed for n in draft.free(start, end)}
        )
        claims.update(dict.fromkeys(_rests(draft, found, claims), Claim(Zone.FOOTNOTE)))
    return Notes(claims, linked(draft, calls, [*found, *others], claims))


def _headed(draft: Draft) -> Iterator[tuple[int, int]]:
    """The parts under a heading as ``Notes`` in which at least two lines begin with numbers."""
    start, labelled = -1, 0
    for number in range(len(draft.lines) + 1):
        at_end = number == len(draft.lines) or number in draft.claimed
        text = "" if at_end else draft.head(number)
        opens = bool(named(text, NOTES))
        is_numbered = bool(label_of(text))
        ends = at_end or opens or (not is_numbered and start >= 0 and is_heading(draft, number))
        if start >= 0 and ends:
            if labelled > 1:
                yield start, number
            start = -1
        if opens and number + 1 < len(draft.lines) and label_of(draft.head(number + 1)):
            start, labelled = number, 0
        labelled += is_numbered


def _told(draft: Draft) -> Iterator[Note]:
    """The notes that the format itself tells, which need not be looked for."""
    number = 0
    while number < len(draft.lines):
        first = number
        number += 1
        if not is_footnote(draft, first) or not (label := label_of(draft.head(first))):
            continue
        while is_footnote(draft, number) and not label_of(draft.head(number)):
            number += 1
        yield Note(label, first, number)


def _entries(draft: Draft, lists: Sequence[Section]) -> Iterator[Note]:
    """The numbered entries of lists of references, to which calls lead as to notes."""
    for section in lists:
        if not section.is_numbered:
            continue
        expected = 1
        start = 0
        for number in range(section.start + 1, section.end + 1):
            opens = number < section.end and label_of(draft.head(number)) == str(expected)
            if start and (opens or number == section.end):
                yield Note(str(expected - 1), start, number)
            if opens:
                start = number
                expected += 1


class _Finder:
    """Reads a text from its start and keeps what has been called and what is next in turn."""

    def __init__(
        self,
        draft: Draft,
        calls: Sequence[Call],
        lists: Sequence[Section],
        headed: Sequence[tuple[int, int]],
    ) -> None:
        self._draft = draft
        self._calls: dict[str, list[Call]] = {}
        for call in calls:
            self._calls.setdefault(call.label, []).append(call)
        self._barred = {
            n for each in lists if each.is_numbered for n in range(each.start, each.end)
        }
        self._headed = {n for start, end in headed for n in range(start, end)}
        self._labels: dict[int, str] = {}
        self._lines: dict[str, list[int]] = {}
        for number in draft.free():
            label = label_of(draft.head(number)) if number not in self._barred else ""
            if label and (label in self._calls or number in self._headed):
                self._labels[number] = label
                self._lines.setdefault(label, []).append(number)
        self._last = 0
        self._is_apart = False  # whether a gap parts the notes at hand from the text before

    def notes(self) -> list[Note]:
        """The notes in order."""
        found: list[Note] = []
        body = -1  # the last line of running text
        for number in self._draft.free():
            if found and number < found[-1].last:
                continue
            label = self._labels.get(number, "")
            if label and self._is_note(number, label, body, found):
                found.append(Note(label, number, self._end(number, label, body)))
                self._last = int(label) if label.isdigit() else self._last
            elif not _ADDRESS_REST.match(self._draft.head(number)):
                body = number
        return found

    def _is_note(self, number: int, label: str, body: int, found: Sequence[Note]) -> bool:
        if not label.isdigit():
            return True  # a Markdown note names its call
        in_turn = self._last < int(label) <= self._last + _MOST_SKIPPED or label == "1"
        if not in_turn or number in self._headed:
            return in_turn
        calls = [call for call in self._before(label, number) if self._is_near(call, number)]
        if not calls:
            return False
        follows = bool(found) and found[-1].last == number
        sure = any(call.is_sure for call in calls)
        if not sure and not (follows or self._opens_foot(number, label, body)):
            return False
        return follows or self._is_best(number, label, body)

    def _before(self, label: str, number: int) -> list[Call]:
        calls = self._calls.get(label, [])
        place = bisect_right(calls, number - 1, key=lambda call: call.line)
        return calls[max(0, place - _MOST_LOOKED_AT) : place]

    def _is_near(self, call: Call, number: int) -> bool:
        lines = self._draft.lines
        if lines[number].page >= 0:
            return lines[number].page - lines[call.line].page <= 1
        return lines[number].start - call.start <= _REACH

    def _opens_foot(self, number: int, label: str, body: int) -> bool:
        """Whether an unsure note stands where notes stand: apart, or at the foot of a page."""
        draft = self._draft
        page = draft.lines[number].page
        near = int(label) - self._last <= _MOST_UNSURE_SKIPPED
        if page < 0:
            suspends = draft.opens_group(number) and body >= 0 and not draft.is_finished(body)
            among = str(int(label) + 1) in self._neighbour_labels(number)
            return near and (suspends or (among and not self._is_item(number)))
        end = number + 1
        last = min(number + _MOST_ON_PAGE, len(draft.lines))
        while end < last and draft.lines[end].page == page:
            end += 1
        labels = [self._labels[n] for n in range(number, end) if n in self._labels]
        return near and end - number <= _MOST_ROWS * max(len(labels), 1)

    def _is_best(self, number: int, label: str, body: int) -> bool:
        """Whether no later line suits the label better: ``15 prisoners`` may begin a sentence."""
        lines = self._draft.lines
        same = self._lines[label]
        place = bisect_right(same, number)
        rivals = [
            rival
            for rival in same[place : place + _MOST_SKIPPED]
            if lines[rival].start - lines[number].start <= _REACH
        ]
        if any(0 <= lines[rival].page == lines[number].page for rival in rivals):
            return False  # notes stand at the foot, below a list that counts as they do
        if self._is_item(number) and any(not self._is_item(rival) for rival in rivals):
            return False
        beside = {str(int(label) + 1), str(int(label) - 1)}
        if beside & self._neighbour_labels(number):
            return True
        if any(beside & self._neighbour_labels(rival) for rival in rivals):
            return False
        lower = first_letter(self._draft.head(number)).islower()
        resumes = body >= 0 and not self._draft.is_finished(body)
        return not (lower and resumes)

    def _is_item(self, number: int) -> bool:
        """Whether the number of a line is pointed as in a list: ``1.`` or ``1)``."""
        return _ITEM.match(self._draft.head(number)) is not None

    def _opens_another(self, label: str, number: int) -> bool:
        """Whether a row may open another note: its label is called and later in turn."""
        following = self._labels.get(number, "")
        if not (label.isdigit() and following.isdigit()):
            return bool(following)
        if not int(label) < int(following) <= int(label) + _MOST_SKIPPED:
            return False
        return number in self._headed or bool(self._before(following, number))

    def _neighbour_labels(self, number: int) -> set[str]:
        """The labels with which lines begin a little before and after a line."""
        near = range(number - _NEIGHBOURS, number + _NEIGHBOURS + 1)
        return {self._labels[other] for other in near if other in self._labels and other != number}

    def _end(self, number: int, label: str, body: int) -> int:
        """The line after a note's last: where another note, a page or the sentence begins."""
        draft = self._draft
        suspended = body >= 0 and not draft.is_finished(body)
        self._is_apart = draft.opens_group(number) or (self._is_apart and body < number - 1)
        following = number + 1
        most = _MOST_ROWS_APART if self._is_apart else _MOST_ROWS
        while following < min(number + most, len(draft.lines)):
            if following in draft.claimed or draft.opens_group(following):
                break
            if self._opens_another(label, following):
                break
            if self._is_over(number, following, suspended=suspended):
                break
            following += 1
        return following

    def _is_over(self, number: int, following: int, *, suspended: bool) -> bool:
        """Whether a note seems to be over before a row, where no gap and no number says so."""
        draft = self._draft
        text = draft.head(following)
        length = draft.lines[following - 1].length
        resumes = suspended and text[:1].islower()
        is_finished = bool(_SENTENCE_END.search(draft.tail(following - 1)))
        if resumes and length < _NEARLY_FULL * draft.width and (is_finished or not self._is_apart):
            return True
        goes_on = _WITHIN.match(text) or (text[:1].islower() and not suspended)
        if goes_on or self._is_apart or not is_finished:
            return False
        widest = max(draft.lines[row].length for row in range(number, following))
        return resumes or length < _NEARLY_FULL * widest or draft.lines[number].page < 0


def _rests(draft: Draft, found: Sequence[Note], claims: dict[int, Claim]) -> Iterator[int]:
    """The rests of notes that a page broke off: they stand directly before the next notes.

    Only a note that plainly breaks off (in an address, after a comma or a hyphen) has a rest,
    and a line at which an interrupted sentence may resume is none.
    """
    for earlier, later in pairwise(found):
        first = max(earlier.last, later.line - _MOST_ROWS)
        between = [number for number in draft.free(first, later.line) if number not in claims]
        if not between or not _breaks_off(draft.tail(earlier.last - 1)):
            continue
        rest = [between[-1]]
        while rest[0] - 1 in between and not draft.opens_group(rest[0]):
            rest.insert(0, rest[0] - 1)
        text = "".join(draft.head(number) for number in rest)
        before = between[: -len(rest)]
        # Small letters after a whole sentence resume nothing; a bare address never does.
        resumes_nothing = bool(before) and draft.is_finished(before[-1]) and text[:1].islower()
        if resumes_nothing or _ADDRESS_REST.match(text):
            yield from rest


def _breaks_off(tail: str) -> bool:
    """Whether a note plainly lacks its end: a hyphen, a comma, a bracket that nothing closes."""
    return bool(_OPEN_END.search(tail)) or any(
        tail.count(opening) > tail.count(closing) for opening, closing in _BRACKETS
    )
