"""Which events bear on a norm, and which of their accounts support or oppose what it needs.

An event's own fields only identify it: every account is read with its own details, and supports
the proposition only if, as that account tells it, the event is what the norm speaks of.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.compliance.geography import Geography
    from armistice.compliance.told import ToldEvent
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


@dataclass(frozen=True, slots=True)
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

    @property
    def word(self) -> str:
        """The act, or ``observation:STATE``."""
        return self.act or observed(self.observation)

    def role(self, role: str) -> tuple[str, ...]:
        """The actors or places in a role; where no object is named, who acts is what moves."""
        found: tuple[str, ...] = getattr(self, role)
        return self.by if role == "object" and not found else found


def observed(state: str) -> str:
    """The word of observations of a state, beside the words of acts."""
    return f"observation:{state}"


def version(event: Event, account: Account | None = None) -> Version:
    """The event as an account tells it, or as its own fields identify it."""
    plain = Version(
        event.act,
        event.observation,
        event.holds,
        event.date,
        event.by,
        event.to,
        event.object,
        event.place,
        event.quantity,
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


class Matcher:
    """Fits events and their accounts to propositions."""

    def __init__(self, voices: Voices, geography: Geography, vocabulary: Vocabulary) -> None:
        """Use these actors, places and words."""
        self.voices = voices
        self.geography = geography
        self.vocabulary = vocabulary
        self._acts_upon: dict[str, frozenset[str]] = {}

    def words(self, wanted: Proposition) -> set[str]:
        """The words of everything that may be the act or state asked for, whoever the actor."""
        words = set(wanted.acts)
        if wanted.state is None:
            return words
        words.add(observed(wanted.state.state))
        if wanted.effects:
            words |= self._upon(wanted.state.state)
        return words

    def _upon(self, state: str) -> frozenset[str]:
        """The acts that start or end a state."""
        found = self._acts_upon.get(state)
        if found is None:
            vocabulary = self.vocabulary
            found = self._acts_upon[state] = frozenset(
                act
                for act in vocabulary.acts
                if any(
                    effect.state == state
                    for effect in (*vocabulary.starts(act), *vocabulary.ends(act))
                )
            )
        return found

    # --- one version ----------------------------------------------------------------------

    def is_of_the_kind(self, told: Version, wanted: Proposition) -> bool:
        """Whether the event, told so, is of the act or state, place and kind, whoever acted.

        Where nobody can tell if the place lies in a strip, it is looked at and decides nothing.
        """
        return (
            self.is_the_deed(told, wanted)
            and (
                self.is_there(told.place, wanted, told.date) or self._place_undecided(told, wanted)
            )
            and self._objects(told, wanted)
        )

    def _place_undecided(self, told: Version, wanted: Proposition) -> bool:
        """Whether the record does not tell if the event lies in a strip of ground."""
        ground = [scope for scope in wanted.places if " " in scope]
        if not ground or wanted.place_test is PlaceTest.COVERS:
            return False
        undecided = self.geography.undecided
        return not self.is_there(told.place, wanted, told.date) and any(
            undecided(place, scope, told.date) for scope in ground for place in told.place
        )

    def _fits_actors(self, told: Version, wanted: Proposition) -> bool:
        return self._by(told, wanted) and self._actors(told.to, wanted.to, told.date)

    def excludes(self, told: Version, wanted: Proposition) -> bool:
        """Whether the telling rules out what is asked for; silence rules out nothing."""
        silent_on_object = not told.role("object")
        return not (
            self.is_the_deed(told, wanted)
            and (not told.by or self._by(told, wanted))
            and self._actors(told.to, wanted.to, told.date)
            and (silent_on_object or self._objects(told, wanted))
            and (
                not told.place
                or self.is_there(told.place, wanted, told.date)
                or self._place_undecided(told, wanted)
            )
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
        # Of a force that is present, its owner is said besides: "their howitzers at the crossing".
        present = test.state == "presence"
        holders = (told.object or told.by) if present else (told.by or told.object)
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
        return any(not wholes.isdisjoint(self.voices.wholes(name, on)) for name in names)

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
        geography, test = self.geography, wanted.place_test
        if test is not PlaceTest.COVERS and any(
            geography.within_any(place, wanted.places, on) for place in places
        ):
            return True
        return test is not PlaceTest.WITHIN and any(
            geography.within(scope, place, on) for place in places for scope in wanted.places
        )

    # --- all accounts of an event -----------------------------------------------------------

    def sort(
        self, told_event: ToldEvent, wanted: Proposition
    ) -> tuple[tuple[int, ...], tuple[int, ...]] | None:
        """The places of the accounts that support the proposition, and of those that oppose it.

        A denial opposes if it denies the occurrence or a field that the proposition needs. An
        account that asserts the event with other details opposes if these exclude what the norm
        speaks of; one that is merely silent on a detail does neither.

        Returns:
            ``None`` if the event, however told, is not of the act or state, place and kind asked
            for: it does not bear on the proposition, whoever acted.
        """
        kinds = [self.is_of_the_kind(told, wanted) for told in told_event.versions]
        if not any(kinds):
            return None
        fits = [
            of_the_kind
            and self._fits_actors(told, wanted)
            and not self._place_undecided(told, wanted)
            for of_the_kind, told in zip(kinds, told_event.versions, strict=True)
        ]
        supports: list[int] = []
        opposes: list[int] = []
        excludes: list[int] = []
        for number, which in zip(told_event.speaking, told_event.told, strict=True):
            account = told_event.event.accounts[number]
            if not account.stance.supports:
                if not account.denies or not wanted.needs.isdisjoint(account.denies):
                    opposes.append(number)
            elif fits[which]:
                supports.append(number)
            elif self.excludes(told_event.versions[which], wanted):
                excludes.append(number)
        if not supports and not fits[0]:
            return (), ()
        return tuple(supports), (*opposes, *excludes)
