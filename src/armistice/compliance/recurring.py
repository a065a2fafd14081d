"""Duties that arise anew each time something happens: one instance for every trigger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.achieve import DONE, GRAVITY, achieve
from armistice.compliance.times import arises_anew, due
from armistice.compliance.triggers import triggers, untriggered
from armistice.compliance.verdict import Result, Use, Word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.compliance.duty import Duty

__all__ = ["arises_anew", "each_time"]


def each_time(duty: Duty) -> Result:
    """The gravest of what the instances come to; a later deed serves every trigger before it."""
    trigger = duty.resolved.terms.when
    assert trigger is not None
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    found, findings = triggers(duty, trigger)
    if not found:
        return untriggered(duty, findings)
    zone = duty.setting.zone
    results: list[Result] = []
    for weighed in found:
        begins = min(date.begins(zone) for date in weighed.dates)
        period = replace(duty.period, start=begins.earliest)
        instance = replace(duty, period=period, uses={}, steps=[])
        instance.due = due(instance)
        result = achieve(instance)
        duty.say(f"{weighed.dates[0].text}, {weighed.event.id}: {result.word}")
        results.append(result)
    gravest = min(reversed(results), key=lambda result: GRAVITY.index(result.word))
    done = sum(result.word in DONE for result in results)
    return replace(
        gravest,
        uses=_uses([duty.all_uses(), *(result.uses for result in results)]),
        steps=(*duty.steps, *gravest.steps),
        progress=f"{done} of {len(results)} times",
    )


def _uses(groups: Iterable[Iterable[Use]]) -> tuple[Use, ...]:
    """One note for each event: used, if any instance used it."""
    by_event: dict[str, Use] = {}
    for use in (use for group in groups for use in group):
        if use.event not in by_event or (use.used and not by_event[use.event].used):
            by_event[use.event] = use
    return tuple(by_event.values())
