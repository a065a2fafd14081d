"""What kind a document is, told by its content; its name only where the content leaves it open."""

from __future__ import annotations

import re
from enum import StrEnum

from armistice.evidence.texts.errors import TextError


class Kind(StrEnum):
    """The kinds of documents that can be read; the value is the media type."""

    PDF = "application/pdf"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    HTML = "text/html"
    MARKDOWN = "text/markdown"
    PLAIN = "text/plain"

    @property
    def suffix(self) -> str:
        """How the name of a file of this kind ends."""
        return _SUFFIXES[self]


_SUFFIXES = {
    Kind.PDF: ".pdf",
    Kind.DOCX: ".docx",
    Kind.HTML: ".html",
    Kind.MARKDOWN: ".md",
    Kind.PLAIN: ".txt",
}
_PICTURES = (
    b"\x89PNG\r\n",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\0",
    b"MM\0*",
    b"BM",
    b"\0\0\1\0",
    b"\x97JB2",
)
_OTHERS = {
    b"{\\rtf": "an RTF document",
    b"\x1f\x8b": "a gzip archive",
    b"7z\xbc\xaf": "a 7z archive",
    b"Rar!": "a RAR archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x7fELF": "a program",
    b"MZ\x90": "a program",
    b"ID3": "a sound recording",
    b"OggS": "a recording",
    b"%!PS": "a PostScript document",
    b"AT&TFORM": "a DjVu document",
}
_PDF = re.compile(rb"^(?:\xef\xbb\xbf)?\s*%PDF-\d|[\r\n]%PDF-\d")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_LOOKED_AT = 4096
_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|table|p|h[1-6])[\s>]",
    re.IGNORECASE,
)
_AHEAD = re.compile(rb"(?:\s+|<!--.*?-->|<\?xml[^>]*>|<!doctype[^>]*>)*", re.DOTALL | re.IGNORECASE)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ADVICE = "save it as PDF, DOCX, HTML, Markdown or plain text"


def kind_of(data: bytes, *, name: str = "", media_type: str = "") -> Kind:
    """The kind of a document.

    Args:
        data: Its bytes.
        name: The name of its file or its address; tells Markdown from plain text.
        media_type: What a host declared it to be; likewise.

    Raises:
        TextError: It holds nothing (A842), is of a kind that is not read (A843), or is an office
            document under a password (A845).
    """
    if not data.strip(b"\0 \t\r\n"):
        words = "the document is empty" if not data else "the document holds nothing but blanks"
        raise TextError("A842", words, "acquire it again, and look at it before you add it")
    if _PDF.search(data[:1024]):
        return Kind.PDF
    if data.startswith(b"PK\x03\x04"):
        return _office(data)
    _refuse_others(data)
    # In UTF-16 every second byte of a tag is NUL.
    head = data[: 2 * _LOOKED_AT].replace(b"\0", b"") if _wide(data) else data[:_LOOKED_AT]
    for mark in _BYTE_ORDER_MARKS:
        head = head.removeprefix(mark)
    ahead = _AHEAD.match(head)
    if _PAGE.match(head, ahead.end() if ahead else 0) or (b"<!doctype html" in head.lower()):
        return Kind.HTML
    declared = media_type.partition(";")[0].strip().lower()
    suffix = name.partition("?")[0].rpartition(".")[2].lower()
    if (declared in {"text/html", "application/xhtml+xml"} or suffix in {"html", "htm"}) and (
        _PAGE.search(data[:65536])
    ):
        return Kind.HTML
    if declared == "text/markdown" or suffix in {"md", "markdown"}:
        return Kind.MARKDOWN
    return Kind.PLAIN


def _wide(data: bytes) -> bool:
    return data.startswith((b"\xff\xfe", b"\xfe\xff"))


def _office(data: bytes) -> Kind:
    # The names of entries stand uncompressed before each, and again at the end of the archive.
    if b"word/document" in data and b"[Content_Types].xml" in data:
        return Kind.DOCX
    for inside, words in (
        (b"xl/workbook", "a spreadsheet"),
        (b"ppt/presentation", "a presentation"),
        (b"opendocument", "an OpenDocument file"),
        (b"epub", "an EPUB book"),
    ):
        if inside in data[:200_000]:
            raise TextError("A843", f"this is {words}", _ADVICE)
    raise TextError("A843", "this is a ZIP archive and no DOCX document", "unpack it first")


def _refuse_others(data: bytes) -> None:
    picture = data.startswith(_PICTURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")
    if picture or data[4:12] in {b"ftypheic", b"ftypavif", b"ftypmif1"}:
        raise TextError("A843", "this is a picture", "run OCR on it, and add the text")
    if data.startswith(_OLE):
        if _ENCRYPTED_PACKAGE in data:
            raise TextError(
                "A845",
                "this office document is under a password",
                "open it with the password and save it without",
            )
        raise TextError("A843", "this is an office document of the old kind", "save it as DOCX")
    for start, words in _OTHERS.items():
        if data.startswith(start):
            raise TextError("A843", f"this is {words}", _ADVICE)
