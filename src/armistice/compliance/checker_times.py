"""The checker's own account of when a norm binds and by when it is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.checker_events import Bearing, Lies, Question
from armistice.compliance.checker_scene import ALWAYS, day_end, last_day
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Outcome, Word, outcome_of
from armistice.dates import NoSingleAnswer, add, parse_when
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker_scene import Scene
    from armistice.compliance.traced import Trace
    from armistice.dates import Length, When
    from armistice.norms.model import Change, Deadline, Effect, Norm, Trigger

_ACHIEVED = {Word.FULFILLED, Word.FULFILLED_LATE, Word.DISCHARGED}
_OVER = {Word.ENDED_IN_FACT, Word.EXPIRED, Word.TERMINATED}


class CannotJudge(Exception):  # noqa: N818 - no fault: the checker says that it does not know
    """Something that lies beyond the checker."""


def bind(scene: Scene, premises: tuple[Trace, ...]) -> Answer | None:
    """Set from when to when a norm binds and by when it is due.

    An answer of its own is given where a condition is not met.
    """
    terms = scene.sense.terms
    scene.start = _effective(scene)
    if terms.until is not None:
        scene.end = scene.over(terms.until)
        scene.ended = scene.end <= scene.now
    for name, since in (
        (terms.only_after, _completed),
        (terms.first_after, _reached),
    ):
        if name:
            done = since(scene, premises, name)
            if done is None:
                return Answer(Word.NOT_TRIGGERED)
            scene.start = max(scene.start, done)
    if terms.only_if:
        others = _answers(scene, premises, terms.only_if)
        if not others or outcome_of(others[0].word) is not Outcome.KEPT:
            return Answer(Word.NOT_TRIGGERED)
    if terms.when is not None and (waiting := _triggered(scene, terms.when)) is not None:
        return waiting
    if terms.during:
        _during(scene, premises, terms.during)
    try:
        _due(scene, premises)
    except NoSingleAnswer:
        return Answer(Word.UNDETERMINED)
    for change, effect in _changes(scene):
        if effect.deadline is None and _has_effect(scene, change):
            scene.end, scene.ended = min(scene.end, scene.over(change.date)), True
            break
    return None


def _effective(scene: Scene) -> datetime:
    agreement = scene.witness.agreement
    start = scene.sense.terms.start or agreement.effective or agreement.signed
    return scene.earliest(start) if start is not None else ALWAYS


def _during(scene: Scene, premises: tuple[Trace, ...], name: str) -> None:
    """The norm ends with the term during which it binds."""
    if _other(scene, name) is None:
        return
    others = _answers(scene, premises, name)
    if others and others[0].word in _OVER and others[0].since:
        scene.end = min(scene.end, scene.over(parse_when(others[0].since)))
        scene.ended = True


# --- what other norms came to -----------------------------------------------------------------


def _other(scene: Scene, label: str) -> Norm | None:
    return next((n for n in scene.witness.agreement.norms if n.label == label), None)


def _answers(scene: Scene, premises: tuple[Trace, ...], label: str) -> list[Answer]:
    """What a norm came to for each bearer, as the trace has it."""
    other = _other(scene, label)
    return [one.answer for one in premises if other is not None and one.norm == other.id]


def _completed(scene: Scene, premises: tuple[Trace, ...], label: str) -> datetime | None:
    """When all had done at the latest what a norm asks; none if somebody had not."""
    found: list[datetime] = []
    for answer in _answers(scene, premises, label):
        words = set(answer.outcomes) if answer.word is Word.UNDETERMINED else {answer.word}
        if not words or not words <= _ACHIEVED or not answer.since:
            return None
        found.append(scene.over(parse_when(answer.since)))
    return max(found, default=None)


def _reached(scene: Scene, premises: tuple[Trace, ...], label: str) -> datetime | None:
    """From when days are counted: completion, or the end of the day on which a norm begins."""
    other, agreement = _other(scene, label), scene.witness.agreement
    if other is None:
        return None
    if other.terms.kind is Kind.ACHIEVE:
        return _completed(scene, premises, label)
    start = other.terms.start or agreement.effective or agreement.signed
    return day_end(scene.earliest(start)) if start is not None else None


# --- by when ----------------------------------------------------------------------------------


def _due(scene: Scene, premises: tuple[Trace, ...]) -> None:
    terms = scene.sense.terms
    if terms.alongside:
        _set(scene, _completed(scene, premises, terms.alongside))
    elif terms.first_after:
        _set(scene, add(scene.start, _days(1)))
    elif terms.by_day is not None:
        number, name = terms.by_day
        _set(scene, _later(_reached(scene, premises, name), _days(number)))
    elif terms.within is not None:
        length, name = terms.within
        since = _reached(scene, premises, name) if name else day_end(scene.start)
        _set(scene, _later(since, length))
    elif terms.deadline is not None:
        scene.limit, scene.deadline = _read(scene, terms.deadline)
        for change, effect in _changes(scene):
            if effect.deadline is not None and _has_effect(scene, change):
                scene.original_deadline = scene.original_deadline or scene.deadline
                scene.limit, scene.deadline = _read(scene, effect.deadline)
                scene.changed_by = change.event or f"{change.kind} of {change.date.text}"


def _days(number: int) -> Length:
    from armistice.dates import Length

    return Length(days=number)


def _later(since: datetime | None, length: Length) -> datetime | None:
    return None if since is None else add(since, length)


def _set(scene: Scene, limit: datetime | None) -> None:
    scene.limit, scene.deadline = limit, last_day(limit) if limit is not None else ""


def _read(scene: Scene, deadline: Deadline) -> tuple[datetime, str]:
    """The first instant that is too late: after the day for `by`, its beginning for `before`."""
    date: When = deadline.date
    if deadline.inclusive:
        return scene.over(date), date.text
    return scene.earliest(date), f"before {date.text}"


# --- changes and triggers ---------------------------------------------------------------------


def _changes(scene: Scene) -> Iterator[tuple[Change, Effect]]:
    """The changes that name this norm, oldest first."""
    changes = scene.witness.agreement.changes
    for change in sorted(changes, key=lambda one: one.date.begins(scene.zone)):
        for effect in change.effects:
            if (effect.clause, effect.label) == (scene.norm.clause, scene.norm.label):
                yield change, effect


def _has_effect(scene: Scene, change: Change) -> bool:
    """Whether its day has come, its authors could make it, and the evidence admits it."""
    witness, authors = scene.witness, set(change.authors)
    able = authors >= set(scene.claimants) or authors >= set(witness.agreement.parties)
    if scene.earliest(change.date) >= scene.now or not able:
        return False
    event = witness.record.events.get(change.event)
    if event is None:
        return witness.known is None or scene.over(change.date) <= witness.known.latest
    speaking = witness.speaking(event)
    supports = tuple(n for n in speaking if event.accounts[n].stance.supports)
    opposes = tuple(n for n in speaking if not event.accounts[n].stance.supports)
    bearing = Bearing(event, supports, opposes)
    fact = witness.weighed(bearing, scene.standard, scene.hearing)
    scene.meet(fact, rests=fact.established)
    return fact.established


def _triggered(scene: Scene, trigger: Trigger) -> Answer | None:
    """Let the norm bind from the first established trigger on."""
    deed = trigger.deed
    question = Question(
        acts=scene.kinds_of(scene.named([deed.verb])),
        by=frozenset(trigger.by),
        named=True,
        to=scene.named(deed.to),
        objects=scene.named((*deed.object, *deed.of)),
        places=scene.named(deed.place),
        lies=Lies.INSIDE,
    )
    doubts: set[Finding] = set()
    for fact in scene.look(question):
        begins = min(date.begins(scene.zone) for date in fact.dates)
        if not scene.begun(fact) or begins.latest <= scene.start:
            continue
        scene.meet(fact, rests=fact.established)
        if fact.established:
            scene.start = begins.earliest
            return None
        doubts.add(fact.finding)
    if Finding.DISPUTED in doubts:
        return Answer(Word.DISPUTED)
    return Answer(Word.NOT_ESTABLISHED if Finding.NOT_ESTABLISHED in doubts else Word.NOT_TRIGGERED)
