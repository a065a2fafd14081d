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
