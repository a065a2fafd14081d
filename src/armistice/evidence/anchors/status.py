"""Where every anchor of a case stands, whether its text is at hand or not."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.evidence.anchors.folding import fold
from armistice.evidence.anchors.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.evidence.anchors.model import Anchor, Located
    from armistice.record.approvals import Approval


class AnchorStatus(StrEnum):
    """Where an anchor stands, in the word that screens and pages show.

    ``verified`` are words that the text has, and words that a person has approved. ``sealed`` are
    words that a sealer found in a text that is not here, ``not sealed`` those of which the seal of
    such a text says nothing.
    """

    VERIFIED = "verified"
    LOCATED = "located, differs"
    DRIFTED = "drifted"
    AMBIGUOUS = "ambiguous"
    ORPHAN = "orphan"
    NO_WORDS = "no words"
    SEALED = "sealed"
    NOT_SEALED = "not sealed"
    NOT_HELD = "not held"

    @property
    def fails(self) -> bool:
        """Whether a case is unsound until somebody mends or approves the anchor."""
        return self in {AnchorStatus.DRIFTED, AnchorStatus.AMBIGUOUS, AnchorStatus.ORPHAN}


_STATUSES = {
    Outcome.OK: AnchorStatus.VERIFIED,
    Outcome.REFLOWED: AnchorStatus.VERIFIED,
    Outcome.DIFFERS: AnchorStatus.LOCATED,
    Outcome.DRIFTED: AnchorStatus.DRIFTED,
    Outcome.AMBIGUOUS: AnchorStatus.AMBIGUOUS,
    Outcome.ORPHAN: AnchorStatus.ORPHAN,
}
APPROVABLE = frozenset({Outcome.DIFFERS, Outcome.DRIFTED})
"""What a person can approve: one place, with other words."""


def status_of(located: Located, *, approved: bool = False) -> AnchorStatus:
    """The status of an anchor whose text is at hand."""
    if approved and located.outcome in APPROVABLE:
        return AnchorStatus.VERIFIED
    return _STATUSES[located.outcome]


def approval_of(
    anchor: Anchor, located: Located, text_sha256: str, approvals: Iterable[Approval]
) -> Approval | None:
    """The approval that holds for an anchor: same phrase, same words found, same text.

    Args:
        anchor: The anchor.
        located: What became of it.
        text_sha256: The hash of the canonical text in which it was looked for.
        approvals: The approvals of its source.
    """
    if located.outcome not in APPROVABLE:
        return None
    phrase, found = fold(anchor.words), fold(located.found)
    return next(
        (
            each
            for each in approvals
            if each.text_sha256 == text_sha256
            and fold(each.phrase) == phrase
            and fold(each.found) == found
        ),
        None,
    )
