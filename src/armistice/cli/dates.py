"""A calendar on a screen: the dates year by year, and below each what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from armistice.cli import wording
from armistice.cli.icalendar import details
from armistice.cli.layout import Row, Section, table
from armistice.compliance.verdict import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.compliance.calendar import Calendar, Entry

NO_DATE = "no date"
_WORTH = (0, 0, 30, 30, 0)
_WORDS = {str(word): word for word in Word}


def show(case: Case, found: Calendar, evidence: str, width: int) -> Iterator[RenderableType]:
    """Everything that ``armistice calendar`` puts on a screen."""
    yield wording.plain(case.title or case.id, "bold")
    known = f"known at {found.known_at}" if found.known_at else "known at any date"
    until = f"until {found.until}" if found.until else "renewals for ten years"
    parts = (f"as of {found.as_of}", known, f"evidence {evidence}", until)
    yield wording.plain(" · ".join(parts), "dim")
    yield Text()
    if not len(found):
        yield Text("no dates")
        return
    years: dict[str, list[Row]] = {}
    told: set[str] = set()
    for entry in found:
        row = _row(case, entry, quoted=entry.norm not in told)
        years.setdefault(entry.day[:4] or NO_DATE, []).append(row)
        told.add(entry.norm)
    head = [Text(name, style="dim") for name in ("day", "what", "norm", "who", "state")]
    sections = [Section(Text(year, style="bold"), tuple(rows)) for year, rows in years.items()]
    yield from table(head, sections, width, most=_WORTH)
    yield Text()
    dated = sum(bool(entry.day) for entry in found)
    waiting = len(found) - dated
    words = f"{dated} date{'s' if dated != 1 else ''}"
    yield Text(words + (f", {waiting} without a date" if waiting else ""))


def _row(case: Case, entry: Entry, *, quoted: bool) -> Row:
    """A date and what it is about; the words of a norm stand where it comes first."""
    word = _WORDS.get(entry.state)
    state = wording.word_text(word) if word is not None else wording.plain(entry.state)
    who = " or ".join(wording.name_of(case, name) for name in entry.holders)
    cells = (
        wording.plain(entry.day or NO_DATE),
        wording.plain(str(entry.kind)),
        wording.plain(entry.norm),
        wording.plain(who or (wording.name_of(case, entry.bearer) if entry.bearer else "")),
        state,
    )
    lines = [*([entry.what] if quoted else []), *_below(case, entry)]
    below = Text("\n").join([wording.plain(line, "dim") for line in lines])
    return Row(cells, below if lines else None, indent=2)


def _below(case: Case, entry: Entry) -> Iterator[str]:
    told = [entry.label] if entry.counts == "before" or entry.original else []
    if entry.waits_for:
        end = "the end of " if str(entry.kind) == "end" else ""
        told.append(f"waits for {end}{entry.waits_for}")
    told += [words for words in details(case, entry) if not words.startswith("notice by ")]
    told += _choices(case, entry)
    if told:
        yield "; ".join(told)


def _choices(case: Case, entry: Entry) -> list[str]:
    """The readings and texts under which an entry stands, where it does not under all."""
    agreement = case.agreements[entry.agreement]
    texts = tuple(text.name for text in agreement.texts)
    found = [
        _some("reading", entry.readings, agreement.reading_names),
        _some("text", tuple(filter(None, entry.texts)), texts),
    ]
    return [words for words in found if words]


def _some(axis: str, names: tuple[str, ...], every: tuple[str, ...]) -> str:
    """Some of the choices on an axis: those that there are, or the few that are missing."""
    missing = [name for name in every if name not in names]
    if not missing:
        return ""
    if len(missing) == 1 and len(names) > 1:
        return f"every {axis} but {missing[0]}"
    return f"{axis}{'s' if len(names) > 1 else ''} {', '.join(names)}"
