"""Citations in running text, each linked to the works that it means, or said to lead nowhere.

Author and year, calls of notes, numbers in brackets, reports in parentheses, links. Two works
that fit equally well are no link: the citation is ambiguous, and a person decides.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.author_year import author_year_citations
from armistice.evidence.bibliography.entry import is_short
from armistice.evidence.bibliography.matching import titles_alike
from armistice.evidence.bibliography.parentheses import reports_named
from armistice.evidence.bibliography.references import Reference, Where, references
from armistice.evidence.bibliography.stretches import notes
from armistice.evidence.bibliography.web_links import RUNNING, web_links

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.evidence.bibliography.stretches import Stretch
    from armistice.evidence.texts import NoteCall, Text

_IBID = re.compile(
    r"\W*(?:ibid(?:em)?|tamże|tamze|там же|ebd|ebenda|ib|id|a\.g\.e|yenə orada)\b", re.IGNORECASE
)
_NUMBERS = re.compile(r"\[(\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*)\](?!\()")
_MOST_IN_A_RANGE = 30


class Form(StrEnum):
    """How a text cites."""

    AUTHOR_YEAR = "author-year"
    NOTE = "note"
    NUMBER = "number"
    REPORT = "report"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class InTextCitation:
    """A place where running text cites.

    Attributes:
        start: Where the citation begins in the text, in code points.
        end: Where it ends.
        form: How it cites.
        references: What it means; empty if it leads nowhere, or to several works equally well.
        candidates: The works among which it does not decide.
        locator: Where in the work, as ``p. 5``.
        why: Why it is not linked; empty if it is.
    """

    start: int
    end: int
    form: Form
    references: tuple[Reference, ...] = ()
    candidates: tuple[Reference, ...] = ()
    locator: str = ""
    why: str = ""

    @property
    def linked(self) -> bool:
        """Whether it leads to a work."""
        return bool(self.references)


def citations(text: Text, known: Sequence[Reference] | None = None) -> tuple[InTextCitation, ...]:
    """The citations of the running text, in order.

    Args:
        text: The text.
        known: The references of the text; found again if they are not given.
    """
    found = tuple(known) if known is not None else references(text)
    every = [
        *_by_author_and_year(text, found),
        *_by_note(text, found),
        *_by_number(text, found),
        *_by_report(text, found),
        *_by_link(text, found),
    ]
    return tuple(sorted(every, key=lambda one: (one.start, one.end)))


def _by_author_and_year(text: Text, known: Sequence[Reference]) -> Iterator[InTextCitation]:
    for one in author_year_citations(text, known):
        fits = one.fits
        alike = all(titles_alike(fits[0].item, other.item) for other in fits[1:]) if fits else False
        why = ""
        if not fits:
            why = "no reference has this name and year"
        elif not alike:
            why = "several references have this name and year"
        yield InTextCitation(
            start=one.start,
            end=one.end,
            form=Form.AUTHOR_YEAR,
            references=fits if alike else (),
            candidates=() if alike else fits,
            locator=one.locator,
            why=why,
        )


# --- notes ----------------------------------------------------------------------------------------


def _by_note(text: Text, known: Sequence[Reference]) -> Iterator[InTextCitation]:
    meant = _meant_by_notes(notes(text), known)
    starts = [one.start for one, _ in meant]
    for call in text.note_calls:
        note = _note_of(call, meant, starts)
        if note is None:
            yield _call(call, (), "the note is not found")
        elif note[1] is not None:
            why = "" if note[1] else "the note repeats a work that no earlier note names"
            yield _call(call, note[1], why)


def _call(call: NoteCall, found: tuple[Reference, ...], why: str) -> InTextCitation:
    return InTextCitation(start=call.start, end=call.end, form=Form.NOTE, references=found, why=why)


_Meant = list[tuple["Stretch", tuple[Reference, ...] | None]]


def _note_of(
    call: NoteCall, meant: _Meant, starts: list[int]
) -> tuple[Stretch, tuple[Reference, ...] | None] | None:
    """The note that a call leads to: by its place if it is known, else by its label."""
    if call.note_end > call.note_start:
        at = bisect_left(starts, call.note_start)
        if at < len(meant) and starts[at] < call.note_end:
            return meant[at]
        return None
    return next((one for one in meant if one[0].label == call.label), None)


def _meant_by_notes(every: Sequence[Stretch], known: Sequence[Reference]) -> _Meant:
    """What each note means: its own works, or those that it repeats; None if it cites nothing."""
    in_notes = [one for one in known if one.where is Where.NOTE]
    found: _Meant = []
    last: tuple[Reference, ...] = ()
    for note in every:
        own = tuple(
            one for one in in_notes if any(start <= one.start < end for start, end in note.spans)
        )
        short = is_short(note.words)
        if own:
            meant: tuple[Reference, ...] | None = own
        elif _IBID.match(note.words):
            meant = last[-1:]
        elif short:
            meant = _named_before(short, in_notes, note.start)
        else:
            meant = None
        last = meant or last
        found.append((note, meant))
    return found


def _named_before(short: str, in_notes: Sequence[Reference], before: int) -> tuple[Reference, ...]:
    """The last work before a place whose title begins with some words, spelling aside."""
    from armistice.evidence.bibliography.matching import begins_alike

    fits = [one for one in in_notes if one.start < before and begins_alike(one.item.title, short)]
    return tuple(fits[-1:])


# --- numbers, reports, links ----------------------------------------------------------------------


def _by_number(text: Text, known: Sequence[Reference]) -> Iterator[InTextCitation]:
    """Numbers in brackets, where the list numbers its entries."""
    by_label = {one.label: one for one in known if one.where is Where.LIST and one.label}
    if not by_label:
        return
    for found in _NUMBERS.finditer(text.mask(RUNNING)):
        at = found.start(1)
        for part in re.split(r"([,;])", found[1]):
            if (words := part.strip()) and words not in ",;":
                start = at + len(part) - len(part.lstrip())
                works = tuple(by_label[n] for n in _numbers(words) if n in by_label)
                yield InTextCitation(
                    start=start,
                    end=start + len(words),
                    form=Form.NUMBER,
                    references=works,
                    why="" if works else "no entry of the list has this number",
                )
            at += len(part)


def _numbers(words: str) -> list[str]:
    first, *last = re.split(r"\s*[–-]\s*", words)
    if not last or not 0 < int(last[0]) - int(first) <= _MOST_IN_A_RANGE:
        return [first]
    return [str(number) for number in range(int(first), int(last[0]) + 1)]


def _by_report(text: Text, known: Sequence[Reference]) -> Iterator[InTextCitation]:
    own = [one for one in known if one.where is Where.PARENTHESIS]
    for report in reports_named(text):
        works = tuple(one for one in own if (one.start, one.end) == (report.start, report.end))
        why = "" if works else "days without the name of an outlet"
        yield InTextCitation(
            start=report.start, end=report.end, form=Form.REPORT, references=works, why=why
        )


def _by_link(text: Text, known: Sequence[Reference]) -> Iterator[InTextCitation]:
    own = {one.start: one for one in known if one.where is Where.LINK}
    for link in web_links(text):
        works = (own[link.start],) if link.start in own else ()
        why = "" if works else "the address of the link is lost"
        yield InTextCitation(
            start=link.start, end=link.end, form=Form.LINK, references=works, why=why
        )
