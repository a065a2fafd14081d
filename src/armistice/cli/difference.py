"""What changes if something is supposed, on a screen: before, after, and the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from armistice.cli import wording
from armistice.cli.layout import Row, Section, table
from armistice.compliance.verdict import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.compliance.calendar import Entry
    from armistice.compliance.verdict import Verdict
    from armistice.compliance.whatif import Change, Difference

_MOST_DATES = 6
_WORTH = (0, 30, 0, 0, 0)
_SPOKEN = {"notice_by": "notice", "original_deadline": "original deadline"}


def show(case: Case, found: Difference, evidence: str, width: int) -> Iterator[RenderableType]:
    """Everything that ``armistice whatif`` puts on a screen."""
    yield wording.plain(case.title or case.id, "bold")
    known = f"known at {found.known_at}" if found.known_at else "known at any date"
    words = f"as of {found.as_of} · {known} · evidence {evidence} · nothing is written"
    yield wording.plain(words, "dim")
    yield Text()
    yield Text("Supposed", style="bold")
    for line in found.supposed or ("nothing",):
        yield Padding(wording.plain(line), (0, 0, 0, 2))
    yield Text()
    if found.changes:
        yield from table(_head(), _sections(case, found), width, most=_WORTH)
        yield Text()
    yield from _dates(found)
    every = len(found) + found.unchanged
    yield Text(f"{len(found)} of {every} verdicts change, {found.unchanged} stay as they are")


def _head() -> list[Text]:
    return [Text(name, style="dim") for name in ("norm", "bearer", "before", "after", "differs in")]


def _sections(case: Case, found: Difference) -> list[Section]:
    """The changed verdicts under each choice, in the order of the text."""
    groups: dict[tuple[str, str, str], list[Row]] = {}
    for change in found:
        one = change.either
        groups.setdefault((one.reading, one.text, one.evidence), []).append(_row(case, change))
    return [
        Section(
            wording.plain(
                ", ".join(
                    f"{axis} {name}"
                    for axis, name in zip(("reading", "text", "evidence"), choice, strict=True)
                    if name
                ),
                "bold",
            ),
            tuple(rows),
        )
        for choice, rows in groups.items()
    ]


def _row(case: Case, change: Change) -> Row:
    one = change.either
    differs = [_SPOKEN.get(name, name) for name in change.differs]
    return Row(
        (
            wording.plain(one.norm),
            wording.plain(wording.bearer_of(case, one), "" if one.bearer else "dim"),
            _side(change.before, change),
            _side(change.after, change),
            wording.plain(", ".join(differs), "dim"),
        )
    )


def _side(verdict: Verdict | None, change: Change) -> Text:
    """One side of a change: the word, and below it what else is not the same."""
    if verdict is None:
        return wording.word_text(Word.NOT_IN_FORCE)
    lines = [wording.word_text(verdict.verdict)]
    if {"since", "until", "verdict"} & set(change.differs):
        lines.append(wording.plain(wording.when(verdict.result)))
    others = set(change.differs) - {"verdict", "since", "until", "contested", "weak"}
    if others:
        lines.append(wording.plain(wording.remarks(verdict.result), "dim"))
    if "contested" in change.differs:
        lines.append(Text("contested" if verdict.contested is not None else "not contested"))
    if "weak" in change.differs:
        lines.append(Text("weak" if verdict.weak else "not weak"))
    return Text("\n").join([line for line in lines if line.plain])


def _dates(found: Difference) -> Iterator[RenderableType]:
    """The dates ahead that go and come."""
    if not found.lost and not found.gained:
        return
    yield Text("Dates ahead", style="bold")
    for sign, entries, style in (("-", found.lost, "red"), ("+", found.gained, "green")):
        for entry in entries[:_MOST_DATES]:
            yield Padding(wording.plain(f"{sign} {_date(entry)}", style), (0, 0, 0, 2))
        if len(entries) > _MOST_DATES:
            words = f"{sign} and {len(entries) - _MOST_DATES} more (--format json has them)"
            yield Padding(Text(words, style="dim"), (0, 0, 0, 2))
    yield Text()


def _date(entry: Entry) -> str:
    when = entry.day or f"no date, waits for {entry.waits_for}"
    return f"{when}  {entry.kind}  {entry.norm}"
