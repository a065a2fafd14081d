"""What a case holds: its records, its diagnostics, its map."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.case import CheckedCase
    from armistice.case.map_layers import Layer
    from armistice.case.passages import Passages
    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement
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
    from armistice.record.seals import Seal


class Records:
    """A checked case, and everything that stands in it."""

    def __init__(self, checked: CheckedCase) -> None:
        """Wrap a case that the loader has checked."""
        self.checked = checked
        self._passages: Passages | None = None

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
    def seals(self) -> Mapping[str, Seal]:
        """The seals by id: what their writers found in texts that are not passed on."""
        return self.checked.seals

    @property
    def agreements(self) -> Mapping[str, Agreement]:
        """The agreements by id."""
        return self.checked.agreements

    def event_words(self, event: Event) -> str:
        """An event in one neutral line, with the names that the case gives to its ids."""
        from armistice.compliance.telling import in_a_line

        return in_a_line(self.checked, event)

    def name(self, identifier: str) -> str:
        """The name of an actor, place or thing; the id where there is none."""
        from armistice.compliance.telling import name_in

        return name_in(self.checked, identifier)

    def map_layers(self) -> tuple[Layer, ...]:
        """The outlines that the case brings for its map; none without a folder ``geometry``."""
        from armistice.case.map_layers import map_layers

        return map_layers(self.checked.folder)
