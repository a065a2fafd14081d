"""The checker's own account of when a norm binds and by when it is due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from armistice.compliance.checker.changes import brought_in, changes, moved, pauses
from armistice.compliance.checker.conditions import arises_anew, triggered
from armistice.compliance.checker.scene import ALWAYS, day_end, last_day
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Outcome, Word, outcome_of
from armistice.dates import Length, NoSingleAnswer, add, parse_when
from armistice.norms.model import ChangeKind, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.compliance.checker.choice import Course
    from armistice.compliance.checker.scene import Scene
    from armistice.dates import When
    from armistice.norms.model import Deadline, Norm, Terms

    Courses = tuple[Course, ...]

_ACHIEVED = {Word.FULFILLED, Word.FULFILLED_LATE, Word.DISCHARGED}
_OVER = {Word.ENDED_IN_FACT, Word.EXPIRED, Word.TERMINATED}


def bind(scene: Scene, courses: Courses) -> Answer | None:
    """Set from when to when a norm binds and by when it is due.

    An answer of its own is given where a condition is not met.
    """
    terms = scene.sense.terms
    scene.start = _start(scene, terms)
    if terms.until is not None:
        scene.end_by(scene.over(terms.until))
    if not brought_in(scene):
        return Answer(Word.NOT_IN_FORCE)
    for name, since in (
        (terms.only_after, _completed),
        (terms.first_after, _reached),
    ):
        if name:
            reached = since(scene, courses, name)
            if reached is None:
                return Answer(Word.NOT_TRIGGERED)
            scene.start = max(scene.start, reached)
    if not _conditions_kept(scene, courses):
        return Answer(Word.NOT_TRIGGERED)
    if terms.during:
        _during(scene, courses, terms.during)
    if terms.when is not None and not arises_anew(scene):
        waiting = triggered(scene, terms.when)
        if waiting is not None:
            return waiting
    if terms.until_norm and (done := _completed(scene, courses, terms.until_norm)) is not None:
        scene.end_by(done)
    if not arises_anew(scene):
        try:
            due(scene, courses)
        except NoSingleAnswer:
            return Answer(Word.UNDETERMINED)
    for change, _ in changes(scene, "ends"):
        scene.end_by(scene.over(change.date), over=True)
        break
    _with_the_agreement(scene, courses)
    return None


def _start(scene: Scene, terms: Terms) -> datetime:
    """From when a sentence binds: from its own date, else from that of the agreement."""
    choice = scene.choice
    start = terms.start or choice.agreement.effective_under(choice.reading, choice.text)
    start = start or choice.agreement.signed
    return scene.earliest(start) if start is not None else ALWAYS


def _with_the_agreement(scene: Scene, courses: Courses) -> None:
    """The norm ends with the agreement, unless its clause survives it."""
    if scene.sense.terms.whole:
        return
    for other in scene.choice.agreement.norms:
        if not other.terms.whole or scene.norm.clause in other.terms.survivors:
            continue
        for answer in _of(courses, [other]):
            if answer.word in {Word.EXPIRED, Word.TERMINATED} and answer.since:
                scene.end_by(scene.over(parse_when(answer.since)), over=True)


def _during(scene: Scene, courses: Courses, name: str) -> None:
    """The norm begins and ends with the term during which it binds."""
    other = _other(scene, name)
    if other is None:
        return
    if other.terms.lasting is not None:
        scene.start = max(scene.start, scene.earliest(other.terms.lasting.start))
    answers = _answers(scene, courses, name)
    if answers and answers[0].word in _OVER and answers[0].since:
        scene.end_by(scene.over(parse_when(answers[0].since)), over=True)


def _conditions_kept(scene: Scene, courses: Courses) -> bool:
    """Whether the norm, and every norm of the clauses, that must be kept is kept."""
    terms = scene.sense.terms
    if terms.only_if:
        answers = _answers(scene, courses, terms.only_if)
        if not answers or outcome_of(answers[0].word) is not Outcome.KEPT:
            return False
    clauses = [c for c in scene.choice.agreement.clauses if c.number in terms.only_if_clauses]
    conditions = _of(courses, [norm for clause in clauses for norm in clause.norms])
    judged = (answer.word for answer in conditions if answer.word is not Word.NO_VERDICT)
    return all(outcome_of(word) is Outcome.KEPT for word in judged)


# --- what other norms came to -----------------------------------------------------------------


def _other(scene: Scene, label: str) -> Norm | None:
    return next((n for n in scene.choice.agreement.norms if n.label == label), None)


def _of(courses: Courses, norms: Iterable[Norm]) -> list[Answer]:
    """What norms came to for each of their bearers."""
    names = {norm.id for norm in norms}
    return [course.answer for course in courses if course.norm in names]


def _answers(scene: Scene, courses: Courses, label: str) -> list[Answer]:
    """What the norm of a label came to for each of its bearers."""
    other = _other(scene, label)
    return _of(courses, [other]) if other is not None else []


def _completed(scene: Scene, courses: Courses, label: str) -> datetime | None:
    """When all had done at the latest what a norm asks; none if somebody had not."""
    found: list[datetime] = []
    for answer in _answers(scene, courses, label):
        words = set(answer.outcomes) if answer.word is Word.UNDETERMINED else {answer.word}
        if not words or not words <= _ACHIEVED or not answer.since:
            return None
        found.append(scene.over(parse_when(answer.since)))
    return max(found, default=None)


def _reached(scene: Scene, courses: Courses, label: str) -> datetime | None:
    """From when days are counted: completion, or the end of the day on which a norm begins."""
    other = _other(scene, label)
    if other is None:
        return None
    if other.terms.kind is Kind.ACHIEVE:
        return _completed(scene, courses, label)
    start = _start(scene, other.terms)
    return day_end(start) if start != ALWAYS else None


# --- by when ----------------------------------------------------------------------------------


def due(scene: Scene, courses: Courses) -> None:
    """Set by when the norm is due, as its text, every change and every suspension have it.

    Raises:
        NoSingleAnswer: A month has no such day.
    """
    kind = scene.sense.terms.kind
    _due_by_text(scene, courses)
    written = scene.deadline
    # How long a thing lasts is no deadline that an extension could move.
    for change, effect in changes(scene, "due") if kind is not Kind.DURATION else ():
        assert effect.deadline is not None
        given, label = _read(scene, effect.deadline)
        shorter = scene.limit is not None and given < scene.limit
        if shorter and change.kind is ChangeKind.EXTENSION:
            continue
        scene.original_deadline = written
        scene.limit, scene.deadline = given, label
        scene.changed_by = change.event or f"{change.kind} of {change.date.text}"
    if scene.limit is not None and kind is Kind.ACHIEVE:
        limit = moved(scene.limit, list(pauses(scene)))
        if limit != scene.limit:
            scene.original_deadline = written
            _set(scene, limit)


def _due_by_text(scene: Scene, courses: Courses) -> None:
    terms = scene.sense.terms
    if terms.alongside:
        _set(scene, _completed(scene, courses, terms.alongside))
    elif terms.first_after:
        _set(scene, _later(scene.start, Length(days=1)))
    elif terms.by_day is not None:
        number, name = terms.by_day
        _set(scene, _later(_reached(scene, courses, name), Length(days=number)))
    elif terms.within is not None:
        length, name = terms.within
        if name:
            _set(scene, _later(_reached(scene, courses, name), length))
        elif length.hours:
            scene.limit = add(scene.start, length)
            scene.deadline = scene.limit.isoformat(timespec="minutes")
        elif terms.only_after and scene.start == _completed(scene, courses, terms.only_after):
            _set(scene, _later(scene.start, length))
        else:
            _set(scene, add(day_end(scene.start), length))
    elif terms.deadline is not None:
        scene.limit, scene.deadline = _read(scene, terms.deadline)


def _later(done: datetime | None, length: Length) -> datetime | None:
    """So many hours after something was done, or so many days after the day of it."""
    if done is None or length.hours:
        return None if done is None else add(done, length)
    midnight = datetime.combine(done.date(), datetime.min.time())
    return add(done if done == midnight else day_end(done), length)


def _set(scene: Scene, limit: datetime | None) -> None:
    scene.limit, scene.deadline = limit, last_day(limit) if limit is not None else ""


def _read(scene: Scene, deadline: Deadline) -> tuple[datetime, str]:
    """The first instant that is too late: after the day for `by`, its beginning for `before`."""
    date: When = deadline.date
    if deadline.inclusive:
        return scene.over(date), date.text
    return scene.earliest(date), f"before {date.text}"
