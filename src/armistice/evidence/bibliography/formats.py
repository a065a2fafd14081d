"""The formats of bibliographies: which one a file is in, and one way to read and write each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.bibtex import read_bibtex, write_bibtex
from armistice.evidence.bibliography.csl import read_csl, write_csl
from armistice.evidence.bibliography.ris import read_ris, write_ris

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from armistice.evidence.bibliography.item import Item
    from armistice.evidence.bibliography.reading import Read

READERS: dict[str, Callable[[str, str], Read]] = {
    "bibtex": read_bibtex,
    "ris": read_ris,
    "csl-json": read_csl,
}
WRITERS: dict[str, Callable[[Iterable[Item]], str]] = {
    "bibtex": write_bibtex,
    "ris": write_ris,
    "csl-json": write_csl,
}
_SUFFIXES = {
    ".bib": "bibtex",
    ".bibtex": "bibtex",
    ".ris": "ris",
    ".nbib": "ris",
    ".json": "csl-json",
}
_RIS = re.compile(r"^\ufeff?\s*[A-Z][A-Z0-9]  ?-", re.MULTILINE)


def format_of(name: str, text: str) -> str:
    """The format of a file: by what it holds, and where that says nothing by its name.

    Args:
        name: The name of the file.
        text: Its content.

    Returns:
        ``bibtex``, ``ris``, ``csl-json``, or nothing if it is none of them.

    >>> format_of("export.txt", "TY  - JOUR"), format_of("a.bib", "")
    ('ris', 'bibtex')
    """
    start = text.removeprefix("\ufeff").lstrip()[:200]
    if start.startswith(("[", "{")):
        return "csl-json"
    if _RIS.match(start):
        return "ris"
    if re.search(r"^\s*@\s*[A-Za-z]+\s*[{(]", text[:100_000], re.MULTILINE):
        return "bibtex"
    suffix = "." + name.rpartition(".")[2].lower()
    return _SUFFIXES.get(suffix, "")
