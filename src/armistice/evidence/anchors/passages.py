"""The exact rungs: every place of a text that has all the words of an anchor, in order.

A passage is found in a folded view, or in one without spaces and hyphens; there, its words must
also have the same numbers, signs and negations, and everywhere they must stand alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from armistice.evidence.anchors.certify import MarkKind, changed_marks
from armistice.evidence.anchors.edges import stands_alone, whole_words
from armistice.evidence.anchors.folding import bare, fold
from armistice.evidence.anchors.model import Rung, quoted_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.evidence.anchors.folding import FoldedText, View
    from armistice.evidence.anchors.model import Anchor

_Read = TypeVar("_Read")

LONGEST_PASSAGE = 5000
"""How far from its start, in code points, the end of a passage is looked for: about two pages."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """The words of an anchor, folded once."""

    start: str
    end: str
    prefix: str
    suffix: str

    @classmethod
    def of(cls, anchor: Anchor) -> Phrases:
        """Fold the words of an anchor."""
        return cls(*map(fold, (anchor.start, anchor.end, anchor.prefix, anchor.suffix)))


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that has the words of an anchor, as far as a rung can say.

    Attributes:
        start: Where it begins in the canonical text.
        end: Where it ends there, that code point excluded.
        rung: The rung that found it.
        running: Whether it was read in the running text.
        found: The words there.
        framed: Whether prefix and suffix stand around it.
        changed: The kinds of mark that differ from the anchor's: any of them forbids to certify.
        cut: The longer word or number out of which it is cut; empty where it stands alone.
    """

    start: int
    end: int
    rung: Rung
    running: bool
    found: str
    framed: bool
    changed: tuple[MarkKind, ...] = ()
    cut: str = ""

    @property
    def certified(self) -> bool:
        """Whether the text has these very words here."""
        return not (self.changed or self.cut)


def folded_passages(anchor: Anchor, phrases: Phrases, text: FoldedText) -> tuple[Passage, ...]:
    """Where the folded words stand, in the running text or else in all of it."""
    found: dict[int, Passage] = {}
    for view, running in _views(text, text.running, text.whole):
        for pair in _pairs(view, view, phrases.start, phrases.end):
            passage = _passage(anchor, phrases, text, view, pair, running=running)
            found.setdefault(passage.start, passage)
    return tuple(found.values())


def bare_passages(anchor: Anchor, phrases: Phrases, text: FoldedText) -> tuple[Passage, ...]:
    """Where the words stand when spaces and hyphens do not count; folded ones too."""
    found: dict[int, Passage] = {}
    both = ((text.running, text.running_bare), (text.whole, text.whole_bare))
    for (view, bared), running in _views(text, *both):
        for pair in _pairs(view, bared, bare(phrases.start), bare(phrases.end)):
            passage = _passage(anchor, phrases, text, view, pair, running=running)
            found.setdefault(passage.start, passage)
    return tuple(found.values())


def _views(text: FoldedText, running: _Read, whole: _Read) -> tuple[tuple[_Read, bool], ...]:
    if text.running is text.whole:
        return ((whole, True),)
    return ((running, True), (whole, False))


Span = tuple[int, int]
Pair = tuple[Span, Span | None]


def _pairs(view: View, searched: View, start: str, end: str) -> list[Pair]:
    """The spans of the folded view that begin and end as wanted, as ``searched`` has them.

    An end belongs to the nearest start before it, and a start takes the nearest end after it.
    """
    if not start:
        return []
    starts = [_span(view, searched, place, start) for place in searched.occurrences(start)]
    if not end:
        return [(span, None) for span in starts]
    starts = [span for span in starts if stands_alone(view.content, *span)]
    ends = [_span(view, searched, place, end) for place in searched.occurrences(end)]
    ends = [span for span in ends if stands_alone(view.content, *span)]
    return _matched(starts, ends)


def _matched(starts: Sequence[Span], ends: Sequence[Span]) -> list[Pair]:
    begins = [begin for begin, _ in ends]
    nearest: dict[Span, Span] = {}
    for start in starts:
        number = bisect_left(begins, start[1])
        if number < len(ends) and begins[number] - start[0] <= LONGEST_PASSAGE:
            # A later start that has the same end stands nearer to it.
            nearest[ends[number]] = start
    return [(start, end) for end, start in nearest.items()]


def _span(view: View, searched: View, place: int, words: str) -> Span:
    beyond = place + len(words)
    return (place, beyond) if searched is view else searched.origin(place, beyond)


def _passage(
    anchor: Anchor, phrases: Phrases, text: FoldedText, view: View, pair: Pair, *, running: bool
) -> Passage:
    first, last = pair
    begin, beyond = first[0], (last or first)[1]
    wanted, content = [phrases.start], [view.content[slice(*first)]]
    if last is not None:
        wanted.append(phrases.end)
        content.append(view.content[slice(*last)])
    kinds = [
        kind for one, two in zip(wanted, content, strict=True) for kind in changed_marks(one, two)
    ]
    alone = all(stands_alone(view.content, *span) for span in (first, last) if span)
    start, end = view.origin(begin, beyond)
    return Passage(
        start=start,
        end=end,
        rung=_rung(anchor, text, view, pair) if content == wanted else Rung.BARE,
        running=running,
        found=quoted_words(content[0], content[1] if last else ""),
        framed=_is_framed(phrases, view, begin, beyond),
        changed=tuple(dict.fromkeys(kinds)),
        cut="" if alone else whole_words(view.content, begin, beyond),
    )


def _rung(anchor: Anchor, text: FoldedText, view: View, pair: Pair) -> Rung:
    """Whether folded words are the anchor's to the letter."""
    written = (anchor.start, anchor.end)
    spans = [view.origin(*span) for span in pair if span]
    same = all(
        text.text.content[slice(*span)] == unicodedata.normalize("NFC", words)
        for span, words in zip(spans, written, strict=False)
    )
    return Rung.VERBATIM if same else Rung.FOLDED


def _is_framed(phrases: Phrases, view: View, start: int, end: int) -> bool:
    """Whether prefix and suffix stand right before and after a span, spaces left aside."""
    prefix, suffix = bare(phrases.prefix), bare(phrases.suffix)
    if prefix and not _bare_before(view, start, len(prefix)).endswith(prefix):
        return False
    return not suffix or _bare_after(view, end, len(suffix)).startswith(suffix)


def _bare_before(view: View, place: int, length: int) -> str:
    return bare(view.content[max(0, place - 3 * length - 8) : place])


def _bare_after(view: View, place: int, length: int) -> str:
    return bare(view.content[place : place + 3 * length + 8])
