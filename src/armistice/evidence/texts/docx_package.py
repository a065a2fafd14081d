"""The package of a DOCX document: a ZIP archive of XML parts, opened within bounds.

What an archive says of its sizes is not believed: parts are unpacked up to a limit and no further.
XML that declares entities is refused before it is parsed.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.errors import TextError, missing_library

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_ENTRIES = 10_000
MOST_UNPACKED = 100 * 1024 * 1024
"""All parts that are read, together."""
MOST_RATIO = 200
"""A part of text shrinks to a tenth or a thirtieth; one that shrinks to less hides something."""
_SMALL = 1024 * 1024
_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"


class Package:
    """The parts of a document by name, parsed when they are asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the archive.

        Raises:
            TextError: It is damaged (A844), under a password (A845), or has too many entries
                (A846).
        """
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
            self._entries = {one.filename.lstrip("/"): one for one in self._archive.infolist()}
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise _damaged("the archive breaks off or is damaged") from error
        if len(self._archive.infolist()) > MOST_ENTRIES:
            raise TextError("A846", f"the document has more than {MOST_ENTRIES:,} parts")
        self._unpacked = 0

    def part(self, name: str) -> Any | None:
        """The root element of a part, or None if there is no such part.

        Raises:
            TextError: The part is damaged, unfolds without bound or declares entities.
        """
        entry = self._entries.get(name)
        if entry is None:
            return None
        content = self._content(entry)
        # Only UTF-8 and its kin are looked at as bytes; others are refused rather than trusted.
        if content.startswith((b"\xff\xfe", b"\xfe\xff")) or _DECLARES.search(content):
            raise TextError(
                "A847",
                f"`{name}` within the document declares a document type or entities",
                "save the document again from a word processor",
            )
        try:
            from lxml import etree
        except ImportError as error:
            raise missing_library("lxml", "DOCX") from error
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False,
            huge_tree=False, remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            return etree.fromstring(content.replace(_STRICT, WORD[1:-1].encode()), parser)
        except etree.XMLSyntaxError as error:
            raise _damaged(f"`{name}` within it is no sound XML") from error

    def names(self, prefix: str) -> list[str]:
        """The names of parts that begin so, in order."""
        return sorted(name for name in self._entries if name.startswith(prefix))

    def main_part(self) -> str:
        """The name of the part that holds the document."""
        relations = self.part("_rels/.rels")
        for one in relations.iter(f"{_RELATIONS}Relationship") if relations is not None else ():
            if (one.get("Type") or "").endswith("/officeDocument"):
                return (one.get("Target") or "").lstrip("/")
        return "word/document.xml"

    def relations(self, part: str) -> Mapping[str, str]:
        """The kinds of the parts that a part refers to, by their names."""
        folder, _, name = part.rpartition("/")
        root = self.part(f"{folder}/_rels/{name}.rels")
        found: dict[str, str] = {}
        for one in root.iter(f"{_RELATIONS}Relationship") if root is not None else ():
            if one.get("TargetMode") != "External":
                target = one.get("Target") or ""
                whole = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
                found[whole] = (one.get("Type") or "").rpartition("/")[2]
        return found

    def _content(self, entry: zipfile.ZipInfo) -> bytes:
        if entry.flag_bits & 1:
            raise TextError(
                "A845",
                "the document is under a password",
                "open it with the password and save it without",
            )
        most = MOST_UNPACKED - self._unpacked
        if entry.file_size > _SMALL:
            most = min(most, max(_SMALL, entry.compress_size * MOST_RATIO))
        try:
            with self._archive.open(entry) as file:
                content = file.read(most + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
            raise _damaged(f"`{entry.filename}` within it is damaged") from error
        if len(content) > most:
            raise TextError(
                "A846",
                f"`{entry.filename}` within the document unfolds from "
                f"{entry.compress_size:,} bytes to more than {most >> 20} MB",
                "a word processor writes no such file: ask whoever gave it to you",
            )
        self._unpacked += len(content)
        return content


def _damaged(words: str) -> TextError:
    return TextError("A844", f"the DOCX document is damaged: {words}", "acquire it again")
