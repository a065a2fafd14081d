"""A small checker, independent of the interpreter: is a trace complete, does its verdict follow?

It takes an agreement, a record and the trace of a verdict. Every event that matches the norm's act
or state, its place and its period must stand in the trace, whoever acted: used, or set aside with a
reason. What each event comes to is weighed again from its accounts, the times are worked out again
from the agreement, and word, dates and episodes must be those that follow.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.compliance.checker.choice import CannotJudge, Choice, Course
from armistice.compliance.checker.events import Witness
from armistice.compliance.checker.kinds import common, derive
from armistice.compliance.checker.readings import MOST_SENSES
from armistice.compliance.checker.scene import ALWAYS, NEVER
from armistice.dates import DateError, parse_when, zone_named
from armistice.evidence import Standard, StandardError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.checker.events import Known
    from armistice.compliance.checker.readings import Sense
    from armistice.compliance.checker.scene import Scene
    from armistice.compliance.traced import Answer, Trace, TracedUse, Way
    from armistice.dates import Window
    from armistice.norms.model import Agreement, Norm


class Status(StrEnum):
    """What the checker says of a trace."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    CANNOT_JUDGE = "cannot judge"


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the checker says of a trace, and why if it does not accept it."""

    status: Status
    reasons: tuple[str, ...] = ()

    @property
    def accepted(self) -> bool:
        """Whether the trace was accepted."""
        return self.status is Status.ACCEPTED


class Checker:
    """Judges traces of the verdicts on one agreement over one record."""

    def __init__(self, agreement: Agreement, record: Known) -> None:
        """Prepare to judge; what the record says to a question is worked out once."""
        self.agreement = agreement
        self.record = record
        self.zone = zone_named(agreement.zone) if agreement.zone else record.zone
        self._witnesses: dict[str, Witness] = {}
        self._choices: dict[tuple[str, ...], Choice] = {}

    def check(self, trace: Trace) -> Judgement:
        """Accept a trace, reject it with reasons, or say why it cannot be judged."""
        try:
            reasons = tuple(dict.fromkeys(self._reasons(trace)))
        except CannotJudge as error:
            return Judgement(Status.CANNOT_JUDGE, (str(error),))
        return Judgement(Status.REJECTED if reasons else Status.ACCEPTED, reasons)

    # --- one trace ----------------------------------------------------------------------------

    def _reasons(self, trace: Trace) -> Iterator[str]:
        """Everything that is wrong with a trace."""
        norm = next((n for n in self.agreement.norms if n.id == trace.norm), None)
        if norm is None or trace.agreement != self.agreement.id:
            yield f"the agreement `{self.agreement.id}` has no norm `{trace.norm}`"
            return
        if trace.circular:
            raise CannotJudge(f"{trace.norm} waits for a norm that waits for it")
        if trace.kind != norm.terms.kind:
            yield f"{norm.id} is of the kind {norm.terms.kind}, the trace says {trace.kind}"
        try:
            standard = Standard.parse(trace.evidence)
            witness, seen = self._witness(trace.known_at), self._window(trace.as_of)
        except (StandardError, DateError) as error:
            yield f"the choice of the trace cannot be read: {error}"
            return
        choice = self._choice(trace, witness, standard, seen)
        found = choice.senses(norm)
        if len(found) >= MOST_SENSES:
            raise CannotJudge(f"{norm.id} has {MOST_SENSES} meanings or more under this reading")
        mine = [sense for sense in found if trace.bearer in sense.bearers()]
        pairs = list(_paired(mine, trace.ways))
        if not mine and not trace.ways:
            yield f"{norm.id} does not bind {trace.bearer or 'anybody'} under this choice"
        for sense, way in pairs:
            if sense is None:
                yield "the trace gives the norm a meaning that this reading does not"
            if way is None:
                yield "the trace leaves out a meaning that the norm may have under this reading"
        yield from self._premises(trace, norm, mine, choice)
        courses = tuple(Course(one.norm, one.bearer, one.answer) for one in trace.premises)
        for sense, way in pairs:
            if sense is not None and way is not None:
                yield from _follows(choice.scene(norm, sense, trace.bearer), way, courses)
        if trace.ways:
            yield from _differences(common([way.answer for way in trace.ways]), trace.answer)

    def _premises(
        self, trace: Trace, norm: Norm, mine: list[Sense], choice: Choice
    ) -> Iterator[str]:
        """The verdicts that this one waits for: all there, of the same choice, and sound."""
        wanted = {
            (other.id, bearer)
            for sense in mine
            for other in choice.awaited(norm, sense.terms)
            for bearer in choice.bearers(other)
        }
        for other, bearer in sorted(wanted - {(p.norm, p.bearer) for p in trace.premises}):
            yield f"the norm waits for {other}, {bearer}, of which the trace says nothing"
        same = ("agreement", "reading", "text", "evidence", "as_of", "known_at")
        for premise in trace.premises:
            if (premise.norm, premise.bearer) not in wanted:
                yield f"the trace rests on {premise.norm}, for which the norm does not wait"
            elif any(getattr(premise, name) != getattr(trace, name) for name in same):
                yield f"the trace rests on {premise.norm} under another choice"
            else:
                yield from (f"{premise.norm}: {reason}" for reason in self._reasons(premise))

    # --- choices and dates ---------------------------------------------------------------------

    def _choice(self, trace: Trace, witness: Witness, standard: Standard, seen: Window) -> Choice:
        key = (trace.reading, trace.text, trace.evidence, trace.as_of, trace.known_at)
        if key not in self._choices:
            self._choices[key] = Choice(witness, trace.reading, trace.text, standard, seen)
        return self._choices[key]

    def _witness(self, known_at: str) -> Witness:
        if known_at not in self._witnesses:
            known = self._window(known_at) if known_at else None
            self._witnesses[known_at] = Witness(self.agreement, self.record, self.zone, known)
        return self._witnesses[known_at]

    def _window(self, text: str) -> Window:
        return parse_when(text).begins(self.zone)


def check(agreement: Agreement, record: Known, trace: Trace) -> Judgement:
    """Judge one trace."""
    return Checker(agreement, record).check(trace)


# --- one meaning ------------------------------------------------------------------------------


def _paired(mine: list[Sense], ways: tuple[Way, ...]) -> Iterator[tuple[Sense | None, Way | None]]:
    """Each sense with the way of the trace that has its meanings and its sentence."""
    left = list(mine)
    for way in ways:
        fits = [
            sense
            for sense in left
            if dict(way.meanings) == dict(sense.meanings)
            and way.answers_for == sense.answers_for
            and way.limb in sense.limbs
        ]
        if fits:
            left.remove(fits[0])
        yield (fits[0] if fits else None), way
    for sense in left:
        yield sense, None


def _follows(scene: Scene, way: Way, courses: tuple[Course, ...]) -> Iterator[str]:
    """Whether times, events and answer of one meaning are those that follow."""
    if way.claimants != scene.claimants:
        yield f"owed to {_list(scene.claimants)}, the trace says {_list(way.claimants)}"
    answer = derive(scene, courses)
    for what, mine, theirs in (
        ("begins to bind", _instant(scene.start), way.starts),
        ("ceases to bind", _instant(scene.end), way.ends),
        ("is too late from", _instant(scene.limit), way.limit),
    ):
        if mine != theirs:
            yield f"the norm {what} {mine or 'at no time'}, the trace says {theirs or 'at no time'}"
    if scene.ended is not way.ended:
        yield f"the norm has {'' if scene.ended else 'not '}ended, the trace says otherwise"
    dated = replace(
        answer,
        deadline=scene.deadline,
        original_deadline=scene.original_deadline,
        changed_by=scene.changed_by,
    )
    yield from _differences(dated, way.answer)
    yield from _accounted(scene, way.uses)


def _accounted(scene: Scene, uses: tuple[TracedUse, ...]) -> Iterator[str]:
    """Whether every event that bears on the norm is used or set aside, and rightly weighed."""
    told = {use.event for use in uses}
    for event in sorted(scene.met.keys() - told):
        yield f"{event} bears on the norm, and is neither used nor set aside"
    for use in uses:
        facts = scene.met.get(use.event, [])
        if not facts:
            yield f"{use.event} is told of, and does not bear on the norm"
            continue
        if not use.reason:
            yield f"{use.event} is given no reason"
        weighed = {(f.finding, f.bearing.supports, f.bearing.opposes) for f in facts}
        if (use.finding, use.supports, use.opposes) not in weighed:
            ways = _list(dict.fromkeys(str(fact.finding) for fact in facts))
            yield f"{use.event} comes to: {ways}; the trace says {use.finding}, or other accounts"
    used = {use.event for use in uses if use.used}
    for event in sorted((scene.rests & told) - used):
        yield f"the verdict rests on {event}, which the trace sets aside"
    for event in sorted(used - scene.rests):
        if event in scene.met:
            yield f"the verdict does not rest on {event}, which the trace uses"


# --- answers ----------------------------------------------------------------------------------


_SAID = {
    "word": "the verdict",
    "since": "since",
    "until": "until",
    "deadline": "the deadline",
    "original_deadline": "the original deadline",
    "changed_by": "what changed the deadline",
    "expires": "the expiry",
    "notice_by": "the last day for notice",
    "outcomes": "the possible verdicts",
    "episodes": "the episodes",
}


def _differences(mine: Answer, theirs: Answer) -> Iterator[str]:
    """What of an answer does not follow."""
    for name, words in _SAID.items():
        one, other = getattr(mine, name), getattr(theirs, name)
        if name == "outcomes":
            one, other = Counter(one), Counter(other)
        if one != other:
            yield f"{words}: {_said(one)} follows, the trace says {_said(other)}"


def _said(value: object) -> str:
    if isinstance(value, Counter):
        return _list(sorted(map(str, value)))
    if isinstance(value, tuple):
        return (
            "; ".join(
                f"{e.since} to {e.until or '..'}"
                + (f" ({e.excepted})" if e.excepted else "")
                + f" by {_list(e.events)}"
                for e in value
            )
            or "nothing"
        )
    return str(value) or "nothing"


def _list(names: object) -> str:
    return ", ".join(map(str, names)) or "nobody"  # type: ignore[call-overload]


def _instant(instant: object) -> str:
    if instant in {None, ALWAYS, NEVER}:
        return ""
    return instant.isoformat()  # type: ignore[attr-defined,no-any-return]
