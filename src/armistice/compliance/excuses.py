"""What takes an act out of a duty to keep: justifications, leave, other clauses, what was held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.breaches import CONDUCTS
from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.compliance.triggers import allowed
from armistice.evidence import Finding
from armistice.norms.model import ground

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from armistice.compliance.breaches import Breach
    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Weighed


def excuse_of(duty: Duty, weighed: Weighed, exceptions: Iterable[str]) -> str:
    """What takes a breach out of the norm, in words; nothing where nothing does."""
    return (
        exception_met(duty, weighed, exceptions)
        or allowed(duty, weighed)
        or _gives_way(duty, weighed)
    )


def exception_met(duty: Duty, weighed: Weighed, exceptions: Iterable[str]) -> str:
    """The exception that an event meets, or nothing.

    A justification that is merely claimed counts only under ``by:`` its claimer; otherwise
    somebody who is not the bearer must give it too. Where the text names no bearer, whoever acted
    stands in its place.
    """
    names = tuple(exceptions)
    if not names:
        return ""
    event, voices = weighed.event, duty.setting.voices
    acted = frozenset(whole for name in event.by for whole in voices.wholes(name, event.date))
    heard = duty.hearing.admitted(duty.setting.speaking(event), duty.standard)
    for account in heard:
        if account.justification not in names:
            continue
        own = any(
            voices.speaks_for(account.whose, role, account.date)
            for role in duty.answerable or acted
        )
        if duty.standard.name == "by" or not own:
            return account.justification
    return ""


def _gives_way(duty: Duty, weighed: Weighed) -> str:
    """The clause to which the norm gives way: one that hands the place over to the bearer."""
    geography, on = duty.setting.matcher.geography, weighed.event.date
    for number, places in handed_over(duty):
        if any(geography.within(one, other, on) for one in weighed.event.place for other in places):
            return f"clause {number}"
    return ""


def handed_over(duty: Duty) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Clauses to which the norm is subject, with the places that they hand over to the bearer."""
    setting, replay = duty.setting, duty.replay
    vocabulary, numbers = setting.record.vocabulary, duty.resolved.terms.subject_to
    own = {w for name in duty.bearer.split("+") for w in setting.voices.wholes(name)}
    for clause in setting.agreement.clauses if numbers and replay is not None else ():
        if clause.number not in numbers:
            continue
        for norm in clause.norms:
            assert replay is not None
            for resolved in replay.resolved(norm, duty.reading, duty.text)[:1]:
                deed = resolved.terms.deed
                hands_over = any(
                    effect.state == "control" and effect.of == "to"
                    for verb in resolved.names([deed.verb])
                    if verb in vocabulary.acts
                    for effect in vocabulary.starts(verb)
                )
                if hands_over and own & set(resolved.names(deed.to)):
                    names = resolved.names((*deed.object, *deed.of, *deed.place))
                    places = setting.record.places
                    yield clause.number, tuple(n for n in names if ground(n)[0] in places)


def held_already(duty: Duty, weighed: Weighed, breach: Breach) -> bool:
    """Whether a force that moved went to a place that it controlled at the time named."""
    snapshot = duty.resolved.terms.deed.snapshot
    if snapshot is None or breach.name not in CONDUCTS.values():
        return False
    at = snapshot.ends(duty.setting.zone).latest
    return bool(weighed.event.place) and all(
        _controlled(duty, place, at) for place in weighed.event.place
    )


def _controlled(duty: Duty, place: str, at: datetime) -> bool:
    """Whether the last established report up to a time gave the bearer control of a place."""
    setting, zone = duty.setting, duty.setting.zone
    last: tuple[datetime, bool, Weighed] | None = None
    taken: set[str] = set()
    for holds in (True, False):
        wanted = Proposition(
            state=StateTest("control", holds, of=duty.answerable),
            effects=True,
            places=frozenset({place}),
            place_test=PlaceTest.COVERS,
        )
        for bearing in setting.bearings(wanted):
            weighed = setting.weigh(bearing, duty.standard, duty.hearing)
            when = max(date.ends(zone).latest for date in weighed.dates)
            if weighed.finding is not Finding.YES or weighed.event.id in taken:
                continue
            if holds:
                taken.add(weighed.event.id)  # who takes it from nobody named does not lose it
            if when <= at and (last is None or when >= last[0]):
                last = (when, holds, weighed)
    if last is not None:
        duty.use(last[2], "who held the place", used=last[1], role="held")
    return last is not None and last[1]
