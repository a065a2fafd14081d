"""The checker's own look at acts on which a norm hangs: what triggers it, what takes its force."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.checker.events import Lies, Question
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Word
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Trigger


def _asked(scene: Scene, trigger: Trigger) -> Question:
    deed = trigger.deed
    return Question(
        acts=scene.kinds_of(scene.named([deed.verb])),
        by=frozenset(trigger.by),
        named=True,
        to=scene.named(deed.to),
        objects=scene.named((*deed.object, *deed.of)) - scene.places_named(deed),
        places=scene.named(deed.place) | scene.places_named(deed),
        lies=Lies.INSIDE,
    )


# --- when, each time --------------------------------------------------------------------------


def triggered(scene: Scene, trigger: Trigger) -> Answer | None:
    """Let the norm bind from the first established trigger on, or from each of them anew."""
    doubts: set[Finding] = set()
    starts: list[datetime] = []
    for fact in scene.look(_asked(scene, trigger)):
        begins = min(date.begins(scene.zone) for date in fact.dates)
        if not scene.begun(fact) or begins.latest <= scene.start:
            continue
        scene.meet(fact, rests=fact.established)
        doubts.add(fact.finding)
        if fact.established:
            starts.append(begins.earliest)
            if not arises_anew(scene):
                break
    if starts and arises_anew(scene):
        scene.instances = tuple(starts)
        return None
    if starts:
        scene.start = starts[0]
        return None
    if Finding.DISPUTED in doubts:
        return Answer(Word.DISPUTED)
    return Answer(Word.NOT_ESTABLISHED if Finding.NOT_ESTABLISHED in doubts else Word.NOT_TRIGGERED)


def arises_anew(scene: Scene) -> bool:
    """Whether a duty arises with every trigger anew."""
    terms = scene.sense.terms
    return terms.kind is Kind.ACHIEVE and terms.when is not None and terms.when.recurring


# --- unless -----------------------------------------------------------------------------------


def released(scene: Scene, done: datetime) -> Fact | None:
    """The first established act that takes a duty's force away before it is due and done."""
    if scene.sense.terms.unless is None:
        return None
    found = None
    for fact in scene.look(_asked(scene, scene.sense.terms.unless)):
        begins = min(scene.earliest(date) for date in fact.dates)
        counts = (
            found is None
            and fact.established
            and scene.begun(fact)
            and (scene.limit is None or begins < scene.limit)
            and begins < done
        )
        scene.meet(fact, rests=counts)
        found = fact if counts else found
    return found


def allowed(scene: Scene, breach: Fact) -> str:
    """The act that lets a breach pass, in the words of the exception; empty if there is none."""
    if scene.sense.terms.unless is None:
        return ""
    begins, found = scene.earliest(breach.dates[0]), ""
    for leave in scene.look(_asked(scene, scene.sense.terms.unless)):
        date = leave.dates[0]
        counts = (
            not found
            and leave.established
            and scene.begun(leave)
            and scene.earliest(date) <= begins
            and (not date.lasting or scene.over(date) > begins)
            and _there(scene, breach, leave.event.place)
        )
        scene.meet(leave, rests=counts)
        found = f"allowed by {leave.event.id}" if counts else found
    return found


def _there(scene: Scene, breach: Fact, places: tuple[str, ...]) -> bool:
    """Whether one of the places of a breach lies in one of these, or either names none."""
    event = breach.event
    return not places or not event.place or lies_in(scene, breach, places)


def lies_in(scene: Scene, breach: Fact, places: Iterable[str]) -> bool:
    """Whether one of the places of an event lies in one of these."""
    inside = scene.witness.ground.inside
    scopes = tuple(places)
    return any(
        inside(place, scope, breach.event.date) for place in breach.event.place for scope in scopes
    )
