"""Which events bear on a norm, and which of their accounts support or oppose what it needs.

An event's own fields only identify it: every account is read with its own details, and supports
the proposition only if, as that account tells it, the event is what the norm speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.compliance.geography import Geography
    from armistice.dates import When
    from armistice.evidence import Voices
    from armistice.record.model import Account, Event, Quantity
    from armistice.record.vocabulary import Effect, Vocabulary


class PlaceTest(StrEnum):
    """How the place of an event must lie to the places of a norm."""

    ANY = "any"
    WITHIN = "within"
    COVERS = "covers"
    MEETS = "meets"


@dataclass(frozen=True)
class Version:
    """An event as one account tells it."""

    act: str
    observation: str
    holds: bool
    date: When
    by: tuple[str, ...]
    to: tuple[str, ...]
    object: tuple[str, ...]
    place: tuple[str, ...]
    quantity: Quantity | None

    def role(self, role: str) -> tuple[str, ...]:
        """The actors or places in a role; where no object is named, who acts is what moves."""
        found: tuple[str, ...] = getattr(self, role)
        return self.by if role == "object" and not found else found


def version(event: Event, account: Account | None = None) -> Version:
    """The event as an account tells it, or as its own fields identify it."""
    plain = Version(
        act=event.act,
        observation=event.observation,
        holds=event.holds,
        date=event.date,
        by=event.by,
        to=event.to,
        object=event.object,
        place=event.place,
        quantity=event.quantity,
    )
    differs = account.differs if account is not None else None
    if differs is None:
        return plain
    told = {
        name: value
        for name in ("act", "date", "by", "to", "object", "place", "quantity", "holds")
        if (value := getattr(differs, name)) not in (None, "", ())
    }
    return replace(plain, **told)


@dataclass(frozen=True)
class StateTest:
    """A state that matters to a norm: which, whose, over what, and whether it holds."""

    state: str
    holds: bool
    of: frozenset[str] = frozenset()
    over: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Proposition:
    """What a norm needs to be told: an act by somebody somewhere, or a state.

    Empty sets ask nothing. ``acts`` match with all their kinds. ``effects`` match any act that
    brings the state about, whatever it is called, if roles fit.
    """

    acts: frozenset[str] = frozenset()
    state: StateTest | None = None
    effects: bool = False
    by: frozenset[str] = frozenset()
    nameless: bool = True
    to: frozenset[str] = frozenset()
    objects: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    place_test: PlaceTest = PlaceTest.ANY

    @property
    def needs(self) -> frozenset[str]:
        """The fields of an event that the proposition speaks of."""
        asked = {
            "by": self.by,
            "to": self.to,
            "object": self.objects,
            "place": self.places,
        }
        return frozenset({"act", "observation", "holds"} | {n for n, v in asked.items() if v})

    def lenient(self, told: Version) -> Proposition:
        """The proposition without what a telling is silent on."""
        return replace(
            self,
            nameless=True,
            objects=self.objects if told.role("object") else frozenset(),
            places=self.places if told.place else frozenset(),
        )


class Matcher:
    """Fits events and their accounts to propositions."""

    def __init__(self, voices: Voices, geography: Geography, vocabulary: Vocabulary) -> None:
        """Use these actors, places and words."""
        self.voices = voices
        self.geography = geography
        self.vocabulary = vocabulary

    # --- one version ----------------------------------------------------------------------

    def fits(self, told: Version, wanted: Proposition) -> bool:
        """Whether the event, told so, is what the proposition speaks of."""
        return (
            self.is_the_deed(told, wanted)
            and self._by(told, wanted)
            and self._actors(told.to, wanted.to, told.date)
            and self._objects(told, wanted)
            and self.is_there(told.place, wanted, told.date)
        )

    def is_the_deed(self, told: Version, wanted: Proposition) -> bool:
        """Whether act or state match, whoever the actor and wherever the place."""
        if told.act:
            if told.act in wanted.acts:
                return True
            known = told.act in self.vocabulary.acts
            return known and wanted.effects and self._brings(told, wanted.state)
        test = wanted.state
        return test is not None and self._observes(told, test)

    def _observes(self, told: Version, test: StateTest) -> bool:
        """An observation of the state with the polarity asked for, or of a rival's hold."""
        if told.observation != test.state:
            return False
        if not test.of:
            return told.holds is test.holds
        holders = told.by or told.object
        own = self._any_part(holders, test.of, told.date)
        if own or not holders:
            return told.holds is test.holds
        return test.state == "control" and told.holds and not test.holds

    def _brings(self, told: Version, test: StateTest | None) -> bool:
        """Whether an act starts (or ends) the state for those and over those asked for."""
        vocabulary = self.vocabulary
        if test is None:
            return False
        if test.holds:
            return any(self._is_state(told, effect, test) for effect in vocabulary.starts(told.act))
        if any(self._is_state(told, effect, test) for effect in vocabulary.ends(told.act)):
            return True
        return test.state == "control" and any(
            effect.state == "control" and not self._holder_fits(told, effect, test)
            for effect in vocabulary.starts(told.act)
        )

    def _is_state(self, told: Version, effect: Effect, test: StateTest) -> bool:
        return effect.state == test.state and self._holder_fits(told, effect, test)

    def _holder_fits(self, told: Version, effect: Effect, test: StateTest) -> bool:
        if not test.of or effect.of == "place":
            return True
        holders = told.role(effect.of)
        return not holders or self._any_part(holders, test.of, told.date)

    def _any_part(self, names: Iterable[str], wholes: frozenset[str], on: When) -> bool:
        return any(self.voices.wholes(name, on) & wholes for name in names)

    def _by(self, told: Version, wanted: Proposition) -> bool:
        if not wanted.by:
            return True
        if not told.by:
            return wanted.nameless
        return self._any_part(told.by, wanted.by, told.date)

    def _actors(self, told: tuple[str, ...], wanted: frozenset[str], on: When) -> bool:
        return not wanted or not told or self._any_part(told, wanted, on)

    def _objects(self, told: Version, wanted: Proposition) -> bool:
        """A thing or force that is asked for must be named: silence is no match."""
        if not wanted.objects:
            return True
        return self._any_part(told.role("object"), wanted.objects, told.date)

    def is_there(self, places: tuple[str, ...], wanted: Proposition, on: When) -> bool:
        """Whether the places of the event lie to those of the norm as the test asks."""
        if not wanted.places or wanted.place_test is PlaceTest.ANY:
            return True
        within = self.geography.within
        test = wanted.place_test
        return any(
            (test is not PlaceTest.COVERS and within(place, scope, on))
            or (test is not PlaceTest.WITHIN and within(scope, place, on))
            for place in places
            for scope in wanted.places
        )

    # --- all accounts of an event -----------------------------------------------------------

    def bears(self, event: Event, accounts: Iterable[Account], wanted: Proposition) -> bool:
        """Whether the event is of the act or state, place and kind asked for, whoever acted."""
        tellings = [version(event), *(version(event, a) for a in accounts if a.differs)]
        return any(
            self.is_the_deed(told, wanted)
            and self.is_there(told.place, wanted, told.date)
            and self._objects(told, wanted)
            for told in tellings
        )

    def sort(
        self, event: Event, accounts: Iterable[Account], wanted: Proposition
    ) -> tuple[list[Account], list[Account]]:
        """The accounts that support the proposition, and those that oppose it.

        A denial opposes if it denies the occurrence or a field that the proposition needs. An
        account that asserts the event with other details opposes if these exclude what the norm
        speaks of; one that is merely silent on a detail does neither.
        """
        supports: list[Account] = []
        opposes: list[Account] = []
        excludes: list[Account] = []
        plain_fits = self.fits(version(event), wanted)
        for account in accounts:
            told = version(event, account)
            if not account.stance.supports:
                if not account.denies or set(account.denies) & wanted.needs:
                    opposes.append(account)
            elif self.fits(told, wanted):
                supports.append(account)
            elif not self.fits(told, wanted.lenient(told)):
                excludes.append(account)
        if not supports and not plain_fits:
            return [], []
        return supports, [*opposes, *excludes]


def by_act(events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Events by act, or by ``observation:STATE``, each in the order given."""
    groups: dict[str, list[Event]] = {}
    for event in events:
        groups.setdefault(event.act or f"observation:{event.observation}", []).append(event)
    return {word: tuple(group) for word, group in groups.items()}
