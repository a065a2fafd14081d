"""The board: one row for each norm and bearer, one column for each choice, side by side."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.text import Text

from armistice.cli import wording
from armistice.cli.layout import GAP, Row, Section, least_width, longest_line, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.compliance.verdict import Verdict, Word
    from armistice.norms.model import Agreement

_WORTH_OF_NAMES = (16, 26)
_WORTH_OF_LABEL = 20
_SHORT_BEARER = 12


@dataclass(frozen=True, slots=True)
class Choice:
    """One column: a reading, a text version, a standard of evidence."""

    reading: str
    text: str
    evidence: str


def choices_of(verdicts: Sequence[Verdict]) -> tuple[Choice, ...]:
    """All choices among verdicts, in their order."""
    return tuple(dict.fromkeys(Choice(v.reading, v.text, v.evidence) for v in verdicts))


def columns(agreement: Agreement, every: Sequence[Choice]) -> tuple[Choice, ...]:
    """The choices that a screen has room for.

    Where both readings and evidence vary, each reading stands beside the evidence of whoever
    holds it, and the plain reading on all reports and on independent accounts alone.
    """
    readings = dict.fromkeys(one.reading for one in every)
    evidences = dict.fromkeys(one.evidence for one in every)
    if len(readings) == 1 or len(evidences) == 1:
        return tuple(every)
    pairs = [("plain", "reported"), ("plain", "independent")]
    for bundle in agreement.bundles:
        own = [f"by:{name}" for name in bundle.holder.actors if f"by:{name}" in evidences]
        pairs.extend((bundle.name, evidence) for evidence in own or ["reported"])
    return tuple(one for pair in pairs for one in every if (one.reading, one.evidence) == pair)


def board(
    case: Case, agreement: Agreement, verdicts: Sequence[Verdict], width: int
) -> Iterator[RenderableType]:
    """The verdicts of one agreement side by side; one table for each text where more varies."""
    every = choices_of(verdicts)
    texts = list(dict.fromkeys(one.text for one in every))
    only_text_varies = len(texts) == len(every)
    chosen = columns(agreement, every)
    cells = {(v.norm, v.bearer, Choice(v.reading, v.text, v.evidence)): v.verdict for v in verdicts}
    if only_text_varies or len(texts) == 1:
        yield from _one_table(case, agreement, verdicts, chosen, cells, width)
    else:
        for number, text in enumerate(texts):
            if number:
                yield Text()
            yield Text(f"text {text}", style="bold")
            mine = tuple(one for one in chosen if one.text == text)
            yield from _one_table(case, agreement, verdicts, mine, cells, width)
    yield from _footnotes(verdicts, every, chosen)


def _one_table(
    case: Case,
    agreement: Agreement,
    verdicts: Sequence[Verdict],
    chosen: Sequence[Choice],
    cells: Mapping[tuple[str, str, Choice], Word],
    width: int,
    *,
    narrow: bool = False,
) -> Iterator[RenderableType]:
    """The widest form of the table that the screen has room for; two tables if it has for none."""
    forms = [(False, False), (True, False), (True, True)]
    for stacked, outcome_only in forms[1:] if narrow else forms:
        head, sections = _cells(
            case, agreement, verdicts, chosen, cells, stacked=stacked, outcome_only=outcome_only
        )
        rows = [head, *(row.cells for section in sections for row in section.rows)]
        gap = 1 if outcome_only else GAP
        if least_width(rows, gap=gap) <= width or (outcome_only and len(chosen) == 1):
            names = (_WORTH_OF_LABEL,) if stacked else _WORTH_OF_NAMES
            yield from table(head, sections, width, most=(*names, *(0 for _ in chosen)), gap=gap)
            if outcome_only:
                yield Text()
                yield Text(
                    "The screen is narrow: cells say only whether a norm is kept, broken, open "
                    "or unknown.",
                    style="dim",
                )
            return
    half = (len(chosen) + 1) // 2
    yield from _one_table(case, agreement, verdicts, chosen[:half], cells, width, narrow=True)
    yield Text()
    yield from _one_table(case, agreement, verdicts, chosen[half:], cells, width, narrow=True)


def _cells(
    case: Case,
    agreement: Agreement,
    verdicts: Sequence[Verdict],
    chosen: Sequence[Choice],
    cells: Mapping[tuple[str, str, Choice], Word],
    *,
    stacked: bool,
    outcome_only: bool,
) -> tuple[list[Text], list[Section]]:
    from armistice.cli.tables import clause_heading

    names = [Text("norm", style="dim")]
    if not stacked:
        names.append(Text("bearer", style="dim"))
    head = [*names, *(_column_head(case, one, chosen) for one in chosen)]
    first: dict[tuple[str, str], Verdict] = {}
    for one in verdicts:
        first.setdefault((one.norm, one.bearer), one)
    sections = []
    for clause in agreement.clauses:
        rows = []
        for one in first.values():
            if one.clause != clause.number:
                continue
            found = [
                word_cell(cells.get((one.norm, one.bearer, choice)), outcome_only=outcome_only)
                for choice in chosen
            ]
            label, bearer = _names(case, one)
            rows.append(_stacked(label, bearer, found) if stacked else Row((label, bearer, *found)))
        if rows:
            sections.append(Section(clause_heading(clause), tuple(rows)))
    return head, sections


def _stacked(label: Text, bearer: Text, found: Sequence[Text]) -> Row:
    """The bearer below the norm: in its cell if short, else across all columns."""
    bearer.stylize("dim")
    if longest_line(bearer) <= _SHORT_BEARER:
        return Row((label.append("\n").append_text(bearer), *found))
    return Row((label, *found), bearer)


def _names(case: Case, verdict: Verdict) -> tuple[Text, Text]:
    label = wording.plain(wording.label_of(verdict))
    if verdict.contested is not None:
        # A no-break space, so that the mark never stands alone on a line.
        label.append(f"\u00a0{wording.CONTESTED}", "bold magenta")
    return label, wording.plain(wording.bearer_of(case, verdict), "" if verdict.bearer else "dim")


def word_cell(word: Word | None, *, outcome_only: bool) -> Text:
    """A cell; empty where the norm binds no such bearer under this choice."""
    if word is None:
        return Text("–", style="dim")
    return wording.word_text(word, outcome_only=outcome_only)


def _column_head(case: Case, choice: Choice, chosen: Sequence[Choice]) -> Text:
    """What sets a column apart, one thing a line."""
    lines = []
    if len({one.reading for one in chosen}) > 1:
        lines.append((choice.reading, "bold"))
    if len({one.text for one in chosen}) > 1:
        lines.append((choice.text, "bold"))
    if len({one.evidence for one in chosen}) > 1:
        lines.append((wording.evidence_words(case, choice.evidence), "" if lines else "bold"))
    return Text("\n").join(wording.plain(words, style) for words, style in lines)


def _footnotes(
    verdicts: Sequence[Verdict], every: Sequence[Choice], chosen: Sequence[Choice]
) -> Iterator[Text]:
    notes = []
    if any(one.contested for one in verdicts):
        words = " contested: choices say the opposite of each other"
        notes.append(Text.assemble((wording.CONTESTED, "bold magenta"), (words, "dim")))
    if len({(one.norm, one.bearer) for one in verdicts}) * len(every) > len(verdicts):
        words = "– under this choice the norm does not bind this bearer"
        notes.append(Text(words, style="dim"))
    if len(chosen) < len(every):
        words = (
            "Columns: the plain reading on any report and on independent accounts alone; then "
            "each reading on the accounts of whoever holds it, or on any report if the holder "
            f"did not sign. All {len(every)} choices, {len(verdicts)} verdicts: "
            "--format json or csv."
        )
        notes.append(Text(words, style="dim"))
    if notes:
        yield Text()
    yield from notes
