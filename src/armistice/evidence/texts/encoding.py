"""What a document says of its encoding counts; where it says nothing, ``decoding`` judges."""

from __future__ import annotations

import codecs
import re

from armistice.evidence.texts.decoding import decoded
from armistice.evidence.texts.errors import TextError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta\b[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_META_WITHIN = 4096
"""Browsers look for a page's encoding in its first kilobyte; some pages name it a little later."""
_AS_BROWSERS = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Pages that name these mean those, by the Encoding Standard."""


def charset_of(media_type: str) -> str:
    """The encoding that a media type names, as in ``text/plain; charset=windows-1251``."""
    found = _CHARSET.search(media_type)
    return found[1] if found else ""


def words_of(data: bytes, media_type: str = "") -> tuple[str, tuple[str, ...]]:
    """The characters of plain text or Markdown, and remarks on how they were read.

    Args:
        data: The bytes; a byte order mark counts before everything else.
        media_type: What the document was declared to be. A charset that it names is believed.

    Raises:
        TextError: The bytes are no text, or not in the encoding that is named (A848).
    """
    mark = _marked(data)
    named = mark or python_name(charset_of(media_type))
    if not mark.startswith(("utf-16", "utf-32")) and (at := data.find(0)) >= 0:
        raise TextError(
            "A848",
            "the document holds a NUL byte, and is no text or UTF-16 without its mark",
            "save the document again as UTF-8",
            line=data.count(b"\n", 0, at) + 1,
        )
    if not named or named == "utf-8-sig":
        return decoded(data)
    try:
        return data.decode(named), ()
    except UnicodeDecodeError as error:
        raise TextError(
            "A848",
            f"the byte 0x{data[error.start]:02X} is not {named}",
            "name another encoding, or save the document again as UTF-8",
            line=data.count(b"\n", 0, error.start) + 1,
        ) from error


def page_of(data: bytes, media_type: str = "") -> tuple[str, tuple[str, ...]]:
    """The characters of a web page, decoded as a browser does, and remarks on how they were read.

    A page that many people read may hold a few bytes that are none of its encoding; each becomes
    U+FFFD, as on the screen. The bytes acquired are kept, so nothing is lost.
    """
    meta = _META.search(data, 0, _META_WITHIN)
    named = (
        _marked(data)
        or python_name(charset_of(media_type))
        or (python_name(meta[1].decode("ascii", "replace")) if meta else "")
    )
    named = _AS_BROWSERS.get(named, named)
    if not named:
        return decoded(data)
    try:
        return data.decode(named), ()
    except UnicodeDecodeError:
        text = data.decode(named, "replace")
        lost = text.count("\ufffd")
        return text, (f"{lost:,} signs are no {named} and stand as U+FFFD",)


def python_name(name: str) -> str:
    """The name under which Python knows a text encoding; empty if it knows none."""
    try:
        found = codecs.lookup(name)
        b"".decode(found.name)  # refuses codecs between bytes, which are no encodings
    except (LookupError, ValueError):
        return ""
    return found.name


def _marked(data: bytes) -> str:
    return next((name for mark, name in _MARKS if data.startswith(mark)), "")
