"""What an agreement binds, without any syntax: norms, readings, text versions, changes.

The language is lowered to these types; replay and checker read nothing else of an agreement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.norms.readings import (
    AnswersFor,
    Definition,
    Holder,
    LimbReading,
    Membership,
    PhraseReading,
    Slot,
)
from armistice.norms.terms import (
    Amount,
    Deadline,
    Deed,
    Kind,
    Lasting,
    Renewal,
    Sharing,
    Terms,
    Trigger,
)
from armistice.norms.words import NOWHERE, Item, Meaning, Phrase, Term

if TYPE_CHECKING:
    from armistice.dates import When
    from armistice.diagnostics import Location
    from armistice.record.model import Citation

__all__ = [
    "NOWHERE",
    "PLAIN",
    "Agreement",
    "Amount",
    "AnswersFor",
    "Bundle",
    "Change",
    "ChangeKind",
    "Clause",
    "Deadline",
    "Deed",
    "Definition",
    "Effect",
    "Holder",
    "Item",
    "Kind",
    "Lasting",
    "LimbReading",
    "Meaning",
    "Membership",
    "Norm",
    "Phrase",
    "PhraseReading",
    "Renewal",
    "Sharing",
    "Slot",
    "Term",
    "Terms",
    "TextVersion",
    "Trigger",
]

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm of a clause, with its versions by text and its readings."""

    id: str
    clause: str
    label: str
    terms: Terms
    versions: tuple[tuple[str, Terms | None], ...] = ()
    readings: tuple[PhraseReading, ...] = ()
    answers_for: tuple[AnswersFor, ...] = ()
    limbs: tuple[LimbReading, ...] = ()
    memberships: tuple[Membership, ...] = ()
    code: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def slots(self) -> tuple[Slot, ...]:
        """Everything that readings say of this norm."""
        return (*self.readings, *self.answers_for, *self.limbs)

    def version(self, text: str) -> Terms | None:
        """The terms in one text version; ``None`` where that text lacks the norm."""
        for name, terms in self.versions:
            if name == text:
                return terms
        return self.terms


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its number, heading, what it says in our words, the passages, its norms."""

    number: str
    heading: str
    says: str
    norms: tuple[Norm, ...]
    citations: tuple[Citation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TextVersion:
    """A version of the text; the authentic ones bind, the others are choices."""

    name: str
    authentic: bool
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Bundle:
    """A named reading over the whole agreement, and who holds it."""

    name: str
    holder: Holder


class ChangeKind(StrEnum):
    """What a change does."""

    EXTENSION = "extension"
    AMENDMENT = "amendment"
    WAIVER = "waiver"
    NOTICE = "notice"
    TERMINATION = "termination"


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one norm: a new deadline, or its end."""

    clause: str
    label: str
    deadline: Deadline | None
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Change:
    """A change of the agreement: who made it, on which date, on which recorded event it rests."""

    kind: ChangeKind
    date: When
    authors: tuple[str, ...]
    asked_by: tuple[str, ...]
    event: str
    effects: tuple[Effect, ...]
    citations: tuple[Citation, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement as code: the whole of it, in the order of its text."""

    id: str
    title: str
    instrument: str
    zone: str
    parties: tuple[str, ...]
    signatories: tuple[str, ...]
    signed: When | None
    effective: When | None
    guarantors: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    relations: tuple[tuple[str, str], ...] = ()
    texts: tuple[TextVersion, ...] = ()
    unread: tuple[tuple[str, tuple[Citation, ...]], ...] = ()
    bundles: tuple[Bundle, ...] = ()
    definitions: tuple[Definition, ...] = ()
    clauses: tuple[Clause, ...] = ()
    changes: tuple[Change, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def norms(self) -> tuple[Norm, ...]:
        """All norms in the order of the text."""
        return tuple(norm for clause in self.clauses for norm in clause.norms)

    @property
    def authentic_texts(self) -> tuple[str, ...]:
        """The names of the texts that bind; the first text if none is marked so."""
        marked = tuple(text.name for text in self.texts if text.authentic)
        return marked or tuple(text.name for text in self.texts[:1])

    @property
    def reading_names(self) -> tuple[str, ...]:
        """``plain`` and every bundle, in the order of declaration."""
        return (PLAIN, *(bundle.name for bundle in self.bundles))

    @property
    def sides(self) -> tuple[str, ...]:
        """Parties, signatories and guarantors: whoever is on a side of this agreement."""
        return tuple(dict.fromkeys((*self.parties, *self.signatories, *self.guarantors)))
