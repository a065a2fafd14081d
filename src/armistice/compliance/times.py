"""From when to when a norm binds and by when it is due, as other norms and changes have it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.compliance.achieve import completion
from armistice.compliance.changes import apply_changes, brought_in, ending
from armistice.compliance.conditions import clauses_kept, end_by, end_of_agreement, freed
from armistice.compliance.duty import Due, Period
from armistice.compliance.lasting import end_of
from armistice.compliance.triggers import await_trigger
from armistice.compliance.verdict import Outcome, Result, Word, outcome_of
from armistice.dates import NoSingleAnswer, add, end_of_day
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.compliance.resolve import Resolved
    from armistice.compliance.setting import Setting
    from armistice.dates import Length
    from armistice.norms.model import Norm


def from_effect(setting: Setting, resolved: Resolved) -> Period:
    """The period that the sentence itself gives, from its start or that of the agreement."""
    zone, terms, agreement = setting.zone, resolved.terms, setting.agreement
    start = terms.start or agreement.effective or agreement.signed
    begins = start.begins(zone).earliest if start else datetime.min  # noqa: DTZ901
    end, ended = datetime.max, False  # noqa: DTZ901
    if terms.until is not None:
        end = terms.until.ends(zone).latest
        ended = end <= setting.now
    return Period(begins, end, ended)


def bind(duty: Duty, *, whatever_others_do: bool = False) -> Result | None:
    """Set the times of a norm; an answer of its own where a condition is not met.

    Args:
        duty: The norm and its bearer; its period and deadline are set.
        whatever_others_do: Leave out what frees the bearer because others broke theirs first.
    """
    if not brought_in(duty):
        return duty.result(Word.NOT_IN_FORCE)
    waiting = _awaited(duty) or _conditional(duty)
    if waiting is not None:
        return waiting
    terms = duty.resolved.terms
    if terms.during:
        _during(duty)
    if terms.when is not None and not arises_anew(duty):
        untriggered = await_trigger(duty, terms.when)
        if untriggered is not None:
            return untriggered
    if terms.until_norm:
        done = _completed(duty, terms.until_norm)
        duty.say(f"binds until {terms.until_norm} is complete" + (": it is" if done else ""))
        if done is not None:
            end_by(duty, done)
    duty.due = Due(None) if arises_anew(duty) else due(duty)
    if duty.due.unsettled:
        return duty.result(Word.UNDETERMINED)
    for over in (ending(duty), end_of_agreement(duty)):
        if over is not None:
            duty.period = Period(duty.period.start, min(duty.period.end, over), ended=True)
    if terms.as_long_as and not whatever_others_do:
        _as_long_as(duty)
    return None


def arises_anew(duty: Duty) -> bool:
    """Whether the duty arises with every trigger anew ("each time")."""
    terms = duty.resolved.terms
    return terms.kind is Kind.ACHIEVE and terms.when is not None and terms.when.recurring


def _awaited(duty: Duty) -> Result | None:
    """Wait for the norms that come first."""
    terms = duty.resolved.terms
    for label, since in ((terms.only_after, _completed), (terms.first_after, _reached)):
        if not label:
            continue
        done = since(duty, label)
        if done is None:
            duty.say(f"waits for {label}, which is not complete")
            return duty.result(Word.NOT_TRIGGERED)
        duty.period = replace(duty.period, start=max(duty.period.start, done))
    return None


def _conditional(duty: Duty) -> Result | None:
    """Ask whether the norm or the clauses are kept on which this one depends."""
    terms = duty.resolved.terms
    if terms.only_if:
        other = _norm(duty, terms.only_if)
        word = _other(duty, other).word if other else Word.NOT_IN_FORCE
        duty.say(f"binds only if {terms.only_if}: {word}")
        if outcome_of(word) is not Outcome.KEPT:
            return duty.result(Word.NOT_TRIGGERED)
    if terms.only_if_clauses and not clauses_kept(duty):
        return duty.result(Word.NOT_TRIGGERED)
    return None


def _during(duty: Duty) -> None:
    """Bind from the start of a duration to its end."""
    name = duty.resolved.terms.during
    other = _norm(duty, name)
    if other is None:
        return
    result = _other(duty, other)
    end, ended = end_of(result, duty)
    duty.say(f"binds during {name}: {result.word}" + (f", {result.since}" if ended else ""))
    start = duty.period.start
    if other.terms.lasting is not None:
        start = max(start, other.terms.lasting.start.begins(duty.setting.zone).earliest)
    duty.period = Period(start, min(duty.period.end, end), ended or duty.period.ended)


def _as_long_as(duty: Duty) -> None:
    free = freed(duty)
    if free is None:
        return
    duty.say(f"free from {free.at.date().isoformat()}: {free.norm} was broken first")
    reason = f"broke {free.norm} first"
    duty.uses[(free.use.event, "freed")] = replace(free.use, used=True, reason=reason)
    end_by(duty, free.at)


# --- by when ----------------------------------------------------------------------------------


def due(duty: Duty) -> Due:
    """The deadline in use: as the sentence gives it, moved by every change that has effect."""
    return apply_changes(duty, _as_written(duty))


def _as_written(duty: Duty) -> Due:
    terms, zone = duty.resolved.terms, duty.setting.zone
    if terms.alongside:
        done = _completed(duty, terms.alongside)
        if done is None:
            return _no_day(terms.alongside, "is not complete")
        label = day_before(done)
        return Due(done, label, steps=(f"due alongside {terms.alongside}: {label}",))
    if terms.first_after:
        limit = _day_over(duty.period.start) + timedelta(days=1)
        return Due(limit, day_before(limit), steps=(f"due the day after {terms.first_after}",))
    if terms.by_day is not None:
        number, name = terms.by_day
        done = _reached(duty, name)
        if done is None:
            return _no_day(name, "has no day yet")
        limit = _day_over(done) + timedelta(days=number)
        return Due(limit, day_before(limit), steps=(f"due by day {number} of {name}",))
    if terms.within is not None:
        return _within(duty, *terms.within)
    if terms.deadline is None:
        return Due(None)
    date, inclusive = terms.deadline.date, terms.deadline.inclusive
    limit = date.ends(zone).latest if inclusive else date.begins(zone).earliest
    return Due(limit, date.text if inclusive else f"before {date.text}")


def _no_day(label: str, why: str) -> Due:
    return Due(None, steps=(f"{label} {why}: no deadline",), waits_for=label)


def _within(duty: Duty, length: Length, name: str) -> Due:
    """So long after a norm, or after the start: days from its end, hours from its instant."""
    by_the_hour = not name and bool(length.hours)
    start, after = duty.period.start, duty.resolved.terms.only_after
    if name:
        since = _reached(duty, name)
    elif after and start == _completed(duty, after):
        since = start
    else:
        since = start if by_the_hour else end_of_day(start)
    if since is not None and not length.hours:
        since = _day_over(since)
    if since is None:
        return _no_day(name, "is not complete")
    try:
        limit = add(since, length)
    except NoSingleAnswer as error:
        return Due(None, steps=(str(error),), unsettled=True)
    label = limit.isoformat(timespec="minutes") if by_the_hour else day_before(limit)
    return Due(limit, label, steps=(f"due {length} after {name or 'the start'}: {label}",))


def _day_over(done: datetime) -> datetime:
    """The end of the day on which something was done by an instant; midnight ends a day."""
    return end_of_day(done - timedelta(microseconds=1))


def day_before(limit: datetime) -> str:
    """The last day that ends by an instant, as a label."""
    return (limit - timedelta(microseconds=1)).date().isoformat()


# --- other norms ------------------------------------------------------------------------------


def _norm(duty: Duty, label: str) -> Norm | None:
    return next((norm for norm in duty.setting.agreement.norms if norm.label == label), None)


def _other(duty: Duty, norm: Norm) -> Result:
    assert duty.replay is not None
    bearers = duty.replay.bearers(norm, duty.reading, duty.text)
    if not bearers:
        return Result(Word.NOT_IN_FORCE)
    return duty.replay.answer(norm, bearers[0], duty.reading, duty.text, duty.standard)


def _reached(duty: Duty, label: str) -> datetime | None:
    """The end of the day from which days are counted: of completion, or of the start."""
    other, agreement = _norm(duty, label), duty.setting.agreement
    if other is None:
        return None
    if other.terms.kind is Kind.ACHIEVE:
        return _completed(duty, label)
    effective = agreement.effective_under(duty.reading, duty.text)
    start = other.terms.start or effective or agreement.signed
    return end_of_day(start.begins(duty.setting.zone).earliest) if start else None


def _completed(duty: Duty, label: str) -> datetime | None:
    """When all who are bound by another norm had done what it asks; ``None`` if not all did."""
    other = _norm(duty, label)
    if other is None:
        return None
    replay = duty.replay
    assert replay is not None
    done = [
        completion(replay.answer(other, bearer, duty.reading, duty.text, duty.standard), duty)
        for bearer in replay.bearers(other, duty.reading, duty.text)
    ]
    return None if None in done else max(filter(None, done), default=None)
