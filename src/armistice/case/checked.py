"""A case that has been read and checked: what every room takes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.diagnostics import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from armistice.dates import When
    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement
    from armistice.record.approvals import Approval
    from armistice.record.model import (
        Actor,
        Coverage,
        Event,
        Mission,
        Place,
        Record,
        Source,
        Statement,
        Tie,
        Unread,
    )
    from armistice.record.seals import Seal
    from armistice.record.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedCase:
    """A case: its records by id in the order of the files, and all that is to be said about them.

    Every account has its ``origin`` and, wherever its source has one, its ``date``. Records that
    could not be read are left out, and a diagnostic says why.

    Attributes:
        folder: Where the case stands.
        id: The id that the case file gives, else the name of the folder.
        title: The title of the case.
        as_of: The day for which verdicts are given; never today.
        zone: The zone on whose clock dates are compared.
        license: Under which terms the data may be used.
        texts: Folders with texts that are held, relative to the case folder; may be missing.
        agreement_texts: Path and text of every agreement file, by path.
        agreements: The agreements as norms, by id, in the order of the files.
        vocabulary: The words of the program and of the case.
        diagnostics: What is wrong, doubtful or worth a word, by file and line.
        suppressed: What comments in the files allow, and nobody needs to be told again.
        hash: SHA-256 over paths and texts of all files, independent of encoding marks and line
            ends.
    """

    folder: Path
    id: str
    title: str
    as_of: When
    zone: ZoneInfo
    license: str
    texts: tuple[str, ...]
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    statements: Mapping[str, Statement]
    ties: Mapping[str, Tie]
    missions: Mapping[str, Mission]
    coverage: Mapping[str, Coverage]
    seals: Mapping[str, Seal]
    approvals: Mapping[str, Approval]
    others: Mapping[str, Unread]
    agreement_texts: tuple[tuple[str, str], ...]
    vocabulary: Vocabulary
    diagnostics: tuple[Diagnostic, ...]
    hash: str
    file_texts: Mapping[str, str] = field(repr=False)
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    suppressed: tuple[Diagnostic, ...] = ()

    def source_text(self, file: str) -> str | None:
        """The text of a file of the case, for excerpts; None if there is no such file."""
        return self.file_texts.get(file)

    @property
    def sound(self) -> bool:
        """Whether no diagnostic is an error."""
        return all(each.severity is not Severity.ERROR for each in self.diagnostics)

    def record(self, identifier: str) -> Record | None:
        """The record of whatever type that has an id."""
        return next(
            (
                records[identifier]
                for records in (
                    self.events,
                    self.statements,
                    self.sources,
                    self.actors,
                    self.places,
                    self.ties,
                    self.missions,
                    self.coverage,
                    self.seals,
                    self.approvals,
                    self.others,
                )
                if identifier in records
            ),
            None,
        )
