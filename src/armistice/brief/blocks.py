"""The parts that a document on paper is made of: headings, paragraphs, tables, footnotes."""

from __future__ import annotations

import re
from dataclasses import dataclass

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# They turn the direction of what follows, and could make an address read as another one.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words in one manner.

    ``kind`` is empty, ``strong``, ``quiet``, ``cite``, ``code``, or the name of an outcome. With an
    ``address`` the words lead to a page of the web.
    """

    text: str
    kind: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, called where it stands."""

    runs: tuple[Run, ...]


Piece = Run | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs and footnotes.

    ``style`` is ``body``, ``kicker``, ``title``, ``lead``, ``small``, ``cell``, ``code``,
    ``item`` or ``source``.
    """

    pieces: tuple[Piece, ...]
    style: str = "body"


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first, second or third level."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Row:
    """Cells of paragraphs."""

    cells: tuple[tuple[Paragraph, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under heads that stand again on each page.

    ``widths`` are shares of the line. Without ``heads`` it is a list of facts without rules.
    """

    name: str
    heads: tuple[str, ...]
    widths: tuple[float, ...]
    rows: tuple[Row, ...]


Block = Heading | Paragraph | Table


def printable(text: str) -> str:
    """The text without signs that no page can show or that turn its direction."""
    return _TURNING.sub("", _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text))


def run(text: str, kind: str = "", address: str = "") -> Run:
    """Words that a page can show."""
    return Run(printable(text), kind, address)
