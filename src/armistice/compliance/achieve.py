"""Duties to achieve: an act done, or the state that it brings about, by a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import product
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.findings import ruling
from armistice.compliance.matching import Proposition
from armistice.compliance.progress import progress_of
from armistice.compliance.targets import Target, targets
from armistice.compliance.triggers import released
from armistice.compliance.verdict import Result, Word, unique
from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Bearing, Weighed
    from armistice.dates import When, Window

MOST_OUTCOMES = 8

# The gravest first: a duty with several objects is as ill kept as its worst part.
GRAVITY = (
    Word.VIOLATED,
    Word.OVERDUE,
    Word.DISPUTED,
    Word.NOT_ESTABLISHED,
    Word.UNREPORTED,
    Word.UNDETERMINED,
    Word.OUTSTANDING,
    Word.PENDING,
    Word.DISCHARGED,
    Word.FULFILLED_LATE,
    Word.FULFILLED,
)


DONE = {Word.FULFILLED, Word.FULFILLED_LATE, Word.DISCHARGED}
_WAITING = {Word.PENDING, Word.OUTSTANDING}


@dataclass(frozen=True)
class Part:
    """What became of one target."""

    words: tuple[Word, ...]
    original: Word | None = None
    date: When | None = None
    windows: tuple[Window, ...] = ()


def achieve(duty: Duty) -> Result:
    """The verdict on a duty to achieve."""
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    parts = [_part(duty, target) for target in targets(duty)]
    found = ruling(duty)
    if found is not None:
        word = Word.VIOLATED if found.breach else Word.FULFILLED
        return duty.result(word, since=found.weighed.dates[0].text)
    release = released(duty, _done_by(parts))
    if release is not None:
        duty.say(f"{release.event.id} took the duty's force away")
        return duty.result(Word.DISCHARGED, since=release.dates[0].text)
    refused = _refusal(duty, parts)
    if refused is not None:
        return refused
    combos = list(product(*(part.words for part in parts)))
    words = unique(_at_end(duty, min(combo, key=GRAVITY.index)) for combo in combos)
    original = _worst(part.original for part in parts)
    last = max(
        (part for part in parts if part.windows),
        key=lambda part: part.windows[-1],
        default=None,
    )
    since = _completed(last.date) if last is not None and last.date is not None else ""
    if len(words) == 1 and words[0] not in DONE:
        late = words[0] is Word.OVERDUE and duty.due.limit is not None
        since = duty.due.limit.date().isoformat() if late and duty.due.limit else ""
    progress = progress_of(duty)
    if len(words) > 1:
        return duty.result(
            Word.UNDETERMINED,
            since=since,
            outcomes=words[:MOST_OUTCOMES],
            capped=len(words) > MOST_OUTCOMES,
            original_word=original,
            progress=progress,
        )
    return duty.result(words[0], since=since, original_word=original, progress=progress)


def _done_by(parts: list[Part]) -> datetime:
    """By when all was surely done; the end of time where it was not."""
    ends = (window.latest for part in parts for window in part.windows)
    done = parts and all(part.windows for part in parts)
    return max(ends) if done else datetime.max  # noqa: DTZ901 - a label of no zone


def _at_end(duty: Duty, word: Word) -> Word:
    """The word once the norm has ended: a duty that was not due by then is discharged."""
    if not duty.period.ended or word not in {*_WAITING, Word.OVERDUE, Word.UNREPORTED}:
        return word
    limit = duty.due.limit
    return Word.DISCHARGED if limit is None or limit > duty.period.end else word


def completion(result: Result, duty: Duty) -> datetime | None:
    """When a duty that was fulfilled was complete at the latest; ``None`` if it was not."""
    words = set(result.outcomes) if result.word is Word.UNDETERMINED else {result.word}
    if not words or not words <= DONE:
        return None
    from armistice.dates import parse_when

    return parse_when(result.since).ends(duty.setting.zone).latest if result.since else None


def _worst(words: Iterable[Word | None]) -> Word | None:
    known = [word for word in words if word is not None]
    return min(known, key=GRAVITY.index) if known else None


# --- what became of a target ------------------------------------------------------------------


def _part(duty: Duty, target: Target) -> Part:
    setting = duty.setting
    done = [_weighed(duty, b) for b in setting.bearings(target.done)]
    undone = [_weighed(duty, b) for b in setting.bearings(target.undone)] if target.undone else []
    complete = [w for w in done if _is_whole(duty, target, w, done)]
    for weighed in done:
        if weighed not in complete:
            duty.use(weighed, "a part of what is due, not the whole", used=False)
    complete = [w for w in complete if _in_time_frame(duty, w, duty.period.start)]
    for weighed in complete:
        duty.use(weighed, REASONS[weighed.finding], used=False)
    for weighed in undone:
        duty.use(weighed, f"seen not done; {REASONS[weighed.finding]}", used=False, role="undone")
    yes = [w for w in complete if w.finding is Finding.YES]
    contrary = [w for w in undone if w.finding is Finding.YES]
    seen_last = _seen_last(duty, target, contrary)
    standing = [w for w in yes if not _contradicted(duty, w, seen_last)]
    if standing:
        first = min(standing, key=lambda w: min(d.ends(setting.zone) for d in w.dates))
        part = _done(duty, target, first)
        if part.windows or not any(setting.begun(w) for w in yes if w not in standing):
            return part
    if any(setting.begun(w) for w in yes if w not in standing):
        duty.say(f"{target.name}: reported done, and later reported not done")
        for weighed in (*yes, *contrary):
            duty.use(weighed, "one of two reports that exclude each other", used=True, role="both")
        return Part((Word.DISPUTED,))
    return Part((_not_done(duty, complete, undone, [w for w in contrary if setting.begun(w)]),))


def _seen_last(duty: Duty, target: Target, contrary: list[Weighed]) -> datetime | None:
    """The latest start of a sighting of what should be gone; of other targets, none."""
    if target.undone is None or target.undone.state is None or not target.undone.state.holds:
        return None
    zone = duty.setting.zone
    starts = (min(date.begins(zone).earliest for date in one.dates) for one in contrary)
    return max(starts, default=None)


def _contradicted(duty: Duty, weighed: Weighed, seen_last: datetime | None) -> bool:
    """Whether a leaving was reported, and the force was seen afterwards.

    Later presence casts doubt on the report whatever the as-of date, so that what counts as
    achieved stays achieved. What was begun or handed over is not undone by its later end.
    """
    if seen_last is None:
        return False
    return seen_last >= max(date.ends(duty.setting.zone).latest for date in weighed.dates)


def _weighed(duty: Duty, bearing: Bearing) -> Weighed:
    return duty.setting.weigh(bearing, duty.standard, duty.hearing)


def _in_time_frame(duty: Duty, weighed: Weighed, start: datetime) -> bool:
    """Whether the deed may fall after the norm began; a force that left before is no deed."""
    zone = duty.setting.zone
    if all(date.ends(zone).latest <= start for date in weighed.dates):
        duty.use(weighed, "before the norm began to bind", used=False)
        return False
    return True


def _must_all_go(target: Target) -> bool:
    """Whether the target is an absence: then a counted part of a force is not the whole."""
    return target.done.state is not None and not target.done.state.holds


def _is_whole(duty: Duty, target: Target, weighed: Weighed, all_done: list[Weighed]) -> bool:
    """Whether the event completes the target, not only a part of it."""
    deed = duty.resolved.terms.deed
    event = weighed.event
    if event.observation:
        return not deed.amounts or _reaches(duty, [weighed])
    if not _all_took_part(duty, weighed):
        return False
    if deed.every:
        return weighed.quantity is not None and weighed.quantity.all
    if weighed.quantity is not None and not weighed.quantity.all and _must_all_go(target):
        return deed.amounts != () and _reaches(duty, [weighed])
    if deed.amounts:
        earlier = all_done[: all_done.index(weighed) + 1]
        return _reaches(duty, earlier)
    return True


def _all_took_part(duty: Duty, weighed: Weighed) -> bool:
    """Whether all who are bound together took part, as far as the event names who acted."""
    bound = duty.bearer.split("+")
    event = weighed.event
    if len(bound) == 1 or not weighed.by:
        return True
    is_part = duty.setting.voices.is_part
    return all(any(is_part(name, whole, event.date) for name in weighed.by) for whole in bound)


def _reaches(duty: Duty, events: list[Weighed]) -> bool:
    """Whether the amounts of events, added up, reach the first amount that the norm names.

    To one that the evidence does not admit, others of which it does not either are added: so
    parts come to the same as the whole that they make up.
    """
    wanted = duty.resolved.terms.deed.amounts[0]
    total = 0.0
    for weighed in events:
        if weighed.finding is not Finding.YES and events[-1].finding is Finding.YES:
            continue
        quantity = weighed.quantity
        if quantity is None or quantity.unit != wanted.unit:
            continue
        if quantity.all:
            return True
        amount = quantity.value if quantity.value is not None else quantity.at_least or 0.0
        level = bool(weighed.event.observation) or wanted.unit == "%"
        total = max(total, amount) if level else total + amount
    return total >= wanted.value


def _done(duty: Duty, target: Target, first: Weighed) -> Part:
    """The part of a target that was reported done: on time, late, or not yet."""
    zone = duty.setting.zone
    windows = tuple(dict.fromkeys(date.ends(zone) for date in first.dates))
    words = unique(w for window in windows for w in _times(duty, window))
    original = (
        _worst(w for window in windows for w in _times(duty, window, original=True))
        if duty.due.changed_by
        else None
    )
    if not _brought_about_by_bearer(duty, first):
        words = unique(
            Word.DISCHARGED if w in {Word.FULFILLED, Word.FULFILLED_LATE} else w for w in words
        )
        duty.say(f"{target.name}: brought about by others than the bearer")
    date = max(first.dates, key=lambda d: d.ends(zone))
    if words and set(words) <= {Word.PENDING, Word.OVERDUE, Word.OUTSTANDING}:
        duty.use(first, "done only later", used=words[0] is Word.OVERDUE, role="later")
        return Part(words, original)
    duty.use(first, REASONS[first.finding], used=True)
    due = f", due {duty.due.text}" if duty.due.text else ""
    duty.say(f"{target.name}: done {_completed(date)}{due}")
    return Part(words, original, date, windows)


def _completed(date: When) -> str:
    """The label of the day on which something was complete: the end of what lasted."""
    return date.text.rpartition("/")[2] or date.text


def _times(duty: Duty, window: Window, *, original: bool = False) -> tuple[Word, ...]:
    """On time, late, or not yet, as far as an uncertain date tells."""
    now = duty.setting.now
    limit = duty.due.original_limit if original else duty.due.limit
    words: list[Word] = []
    if window.earliest < now:
        if limit is None or window.earliest < limit:
            words.append(Word.FULFILLED)
        if limit is not None and (window.latest > limit) and min(window.latest, now) > limit:
            words.append(Word.FULFILLED_LATE)
    if window.latest > now:
        words.append(_waiting(limit, now))
    return tuple(words)


def _waiting(limit: datetime | None, now: datetime) -> Word:
    """What a duty is before the time at which it is reported done."""
    if limit is None:
        return Word.OUTSTANDING
    return Word.PENDING if now <= limit else Word.OVERDUE


def _not_done(
    duty: Duty, complete: list[Weighed], undone: list[Weighed], against: list[Weighed]
) -> Word:
    now, limit = duty.setting.now, duty.due.limit
    findings = {w.finding for w in complete if duty.setting.begun(w)}
    past = limit is not None and now > limit
    if Finding.DISPUTED in findings:
        return Word.DISPUTED
    if not past:
        if limit is not None:
            return Word.PENDING
        unsure = Finding.NOT_ESTABLISHED in findings
        return Word.NOT_ESTABLISHED if unsure else Word.OUTSTANDING
    since_due = [w for w in against if _speaks_of_past_due(duty, w)]
    for weighed in since_due:
        duty.use(weighed, "seen not done", used=True, role="undone")
    if since_due:
        return Word.OVERDUE
    if any(w.finding is Finding.DISPUTED and duty.setting.begun(w) for w in undone):
        return Word.DISPUTED
    if Finding.NOT_ESTABLISHED in findings:
        return Word.NOT_ESTABLISHED
    if Finding.NO in findings:
        return Word.OVERDUE
    if any(w.finding is Finding.NOT_ESTABLISHED and duty.setting.begun(w) for w in undone):
        return Word.NOT_ESTABLISHED
    return Word.UNREPORTED


def _speaks_of_past_due(duty: Duty, weighed: Weighed) -> bool:
    limit = duty.due.limit
    zone = duty.setting.zone
    return limit is not None and any(d.ends(zone).latest >= limit for d in weighed.dates)


def _brought_about_by_bearer(duty: Duty, weighed: Weighed) -> bool:
    """Whether bearer or its parts acted; a norm without bearer is met by whoever acts."""
    if not duty.bearer or not weighed.event.act:
        return True
    actors = weighed.by
    if not actors:
        return True
    voices, on = duty.setting.voices, weighed.event.date
    return any(voices.wholes(name, on) & duty.answerable for name in actors)


def _refusal(duty: Duty, parts: list[Part]) -> Result | None:
    """A refusal by the bearer of this very norm, if the standard admits it.

    Who has done all that is due cannot refuse it any more.
    """
    norm = duty.resolved.norm
    agreement = duty.setting.agreement.id
    names = {norm.id, f"{agreement}/{norm.clause}"}
    wanted = Proposition(
        acts=duty.setting.record.vocabulary.descendants("refuse"),
        by=duty.answerable,
        nameless=False,
    )
    if not duty.bearer or not wanted.acts:
        return None
    for bearing in duty.setting.bearings(wanted):
        if bearing.event.clause not in names:
            continue
        weighed = _weighed(duty, bearing)
        established = weighed.finding is Finding.YES and duty.setting.begun(weighed)
        if all(part.windows and _is_after(duty, weighed, part) for part in parts):
            duty.use(weighed, "refused when it was done already", used=False)
            continue
        duty.use(weighed, f"refusal; {REASONS[weighed.finding]}", used=established)
        if established:
            return duty.result(Word.VIOLATED, since=weighed.dates[0].text)
    return None


def _is_after(duty: Duty, weighed: Weighed, part: Part) -> bool:
    """Whether an event surely begins after a part was done."""
    zone, done = duty.setting.zone, max(window.latest for window in part.windows)
    return all(date.begins(zone).earliest >= done for date in weighed.dates)
