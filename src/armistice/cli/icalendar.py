"""A calendar in the form that calendar programs read: iCalendar, RFC 5545."""

from __future__ import annotations

from datetime import date, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from armistice import __version__
from armistice.cli import wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.api import Case
    from armistice.compliance.calendar import Calendar, Entry

_OCTETS = 75
_TENTATIVE = frozenset({"if renewed", "disputed", "not established", "undetermined"})

_SUMMARIES = {
    "start": "Begins",
    "deadline": "Due",
    "notice": "Last day for notice",
    "expiry": "Expires",
    "renewal": "Renewed",
    "end": "Ends",
}


def icalendar(case: Case, found: Calendar) -> bytes:
    """The dated entries as all-day events; what differs by reading stands in the description.

    The same case gives the same bytes on every machine. An event keeps its ``UID`` when the
    as-of date moves on or a deadline is changed, so that importing again brings it up to date.

    Args:
        case: The case.
        found: Its calendar; every event is stamped with its as-of date, never with today's.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//armistice//armistice {__version__}//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{escaped(case.title or case.id)}",
    ]
    taken: set[str] = set()
    for group in _groups(found):
        lines.extend(_event(case, group, found.seen_on, _uid(found.case, group[0], taken)))
    lines.append("END:VCALENDAR")
    return b"".join(folded(line) for line in lines)


def _groups(found: Calendar) -> list[list[Entry]]:
    """The dated entries, those together that fall on one day for one norm and one bearer."""
    groups: dict[tuple[object, ...], list[Entry]] = {}
    for entry in found:
        if entry.day:
            what = (entry.norm, entry.bearer, entry.kind, entry.term)
            key = (*what, entry.day, entry.label, entry.original)
            groups.setdefault(key, []).append(entry)
    return list(groups.values())


def _uid(case: str, entry: Entry, taken: set[str]) -> str:
    """An id that depends on what falls due, and on its first date, not on what became of it."""
    what = (case, entry.norm, entry.bearer, str(entry.kind), str(entry.term))
    for label in (entry.original or entry.label, f"{entry.original} {entry.label}"):
        name = sha256("\0".join((*what, label)).encode()).hexdigest()[:32]
        if name not in taken:
            break
    taken.add(name)
    return f"{name}@armistice.invalid"


def _event(case: Case, group: Sequence[Entry], stamp: date, uid: str) -> Iterator[str]:
    entry = group[0]
    day = date.fromisoformat(entry.day)
    yield "BEGIN:VEVENT"
    yield f"UID:{uid}"
    yield f"DTSTAMP:{_basic(stamp)}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(day)}"
    if day < date.max:
        yield f"DTEND;VALUE=DATE:{_basic(day + timedelta(days=1))}"
    yield f"SUMMARY:{escaped(_summary(case, entry))}"
    yield f"DESCRIPTION:{escaped(_description(case, group))}"
    yield f"CATEGORIES:{escaped(str(entry.kind))},{escaped(entry.agreement)}"
    tentative = all(one.state in _TENTATIVE for one in group)
    yield f"STATUS:{'TENTATIVE' if tentative else 'CONFIRMED'}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"


def _summary(case: Case, entry: Entry) -> str:
    names = f" ({wording.name_of(case, entry.bearer)})" if entry.bearer else ""
    label = entry.norm.rpartition("/")[2]
    words = _SUMMARIES[str(entry.kind)]
    if entry.counts in {"by", "before"} and entry.label:
        words = f"{words} {entry.label}"
    return f"{words}: {label}{names}"


def _description(case: Case, group: Sequence[Entry]) -> str:
    entry = group[0]
    clause = f"Clause {entry.clause}" + (f" “{entry.heading}”" if entry.heading else "")
    lines = [entry.what, f"{clause}, {entry.norm}" if entry.clause else entry.norm]
    if entry.claimant:
        names = ", ".join(wording.name_of(case, name) for name in entry.claimant)
        lines.append(f"Owed to {names}")
    for one in group:
        said = [one.label, one.state, *details(case, one)]
        texts = f"; texts {', '.join(filter(None, one.texts))}" if any(one.texts) else ""
        lines.append(f"{'; '.join(filter(None, said))} (readings {', '.join(one.readings)}{texts})")
    return "\n".join(lines)


def details(case: Case, entry: Entry) -> tuple[str, ...]:
    """What else an entry tells: its change, who may give notice, what it waits for."""
    parts = []
    if entry.original:
        by = f", changed by {entry.changed_by}" if entry.changed_by else ", moved by a suspension"
        parts.append(f"was {entry.original}{by}")
    if entry.holders:
        names = " or ".join(wording.name_of(case, name) for name in entry.holders)
        parts.append(f"notice by {names}")
    if entry.remark:
        parts.append(entry.remark)
    return tuple(parts)


def escaped(words: str) -> str:
    """Text as iCalendar writes it; what would steer a terminal or a parser is left out."""
    words = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    lines = (
        "".join(sign for sign in line if sign.isprintable() or sign == "\t")
        for line in words.splitlines()
    )
    return "\\n".join(lines)


def folded(line: str) -> bytes:
    """A line folded so that none is longer than 75 octets, and no character is torn apart."""
    parts: list[bytes] = []
    current = b""
    for sign in line:
        piece = sign.encode()
        # A continuation begins with a blank, which counts.
        if len(current) + len(piece) > _OCTETS - bool(parts):
            parts.append(current)
            current = b""
        current += piece
    return b"\r\n ".join([*parts, current]) + b"\r\n"
