"""Periodic duties: an act in every stretch of a given length."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from armistice.compliance.changes import pauses
from armistice.compliance.coverage import watched
from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition
from armistice.compliance.verdict import Episode, Word
from armistice.dates import NoSingleAnswer, add
from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Weighed
    from armistice.compliance.verdict import Result

MOST_STRETCHES = 2_000


def periodic(duty: Duty) -> Result:
    """The verdict on a duty that comes round: every whole stretch needs its act.

    A stretch without an established act is a breach where somebody whom the evidence admits is
    recorded as watching such acts; where nobody is, silence says nothing.
    """
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    try:
        over = list(_over(duty))
    except NoSingleAnswer as error:
        duty.say(str(error))
        return duty.result(Word.UNDETERMINED)
    deeds = _deeds(duty)
    suspended = pauses(duty)
    empty = [
        (start, end)
        for start, end in over
        if not _falls_in(duty, deeds, start, end)
        and not any(start < pause.end and pause.start < end for pause in suspended)
    ]
    duty.say(
        f"{len(over)} stretches of {duty.resolved.terms.every} are over, "
        f"{len(over) - len(empty)} with an established act"
    )
    if not over:
        return duty.result(Word.PENDING)
    if not empty:
        return duty.result(Word.ENDED if duty.period.ended else Word.NO_BREACH_REPORTED)
    if not watched(duty, _wanted(duty)):
        return duty.result(Word.UNREPORTED)
    episodes = tuple(_episodes(empty))
    last = episodes[-1]
    return duty.result(Word.VIOLATED, since=last.since, until=last.until, episodes=episodes)


def stretches(duty: Duty) -> Iterator[tuple[datetime, datetime]]:
    """The whole stretches in which an act is due, those to come among them, oldest first.

    Raises:
        NoSingleAnswer: A month has no such day, and the text does not say which way to round.
    """
    length = duty.resolved.terms.every
    assert length is not None
    start = duty.period.start
    for _ in range(MOST_STRETCHES):
        try:
            end = add(start, length)
        except OverflowError:
            return
        if end > duty.period.end or end <= start:
            return
        yield start, end
        start = end


def _over(duty: Duty) -> Iterator[tuple[datetime, datetime]]:
    """The stretches that are over by now."""
    return takewhile(lambda stretch: stretch[1] <= duty.setting.now, stretches(duty))


def _wanted(duty: Duty) -> Proposition:
    deed, resolved = duty.resolved.terms.deed, duty.resolved
    vocabulary = duty.setting.record.vocabulary
    return Proposition(
        acts=frozenset(
            act for verb in resolved.names([deed.verb]) for act in vocabulary.descendants(verb)
        ),
        by=duty.answerable,
        to=frozenset(resolved.names(deed.to)),
        objects=frozenset(resolved.names(deed.object)),
        places=frozenset(resolved.names(deed.place)),
        place_test=PlaceTest.MEETS,
    )


def _deeds(duty: Duty) -> list[Weighed]:
    found = []
    for bearing in duty.setting.bearings(_wanted(duty)):
        weighed = duty.setting.weigh(bearing, duty.standard, duty.hearing)
        established = weighed.finding is Finding.YES and duty.setting.begun(weighed)
        duty.use(weighed, REASONS[weighed.finding], used=established)
        if established:
            found.append(weighed)
    return found


def _falls_in(duty: Duty, deeds: list[Weighed], start: datetime, end: datetime) -> bool:
    """Whether an act may fall in a stretch, by any admitted date."""
    zone = duty.setting.zone
    return any(
        date.begins(zone).earliest < end and date.begins(zone).latest > start
        for weighed in deeds
        for date in weighed.dates
    )


def _episodes(empty: list[tuple[datetime, datetime]]) -> Iterator[Episode]:
    """Maximal unions of stretches without an act that touch."""
    start, end = empty[0]
    for next_start, next_end in [*empty[1:], (None, None)]:
        if next_start == end and next_end is not None:
            end = next_end
            continue
        yield Episode(start.date().isoformat(), end.date().isoformat(), ())
        if next_start is not None and next_end is not None:
            start, end = next_start, next_end
