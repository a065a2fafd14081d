"""The sentence of a norm: whom it binds, to what, how much, when, on what conditions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.dates import Length, When
    from armistice.norms.words import Term


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
class Amount:
    """How much a norm asks for or allows: a number and its unit.

    ``per`` says that it holds anew for every calendar ``day``, ``week``, ``month`` or ``year``.
    """

    value: float
    unit: str
    per: str = ""

    def __str__(self) -> str:
        """Number, unit, and for how long."""
        return f"{self.value:,g} {self.unit}" + (f" a {self.per}" if self.per else "")


@dataclass(frozen=True, slots=True)
class Deed:
    """What is to be done, kept or left undone: a word and its complements.

    ``every`` says that the object is every one of its kind; ``snapshot`` is the time named in
    "the places that it controlled at ..."; ``both_ways`` belongs to passage. ``only_there`` says
    that elsewhere is ruled out.
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
    only_there: bool = False


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
    """An act that must have happened before a norm binds: which, by whom, where, to whom.

    ``recurring`` says that the norm arises anew each time.
    """

    deed: Deed
    by: tuple[str, ...] = ()
    recurring: bool = False


@dataclass(frozen=True, slots=True)
class Escalation:
    """To whom a matter goes when those before have found nothing for so long."""

    after: Length
    to: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Leaving:
    """How an agreement ends by notice: how long after it, and who may give it."""

    after: Length
    by: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """The sentence of a norm: whom it binds to what, when, on what conditions.

    A text version may have terms of its own, so that one norm has one id in all of them.

    Attributes:
        kind: What is asked: to achieve, to keep, to leave undone, and so on.
        sharing: How several bearers share it.
        subject: Who bears it; empty where the text names nobody.
        deed: What is to be done or left undone.
        claimant: To whom it is owed, where the text says so.
        deadline: By or before which day it is due.
        start: From when it binds, if not from when the agreement does.
        until: To which day it binds.
        within: How long after the completion of a norm (empty: after its own start) it is due.
        alongside: The norm with whose completion it is due.
        during: The duration during which it binds.
        only_after: The norm before whose completion it does not bind.
        subject_to: The clauses to which it gives way.
        exceptions: Justifications that take an act out of it.
        lasting: Of a duration, how long it lasts.
        guaranteed: Whether the bearer guarantees it.
        every: In every stretch of which length it is due.
        when: The act that must have happened before it binds.
        by_day: By which day, counted from the completion or start of a norm, it is due.
        first_after: On the first day after the completion of which norm it is due.
        only_if: The norm that must be kept for it to bind.
        prevented: Of "must prevent", by whom.
        over: Of a mechanism, the norms it speaks of; empty if it is of all.
        finding: Of a mechanism, whether its finding ``binds`` or ``advises``.
        words: Of a declaration or a matter left open, the words of the text.
        unless: The act that takes the norm's force away.
        only_if_clauses: Clauses all of whose norms must be kept for it to bind.
        as_long_as: The norm whose first earlier breach frees the bearer.
        until_norm: The norm with whose completion it ends.
        without_prejudice: The clauses that it leaves untouched.
        whole: Whether a duration is that of the agreement itself.
        leaving: How the agreement ends by notice.
        survivors: Clauses that survive the end of the agreement.
        escalation: To whom a matter goes, one after another, when nothing is found.
        stage: Of a duty in stages, which one it is (``30 %``, ``all``).
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
    unless: Trigger | None = None
    only_if_clauses: tuple[str, ...] = ()
    as_long_as: str = ""
    until_norm: str = ""
    without_prejudice: tuple[str, ...] = ()
    whole: bool = False
    leaving: Leaving | None = None
    survivors: tuple[str, ...] = ()
    escalation: tuple[Escalation, ...] = ()
    stage: str = ""

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
                    self.until_norm,
                    self.within[1] if self.within else "",
                    self.by_day[1] if self.by_day else "",
                ),
            )
        )
