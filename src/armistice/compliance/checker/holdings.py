"""The checker's own look at who held a place, and to whom a clause hands it over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.checker.conditions import lies_in
from armistice.compliance.checker.events import Lies, Question
from armistice.norms.model import ground

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.scene import Scene
    from armistice.dates import When


# --- the places that it controlled at a time ----------------------------------------------------


def held_already(scene: Scene, breach: Fact) -> bool:
    """Whether the bearer held all places of an advance at the time that the norm names."""
    at, places = scene.deed.snapshot, breach.event.place
    return at is not None and bool(places) and all(_held(scene, place, at) for place in places)


def _held(scene: Scene, place: str, at: When) -> bool:
    """Whether the last established event up to a time gave control of a place to the bearer."""
    held = Question(
        state="control",
        holders=scene.own,
        by_effect=True,
        places=frozenset({place}),
        lies=Lies.AROUND,
    )
    gained, lost = scene.look(held), scene.look(replace(held, holds=False))
    # Who takes a place from nobody named does not lose it.
    taken = {fact.event.id for fact in gained if fact.established}
    told = [*gained, *(fact for fact in lost if fact.event.id not in taken)]
    known = [
        (max(scene.over(date) for date in fact.dates), fact) for fact in told if fact.established
    ]
    up_to_then = [one for one in known if one[0] <= scene.over(at)]
    if not up_to_then:
        return False
    latest = max(when for when, _ in up_to_then)
    _, last = [one for one in up_to_then if one[0] == latest][-1]
    held_it = last.event.id in taken
    scene.meet(last, rests=held_it)
    return held_it


# --- subject to ---------------------------------------------------------------------------------


def given_way(scene: Scene, breach: Fact) -> str:
    """The clause that hands the place of a breach over to the bearer, as the exception names it."""
    for number in scene.sense.terms.subject_to:
        if lies_in(scene, breach, _handed_over(scene, number)):
            return f"clause {number}"
    return ""


def _handed_over(scene: Scene, clause: str) -> Iterator[str]:
    """The places that the norms of a clause hand over to the bearer or a whole of it."""
    bearers = scene.hearing.bearers
    own = {whole for name in bearers for whole in scene.voices.wholes(name)}
    places = scene.witness.record.places
    for norm in scene.choice.agreement.norms:
        if norm.clause != clause:
            continue
        for sense in scene.choice.senses(norm):
            deed = sense.terms.deed
            gives = any(
                effect.state == "control" and effect.of == "to"
                for verb in sense.names([deed.verb])
                if verb in scene.words.acts
                for effect in scene.words.starts(verb)
            )
            if gives and own.intersection(sense.names(deed.to)):
                named = sense.names((*deed.place, *deed.object, *deed.of))
                yield from (name for name in named if ground(name)[0] in places)
