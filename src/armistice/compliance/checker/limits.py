"""The checker's own derivation of permissions and powers: whether used, and within their limits."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.checker.events import NOBODY, Lies, Question
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import MOST_IN_ANY_ORDER, Word
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Amount


def permitted(scene: Scene) -> Answer:
    """A permission or power: whether it was used, and within its limits."""
    states = [verb for verb in scene.sense.names([scene.deed.verb]) if verb in scene.words.states]
    perhaps = False
    if states:
        used, over, perhaps = _kept(scene, states[0])
    else:
        used, over = _done(scene)
    if over:
        first = min(over, key=lambda fact: scene.earliest(fact.dates[0]))
        return Answer(Word.EXCEEDED, since=first.dates[0].text)
    if perhaps:
        return Answer(Word.UNDETERMINED, outcomes=(Word.EXCEEDED, Word.EXERCISED))
    if used:
        return Answer(Word.EXERCISED)
    return Answer(Word.ENDED if scene.ended else Word.UNEXERCISED)


def _counted(scene: Scene, facts: list[Fact]) -> Iterator[Fact]:
    """The established facts that have begun; the trace must tell of all."""
    for fact in facts:
        counts = fact.established and scene.begun(fact)
        scene.meet(fact, rests=counts)
        if counts:
            yield fact


# --- acts ---------------------------------------------------------------------------------------


def _done(scene: Scene) -> tuple[bool, list[Fact]]:
    """Whether the act was done, and the acts that passed a limit or were done elsewhere."""
    deed, power = scene.deed, scene.sense.terms.kind is Kind.POWER
    question = Question(
        acts=scene.kinds_of(scene.named([deed.verb])),
        by=scene.own,
        named=True,
        to=scene.named(deed.to),
        objects=scene.named(deed.object),
        places=scene.named(deed.place),
        lies=Lies.INSIDE,
    )
    told = scene.look(question)
    if power:
        told = [fact for fact in told if fact.event.clause in scene.names_of_norm]
    within = list(_counted(scene, told))
    over = [fact for limit in deed.amounts for fact in _passing(scene, within, limit)]
    if deed.only_there and deed.place:
        anywhere = replace(question, places=NOBODY, lies=Lies.ANYWHERE)
        elsewhere = [f for f in scene.look(anywhere) if _is_elsewhere(scene, f, question.places)]
        over += _counted(scene, elsewhere)
    return bool(within), over


def _is_elsewhere(scene: Scene, fact: Fact, places: frozenset[str]) -> bool:
    """Whether the places of an event are known, and lie in none of these."""
    inside, event = scene.witness.ground.inside, fact.event
    return bool(event.place) and all(
        inside(place, scope, event.date) is False for place in event.place for scope in places
    )


def _passing(scene: Scene, facts: list[Fact], limit: Amount) -> Iterator[Fact]:
    """The acts that pass a limit: each alone, or with those of the same day, week, month, year."""
    sums: dict[object, float] = defaultdict(float)
    for fact in sorted(facts, key=lambda one: scene.earliest(one.dates[0])):
        amount = _amount(fact, limit)
        if amount is None:
            continue
        if limit.per:
            calendar = _calendar(scene.earliest(fact.dates[0]), limit.per)
            amount = sums[calendar] = sums[calendar] + amount
        if amount > limit.value:
            yield fact


def _calendar(instant: datetime, per: str) -> object:
    """The day, week, month or year in which an instant falls."""
    return {
        "day": instant.date(),
        "week": instant.isocalendar()[:2],
        "month": (instant.year, instant.month),
        "year": instant.year,
    }[per]


def _amount(fact: Fact, limit: Amount) -> float | None:
    quantity = fact.quantity
    if quantity is None or quantity.unit != limit.unit:
        return None
    return quantity.at_least if quantity.value is None else quantity.value


# --- states -------------------------------------------------------------------------------------


def _kept(scene: Scene, state: str) -> tuple[bool, list[Fact], bool]:
    """Whether a state was kept up, with what its level surely passed a limit, and if perhaps."""
    deed = scene.deed
    begun = Question(
        state=state,
        holders=scene.own,
        by_effect=True,
        objects=scene.named(deed.object),
        places=scene.named(deed.place),
        lies=Lies.INSIDE,
    )
    starts = scene.look(begun)
    ends = [f for f in scene.look(replace(begun, holds=False)) if f.event.act]
    came = {fact.event.id for fact in starts}
    kept, gone = list(_counted(scene, starts)), list(_counted(scene, ends))
    moves: dict[datetime, list[Fact]] = defaultdict(list)
    for fact in (*kept, *(fact for fact in gone if fact.event.id not in came)):
        moves[scene.earliest(fact.dates[0])].append(fact)
    over, perhaps = [], False
    for limit in deed.amounts:
        possible = {0.0}
        for time in sorted(moves):
            facts = [fact for fact in moves[time] if _amount(fact, limit) is not None]
            if not facts:
                continue
            facts.sort(key=lambda fact: fact.event.id)
            free = len(facts) <= MOST_IN_ANY_ORDER
            rows = [facts] if free else _rows(facts, came)
            reached = [
                _after(level, row, came, limit, free=free) for row in rows for level in possible
            ]
            possible = {level for levels in reached for level in levels if level is not None}
            perhaps = perhaps or any(None in levels for levels in reached)
            if not possible:
                over.append(facts[0])
                break
    return bool(kept), over, perhaps


def _rows(facts: list[Fact], came: set[str]) -> list[list[Fact]]:
    """Two orders for many reports of one time: coming and going by turns, and all coming first."""
    sorts: tuple[list[Fact], ...] = ([], [], [])
    for fact in facts:
        sorts[1 if not fact.event.act else 0 if fact.event.id in came else 2].append(fact)
    arrived, sighted, left = sorts
    places = [*((2 * n, fact) for n, fact in enumerate(arrived))]
    places += [(2 * n + 1, fact) for n, fact in enumerate(left)]
    turns = sorted(places, key=lambda one: one[0])
    return [[*(fact for _, fact in turns), *sighted], [*arrived, *sighted, *left]]


def _after(
    level: float, facts: list[Fact], came: set[str], limit: Amount, *, free: bool
) -> set[float | None]:
    """The levels that may stand when all this has come; ``None`` where the limit was passed.

    It comes in the order given, or, where that is ``free``, in any.
    """
    if not facts:
        return {level}
    found: set[float | None] = set()
    for fact in facts if free else facts[:1]:
        amount = _amount(fact, limit) or 0.0
        if fact.event.act:
            amount = level + amount if fact.event.id in came else max(0.0, level - amount)
        others = [other for other in facts if other is not fact]
        passed = amount > limit.value
        found |= {None} if passed else _after(amount, others, came, limit, free=free)
    return found
