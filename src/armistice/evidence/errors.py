"""Mistakes that sources make, as the record knows them, so that nobody repeats them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.record.model import Citation, Event, Source


@dataclass(frozen=True, slots=True)
class SourceError:
    """A mistake of a source: what it says, what is so, and the passages that show it."""

    source: str
    words: str
    citations: tuple[Citation, ...]

    def to_dict(self) -> dict[str, Any]:
        """The mistake as plain values."""
        return {
            "source": self.source,
            "mistake": self.words,
            "citations": [
                {
                    key: value
                    for key in ("source", "locator", "start", "end")
                    if (value := getattr(citation, key))
                }
                for citation in self.citations
            ],
        }


def source_errors(
    sources: Mapping[str, Source], events: Iterable[Event] | None = None
) -> tuple[SourceError, ...]:
    """The known mistakes of sources, in the order of the sources.

    Args:
        sources: The sources by id.
        events: Only sources that these events or their accounts cite; all if left out.
    """
    cited = None
    if events is not None:
        cited = {
            citation.source
            for event in events
            for citation in (*event.citations, *(c for a in event.accounts for c in a.citations))
        }
    return tuple(
        SourceError(source.id, error.notes, error.citations)
        for source in sources.values()
        if cited is None or source.id in cited
        for error in source.known_errors
    )
