"""Approvals as they are written into a case: one reviewable entry for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.case.splicing import with_records
from armistice.case.writing import Change, text_as_it_stands, write_files
from armistice.record.approvals import Approval
from armistice.record.as_yaml import lines_of

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.case.anchors import CheckedAnchor
    from armistice.case.checked import CheckedCase
    from armistice.dates import When

FILE = "approvals.yaml"
_HEAD = """\
# Words of citations that differ from those of their source, and that somebody has compared and
# accepted. An entry holds while the phrase, the words found and the text are what they were.
approvals:
"""


def approval_for(
    case: CheckedCase, anchor: CheckedAnchor, text_sha256: str, *, by: str, date: When
) -> Approval:
    """The approval of an anchor that has drifted, with an id that the case does not have.

    Args:
        case: The case.
        anchor: The anchor, located in its text.
        text_sha256: The hash of the canonical text in which it was located.
        by: Who has compared the words.
        date: The day on which they did.
    """
    from armistice.case.anchors import anchor_of

    assert anchor.located is not None, "nobody can approve what is nowhere"
    source = anchor.citation.source
    number = 1
    while case.record(f"approval-{source}-{number}") is not None:
        number += 1
    return Approval(
        id=f"approval-{source}-{number}",
        source=source,
        phrase=" ".join(anchor_of(anchor.citation).words.split()),
        found=anchor.located.found,
        text_sha256=text_sha256,
        by=by,
        date=date,
    )


def write_approval(folder: Path, approval: Approval) -> Path:
    """Append an approval to the approvals of a case; every other byte of the file stays.

    Raises:
        WritingError: The file cannot be read or written, or its approvals are no plain list.
    """
    before = text_as_it_stands(folder, FILE)
    begun = before if before.strip() else _HEAD
    after = with_records(begun, FILE, "approvals", [lines_of(approval)]).text
    write_files(folder, [Change(FILE, before.encode(), after.encode())])
    return folder / FILE
