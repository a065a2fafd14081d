"""The footnotes of a document, which python-docx does not know: a part of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart

from armistice.brief.markup import element, linked, paragraph, worded

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.etree import _Element

    from armistice.brief.blocks import Note, Run

TEXT_STYLE = "FootnoteText"
MARK_STYLE = "FootnoteReference"
LINK_STYLE = "Hyperlink"


class Linker:
    """Gives each address of the web one relation of a part."""

    def __init__(self, part: XmlPart) -> None:
        """Begin with the part from which the links lead."""
        self._part = part
        self._relations: dict[str, str] = {}

    def run(self, run: Run) -> _Element:
        """A run, as a link if it has an address."""
        if not run.address:
            return worded(run.text, run.kind)
        if run.address not in self._relations:
            self._relations[run.address] = self._part.relate_to(
                run.address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
            )
        return linked(self._relations[run.address], worded(run.text, run.kind, LINK_STYLE))


class Footnotes:
    """The footnotes of one document, numbered in the order in which they are added."""

    def __init__(self, document: Document) -> None:
        """Give the document a part for footnotes, with the two rules that Word wants in it."""
        self._root = element("w:footnotes")
        for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
            # The rule itself has no space around it.
            spacing = element("w:spacing", after="0", line="240", lineRule="auto")
            rule = element("w:p", element("w:pPr", spacing), element("w:r", element(f"w:{kind}")))
            self._root.append(element("w:footnote", rule, type=kind, id=str(number)))
        part = XmlPart(
            PackURI("/word/footnotes.xml"),
            CONTENT_TYPE.WML_FOOTNOTES,
            cast("BaseOxmlElement", self._root),
            document.part.package,
        )
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        self._linker = Linker(part)
        self._count = 0
        _declare(document)

    def add(self, note: Note) -> _Element:
        """Add a footnote; the run that calls it."""
        self._count += 1
        number = str(self._count)
        mark = element("w:r", _marked(), element("w:footnoteRef"))
        runs = [self._linker.run(run) for run in note.runs]
        body = paragraph(TEXT_STYLE, mark, worded(" "), *runs)
        self._root.append(element("w:footnote", body, id=number))
        return element("w:r", _marked(), element("w:footnoteReference", id=number))


def _marked() -> _Element:
    return element("w:rPr", element("w:rStyle", val=MARK_STYLE))


def _declare(document: Document) -> None:
    """Name the two rules in the settings, where their order in the schema wants them."""
    settings = document.settings.element
    rules = element("w:footnotePr", element("w:footnote", id="-1"), element("w:footnote", id="0"))
    compat = settings.find("{*}compat")
    assert compat is not None
    compat.addprevious(rules)
