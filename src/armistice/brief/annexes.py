"""The tables of a brief on paper: board, events, places, who watched, sources."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from armistice.brief.blocks import Heading, Paragraph, Row, Table, run
from armistice.brief.phrases import celled, event_numbers, noted, verdict_words, worded
from armistice.brief.words import month_name, shown_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from armistice.brief.blocks import Block, Piece
    from armistice.brief.content import Brief
    from armistice.brief.record import Cited, Happening, Told
    from armistice.brief.rows import Line

MOST_OF_A_TABLE = 40
"""A year with more events has a table for each month: long tables are slow to set and to read."""


def board_blocks(brief: Brief) -> Iterator[Block]:
    """The plain board, and each signatory's own."""
    text = f"; text {brief.text}" if brief.text else ""
    yield Heading(1, "Who kept what")
    yield worded(
        f"As of {brief.as_of}, {brief.readings[0][0]} reading{text}. Contested: one choice gives"
        " kept, another broken, or in force and not. Weak: other evidence leaves open what this"
        " evidence decides. Independent: only voices on no side of this agreement count."
    )
    yield Table(
        "The board under the plain reading",
        ("Norm", "Bearer", f"Verdict on {brief.evidence}", "On independent accounts"),
        (0.19, 0.22, 0.34, 0.25),
        tuple(_board_row(line) for line in brief.rows),
    )
    if brief.own:
        yield Heading(2, "Each signatory's own board")
        yield worded(
            "The same norms under the reading that each signatory holds, on the evidence of its"
            " own voices alone."
        )
        share = 0.64 / len(brief.own)
        yield Table(
            "Each signatory's own board",
            ("Norm", "Bearer", *(f"{own.who} (reading {own.reading})" for own in brief.own)),
            (0.19, 0.17, *(share for _ in brief.own)),
            tuple(
                Row(
                    (
                        celled(f"{line.clause}  {line.label}", "strong"),
                        celled(line.bearer),
                        *(
                            (
                                Paragraph(
                                    tuple(verdict_words(one.word, one.outcome, one.when)), "cell"
                                ),
                            )
                            for one in (own.cells[line.number] for own in brief.own)
                        ),
                    )
                )
                for line in brief.rows
            ),
        )


def _board_row(line: Line) -> Row:
    pieces = verdict_words(line.word, line.outcome, line.when)
    marks = [("contested", line.contested), ("weak", line.weak)]
    pieces += [run(f"; {word}", "strong") for word, holds in marks if holds]
    alone = verdict_words(line.independent_word, line.independent_outcome)
    return Row(
        (
            celled(f"{line.clause}  {line.label}", "strong"),
            celled(line.bearer),
            (Paragraph(tuple(pieces), "cell"),),
            (Paragraph(tuple(alone), "cell"),),
        )
    )


def basis_blocks(brief: Brief) -> Iterator[Block]:
    """What the verdicts of the plain board rest on."""
    rows = [line for line in brief.rows if line.lines or line.used or line.aside]
    if not rows:
        return
    yield Heading(2, "What the verdicts rest on")
    yield worded(
        f"Plain reading, {brief.evidence}. Numbers of events are those of the timeline; of those"
        " set aside, none speaks for or against the norm."
    )
    yield Table(
        "What the verdicts rest on",
        ("Norm", "Bearer", "Dates, steps, events"),
        (0.18, 0.18, 0.64),
        tuple(
            Row(
                (
                    celled(f"{line.clause}  {line.label}", "strong"),
                    celled(line.bearer),
                    tuple(_basis(line)),
                )
            )
            for line in rows
        ),
    )


def _basis(line: Line) -> Iterator[Paragraph]:
    if line.lines:
        yield worded("; ".join(line.lines) + ".", "cell")
    for name, kind, uses in (("Rests on", "", line.used), ("Set aside", "quiet", line.aside)):
        if uses:
            numbers = event_numbers(number for number, _ in uses)
            yield Paragraph((run(f"{name}: {numbers}", kind),), "small")


def event_blocks(brief: Brief) -> Iterator[Block]:
    """The events with their accounts, a table for each year or month."""
    yield Heading(1, "Timeline: events and accounts")
    yield worded(
        "Every event that a verdict uses or sets aside, oldest first, with who says so and where."
    )
    for year, events in _grouped(brief.happenings, lambda one: one.month[0]):
        name = str(year) if year > 1 else "Beginning unknown"
        if len(events) <= MOST_OF_A_TABLE:
            yield from _event_table(name, events)
            continue
        for month, part in _grouped(events, lambda one: one.month[1]):
            yield from _event_table(f"{month_name(month)} {year}", part)


def _grouped(
    events: Iterable[Happening], key: Callable[[Happening], int]
) -> Iterator[tuple[int, list[Happening]]]:
    for shared, group in groupby(events, key=key):
        yield shared, list(group)


def _event_table(name: str, events: list[Happening]) -> Iterator[Block]:
    yield Heading(2, name)
    yield Table(
        f"Events and accounts, {name}",
        ("No.", "Date", "Event", "Who says so"),
        (0.06, 0.16, 0.36, 0.42),
        tuple(map(_event_row, events)),
    )


def _event_row(happening: Happening) -> Row:
    bears = f"Used for: {happening.norms}" if happening.norms else "Set aside by every norm"
    return Row(
        (
            celled(str(happening.number + 1)),
            celled(happening.date),
            (
                worded(happening.words, "cell"),
                Paragraph((run(bears, "quiet"),), "small"),
            ),
            tuple(_told(account) for account in happening.accounts)
            or celled("No account.", "quiet"),
        )
    )


def _told(account: Told) -> Paragraph:
    rest = "".join(f"; {note}" for note in account.notes)
    return Paragraph(
        (
            run(account.who, "strong"),
            run(f" {account.stance}, {account.date}{rest}"),
            *map(noted, account.passages),
        ),
        "cell",
    )


def place_blocks(brief: Brief) -> Iterator[Block]:
    """The names that the sides use."""
    named = [place for place in brief.places if place.sides]
    if named:
        yield Heading(1, "Names of the places, by side")
        yield worded("Names imply no position.")
        yield Table(
            "Names of the places",
            ("Place", "Names by side"),
            (0.36, 0.64),
            tuple(
                Row(
                    (
                        celled(place.name + (f", {place.kind}" if place.kind else "")),
                        tuple(worded(f"{who}: {name}", "cell") for who, name in place.sides),
                    )
                )
                for place in named
            ),
        )


def watch_blocks(brief: Brief) -> Iterator[Block]:
    """Who watched."""
    yield Heading(1, "Who watched")
    if not brief.watches:
        yield worded("The record names nobody who watched.")
        return
    yield worded("Only where somebody watched does silence say something.")
    yield Table(
        "Who watched",
        ("Who", "When", "What, and where"),
        (0.25, 0.2, 0.55),
        tuple(
            Row(
                (
                    celled(watch.who, "strong"),
                    celled(watch.when),
                    (
                        worded(
                            f"{watch.acts[:1].upper()}{watch.acts[1:]}, in {watch.places}.",
                            "cell",
                            watch.passages,
                        ),
                        *([worded(watch.notes, "small")] if watch.notes else []),
                    ),
                )
            )
            for watch in brief.watches
        ),
    )


def source_blocks(brief: Brief) -> Iterator[Block]:
    """The bibliography."""
    yield Heading(1, "Sources cited")
    yield worded("“Held”: the case holds the text.")
    if brief.marks:
        yield worded(
            f"Passages are marked: {'; '.join(brief.marks)}. The texts of passages without a mark"
            " are not held."
        )
    yield from map(_source, brief.bibliography)


def _source(source: Cited) -> Paragraph:
    authors = f"{source.authors}: " if source.authors else ""
    outlet = f". {source.outlet}" if source.outlet else ""
    held = " (held)" if source.held else ""
    pieces: Sequence[Piece] = [
        run(f"[{source.number}]\t{authors}"),
        run(source.title, "cite"),
        run(f"{outlet}, {source.date}{held}."),
    ]
    if source.address:
        pieces = [*pieces, run(" "), run(shown_address(source.address), "", source.address)]
    return Paragraph(tuple(pieces), "source")
