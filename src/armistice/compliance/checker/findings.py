"""The checker's own account of what bodies found on whom an agreement lays it to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.checker.events import Question
from armistice.compliance.checker.scene import ALWAYS
from armistice.dates import add
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.readings import Sense
    from armistice.compliance.checker.scene import Scene

BREACH, NO_BREACH = "find-breach", "find-no-breach"


@dataclass(frozen=True)
class Turn:
    """Bodies whose turn it is from an instant on; never, where that is not known."""

    bodies: frozenset[str]
    start: datetime | None


@dataclass(frozen=True)
class Ruling:
    """A finding of a body in its turn: whether there was a breach, by which established event."""

    breach: bool
    fact: Fact

    def clears(self, scene: Scene, begins: datetime) -> bool:
        """Whether a breach that began then was found to be none."""
        return not self.breach and begins < _at(scene, self.fact)


def ruling(scene: Scene) -> Ruling | None:
    """The last finding that binds on this norm and bearer; the trace must tell of the others."""
    found: list[Ruling] = []
    for sense in _mechanisms(scene):
        earlier: list[Ruling] = []
        for turn in _turns(scene, sense):
            told = [one for one in _findings(scene, turn.bodies) if _counts(scene, one.fact, turn)]
            if not any(_at(scene, one.fact) <= (turn.start or ALWAYS) for one in earlier):
                earlier += told
        found += earlier
    if not found:
        return None
    last_day = max(_at(scene, one.fact) for one in found)
    last = [one for one in found if _at(scene, one.fact) == last_day][-1]
    scene.rests.add(last.fact.event.id)
    return last


def _at(scene: Scene, fact: Fact) -> datetime:
    """By when something was surely done: what counts from it, counts from the end of its day."""
    return max(scene.over(date) for date in fact.dates)


def _mechanisms(scene: Scene) -> Iterator[Sense]:
    """What the agreement says of bodies whose finding on this norm binds."""
    for norm in scene.choice.agreement.norms:
        for sense in scene.choice.senses(norm):
            terms = sense.terms
            over = not terms.over or scene.norm.label in terms.over
            if terms.kind is Kind.MECHANISM and terms.finding == "binds" and over:
                yield sense


def _turns(scene: Scene, sense: Sense) -> Iterator[Turn]:
    terms = sense.terms
    yield Turn(frozenset(sense.names(terms.subject)), ALWAYS)
    if terms.escalation:
        referral = _referral(scene)
        for step in terms.escalation:
            start = None
            if referral is not None:
                start = add(_at(scene, referral), step.after)
            yield Turn(frozenset(sense.names(step.to)), start)


def _referral(scene: Scene) -> Fact | None:
    """The first established referral of this norm, its clause, or the agreement."""
    names = {*scene.names_of_norm, scene.choice.agreement.id}
    first = None
    for fact in scene.look(Question(acts=scene.words.descendants("refer-dispute"))):
        if fact.event.clause in names:
            counts = first is None and fact.established and scene.begun(fact)
            scene.meet(fact, rests=counts)
            first = fact if counts else first
    return first


def _findings(scene: Scene, bodies: frozenset[str]) -> Iterator[Ruling]:
    """What is told of findings on this norm and bearer."""
    for act in (BREACH, NO_BREACH):
        acts = scene.words.descendants(act)
        for fact in scene.look(Question(acts=acts, by=bodies, named=True)):
            if fact.event.clause in scene.names_of_norm and _concerns(scene, fact):
                scene.meet(fact)
                yield Ruling(act == BREACH, fact)


def _concerns(scene: Scene, fact: Fact) -> bool:
    """Whether a finding names nobody, or the bearer, a part of it, or a whole.

    Of a norm that names no bearer every finding speaks, whomever it names.
    """
    event = fact.event
    return not (event.to and scene.bearer) or any(
        scene.is_part(name, own, event) or scene.is_part(own, name, event)
        for name in event.to
        for own in scene.hearing.bearers
    )


def _counts(scene: Scene, fact: Fact, turn: Turn) -> bool:
    in_turn = turn.start is not None and _at(scene, fact) >= turn.start
    return in_turn and fact.established and scene.begun(fact)
