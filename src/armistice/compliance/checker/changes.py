"""The checker's own account of changes: who may make them, and what they do to a norm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.checker.events import Bearing
from armistice.compliance.checker.scene import ALWAYS, NEVER, Pause
from armistice.norms.model import ChangeKind, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Change, Effect

_POWERS = {
    ChangeKind.EXTENSION: "extend-time",
    ChangeKind.AMENDMENT: "amend",
    ChangeKind.WAIVER: "waive",
    ChangeKind.NOTICE: "give-notice",
    ChangeKind.TERMINATION: "terminate",
    ChangeKind.SUSPENSION: "suspend",
    ChangeKind.RESUMPTION: "suspend",
}


def changes(scene: Scene, what: str) -> Iterator[tuple[Change, Effect]]:
    """The effects of one sort on this norm of all changes that have effect, oldest first."""
    norm = scene.norm
    ordered = sorted(scene.choice.agreement.changes, key=lambda one: one.date.begins(scene.zone))
    for change in ordered:
        for effect in change.effects:
            named = (effect.clause, effect.label) == (norm.clause, norm.label)
            sort = "due" if effect.deadline is not None else effect.what
            if (named or not effect.clause) and sort == what and has_effect(scene, change):
                yield change, effect


def has_effect(scene: Scene, change: Change) -> bool:
    """Whether its day has come, its authors could make it, and the evidence admits it."""
    witness = scene.witness
    if scene.earliest(change.date) >= scene.now:
        return False
    if not scene.choice.includes(change) or not _able(scene, change):
        return False
    if change.event and change.event not in witness.record.events:
        return False
    event = witness.record.events.get(change.event)
    if event is None:
        return witness.known is None or scene.over(change.date) <= witness.known.latest
    speaking = witness.speaking(event)
    supports = tuple(n for n in speaking if event.accounts[n].stance.supports)
    opposes = tuple(n for n in speaking if not event.accounts[n].stance.supports)
    bearing = Bearing(event, supports, opposes)
    fact = witness.weighed(bearing, scene.standard, scene.hearing)
    scene.meet(fact, rests=fact.established)
    return fact.established


def _able(scene: Scene, change: Change) -> bool:
    """Whether its authors may make a change: all parties, a holder, or all to whom it is owed.

    These may give up what is theirs; an amendment, which may lay down more, is not theirs to make.
    """
    choice, authors = scene.choice, set(change.authors)
    if change.kind is ChangeKind.REPUDIATION:
        return any(
            member.included and member.axis == "reading" and choice.reading in member.names
            for member in change.memberships
        )
    parties = choice.agreement.parties_under(choice.reading)
    if authors >= set(parties):
        return True
    if authors >= set(scene.claimants) and change.kind is not ChangeKind.AMENDMENT:
        return True
    return any(
        _POWERS[change.kind] in sense.names([sense.terms.deed.verb])
        and authors.intersection(sense.names(sense.terms.subject))
        for norm in choice.agreement.norms
        for sense in choice.senses(norm)
        if sense.terms.kind is Kind.POWER
    )


def brought_in(scene: Scene) -> bool:
    """Whether a norm that an amendment adds is in force; it binds from the change on."""
    if scene.norm.added_by is None:
        return True
    change = scene.choice.agreement.changes[scene.norm.added_by]
    if not has_effect(scene, change):
        return False
    scene.start = max(scene.start, scene.earliest(change.date))
    return True


def pauses(scene: Scene) -> Iterator[Pause]:
    """When the norm is suspended: to the day that is said, or to the next resumption."""
    resumed = [scene.earliest(change.date) for change, _ in changes(scene, "resumes")]
    for change, effect in changes(scene, "suspended"):
        start = scene.earliest(change.date)
        end = scene.over(effect.until) if effect.until is not None else NEVER
        end = min((end, *(again for again in resumed if again > start)))
        if end > start:
            yield Pause(start, end)


def moved(limit: datetime, pauses: list[Pause]) -> datetime | None:
    """A deadline moved by the time for which the norm was suspended before it.

    ``None`` where the norm is suspended with no end.
    """
    counted = ALWAYS
    for pause in sorted(pauses, key=lambda one: one.start):
        start = max(pause.start, counted)
        if pause.start >= limit:
            break
        if pause.end == NEVER:
            return None
        if pause.end > start:
            limit, counted = limit + (pause.end - start), pause.end
    return limit
