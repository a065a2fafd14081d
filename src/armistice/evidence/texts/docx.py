"""DOCX: paragraphs, tables, numbers of lists, text boxes, footnotes and endnotes.

What was deleted with changes tracked, comments and field codes are no text of the document; a
remark says that they were there.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.docx_numbers import Numbering
from armistice.evidence.texts.docx_package import WORD, Package
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.kinds import Kind
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.writer import TextWriter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.evidence.texts.model import Text

_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_SIGNS = {
    f"{WORD}tab": "\t",
    f"{WORD}cr": "\n",
    f"{WORD}noBreakHyphen": "\u2011",
    f"{WORD}softHyphen": "\u00ad",
}
_LEFT_OUT_NAMES = (
    "del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sectPr", "tblPr",
    "trPr", "tcPr", "sdtPr", "fldChar", "commentReference",
)  # fmt: skip
_LEFT_OUT = frozenset(f"{WORD}{name}" for name in _LEFT_OUT_NAMES)
_ZONES = {
    "title": Zone.TITLE,
    "abstract": Zone.ABSTRACT,
    "quote": Zone.QUOTATION,
    "intensequote": Zone.QUOTATION,
    "intense quote": Zone.QUOTATION,
    "block text": Zone.QUOTATION,
    "bibliography": Zone.REFERENCES,
}
_DEEPEST = 100


def read_docx(data: bytes) -> Text:
    """Read a DOCX document.

    Args:
        data: The bytes of the file.

    Raises:
        TextError: The document is damaged (A844), under a password (A845), unfolds without bound
            (A846), declares entities (A847), or lxml is missing (A856).
    """
    package = Package(data)
    reader = _Reader(package)
    reader.read()
    return reader.writer.finished(data, media_type=Kind.DOCX, extractor="lxml")


@dataclass(frozen=True, slots=True)
class _Style:
    zone: Zone | None = None
    list_id: str = ""
    level: int = 0


class _Reader:
    def __init__(self, package: Package) -> None:
        self.writer = TextWriter()
        self._package = package
        self._main = package.main_part()
        self._parts = {kind: name for name, kind in package.relations(self._main).items()}
        self._styles = self._read_styles()
        self._numbering = Numbering.of(self._part("numbering"))
        self._called: list[tuple[str, str, str]] = []
        self._counts: Counter[str] = Counter()
        self._page_start = 0
        self._page = 1
        self._seen: Counter[str] = Counter()

    def _part(self, kind: str) -> Any | None:
        return self._package.part(self._parts[kind]) if kind in self._parts else None

    def read(self) -> None:
        """Write the document: body, notes in the order of their calls, heads and feet of pages."""
        root = self._package.part(self._main)
        body = root.find(f"{WORD}body") if root is not None else None
        if body is None:
            raise TextError("A844", "the DOCX document is damaged: it has no body")
        self._blocks(body, None)
        if self._page > 1:
            self.writer.page(self._page_start, str(self._page))
            self.writer.remarks.append("pages are as a word processor last laid them out")
        self._write_notes()
        self._write_edges()
        self._remark()

    # --- blocks -----------------------------------------------------------------------------------

    def _blocks(self, parent: Any, zone: Zone | None, depth: int = 0) -> None:
        if depth > _DEEPEST:
            raise TextError("A846", "tables or boxes stand in each other without end")
        for each in parent:
            if each.tag == f"{WORD}p":
                self._paragraph(each, zone, depth)
            elif each.tag == f"{WORD}tbl":
                self._table(each, zone, depth)
            elif each.tag in _LEFT_OUT:
                self._note_left_out(each)
            else:
                # Content controls, insertions and whatever else only wraps paragraphs.
                self._blocks(each, zone, depth + 1)

    def _table(self, table: Any, zone: Zone | None, depth: int) -> None:
        self.writer.break_lines(2)
        for row in table.iter(f"{WORD}tr"):
            if next(row.iterancestors(f"{WORD}tbl")) is not table:
                continue
            self.writer.break_lines(1)
            cells = [c for c in row.iter(f"{WORD}tc") if next(c.iterancestors(f"{WORD}tr")) is row]
            for number, cell in enumerate(cells):
                if number:
                    self.writer.write("\t", zone)
                paragraphs = [each for each in cell if each.tag == f"{WORD}p"]
                if len(paragraphs) == 1 and len(cell) <= 2:  # noqa: PLR2004 - its settings, and it
                    self._runs(paragraphs[0], zone, depth + 1)
                else:
                    self._blocks(cell, zone, depth + 1)
        self.writer.break_lines(2)

    def _paragraph(self, paragraph: Any, zone: Zone | None, depth: int) -> None:
        style = self._style_of(paragraph)
        zone = zone or style.zone
        if self._numbered(paragraph, style) and zone is None:
            self.writer.break_lines(1)
        else:
            self.writer.break_lines(2)
        number = self._number(paragraph, style)
        if number:
            self.writer.write(f"{number} ", zone)
        self._runs(paragraph, zone, depth)
        self.writer.break_lines(1)
        for box in paragraph.iter(f"{WORD}txbxContent"):
            if not any(up.tag == f"{_ALTERNATIVES}Fallback" for up in box.iterancestors()):
                self._blocks(box, zone, depth + 1)

    def _runs(self, element: Any, zone: Zone | None, depth: int) -> None:
        """Write what a paragraph says, its text boxes apart."""
        for each in element:
            tag = each.tag
            if tag == f"{WORD}t":
                self.writer.write(each.text or "", zone, self._language_of(each))
            elif tag in _SIGNS:
                self.writer.write(_SIGNS[tag], zone)
            elif tag == f"{WORD}br":
                if each.get(f"{WORD}type") == "page":
                    self._next_page()
                elif each.get(f"{WORD}type") != "column":
                    self.writer.write("\n", zone)
            elif tag == f"{WORD}lastRenderedPageBreak":
                self._next_page()
            elif tag == f"{WORD}sym":
                self.writer.write(_symbol(each), zone)
            elif tag in {f"{WORD}footnoteReference", f"{WORD}endnoteReference"}:
                self._call(each, zone)
            elif tag in _LEFT_OUT:
                self._note_left_out(each)
            elif tag == f"{WORD}txbxContent" or tag == f"{_ALTERNATIVES}Fallback":  # noqa: PLR1714
                continue
            elif depth < _DEEPEST:
                self._runs(each, zone, depth + 1)

    def _next_page(self) -> None:
        # A break that was set and its trace in the layout are one.
        if self.writer.length > self._page_start:
            self.writer.page(self._page_start, str(self._page))
            self._page_start = self.writer.length
            self._page += 1

    # --- notes ------------------------------------------------------------------------------------

    def _call(self, reference: Any, zone: Zone | None) -> None:
        kind = "footnotes" if reference.tag.endswith("footnoteReference") else "endnotes"
        identifier = reference.get(f"{WORD}id") or ""
        if reference.get(f"{WORD}customMarkFollows") in {"1", "true", "on"}:
            self._called.append((kind, identifier, ""))
            return
        self._counts[kind] += 1
        label = str(self._counts[kind])
        start, end = self.writer.write(label, zone)
        self.writer.call(start, end, label, f"{kind}/{identifier}")
        self._called.append((kind, identifier, label))

    def _write_notes(self) -> None:
        for kind in ("footnotes", "endnotes"):
            root = self._part(kind)
            name = f"{WORD}{kind[:-1]}"
            told = (
                {one.get(f"{WORD}id"): one for one in root.iter(name)} if root is not None else {}
            )
            called = [(identifier, label) for k, identifier, label in self._called if k == kind]
            known = {identifier for identifier, _ in called}
            rest = [
                (identifier, "")
                for identifier, note in told.items()
                if identifier not in known and not note.get(f"{WORD}type")
            ]
            for identifier, label in (*called, *rest):
                note = told.get(identifier)
                if note is not None:
                    self._write_note(note, f"{kind}/{identifier}", label)

    def _write_note(self, note: Any, key: str, label: str) -> None:
        self.writer.break_lines(2)
        start = self.writer.length
        if label:
            self.writer.write(f"{label} ", Zone.FOOTNOTE)
        for number, paragraph in enumerate(note.iter(f"{WORD}p")):
            if number:
                self.writer.break_lines(1)
            self._runs(paragraph, Zone.FOOTNOTE, 0)
        self.writer.break_lines(1)
        self.writer.note(key, start, max(self.writer.length - 1, start))

    def _write_edges(self) -> None:
        """Heads and feet of pages, each text of them once."""
        told: set[str] = set()
        for name, kind in sorted(self._package.relations(self._main).items()):
            root = self._package.part(name) if kind in {"header", "footer"} else None
            if root is None:
                continue
            words = "".join(each.text or "" for each in root.iter(f"{WORD}t")).strip()
            if words and words not in told:
                told.add(words)
                self._blocks(root, Zone.BOILERPLATE)

    # --- what paragraphs are ----------------------------------------------------------------------

    def _read_styles(self) -> Mapping[str, _Style]:
        root = self._part("styles")
        bases: dict[str, str] = {}
        own: dict[str, _Style] = {}
        for each in root.iter(f"{WORD}style") if root is not None else ():
            identifier = each.get(f"{WORD}styleId") or ""
            name = (_value(each, "name") or identifier).lower()
            bases[identifier] = _value(each, "basedOn")
            list_id, level = _list_of(each.find(f"{WORD}pPr"))
            own[identifier] = _Style(_ZONES.get(name), list_id, level)
        found = {}
        for identifier, style in own.items():
            at, seen = identifier, {identifier}
            zone, list_id, level = style.zone, style.list_id, style.level
            while (at := bases.get(at, "")) and at not in seen and at in own:
                seen.add(at)
                zone = zone or own[at].zone
                if not list_id:
                    list_id, level = own[at].list_id, own[at].level
            found[identifier] = _Style(zone, list_id, level)
        return found

    def _style_of(self, paragraph: Any) -> _Style:
        settings = paragraph.find(f"{WORD}pPr")
        named = _value(settings, "pStyle") if settings is not None else ""
        return self._styles.get(named, _Style())

    def _numbered(self, paragraph: Any, style: _Style) -> bool:
        list_id, _ = _list_of(paragraph.find(f"{WORD}pPr"))
        return (list_id or style.list_id) not in {"", "0"}

    def _number(self, paragraph: Any, style: _Style) -> str:
        list_id, level = _list_of(paragraph.find(f"{WORD}pPr"))
        if not list_id:
            list_id, level = style.list_id, style.level
        return self._numbering.next(list_id, level) if list_id not in {"", "0"} else ""

    def _language_of(self, text: Any) -> str:
        run = text.getparent()
        settings = run.find(f"{WORD}rPr") if run is not None else None
        told = settings.find(f"{WORD}lang") if settings is not None else None
        named = (told.get(f"{WORD}val") or "") if told is not None else ""
        # Word marks the language of its keyboard: told of Latin letters alone, it misleads.
        return named[:2].lower() if named and not (text.text or "").isascii() else ""

    def _note_left_out(self, element: Any) -> None:
        name = element.tag.rpartition("}")[2]
        if name in {"del", "moveFrom"}:
            self._seen["deletions"] += 1
        elif name == "commentReference":
            self._seen["comments"] += 1

    def _remark(self) -> None:
        if count := self._seen["deletions"]:
            words = "tracked deletion is" if count == 1 else "tracked deletions are"
            self.writer.remarks.append(f"{count} {words} no part of the text; insertions are")
        if count := self._seen["comments"]:
            words = "comment is" if count == 1 else "comments are"
            self.writer.remarks.append(f"{count} {words} no part of the text")


def _value(element: Any, name: str) -> str:
    found = element.find(f"{WORD}{name}")
    return (found.get(f"{WORD}val") or "") if found is not None else ""


def _list_of(settings: Any | None) -> tuple[str, int]:
    """The list that paragraph settings name, and the level in it."""
    numbers = settings.find(f"{WORD}numPr") if settings is not None else None
    if numbers is None:
        return "", 0
    level = _value(numbers, "ilvl")
    return _value(numbers, "numId"), int(level) if level.isdecimal() and len(level) == 1 else 0


def _symbol(element: Any) -> str:
    code = element.get(f"{WORD}char") or ""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    # Symbol fonts keep their signs in the private area; only there do they mean nothing.
    return "\ufffd" if 0xE000 <= number <= 0xF8FF or not 0x20 <= number <= 0xFFFF else chr(number)  # noqa: PLR2004
