"""Calls of notes in a text, the labels that notes begin with, and the links between them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import NoteCall, Zone

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from armistice.evidence.texts.lines import Draft

_SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_DIGITS = str.maketrans(_SUPERSCRIPTS, "0123456789")
_CALL = re.compile(
    rf"(?P<raised>[{_SUPERSCRIPTS}]{{1,3}})(?![{_SUPERSCRIPTS}])"
    r"|\[\^(?P<marked>[\w-]{1,32})\](?!:)"
    r"|\[(?P<bracketed>\d{1,3})\]"
    r"|(?<=[.,;:!?)\]”\"’'»\w])(?<![\d_])(?<!\d[.,])(?P<glued>\d{1,3})(?=[\s.,;:)”\"’»]|$)"
)
_UNIT = re.compile(r"(?:^|[\s\d])(?:[kcmdμ]?m|[Mm]ile|ft|s|км|м|см)$")
_NOTE = re.compile(
    rf"^(?:[-*•]\s+)?(?:(?P<raised>[{_SUPERSCRIPTS}]{{1,3}})\s?"
    r"|\[\^(?P<marked>[\w-]{1,32})\]:\s*|\[(?P<bracketed>\d{1,3})\]\s*"
    r"|(?P<plain>\d{1,3})(?:[.)]\s*|\s+|(?=[\"“«‘*]|(?![a-zа-я])[^\W\d_])))(?P<first>\S)"
)
MOST_CALLS = 100_000  # calls that are read; a text of so many is no text
_LONGEST_CALL = 40
_REACH = 30_000  # code points from a glued number to the note that it calls


@dataclass(frozen=True, slots=True)
class Call:
    """What may call a note.

    Attributes:
        start: Where it begins, in code points.
        end: Where it ends, excluded.
        label: The number or name of the note.
        line: The number of its line.
        is_sure: Whether nothing but a call is written so: raised, or ``[^1]``.
        is_glued: Whether it is a bare number glued to the word before it.
    """

    start: int
    end: int
    label: str
    line: int
    is_sure: bool
    is_glued: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """A note: its label, its first line and the line after its last."""

    label: str
    line: int
    last: int


def calls_of(draft: Draft) -> tuple[Call, ...]:
    """Whatever may call a note, in order; numbers that no line begins with only if raised."""
    return tuple(islice(_calls(draft, _labels(draft)), MOST_CALLS))


def label_of(text: str) -> str:
    """The label with which a line begins as a note begins; empty where it does not."""
    found = _NOTE.match(text)
    if not found:
        return ""
    label = found["raised"] or found["marked"] or found["bracketed"] or found["plain"]
    return label.translate(_TO_DIGITS)


def first_letter(text: str) -> str:
    """The first letter of a note, after its label; empty where the text begins as none."""
    found = _NOTE.match(text)
    return found["first"] if found else ""


def is_footnote(draft: Draft, number: int) -> bool:
    """Whether the format itself tells that a line is of a footnote."""
    claim = draft.claimed.get(number)
    return claim is not None and claim.zone is Zone.FOOTNOTE


def linked(
    draft: Draft, calls: Sequence[Call], notes: Sequence[Note], claimed: Collection[int]
) -> tuple[NoteCall, ...]:
    """The calls with their notes: of several notes of one label the nearest that follows.

    A sure call stands even where no note answers it. Of the glued numbers before a note the
    last one calls it, unless a surer call does.

    Args:
        draft: The text.
        calls: What may call a note, in order.
        notes: The notes, and the numbered entries of lists of references.
        claimed: The lines that notes have: numbers in them call nothing.
    """
    by_label: dict[str, list[Note]] = {}
    for note in sorted(notes, key=lambda each: each.line):
        by_label.setdefault(note.label, []).append(note)
    found: list[tuple[Call, Note | None]] = []
    chosen: dict[Note, Call] = {}
    for call in calls:
        if call.line in claimed:
            continue
        answers = by_label.get(call.label, [])
        place = bisect_right(answers, call.line, key=lambda note: note.line)
        answer = answers[place] if place < len(answers) else None
        if answer is None and not call.is_sure:
            continue
        if answer is not None and call.is_glued:
            if draft.lines[answer.line].start - call.start > _REACH:
                continue
            earlier = chosen.get(answer)
            if earlier is None or earlier.is_glued:
                chosen[answer] = call
        elif answer is not None:
            chosen[answer] = call
        found.append((call, answer))
    return tuple(
        _link(draft, call, answer)
        for call, answer in found
        if answer is None or not call.is_glued or chosen[answer] is call
    )


def _link(draft: Draft, call: Call, note: Note | None) -> NoteCall:
    if note is None:
        return NoteCall(call.start, call.end, call.label)
    span = draft.lines[note.line].start, draft.lines[note.last - 1].end
    return NoteCall(call.start, call.end, call.label, *span)


def _labels(draft: Draft) -> frozenset[str]:
    """The labels with which lines begin."""
    return frozenset(
        label
        for number in range(len(draft.lines))
        if (label := label_of(draft.head(number)))
        and (number not in draft.claimed or is_footnote(draft, number))
    )


def _calls(draft: Draft, labels: frozenset[str]) -> Iterator[Call]:
    for number in draft.free():
        line = draft.lines[number]
        begins = bool(label_of(draft.head(number)))
        for found in _CALL.finditer(draft.content, line.start, line.end):
            if begins and found.start() < line.start + _LONGEST_CALL:
                before = draft.content[line.start : found.start()]
                if not before.strip(" \t-*•[^"):
                    continue  # the number with which the line itself begins
            kind = found.lastgroup or ""
            before = draft.content[max(line.start, found.start() - 6) : found.start()]
            if kind == "raised" and found[kind] in "²³" and _UNIT.search(before):
                continue
            label = found[kind].translate(_TO_DIGITS)
            is_sure = kind in ("raised", "marked")
            if is_sure or label in labels:
                yield Call(*found.span(), label, number, is_sure, kind == "glued")
