"""The passages of a case: where each citation stands, and what stands around its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.case.anchors import checked_anchors
from armistice.case.held_texts import HeldTexts
from armistice.evidence.anchors.status import AnchorStatus

if TYPE_CHECKING:
    from armistice.case.anchors import CheckedAnchor
    from armistice.case.checked import CheckedCase
    from armistice.evidence.surroundings import Surroundings
    from armistice.record.model import Citation


@dataclass(frozen=True, slots=True)
class CitedPassage:
    """Where a citation stands, and the surroundings of its words.

    ``around`` is None where the text is not on this machine or has no one such place.
    """

    status: AnchorStatus
    around: Surroundings | None = None


class Passages:
    """Opens the passages of a case; every citation is looked up once."""

    def __init__(self, case: CheckedCase) -> None:
        """Look up every citation of the case."""
        self._texts = HeldTexts(case)
        found = checked_anchors(case, self._texts)
        self._anchors: dict[Citation, CheckedAnchor] = {each.citation: each for each in found}

    def of(self, citation: Citation) -> CitedPassage:
        """The passage of a citation; one that the case does not hold is not held either."""
        anchor = self._anchors.get(citation)
        if anchor is None:
            return CitedPassage(AnchorStatus.NOT_HELD)
        text = self._texts.of(citation.source)
        located = anchor.located
        if text is None or located is None or located.start < 0:
            return CitedPassage(anchor.status)
        from armistice.evidence.surroundings import surroundings

        return CitedPassage(anchor.status, surroundings(text.text, located.start, located.end))
