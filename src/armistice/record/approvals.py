"""Approvals: what a person says of words that have drifted from their source."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.record.model import Record

if TYPE_CHECKING:
    from armistice.dates import When


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval(Record):
    """A person has compared the words of a citation with those of its source, and accepts them.

    ``phrase`` is what the citation prints, ``found`` what the text has instead, each with an
    ellipsis between beginning and end of a longer passage. ``text_sha256`` is the hash of the
    canonical text that was looked at. An approval holds while all three are as they were.
    """

    source: str
    phrase: str
    found: str
    text_sha256: str
    by: str
    date: When
