"""A document as it is acquired: from a file or from an address, with where it came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.texts.encoding import python_name
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.files import read_bytes
from armistice.evidence.texts.maps import Origin
from armistice.evidence.texts.read import read_document

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.evidence.texts.hosts import HostGuard
    from armistice.evidence.texts.model import Text


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its bytes, what was read of it, where it came from."""

    data: bytes
    text: Text
    origin: Origin


def document_of_file(path: Path, *, encoding: str = "") -> Document:
    """Read a document from a file.

    Args:
        path: The file.
        encoding: Its encoding, where it names none itself and UTF-8 is not meant.

    Raises:
        TextError: It cannot be read.
    """
    data = read_bytes(path)
    text = read_document(data, name=path.name, media_type=_declared("", encoding))
    return Document(data, text, Origin(name=path.name))


def document_of_address(
    address: str, *, retrieved: str, encoding: str = "", guard: HostGuard | None = None
) -> Document:
    """Fetch a document and read it.

    Args:
        address: Where it stands, with http or https.
        retrieved: Today's date (EDTF).
        encoding: Its encoding, where its host names a wrong one.
        guard: Which hosts are refused; all that are not public, by default.

    Raises:
        TextError: It cannot be fetched or read.
    """
    from armistice.evidence.texts.fetch import fetch

    found = fetch(address, retrieved=retrieved, guard=guard)
    name = found.final_address.partition("?")[0].partition("#")[0].rpartition("/")[2]
    media_type = _declared(found.media_type, encoding)
    text = read_document(found.data, name=name, media_type=media_type)
    final = found.final_address if found.final_address != address else ""
    return Document(found.data, text, Origin(address, final, retrieved, name))


def _declared(media_type: str, encoding: str) -> str:
    if not encoding:
        return media_type
    if not python_name(encoding):
        raise TextError(
            "A848", f"there is no encoding `{encoding}`", "examples: windows-1251, koi8-r, utf-8"
        )
    return f"{media_type.partition(';')[0].strip()}; charset={encoding}"
