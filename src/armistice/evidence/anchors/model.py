"""Anchors, and what became of them: the words an anchor rests on, and where they were found.

Positions are code points from the start of the canonical text, as everywhere in the evidence room.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Outcome(StrEnum):
    """What became of an anchor in a text, in the words that an analyst reads."""

    OK = "ok"
    REFLOWED = "ok, reflowed"
    DIFFERS = "located, differs"
    DRIFTED = "drifted"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"

    @property
    def certified(self) -> bool:
        """Whether the text has exactly these words; no score can say so."""
        return self in {Outcome.OK, Outcome.REFLOWED}


class Rung(IntEnum):
    """How far down the ladder one had to step to find the words.

    The first three certify; the last two only find a place. ``NONE`` is the floor.
    """

    NONE = 0
    VERBATIM = 1
    FOLDED = 2
    BARE = 3
    ENDS = 4
    SCORE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A few words that find a passage, and what tells it from others like it.

    Attributes:
        start: The words with which the passage begins; for a short passage, all of it.
        end: The words with which a longer passage ends.
        prefix: Words right before ``start``.
        suffix: Words right after the passage.
        locator: Where a reader would look: ``page 3``, ``paragraph 12``, ``note 19``. It decides
            between equal passages; if it is wrong, the words are still found, and it is said.
        position: Where ``start`` began when the anchor was made, in code points. It breaks a tie
            between equal passages if one of them begins exactly there, and proves nothing.
    """

    start: str
    end: str = ""
    prefix: str = ""
    suffix: str = ""
    locator: str = ""
    position: int | None = None

    @property
    def words(self) -> str:
        """The words of the passage, as a person would quote them."""
        return quoted_words(self.start, self.end)


@dataclass(frozen=True, slots=True, order=True)
class Candidate:
    """A place where the words may be: its span, and the words that the text has there."""

    start: int
    end: int
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """What became of an anchor in one text.

    Attributes:
        outcome: One of the six.
        rung: The rung that found it; ``NONE`` for orphans.
        start: Where the passage begins, in code points; -1 where there is no one place.
        end: Where the passage ends, that code point excluded; -1 likewise.
        found: The words that the text has for those of the anchor, spaces folded; where the
            anchor has an end, both ends with an ellipsis between.
        score: How like the anchor's words they are, from 0 to 100; 100 where certified.
        candidates: The places between which nothing decides, or, for an orphan, the nearest.
        why: What a person should know of it, in a sentence or less; empty for a plain match.
        misplaced: Whether the locator names another place than the one found.
    """

    outcome: Outcome
    rung: Rung = Rung.NONE
    start: int = -1
    end: int = -1
    found: str = ""
    score: float = 0.0
    candidates: tuple[Candidate, ...] = ()
    why: str = ""
    misplaced: bool = False

    @property
    def certified(self) -> bool:
        """Whether the text has exactly these words."""
        return self.outcome.certified


def quoted_words(start: str, end: str) -> str:
    """The words of a passage given by its beginning and its end."""
    return f"{start} … {end}" if end else start
