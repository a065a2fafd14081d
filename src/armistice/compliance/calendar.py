"""A calendar: every date on which something falls due, runs out or begins, and under what reading.

No date is computed here: deadlines, periods and terms are those that the verdicts rest on.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from armistice.compliance.board import replay_of
from armistice.compliance.choices import ALL, ChoiceError, choices, parsed_date
from armistice.compliance.occasions import Occasion, Remark, occasions_of
from armistice.compliance.verdict import unique
from armistice.dates import Length, add
from armistice.dates.window import END_OF_TIME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.case import CheckedCase
    from armistice.compliance.choices import Choices
    from armistice.compliance.replay import Replay
    from armistice.norms.model import Clause

HORIZON = Length(years=10)
"""How far ahead of the as-of date the renewals of a term are listed."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One date of the calendar, or one that waits for something.

    Attributes:
        kind: What happens on the day: start, deadline, notice, expiry, renewal, end.
        agreement: The id of the agreement.
        norm: The id of the norm; that of the agreement where its own taking effect is meant.
        clause: The number of the clause; empty for the agreement itself.
        heading: The heading of the clause.
        bearer: Who answers, several joined by ``+``; empty where the text names nobody.
        claimant: To whom it is owed.
        what: What is due, in the words of the norm.
        day: The last day that counts, as ``2021-03-31``; empty where there is no date.
        label: The date as the agreement has it: ``by 2021-03-31``, ``before 2021-04-01``.
        counts: Whether the day of the label counts: ``by`` (it does), ``before`` (it does
            not), ``silent`` (the text does not say), ``on`` (it is the day itself).
        state: The verdict on the norm, or for terms to come what they hang on.
        original: The date that stood before a change; empty if none changed it.
        changed_by: The event or the change that gave the new date.
        waits_for: The norm without whose completion or end there is no date.
        remark: What else there is to know.
        holders: Who may give notice; empty for everything else.
        term: Which term of a duration it belongs to, from 1; 0 for everything else.
        readings: The readings under which it stands so.
        texts: The text versions in which it stands so.
    """

    kind: Occasion
    agreement: str
    norm: str
    clause: str
    heading: str
    bearer: str
    claimant: tuple[str, ...]
    what: str
    day: str
    label: str
    counts: str
    state: str
    original: str
    changed_by: str
    waits_for: str
    remark: str
    holders: tuple[str, ...]
    term: int
    readings: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of the calendar has it."""
        row: dict[str, Any] = {}
        for field in fields(self):
            value = getattr(self, field.name)
            row[field.name] = list(value) if isinstance(value, tuple) else value or None
        row["kind"] = str(self.kind)
        return row


@dataclass(frozen=True, slots=True)
class Calendar:
    """The dates of a case as of a date: those that stand, then those that wait.

    ``seen_on`` is the last day of the as-of date, from which the entries are ahead or behind.
    """

    case: str
    as_of: str
    known_at: str
    until: str
    seen_on: date
    entries: tuple[Entry, ...]

    def __len__(self) -> int:
        """How many entries there are."""
        return len(self.entries)

    def __iter__(self) -> Iterator[Entry]:
        """The entries by day; those without a date last."""
        return iter(self.entries)

    def __repr__(self) -> str:
        """A plain table."""
        rows = [
            (e.day, str(e.kind), e.norm, e.bearer, e.label or f"no date: waits for {e.waits_for}")
            for e in self.entries
        ]
        widths = [max((len(row[i]) for row in rows), default=0) for i in range(5)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([f"<{len(self)} dates as of {self.as_of}>", *lines])

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as the JSON has it."""
        return {
            "case": self.case,
            "as_of": self.as_of,
            "known_at": self.known_at or None,
            "until": self.until or None,
            "entries": [entry.to_dict() for entry in self.entries],
        }


def calendar(
    case: CheckedCase,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = ALL,
    text: str = ALL,
    evidence: str = "reported",
    until: str = "",
    past: bool = False,
) -> Calendar:
    """The dates of a case that lie ahead of a day, and if asked for those behind it.

    Args:
        case: The checked case.
        agreement: The id of one agreement; all if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: The date by which accounts must have been given; the whole record if empty.
        reading: ``all``, ``plain`` or the name of a bundle.
        text: ``all``, or a text version; the authentic one if empty.
        evidence: The standard that decides what is complete, ended, objected to.
        until: The last day to list. If empty, renewals go on for ten years from the as-of
            date, and all other dates are listed.
        past: Whether to list the days before the as-of date as well.

    Raises:
        ChoiceError: The case has no such agreement, reading or text, a date is none, or
            several standards are asked for.
        StandardError: ``evidence`` names no standard.
    """
    if evidence == ALL:
        raise ChoiceError("--evidence `all`: a calendar rests on one standard; name it")
    found: dict[Entry, list[tuple[str, str]]] = {}
    now = END_OF_TIME
    for chosen in choices(case, agreement, reading, text, evidence):
        replay = replay_of(case, chosen.agreement, as_of, known_at)
        now = replay.setting.now
        zone = replay.setting.zone
        last = parsed_date(until, zone, "--until").latest if until else END_OF_TIME
        horizon = last if until else _ahead(now)
        for entry, pair in _entries(replay, chosen, horizon):
            if _is_asked(entry, now, last, past=past):
                found.setdefault(entry, []).append(pair)
    entries = [
        replace(entry, readings=readings, texts=texts)
        for entry, pairs in found.items()
        for readings, texts in _blocks(pairs)
    ]
    entries.sort(key=lambda entry: (not entry.day, entry.day))
    seen_on = (now - timedelta(microseconds=1)).date()
    return Calendar(case.id, as_of or case.as_of.text, known_at, until, seen_on, tuple(entries))


def _ahead(now: datetime) -> datetime:
    try:
        return add(now, HORIZON, "down")
    except OverflowError:
        return END_OF_TIME


def _is_asked(entry: Entry, now: datetime, last: datetime, *, past: bool) -> bool:
    """Whether an entry lies in the stretch that is asked for; what has no date always does."""
    if not entry.day:
        return True
    start = datetime.fromisoformat(entry.day)
    over = start < now - timedelta(days=1)
    return start < last and (past or not over)


def _entries(
    replay: Replay, chosen: Choices, horizon: datetime
) -> Iterator[tuple[Entry, tuple[str, str]]]:
    """Every entry with the reading and the text under which it stands."""
    agreement = chosen.agreement
    pairs = [(reading, text) for reading in chosen.readings for text in chosen.texts]
    if agreement.effective is not None:
        day = agreement.effective.begins(replay.setting.zone).earliest
        begun = "in effect" if day < replay.setting.now else "pending"
        taking = Remark(
            Occasion.START, day.date(), f"from {agreement.effective.text}", "on", state=begun
        )
        entry = _entry(agreement.id, agreement.id, None, "", (), f"{agreement.title} takes effect")
        for pair in pairs:
            yield _dated(entry, taking), pair
    clauses = {clause.number: clause for clause in agreement.clauses}
    standard = chosen.standards[0]
    for norm in agreement.norms:
        words = norm.code.partition(":")[2].strip() or clauses[norm.clause].heading
        for reading, text in pairs:
            for bearer in replay.bearers(norm, reading, text):
                word = replay.answer(norm, bearer, reading, text, standard).word
                duties = replay.duties(norm, bearer, reading, text, standard)
                claimants = unique(name for duty, _ in duties for name in duty.claimants)
                entry = _entry(
                    agreement.id, norm.id, clauses[norm.clause], bearer, claimants, words
                )
                remarks = unique(
                    remark
                    for duty, result in duties
                    for remark in occasions_of(duty, result, word, horizon)
                )
                for remark in remarks:
                    yield _dated(entry, remark), (reading, text)


def _entry(
    agreement: str,
    norm: str,
    clause: Clause | None,
    bearer: str,
    claimants: tuple[str, ...],
    words: str,
) -> Entry:
    """An entry that has no date yet."""
    return Entry(
        kind=Occasion.START,
        agreement=agreement,
        norm=norm,
        clause=clause.number if clause is not None else "",
        heading=clause.heading if clause is not None else "",
        bearer=bearer,
        claimant=claimants,
        what=words,
        day="",
        label="",
        counts="",
        state="",
        original="",
        changed_by="",
        waits_for="",
        remark="",
        holders=(),
        term=0,
    )


def _dated(entry: Entry, remark: Remark) -> Entry:
    return replace(
        entry,
        kind=remark.kind,
        day=remark.day.isoformat() if remark.day is not None else "",
        label=remark.label,
        counts=remark.counts,
        state=remark.state,
        original=remark.original,
        changed_by=remark.changed_by,
        waits_for=remark.waits_for,
        remark=remark.words,
        holders=remark.holders,
        term=remark.term,
    )


def _blocks(
    pairs: Iterable[tuple[str, str]],
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Pairs of reading and text as few blocks: these readings, each in these texts."""
    by_text: dict[str, list[str]] = {}
    for reading, text in pairs:
        by_text.setdefault(text, []).append(reading)
    groups: dict[tuple[str, ...], list[str]] = {}
    for text, readings in by_text.items():
        groups.setdefault(unique(readings), []).append(text)
    for names, texts in groups.items():
        yield names, tuple(texts)
