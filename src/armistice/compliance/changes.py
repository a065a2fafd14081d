"""Changes of the agreement: whether one has effect, what it moves, ends, suspends or brings in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.powers import may_make
from armistice.compliance.setting import Bearing
from armistice.evidence import Finding
from armistice.norms.model import ChangeKind, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.duty import Due, Duty
    from armistice.norms.model import Change, Effect


@dataclass(frozen=True, slots=True)
class Pause:
    """A time during which a norm does not bind; ``end`` is the first instant after it."""

    start: datetime
    end: datetime


def apply_changes(duty: Duty, due: Due) -> Due:
    """The deadline after every change that has effect on this norm by now."""
    zone = duty.setting.zone
    if duty.resolved.terms.kind is Kind.DURATION:
        return due
    for change, effect in _on(duty):
        if effect.deadline is None or not has_effect(duty, change):
            continue
        date, inclusive = effect.deadline.date, effect.deadline.inclusive
        limit = date.ends(zone).latest if inclusive else date.begins(zone).earliest
        if change.kind is ChangeKind.EXTENSION and due.limit is not None and limit < due.limit:
            duty.say(f"extension of {change.date.text}: brings no deadline forward")
            continue
        due = replace(
            due,
            limit=limit,
            text=date.text if inclusive else f"before {date.text}",
            original_limit=due.original_limit if due.changed_by else due.limit,
            original_text=due.original_text if due.changed_by else due.text,
            changed_by=change.event or f"{change.kind} of {change.date.text}",
            steps=(*due.steps, _words(change, effect)),
            waits_for="",
        )
    return _later_by_pauses(duty, due)


def _later_by_pauses(duty: Duty, due: Due) -> Due:
    """The deadline moved by the time for which the norm was suspended before it."""
    if due.limit is None or duty.resolved.terms.kind is not Kind.ACHIEVE:
        return due
    limit = due.limit
    original_limit = due.original_limit if due.changed_by else due.limit
    original_text = due.original_text if due.changed_by else due.text
    counted = datetime.min  # noqa: DTZ901
    for pause in pauses(duty):
        if pause.start >= limit or pause.end <= counted:
            continue
        if pause.end == datetime.max:  # noqa: DTZ901 - a label of no zone
            return replace(
                due,
                limit=None,
                text="",
                original_limit=original_limit,
                original_text=original_text,
                steps=(*due.steps, "suspended: not due"),
            )
        limit += pause.end - max(pause.start, counted)
        counted = pause.end
    if limit == due.limit:
        return due
    label = (limit - timedelta(microseconds=1)).date().isoformat()
    step = f"suspended meanwhile: due {label}"
    return replace(
        due,
        limit=limit,
        text=label,
        original_limit=original_limit,
        original_text=original_text,
        steps=(*due.steps, step),
    )


def ending(duty: Duty) -> datetime | None:
    """When a change that has effect ended this norm; ``None`` where none did by now."""
    zone = duty.setting.zone
    for change, effect in _on(duty):
        if effect.what == "ends" and has_effect(duty, change):
            by = f" by {', '.join(change.authors)}" if change.authors else ""
            duty.say(f"{change.kind} of {change.date.text}{by}: the norm ends")
            return change.date.ends(zone).latest
    return None


def pauses(duty: Duty) -> tuple[Pause, ...]:
    """When the norm was suspended, oldest first, each up to its end or its resumption."""
    zone = duty.setting.zone
    found: list[Pause] = []
    for change, effect in _on(duty):
        if effect.what not in {"suspended", "resumes"} or not has_effect(duty, change):
            continue
        at = change.date.begins(zone).earliest
        if effect.what == "resumes":
            found = [replace(p, end=at) if p.start < at < p.end else p for p in found]
            continue
        end = effect.until.ends(zone).latest if effect.until else datetime.max  # noqa: DTZ901
        if end > at:
            found.append(Pause(at, end))
    return tuple(found)


def brought_in(duty: Duty) -> bool:
    """Whether the amendment that brings this norm in has effect; its date is the norm's start."""
    place = duty.resolved.norm.added_by
    if place is None:
        return True
    change = duty.setting.agreement.changes[place]
    if not has_effect(duty, change):
        return False
    start = change.date.begins(duty.setting.zone).earliest
    duty.say(f"brought in by the {change.kind} of {change.date.text}")
    duty.period = replace(duty.period, start=max(duty.period.start, start))
    return True


def _on(duty: Duty) -> Iterator[tuple[Change, Effect]]:
    """The effects on this norm, oldest first."""
    norm, zone = duty.resolved.norm, duty.setting.zone
    for change in sorted(duty.setting.agreement.changes, key=lambda c: c.date.begins(zone)):
        for effect in change.effects:
            if not effect.clause or (effect.clause, effect.label) == (norm.clause, norm.label):
                yield change, effect


def _words(change: Change, effect: Effect) -> str:
    by = f" granted by {', '.join(change.authors)}" if change.authors else ""
    return f"{change.kind} of {change.date.text}{by}: now due {effect.deadline}"


def has_effect(duty: Duty, change: Change) -> bool:
    """Whether its date has come, the reading gives it effect, and the evidence admits it."""
    setting = duty.setting
    if change.date.begins(setting.zone).earliest >= setting.now:
        return False
    if not _in_reading(duty, change):
        return False
    if not may_make(duty, change):
        duty.say(f"{change.kind} of {change.date.text}: its authors have no power over this norm")
        return False
    event = setting.record.events.get(change.event)
    if event is None and change.event:
        duty.say(f"{change.kind} of {change.date.text}: its event is not in the record")
        return False
    if event is None:
        known = setting.known_at
        return known is None or change.date.ends(setting.zone).latest <= known.latest
    accounts = setting.speaking(event)
    supports = tuple(a for a in accounts if a.stance.supports)
    opposes = tuple(a for a in accounts if not a.stance.supports)
    weighed = setting.weigh(Bearing(event, supports, opposes), duty.standard, duty.hearing)
    established = weighed.finding is Finding.YES
    duty.use(
        weighed,
        f"the {change.kind}" if established else REASONS[weighed.finding],
        used=established,
        role="change",
    )
    return established


def _in_reading(duty: Duty, change: Change) -> bool:
    """Whether the choice gives the change effect; for a repudiation its reading must say so."""
    included = False
    for member in change.memberships:
        named = (duty.text if member.axis == "text" else duty.reading) in member.names
        if named is not member.included:
            return False
        included = included or (member.axis == "reading" and member.included)
    return included or change.kind is not ChangeKind.REPUDIATION
