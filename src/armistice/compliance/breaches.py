"""What would break a duty to keep, as a reading has it: acts, and states that no longer hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.norms.model import Kind, ground

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from armistice.compliance.duty import Duty
    from armistice.norms.model import Item

# Conducts: what a force does that has come to rest. `halt` speaks of the day named alone.
CONDUCTS = {"remain": "advance", "halt": "advance", "stop": "advance"}


@dataclass(frozen=True)
class Breach:
    """One way to break a duty: an act, or a state that no longer holds and what restores it."""

    name: str
    broken: Proposition
    restored: Proposition | None = None
    exceptions: tuple[str, ...] = ()
    day_only: bool = False
    by_others: bool = False


def breaches(duty: Duty) -> list[Breach]:
    """Every way in which the duty can be broken, as the reading has it."""
    terms, resolved = duty.resolved.terms, duty.resolved
    deed = terms.deed
    vocabulary = duty.setting.record.vocabulary
    common: Mapping[str, Any] = {
        "to": frozenset(resolved.names(deed.to)),
        "places": frozenset((*resolved.names(deed.place), *_place_objects(duty))),
        "place_test": PlaceTest.WITHIN,
    }
    found: list[Breach] = []
    for item in resolved.items([deed.verb]):
        exceptions = (*terms.exceptions, *item.exceptions)
        if item.word in vocabulary.states and not item.forbidden:
            found.extend(_state_breaches(duty, item, exceptions, common))
            continue
        conduct = item.word in CONDUCTS and terms.kind is Kind.MAINTAIN and not item.forbidden
        act = CONDUCTS[item.word] if conduct else item.word
        found.append(
            Breach(
                name=act,
                broken=Proposition(
                    acts=vocabulary.descendants(act),
                    by=frozenset(item.by or terms.prevented) or duty.answerable,
                    nameless=False,
                    objects=frozenset() if conduct else frozenset(_persons(duty)),
                    **common,
                ),
                exceptions=exceptions,
                day_only=conduct and item.word == "halt",
                by_others=bool(item.by or terms.prevented),
            )
        )
    return found


def _place_objects(duty: Duty) -> tuple[str, ...]:
    deed = duty.resolved.terms.deed
    places = duty.setting.record.places
    names = duty.resolved.names((*deed.object, *deed.of))
    return tuple(name for name in names if ground(name)[0] in places)


def _persons(duty: Duty) -> tuple[str, ...]:
    deed = duty.resolved.terms.deed
    record = duty.setting.record
    names = duty.resolved.names(deed.object)
    return tuple(n for n in names if n in record.actors or n in record.vocabulary.things)


def _state_breaches(
    duty: Duty, item: Item, exceptions: tuple[str, ...], common: Mapping[str, Any]
) -> list[Breach]:
    places: frozenset[str] = common["places"]
    holders = frozenset[str]() if item.word == "passage" else duty.answerable
    state = StateTest(item.word, not item.holds, holders, places)
    answers = duty.answerable if item.word == "passage" else frozenset[str]()
    broken = Proposition(
        state=state,
        effects=True,
        by=frozenset(item.by) or answers,
        nameless=True,
        places=places,
        place_test=PlaceTest.WITHIN,
    )
    restored = Proposition(
        state=StateTest(item.word, item.holds, holders, places),
        effects=True,
        places=places,
        place_test=PlaceTest.WITHIN,
    )
    return [Breach(item.word, broken, restored, exceptions)]
