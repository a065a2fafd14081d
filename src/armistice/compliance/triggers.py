"""Triggers: acts that must have happened before a norm binds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition
from armistice.compliance.verdict import Word
from armistice.evidence import Finding

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.compliance.verdict import Result
    from armistice.norms.model import Trigger


def await_trigger(duty: Duty, trigger: Trigger) -> Result | None:
    """Let the norm bind from its trigger on; an answer of its own where none is established.

    The first admitted event of the kind within the period triggers the norm, once.
    """
    setting = duty.setting
    resolved = duty.resolved
    verbs = resolved.names([trigger.deed.verb])
    acts = frozenset(a for v in verbs for a in setting.record.vocabulary.descendants(v))
    wanted = Proposition(
        acts=acts,
        by=frozenset(trigger.by),
        nameless=False,
        to=frozenset(resolved.names(trigger.deed.to)),
        objects=frozenset(resolved.names((*trigger.deed.object, *trigger.deed.of))),
        places=frozenset(resolved.names(trigger.deed.place)),
        place_test=PlaceTest.WITHIN,
    )
    findings: set[Finding] = set()
    for bearing in setting.bearings(wanted):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        begins = min(date.begins(setting.zone) for date in weighed.dates)
        if not setting.begun(weighed) or begins.latest <= duty.period.start:
            continue
        established = weighed.finding is Finding.YES
        duty.use(weighed, f"trigger; {REASONS[weighed.finding]}", used=established, role="when")
        findings.add(weighed.finding)
        if established:
            duty.say(f"triggered {weighed.dates[0].text} by {weighed.event.id}")
            duty.period = replace(duty.period, start=begins.earliest)
            return None
    duty.say("what would trigger the norm is not established")
    if Finding.DISPUTED in findings:
        return duty.result(Word.DISPUTED)
    if Finding.NOT_ESTABLISHED in findings:
        return duty.result(Word.NOT_ESTABLISHED)
    return duty.result(Word.NOT_TRIGGERED)
