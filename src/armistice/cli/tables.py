"""The verdicts of a case as a table: one verdict in detail, or many choices side by side."""

from __future__ import annotations

import shlex
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from armistice.cli import wording
from armistice.cli.board import board, choices_of
from armistice.cli.layout import Row, Section, table
from armistice.compliance.verdict import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from armistice.api import Case, Verdicts
    from armistice.compliance.verdict import Verdict
    from armistice.norms.model import Agreement, Clause

_WORTH = (16, 30, 0, 24, 0)
"""The most that norm, bearer, verdict, date and remarks are worth in columns; 0: all they need."""

_ROOM_FOR_REMARKS = 112
"""On narrower screens the remarks stand below the date, in one column."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the user asked for, as far as the table depends on it."""

    folder: str
    reading: str
    text: str
    evidence: str

    @property
    def several(self) -> bool:
        """Whether choices are to stand side by side."""
        return "all" in {self.reading, self.text, self.evidence}


def show(case: Case, verdicts: Verdicts, asked: Asked, width: int) -> Iterator[RenderableType]:
    """Everything that ``armistice verdicts`` puts on a screen.

    Args:
        case: The case.
        verdicts: Its verdicts.
        asked: The choices asked for.
        width: How many columns there are.
    """
    yield wording.plain(case.title or case.id, "bold")
    yield _circumstances(case, verdicts, asked)
    found = {one.agreement for one in verdicts}
    agreements = [one for one in case.agreements.values() if one.id in found]
    for agreement in sorted(agreements, key=_signed):
        mine = [one for one in verdicts if one.agreement == agreement.id]
        yield Text()
        title = wording.plain(agreement.title or agreement.id, "bold cyan")
        yield Text.assemble(title, (f"  {agreement.id}", "dim"))
        yield Text()
        if asked.several and len(choices_of(mine)) > 1:
            yield from board(case, agreement, mine, width)
        else:
            yield from _details(case, agreement, mine, width)
    yield from _contested(case, verdicts, asked)


def _signed(agreement: Agreement) -> str:
    """Agreements stand in the order of their signing, those without a date last."""
    return agreement.signed.text if agreement.signed is not None else "~"


def _circumstances(case: Case, verdicts: Verdicts, asked: Asked) -> Text:
    known = verdicts.board.known_at
    parts = [
        f"as of {verdicts.board.as_of}",
        f"known at {known}" if known else "known at any date",
        "every reading" if asked.reading == "all" else _reading_words(case, verdicts, asked),
        "every standard of evidence"
        if asked.evidence == "all"
        else f"evidence {wording.evidence_words(case, asked.evidence)}",
    ]
    if asked.text:
        parts.append("every text" if asked.text == "all" else f"text {asked.text}")
    return wording.plain(" · ".join(parts), "dim")


def _reading_words(case: Case, verdicts: Verdicts, asked: Asked) -> str:
    """The reading asked for, and who holds it."""
    found = {one.agreement for one in verdicts}
    holders = [
        wording.name_of(case, actor)
        for agreement in case.agreements.values()
        for bundle in agreement.bundles
        if agreement.id in found and bundle.name == asked.reading
        for actor in bundle.holder.actors
    ]
    held = f" (held by {', '.join(dict.fromkeys(holders))})" if holders else ""
    return f"reading {asked.reading}{held}"


# --- one choice in detail ----------------------------------------------------------------------


def _details(
    case: Case, agreement: Agreement, verdicts: Sequence[Verdict], width: int
) -> Iterator[RenderableType]:
    texts = list(dict.fromkeys(one.text for one in verdicts))
    merged = width < _ROOM_FOR_REMARKS
    names = ("norm", "bearer", "verdict", *(("when; remarks",) if merged else ("when", "remarks")))
    head = [Text(name, style="dim") for name in names]
    sections = [
        Section(
            clause_heading(clause, text if len(texts) > 1 else ""),
            tuple(Row(_detail(case, one, merged=merged)) for one in found),
        )
        for clause in agreement.clauses
        for text in texts
        if (found := [v for v in verdicts if (v.clause, v.text) == (clause.number, text)])
    ]
    yield from table(head, sections, width, most=(*_WORTH[:3], 0) if merged else _WORTH)
    yield Text()
    yield _sum(verdicts)
    yield from _legend(verdicts)


def clause_heading(clause: Clause, text: str = "") -> Text:
    """The number and heading of a clause, and the text version where several are shown."""
    words = Text.assemble((f"{clause.number}", "bold"), "  ")
    words.append_text(wording.plain(clause.heading, "bold"))
    if text:
        words.append(f"  text {text}", "dim")
    return words


def _detail(case: Case, verdict: Verdict, *, merged: bool) -> tuple[Text, ...]:
    word = wording.word_text(verdict.verdict)
    marks = [
        mark
        for mark, holds in (
            (wording.CONTESTED, verdict.contested is not None),
            (wording.WEAK, verdict.weak),
        )
        if holds
    ]
    if marks:
        # A no-break space, so that a mark never stands alone on a line.
        word.append("\u00a0" + "".join(marks), "bold magenta")
    names = (
        wording.plain(wording.label_of(verdict)),
        wording.plain(wording.bearer_of(case, verdict), "" if verdict.bearer else "dim"),
        word,
    )
    date = wording.plain(wording.when(verdict.result))
    remarks = wording.plain(wording.remarks(verdict.result), "dim")
    if not merged:
        return (*names, date, remarks)
    return (*names, Text("\n").join(filter(None, [date, remarks])))


def _sum(verdicts: Sequence[Verdict]) -> Text:
    """How many verdicts there are of each outcome: the colours explain themselves."""
    counts = Counter(one.outcome for one in verdicts)
    plural = "s" if len(verdicts) != 1 else ""
    words = Text(f"{len(verdicts)} verdict{plural}: ")
    parts = [
        Text(f"{counts[outcome]} {outcome}", style=wording.STYLES[outcome])
        for outcome in Outcome
        if counts[outcome]
    ]
    return words.append_text(Text(", ").join(parts))


def _legend(verdicts: Sequence[Verdict]) -> Iterator[Text]:
    if any(one.contested for one in verdicts):
        yield legend_line(
            wording.CONTESTED, "contested: another reading, text or evidence says the opposite"
        )
    if any(one.weak for one in verdicts):
        yield legend_line(
            wording.WEAK, "weak: under other evidence the same reading leaves it open"
        )


def legend_line(mark: str, words: str) -> Text:
    """A mark and what it means."""
    return Text.assemble((mark, "bold magenta"), (f" {words}", "dim"))


# --- what is contested -------------------------------------------------------------------------


def _contested(case: Case, verdicts: Verdicts, asked: Asked) -> Iterator[RenderableType]:
    """The contested norms, each with what flips it."""
    rows: dict[tuple[str, str], Verdict] = {}
    for one in verdicts:
        if one.contested is not None:
            rows.setdefault((one.norm, one.bearer), one)
    if not rows:
        return
    yield Text()
    yield Text("Contested: what flips it", style="bold magenta")
    for one in rows.values():
        assert one.contested is not None
        bearer = f", {wording.bearer_of(case, one)}" if one.bearer else ""
        yield Padding(
            wording.plain(f"{one.clause} {wording.label_of(one)}{bearer}", "bold"), (0, 0, 0, 2)
        )
        for line in wording.flips(one.contested):
            yield Padding(wording.plain(line), (0, 0, 0, 4))
    first = next(iter(rows.values()))
    command = shlex.join(["armistice", "why", asked.folder, first.norm])
    yield wording.plain(f"The whole derivation: {command}", "dim")
