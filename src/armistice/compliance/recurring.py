"""Duties that arise anew each time something happens: one instance for every trigger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.achieve import DONE, GRAVITY, achieve
from armistice.compliance.times import arises_anew, due
from armistice.compliance.triggers import triggers, untriggered
from armistice.compliance.verdict import Word

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.compliance.verdict import Result

__all__ = ["arises_anew", "each_time"]


def each_time(duty: Duty) -> Result:
    """The gravest of what the instances come to; a later deed serves every trigger before it."""
    trigger = duty.resolved.terms.when
    assert trigger is not None
    found, findings = triggers(duty, trigger)
    if not found:
        return untriggered(duty, findings)
    zone = duty.setting.zone
    results: list[Result] = []
    for weighed in found:
        begins = min(date.begins(zone) for date in weighed.dates)
        period = replace(duty.period, start=begins.earliest)
        # The instances note their events in one place, which the trace reads.
        instance = replace(duty, period=period, steps=[])
        instance.due = due(instance)
        unsettled = instance.due.unsettled
        result = instance.result(Word.UNDETERMINED) if unsettled else achieve(instance)
        duty.say(f"{weighed.dates[0].text}, {weighed.event.id}: {result.word}")
        results.append(result)
    gravest = min(reversed(results), key=lambda result: GRAVITY.index(result.word))
    done = sum(result.word in DONE for result in results)
    return replace(
        gravest,
        uses=duty.all_uses(),
        steps=(*duty.steps, *gravest.steps),
        progress=f"{done} of {len(results)} times",
    )
