"""The words of a norm: names of the record, phrases of the text, and what a phrase may mean."""

from __future__ import annotations

from dataclasses import dataclass

from armistice.diagnostics import Location

NOWHERE = Location("", 0, 0)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the text, in quotation marks, whose meaning a definition or a reading gives."""

    text: str

    def __str__(self) -> str:
        """The words in their quotation marks."""
        return f'"{self.text}"'


Term = str | Phrase
"""An id of the record or of the vocabulary, or a phrase of the text."""


@dataclass(frozen=True, slots=True)
class ZoneBetween:
    """A zone between forces: its width, and the line from which each party leaves it.

    ``width`` is in kilometres, over all if ``shared`` ("by equal distances": each party leaves
    half of it), else from each line.
    """

    width: float
    lines: tuple[tuple[str, str], ...]
    shared: bool = False

    def strips(self, bearers: frozenset[str]) -> tuple[Strip, ...]:
        """What those who bear a norm leave; the strips of all where none of them is named."""
        depth = self.width / 2 if self.shared else self.width
        named = [line for party, line in self.lines if party in bearers]
        return tuple(Strip(depth, line) for line in named or [line for _, line in self.lines])

    def __str__(self) -> str:
        """As the language writes it."""
        sides = ", ".join(f"{party} from {line}" for party, line in self.lines)
        shared = ", by equal distances" if self.shared else ""
        return f"a zone {self.width:g} km wide, {sides}{shared}"


@dataclass(frozen=True, slots=True)
class Strip:
    """The ground within a distance of a line or place; ``depth`` is in kilometres.

    Its text stands in a norm where the id of a place may stand: no id holds a blank.
    """

    depth: float
    line: str

    def __str__(self) -> str:
        """As the language writes it."""
        return f"within {self.depth:g} km of {self.line}"

    @staticmethod
    def read(text: str) -> Strip | None:
        """The strip that a text names; ``None`` where it is the id of a place."""
        parts = text.split(" ")
        if len(parts) == len(["within", "1", "km", "of", "line"]) and parts[0] == "within":
            return Strip(float(parts[1]), parts[4])
        return None


@dataclass(frozen=True, slots=True)
class Rest:
    """A place less others that lie in it. Its text stands where the id of a place may stand."""

    whole: str
    without: tuple[str, ...]

    def __str__(self) -> str:
        """As the language writes it."""
        return " without ".join((self.whole, *self.without))

    @staticmethod
    def read(text: str) -> Rest | None:
        """The rest that a text names; ``None`` where it is the id of a place."""
        whole, *without = text.split(" without ")
        return Rest(whole, tuple(without)) if without else None


def ground(text: str) -> tuple[str, ...]:
    """The ids of the places that a place in a norm is made of: itself, if it is plain."""
    strip, rest = Strip.read(text), Rest.read(text)
    if strip is not None:
        return (strip.line,)
    return (rest.whole, *rest.without) if rest is not None else (text,)


@dataclass(frozen=True, slots=True)
class Item:
    """One part of what a phrase means.

    ``word`` is an actor, a place, an act, a state or a conduct. ``holds`` belongs to states
    ("passage is open"); ``forbidden`` says that the phrase demands that no such act happens
    ("no establish-checkpoint"), ``by`` by whom if not by the bearer; ``exceptions`` are
    justifications that take an act out of the meaning. ``stated`` says that the state was named
    with its polarity, as in "passage is open". ``zone`` is a zone between forces; what it comes
    to, each bearer's line tells.
    """

    word: str
    forbidden: bool = False
    holds: bool = True
    by: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    stated: bool = False
    zone: ZoneBetween | None = None

    def __str__(self) -> str:
        """As the language writes it."""
        if self.zone is not None:
            return str(self.zone)
        parts = [f"no {self.word}" if self.forbidden else self.word]
        if self.stated:
            parts.append("is open" if self.holds else "is closed")
        if self.by:
            parts.append("by " + ", ".join(self.by))
        if self.exceptions:
            parts.append("except " + ", ".join(self.exceptions))
        return " ".join(parts)


Meaning = tuple[Item, ...]
