"""The differences between accounts of a case, each with the verdicts that turn on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.compliance.choices import ChoiceError, parsed_date
from armistice.compliance.matters import events_asked, stakes
from armistice.compliance.verdict import citation_dict
from armistice.evidence import Voices
from armistice.evidence.disagreement import Aspect, Comparing
from armistice.evidence.grades import grade_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.case import CheckedCase
    from armistice.compliance.matters import Stake
    from armistice.evidence.disagreement import Disagreement, Version
    from armistice.record.model import Account, Event


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """An aspect of an event that its accounts tell differently, and what turns on it.

    Attributes:
        event: The event.
        disagreement: In what its accounts differ, and how far.
        stakes: The verdicts that turn on it; empty also where nobody asked for them.
    """

    event: Event
    disagreement: Disagreement
    stakes: tuple[Stake, ...]

    def to_dict(self, case: CheckedCase) -> dict[str, Any]:
        """The difference as plain values, with the accounts of each version and their passages."""
        found = self.disagreement
        return {
            "event": self.event.id,
            "date": self.event.date.text,
            "differ_in": str(found.aspect),
            "relation": str(found.relation),
            "why": found.why,
            "versions": [self._version(case, version) for version in found.versions],
            "matters_to": [stake.to_dict() for stake in self.stakes],
        }

    def rows(self, case: CheckedCase) -> Iterator[dict[str, Any]]:
        """One flat row for each account of each version, for a table."""
        whole = self.to_dict(case)
        norms = list(dict.fromkeys(stake.norm for stake in self.stakes))
        for version in whole["versions"]:
            for account in version["accounts"]:
                cited = account.pop("citations")
                yield {
                    "event": whole["event"],
                    "event_date": whole["date"],
                    "differ_in": whole["differ_in"],
                    "relation": whole["relation"],
                    "why": whole["why"],
                    "version": version["says"],
                    "as_recorded": version["as_recorded"],
                    **account,
                    "sources": [one["source"] for one in cited],
                    "passages": [_phrase(one) for one in cited],
                    "matters_to": norms,
                }

    def _version(self, case: CheckedCase, version: Version) -> dict[str, Any]:
        accounts = [self.event.accounts[number] for number in version.accounts]
        return {
            "says": version.words,
            "as_recorded": version.recorded,
            "denied": version.denied,
            "accounts": [_account(case, account) for account in accounts],
        }


def _account(case: CheckedCase, account: Account) -> dict[str, Any]:
    grade = grade_of(account, case.actors)
    return {
        "whose": account.whose,
        "stance": str(account.stance),
        "origin": account.origin or account.whose,
        "date": account.date.text if account.date is not None else None,
        "reliability": grade.reliability or None,
        "credibility": grade.credibility or None,
        "citations": [citation_dict(citation) for citation in account.citations],
    }


def _phrase(citation: dict[str, Any]) -> str:
    return " … ".join(filter(None, [citation.get("start", ""), citation.get("end", "")]))


def discrepancies(
    case: CheckedCase,
    *,
    event: str = "",
    aspect: str = "",
    agreement: str = "",
    since: str = "",
    until: str = "",
    as_of: str = "",
    known_at: str = "",
    verdicts: bool = True,
) -> tuple[Discrepancy, ...]:
    """Where the accounts of one fact differ, oldest event first.

    Args:
        case: The checked case.
        event: The id of one event; all if empty.
        aspect: In what they must differ (``quantity``, ``date``, ...); in anything if empty.
        agreement: Only events at which a verdict of this agreement looks; all if empty.
        since: Only events that may have ended on this date (EDTF) or later.
        until: Only events that may have begun by this date.
        as_of: The date on which verdicts are given; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak in verdicts; all if empty.
        verdicts: Whether to give the verdicts that turn on each difference (the slow part).

    Raises:
        ChoiceError: The case has no such event or agreement, or a date or aspect is none.
    """
    if event and event not in case.events:
        raise ChoiceError(f"the case has no event `{event}`")
    if agreement and agreement not in case.agreements:
        raise ChoiceError(f"the case has no agreement `{agreement}`")
    if aspect and aspect not in {str(one) for one in Aspect}:
        raise ChoiceError(f"accounts do not differ in `{aspect}`: {', '.join(Aspect)}")
    zone = case.zone
    first = parsed_date(since, zone, "--since") if since else None
    last = parsed_date(until, zone, "--until") if until else None
    asked = events_asked(case, agreement, as_of=as_of, known_at=known_at) if agreement else None
    chosen = [
        one
        for one in ([case.events[event]] if event else case.events.values())
        if (first is None or one.date.ends(zone).latest > first.earliest)
        and (last is None or one.date.begins(zone).earliest < last.latest)
        and (asked is None or one.id in asked)
    ]
    chosen.sort(key=lambda one: (one.date.begins(zone), one.id))
    comparing = Comparing(Voices(case.actors, zone), case.places, zone)
    found = [one for one in comparing.disagreements(chosen) if aspect in {"", one.aspect}]
    turned: tuple[tuple[Stake, ...], ...] = ((),) * len(found)
    if verdicts:
        turned = stakes(case, found, agreement=agreement, as_of=as_of, known_at=known_at)
    return tuple(
        Discrepancy(case.events[one.event], one, stake)
        for one, stake in zip(found, turned, strict=True)
    )
