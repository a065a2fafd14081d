"""What a body found whose finding binds: it stands in the place of the replay's own answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import Proposition
from armistice.dates import NoSingleAnswer, add
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.duty import Duty
    from armistice.compliance.resolve import Resolved
    from armistice.compliance.setting import Weighed

_BREACH, _NONE, _REFERRAL = "find-breach", "find-no-breach", "refer-dispute"


@dataclass(frozen=True)
class Ruling:
    """A finding that binds: what it found, and the event."""

    breach: bool
    weighed: Weighed

    def before(self, duty: Duty) -> datetime:
        """What began before this instant was judged."""
        zone = duty.setting.zone
        return max(date.ends(zone).latest for date in self.weighed.dates)


def ruling(duty: Duty) -> Ruling | None:
    """The last finding on this norm by a body in its turn; ``None`` where there is none."""
    last: Ruling | None = None
    for mechanism in _mechanisms(duty):
        referred = _referral(duty) if mechanism.terms.escalation else None
        found_by = datetime.max  # noqa: DTZ901 - a label of no zone
        for bodies, turn in _turns(duty, mechanism, referred):
            if turn is None or found_by <= turn:
                _note(duty, bodies, "found out of its turn")
                continue
            for weighed, breach in _findings(duty, bodies, turn):
                found_by = min(found_by, _when(duty, weighed))
                if last is None or _when(duty, weighed) >= _when(duty, last.weighed):
                    last = Ruling(breach, weighed)
    if last is not None:
        found = "a breach" if last.breach else "no breach"
        duty.say(f"{last.weighed.event.id} found {found}, and this finding binds")
        duty.use(last.weighed, "a finding that binds", used=True, role="ruling")
    return last


def _mechanisms(duty: Duty) -> Iterator[Resolved]:
    replay, label = duty.replay, duty.resolved.norm.label
    if replay is None:
        return
    for norm in duty.setting.agreement.norms:
        terms = norm.terms
        if terms.kind is Kind.MECHANISM and terms.finding == "binds":
            for resolved in replay.resolved(norm, duty.reading, duty.text)[:1]:
                over = resolved.terms.over
                if not over or label in over:
                    yield resolved


def _turns(
    duty: Duty, mechanism: Resolved, referred: datetime | None
) -> Iterator[tuple[frozenset[str], datetime | None]]:
    """Each body with the instant from which it may find; ``None`` where its turn never comes."""
    yield frozenset(mechanism.bearers), datetime.min  # noqa: DTZ901 - a label of no zone
    for step in mechanism.terms.escalation:
        turn = None
        if referred is not None:
            try:
                turn = add(referred, step.after)
            except (NoSingleAnswer, OverflowError):
                duty.say(f"{step.after} after the dispute was referred is no single day")
        yield frozenset(mechanism.names(step.to)), turn


def _clauses(duty: Duty) -> frozenset[str]:
    return duty.names_of_norm | {duty.setting.agreement.id}


def _referral(duty: Duty) -> datetime | None:
    """When a dispute over this norm was first referred."""
    setting = duty.setting
    acts = setting.record.vocabulary.descendants(_REFERRAL)
    first: datetime | None = None
    for bearing in setting.bearings(Proposition(acts=acts)):
        if bearing.event.clause not in _clauses(duty):
            continue
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        counts = weighed.finding is Finding.YES and setting.begun(weighed) and first is None
        duty.use(weighed, f"referral; {REASONS[weighed.finding]}", used=counts, role="referral")
        if counts:
            first = _when(duty, weighed)
    return first


def _when(duty: Duty, weighed: Weighed) -> datetime:
    return max(date.ends(duty.setting.zone).latest for date in weighed.dates)


def _on_this_norm(duty: Duty, bodies: frozenset[str]) -> Iterator[tuple[Weighed, bool]]:
    setting, vocabulary = duty.setting, duty.setting.record.vocabulary
    for act in (_BREACH, _NONE):
        wanted = Proposition(acts=vocabulary.descendants(act), by=bodies, nameless=False)
        for bearing in setting.bearings(wanted):
            event = bearing.event
            if event.clause not in duty.names_of_norm or not _of_bearer(duty, event.to):
                continue
            yield setting.weigh(bearing, duty.standard, duty.hearing), act == _BREACH


def _of_bearer(duty: Duty, named: tuple[str, ...]) -> bool:
    """Whether a finding speaks of the bearer; one that names nobody speaks of all."""
    if not named or not duty.bearer:
        return True
    wholes, own = duty.setting.voices.wholes, duty.bearer.split("+")
    return any(one in wholes(name) or name in wholes(one) for name in named for one in own)


def _findings(duty: Duty, bodies: frozenset[str], turn: datetime) -> Iterator[tuple[Weighed, bool]]:
    for weighed, breach in _on_this_norm(duty, bodies):
        in_turn = _when(duty, weighed) >= turn
        counts = weighed.finding is Finding.YES and duty.setting.begun(weighed) and in_turn
        reason = REASONS[weighed.finding] if in_turn else "found out of its turn"
        duty.use(weighed, f"finding; {reason}", used=False, role="ruling")
        if counts:
            yield weighed, breach


def _note(duty: Duty, bodies: frozenset[str], reason: str) -> None:
    for weighed, _ in _on_this_norm(duty, bodies):
        duty.use(weighed, reason, used=False, role="ruling")
