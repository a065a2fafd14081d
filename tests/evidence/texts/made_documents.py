"""Documents made up for tests: PDFs drawn line by line, DOCX packages put together."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_NOTES_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"

Drawn = tuple[float, float, float, str]
"""Where a line begins, in points from the left and from the foot, its size, and its words."""


def _object(number: int, body: bytes) -> bytes:
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _shown(line: Drawn) -> bytes:
    x, y, size, words = line
    said = words.encode("cp1252")
    for sign in (b"\\", b"(", b")"):
        said = said.replace(sign, b"\\" + sign)
    return b"BT /F1 %g Tf 1 0 0 1 %g %g Tm (%b) Tj ET\n" % (size, x, y, said)


def made_pdf(pages: Iterable[Iterable[Drawn]], *, labels: bytes = b"") -> bytes:
    """A PDF whose pages draw the lines in the order given."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
    bodies = [b"", b"", font]
    kids = []
    for lines in pages:
        content = b"".join(map(_shown, lines))
        bodies.append(b"<</Length %d>>stream\n%b\nendstream" % (len(content), content))
        bodies.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>"
            b"/Contents %d 0 R>>" % len(bodies)
        )
        kids.append(b"%d 0 R" % len(bodies))
    bodies[0] = b"<</Type/Catalog/Pages 2 0 R%b>>" % labels
    bodies[1] = b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(kids), b" ".join(kids))
    made = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(made))
        made += _object(number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer<</Size %d/Root 1 0 R>>\nstartxref\n"
        b"%d\n%%%%EOF\n" % (len(bodies) + 1, table, len(bodies) + 1, len(made))
    )


def column(left: float, words: str, count: int = 12, *, top: float = 760) -> list[Drawn]:
    """The lines of a column, each ending with its number."""
    return [(left, top - 14 * number, 10, f"{words} {number}") for number in range(count)]


def made_docx(parts: Mapping[str, bytes] | None = None, *, body: str = "") -> bytes:
    """A DOCX document as a word processor writes it, with parts replaced or added."""
    import docx

    document = docx.Document()
    if not body:
        document.add_heading("The ferry treaty", 0)
        document.add_paragraph("The parties agreed to stop.")
        document.add_paragraph("First point", style="List Number")
        document.add_paragraph("Second point", style="List Number")
        document.add_paragraph("They said they would stay.", style="Quote")
        table = document.add_table(2, 2)
        for number, words in enumerate(("Name", "Count", "Ferry", "1,960")):
            table.cell(number // 2, number % 2).text = words
    saved = BytesIO()
    document.save(saved)
    found = {}
    with zipfile.ZipFile(saved) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    if body:
        main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
        found["word/document.xml"] = main.encode()
    found |= parts or {}
    return zipped(found)


def part_of(data: bytes, name: str) -> bytes:
    """A part of a DOCX document."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read(name)


def with_notes(data: bytes, notes: Mapping[str, str]) -> bytes:
    """A DOCX document with footnotes, by id."""
    told = "".join(
        f'<w:footnote w:id="{name}"><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:footnote>'
        for name, words in notes.items()
    )
    relation = f'<Relationship Id="rId99" Type="{_NOTES_TYPE}" Target="footnotes.xml"/>'
    relations = part_of(data, "word/_rels/document.xml.rels").replace(
        b"</Relationships>", f"{relation}</Relationships>".encode()
    )
    with zipfile.ZipFile(BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist()}
    found["word/_rels/document.xml.rels"] = relations
    found["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{WORD}">{told}</w:footnotes>'.encode()
    return zipped(found)


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """An archive of parts."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()
