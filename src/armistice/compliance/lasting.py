"""How long a thing, or the agreement itself, lasts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.compliance.verdict import Result, Word
from armistice.dates import NoSingleAnswer, add, end_of_day, subtract
from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Weighed
    from armistice.norms.model import Leaving


NOT_YET = "had not ended by then"


@dataclass(frozen=True)
class Run:
    """The term that is running on a date: its expiry, and the last day for notice."""

    expiry: datetime
    notice_by: datetime | None
    renewals: int


def lasting(duty: Duty) -> Result:
    """The verdict on a duration: running, notice given, expired, terminated, ended in fact."""
    setting = duty.setting
    terms = duty.resolved.terms
    if terms.leaving is not None:
        return _until_left(duty, terms.leaving)
    assert terms.lasting is not None
    start = terms.lasting.start.begins(setting.zone).earliest
    if start >= setting.now:
        return duty.result(Word.PENDING)
    ended = None if terms.whole else _ended_in_fact(duty)
    for power in ("give-notice", "terminate"):
        _powers(duty, power, objectors(duty))
    try:
        run = current_run(duty, ended.dates[0].ends(setting.zone).latest if ended else setting.now)
    except NoSingleAnswer as error:
        duty.say(str(error))
        return duty.result(Word.UNDETERMINED)
    expires, notice_by = _label(run.expiry), _label(run.notice_by)
    fields = {"expires": expires, "notice_by": notice_by}
    duty.due = type(duty.due)(run.expiry, expires)
    duty.say(f"{terms.lasting.length} from {terms.lasting.start.text}: until {expires}")
    if terms.lasting.renewal is not None and run.notice_by is not None:
        edge = terms.lasting.renewal.edge
        words = {
            True: "that day counts",
            False: "that day is too late",
            None: "whether that day still counts, the text does not say",
        }[edge]
        duty.say(f"notice no later than {notice_by}: {words}")
    terminated = _exercise(duty, "terminate")
    if terminated is not None:
        duty.use(terminated, "the power to terminate is used", used=True, role="terminate")
        return duty.result(Word.TERMINATED, since=terminated.dates[0].text, **fields)
    if duty.period.ended:
        since = _label(duty.period.end - timedelta(microseconds=1))
        return duty.result(Word.TERMINATED, since=since, **fields)
    notice = _notice(duty, run)
    if notice is not None and _on_silent_edge(duty, notice, run):
        duty.say("notice came on the last day, and the text does not say whether it counts")
        either = (Word.NOTICE_GIVEN, Word.RUNNING)
        return duty.result(Word.UNDETERMINED, outcomes=either, **fields)
    if ended is not None:
        since = ended.dates[0].text.rpartition("/")[2]
        duty.say(
            "ended in fact: the thing is gone, and no power was exercised"
            if notice is None
            else "gone after notice"
        )
        word = Word.ENDED_IN_FACT if notice is None else Word.EXPIRED
        return duty.result(word, since=since, **fields)
    if notice is not None:
        if end_of_day(run.expiry) < setting.now:
            return duty.result(Word.EXPIRED, since=expires, **fields)
        return duty.result(Word.NOTICE_GIVEN, since=notice.dates[0].text, **fields)
    doubt = _doubt_of_end(duty)
    if doubt is not None:
        return duty.result(doubt, **fields)
    if end_of_day(run.expiry) < setting.now:
        return duty.result(Word.EXPIRED, since=expires, **fields)
    return duty.result(Word.RUNNING, since=terms.lasting.start.text, **fields)


def _until_left(duty: Duty, leaving: Leaving) -> Result:
    """The agreement runs until so long after somebody who may gives notice."""
    setting = duty.setting
    if duty.period.start >= setting.now:
        return duty.result(Word.PENDING)
    holders = frozenset(duty.resolved.names(leaving.by))
    notice = next(iter(_powers(duty, "give-notice", holders)), None)
    label, over = "", datetime.max  # noqa: DTZ901 - a label of no zone
    if notice is not None:
        try:
            last = add(notice.dates[0].begins(setting.zone).earliest, leaving.after)
        except NoSingleAnswer as error:
            duty.say(str(error))
            return duty.result(Word.UNDETERMINED)
        label, over = last.date().isoformat(), end_of_day(last)
    if duty.period.ended and duty.period.end < over:
        since = _label(duty.period.end - timedelta(microseconds=1))
        return duty.result(Word.TERMINATED, since=since, expires=label)
    if notice is None:
        effective = setting.agreement.effective_under(duty.reading, duty.text)
        return duty.result(Word.RUNNING, since=effective.text if effective else "")
    duty.use(notice, "notice", used=True, role="notice")
    duty.say(f"notice {notice.dates[0].text}: ends {leaving.after} later, {label}")
    if over < setting.now:
        return duty.result(Word.TERMINATED, since=label, expires=label)
    return duty.result(Word.NOTICE_GIVEN, since=notice.dates[0].text, expires=label)


def current_run(duty: Duty, now: datetime) -> Run:
    """The term that runs at a time, after as many renewals as it takes.

    Raises:
        NoSingleAnswer: A month has no such day, and the text does not say which way to round.
    """
    for run in runs(duty):
        over = end_of_day(run.expiry) < now
        if not over or run.notice_by is None or _notice_between(duty, run.notice_by):
            break
    return run


def runs(duty: Duty) -> Iterator[Run]:
    """Every term of a duration, one after another, as if nobody ever gave notice.

    The calendar ends with the year 9999, and the terms with it.

    Raises:
        NoSingleAnswer: A month has no such day, and the text does not say which way to round.
    """
    lasts = duty.resolved.terms.lasting
    assert lasts is not None
    renewal = lasts.renewal
    expiry = add(lasts.start.begins(duty.setting.zone).earliest, lasts.length)
    renewals = 0
    while True:
        notice_by = subtract(expiry, renewal.ahead) if renewal is not None else None
        yield Run(expiry, notice_by, renewals)
        if renewal is None:
            return
        try:
            expiry = add(expiry, renewal.length)
        except OverflowError:
            return
        renewals += 1


def last_day_for_notice(duty: Duty, run: Run) -> tuple[date, bool | None] | None:
    """The last day on which notice surely or perhaps counts, and whether the text says so.

    Where the text lets the edge day count, or leaves open whether it does, it is that day;
    where the text says that the day is too late, it is the day before.
    """
    lasts = duty.resolved.terms.lasting
    if run.notice_by is None or lasts is None or lasts.renewal is None:
        return None
    edge = lasts.renewal.edge
    last = _notice_limit(run.notice_by, edge=edge)
    return (last - timedelta(microseconds=1)).date(), edge


def end_of(result: Result, duty: Duty) -> tuple[datetime, bool]:
    """When a duration came to its end, and whether it did by now."""
    if result.word in {Word.ENDED_IN_FACT, Word.EXPIRED, Word.TERMINATED} and result.since:
        from armistice.dates import parse_when

        return parse_when(result.since).ends(duty.setting.zone).latest, True
    return datetime.max, False  # noqa: DTZ901 - a label of no zone


def _label(instant: datetime | None) -> str:
    return instant.date().isoformat() if instant is not None else ""


def objectors(duty: Duty) -> frozenset[str]:
    """Who may object to the renewal of a duration, as the reading has it."""
    lasts = duty.resolved.terms.lasting
    if lasts is None or lasts.renewal is None:
        return frozenset()
    return frozenset(duty.resolved.names(lasts.renewal.objectors))


def _notice(duty: Duty, run: Run) -> Weighed | None:
    """A notice in time by one who may give it."""
    return None if run.notice_by is None else _notice_between(duty, run.notice_by)


def _notice_between(duty: Duty, limit: datetime) -> Weighed | None:
    lasts = duty.resolved.terms.lasting
    assert lasts is not None
    edge = lasts.renewal.edge if lasts.renewal is not None else None
    last = _notice_limit(limit, edge=edge)
    for weighed in _powers(duty, "give-notice", objectors(duty)):
        date = weighed.dates[0].begins(duty.setting.zone)
        in_time = date.latest <= last
        duty.use(
            weighed,
            "notice in time" if in_time else "notice after the last day for it",
            used=in_time,
            role="notice",
        )
        if in_time:
            return weighed
    return None


def _on_silent_edge(duty: Duty, notice: Weighed, run: Run) -> bool:
    """Whether the notice came on the very day of which the text says nothing."""
    lasts = duty.resolved.terms.lasting
    if run.notice_by is None or lasts is None or lasts.renewal is None:
        return False
    begins = notice.dates[0].begins(duty.setting.zone)
    return lasts.renewal.edge is None and begins.latest > run.notice_by


def _notice_limit(day: datetime, *, edge: bool | None) -> datetime:
    """The first instant that is too late for notice; a silent text lets the edge day count."""
    return day if edge is False else end_of_day(day)


def _exercise(duty: Duty, act: str) -> Weighed | None:
    return next(iter(_powers(duty, act, objectors(duty))), None)


def _powers(duty: Duty, act: str, holders: frozenset[str]) -> list[Weighed]:
    """Admitted exercises of a power over this norm by those who hold it."""
    if not holders:
        return []
    setting = duty.setting
    names = set(duty.names_of_norm)
    if duty.resolved.terms.whole:
        names.add(setting.agreement.id)
    acts = setting.record.vocabulary.descendants(act)
    wanted = Proposition(acts=acts, by=holders, nameless=False)
    found = []
    for bearing in setting.bearings(wanted):
        if bearing.event.clause not in names:
            continue
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        if weighed.finding is Finding.YES and setting.begun(weighed):
            found.append(weighed)
        duty.use(weighed, REASONS[weighed.finding], used=False, role=act)
    return found


def _ended_in_fact(duty: Duty) -> Weighed | None:
    """The admitted report that the thing is no longer there, if it has come to its end by now."""
    setting = duty.setting
    objects = frozenset(duty.resolved.names(duty.resolved.terms.deed.object))
    places = frozenset(duty.resolved.names(duty.resolved.terms.deed.place))
    wanted = Proposition(
        state=StateTest("presence", holds=False, of=objects),
        effects=True,
        objects=objects,
        places=places,
        place_test=PlaceTest.COVERS if places else PlaceTest.ANY,
    )
    lasts = duty.resolved.terms.lasting
    start = lasts.start.begins(setting.zone).earliest if lasts else duty.period.start
    first: Weighed | None = None
    for bearing in setting.bearings(wanted):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        if all(d.ends(setting.zone).latest <= start for d in weighed.dates):
            duty.use(weighed, "before the term began", used=False, role="before")
            continue
        over = all(d.ends(setting.zone).latest <= setting.now for d in weighed.dates)
        if weighed.finding is not Finding.YES:
            reason = REASONS[weighed.finding] if over else NOT_YET
            duty.use(weighed, reason, used=False, role="end")
            continue
        if over and first is not None:
            duty.use(weighed, "the thing had ended by then", used=False, role="end")
            continue
        duty.use(weighed, "the thing ended" if over else NOT_YET, used=over, role="end")
        if over:
            first = weighed
    return first


def _doubt_of_end(duty: Duty) -> Word | None:
    """What is to be said where an end is reported, but the evidence does not decide it."""
    findings = {
        use.finding
        for (_, role), use in duty.uses.items()
        if role == "end" and use.reason != NOT_YET
    }
    if Finding.DISPUTED in findings:
        return Word.DISPUTED
    return Word.NOT_ESTABLISHED if Finding.NOT_ESTABLISHED in findings else None
