"""What is known only from later: events that would bear, had they been reported by then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.compliance.telling import in_a_line

if TYPE_CHECKING:
    from armistice.case import CheckedCase
    from armistice.compliance.setting import Setting
    from armistice.record.model import Account, Event


@dataclass(frozen=True, slots=True)
class Later:
    """An event that bears on a norm, and of which nobody had told by the knowledge date.

    Attributes:
        event: The id of the event.
        words: The event in one line.
        date: When it was, in EDTF.
        first: The date of its earliest account, in EDTF; empty where none has a date.
    """

    event: str
    words: str
    date: str
    first: str

    def to_dict(self) -> dict[str, Any]:
        """The event as plain values."""
        return {
            "event": self.event,
            "words": self.words,
            "date": self.date,
            "first_told": self.first or None,
        }


def known_only_later(
    case: CheckedCase,
    norm: str,
    *,
    known_at: str,
    bearer: str = "",
    as_of: str = "",
    reading: str = "plain",
    text: str = "",
    evidence: str = "reported",
) -> tuple[Later, ...]:
    """The events on which a norm's verdicts would rest, were they not all told too late.

    Args:
        case: The checked case.
        norm: The id of the norm.
        known_at: The knowledge date (EDTF).
        bearer: Only this bearer; each if empty.
        as_of: The date on which the world is looked at; the case's own if empty.
        reading: ``plain``, the name of a bundle, or ``all``.
        text: A text version, or ``all``; the authentic one if empty.
        evidence: A standard of evidence, or ``all``.

    Returns:
        Events that had begun by the as-of date and of which every account was given after the
        knowledge date, oldest first.

    Raises:
        ChoiceError: There is no such norm, reading or text, or a date is none.
        StandardError: ``evidence`` names no standard.
    """
    from armistice.compliance.board import replay_of
    from armistice.compliance.choices import norm_choices

    found = norm_choices(case, norm, reading, text, evidence)
    whole = replay_of(case, found.agreement, as_of, "")
    known = replay_of(case, found.agreement, as_of, known_at).setting
    names = {
        use.event
        for one, version, standard in found.each()
        for who in whole.bearers(found.norm, one, version)
        if bearer in {"", who}
        for use in whole.answer(found.norm, who, one, version, standard).uses
        if use.supports or use.opposes
    }
    zone = known.zone
    late = [
        event
        for event in (case.events[name] for name in names)
        if event.date.begins(zone).earliest < known.now and not known.speaking(event)
    ]
    late.sort(key=lambda event: (event.date.begins(zone), event.id))
    return tuple(
        Later(event.id, in_a_line(case, event), event.date.text, _first(known, event))
        for event in late
    )


def _first(setting: Setting, event: Event) -> str:
    """The earliest date of an account of an event, as it is written; empty if none has one."""
    dates = [account.date for account in event.accounts if account.date is not None]
    earliest = min(dates, key=lambda date: date.begins(setting.zone), default=None)
    return earliest.text if earliest is not None else ""


def from_later_sources(setting: Setting, account: Account) -> bool:
    """Whether an account speaks by the knowledge date, and every source cited came out after it."""
    if setting.known_at is None or not account.citations:
        return False
    sources = [setting.record.sources.get(each.source) for each in account.citations]
    issued = [source.issued for source in sources if source is not None and source.issued]
    return len(issued) == len(sources) and all(
        date.begins(setting.zone).earliest >= setting.known_at.latest for date in issued
    )
