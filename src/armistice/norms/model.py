"""What an agreement binds, without any syntax: norms, phrases, readings, text versions, changes.

The language is lowered to these types; replay and checker read nothing else of an agreement.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.diagnostics import Location

if TYPE_CHECKING:
    from armistice.dates import Length, When
    from armistice.record.model import Citation

NOWHERE = Location("", 0, 0)
PLAIN = "plain"


class Kind(StrEnum):
    """The kinds of norm."""

    ACHIEVE = "achieve"
    MAINTAIN = "maintain"
    FORBID = "forbid"
    PERMIT = "permit"
    POWER = "power"
    DURATION = "duration"
    PERIODIC = "periodic"
    EFFORT = "effort"
    DECLARE = "declare"
    MECHANISM = "mechanism"
    DEFERRAL = "deferral"


class Sharing(StrEnum):
    """How a duty of several is shared: one verdict for each, or one together."""

    EACH = "each of"
    TOGETHER = "together"
    ONE = "one of"


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


Slot = PhraseReading | AnswersFor | LimbReading
"""What one line of a reading fills: a phrase, a limb of the sentence, for whom an actor answers."""


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


@dataclass(frozen=True, slots=True)
class Amount:
    """How much a norm asks for or allows: a number and its unit."""

    value: float
    unit: str

    def __str__(self) -> str:
        """Number and unit."""
        return f"{self.value:,g} {self.unit}"


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be done, kept or left undone: a word and its complements.

    ``every`` says that the object is every one of its kind; ``snapshot`` is the time named in
    "the places that it controlled at ..."; ``both_ways`` belongs to passage.
    """

    verb: Term
    object: tuple[Term, ...] = ()
    to: tuple[Term, ...] = ()
    of: tuple[Term, ...] = ()
    source: tuple[Term, ...] = ()
    place: tuple[Term, ...] = ()
    every: bool = False
    snapshot: When | None = None
    both_ways: bool = False
    amounts: tuple[Amount, ...] = ()


@dataclass(frozen=True, slots=True)
class Deadline:
    """``by`` a date (the whole day counts) or ``before`` it (the day does not)."""

    date: When
    inclusive: bool

    def __str__(self) -> str:
        """As the language writes it."""
        return f"{'by' if self.inclusive else 'before'} {self.date.text}"


@dataclass(frozen=True, slots=True)
class Renewal:
    """Renewal by ``length`` unless one of ``objectors`` gives notice ``ahead`` of expiry.

    ``edge`` says whether notice on the last possible day counts: ``None`` where the text is
    silent.
    """

    length: Length
    objectors: tuple[Term, ...]
    ahead: Length
    edge: bool | None = None


@dataclass(frozen=True, slots=True)
class Lasting:
    """How long a thing lasts: from when, how long, renewed how."""

    start: When
    length: Length
    renewal: Renewal | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """An act that must have happened before a norm binds: which, by whom, where, to whom."""

    deed: Deed
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Terms:
    """The sentence of a norm: whom it binds to what, when, on what conditions.

    A text version may have terms of its own, so that one norm has one id in all of them.
    """

    kind: Kind
    sharing: Sharing | None
    subject: tuple[Term, ...]
    deed: Deed
    claimant: tuple[Term, ...] = ()
    deadline: Deadline | None = None
    start: When | None = None
    until: When | None = None
    within: tuple[Length, str] | None = None
    alongside: str = ""
    during: str = ""
    only_after: str = ""
    subject_to: tuple[str, ...] = ()
    exceptions: tuple[str, ...] = ()
    lasting: Lasting | None = None
    guaranteed: bool = False
    every: Length | None = None
    when: Trigger | None = None
    by_day: tuple[int, str] | None = None
    first_after: str = ""
    only_if: str = ""
    prevented: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    finding: str = ""
    words: str = ""

    @property
    def has_limit(self) -> bool:
        """Whether the sentence itself says by when something is due."""
        return bool(
            self.deadline or self.within or self.by_day or self.alongside or self.first_after
        )

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The labels of the norms whose course this one depends on."""
        return tuple(
            filter(
                None,
                (
                    self.alongside,
                    self.during,
                    self.only_after,
                    self.only_if,
                    self.first_after,
                    self.within[1] if self.within else "",
                    self.by_day[1] if self.by_day else "",
                ),
            )
        )


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
