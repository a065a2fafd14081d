"""The record of a conflict: frozen types, one for each kind of thing an analyst writes down.

Every type shares one envelope (id, validity, accounts, citations, notes, where it stands in the
files). No type holds a verdict: an event says who did what, an account says who reports it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from armistice.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.dates import When

NOWHERE = Location("", 0, 0)


class Stance(StrEnum):
    """What an account does with the event it speaks of."""

    ASSERTS = "asserts"
    DENIES = "denies"
    CONCEDES = "concedes"

    @property
    def supports(self) -> bool:
        """Whether the account says that the thing happened (a concession does)."""
        return self is not Stance.DENIES


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where a record rests: a source and the few words that find the passage in it.

    ``start`` and, for a longer passage, ``end`` are its first and last words; ``prefix`` and
    ``suffix`` are the words right before and after it, where the same words stand elsewhere too.
    ``position`` says where ``start`` began when the passage was cited, in code points of the
    canonical text; it decides between equal passages and proves nothing.
    """

    source: str
    locator: str = ""
    start: str = ""
    end: str = ""
    prefix: str = ""
    suffix: str = ""
    position: int | None = None
    notes: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value, a range or a bound, with its unit: ``29 persons``, ``at least 20``, ``all``.

    ``value`` excludes ``at_least`` and ``at_most``; ``all`` says that nothing of the kind was
    left. ``about`` marks a rounded figure.
    """

    value: float | None = None
    at_least: float | None = field(default=None, metadata={"keys": ("at_least", "from")})
    at_most: float | None = field(default=None, metadata={"keys": ("at_most", "to")})
    all: bool = False
    about: bool = False
    unit: str = ""

    def __str__(self) -> str:
        """Say the quantity as a person would."""
        if self.all:
            words = "all"
        elif self.value is not None:
            words = f"{self.value:,.12g}"
        elif self.at_least is not None and self.at_most is not None:
            words = f"{self.at_least:,.12g} to {self.at_most:,.12g}"
        elif self.at_least is not None:
            words = f"at least {self.at_least:,.12g}"
        elif self.at_most is not None:
            words = f"at most {self.at_most:,.12g}"
        else:
            words = "some"
        return " ".join(filter(None, ["about" if self.about else "", words, self.unit]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A name in one language, with the side that uses it where sides differ."""

    text: str
    language: str = ""
    used_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLink:
    """A dated relation from one actor to another."""

    actor: str
    valid: When | None = None
    according_to: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceLink:
    """A dated parent of a place, with the side that says so where sides differ."""

    place: str
    valid: When | None = None
    according_to: str = ""
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office that a person holds, and for whom."""

    office: str
    of: str
    valid: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """Fields of an event as one account gives them, where they differ from the event's."""

    act: str = ""
    date: When | None = None
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    quantity: Quantity | None = None
    holds: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Who says that an event happened, or did not, on what origin, when, in which passage.

    ``denies`` names the fields denied; empty on a denial, it denies the occurrence. A
    ``justification`` is what the account claims as the reason: it denies nothing.
    """

    whose: str
    stance: Stance = Stance.ASSERTS
    origin: str = ""
    date: When | None = None
    citations: tuple[Citation, ...] = ()
    differs: Details | None = None
    denies: tuple[str, ...] = ()
    justification: str = ""
    reliability: str = ""
    credibility: str = ""
    notes: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """The envelope that every record shares."""

    id: str
    valid: When | None = None
    accounts: tuple[Account, ...] = ()
    citations: tuple[Citation, ...] = ()
    notes: str = ""
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor(Record):
    """Whoever acts or speaks: state, authority, force, organisation, outlet, person, group.

    Acts of a part are acts of the whole (``part_of``). Associates (``associated_with``) are
    not parts: only a reading attributes what they do. ``speaks_for`` says whose voice this is,
    ``side`` and ``owner`` feed the computation of independence. ``reliability`` (A to F) is the
    grade of an account of this voice that names none; it weighs nothing in a verdict.
    """

    kind: str = ""
    names: tuple[Name, ...] = ()
    part_of: tuple[ActorLink, ...] = ()
    speaks_for: tuple[ActorLink, ...] = ()
    owner: tuple[ActorLink, ...] = ()
    side: tuple[ActorLink, ...] = ()
    associated_with: tuple[ActorLink, ...] = ()
    offices: tuple[Office, ...] = ()
    reliability: str = ""

    @property
    def name(self) -> str:
        """The English name if there is one, else the first, else the id."""
        return best_name(self.names, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A place, with the names that each side uses and the parents that each side gives it.

    ``geometry`` is a GeoJSON geometry, coordinates in degrees, longitude first (WGS 84).
    """

    kind: str = ""
    names: tuple[Name, ...] = ()
    part_of: tuple[PlaceLink, ...] = ()
    geometry: Mapping[str, Any] | None = field(default=None, hash=False)

    @property
    def name(self) -> str:
        """The English name if there is one, else the first, else the id."""
        return best_name(self.names, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Creator:
    """An author, in the fields of CSL-JSON."""

    family: str = ""
    given: str = ""
    literal: str = ""

    def __str__(self) -> str:
        """Given name first, as a byline has it."""
        return self.literal or " ".join(filter(None, [self.given, self.family]))


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownError:
    """A mistake that a source makes, so that nobody repeats it."""

    notes: str = field(metadata={"keys": ("notes", "note")})
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A document: the fields of CSL-JSON, its address, and whether its text is held."""

    type: str = ""
    title: str = ""
    author: tuple[Creator, ...] = ()
    editor: tuple[Creator, ...] = ()
    translator: tuple[Creator, ...] = ()
    outlet: str = ""
    container_title: str = ""
    volume: str = ""
    issue: str = ""
    number: str = ""
    pages: str = ""
    edition: str = ""
    publisher: str = ""
    publisher_place: str = ""
    doi: str = ""
    isbn: str = ""
    issued: When | None = None
    address: str = ""
    accessed: When | None = None
    language: str = ""
    held: bool = False
    file: str = ""
    known_errors: tuple[KnownError, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Record):
    """An act (who did what to whom) or an observation (what state someone saw).

    Exactly one of ``act`` and ``observation`` is set; ``holds`` belongs to observations and
    says whether the state was seen to hold.
    """

    act: str = ""
    observation: str = ""
    holds: bool = True
    date: When
    by: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    object: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    quantity: Quantity | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage(Record):
    """Who watched which places and acts, from when to when: what makes silence speak."""

    actor: str
    places: tuple[str, ...]
    acts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Record):
    """Who says what about an issue: positions, readings, demands; silence is a kind too."""

    kind: str = ""
    speaker: str = ""
    standing: str = ""
    channel: str = ""
    addressee: tuple[str, ...] = ()
    date: When
    issue: str = ""
    position: str = ""
    frame: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie(Record):
    """A dated tie between two actors: arms, alliance, base, credit, trade, patron, parent state.

    In the files, ``from_actor`` and ``to_actor`` are written ``from`` and ``to``.
    """

    kind: str = ""
    from_actor: str = field(default="", metadata={"keys": ("from",)})
    to_actor: str = field(default="", metadata={"keys": ("to",)})
    value: float | None = None
    unit: str = ""
    conditions: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission(Record):
    """A third party's mission: who sends it, on what mandate, where, how strong, until when."""

    actor: str = ""
    mandate: str = ""
    contributors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    strength: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread(Record):
    """A record of a type that this version does not know: kept, not judged."""

    record_type: str = ""
    content: Mapping[str, Any] = field(default_factory=dict, hash=False)


def best_name(names: tuple[Name, ...], fallback: str) -> str:
    """The English name, else the first one, else ``fallback``."""
    return next((name.text for name in names if name.language == "en"), "") or (
        names[0].text if names else fallback
    )
