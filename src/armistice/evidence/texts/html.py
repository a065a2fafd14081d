"""HTML: the text of a page with its main content told from what surrounds it.

Scripts are neither run nor read, styles are not applied, and nothing that the page names is
fetched.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.encoding import charset_of, page_of
from armistice.evidence.texts.errors import missing_library
from armistice.evidence.texts.html_parts import (
    DROPPED,
    footnotes,
    is_around,
    main_content,
    refuse_endless,
)
from armistice.evidence.texts.kinds import Kind
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.writer import TextWriter

if TYPE_CHECKING:
    from armistice.evidence.texts.model import Text

_APART = frozenset({
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "table", "pre",
    "figure", "section", "article", "header", "main", "aside", "nav", "footer", "form",
    "address", "details", "fieldset", "hr",
})  # fmt: skip
_OWN_LINE = frozenset({
    "div", "li", "tr", "dt", "dd", "figcaption", "caption", "summary", "legend", "option",
    "body", "center", "title", "thead", "tbody",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_BLANKS = re.compile("[ \t\n\r\f]+")
_WHOLE = re.compile(r"-?\d{1,6}", re.ASCII)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def read_html(data: bytes, *, media_type: str = "") -> Text:
    """Read a web page.

    Args:
        data: The bytes of the page.
        media_type: What the host declared it to be, with its charset.

    Raises:
        TextError: Its encoding is not known (A848), it is made to nest or grow without end (A846),
            or selectolax is missing (A856).
    """
    try:
        from selectolax.lexbor import LexborHTMLParser
    except ImportError as error:
        raise missing_library("selectolax", "HTML") from error
    page, remarks = page_of(data, media_type)
    refuse_endless(page)
    tree = LexborHTMLParser(page)
    tree.strip_tags(sorted(DROPPED))
    writer = TextWriter()
    writer.remarks += remarks
    _PageReader(tree, writer).read()
    charset = charset_of(media_type)
    told = f"{Kind.HTML}; charset={charset}" if charset else str(Kind.HTML)
    return writer.finished(data, media_type=told, extractor="selectolax")


@dataclass(frozen=True, slots=True)
class _Place:
    """What holds for everything within an element."""

    zone: Zone | None
    language: str = ""
    preserved: bool = False


class _PageReader:
    """Goes through a page from its first element to its last, however deep they nest."""

    def __init__(self, tree: Any, writer: TextWriter) -> None:
        self._tree = tree
        self._writer = writer
        self._main = main_content(tree)
        self._main_length = len(self._main.text(deep=True)) if self._main is not None else 0
        self._notes, self._calls = footnotes(tree)
        heading = tree.css_first("h1")
        inner = self._main.css_first("h1") if self._main is not None else None
        self._title = inner if inner is not None else heading
        self._numbers: dict[int, int] = {}
        self._at_start = True
        self._after_blank = True

    def read(self) -> None:
        """Write the whole page."""
        head = self._tree.css_first("head title")
        if head is not None:
            self._words(
                head.text(), _Place(Zone.TITLE if self._title is None else Zone.BOILERPLATE)
            )
            self._break(2)
        if self._tree.body is None:
            return
        # Each entry opens an element, or closes one whose opening is undone by its function.
        stack: list[Any] = [(self._tree.body, _Place(Zone.BOILERPLATE))]
        while stack:
            entry = stack.pop()
            if callable(entry):
                entry()
                continue
            node, place = entry
            if node.is_text_node:
                self._words(node.text_content or "", place)
            elif node.is_element_node:
                self._open(node, place, stack)

    def _open(self, node: Any, place: _Place, stack: list[Any]) -> None:
        tag = node.tag
        if tag == "br":
            self._break(1)
            return
        inner = self._place(node, place)
        self._begin(tag, node, inner)
        start = self._writer.length
        stack.append(lambda: self._close(node, inner, start))
        child = node.last_child
        while child is not None:
            stack.append((child, inner))
            child = child.prev

    def _place(self, node: Any, place: _Place) -> _Place:
        """What holds within an element that stands at a place."""
        tag, attributes = node.tag, node.attributes
        zone = place.zone
        is_main = self._main is not None and node.mem_id == self._main.mem_id
        if is_main:
            zone = None
        elif self._title is not None and node.mem_id == self._title.mem_id:
            zone = Zone.TITLE
        elif node.mem_id in self._notes:
            zone = Zone.FOOTNOTE
        elif zone in {None, Zone.QUOTATION}:
            if is_around(node, self._main_length):
                zone = Zone.BOILERPLATE
            elif tag == "blockquote":
                zone = Zone.QUOTATION
        named = (attributes.get("lang") or "").partition("-")[0].lower()
        # What a page says of itself as a whole is often wrong; of a part, it is meant.
        language = named if len(named) == 2 and tag not in {"body", "html"} else place.language  # noqa: PLR2004
        return _Place(zone, language, place.preserved or tag == "pre")

    def _begin(self, tag: str, node: Any, place: _Place) -> None:
        if tag in _APART:
            self._break(2)
        elif tag in _OWN_LINE:
            self._break(1)
        elif tag in _CELLS and not self._at_start:
            self._raw("\t", place)
        if tag == "li" and node.parent is not None and node.parent.tag == "ol":
            self._raw(self._number(node, node.parent), place)
        elif tag == "q":
            self._raw("“", place)

    def _close(self, node: Any, place: _Place, start: int) -> None:
        tag = node.tag
        end = self._writer.length
        if tag == "q":
            self._raw("”", place)
        if node.mem_id in self._calls and start < end:
            label, key = self._calls[node.mem_id]
            self._writer.call(start, end, label, key)
        if node.mem_id in self._notes and start < end:
            self._writer.note(self._notes[node.mem_id], start, end)
        if tag in _APART:
            self._break(2)
        elif tag in _OWN_LINE:
            self._break(1)

    def _words(self, words: str, place: _Place) -> None:
        if not place.preserved:
            words = _BLANKS.sub(" ", words)
            if self._after_blank or self._at_start:
                words = words.lstrip(" ")
        if words:
            self._raw(words, place)

    def _raw(self, words: str, place: _Place) -> None:
        self._writer.write(words, place.zone, place.language)
        self._at_start = False
        self._after_blank = words.endswith((" ", "\n"))

    def _break(self, count: int) -> None:
        self._writer.break_lines(count)
        self._at_start = self._after_blank = True

    def _number(self, item: Any, listed: Any) -> str:
        """The number that a browser shows before an item of a list."""
        told = item.attributes.get("value") or listed.attributes.get("start") or "1"
        first = int(told) if _WHOLE.fullmatch(told) else 1
        if item.attributes.get("value"):
            self._numbers[listed.mem_id] = first
        number = self._numbers.setdefault(listed.mem_id, first)
        self._numbers[listed.mem_id] += 1
        style = listed.attributes.get("type") or "1"
        if style in {"a", "A"} and 1 <= number <= len(_LETTERS):
            letter = _LETTERS[number - 1]
            return f"{letter.upper() if style == 'A' else letter}. "
        return f"{number}. "
