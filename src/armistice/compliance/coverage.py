"""Coverage: who watched a norm's acts and places meanwhile, so that silence speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.breaches import Breach, breaches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.compliance.duty import Duty
    from armistice.compliance.matching import Proposition


def watched(duty: Duty, wanted: Proposition) -> bool:
    """Whether somebody whom the standard admits is recorded as watching for such acts."""
    found = _records(duty, [Breach("act", wanted)])
    for identifier in found:
        duty.say(f"{identifier} watched for such acts")
    return bool(found)


def covered(duty: Duty) -> bool:
    """Whether somebody whom the standard admits watched these acts and places meanwhile."""
    found = covering(duty)
    for identifier in found:
        watched = duty.setting.record.coverage[identifier].valid
        span = f" ({watched.text})" if watched is not None else ""
        duty.say(f"silence speaks: {identifier} watched these acts and places{span}")
    if not found:
        duty.say("nobody whom this evidence admits is recorded as watching: silence says nothing")
    return bool(found)


def covering(duty: Duty) -> list[str]:
    """The coverage records that overlap the norm's acts, places and period."""
    return _records(duty, breaches(duty))


def _records(duty: Duty, ways: Sequence[Breach]) -> list[str]:
    zone = duty.setting.zone
    start, end = duty.period.start, min(duty.period.end, duty.setting.now)
    found = []
    for record in duty.setting.record.coverage.values():
        if record.valid is None or not _may_speak(duty, record.actor):
            continue
        if record.valid.begins(zone).earliest >= end or record.valid.ends(zone).latest <= start:
            continue
        if any(_watches(duty, record.acts, record.places, b) for b in ways):
            found.append(record.id)
    return found


def _may_speak(duty: Duty, actor: str) -> bool:
    voices, standard = duty.setting.voices, duty.standard
    if standard.name == "by":
        roles = {"bearer": duty.hearing.bearers, "claimant": duty.hearing.claimants}.get(
            standard.actor, (standard.actor,)
        )
        return any(voices.speaks_for(actor, role) for role in roles)
    if standard.name == "independent":
        return not voices.sides(actor, duty.setting.agreement.sides)
    return True


def _watches(duty: Duty, acts: tuple[str, ...], places: tuple[str, ...], breach: Breach) -> bool:
    vocabulary = duty.setting.record.vocabulary
    wanted = set(breach.broken.acts)
    if breach.broken.state is not None:
        wanted |= {
            act
            for act in vocabulary.acts
            for effect in (*vocabulary.ends(act), *vocabulary.starts(act))
            if effect.state == breach.broken.state.state
        }
        wanted.add(breach.broken.state.state)
    watched = {kind for act in acts for kind in (act, *vocabulary.descendants(act))}
    geography = duty.setting.matcher.geography
    there = not breach.broken.places or any(
        geography.within(place, scope) or geography.within(scope, place)
        for place in places
        for scope in breach.broken.places
    )
    return there and bool(wanted & watched)
