"""The public face of the library: a case, and the questions that can be put to it.

Rooms are imported inside the methods, so that asking one question loads one room.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, overload

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from armistice.case import CheckedCase
    from armistice.case.map_layers import Layer
    from armistice.compliance.board import Board
    from armistice.compliance.calendar import Calendar
    from armistice.compliance.checker import Judgement
    from armistice.compliance.chronicle import Entry
    from armistice.compliance.panorama import Panorama
    from armistice.compliance.trace import Node
    from armistice.compliance.traced import Trace
    from armistice.compliance.verdict import Verdict
    from armistice.compliance.whatif import Difference
    from armistice.compliance.wording import Held, Point
    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement, Norm
    from armistice.record.model import (
        Actor,
        Coverage,
        Event,
        Mission,
        Place,
        Source,
        Statement,
        Tie,
    )


def load(path: str | Path) -> Case:
    """Read and check a case; whatever is wrong with it stands in its ``diagnostics``.

    Args:
        path: The folder of the case.

    Returns:
        The case, with everything that could be read. Never raises on what a user wrote.
    """
    from armistice.case import load_case

    return Case(load_case(path))


class Case:
    """A checked case and the questions that can be put to it."""

    def __init__(self, checked: CheckedCase) -> None:
        """Wrap a case that the loader has checked."""
        self.checked = checked

    def __repr__(self) -> str:
        """What the case holds, in one line."""
        return (
            f"<Case {self.id}: {len(self.agreements)} agreements, {len(self.events)} events, "
            f"{len(self.sources)} sources, {len(self.diagnostics)} diagnostics>"
        )

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.checked.id

    @property
    def title(self) -> str:
        """The title of the case."""
        return self.checked.title

    @property
    def as_of(self) -> str:
        """The date on which the case is looked at unless another is asked for."""
        return self.checked.as_of.text

    @property
    def hash(self) -> str:
        """SHA-256 over all files of the case, independent of machine and line ends."""
        return self.checked.hash

    @property
    def license(self) -> str:
        """Under which terms the data of the case may be used."""
        return self.checked.license

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong, doubtful or worth a word, by file and line."""
        return self.checked.diagnostics

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        return self.checked.actors

    @property
    def places(self) -> Mapping[str, Place]:
        """The places by id."""
        return self.checked.places

    @property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return self.checked.sources

    @property
    def events(self) -> Mapping[str, Event]:
        """The events by id."""
        return self.checked.events

    @property
    def statements(self) -> Mapping[str, Statement]:
        """The statements by id."""
        return self.checked.statements

    @property
    def ties(self) -> Mapping[str, Tie]:
        """The ties by id."""
        return self.checked.ties

    @property
    def missions(self) -> Mapping[str, Mission]:
        """The missions by id."""
        return self.checked.missions

    @property
    def coverage(self) -> Mapping[str, Coverage]:
        """The coverage records by id."""
        return self.checked.coverage

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        """The agreements by id."""
        return self.checked.agreements

    def verdicts(
        self,
        *,
        agreement: str = "",
        as_of: str = "",
        known_at: str = "",
        reading: str = "plain",
        text: str = "",
        evidence: str = "reported",
        contested: bool = True,
    ) -> Verdicts:
        """Who kept what: one verdict for each norm, bearer, reading, text and standard asked for.

        Args:
            agreement: The id of one agreement; all if empty.
            as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
            known_at: Only accounts dated wholly by this date speak; all if empty.
            reading: ``plain``, the name of a bundle, or ``all``.
            text: A text version, or ``all``; the authentic one if empty.
            evidence: ``reported``, ``undisputed``, ``corroborated``, ``independent``,
                ``by:ACTOR``, or ``all``.
            contested: Whether to compare all choices for each norm.

        Raises:
            ChoiceError: The case has no such agreement, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import board

        return Verdicts(
            board(
                self.checked,
                agreement=agreement,
                as_of=as_of,
                known_at=known_at,
                reading=reading,
                text=text,
                evidence=evidence,
                contested=contested,
            )
        )

    def why(
        self,
        norm: str,
        *,
        bearer: str = "",
        as_of: str = "",
        known_at: str = "",
        reading: str = "plain",
        text: str = "",
        evidence: str = "reported",
    ) -> tuple[Node, ...]:
        """The derivation of a norm's verdicts, one tree for each bearer, ending in passages.

        Raises:
            ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import derive

        return derive(
            self.checked,
            norm,
            bearer=bearer,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )

    def trace(
        self,
        norm: str,
        *,
        bearer: str = "",
        as_of: str = "",
        known_at: str = "",
        reading: str = "plain",
        text: str = "",
        evidence: str = "reported",
    ) -> tuple[Trace, ...]:
        """The traces of a norm's verdicts: plain values from which they can be derived again.

        Raises:
            ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import traces

        return traces(
            self.checked,
            norm,
            bearer=bearer,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )

    def check_trace(self, trace: Trace) -> Judgement:
        """What the checker, which shares nothing with the replay, says of a trace.

        Raises:
            ChoiceError: The case has no such agreement.
        """
        from armistice.compliance.checker import check
        from armistice.compliance.choices import ChoiceError

        agreement = self.agreements.get(trace.agreement)
        if agreement is None:
            raise ChoiceError(f"the case has no agreement `{trace.agreement}`")
        return check(agreement, self.checked, trace)

    def calendar(
        self,
        *,
        agreement: str = "",
        as_of: str = "",
        known_at: str = "",
        reading: str = "all",
        text: str = "all",
        evidence: str = "reported",
        until: str = "",
        past: bool = False,
    ) -> Calendar:
        """Every deadline, notice, expiry, renewal, beginning and end ahead of a day.

        Args:
            agreement: The id of one agreement; all if empty.
            as_of: The date (EDTF) from which to look ahead; the case's own if empty.
            known_at: Only accounts dated wholly by this date speak; all if empty.
            reading: ``all``, ``plain`` or the name of a bundle; entries name their readings.
            text: ``all``, or a text version; the authentic one if empty.
            evidence: The standard by which something is complete, ended or objected to.
            until: The last day to list. If empty, renewals are listed for ten years.
            past: Whether to list the days before ``as_of`` as well.

        Raises:
            ChoiceError: The case has no such agreement, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.calendar import calendar

        return calendar(
            self.checked,
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
            until=until,
            past=past,
        )

    def what_if(
        self,
        *,
        add: Iterable[str | Path] = (),
        events: Sequence[str] = (),
        leave_out: Sequence[str] = (),
        leave_out_accounts: Sequence[str] = (),
        amend: Sequence[str] = (),
        agreement: str = "",
        as_of: str = "",
        known_at: str = "",
        reading: str = "plain",
        text: str = "",
        evidence: str = "reported",
    ) -> Difference:
        """The verdicts and dates that change if something is supposed; nothing is written.

        Args:
            add: Files with records in the ordinary schema, read as if they were of the case.
            events: Events in a short form:
                ``2021-03-01 attack by azerbaijan at shusha, asserted by armenia``.
            leave_out: The ids of events to leave out.
            leave_out_accounts: ``EVENT:ACTOR``, an actor's account of an event to leave out.
            amend: ``NORM: SENTENCE``, a sentence or a limb that a norm gets.
            agreement: The id of one agreement; all if empty.
            as_of: The date (EDTF) on which both are looked at; the case's own if empty.
            known_at: Only accounts dated wholly by this date speak; all if empty.
            reading: ``plain``, the name of a bundle, or ``all``.
            text: A text version, or ``all``; the authentic one if empty.
            evidence: A standard of evidence, or ``all``.

        Raises:
            ChoiceError: The case has no such event, account, norm, actor, reading or text.
            EditError: The added records or a sentence have mistakes; it carries diagnostics.
            OSError: A file to add cannot be read.
        """
        from pathlib import Path as AnyPath

        from armistice.compliance.whatif import Suppositions, what_if

        return what_if(
            self.checked,
            Suppositions(
                add={AnyPath(p).as_posix(): AnyPath(p).read_text(encoding="utf-8") for p in add},
                events=events,
                leave_out=leave_out,
                leave_out_accounts=leave_out_accounts,
                amend=amend,
            ),
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )

    # --- views of the whole --------------------------------------------------------------------

    def panorama(self, *, agreement: str = "", as_of: str = "", known_at: str = "") -> Panorama:
        """One agreement under every reading and standard, on the dates that matter.

        Args:
            agreement: The id of the agreement; the one with most norms if empty.
            as_of: The last date (EDTF); the case's own if empty.
            known_at: Only accounts dated wholly by this date speak; all if empty.

        Raises:
            ChoiceError: The case has no such agreement, or a date is none.
        """
        from armistice.compliance.panorama import panorama

        return panorama(self.checked, agreement=agreement, as_of=as_of, known_at=known_at)

    def chronicle(self, view: Panorama) -> tuple[Entry, ...]:
        """Every event that a verdict of a panorama uses or sets aside, oldest first."""
        from armistice.compliance.chronicle import chronicle

        return chronicle(view, self.checked)

    def contested_points(self, view: Panorama) -> tuple[Point, ...]:
        """What is contested on a panorama's last date, in sentences, with who holds what."""
        from armistice.compliance.wording import contested_points

        return contested_points(view, self.checked)

    def flip_sentences(self, verdict: Verdict) -> tuple[str, ...]:
        """The single choices that turn a verdict from kept to broken, one sentence an axis."""
        from armistice.compliance.wording import flip_sentences

        found = verdict.contested
        return flip_sentences(found, verdict.text, self.checked) if found is not None else ()

    def result_lines(self, verdict: Verdict) -> tuple[str, ...]:
        """What a verdict rests on besides events, in lines: dates, progress, steps, episodes."""
        from armistice.compliance.wording import result_lines

        return result_lines(verdict.result)

    def held_readings(self, agreement: Agreement, norm: Norm) -> tuple[Held, ...]:
        """The readings that bear on a norm, in words, and who holds them."""
        from armistice.compliance.wording import held_readings

        return held_readings(agreement, norm)

    def evidence_words(self, standard: str) -> str:
        """A standard of evidence in words: ``any report``, ``the voices of Armenia alone``."""
        from armistice.compliance.wording import evidence_words

        return evidence_words(standard, self.checked)

    def map_layers(self) -> tuple[Layer, ...]:
        """The outlines that the case brings for its map; none without a folder ``geometry``."""
        from armistice.case.map_layers import map_layers

        return map_layers(self.checked.folder)


class Verdicts:
    """The verdicts of a board: a sequence that shows itself as a table."""

    def __init__(self, board: Board) -> None:
        """Wrap a board."""
        self.board = board

    def __len__(self) -> int:
        """How many verdicts there are."""
        return len(self.board.verdicts)

    def __iter__(self) -> Iterator[Verdict]:
        """The verdicts in the order of the text."""
        return iter(self.board.verdicts)

    @overload
    def __getitem__(self, index: int) -> Verdict: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Verdict]: ...

    def __getitem__(self, index: int | slice) -> Verdict | Sequence[Verdict]:
        """One verdict, or several."""
        return self.board.verdicts[index]

    def __repr__(self) -> str:
        """A plain table."""
        rows = [(v.norm, v.bearer, v.reading, v.evidence, str(v.verdict)) for v in self]
        widths = [max((len(row[i]) for row in rows), default=0) for i in range(5)]
        lines = [
            "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
            for row in rows
        ]
        return "\n".join([f"<{len(self)} verdicts as of {self.board.as_of}>", *lines])

    def _repr_html_(self) -> str:
        """A table for notebooks."""
        heads = ("norm", "bearer", "reading", "evidence", "verdict", "since", "until")
        head = "".join(f"<th>{name}</th>" for name in heads)
        body = "".join(
            "<tr>"
            + "".join(
                f"<td>{escape(cell)}</td>"
                for cell in (
                    v.norm,
                    v.bearer,
                    v.reading,
                    v.evidence,
                    str(v.verdict),
                    v.result.since,
                    v.result.until,
                )
            )
            + "</tr>"
            for v in self
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"

    def to_dicts(self) -> list[dict[str, Any]]:
        """The verdicts as plain values, as the JSON has them."""
        return [verdict.to_dict() for verdict in self]

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as the JSON has it: case, dates, verdicts."""
        return {
            "case": self.board.case,
            "as_of": self.board.as_of,
            "known_at": self.board.known_at or None,
            "verdicts": self.to_dicts(),
        }
