"""Seals: what somebody found in a text that may not be passed on."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.record.model import NOWHERE, Record

if TYPE_CHECKING:
    from armistice.diagnostics import Location


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPhrase:
    """A phrase that the case prints, as the sealer found it in the text.

    ``sha256`` is the hash of the phrase in UTF-8, NFC, with single blanks between its words;
    ``at`` is its first place in code points from the start of the canonical text; ``count`` is
    how often the text has it.
    """

    sha256: str
    at: int
    count: int
    location: Location = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal(Record):
    """What the sealer of a source found: hashes of the whole, and of phrases that the case prints.

    It names no word of the text and holds no hash of anything that the case does not print, but
    for the text as a whole. ``length`` counts code points and ``lines`` lines of the canonical
    text, whose SHA-256 is ``text_sha256``; ``bytes_sha256`` is that of the file as acquired.
    """

    source: str
    bytes_sha256: str
    text_sha256: str
    extractor: str
    extractor_version: str
    length: int
    lines: int
    phrases: tuple[SealedPhrase, ...] = ()
