"""The plain interpreter: one norm, one bearer, one choice, one answer.

It reads the agreement as norms, finds the events that bear on each, weighs their accounts, and
compares dates. Everything that it looks at is noted, so that a trace can show it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.compliance.achieve import achieve, completion
from armistice.compliance.changes import apply_changes, ending
from armistice.compliance.duty import Due, Duty, Period
from armistice.compliance.keep import keep
from armistice.compliance.lasting import end_of, lasting, permit_or_power
from armistice.compliance.periodic import periodic
from armistice.compliance.resolve import MOST_ASSIGNMENTS, Resolver
from armistice.compliance.standing import listed
from armistice.compliance.triggers import await_trigger
from armistice.compliance.verdict import Outcome, Result, Use, Word, outcome_of, unique
from armistice.dates import NoSingleAnswer, add, end_of_day
from armistice.norms.model import Kind, Sharing

if TYPE_CHECKING:
    from armistice.compliance.resolve import Resolved
    from armistice.compliance.setting import Setting
    from armistice.evidence import Standard
    from armistice.norms.model import Norm

MOST_OUTCOMES = 8
_TOGETHER = "+"


class Replay:
    """Replays one agreement over one setting; answers are computed once and kept."""

    def __init__(self, setting: Setting) -> None:
        """Prepare to replay the setting's agreement."""
        self.setting = setting
        self.agreement = setting.agreement
        self.resolver = Resolver(
            setting.agreement,
            setting.record.vocabulary,
            setting.record.sources,
            setting.zone,
            setting.known_at,
            setting.as_of,
        )
        self._norms = {norm.label: norm for norm in self.agreement.norms}
        self._resolved: dict[tuple[str, str, str], tuple[Resolved, ...]] = {}
        self._results: dict[tuple[object, ...], tuple[Duty, Result]] = {}
        self._open: set[tuple[str, str, str, str]] = set()

    # --- questions ------------------------------------------------------------------------

    def resolved(self, norm: Norm, reading: str, text: str) -> tuple[Resolved, ...]:
        """What a norm may demand under a reading and text; empty where it is not in force."""
        key = (norm.id, reading, text)
        if key not in self._resolved:
            self._resolved[key] = self.resolver.resolve(norm, reading, text)
        return self._resolved[key]

    def bearers(self, norm: Norm, reading: str, text: str) -> tuple[str, ...]:
        """Who answers for a norm under a reading and text; one empty name if it names nobody."""
        return unique(
            bearer
            for resolved in self.resolved(norm, reading, text)
            for bearer in _bearers(resolved)
        )

    def claimants(self, resolved: Resolved, bearer: str) -> tuple[str, ...]:
        """To whom a norm is owed: as it says, else to its receivers, else to the other parties."""
        terms = resolved.terms
        own = {w for name in bearer.split(_TOGETHER) for w in self.setting.voices.wholes(name)}
        explicit = resolved.names(terms.claimant)
        actors = self.setting.record.actors
        receivers = tuple(n for n in resolved.names(terms.deed.to) if n in actors)
        for names in (explicit, receivers, self.agreement.parties):
            others = tuple(name for name in names if name not in own)
            if others:
                return others
        return self.agreement.parties

    def answer(
        self, norm: Norm, bearer: str, reading: str, text: str, standard: Standard
    ) -> Result:
        """What a norm comes to for a bearer under a choice.

        Where the reading leaves a phrase open, the answer is the common one of all its meanings,
        or ``undetermined`` between them. A norm that the choice leaves out is ``not in force``.
        """
        guard = (norm.id, reading, text, str(standard))
        if guard in self._open:
            return Result(Word.UNDETERMINED, steps=("the sequence leads back to itself",))
        self._open.add(guard)
        try:
            results = [
                self._evaluate(resolved, bearer, reading, text, standard)[1]
                for resolved in self.resolved(norm, reading, text)
                if bearer in _bearers(resolved)
            ]
        finally:
            self._open.discard(guard)
        return _common(results)

    def duties(
        self, norm: Norm, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[tuple[Duty, Result], ...]:
        """Each meaning that a norm may have under a choice: its times, and what it came to.

        The duties are those of the answers, with the deadline and the period that were used.
        """
        self.answer(norm, bearer, reading, text, standard)
        return tuple(
            self._evaluate(resolved, bearer, reading, text, standard)
            for resolved in self.resolved(norm, reading, text)
            if bearer in _bearers(resolved)
        )

    # --- one evaluation -------------------------------------------------------------------

    def _evaluate(
        self, resolved: Resolved, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[Duty, Result]:
        terms = resolved.terms
        depends = terms.waits_for
        key = (
            resolved.norm.id,
            resolved.signature(),
            bearer,
            str(standard),
            (reading, text) if depends else None,
        )
        if key not in self._results:
            self._results[key] = self._compute(resolved, bearer, reading, text, standard)
        return self._results[key]

    def _compute(
        self, resolved: Resolved, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[Duty, Result]:
        claimants = self.claimants(resolved, bearer)
        duty = Duty(
            setting=self.setting,
            resolved=resolved,
            bearer=bearer,
            claimants=claimants,
            standard=standard,
            hearing=self.setting.hearing(tuple(filter(None, bearer.split(_TOGETHER))), claimants),
            period=self._from_effect(resolved),
            due=Due(None),
        )
        waiting = self._conditions(duty, reading, text)
        return duty, waiting if waiting is not None else _judged(duty)

    def _from_effect(self, resolved: Resolved) -> Period:
        zone = self.setting.zone
        terms = resolved.terms
        start = terms.start or self.agreement.effective or self.agreement.signed
        begins = start.begins(zone).earliest if start else datetime.min  # noqa: DTZ901
        end, ended = datetime.max, False  # noqa: DTZ901
        if terms.until is not None:
            end = terms.until.ends(zone).latest
            ended = end <= self.setting.now
        return Period(begins, end, ended)

    def _conditions(self, duty: Duty, reading: str, text: str) -> Result | None:
        """Set the times that other norms give; an answer of its own where one is not met."""
        terms = duty.resolved.terms
        if terms.only_after:
            done = self._completed(terms.only_after, duty, reading, text)
            if done is None:
                duty.say(f"waits for {terms.only_after}, which is not complete")
                return duty.result(Word.NOT_TRIGGERED)
            duty.period = replace(duty.period, start=max(duty.period.start, done))
        if terms.first_after:
            done = self._reached(terms.first_after, duty, reading, text)
            if done is None:
                duty.say(f"waits for {terms.first_after}, which is not complete")
                return duty.result(Word.NOT_TRIGGERED)
            duty.period = replace(duty.period, start=max(duty.period.start, done))
        if terms.only_if:
            other = self._norms.get(terms.only_if)
            word = self._other(other, duty, reading, text).word if other else Word.NOT_IN_FORCE
            duty.say(f"binds only if {terms.only_if}: {word}")
            if outcome_of(word) is not Outcome.KEPT:
                return duty.result(Word.NOT_TRIGGERED)
        if terms.when is not None:
            untriggered = await_trigger(duty, terms.when)
            if untriggered is not None:
                return untriggered
        if terms.during:
            self._during(duty, reading, text)
        duty.due = self._due(duty, reading, text)
        if duty.due.unsettled:
            return duty.result(Word.UNDETERMINED)
        over = ending(duty)
        if over is not None:
            duty.period = Period(duty.period.start, min(duty.period.end, over), ended=True)
        return None

    def _during(self, duty: Duty, reading: str, text: str) -> None:
        name = duty.resolved.terms.during
        other = self._norms.get(name)
        if other is None:
            return
        result = self._other(other, duty, reading, text)
        holder = Duty(
            self.setting, duty.resolved, "", (), duty.standard, duty.hearing, duty.period, Due(None)
        )
        end, ended = end_of(result, holder)
        duty.say(f"binds during {name}: {result.word}" + (f", {result.since}" if ended else ""))
        ended = ended or duty.period.ended
        duty.period = Period(duty.period.start, min(duty.period.end, end), ended)

    def _due(self, duty: Duty, reading: str, text: str) -> Due:
        terms = duty.resolved.terms
        zone = self.setting.zone
        if terms.alongside:
            done = self._completed(terms.alongside, duty, reading, text)
            if done is None:
                step = f"{terms.alongside} is not complete: no deadline"
                return Due(None, steps=(step,), waits_for=terms.alongside)
            label = _day_before(done)
            return Due(done, label, steps=(f"due alongside {terms.alongside}: {label}",))
        if terms.first_after:
            limit = duty.period.start + timedelta(days=1)
            return Due(limit, _day_before(limit), steps=(f"due the day after {terms.first_after}",))
        if terms.by_day is not None:
            number, name = terms.by_day
            done = self._reached(name, duty, reading, text)
            if done is None:
                return Due(None, steps=(f"{name} has no day yet: no deadline",), waits_for=name)
            limit = done + timedelta(days=number)
            return Due(limit, _day_before(limit), steps=(f"due by day {number} of {name}",))
        if terms.within is not None:
            length, name = terms.within
            done = (
                self._reached(name, duty, reading, text) if name else end_of_day(duty.period.start)
            )
            if done is None:
                step = f"{name} is not complete: no deadline"
                return Due(None, steps=(step,), waits_for=name)
            try:
                limit = add(done, length)
            except NoSingleAnswer as error:
                return Due(None, steps=(str(error),), unsettled=True)
            return Due(limit, _day_before(limit), steps=(f"due {length} after {name}",))
        if terms.deadline is None:
            return Due(None)
        date, inclusive = terms.deadline.date, terms.deadline.inclusive
        limit = date.ends(zone).latest if inclusive else date.begins(zone).earliest
        due = Due(limit, date.text if inclusive else f"before {date.text}")
        return apply_changes(duty, due)

    def _reached(self, label: str, duty: Duty, reading: str, text: str) -> datetime | None:
        """The end of the day from which days are counted: of completion, or of the start."""
        other = self._norms.get(label)
        if other is None:
            return None
        if other.terms.kind is Kind.ACHIEVE:
            return self._completed(label, duty, reading, text)
        start = other.terms.start or self.agreement.effective or self.agreement.signed
        return end_of_day(start.begins(self.setting.zone).earliest) if start else None

    def _completed(self, label: str, duty: Duty, reading: str, text: str) -> datetime | None:
        """When all who are bound by another norm had done what it asks; ``None`` if not all did."""
        other = self._norms.get(label)
        if other is None:
            return None
        done = [
            completion(self.answer(other, bearer, reading, text, duty.standard), duty)
            for bearer in self.bearers(other, reading, text)
        ]
        return None if None in done else max(filter(None, done), default=None)

    def _other(self, norm: Norm, duty: Duty, reading: str, text: str) -> Result:
        bearers = self.bearers(norm, reading, text)
        if not bearers:
            return Result(Word.NOT_IN_FORCE)
        return self.answer(norm, bearers[0], reading, text, duty.standard)


def _judged(duty: Duty) -> Result:
    """The verdict that the kind of the norm gives."""
    match duty.resolved.terms.kind:
        case Kind.ACHIEVE:
            return achieve(duty)
        case Kind.DURATION:
            return lasting(duty)
        case Kind.PERMIT | Kind.POWER:
            return permit_or_power(duty)
        case Kind.PERIODIC:
            return periodic(duty)
        case Kind.EFFORT | Kind.DECLARE | Kind.MECHANISM | Kind.DEFERRAL:
            return listed(duty)
    return keep(duty)


def _day_before(limit: datetime) -> str:
    """The last day that ends by an instant, as a label."""
    return (limit - timedelta(microseconds=1)).date().isoformat()


def _bearers(resolved: Resolved) -> tuple[str, ...]:
    names = resolved.bearers
    if resolved.terms.sharing in {Sharing.EACH, Sharing.ONE} or len(names) <= 1:
        return names or ("",)
    return (_TOGETHER.join(names),)


def _common(results: list[Result]) -> Result:
    """The answer that all meanings share, or ``undetermined`` between them."""
    if not results:
        return Result(Word.NOT_IN_FORCE)
    first = results[0]
    words = unique(w for r in results for w in (r.outcomes or (r.word,)))
    if len({r.word for r in results}) == 1:
        if len({(r.since, r.until) for r in results}) == 1:
            return replace(first, uses=_uses(results))
        # The meanings agree on the word and not on the dates: no date is everybody's.
        found = unique(f"since {r.since} until {r.until or 'now'}" for r in results if r.since)
        said = f"the meanings agree on the word and not on the dates: {'; '.join(found)}"
        return replace(
            first, since="", until="", episodes=(), uses=_uses(results), steps=(*first.steps, said)
        )
    return replace(
        first,
        word=Word.UNDETERMINED,
        since="",
        until="",
        episodes=(),
        outcomes=words[:MOST_OUTCOMES],
        capped=len(words) > MOST_OUTCOMES or len(results) >= MOST_ASSIGNMENTS,
        uses=_uses(results),
        steps=unique(step for r in results for step in r.steps),
    )


def _uses(results: list[Result]) -> tuple[Use, ...]:
    found: dict[str, Use] = {}
    for result in results:
        for use in result.uses:
            if use.event not in found or (use.used and not found[use.event].used):
                found[use.event] = use
    return tuple(found.values())
