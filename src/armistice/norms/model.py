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
    Escalation,
    Kind,
    Lasting,
    Leaving,
    Renewal,
    Sharing,
    Terms,
    Trigger,
)
from armistice.norms.words import (
    NOWHERE,
    Item,
    Meaning,
    Phrase,
    Rest,
    Strip,
    Term,
    ZoneBetween,
    ground,
)

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
    "EffectiveReading",
    "Escalation",
    "Holder",
    "Item",
    "Kind",
    "Lasting",
    "Leaving",
    "LimbReading",
    "Meaning",
    "Membership",
    "Norm",
    "PartyReading",
    "Phrase",
    "PhraseReading",
    "Renewal",
    "Rest",
    "Sharing",
    "Slot",
    "Strip",
    "Term",
    "Terms",
    "TextVersion",
    "Trigger",
    "ZoneBetween",
    "ground",
]

PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Norm:
    """One norm of a clause, with its versions by text and its readings.

    ``added_by`` is the place, among the changes of the agreement, of the amendment that brought
    the norm in.
    """

    id: str
    clause: str
    label: str
    terms: Terms
    versions: tuple[tuple[str, Terms | None], ...] = ()
    readings: tuple[PhraseReading, ...] = ()
    answers_for: tuple[AnswersFor, ...] = ()
    limbs: tuple[LimbReading, ...] = ()
    memberships: tuple[Membership, ...] = ()
    added_by: int | None = None
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
    """A clause: its number, heading, what it says in our words, the passages, its norms.

    ``implements`` names what it carries out of another agreement: ``nk-2020/9`` or its id alone.
    """

    number: str
    heading: str
    says: str
    norms: tuple[Norm, ...]
    citations: tuple[Citation, ...] = ()
    implements: str = ""
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
    SUSPENSION = "suspension"
    RESUMPTION = "resumption"
    REPUDIATION = "repudiation"

    @property
    def power(self) -> str:
        """The verb of the power to make such a change; a repudiation needs none."""
        return _POWERS.get(self, "")


_POWERS = {
    ChangeKind.EXTENSION: "extend-time",
    ChangeKind.AMENDMENT: "amend",
    ChangeKind.WAIVER: "waive",
    ChangeKind.NOTICE: "give-notice",
    ChangeKind.TERMINATION: "terminate",
    ChangeKind.SUSPENSION: "suspend",
    ChangeKind.RESUMPTION: "suspend",
}


@dataclass(frozen=True, slots=True)
class Effect:
    """What a change does to one norm: a new deadline, its end, its suspension or resumption.

    ``what`` is ``due`` (a new deadline), ``ends``, ``suspended`` (to ``until``, if that is said)
    or ``resumes``. An empty ``clause`` stands for every norm.
    """

    clause: str
    label: str
    deadline: Deadline | None
    what: str = "ends"
    until: When | None = None
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
    memberships: tuple[Membership, ...] = ()
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PartyReading:
    """Whom a bundle holds to be the parties."""

    bundle: str
    parties: tuple[str, ...]
    holder: Holder
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class EffectiveReading:
    """When the agreement takes effect under a bundle, or in a version of the text."""

    axis: str
    name: str
    date: When
    holder: Holder
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
    mediators: tuple[str, ...] = ()
    witnesses: tuple[str, ...] = ()
    party_readings: tuple[PartyReading, ...] = ()
    effective_readings: tuple[EffectiveReading, ...] = ()
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
        """Parties (under any reading), signatories and guarantors: whoever is on a side of it.

        Mediators and witnesses are on none, even where they signed.
        """
        claimed = tuple(name for reading in self.party_readings for name in reading.parties)
        named = (*self.parties, *self.signatories, *self.guarantors, *claimed)
        apart = {*self.mediators, *self.witnesses} - {*self.parties, *self.guarantors, *claimed}
        return tuple(name for name in dict.fromkeys(named) if name not in apart)

    def awaited(self, norm: Norm, terms: Terms) -> tuple[str, ...]:
        """The labels of the norms whose verdicts a norm needs: whom it waits for, what ends it."""
        clauses = {clause.number: clause.norms for clause in self.clauses}
        conditions = (each for number in terms.only_if_clauses for each in clauses.get(number, ()))
        endings = (
            each
            for each in self.norms
            if each.terms.whole and not terms.whole and norm.clause not in each.terms.survivors
        )
        labels = (*terms.waits_for, *(each.label for each in (*conditions, *endings)))
        return tuple(dict.fromkeys(labels))

    def parties_under(self, reading: str) -> tuple[str, ...]:
        """The parties as a reading has them."""
        found = [one.parties for one in self.party_readings if one.bundle == reading]
        return found[-1] if found else self.parties

    def effective_under(self, reading: str, text: str) -> When | None:
        """When the agreement takes effect under a reading and in a version of the text."""
        asked = {"reading": reading, "text": text}
        found = [one.date for one in self.effective_readings if asked[one.axis] == one.name]
        return found[-1] if found else self.effective
