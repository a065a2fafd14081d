"""Texts: documents read into canonical text with zones, pages, paragraphs and footnote calls."""

from armistice.evidence.texts.model import Block, NoteCall, Page, Paragraph, Text, Zone

__all__ = ["Block", "NoteCall", "Page", "Paragraph", "Text", "Zone"]
