"""What a duty to achieve asks for: its targets, and what counts as done or seen not done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.norms.model import ground

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.record.vocabulary import Effect


@dataclass(frozen=True)
class Target:
    """One thing to be achieved: what counts as done, and what as seen not done."""

    name: str
    done: Proposition
    undone: Proposition | None


def targets(duty: Duty) -> list[Target]:
    """The targets of a duty: one for each object, and for each place that changes hands."""
    deed, resolved = duty.resolved.terms.deed, duty.resolved
    vocabulary = duty.setting.record.vocabulary
    verbs = resolved.names([deed.verb])
    acts = frozenset(act for verb in verbs for act in vocabulary.descendants(verb))
    effect, holds = _effect(duty, verbs)
    objects = resolved.names(deed.object)
    spoken_of = _places_spoken_of(duty)
    places = tuple(dict.fromkeys((*resolved.names(deed.place), *spoken_of)))
    moved = tuple(name for name in resolved.names(deed.of) if name not in spoken_of)
    objects = (*objects, *moved)
    receivers = frozenset(resolved.names(deed.to))
    if effect is not None and effect.state == "held":
        objects = _holdings(duty, objects)
    joint = bool(deed.amounts) or effect is None or effect.state != "control"
    place_sets = [frozenset(places)] if joint or not places else [frozenset({p}) for p in places]
    object_sets = (
        [frozenset(objects)]
        if deed.amounts or not objects
        else [frozenset({name}) for name in objects]
    )
    return [
        _target(duty, acts, effect, holds, those, there, receivers)
        for those, there in product(object_sets, place_sets)
    ]


def _holdings(duty: Duty, groups: tuple[str, ...]) -> tuple[str, ...]:
    """The groups of persons that the bearer is recorded as having held, or all if none is."""
    held = Proposition(
        state=StateTest("held", holds=True, of=duty.answerable),
        effects=True,
        by=duty.answerable,
        nameless=False,
    )
    voices = duty.setting.voices
    found = tuple(
        group
        for group in groups
        if any(
            voices.is_part(name, group, bearing.event.date)
            for bearing in duty.setting.bearings(held)
            if bearing.supports
            for name in bearing.event.object
        )
    )
    return found or groups


def _places_spoken_of(duty: Duty) -> tuple[str, ...]:
    """Places among what the deed is done to: "hand over kalbajar", "hand-over of aghdam"."""
    deed, places = duty.resolved.terms.deed, duty.setting.record.places
    names = duty.resolved.names((*deed.object, *deed.of))
    return tuple(name for name in names if ground(name)[0] in places)


def _effect(duty: Duty, verbs: tuple[str, ...]) -> tuple[Effect | None, bool]:
    """The state that a verb brings about, and whether it holds then."""
    vocabulary = duty.setting.record.vocabulary
    for verb in verbs:
        if verb in vocabulary.acts:
            for effect in vocabulary.starts(verb):
                return effect, True
            for effect in vocabulary.ends(verb):
                return effect, False
    return None, True


def _target(
    duty: Duty,
    acts: frozenset[str],
    effect: Effect | None,
    holds: bool,
    objects: frozenset[str],
    places: frozenset[str],
    receivers: frozenset[str],
) -> Target:
    state = _state_test(duty, effect, holds, objects, places, receivers)
    control = effect is not None and effect.state == "control"
    leaves = effect is not None and effect.state == "presence" and not holds
    spoken_of = duty.setting.record.places
    named = frozenset(name for name in objects if ground(name)[0] not in spoken_of)
    own_deed = effect is None or effect.state == "held" or _belongs_to_nobody(duty, effect, named)
    done = Proposition(
        acts=acts,
        state=state,
        effects=state is not None,
        by=duty.answerable if own_deed else frozenset(),
        to=receivers,
        objects=named,
        places=places,
        place_test=PlaceTest.COVERS if control or leaves else PlaceTest.MEETS,
    )
    undone = (
        None
        if state is None
        else replace(
            done,
            acts=frozenset(),
            effects=False,
            state=replace(state, holds=not state.holds),
            place_test=PlaceTest.MEETS,
        )
    )
    name = ", ".join(sorted(named or places)) or duty.resolved.norm.label
    return Target(name, done, undone)


def _belongs_to_nobody(duty: Duty, effect: Effect, objects: frozenset[str]) -> bool:
    """Whether a presence is that of things alone: weapons are his who is said to move them."""
    return (
        effect.state == "presence"
        and bool(objects)
        and objects.isdisjoint(duty.setting.record.actors)
    )


def _state_test(
    duty: Duty,
    effect: Effect | None,
    holds: bool,
    objects: frozenset[str],
    places: frozenset[str],
    receivers: frozenset[str],
) -> StateTest | None:
    if effect is None:
        return None
    holders = {
        "to": receivers,
        "object": objects,
        "by": duty.answerable,
        "place": frozenset[str](),
    }[effect.of]
    if effect.state == "held":
        holders = duty.answerable
    return StateTest(effect.state, holds, holders, places)
