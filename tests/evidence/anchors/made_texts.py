"""Small made-up texts for the tests of anchors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.evidence.anchors import FoldedText
from armistice.evidence.texts.model import Block, NoteCall, Page, Paragraph, Text, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence


def text(*parts: str | tuple[Zone, str], pages: Sequence[str] = ()) -> Text:
    """A text of parts, each of a zone, body unless said; ``|`` in them ends a page."""
    content = ""
    blocks: list[Block] = []
    for part in parts:
        zone, words = (Zone.BODY, part) if isinstance(part, str) else part
        blocks.append(Block(len(content), len(content) + len(words), zone))
        content += words
    spans, start = [], 0
    for label in pages:
        end = content.find("|", start)
        end = len(content) if end < 0 else end + 1
        spans.append(Page(start, end, label))
        start = end
    return Text(content, tuple(blocks), tuple(spans))


def with_paragraphs(content: str) -> Text:
    """A text whose lines are its paragraphs."""
    paragraphs, start = [], 0
    for number, line in enumerate(content.split("\n"), start=1):
        paragraphs.append(Paragraph(start, start + len(line), number))
        start += len(line) + 1
    return Text(content, (Block(0, len(content), Zone.BODY),), paragraphs=tuple(paragraphs))


def with_note(before: str, note: str, after: str, *, label: str = "7") -> FoldedText:
    """A sentence that a page breaks, with a call at its first half's end and the note between."""
    content = f"{before}{label}\n{note}\n{after}"
    call = len(before)
    first = call + len(label) + 1
    beyond = first + len(note) + 1
    return FoldedText(
        Text(
            content,
            (
                Block(0, first, Zone.BODY),
                Block(first, beyond, Zone.FOOTNOTE),
                Block(beyond, len(content), Zone.BODY),
            ),
            note_calls=(NoteCall(call, call + len(label), label, first, beyond),),
        )
    )
