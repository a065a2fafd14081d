"""The dates of one norm under one meaning: deadline, beginning, end, terms and notice."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.compliance.lasting import end_of, last_day_for_notice, objectors, runs
from armistice.compliance.periodic import stretches
from armistice.compliance.verdict import Word
from armistice.dates import NoSingleAnswer
from armistice.dates.window import END_OF_TIME
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.duty import Duty
    from armistice.compliance.lasting import Run
    from armistice.compliance.verdict import Result

_INSTANT = timedelta(microseconds=1)
_DAY = timedelta(days=1)

IF_RENEWED = "if renewed"
RENEWED = "renewed"
UNUSED = "no notice given"
EDGE_SILENT = "whether that day still counts, the text does not say"

_OVER = frozenset({Word.NOTICE_GIVEN, Word.EXPIRED, Word.TERMINATED, Word.ENDED_IN_FACT})
"""After these there is no renewal."""


class Occasion(StrEnum):
    """What happens on a day of the calendar."""

    START = "start"
    DEADLINE = "deadline"
    NOTICE = "notice"
    EXPIRY = "expiry"
    RENEWAL = "renewal"
    END = "end"


@dataclass(frozen=True, slots=True)
class Remark:
    """One date of a norm, before it is known under which readings it stands.

    ``day`` is the last day that counts, ``None`` where there is none; the other fields are those
    of a calendar's entry.
    """

    kind: Occasion
    day: date | None
    label: str = ""
    counts: str = ""
    state: str = ""
    original: str = ""
    changed_by: str = ""
    waits_for: str = ""
    words: str = ""
    term: int = 0
    holders: tuple[str, ...] = ()


def occasions_of(duty: Duty, result: Result, word: Word, horizon: datetime) -> Iterator[Remark]:
    """The dates of a norm under one meaning.

    Args:
        duty: The evaluation, with the times that it used.
        result: What this meaning came to.
        word: What the norm comes to over all its meanings.
        horizon: Up to when renewals are listed.
    """
    terms = duty.resolved.terms
    if terms.kind is Kind.DURATION:
        yield from _terms(duty, result, horizon)
        return
    if result.word is Word.NOT_TRIGGERED:
        yield _untriggered(duty, word)
        return
    day = duty.period.start.date()
    if terms.start is not None or day > _effective(duty):
        after = terms.only_after or terms.first_after
        label = f"after {after}: from {day}" if after else f"from {day}"
        yield Remark(Occasion.START, day, label, "on", state=str(word))
    if terms.kind is Kind.ACHIEVE:
        yield from _deadline(duty, word)
    if terms.kind is Kind.PERIODIC:
        yield from _next_round(duty, word)
    yield from _end(duty, word)


def _effective(duty: Duty) -> date:
    """The day from which the agreement binds, where a norm names none of its own."""
    agreement = duty.setting.agreement
    begins = agreement.effective or agreement.signed
    return begins.begins(duty.setting.zone).earliest.date() if begins else date.max


def _untriggered(duty: Duty, word: Word) -> Remark:
    """A norm that does not bind yet, and what it waits for."""
    terms = duty.resolved.terms
    last = duty.steps[-1] if duty.steps else ""
    names = (terms.only_after, terms.first_after, terms.only_if)
    waits_for = next((name for name in names if name and f" {name}" in last), "")
    words = "" if waits_for else last
    return Remark(Occasion.START, None, state=str(word), waits_for=waits_for, words=words)


def _next_round(duty: Duty, word: Word) -> Iterator[Remark]:
    """The end of the stretch that is running: by then the act is due again."""
    try:
        found = next((end for _, end in stretches(duty) if end > duty.setting.now), None)
    except NoSingleAnswer as error:
        yield Remark(Occasion.DEADLINE, None, state=str(word), words=str(error))
        return
    if found is not None:
        day = (found - _INSTANT).date()
        words = f"due again every {duty.resolved.terms.every}"
        yield Remark(Occasion.DEADLINE, day, f"by {day}", "by", state=str(word), words=words)


def _deadline(duty: Duty, word: Word) -> Iterator[Remark]:
    due = duty.due
    terms = duty.resolved.terms
    if due.limit is not None:
        before = due.text.startswith("before ")
        yield Remark(
            Occasion.DEADLINE,
            (due.limit - _INSTANT).date(),
            _limit_label(due.text),
            "before" if before else "by",
            state=str(word),
            original=_limit_label(due.original_text),
            changed_by=due.changed_by,
        )
    elif due.waits_for:
        yield Remark(Occasion.DEADLINE, None, state=str(word), waits_for=due.waits_for)
    elif terms.has_limit:
        # Complete, and yet no date: the calendar gives no single answer.
        yield Remark(Occasion.DEADLINE, None, state=str(word), words="; ".join(due.steps))


def _limit_label(text: str) -> str:
    return text if not text or text.startswith("before ") else f"by {text}"


def _end(duty: Duty, word: Word) -> Iterator[Remark]:
    """The end of the time in which a norm binds, where it has one."""
    terms = duty.resolved.terms
    period = duty.period
    if period.end < END_OF_TIME:
        day = (period.end - _INSTANT).date()
        yield Remark(Occasion.END, day, f"until {day}", "by", state=str(word))
    elif terms.during:
        yield Remark(
            Occasion.END, None, state=str(word), waits_for=terms.during, words="binds until its end"
        )


# --- durations ------------------------------------------------------------------------------------


def _terms(duty: Duty, result: Result, horizon: datetime) -> Iterator[Remark]:
    """Beginning, notice and expiry of every term up to the horizon, and the end in fact."""
    lasts = duty.resolved.terms.lasting
    assert lasts is not None
    begins = lasts.start.begins(duty.setting.zone).earliest.date()
    state = str(result.word)
    yield Remark(Occasion.START, begins, f"from {lasts.start.text}", "on", state=state, term=1)
    if result.word in {Word.ENDED_IN_FACT, Word.TERMINATED}:
        gone, over = end_of(result, duty)
        if over:
            day = (gone - _INSTANT).date()
            yield Remark(Occasion.END, day, f"until {day}", "by", state=state)
    try:
        yield from _runs(duty, result, horizon)
    except NoSingleAnswer as error:
        yield Remark(Occasion.EXPIRY, None, state=state, words=str(error))


def _runs(duty: Duty, result: Result, horizon: datetime) -> Iterator[Remark]:
    reached = False
    for run in runs(duty):
        current = not reached and result.expires in {"", run.expiry.date().isoformat()}
        if reached and (result.word in _OVER or (run.notice_by or run.expiry) >= horizon):
            return
        for remark in _run(duty, result, run, current=current, later=reached):
            if not reached or remark.day is None or _end_of(remark.day) <= horizon:
                yield remark
        reached = reached or current


def _run(duty: Duty, result: Result, run: Run, *, current: bool, later: bool) -> Iterator[Remark]:
    """Notice and expiry of one term: past, running, or to come if it is renewed."""
    term = run.renewals + 1
    lasts = duty.resolved.terms.lasting
    assert lasts is not None
    notice = last_day_for_notice(duty, run)
    still = str(result.word) if current else IF_RENEWED if later else RENEWED
    passed = False
    if notice is not None:
        day, edge = notice
        passed = _end_of(day) < duty.setting.now
        given = current and result.word in _OVER
        missed = not later and passed and not given
        named = day + _DAY if edge is False else day
        yield Remark(
            Occasion.NOTICE,
            day,
            f"before {named}" if edge is False else f"by {named}",
            {True: "by", False: "before", None: "silent"}[edge],
            state=UNUSED if missed else still,
            words=""
            if edge is not None
            else "whether that day still counts, the text does not say",
            term=term,
            holders=tuple(sorted(objectors(duty))),
        )
    # A term that nobody objected to in time is renewed on the day on which it would expire.
    renews = notice is not None and not later and passed and not (current and result.word in _OVER)
    expiry = run.expiry.date()
    words = ""
    if lasts.renewal is not None and (renews or (current and result.word not in _OVER)):
        unless = "" if renews or notice is None else f" unless notice is given by {notice[0]}"
        words = f"renewed for {lasts.renewal.length}{unless}"
    yield Remark(
        Occasion.RENEWAL if renews else Occasion.EXPIRY,
        expiry,
        f"on {expiry}",
        "on",
        state=still,
        words=words,
        term=term,
    )


def _end_of(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time()) + _DAY
