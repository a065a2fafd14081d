"""Elements of WordprocessingML, made as a tree and never as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

if TYPE_CHECKING:
    from lxml.etree import _Element

COLOURS = {
    "kept": "1C6A4F",
    "broken": "9A2A2A",
    "open": "2B5885",
    "unknown": "6A5420",
    "absent": "626A75",
    "quiet": "4D5766",
}
MONO = "Courier New"


def element(name: str, *children: _Element, **attributes: str) -> _Element:
    """An element such as ``w:p`` with its children and its attributes of the same namespace."""
    made: _Element = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    made.extend(children)
    return made


def worded(text: str, kind: str = "", style: str = "") -> _Element:
    """A run of words in one manner; a tab in the words is a tab."""
    manner = [element("w:rStyle", val=style)] if style else []
    if kind == "code":
        names = dict.fromkeys(("ascii", "hAnsi", "cs"), MONO)
        manner.append(element("w:rFonts", **names))
    if kind in {"strong", "kept", "broken", "open", "unknown"}:
        manner.append(element("w:b"))
    if kind == "cite":
        manner.append(element("w:i"))
    if kind in COLOURS:
        manner.append(element("w:color", val=COLOURS[kind]))
    if kind == "code":
        manner.append(element("w:sz", val="15"))
    made = element("w:r")
    if manner:
        made.append(element("w:rPr", *manner))
    for number, part in enumerate(text.split("\t")):
        if number:
            made.append(element("w:tab"))
        words = element("w:t")
        words.text = part
        words.set(qn("xml:space"), "preserve")
        made.append(words)
    return made


def linked(relation: str, run: _Element) -> _Element:
    """A run that leads to the target of a relation."""
    made = element("w:hyperlink", run)
    made.set(qn("r:id"), relation)
    return made


def field(code: str) -> tuple[_Element, ...]:
    """A field that the reader's program works out, such as the number of the page."""
    words = element("w:instrText")
    words.text = f" {code} "
    words.set(qn("xml:space"), "preserve")
    return (
        element("w:r", element("w:fldChar", fldCharType="begin")),
        element("w:r", words),
        element("w:r", element("w:fldChar", fldCharType="separate")),
        worded("1"),
        element("w:r", element("w:fldChar", fldCharType="end")),
    )


def paragraph(style: str, *children: _Element) -> _Element:
    """A paragraph in a style, by its id."""
    return element("w:p", element("w:pPr", element("w:pStyle", val=style)), *children)
