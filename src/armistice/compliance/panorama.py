"""A panorama: one agreement under every reading and standard, on the dates that matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from armistice.compliance.board import (
    all_cells,
    contest,
    replay_of,
    verdict,
)
from armistice.compliance.choices import ChoiceError, every_standard
from armistice.compliance.replay import Replay
from armistice.compliance.verdict import Outcome
from armistice.dates import DateError, parse_when
from armistice.evidence import Standard
from armistice.norms.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from armistice.case import CheckedCase
    from armistice.compliance.verdict import Cell, Contest, Verdict, Word
    from armistice.dates import When
    from armistice.norms.model import Agreement

MOST_DATES = 12
MOST_YEAR_ENDS = 6
REPORTED = Standard("reported")
INDEPENDENT = Standard("independent")
_MICROSECOND = timedelta(microseconds=1)
_DAY = timedelta(days=1)

RowKey = tuple[str, str]
"""A norm's id and its bearer."""

Answers = dict[RowKey, tuple["Word", str, str]]
"""What each row comes to on independent accounts: the word, since when, until when."""


@dataclass(frozen=True, slots=True)
class Moment:
    """Every verdict on one date, in the authentic text.

    ``variants`` gives, for each row under the plain reading and any report, the other text
    versions in which the verdict is another one.
    """

    as_of: str
    verdicts: tuple[Verdict, ...]
    variants: Mapping[RowKey, tuple[tuple[str, Word], ...]]

    def board(self, reading: str, evidence: str) -> tuple[Verdict, ...]:
        """The verdicts of one reading on one evidence, in the order of the text."""
        return tuple(
            one for one in self.verdicts if (one.reading, one.evidence) == (reading, evidence)
        )

    def tally(self, reading: str, evidence: str) -> dict[Outcome, int]:
        """How many verdicts of a board there are of each outcome."""
        counted = Counter(one.outcome for one in self.board(reading, evidence))
        return {outcome: counted[outcome] for outcome in Outcome}


@dataclass(frozen=True, slots=True)
class Panorama:
    """Every verdict of one agreement on each of a few dates, the last being the as-of date."""

    agreement: Agreement
    text: str
    readings: tuple[str, ...]
    standards: tuple[str, ...]
    known_at: str
    moments: tuple[Moment, ...]

    @property
    def rows(self) -> tuple[RowKey, ...]:
        """Every norm with every bearer that some reading gives it, in the order of the text."""
        found: dict[str, dict[str, None]] = {norm.id: {} for norm in self.agreement.norms}
        for moment in self.moments:
            for one in moment.verdicts:
                found[one.norm].setdefault(one.bearer)
        return tuple((norm, bearer) for norm, bearers in found.items() for bearer in bearers)

    @property
    def own_boards(self) -> tuple[tuple[str, str, str], ...]:
        """Each signatory with the reading that it holds, on the evidence of its own voices."""
        return tuple(
            (actor, bundle.name, f"by:{actor}")
            for actor in self.agreement.signatories
            for bundle in self.agreement.bundles
            if actor in bundle.holder.actors
        )


def largest_agreement(case: CheckedCase) -> str:
    """The id of the agreement with most norms; the first of them in the case.

    Raises:
        ChoiceError: The case has no agreement.
    """
    if not case.agreements:
        raise ChoiceError("the case has no agreement")
    return max(case.agreements.values(), key=lambda one: len(one.norms)).id


def panorama(
    case: CheckedCase,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    most: int = MOST_DATES,
) -> Panorama:
    """Every verdict of an agreement on the dates that matter, as ``board`` would give them.

    Args:
        case: The checked case.
        agreement: The id of the agreement; the one with most norms if empty.
        as_of: The last date (EDTF); the case's own if empty.
        known_at: The date by which accounts must have been given; the whole record if empty.
        most: How many dates at most.

    Raises:
        ChoiceError: The case has no such agreement, or a date is none.
    """
    chosen = case.agreements.get(agreement or largest_agreement(case))
    if chosen is None:
        known = ", ".join(case.agreements) or "none"
        raise ChoiceError(f"the case has no agreement `{agreement}` (it has: {known})")
    last = as_of or case.as_of.text
    replay = replay_of(case, chosen, last, known_at)
    text = (*chosen.authentic_texts, "")[0]
    dates = (*_dates(replay, text, most - 1), last)
    return Panorama(
        agreement=chosen,
        text=text,
        readings=chosen.reading_names,
        standards=tuple(str(standard) for standard in every_standard(chosen)),
        known_at=known_at,
        moments=tuple(_moment(_seen(replay, parse_when(d)), text, d) for d in dates),
    )


def _seen(replay: Replay, when: When) -> Replay:
    return Replay(replay.setting.at(when.begins(replay.setting.zone)))


def _moment(replay: Replay, text: str, as_of: str) -> Moment:
    agreement = replay.agreement
    standards = every_standard(agreement)
    verdicts: list[Verdict] = []
    variants: dict[RowKey, tuple[tuple[str, Word], ...]] = {}
    for norm in agreement.norms:
        contests: dict[str, tuple[Contest | None, tuple[Cell, ...]]] = {}
        for reading in agreement.reading_names:
            for bearer in replay.bearers(norm, reading, text):
                if bearer not in contests:
                    cells = all_cells(replay, norm, bearer)
                    contests[bearer] = (contest(cells), cells)
                    variants[norm.id, bearer] = _variants(cells, text)
                verdicts.extend(
                    verdict(replay, norm, bearer, reading, text, standard, contests[bearer])
                    for standard in standards
                )
    return Moment(as_of, tuple(verdicts), variants)


def _variants(cells: Iterable[Cell], text: str) -> tuple[tuple[str, Word], ...]:
    """The text versions whose verdict differs from that of the authentic one."""
    plain = {
        cell.text: cell.word
        for cell in cells
        if (cell.reading, cell.evidence) == (PLAIN, str(REPORTED))
    }
    own = plain.get(text)
    return tuple((name, word) for name, word in plain.items() if word is not own)


# --- the dates that matter ------------------------------------------------------------------------


def _dates(replay: Replay, text: str, most: int) -> tuple[str, ...]:
    """The dates before the as-of date, oldest first.

    They are the day of effect, the ends of years, and from each year's month of most changes
    the day before the first change and the day of the last one. Changes are counted on
    independent accounts alone, so that no side's reports choose the dates.
    """
    agreement, zone = replay.agreement, replay.setting.zone
    last = (replay.setting.now - _MICROSECOND).date()
    start = agreement.effective or agreement.signed
    first = start.begins(zone).earliest.date() if start else None
    days = _candidates(replay, text)
    if first is None:
        first = min(days, default=last)
    between = sorted(day for day in days if first < day < last)
    chosen = {first} if first < last else set()
    chosen.update(_year_ends(first, last))
    for day in _busiest(replay, text, [first, *between]):
        if len(chosen) >= most:
            break
        if first < day < last:
            chosen.add(day)
    return tuple(day.isoformat() for day in sorted(chosen)[-most:]) if most > 0 else ()


def _year_ends(first: date, last: date) -> list[date]:
    ends = [date(year, 12, 31) for year in range(first.year, last.year + 1)]
    ends = [end for end in ends if first < end < last]
    step = -(-len(ends) // MOST_YEAR_ENDS) or 1
    return ends[::-1][::step]


def _candidates(replay: Replay, text: str) -> set[date]:
    """The days on which a verdict can change: where an event or a deadline begins or is over."""
    zone = replay.setting.zone
    found: set[date] = set()
    for norm in replay.agreement.norms:
        for reading in replay.agreement.reading_names:
            for bearer in replay.bearers(norm, reading, text):
                result = replay.answer(norm, bearer, reading, text, REPORTED)
                for use in result.uses:
                    found.update(_edges(replay.setting.record.events[use.event].date, replay))
                for label in (result.deadline, result.original_deadline, result.notice_by):
                    try:
                        limit = parse_when(label.removeprefix("before ").removeprefix("by "))
                    except DateError:
                        continue
                    found.update((limit.begins(zone).earliest.date(), _after(limit, replay)))
    return found


def _edges(when: When, replay: Replay) -> Iterator[date]:
    zone = replay.setting.zone
    for window in (when.begins(zone), when.ends(zone)):
        if window.earliest > datetime.min:  # noqa: DTZ901 - a label of no zone
            yield window.earliest.date()
        if not window.exact and window.latest < datetime.max:  # noqa: DTZ901
            yield (window.latest - _MICROSECOND).date()


def _after(limit: When, replay: Replay) -> date:
    return limit.ends(replay.setting.zone).latest.date()


def _busiest(replay: Replay, text: str, days: list[date]) -> Iterator[date]:
    """The days around the changes of the busiest month of each year, busiest years first."""
    changes: dict[tuple[int, int], list[tuple[date, int]]] = defaultdict(list)
    earlier: Answers | None = None
    for day in days:
        answers = _answers(_seen(replay, parse_when(day.isoformat())), text)
        if earlier is not None:
            changed = sum(answers.get(key) != earlier.get(key) for key in {*answers, *earlier})
            if changed:
                changes[day.year, day.month].append((day, changed))
        earlier = answers
    months = sorted(changes.items(), key=lambda m: (-sum(n for _, n in m[1]), m[0]))
    seen: set[int] = set()
    for (year, month), found in months:
        if year not in seen:
            seen.add(year)
            # The day of effect already shows the state before the first month's changes.
            if (year, month) != (days[0].year, days[0].month):
                yield found[0][0] - _DAY
            yield found[-1][0]


def _answers(replay: Replay, text: str) -> Answers:
    return {
        (norm.id, bearer): replay.answer(norm, bearer, PLAIN, text, INDEPENDENT).key()
        for norm in replay.agreement.norms
        for bearer in replay.bearers(norm, PLAIN, text)
    }
