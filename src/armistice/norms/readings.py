"""Readings: what a bundle takes a phrase or a sentence to mean, and who holds it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.norms.words import NOWHERE

if TYPE_CHECKING:
    from armistice.dates import When
    from armistice.diagnostics import Location
    from armistice.norms.terms import Terms
    from armistice.norms.words import Meaning
    from armistice.record.model import Citation


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a reading, from when, until when, and where they said so."""

    actors: tuple[str, ...] = ()
    citations: tuple[Citation, ...] = ()
    since: When | None = None
    until: When | None = None


@dataclass(frozen=True, slots=True)
class PhraseReading:
    """What one bundle takes a phrase to mean (or, ``negative``, not to mean)."""

    bundle: str
    phrase: str
    meaning: Meaning
    negative: bool
    holder: Holder
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class AnswersFor:
    """A reading under which an actor answers for associates that are no part of it."""

    bundle: str
    actor: str
    associates: tuple[str, ...]
    holder: Holder
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class LimbReading:
    """A reading of when a norm is due or binds: the terms as this bundle has them."""

    bundle: str
    terms: Terms
    holder: Holder
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Membership:
    """The readings or text versions in which a norm stands, or does not."""

    names: tuple[str, ...]
    included: bool
    axis: str
    holder: Holder
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Definition:
    """A phrase that the agreement itself defines (``plain``), and the readings of it."""

    phrase: str
    plain: Meaning | None
    readings: tuple[PhraseReading, ...] = ()
    citations: tuple[Citation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


Slot = PhraseReading | AnswersFor | LimbReading
"""What one line of a reading fills: a phrase, a limb of the sentence, for whom an actor answers."""
