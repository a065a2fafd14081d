"""The brief as a document for Word and LibreOffice, with real footnotes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from armistice.brief.blocks import Heading, Note, Paragraph, printable
from armistice.brief.footnotes import LINK_STYLE, MARK_STYLE, TEXT_STYLE, Footnotes, Linker
from armistice.brief.imprint import author_of, day_of, description_of, running_foot
from armistice.brief.markup import COLOURS, element, field, paragraph, worded
from armistice.brief.sheets import sheets

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import ParagraphStyle
    from lxml.etree import _Element

    from armistice.brief.blocks import Block, Table
    from armistice.brief.content import Brief

SERIF = "Times New Roman"
SANS = "Arial"
WIDE = 16.8
"""Width of a line in centimetres: A4 between its margins."""

_MARGIN = 2.1
_TWIPS = 567
_STYLES = {
    "body": ("Normal", SERIF, 11, 6.0),
    "title": ("Title", SERIF, 24, 4.0),
    "lead": ("Subtitle", SERIF, 13, 10.0),
    "kicker": ("Kicker", SERIF, 11, 2.0),
    "cell": ("Cell", SERIF, 9, 1.0),
    "small": ("Small", SERIF, 8, 1.0),
    "code": ("Code", SERIF, 8, 2.0),
    "item": ("Item", SERIF, 10.5, 3.0),
    "source": ("Source", SERIF, 8.5, 2.0),
    "note": ("footnote text", SERIF, 8, 0.0),
}
"""Name in Word, font, size and space below, by the style of a block."""

_HEADINGS = {1: (15, 18.0, 5.0), 2: (11.5, 11.0, 4.0), 3: (10.5, 8.0, 3.0)}
_UNWANTED = ("thumbnail", "extended-properties", "customXml", "stylesWithEffects")
_STAMP = (1980, 1, 1, 0, 0, 0)


def brief_docx(brief: Brief) -> bytes:
    """The brief as one DOCX file; the same input gives the same bytes."""
    document = docx.Document()
    _strip(document)
    _dress(document)
    writer = _Writer(document)
    for block in sheets(brief):
        writer.write(block)
    _finish(document, brief)
    return _packed(document)


class _Writer:
    """Puts blocks into a document."""

    def __init__(self, document: Document) -> None:
        self._body = document.element.body
        self._end = self._body.sectPr
        self._ids = {kind: document.styles[name].style_id for kind, (name, *_) in _STYLES.items()}
        self._notes = Footnotes(document)
        self._linker = Linker(document.part)

    def write(self, block: Block) -> None:
        """Put a block at the end."""
        if isinstance(block, Heading):
            self._put(paragraph(f"Heading{block.level}", worded(printable(block.text))))
        elif isinstance(block, Paragraph):
            self._put(self._paragraph(block))
        else:
            self._put(self._table(block))
            # Two tables in a row would grow together.
            gap = element("w:spacing", after="0", line="120", lineRule="exact")
            self._put(element("w:p", element("w:pPr", gap)))

    def _put(self, made: _Element) -> None:
        self._end.addprevious(made)

    def _paragraph(self, block: Paragraph) -> _Element:
        pieces = []
        after_note = False
        for piece in block.pieces:
            if isinstance(piece, Note):
                if after_note:
                    # Else marks 9 and 10 would read as 910.
                    pieces.append(worded(",", style=MARK_STYLE))
                pieces.append(self._notes.add(piece))
            else:
                pieces.append(self._linker.run(piece))
            after_note = isinstance(piece, Note)
        return paragraph(self._ids[block.style], *pieces)

    def _table(self, table: Table) -> _Element:
        widths = [str(round(share * WIDE * _TWIPS)) for share in table.widths]
        look = [
            element("w:tblW", w=str(round(WIDE * _TWIPS)), type="dxa"),
            element("w:tblLayout", type="fixed"),
            element("w:tblCellMar", *_margins()),
            element("w:tblCaption", val=printable(table.name)),
        ]
        if table.heads:
            look.insert(1, element("w:tblBorders", *_rules()))
        made = element(
            "w:tbl",
            element("w:tblPr", *look),
            element("w:tblGrid", *(element("w:gridCol", w=width) for width in widths)),
        )
        if table.heads:
            heads = [
                [paragraph(self._ids["cell"], worded(printable(head), "strong"))]
                for head in table.heads
            ]
            made.append(_row(heads, widths, head=True))
        for row in table.rows:
            cells = [[self._paragraph(one) for one in cell] for cell in row.cells]
            made.append(_row(cells, widths))
        return made


def _row(cells: list[list[_Element]], widths: list[str], *, head: bool = False) -> _Element:
    made = element("w:tr")
    noted = any(True for cell in cells for one in cell for _ in one.iter(qn("w:footnoteReference")))
    manner = [element("w:tblHeader")] if head else []
    if not noted:
        # LibreOffice leaves half a page empty where a row with footnotes may not be parted.
        manner.insert(0, element("w:cantSplit"))
    if manner:
        made.append(element("w:trPr", *manner))
    for paragraphs, width in zip(cells, widths, strict=True):
        look = element("w:tcPr", element("w:tcW", w=width, type="dxa"))
        if head:
            look.append(element("w:shd", val="clear", color="auto", fill="F0F2F5"))
        made.append(element("w:tc", look, *(paragraphs or [element("w:p")])))
    return made


def _rules() -> list[_Element]:
    return [
        element(f"w:{side}", val="single", sz="4", space="0", color="C4CAD2")
        for side in ("top", "bottom", "insideH")
    ]


def _margins() -> list[_Element]:
    return [
        element(f"w:{side}", w=width, type="dxa")
        for side, width in (("top", "40"), ("left", "70"), ("bottom", "40"), ("right", "70"))
    ]


# --- the document around the blocks ---------------------------------------------------------------


def _strip(document: Document) -> None:
    """Take from python-docx's template what speaks of the machine that made it."""
    for holder in (document.part.package, document.part):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.rsplit("/", maxsplit=1)[-1] in _UNWANTED:
                del holder.rels[name]


def _dress(document: Document) -> None:
    """Page, styles and language."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(_MARGIN)
    section.top_margin, section.bottom_margin = Cm(2), Cm(2.2)
    styles = document.styles
    for name, font, size, below in _STYLES.values():
        if name not in styles:
            of_word = name == _STYLES["note"][0]
            added = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=of_word)
            added.base_style = styles["Normal"]
        style: ParagraphStyle = styles[name]
        _plain(style, font, size)
        style.paragraph_format.space_before = Pt(0)
        style.paragraph_format.space_after = Pt(below)
        style.paragraph_format.line_spacing = 1.0
    styles["Normal"].paragraph_format.line_spacing = 1.1
    styles["Title"].font.bold = True
    for name in ("Subtitle", "Kicker"):
        styles[name].font.color.rgb = RGBColor.from_string(COLOURS["quiet"])
    styles["Item"].paragraph_format.left_indent = Cm(0.5)
    styles["Code"].paragraph_format.space_before = Pt(3)
    for name, indent in (("Source", 1.1), ("Code", 0.4)):
        styles[name].paragraph_format.left_indent = Cm(indent)
        styles[name].paragraph_format.first_line_indent = Cm(-indent)
    for level, (size, above, below) in _HEADINGS.items():
        heading: ParagraphStyle = styles[f"Heading {level}"]
        _plain(heading, SANS, size)
        heading.font.bold = True
        heading.paragraph_format.space_before = Pt(above)
        heading.paragraph_format.space_after = Pt(below)
    mark = styles.add_style("footnote reference", WD_STYLE_TYPE.CHARACTER, builtin=True)
    mark.font.superscript = True
    link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER, builtin=True)
    link.font.color.rgb = RGBColor.from_string("23466B")
    # python-docx makes ids of its own of these names; programs look for those of Word.
    for made, known in (
        (mark, MARK_STYLE),
        (link, LINK_STYLE),
        (styles["footnote text"], TEXT_STYLE),
    ):
        made.element.set(qn("w:styleId"), known)
    for setting in document.settings.element.iter(qn("w:compatSetting")):
        # Else Word opens it as a document of an older Word, and tables stand out of the line.
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), "15")
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _plain(style: ParagraphStyle, font: str, size: float) -> None:
    """One font for every script, without the template's theme, colours and rules."""
    properties = style.element.get_or_add_rPr()
    for child in list(properties):
        properties.remove(child)
    fonts = element("w:rFonts", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), font))
    properties.append(fonts)
    style.font.size = Pt(size)
    if style.element.pPr is not None:
        for name in ("w:pBdr", "w:contextualSpacing"):
            for child in style.element.pPr.findall(qn(name)):
                style.element.pPr.remove(child)


def _finish(document: Document, brief: Brief) -> None:
    """Foot of the page and properties; every date is that of the brief, none that of today."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.paragraph_format.tab_stops.clear_all()
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(WIDE))
    for piece in (
        worded(f"{running_foot(brief)}\t", "quiet"),
        *field("PAGE"),
        worded(" / "),
        *field("NUMPAGES"),
    ):
        foot._p.append(piece)  # noqa: SLF001 - fields have no other way in
    document.styles["Footer"].font.size = Pt(7.5)
    facts = document.core_properties
    facts.title = printable(f"{brief.title}, as of {brief.as_of}")[:255]
    facts.subject = printable(brief.case_title)[:255]
    facts.author = author_of(brief)[:255]
    facts.last_modified_by = ""
    facts.comments = description_of(brief)[:255]
    facts.keywords = ""
    facts.language = "en-GB"
    facts.revision = 1
    facts.created = facts.modified = day_of(brief)


def _packed(document: Document) -> bytes:
    """The document as a file whose entries all bear one date."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(fixed, "w") as target:
        for name in source.namelist():
            entry = zipfile.ZipInfo(name, _STAMP)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # Else it would tell on which system it was made.
            entry.create_system = 0
            target.writestr(entry, source.read(name))
    return fixed.getvalue()
