"""Pieces of a text read as one: a note that goes on overleaf, an entry over several lines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.texts import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.texts import Text

_LABEL = re.compile(r"[ \t]*(?:[-•*] )?[\[(]?(?P<label>\d{1,4}|[*†‡]{1,3})[\])]?[.:]?[ \t]+(?=\S)")
_BULLET = re.compile(r"[ \t]*[-•–‣*] (?=\S)")
_NUMBERED = re.compile(
    r"[ \t]*(?:[-•] )?(?:\[(?P<in_brackets>\d{1,4})\]|(?P<plain>\d{1,3})\.)[ \t]+(?=\S)"
)
_HEADING = re.compile(r"[ \t]*(?:#+ |\*\*[^*]+\*\*\s*$)")
_GOES_ON = re.compile(
    r"[ \t]*(?:(?i:retrieved from|available (?:at|from)|accessed|https?://|doi:|url:)|<|"
    r"[a-zа-яё(\[])"
)
_ENDS = re.compile(r"[.>)\]/»”\"]\s*$|\S+/\S*$|\d\s*$")
_BEGINS = re.compile(
    r"[ \t]*(?:[\"“«*]|[^\W\d_][\w'’ -]{1,40}?,? (?:[^\W\d_]\.[ -]?)+|"
    r"[^\W\d_][\w'’-]{1,40}(?: [\w'’-]{2,40})?, [^\W\d_]|[^\W\d_][^.\d]{2,60}\. [“\"*«]|"
    r"[^.\d]{3,120}?[,.]? \(?(?:1[89]|20)\d\d[a-z]?\)?[.,:])"
)
_LONGEST_HEADING_WORDS = 5


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of a text, perhaps from several places.

    Attributes:
        label: The number or sign of the note or entry; empty if it has none.
        spans: Where the words stand, in order.
        words: The words, joined by blanks.
    """

    label: str
    spans: tuple[tuple[int, int], ...]
    words: str

    @property
    def start(self) -> int:
        """Where the first word stands."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Where the last word of the first piece ends."""
        return self.spans[0][1]

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span in the text of some of the words, as far as they stand in one piece."""
        at = 0
        for first, last in self.spans:
            length = last - first
            if start < at + length:
                return first + start - at, first + min(end - at, length)
            at += length + 1
        return self.spans[-1]


def notes(text: Text) -> tuple[Stretch, ...]:
    """The footnotes of a text; what goes on overleaf is joined to its note."""
    pieces: list[tuple[str, list[tuple[int, int]]]] = []
    called = {call.label for call in text.note_calls}
    spans = sorted({(c.note_start, c.note_end) for c in text.note_calls if c.note_end})
    last = 0
    for start, end in _lines(text, Zone.FOOTNOTE):
        found = _LABEL.match(text.content, start, end)
        label = found["label"] if found else ""
        # Years and figures begin lines too: a label is called, or is one more than the last.
        is_next = label.isdecimal() and last < int(label) <= last + 3
        if found is not None and (label in called if called else is_next or not label.isdecimal()):
            pieces.append((label, [(found.end(), end)]))
            last = int(label) if label.isdecimal() else last
        elif own := next((one for one in spans if one[0] <= start < one[1]), None):
            _extend(pieces, text, own, (start, end))
        elif pieces:
            pieces[-1][1].append((start, end))
    return tuple(_stretch(text, label, spans) for label, spans in pieces)


def _extend(
    pieces: list[tuple[str, list[tuple[int, int]]]],
    text: Text,
    own: tuple[int, int],
    line: tuple[int, int],
) -> None:
    """Add a line that a call leads to: to its note, or as the first line of it."""
    if pieces and own[0] <= pieces[-1][1][0][0] < own[1]:
        pieces[-1][1].append(line)
        return
    label = next(call.label for call in text.note_calls if call.note_start == own[0])
    pieces.append((label, [line]))


def list_entries(text: Text) -> tuple[Stretch, ...]:
    """The entries of the lists of references, in order, headings left out."""
    found: list[tuple[str, list[tuple[int, int]]]] = []
    after_blank = False
    previous = -1
    for start, end in _lines(text, Zone.REFERENCES):
        line = text.content[start:end]
        gap = text.content[previous:start] if previous >= 0 else "\n\n"
        # Something between two lines that is no reference interrupts an entry no more than a blank.
        after_blank = "\n\n" in re.sub(r"[ \t]", "", gap) or bool(gap.strip())
        previous = end
        if _is_heading(line):
            continue
        numbered = _NUMBERED.match(text.content, start, end)
        bullet = _BULLET.match(text.content, start, end)
        if numbered is not None:
            label = numbered["in_brackets"] or numbered["plain"]
            found.append((label, [(numbered.end(), end)]))
        elif bullet is not None:
            found.append(("", [(bullet.end(), end)]))
        elif found and not _begins(line, _last_line(text, found), after_blank=after_blank):
            found[-1][1].append((start, end))
        else:
            found.append(("", [(start, end)]))
    return tuple(_stretch(text, label, spans) for label, spans in found)


def _begins(line: str, before: str, *, after_blank: bool) -> bool:
    """Whether a line without a sign begins an entry, or goes on with the one before."""
    if _GOES_ON.match(line):
        return False
    if after_blank:
        # After a page break an entry may go on: then the line before ended in mid-sentence.
        return bool(_ENDS.search(before) or _BEGINS.match(line))
    return bool(_ENDS.search(before) and _BEGINS.match(line))


def _is_heading(line: str) -> bool:
    if _HEADING.match(line):
        return True
    words = line.split()
    return len(words) <= _LONGEST_HEADING_WORDS and all(
        word.isalpha() or word in {"&", "/"} for word in (each.strip("():") for each in words)
    )


def _last_line(text: Text, found: list[tuple[str, list[tuple[int, int]]]]) -> str:
    start, end = found[-1][1][-1]
    return text.content[start:end]


def _lines(text: Text, zone: Zone) -> Iterator[tuple[int, int]]:
    """The lines of a zone that hold anything, without their line ends."""
    for block in text.blocks:
        if block.zone is zone:
            at = block.start
            for line in text.content[block.start : block.end].split("\n"):
                if line.strip():
                    yield at, at + len(line.rstrip())
                at += len(line) + 1


def _stretch(text: Text, label: str, spans: list[tuple[int, int]]) -> Stretch:
    words = " ".join(text.content[start:end] for start, end in spans)
    return Stretch(label, tuple(spans), words)
