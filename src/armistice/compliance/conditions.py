"""What other norms do to a norm: conditions on clauses and on others' compliance, and its end."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.compliance.verdict import Outcome, Word, outcome_of
from armistice.dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from armistice.compliance.duty import Duty
    from armistice.compliance.verdict import Use
    from armistice.dates import Window
    from armistice.norms.model import Norm

_OVER = {Word.TERMINATED, Word.EXPIRED}

Party = tuple[str, str]
"""A norm by its label, and one who bears it."""


def clauses_kept(duty: Duty) -> bool:
    """Whether every norm that has a verdict, in the clauses on which this one depends, is kept."""
    replay, agreement = duty.replay, duty.setting.agreement
    assert replay is not None
    kept = True
    for clause in agreement.clauses:
        if clause.number not in duty.resolved.terms.only_if_clauses:
            continue
        for norm in clause.norms:
            for bearer in replay.bearers(norm, duty.reading, duty.text):
                word = replay.answer(norm, bearer, duty.reading, duty.text, duty.standard).word
                if word is not Word.NO_VERDICT and outcome_of(word) is not Outcome.KEPT:
                    duty.say(f"binds only if clause {clause.number} is kept: {norm.label}: {word}")
                    kept = False
    return kept


def end_of_agreement(duty: Duty) -> datetime | None:
    """The end of the day with which the agreement ended for this norm; ``None`` if it did not."""
    replay, norm = duty.replay, duty.resolved.norm
    if replay is None or duty.resolved.terms.whole:
        return None
    ends: list[datetime] = []
    for other in duty.setting.agreement.norms:
        if not other.terms.whole or norm.clause in other.terms.survivors:
            continue
        for bearer in replay.bearers(other, duty.reading, duty.text):
            result = replay.answer(other, bearer, duty.reading, duty.text, duty.standard)
            if result.word in _OVER and result.since:
                ends.append(parse_when(result.since).ends(duty.setting.zone).latest)
                duty.say(f"the agreement ended by {other.label}: {result.word}, {result.since}")
    return min(ends, default=None)


# --- as long as -------------------------------------------------------------------------------


@dataclass(frozen=True)
class OthersBreach:
    """A breach by another: from when it counts, when it began, the event that it rests on."""

    start: datetime
    begins: Window
    use: Use


@dataclass(frozen=True)
class Freed:
    """From when somebody is free, because a norm was broken first, and by which event."""

    at: datetime
    norm: str
    use: Use


def freed(duty: Duty) -> Freed | None:
    """When another's earlier breach freed the bearer of "as long as", if it did.

    A breach counts unless its own author was free by then; what begins at the same time frees
    nobody. So two ceasefires that depend on each other are no circle.
    """
    replay, norms = duty.replay, {n.label: n for n in duty.setting.agreement.norms}
    assert replay is not None
    own = (duty.resolved.norm.label, duty.bearer)
    parties = list(_reached(duty, own, norms))
    depends = {party: _on_whom(duty, party, norms) for party in parties}
    raw = sorted(
        ((breach, party) for party in parties for breach in _breaches(duty, party, norms)),
        key=lambda one: (one[0].start, one[1]),
    )
    broken: dict[Party, datetime] = {}
    counted: list[tuple[OthersBreach, Party]] = []
    for breach, party in raw:
        earlier = (broken[other] for other in depends[party] if other in broken)
        if all(start >= breach.start for start in earlier):
            broken.setdefault(party, breach.start)
            counted.append((breach, party))
    with_it = {breach.start for breach, party in counted if party == own}
    for breach, party in counted:
        if party in depends[own] and breach.start not in with_it:
            return Freed(breach.start, party[0], breach.use)
    return None


def _reached(duty: Duty, own: Party, norms: Mapping[str, Norm]) -> Iterator[Party]:
    """Everybody on whose compliance this depends, step by step."""
    seen = {own}
    ahead = [own]
    while ahead:
        party = ahead.pop()
        yield party
        for other in _on_whom(duty, party, norms):
            if other not in seen:
                seen.add(other)
                ahead.append(other)


def _on_whom(duty: Duty, party: Party, norms: Mapping[str, Norm]) -> tuple[Party, ...]:
    """On whose compliance with which norm somebody's duty directly depends: never on its own."""
    assert duty.replay is not None
    label, bearer = party
    norm = norms.get(label)
    if norm is None:
        return ()
    names: Iterable[str] = dict.fromkeys(
        resolved.terms.as_long_as
        for resolved in duty.replay.resolved(norm, duty.reading, duty.text)
        if resolved.terms.as_long_as in norms
    )
    return tuple(
        (name, other)
        for name in names
        for other in duty.replay.bearers(norms[name], duty.reading, duty.text)
        if other != bearer or (name != label and not bearer)
    )


def _breaches(duty: Duty, party: Party, norms: Mapping[str, Norm]) -> list[OthersBreach]:
    assert duty.replay is not None
    label, bearer = party
    choice = (duty.reading, duty.text, duty.standard)
    return duty.replay.breaches(norms[label], bearer, *choice, duty.resolved.meanings)


def end_by(duty: Duty, end: datetime) -> None:
    """Let the norm end by an instant, if it has not ended before."""
    if end < duty.period.end:
        over = end <= duty.setting.now
        duty.period = replace(duty.period, end=end, ended=duty.period.ended or over)
