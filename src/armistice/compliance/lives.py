"""How long a duty to keep held before its first breach, in hours, by each voice."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from armistice.compliance.board import replay_of
from armistice.compliance.choices import choices
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.case import CheckedCase
    from armistice.compliance.duty import Duty
    from armistice.compliance.replay import Replay
    from armistice.dates import Window
    from armistice.evidence import Standard
    from armistice.norms.model import Agreement, Norm
    from armistice.record.model import Event

_HOUR = timedelta(hours=1)
_MINUTES, _DAY = 60, 24


@dataclass(frozen=True, slots=True)
class Life:
    """How long one bearer kept one norm, on one kind of evidence.

    ``least`` and ``most`` are hours from the effect of the norm to the first breach; they differ
    where the record gives a day and no hour, or a date that is uncertain. Both are empty where this
    evidence establishes no breach: then ``lasted`` is the hours to the end of the norm, or to the
    as-of date if that is earlier, and says nothing of whether anybody watched. ``disputed`` is an
    earlier event that is asserted and denied alike, so that this evidence does not decide.
    """

    agreement: str
    norm: str
    bearer: str
    reading: str
    text: str
    evidence: str
    effective: str
    event: str
    breach: str
    least: float | None
    most: float | None
    lasted: float
    disputed: str = ""
    disputed_from: str = ""

    @property
    def words(self) -> str:
        """How long it held, as a person would say it: ``5 min``, ``0 to 12 h``, ``3 d 13 h``.

        A question mark says that an earlier event is asserted and denied alike.
        """
        doubt = " ?" if self.disputed else ""
        if self.least is None or self.most is None:
            return f"–{doubt}"
        if round((self.most - self.least) * _MINUTES) <= 1:
            return length_words(self.least) + doubt
        return f"{length_words(self.least)} to {length_words(self.most)}{doubt}"

    def to_dict(self) -> dict[str, Any]:
        """As plain values."""
        return asdict(self)


def lives(
    case: CheckedCase,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = "plain",
    text: str = "",
    evidence: str = "all",
) -> tuple[Life, ...]:
    """How long every prohibition and every duty to keep held, by each voice asked for.

    Raises:
        ChoiceError: The case has no such agreement, reading or text, or a date is none.
        StandardError: ``evidence`` names no standard.
    """
    found: list[Life] = []
    for one in choices(case, agreement, reading, text, evidence):
        replay = replay_of(case, one.agreement, as_of, known_at)
        for norm in one.agreement.norms:
            if norm.terms.kind not in {Kind.FORBID, Kind.MAINTAIN}:
                continue
            for way in one.readings:
                for version in one.texts:
                    for standard in one.standards:
                        found.extend(_of(replay, one.agreement, norm, way, version, standard))
    return tuple(found)


def _of(
    replay: Replay, agreement: Agreement, norm: Norm, reading: str, text: str, standard: Standard
) -> Iterator[Life]:
    for bearer in replay.bearers(norm, reading, text):
        duties = replay.duties(norm, bearer, reading, text, standard)
        if not duties:
            continue
        duty, _ = duties[0]
        start = duty.period.start
        end = min(duty.period.end, replay.setting.now)
        if start >= end:
            continue
        broken = replay.breaches(norm, bearer, reading, text, standard)
        first = min(broken, key=lambda one: (one.begins.earliest, one.begins.latest), default=None)
        doubt = _doubt(replay, duty, first.begins.earliest if first is not None else end)
        least, most = _hours(start, first.begins) if first is not None else (None, None)
        yield Life(
            agreement=agreement.id,
            norm=norm.id,
            bearer=bearer,
            reading=reading,
            text=text,
            evidence=str(standard),
            effective=start.isoformat(timespec="minutes"),
            event=first.use.event if first is not None else "",
            breach=_said(first.begins) if first is not None else "",
            least=least,
            most=most,
            lasted=round((end - start) / _HOUR, 2),
            disputed=doubt.id if doubt is not None else "",
            disputed_from=_said(doubt.date.begins(replay.setting.zone)) if doubt else "",
        )


def _doubt(replay: Replay, duty: Duty, before: datetime) -> Event | None:
    """The first disputed breach in the norm's time that is older than what is established."""
    events, zone = replay.setting.record.events, replay.setting.zone
    found = [
        events[use.event]
        for use in duty.all_uses()
        if use.finding is Finding.DISPUTED
        and duty.period.start < events[use.event].date.begins(zone).latest
        and events[use.event].date.begins(zone).earliest < before
    ]
    return min(found, key=lambda one: (one.date.begins(zone), one.id), default=None)


def length_words(hours: float) -> str:
    """Hours as minutes, hours and minutes, or days and hours."""
    minutes = round(hours * _MINUTES)
    if minutes < _MINUTES:
        return f"{minutes} min"
    if minutes < _DAY * _MINUTES:
        whole, rest = divmod(minutes, _MINUTES)
        return f"{whole} h {rest} min" if rest else f"{whole} h"
    days, rest = divmod(round(hours), _DAY)
    return f"{days} d {rest} h" if rest else f"{days} d"


def _hours(start: datetime, begins: Window) -> tuple[float, float]:
    """The least and the most hours that may have passed before a breach began."""
    zero = timedelta()
    least = max(zero, begins.earliest - start) / _HOUR
    return round(least, 2), round(max(zero, begins.latest - start) / _HOUR, 2)


def _said(begins: Window) -> str:
    """When a breach began: a minute on the clock of the agreement, or the day alone."""
    if begins.latest - begins.earliest >= timedelta(hours=24):
        return begins.earliest.date().isoformat()
    return begins.earliest.isoformat(timespec="minutes")
