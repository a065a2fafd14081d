"""The map of a text before it is bound to a document: zones, pages, paragraphs, note calls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.evidence.texts.model import Block, NoteCall, Page, Paragraph


@dataclass(frozen=True, slots=True)
class TextParts:
    """What zoning finds in a canonical text; each field means the same as in ``Text``."""

    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    note_calls: tuple[NoteCall, ...] = ()
    notes: tuple[str, ...] = ()
