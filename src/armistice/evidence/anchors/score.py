"""The rungs that find a place and certify nothing: the ends of a phrase, and a score.

A score is high for what hardly differs in letters, and one "not" hardly does. So whatever is found
here is for a person to look at. Imported only when the exact rungs have failed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from armistice.evidence.anchors.edges import stands_alone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.anchors.folding import View

ENOUGH = 88.0
"""A score from which on two phrases are taken for versions of one another."""
CLEAR = 5.0
"""By how much the best must be ahead of the second to be more than a guess."""
_LEAST_SCORED = 12
_LEAST_SCORE = 70.0
_FEWEST_FOR_ENDS = 6
_SLACK = 40
_WORDS_AROUND = 3


@dataclass(frozen=True, slots=True, order=True)
class Scored:
    """A span of a folded view, and how like some words it is, from 0 to 100."""

    score: float
    start: int
    end: int


def likeness(words: str, found: str) -> float:
    """How like each other two phrases are, from 0 to 100."""
    return float(fuzz.ratio(words, found))


def nearest(
    words: str, view: View, start: int = 0, end: int = -1, *, count: int = 2
) -> list[Scored]:
    """The places of a view most like some words, best first, none overlapping another.

    Phrases of fewer than twelve letters are like too much; for them there is no answer.
    """
    if len(words) < _LEAST_SCORED:
        return []
    content = view.content[start:] if end < 0 else view.content[start:end]
    places: list[Scored] = []
    while len(places) < count and len(content.strip("\0")) >= len(words) // 2:
        found = fuzz.partial_ratio_alignment(words, content, score_cutoff=_LEAST_SCORE)
        if found is None or found.dest_end <= found.dest_start:
            break
        best = _at_word_edges(words, content, found.dest_start, found.dest_end)
        places.append(Scored(best.score, start + best.start, start + best.end))
        first, last = min(best.start, found.dest_start), max(best.end, found.dest_end)
        content = content[:first] + "\0" * (last - first) + content[last:]
    return sorted(places, key=lambda place: (-place.score, place.start))


def between_ends(words: str, view: View) -> list[Scored]:
    """The places that begin and end as some words do and are about as long."""
    parts = words.split(" ")
    if len(parts) < _FEWEST_FOR_ENDS:
        return []
    taken = max(2, len(parts) // 4)
    head, tail = " ".join(parts[:taken]), " ".join(parts[-taken:])
    longest = len(words) + len(words) // 2 + _SLACK
    tails = [place for place in view.occurrences(tail) if _alone(view, place, tail)]
    found = []
    for begin in view.occurrences(head):
        if not _alone(view, begin, head):
            continue
        ends = [place + len(tail) for place in tails if begin + len(head) <= place]
        found += [
            Scored(likeness(words, view.content[begin:end]), begin, end)
            for end in ends[:1]
            if len(words) // 2 <= end - begin <= longest
        ]
    return found


def _alone(view: View, place: int, words: str) -> bool:
    return stands_alone(view.content, place, place + len(words))


def _at_word_edges(words: str, content: str, start: int, end: int) -> Scored:
    """The span of whole words near a span that is most like the words."""
    return max(
        (
            Scored(likeness(words, content[first:last]), first, last)
            for first in _edges(content, start, before=True)
            for beyond in _edges(content, end, before=False)
            for last in {beyond, _without_mark(content, first, beyond)}
            if first < last
        ),
        key=lambda one: (one.score, -one.start),
        default=Scored(likeness(words, content[start:end]), start, end),
    )


def _without_mark(content: str, start: int, end: int) -> int:
    """An end before the comma or stop that follows the last word."""
    while end > start and not content[end - 1].isalnum():
        end -= 1
    return end


def _edges(content: str, place: int, *, before: bool) -> Iterator[int]:
    """Offsets near a place where a word begins (or ends)."""
    left = right = place
    for _ in range(_WORDS_AROUND):
        left = content.rfind(" ", 0, max(0, left))
        yield (left + 1 if before else max(left, 0))
        if left < 0:
            break
    right -= 1
    for _ in range(_WORDS_AROUND):
        right = content.find(" ", right + 1)
        yield (right + 1 if before and right >= 0 else right) if right >= 0 else len(content)
        if right < 0:
            break
