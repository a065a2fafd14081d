"""Reading a document of whatever kind into canonical text with its map."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.files import MOST_BYTES, too_large
from armistice.evidence.texts.kinds import Kind, kind_of

if TYPE_CHECKING:
    from armistice.evidence.texts.model import Text


def read_document(data: bytes, *, name: str = "", media_type: str = "") -> Text:
    """Read a document: canonical text, zones, pages, paragraphs, note calls, hash, extractor.

    Nothing that a document holds is executed, and nothing that it points to is fetched.

    Args:
        data: The bytes of the document.
        name: The name of its file, or its address.
        media_type: What it was declared to be, with a charset where that is known.

    Raises:
        TextError: It cannot be read; code, message and help say why and what to do.
    """
    if len(data) > MOST_BYTES:
        raise too_large(len(data), MOST_BYTES)
    match kind_of(data, name=name, media_type=media_type):
        case Kind.PDF:
            from armistice.evidence.texts.pdf import read_pdf

            text = read_pdf(data)
        case Kind.DOCX:
            from armistice.evidence.texts.docx import read_docx

            text = read_docx(data)
        case Kind.HTML:
            from armistice.evidence.texts.html import read_html

            text = read_html(data, media_type=media_type)
        case Kind.MARKDOWN:
            from armistice.evidence.texts.markdown import read_markdown

            text = read_markdown(data, media_type=media_type)
        case Kind.PLAIN:
            text = _plain(data, media_type)
    if not text.content.strip():
        raise TextError(
            "A842",
            "the document holds no word",
            "if it shows pictures of pages, run OCR on it first",
        )
    return text


def _plain(data: bytes, media_type: str) -> Text:
    from armistice.evidence.texts.encoding import charset_of, words_of
    from armistice.evidence.texts.plain import read_plain

    charset = charset_of(media_type)
    words, _ = words_of(data, media_type)
    text = read_plain(words.encode() if charset else data)
    # The hash is that of the bytes acquired, whatever their encoding.
    return replace(
        text,
        bytes_hash=hashlib.sha256(data).hexdigest(),
        media_type=f"{Kind.PLAIN}; charset={charset}" if charset else str(Kind.PLAIN),
    )
