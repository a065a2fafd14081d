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
class Item:
    """One part of what a phrase means.

    ``word`` is an actor, a place, an act, a state or a conduct. ``holds`` belongs to states
    ("passage is open"); ``forbidden`` says that the phrase demands that no such act happens
    ("no establish-checkpoint"), ``by`` by whom if not by the bearer; ``exceptions`` are
    justifications that take an act out of the meaning. ``stated`` says that the state was named
    with its polarity, as in "passage is open".
    """

    word: str
    forbidden: bool = False
    holds: bool = True
    by: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    stated: bool = False

    def __str__(self) -> str:
        """As the language writes it."""
        parts = [f"no {self.word}" if self.forbidden else self.word]
        if self.stated:
            parts.append("is open" if self.holds else "is closed")
        if self.by:
            parts.append("by " + ", ".join(self.by))
        if self.exceptions:
            parts.append("except " + ", ".join(self.exceptions))
        return " ".join(parts)


Meaning = tuple[Item, ...]
