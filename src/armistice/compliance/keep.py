"""Duties to keep: what must be maintained, and what must not be done, over a period."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from heapq import heappop, heappush
from typing import TYPE_CHECKING

from armistice.compliance.breaches import Breach, breaches
from armistice.compliance.changes import Pause, pauses
from armistice.compliance.coverage import covered
from armistice.compliance.duty import REASONS
from armistice.compliance.excuses import excuse_of, held_already
from armistice.compliance.findings import ruling
from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.compliance.verdict import Episode, Result, Word
from armistice.dates import end_of_day
from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.duty import Duty
    from armistice.compliance.findings import Ruling
    from armistice.compliance.setting import Weighed
    from armistice.dates import When, Window


@dataclass(frozen=True)
class Stretch:
    """A time during which a duty was broken, before stretches that touch are joined.

    ``begins`` is when the breach may have begun, be it before the norm did.
    """

    start: datetime
    end: datetime
    begins: Window
    since: str
    until: str
    events: tuple[str, ...]
    ongoing: bool = False
    excepted: str = ""
    certain: bool = True


def keep(duty: Duty) -> Result:
    """The verdict on a duty to maintain or not to do."""
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    stretches, findings = broken(duty)
    found = ruling(duty)
    stretches = cleared(duty, stretches, found)
    episodes = joined(duty, [s for s in stretches if s.certain])
    counted = [e for e in episodes if not e.excepted]
    if counted:
        last = counted[-1]
        return duty.result(
            Word.VIOLATED, since=last.since, until=last.until, episodes=tuple(episodes)
        )
    if found is not None and found.breach:
        date = found.weighed.dates[0].text
        return duty.result(Word.VIOLATED, since=date, until=date, episodes=tuple(episodes))
    if any(not s.certain and not s.excepted for s in stretches):
        other = _unbroken(duty, findings)
        return duty.result(
            Word.UNDETERMINED,
            episodes=tuple(episodes),
            outcomes=tuple(dict.fromkeys((Word.VIOLATED, other))),
        )
    return duty.result(_unbroken(duty, findings), episodes=tuple(episodes))


def cleared(duty: Duty, stretches: list[Stretch], found: Ruling | None) -> list[Stretch]:
    """The times of breach, those excepted that a body found to be none."""
    if found is None or found.breach:
        return stretches
    judged, words = found.before(duty), f"found no breach: {found.weighed.event.id}"
    return [replace(s, excepted=words) if s.begins.earliest < judged else s for s in stretches]


def broken(duty: Duty) -> tuple[list[Stretch], set[Finding]]:
    """Every time of breach, also what is excepted or uncertain, and what the reports come to."""
    stretches: list[Stretch] = []
    findings: set[Finding] = set()
    for breach in breaches(duty):
        found, seen = _stretches(duty, breach)
        stretches.extend(found)
        findings |= seen
    for pause in pauses(duty):
        duty.say(f"suspended from {pause.start.date().isoformat()}")
        stretches = [piece for stretch in stretches for piece in _outside(stretch, pause)]
    return stretches, findings


def _outside(stretch: Stretch, pause: Pause) -> Iterator[Stretch]:
    """What is left of a breach outside the time for which the norm was suspended."""
    if stretch.end <= pause.start or stretch.start >= pause.end:
        yield stretch
        return
    if stretch.start < pause.start:
        last = (pause.start - timedelta(microseconds=1)).date().isoformat()
        yield replace(stretch, end=pause.start, until=last, ongoing=False)
    if stretch.end > pause.end:
        yield replace(stretch, start=pause.end, since=pause.end.date().isoformat())


def _unbroken(duty: Duty, findings: set[Finding]) -> Word:
    """The word for a duty of which no breach is established."""
    if Finding.DISPUTED in findings:
        return Word.DISPUTED
    if Finding.NOT_ESTABLISHED in findings:
        return Word.NOT_ESTABLISHED
    if duty.period.ended:
        return Word.ENDED
    if Finding.NO in findings:
        duty.say("breaches were alleged, and this evidence rejects every one")
        return Word.NO_BREACH_REPORTED
    return Word.NO_BREACH_REPORTED if covered(duty) else Word.UNREPORTED


# --- what was broken, from when to when --------------------------------------------------------


def _stretches(duty: Duty, breach: Breach) -> tuple[list[Stretch], set[Finding]]:
    setting = duty.setting
    findings: set[Finding] = set()
    broken: list[Weighed] = []
    for bearing in setting.bearings(breach.broken):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        if not setting.begun(weighed) or not _touches(duty, weighed, breach):
            duty.use(weighed, "outside the period of the norm", used=False, role=breach.name)
            continue
        if weighed.finding is not Finding.UNHEARD and held_already(duty, weighed, breach):
            duty.use(weighed, "held it already", used=False, role=breach.name)
        elif weighed.finding is Finding.YES:
            broken.append(weighed)
        else:
            if weighed.finding is not Finding.UNHEARD:
                findings.add(weighed.finding)
            duty.use(weighed, REASONS[weighed.finding], used=False, role=breach.name)
    if breach.restored is None:
        return [_act_stretch(duty, breach, weighed) for weighed in broken], findings
    restored = []
    for bearing in setting.bearings(breach.restored):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        if weighed.finding is Finding.YES and setting.begun(weighed):
            duty.use(weighed, "the state is reported to hold", used=False, role="open")
            restored.append(weighed)
        else:
            duty.use(weighed, f"restoration; {REASONS[weighed.finding]}", used=False, role="open")
    return _state_stretches(duty, breach, broken, restored, findings), findings


def _touches(duty: Duty, weighed: Weighed, breach: Breach) -> bool:
    zone = duty.setting.zone
    period = duty.period
    end = period.end
    if breach.day_only:
        end = min(end, end_of_day(period.start))
    if breach.restored is not None and not weighed.dates[0].lasting:
        # A state lasts until it is ended: what was closed before the norm began is closed still.
        return any(date.begins(zone).earliest < end for date in weighed.dates)
    return any(
        date.begins(zone).earliest < end and date.ends(zone).latest > period.start
        for date in weighed.dates
    )


def _certain(duty: Duty, weighed: Weighed) -> bool:
    """Whether every admitted date falls in the period and before now."""
    zone, period = duty.setting.zone, duty.period
    return all(
        (date.ends(zone) if date.lasting else date.begins(zone)).earliest >= period.start
        and date.begins(zone).latest <= max(duty.setting.now, date.begins(zone).earliest)
        and date.begins(zone).earliest < period.end
        for date in weighed.dates
    )


def _act_stretch(duty: Duty, breach: Breach, weighed: Weighed) -> Stretch:
    """The time of one act; an act that starts a state lasts as long as nobody reports its end."""
    zone = duty.setting.zone
    date = weighed.dates[0]
    excuse = excuse_of(duty, weighed, breach.exceptions)
    duty.use(
        weighed,
        f"excepted: {excuse}" if excuse else _breach_words(breach),
        used=True,
        role=breach.name,
    )
    limit = min(duty.setting.now, duty.period.end)
    start_text, _, end_text = date.text.partition("/")
    end, until, events = date.ends(zone).latest, end_text or start_text, (weighed.event.id,)
    ongoing = date.lasting and end > duty.setting.now
    begins_within = date.begins(zone).latest > duty.period.start
    if not breach.day_only and _starts_a_state(duty, weighed):
        undone = _undone(duty, weighed)
        end = limit if undone is None else undone.dates[0].begins(zone).latest
        until = "" if undone is None else undone.dates[0].text.partition("/")[0]
        ongoing = undone is None
        events = (weighed.event.id, *((undone.event.id,) if undone else ()))
    return Stretch(
        start=max(date.begins(zone).earliest, duty.period.start),
        end=min(end, limit),
        begins=date.begins(zone),
        since=start_text if begins_within else duty.period.start.date().isoformat(),
        until="" if ongoing else until,
        events=events,
        ongoing=ongoing,
        excepted=excuse,
        certain=_certain(duty, weighed),
    )


def _starts_a_state(duty: Duty, weighed: Weighed) -> bool:
    vocabulary = duty.setting.record.vocabulary
    act = weighed.event.act
    return act in vocabulary.acts and any(
        effect.state in {"control", "structure"} and effect.of == "by"
        for effect in vocabulary.starts(act)
    )


def _undone(duty: Duty, weighed: Weighed) -> Weighed | None:
    """The first admitted report after an act that the state it started is over."""
    setting, event = duty.setting, weighed.event
    zone = setting.zone
    began = weighed.dates[0].begins(zone).latest
    for effect in setting.record.vocabulary.starts(event.act):
        if effect.of != "by" or effect.state not in {"control", "structure"}:
            continue
        wholes = frozenset(w for name in event.by for w in setting.voices.wholes(name, event.date))
        over = Proposition(
            state=StateTest(effect.state, holds=False, of=wholes),
            effects=True,
            places=frozenset(event.place),
            place_test=PlaceTest.COVERS,
        )
        for bearing in setting.bearings(over):
            later = setting.weigh(bearing, duty.standard, duty.hearing)
            if later.finding is not Finding.YES or not setting.begun(later):
                continue
            if later.dates[0].begins(zone).earliest >= began:
                duty.use(later, "ends what the act had begun", used=True, role="over")
                return later
    return None


def _breach_words(breach: Breach) -> str:
    return "what the norm rules out" + (", by others than the bearer" if breach.by_others else "")


def _state_stretches(
    duty: Duty,
    breach: Breach,
    broken: list[Weighed],
    restored: list[Weighed],
    findings: set[Finding],
) -> list[Stretch]:
    """The times during which the state did not hold: from a breach to the next restoration."""
    zone = duty.setting.zone
    limit = min(duty.setting.now, duty.period.end)
    stretches: list[Stretch] = []
    waiting: list[tuple[datetime, datetime]] = []
    broken_until = datetime.min  # noqa: DTZ901 - a label of no zone
    opened_at = [(opening.dates[0].begins(zone), opening) for opening in restored]
    for weighed in sorted(broken, key=lambda one: one.dates[0].begins(zone)):
        date = weighed.dates[0]
        begins = date.begins(zone)
        while waiting and waiting[0][0] <= begins.earliest:
            broken_until = max(broken_until, heappop(waiting)[1])
        held = broken_until <= begins.earliest
        start = max(begins.earliest, duty.period.start)
        end, until, ongoing = limit, "", True
        closing: Weighed | None = None
        if date.lasting and date.ends(zone).latest <= limit:
            end, until, ongoing = date.ends(zone).latest, date.text.partition("/")[2], False
        day = end_of_day(begins.earliest)
        repaired = held and not date.lasting and begins.latest <= day
        for opened, opening in opened_at:
            if opened.earliest >= end:
                continue
            # On one day, in an order that the record does not give, an act that restores what
            # held until then comes after the breach: there was nothing to restore.
            same_day = repaired and begins.earliest < opened.latest <= day
            if begins.latest <= opened.earliest or (same_day and opening.event.act):
                if date.lasting:
                    findings.add(Finding.DISPUTED)
                end, ongoing, closing = opened.latest, False, opening
                until = opening.dates[0].text.partition("/")[0]
                break
        heappush(waiting, (begins.latest, end))
        if end <= start:
            duty.use(weighed, "over before the norm began", used=False, role=breach.name)
            continue
        if closing is not None:
            duty.use(closing, "the state is reported restored", used=True, role="open")
        excuse = excuse_of(duty, weighed, breach.exceptions)
        words = f"excepted: {excuse}" if excuse else f"{breach.name} reported not to hold"
        duty.use(weighed, words, used=True, role=breach.name)
        stretches.append(
            Stretch(
                start=start,
                end=end,
                begins=begins,
                since=_since(duty, date),
                until=until,
                events=(weighed.event.id, *((closing.event.id,) if closing else ())),
                ongoing=ongoing,
                excepted=excuse,
                certain=_certain(duty, weighed) or _from_before(duty, date),
            )
        )
    return stretches


def _from_before(duty: Duty, date: When) -> bool:
    """Whether what began then had surely begun before the norm did, and may last still."""
    return not date.lasting and date.begins(duty.setting.zone).latest <= duty.period.start


def _since(duty: Duty, date: When) -> str:
    """From when a breach counts: from its date, or from the start of the norm."""
    if _from_before(duty, date):
        return duty.period.start.date().isoformat()
    return date.text.partition("/")[0]


# --- episodes ---------------------------------------------------------------------------------


def joined(duty: Duty, stretches: list[Stretch]) -> list[Episode]:
    """Maximal unions of touching stretches, excepted ones apart, oldest first."""
    result: list[tuple[Stretch, list[str]]] = []
    for stretch in sorted(stretches, key=lambda s: (s.excepted, s.start, s.end)):
        if result:
            last, events = result[-1]
            if last.excepted == stretch.excepted and stretch.start <= last.end:
                longer = (
                    stretch if (stretch.end, stretch.ongoing) > (last.end, last.ongoing) else last
                )
                merged = Stretch(
                    start=last.start,
                    end=longer.end,
                    begins=last.begins,
                    since=last.since,
                    until=longer.until,
                    events=(),
                    ongoing=longer.ongoing,
                    excepted=last.excepted,
                )
                result[-1] = (merged, [*events, *stretch.events])
                continue
        result.append((stretch, list(stretch.events)))
    result.sort(key=lambda pair: pair[0].start)
    return [_episode(duty, stretch, events) for stretch, events in result]


def _episode(duty: Duty, stretch: Stretch, events: list[str]) -> Episode:
    names = tuple(dict.fromkeys(events))
    until = stretch.until
    ongoing = stretch.ongoing
    if not until and duty.period.ended:
        ongoing = False
        until = (duty.period.end - timedelta(microseconds=1)).date().isoformat()
    last = ""
    if ongoing:
        record = duty.setting.record.events
        last = max(record[name].date.text.partition("/")[0] for name in names)
    return Episode(stretch.since, until, names, ongoing, last, stretch.excepted)
