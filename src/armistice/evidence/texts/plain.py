"""Plain text: bytes in any usual encoding to canonical text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from importlib.metadata import version

from armistice.evidence.texts.decoding import decoded
from armistice.evidence.texts.model import Page, Text
from armistice.evidence.texts.zoning import zoned

_PAGE_BREAK = "\f"
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]")
_LINE_END = re.compile("\r\n|[\r\v\x1c-\x1e\x85\u2028\u2029]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def canonical(content: str) -> str:
    r"""The canonical form of a text, on which offsets, hashes and anchors stand.

    NFC; lines ended by ``\n``; a form feed ends a line; a byte order mark at the start and all
    control characters but tab and line end left out; half a surrogate pair becomes U+FFFD.
    Marks of direction, joiners and soft hyphens stay. Applying it twice changes nothing.
    """
    return _cleaned(content).replace(_PAGE_BREAK, "\n")


def read_plain(data: bytes, *, media_type: str = "text/plain") -> Text:
    """Read plain text: its characters, its zones, its pages where form feeds part them.

    Args:
        data: The bytes acquired.
        media_type: The kind of text; lines of ``text/markdown`` are joined to paragraphs.

    Returns:
        The text. Never raises on what the bytes are; the notes say where they were doubtful.
    """
    content, notes = decoded(data)
    controls = sum(1 for _ in _CONTROLS.finditer(content))
    if controls:
        were = (
            "1 control character was" if controls == 1 else f"{controls:,} control characters were"
        )
        notes = (*notes, f"{were} left out")
    content = _cleaned(content)
    pages = _pages(content)
    content = content.replace(_PAGE_BREAK, "\n")
    parts = zoned(content, pages=pages, media_type=media_type)
    return Text(
        content,
        blocks=parts.blocks,
        pages=parts.pages,
        paragraphs=parts.paragraphs,
        note_calls=parts.note_calls,
        media_type=media_type,
        bytes_hash=hashlib.sha256(data).hexdigest(),
        extractor="armistice",
        extractor_version=version("armistice"),
        notes=(*notes, *parts.notes),
    )


def _cleaned(content: str) -> str:
    """The canonical form with its page breaks still in it."""
    content = _CONTROLS.sub("", content).lstrip("\ufeff")
    content = _SURROGATE.sub("\ufffd", _LINE_END.sub("\n", content))
    return unicodedata.normalize("NFC", content)


def _pages(content: str) -> tuple[Page, ...]:
    """The pages that form feeds part; a last break without text after it begins none."""
    ends = [found.start() + 1 for found in re.finditer(_PAGE_BREAK, content)]
    if not ends:
        return ()
    if content[ends[-1] :].strip():
        ends.append(len(content))
    else:
        ends[-1] = len(content)
    starts = [0, *ends]
    return tuple(
        Page(start, end, str(number))
        for number, (start, end) in enumerate(zip(starts, ends, strict=False), start=1)
    )
