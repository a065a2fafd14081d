"""Changes of the agreement: whether one has effect, what deadline it gives, what it ends."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.setting import Bearing
from armistice.evidence import Finding

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.compliance.duty import Due, Duty
    from armistice.norms.model import Change, Effect


def apply_changes(duty: Duty, due: Due) -> Due:
    """The deadline after every change that has effect on this norm by now."""
    norm = duty.resolved.norm
    zone = duty.setting.zone
    for change in sorted(duty.setting.agreement.changes, key=lambda c: c.date.begins(zone)):
        for effect in change.effects:
            if (effect.clause, effect.label) != (norm.clause, norm.label):
                continue
            if effect.deadline is None or not _has_effect(duty, change):
                continue
            date, inclusive = effect.deadline.date, effect.deadline.inclusive
            limit = date.ends(zone).latest if inclusive else date.begins(zone).earliest
            due = replace(
                due,
                limit=limit,
                text=date.text if inclusive else f"before {date.text}",
                original_limit=due.original_limit or due.limit,
                original_text=due.original_text or due.text,
                changed_by=change.event or f"{change.kind} of {change.date.text}",
                steps=(*due.steps, _words(change, effect)),
            )
    return due


def ending(duty: Duty) -> datetime | None:
    """When a change that has effect ended this norm; ``None`` where none did by now."""
    norm = duty.resolved.norm
    zone = duty.setting.zone
    for change in sorted(duty.setting.agreement.changes, key=lambda c: c.date.begins(zone)):
        for effect in change.effects:
            if (effect.clause, effect.label) != (norm.clause, norm.label):
                continue
            if effect.deadline is None and _has_effect(duty, change):
                by = f" by {', '.join(change.authors)}" if change.authors else ""
                duty.say(f"{change.kind} of {change.date.text}{by}: the norm ends")
                return change.date.ends(zone).latest
    return None


def _words(change: Change, effect: Effect) -> str:
    by = f" granted by {', '.join(change.authors)}" if change.authors else ""
    return f"{change.kind} of {change.date.text}{by}: now due {effect.deadline}"


def _has_effect(duty: Duty, change: Change) -> bool:
    """Whether its date has come, its authors have the power, and the evidence admits it."""
    setting = duty.setting
    if change.date.begins(setting.zone).earliest >= setting.now:
        return False
    authors = set(change.authors)
    parties = set(setting.agreement.parties)
    if not (set(duty.claimants) <= authors or parties <= authors):
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
