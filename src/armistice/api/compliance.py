"""What was agreed, and who kept it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.api.records import Records
from armistice.api.verdicts import Verdicts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path
    from typing import Unpack

    from armistice.api.asked import Asked, AskedOfNorm
    from armistice.compliance.calendar import Calendar
    from armistice.compliance.checker import Judgement
    from armistice.compliance.chronicle import Entry
    from armistice.compliance.discrepancies import Discrepancy
    from armistice.compliance.later import Later
    from armistice.compliance.lives import Life
    from armistice.compliance.panorama import Panorama
    from armistice.compliance.trace import Node
    from armistice.compliance.traced import Trace
    from armistice.compliance.verdict import Verdict
    from armistice.compliance.whatif import Difference
    from armistice.compliance.wording import Held, Point
    from armistice.norms.model import Agreement, Norm


class ComplianceQuestions(Records):
    """Questions to the room of compliance."""

    def verdicts(self, *, contested: bool = True, **asked: Unpack[Asked]) -> Verdicts:
        """Who kept what: one verdict for each norm, bearer, reading, text and standard asked for.

        Args:
            asked: Agreement, dates, reading, text and evidence; see ``Asked``.
            contested: Whether to compare all choices for each norm.

        Raises:
            ChoiceError: The case has no such agreement, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import board

        return Verdicts(
            board(
                self.checked,
                **asked,
                contested=contested,
            )
        )

    def why(self, norm: str, **asked: Unpack[AskedOfNorm]) -> tuple[Node, ...]:
        """The derivation of a norm's verdicts, one tree for each bearer, ending in passages.

        Raises:
            ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import derive

        return derive(self.checked, norm, **asked)

    def trace(self, norm: str, **asked: Unpack[AskedOfNorm]) -> tuple[Trace, ...]:
        """The traces of a norm's verdicts: plain values from which they can be derived again.

        Raises:
            ChoiceError: There is no such norm, bearer, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.board import traces

        return traces(self.checked, norm, **asked)

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

    def calendar(self, *, until: str = "", past: bool = False, **asked: Unpack[Asked]) -> Calendar:
        """Every deadline, notice, expiry, renewal, beginning and end ahead of a day.

        Args:
            asked: Agreement, dates, reading, text and evidence; see ``Asked``.
            until: The last day to list. If empty, renewals are listed for ten years.
            past: Whether to list the days before ``as_of`` as well.

        Raises:
            ChoiceError: The case has no such agreement, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.calendar import calendar

        return calendar(
            self.checked,
            **asked,
            until=until,
            past=past,
        )

    def lives(self, **asked: Unpack[Asked]) -> tuple[Life, ...]:
        """How many hours each prohibition and duty to keep held before its first breach.

        Args:
            asked: Agreement, dates, reading, text and evidence; see ``Asked``.

        Raises:
            ChoiceError: The case has no such agreement, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.lives import lives

        return lives(self.checked, **asked)

    def what_if(
        self,
        *,
        add: Iterable[str | Path] = (),
        events: Sequence[str] = (),
        leave_out: Sequence[str] = (),
        leave_out_accounts: Sequence[str] = (),
        amend: Sequence[str] = (),
        **asked: Unpack[Asked],
    ) -> Difference:
        """The verdicts and dates that change if something is supposed; nothing is written.

        Args:
            add: Files with records in the ordinary schema, read as if they were of the case.
            events: Events in a short form:
                ``2021-03-01 attack by azerbaijan at shusha, asserted by armenia``.
            leave_out: The ids of events to leave out.
            leave_out_accounts: ``EVENT:ACTOR``, an actor's account of an event to leave out.
            amend: ``NORM: SENTENCE``, a sentence or a limb that a norm gets.
            asked: Agreement, dates, reading, text and evidence; see ``Asked``.

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
            **asked,
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

    def known_only_later(
        self,
        norm: str,
        *,
        known_at: str,
        bearer: str = "",
        as_of: str = "",
        reading: str = "plain",
        text: str = "",
        evidence: str = "reported",
    ) -> tuple[Later, ...]:
        """The events that would bear on a norm, and of which every account was given later.

        Raises:
            ChoiceError: There is no such norm, reading or text, or a date is none.
            StandardError: ``evidence`` names no standard.
        """
        from armistice.compliance.later import known_only_later

        return known_only_later(
            self.checked,
            norm,
            known_at=known_at,
            bearer=bearer,
            as_of=as_of,
            reading=reading,
            text=text,
            evidence=evidence,
        )

    def discrepancies(
        self,
        *,
        event: str = "",
        aspect: str = "",
        agreement: str = "",
        since: str = "",
        until: str = "",
        as_of: str = "",
        known_at: str = "",
        verdicts: bool = True,
    ) -> tuple[Discrepancy, ...]:
        """Where the accounts of one fact differ, with the verdicts that turn on it.

        Args:
            event: The id of one event; all if empty.
            aspect: In what they must differ: ``occurrence``, ``quantity``, ``by``, ``to``,
                ``object``, ``date``, ``place``, ``act``, ``holds``, ``justification``.
            agreement: Only events at which a verdict of this agreement looks; all if empty.
            since: Only events that may have ended on this date (EDTF) or later.
            until: Only events that may have begun by this date.
            as_of: The date on which verdicts are given; the case's own if empty.
            known_at: Only accounts dated wholly by this date speak in verdicts; all if empty.
            verdicts: Whether to give the verdicts that turn on each difference (the slow part).

        Raises:
            ChoiceError: The case has no such event or agreement, or a date or aspect is none.
        """
        from armistice.compliance.discrepancies import discrepancies

        return discrepancies(
            self.checked,
            event=event,
            aspect=aspect,
            agreement=agreement,
            since=since,
            until=until,
            as_of=as_of,
            known_at=known_at,
            verdicts=verdicts,
        )
