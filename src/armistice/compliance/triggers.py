"""Acts on which a norm depends: what triggers it, and what takes its force away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition
from armistice.compliance.verdict import Word
from armistice.evidence import Finding
from armistice.norms.model import ground

if TYPE_CHECKING:
    from datetime import datetime

    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Weighed
    from armistice.compliance.verdict import Result
    from armistice.norms.model import Trigger


def asked(duty: Duty, trigger: Trigger) -> Proposition:
    """What a trigger asks of the record; "hand-over of mill" asks for that place."""
    resolved, record = duty.resolved, duty.setting.record
    verbs = resolved.names([trigger.deed.verb])
    acts = frozenset(a for v in verbs for a in record.vocabulary.descendants(v))
    named = frozenset(resolved.names((*trigger.deed.object, *trigger.deed.of)))
    spoken_of = frozenset(name for name in named if ground(name)[0] in record.places)
    return Proposition(
        acts=acts,
        by=frozenset(trigger.by),
        nameless=False,
        to=frozenset(resolved.names(trigger.deed.to)),
        objects=named - spoken_of,
        places=spoken_of.union(resolved.names(trigger.deed.place)),
        place_test=PlaceTest.WITHIN,
    )


def triggers(duty: Duty, trigger: Trigger) -> tuple[list[Weighed], set[Finding]]:
    """The established triggers in the period, oldest first, and what all reports come to."""
    setting = duty.setting
    found: list[Weighed] = []
    findings: set[Finding] = set()
    for bearing in setting.bearings(asked(duty, trigger)):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        begins = min(date.begins(setting.zone) for date in weighed.dates)
        if not setting.begun(weighed) or begins.latest <= duty.period.start:
            continue
        established = weighed.finding is Finding.YES
        duty.use(weighed, f"trigger; {REASONS[weighed.finding]}", used=established, role="when")
        findings.add(weighed.finding)
        if established:
            found.append(weighed)
            if not trigger.recurring:
                break
    return found, findings


def await_trigger(duty: Duty, trigger: Trigger) -> Result | None:
    """Let the norm bind from its trigger on; an answer of its own where none is established.

    The first admitted event of the kind within the period triggers the norm, once.
    """
    found, findings = triggers(duty, trigger)
    if found:
        first = found[0]
        duty.say(f"triggered {first.dates[0].text} by {first.event.id}")
        begins = min(date.begins(duty.setting.zone) for date in first.dates)
        duty.period = replace(duty.period, start=begins.earliest)
        return None
    return untriggered(duty, findings)


def untriggered(duty: Duty, findings: set[Finding]) -> Result:
    """The answer of a norm whose trigger is not established."""
    duty.say("what would trigger the norm is not established")
    if Finding.DISPUTED in findings:
        return duty.result(Word.DISPUTED)
    if Finding.NOT_ESTABLISHED in findings:
        return duty.result(Word.NOT_ESTABLISHED)
    return duty.result(Word.NOT_TRIGGERED)


# --- unless -----------------------------------------------------------------------------------


def released(duty: Duty, done: datetime) -> Weighed | None:
    """The first established act that takes a duty's force away before it was due, and done."""
    trigger = duty.resolved.terms.unless
    if trigger is None:
        return None
    setting, limit = duty.setting, duty.due.limit
    first: Weighed | None = None
    for bearing in setting.bearings(asked(duty, trigger)):
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        begins = min(date.begins(setting.zone).earliest for date in weighed.dates)
        in_time = setting.begun(weighed) and (limit is None or begins < limit) and begins < done
        counts = weighed.finding is Finding.YES and in_time and first is None
        reason = "takes the duty's force away" if counts else REASONS[weighed.finding]
        duty.use(weighed, reason, used=counts, role="unless")
        if counts:
            first = weighed
    return first


def allowed(duty: Duty, weighed: Weighed) -> str:
    """The act that lets a breach pass ("unless ..."), in words; nothing where there is none."""
    trigger = duty.resolved.terms.unless
    if trigger is None:
        return ""
    setting, zone = duty.setting, duty.setting.zone
    at = weighed.dates[0].begins(zone).earliest
    where, on = weighed.event.place, weighed.event.date
    found = ""
    for bearing in setting.bearings(asked(duty, trigger)):
        leave = setting.weigh(bearing, duty.standard, duty.hearing)
        date, within = leave.dates[0], setting.matcher.geography.within
        counts = (
            not found
            and leave.finding is Finding.YES
            and setting.begun(leave)
            and date.begins(zone).earliest <= at
            and (not date.lasting or date.ends(zone).latest > at)
            and (
                not where
                or not leave.event.place
                or any(within(one, other, on) for one in where for other in leave.event.place)
            )
        )
        reason = "lets it pass" if counts else f"no leave for this; {REASONS[leave.finding]}"
        duty.use(leave, reason, used=counts, role="unless")
        if counts:
            found = f"allowed by {leave.event.id}"
    return found
