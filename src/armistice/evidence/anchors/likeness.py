"""What is like an anchor's words but is not them: a place for a person to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.anchors.difference import has_only_more
from armistice.evidence.anchors.edges import stands_alone
from armistice.evidence.anchors.model import (
    Candidate,
    Located,
    Outcome,
    Rung,
    quoted_words,
)
from armistice.evidence.anchors.passages import LONGEST_PASSAGE
from armistice.evidence.anchors.score import (
    CLEAR,
    ENOUGH,
    Scored,
    between_ends,
    nearest,
)

if TYPE_CHECKING:
    from armistice.evidence.anchors.folding import FoldedText, View
    from armistice.evidence.anchors.passages import Phrases

_MOST_STARTS = 20


@dataclass(frozen=True, slots=True)
class _Place:
    """A passage of a view that may be meant: its ends, and the lower of their scores."""

    score: float
    start: int
    end: int
    found: str


def likely(phrases: Phrases, text: FoldedText) -> Located:
    """The place most like the words of an anchor that no exact rung has found.

    Drifted where it is like enough and clearly ahead of every other, or where the phrase begins
    and ends there but has other words between; located, differs, where the text has all the words
    and more between them, and none of these negates; else ambiguous or orphan.
    """
    orphan = Located(outcome=Outcome.ORPHAN)
    for view in dict.fromkeys((text.running, text.whole)):
        located = _by_ends(phrases, view) or _by_score(phrases, view)
        if located.outcome is not Outcome.ORPHAN:
            return located
        if not orphan.candidates:
            orphan = located
    return orphan


def _by_ends(phrases: Phrases, view: View) -> Located | None:
    """The one place that begins and ends as the phrase does."""
    if phrases.end:
        return None
    places = between_ends(phrases.start, view)
    if len(places) != 1:
        return None
    place = places[0]
    found = view.content[place.start : place.end]
    harmless = has_only_more(phrases.start, found)
    start, end = view.origin(place.start, place.end)
    return Located(
        outcome=Outcome.DIFFERS if harmless else Outcome.DRIFTED,
        rung=Rung.ENDS,
        start=start,
        end=end,
        found=found,
        score=place.score,
        why="the text has more words between" if harmless else "the words between the ends differ",
    )


def _by_score(phrases: Phrases, view: View) -> Located:
    places = _places(phrases, view)
    candidates = tuple(
        Candidate(*view.origin(place.start, place.end), place.found) for place in places
    )
    if not places or places[0].score < ENOUGH:
        return Located(
            outcome=Outcome.ORPHAN,
            candidates=candidates,
            score=places[0].score if places else 0.0,
            why=_why_nowhere(phrases, view),
        )
    best = places[0]
    if len(places) > 1 and places[1].score > best.score - CLEAR:
        return Located(
            outcome=Outcome.AMBIGUOUS,
            rung=Rung.SCORE,
            score=best.score,
            candidates=candidates,
            why="no place has these words, and two are like them",
        )
    return Located(
        outcome=Outcome.DRIFTED,
        rung=Rung.SCORE,
        start=candidates[0].start,
        end=candidates[0].end,
        found=best.found,
        score=best.score,
        why="the text has other words",
    )


def _why_nowhere(phrases: Phrases, view: View) -> str:
    if not phrases.end:
        return "the text has nothing like it"
    if _exact(phrases.start, view, 0, len(view.content)):
        return "the end does not follow on the start"
    return "the text has nothing like it"


def _places(phrases: Phrases, view: View) -> list[_Place]:
    """The two places most like the anchor's words, the best first."""
    if not phrases.end:
        return [
            _Place(one.score, one.start, one.end, view.content[one.start : one.end])
            for one in nearest(phrases.start, view)
        ]
    starts = _exact(phrases.start, view, 0, len(view.content)) or nearest(phrases.start, view)
    found = [_passage(phrases, view, start) for start in starts[:_MOST_STARTS]]
    if max((place.score for place in found), default=0.0) < ENOUGH:
        # The end may be there to the letter, and the start not.
        ends = _exact(phrases.end, view, 0, len(view.content))
        found += [_passage_to(phrases, view, end) for end in ends[:_MOST_STARTS]]
    best: dict[int, _Place] = {}
    for place in sorted(found, key=lambda one: (-one.score, one.end - one.start)):
        best.setdefault(place.end, place)
    return list(best.values())[:2]


def _passage(phrases: Phrases, view: View, start: Scored) -> _Place:
    """From a start to what is most like the end after it."""
    beyond = min(len(view.content), start.end + LONGEST_PASSAGE)
    ends = _exact(phrases.end, view, start.end, beyond) or nearest(
        phrases.end, view, start.end, beyond, count=1
    )
    return _joined(view, start, ends[0] if ends else Scored(0.0, start.end, start.end))


def _passage_to(phrases: Phrases, view: View, end: Scored) -> _Place:
    """From what is most like the start, before an end, to that end."""
    starts = nearest(phrases.start, view, max(0, end.start - LONGEST_PASSAGE), end.start, count=1)
    return _joined(view, starts[0] if starts else Scored(0.0, end.start, end.start), end)


def _joined(view: View, start: Scored, end: Scored) -> _Place:
    words = (view.content[one.start : one.end] for one in (start, end))
    return _Place(min(start.score, end.score), start.start, end.end, quoted_words(*words))


def _exact(words: str, view: View, start: int, end: int) -> list[Scored]:
    return [
        Scored(100.0, place, place + len(words))
        for place in view.occurrences(words)
        if start <= place
        and place + len(words) <= end
        and stands_alone(view.content, place, place + len(words))
    ]
