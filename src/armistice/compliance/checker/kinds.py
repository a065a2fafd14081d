"""From a scene to its answer: when the norm binds, what its kind comes to, what was found."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.checker import terms
from armistice.compliance.checker.achieve import GRAVEST_FIRST, MOST_OUTCOMES, achieve
from armistice.compliance.checker.choice import CannotJudge, Course
from armistice.compliance.checker.conditions import arises_anew, triggered
from armistice.compliance.checker.keep import keep
from armistice.compliance.checker.limits import permitted
from armistice.compliance.checker.reciprocity import free
from armistice.compliance.checker.times import bind, due
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Word
from armistice.dates import NoSingleAnswer
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from armistice.compliance.checker.choice import Choice
    from armistice.compliance.checker.readings import Sense
    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Norm

_KINDS = {
    Kind.MAINTAIN: keep,
    Kind.FORBID: keep,
    Kind.DURATION: terms.lasting,
    Kind.PERMIT: permitted,
    Kind.POWER: permitted,
    Kind.PERIODIC: terms.periodic,
    Kind.EFFORT: terms.listed,
    Kind.DECLARE: terms.listed,
    Kind.MECHANISM: terms.listed,
    Kind.DEFERRAL: terms.listed,
}


def derive(scene: Scene, courses: tuple[Course, ...]) -> Answer:
    """What a norm comes to for a bearer in one sense."""
    terms = scene.sense.terms
    answer = bind(scene, courses)
    if answer is None and terms.when is not None and arises_anew(scene):
        answer = triggered(scene, terms.when)
    if answer is not None:
        return answer
    if scene.start >= scene.now and terms.kind is not Kind.DURATION:
        return Answer(Word.PENDING)
    if terms.as_long_as:
        free(scene, courses_of)
    if terms.kind is Kind.ACHIEVE:
        return _each_time(scene, courses) if scene.instances else achieve(scene)
    return _KINDS[terms.kind](scene)


def _each_time(scene: Scene, courses: tuple[Course, ...]) -> Answer:
    """The gravest answer of a duty that arises each time something is done."""
    found = []
    for start in scene.instances:
        # What an instance meets, and rests on, the norm does too.
        instance = replace(scene, start=start, original_deadline="", changed_by="")
        try:
            due(instance, courses)
            found.append((instance, achieve(instance)))
        except NoSingleAnswer:
            found.append((instance, Answer(Word.UNDETERMINED)))
    gravest = min(GRAVEST_FIRST.index(answer.word) for _, answer in found)
    instance, answer = [one for one in found if one[1].word is GRAVEST_FIRST[gravest]][-1]
    scene.deadline = instance.deadline
    scene.original_deadline, scene.changed_by = instance.original_deadline, instance.changed_by
    return answer


# --- several meanings, and other norms ----------------------------------------------------------


def common(answers: list[Answer]) -> Answer:
    """The answer of all meanings: that of the first where the words agree, else undetermined."""
    first = answers[0]
    if len({answer.word for answer in answers}) == 1:
        if len({(answer.since, answer.until) for answer in answers}) > 1:
            return replace(first, since="", until="", episodes=())
        return first
    words = dict.fromkeys(w for a in answers for w in (a.outcomes or (a.word,)))
    kept = ("deadline", "original_deadline", "changed_by", "expires", "notice_by")
    return Answer(
        Word.UNDETERMINED,
        outcomes=tuple(words)[:MOST_OUTCOMES],
        **{name: getattr(first, name) for name in kept},
    )


def courses_of(choice: Choice, norm: Norm, sense: Sense) -> tuple[Course, ...]:
    """What the norms that a norm awaits come to, derived and not taken from a trace.

    Raises:
        CannotJudge: They wait for each other.
    """
    return tuple(
        course for other in choice.awaited(norm, sense.terms) for course in _courses(choice, other)
    )


def _courses(choice: Choice, norm: Norm) -> tuple[Course, ...]:
    if norm.id in choice.under_way:
        raise CannotJudge(f"{norm.id} waits for a norm that waits for it")
    if norm.id not in choice.courses:
        choice.under_way.append(norm.id)
        choice.courses[norm.id] = tuple(
            Course(
                norm.id,
                bearer,
                common(
                    [
                        derive(choice.scene(norm, sense, bearer), courses_of(choice, norm, sense))
                        for sense in choice.senses(norm)
                        if bearer in sense.bearers()
                    ]
                ),
            )
            for bearer in choice.bearers(norm)
        )
        choice.under_way.pop()
    return choice.courses[norm.id]
