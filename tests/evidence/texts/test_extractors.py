"""PDF, HTML, DOCX and Markdown become canonical text with the zones that their format tells."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_documents import WORD, column, made_docx, made_pdf, with_notes, zipped

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.model import Text, Zone
from armistice.evidence.texts.read import read_document


def of(text: Text, zone: Zone) -> str:
    return " ".join("".join(text.mask([zone])).split())


def read_or_refused(data: bytes, codes: set[str], name: str = "") -> Text | None:
    """The text, or None where it is refused for one of the reasons that there may be."""
    try:
        return read_document(data, name=name)
    except TextError as error:
        if error.code in codes:
            return None
        raise


def is_whole(text: Text) -> bool:
    """Blocks cover the text without a gap, in canonical form."""
    ends = [0, *(block.end for block in text.blocks)]
    starts = [*(block.start for block in text.blocks), len(text.content)]
    return ends == starts and unicodedata.is_normalized("NFC", text.content)


# --- PDF ------------------------------------------------------------------------------------------


def test_two_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    left = column(60, "left column that runs on to its margin")
    right = column(320, "right column that runs to its margin")
    rows = [line for pair in zip(left, right, strict=True) for line in pair]
    head = (150.0, 800.0, 16.0, "A title over both of the columns")
    text = read_document(made_pdf([[head, *rows]]))
    lines = text.content.split("\n")
    assert lines[0] == head[3]
    assert [line for line in lines[1:] if line] == [one[3] for one in (*left, *right)]
    assert of(text, Zone.TITLE) == head[3]


def test_one_column_is_left_as_it_is_drawn() -> None:
    drawn = column(60, "one column of lines that go from margin to margin of the page", 30)
    text = read_document(made_pdf([drawn]))
    assert [line for line in text.content.split("\n") if line] == [one[3] for one in drawn]


def test_lines_drawn_in_no_order_are_read_from_top_to_bottom() -> None:
    drawn = column(60, "one column of lines that go from margin to margin of the page", 30)
    shuffled = [drawn[number * 7 % 30] for number in range(30)]
    text = read_document(made_pdf([shuffled]))
    assert [line for line in text.content.split("\n") if line] == [one[3] for one in drawn]


POOL = ("river", "ferry", "bridge", "mill", "valley", "border", "gate", "tower", "harbour", "road")


def prose(page: int, line: int) -> str:
    """A line that no other page has."""
    return " ".join(POOL[(page * 5 + line * 7 + at * (page + 2)) % len(POOL)] for at in range(9))


def test_footnotes_and_running_heads_are_told_by_place_and_size() -> None:
    def page(number: int) -> list[tuple[float, float, float, str]]:
        return [
            (60, 810, 10, "The Ferry Review"),
            *((60, 760 - 14 * line, 10, prose(number, line)) for line in range(20)),
            (60, 480, 10, "ended"),
            (87.8, 484, 6, str(number)),
            (93.5, 480, 10, "at last"),
            (60, 80, 8, f"{number} See the gazette, page {number}."),
            (60, 70, 8, "The second line of the note."),
            (300, 30, 10, str(number)),
        ]

    text = read_document(made_pdf([page(1), page(2), page(3)]))
    assert is_whole(text)
    assert of(text, Zone.FOOTNOTE).startswith("1 See the gazette, page 1. The second line")
    assert of(text, Zone.BOILERPLATE) == "The Ferry Review 1 The Ferry Review 2 The Ferry Review 3"
    assert [page.label for page in text.pages] == ["1", "2", "3"]
    assert text.page_at(text.content.index(prose(2, 5))) == "2"
    assert [text.content[call.start - 5 : call.end] for call in text.note_calls] == [
        "ended1",
        "ended2",
        "ended3",
    ]
    # A raised number does not break the line that it stands in.
    assert "\nended2 at last\n" in text.content
    note = text.note_calls[1]
    assert text.content[note.note_start : note.note_end].startswith("2 See the gazette, page 2.")


def test_page_labels_are_those_of_the_document() -> None:
    labels = b"/PageLabels<</Nums[0<</S/r>>1<</S/D/St 41>>]>>"
    pages = [column(60, f"page {number} has lines of text") for number in range(3)]
    text = read_document(made_pdf(pages, labels=labels))
    assert [page.label for page in text.pages] == ["i", "41", "42"]


def test_a_page_without_a_text_layer_is_named() -> None:
    data = made_pdf([column(60, "words of the first page"), []])
    # The second page shows a picture and nothing else.
    data = data.replace(
        b"<</Length 0>>stream\n\nendstream",
        b"<</Length 42>>stream\n"
        b"q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q\nendstream",
    )
    text = read_document(data)
    assert text.notes == ("page 2 has no text layer: scan; run OCR first",)


# --- HTML -----------------------------------------------------------------------------------------

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ferry – Review</title>
<style>p { color: red }</style><script>document.write("evil")</script></head><body>
<nav><a href="/">Home</a></nav><main><article><h1>The ferry <em>treaty</em></h1>
<p>The parties agreed<sup><a href="#fn1" id="ref1">1</a></sup> to stop at
 <b>their</b> positions today.<br>And to stay there for good, as long as it is needed.</p>
<blockquote>“We will stay,” the minister said in a long statement to the press.</blockquote>
<p lang="ru">Стороны договорились остановиться на занимаемых позициях.</p>
<ol start=3><li>First thing</li><li>Second thing</li></ol>
<table><tr><th>Name<th>Count<tr><td>Ferry<td>1,960</table>
<div class="share-buttons">Share this</div>
<p>A last paragraph with a <a href="https://example.org">link to elsewhere</a> in it.</p>
<section class="footnotes"><ol><li id="fn1">The gazette, p. 5. <a href="#ref1">↩</a></ol></section>
</article></main><footer>© 2031</footer><img src="http://127.0.0.1:9/x" onerror="evil()"></body>"""


def test_a_page_is_read_as_a_reader_sees_it() -> None:
    text = read_document(PAGE.encode())
    assert is_whole(text)
    assert "evil" not in text.content
    assert "color" not in text.content
    assert of(text, Zone.TITLE) == "The ferry treaty"
    assert of(text, Zone.QUOTATION).startswith("“We will stay,”")
    assert of(text, Zone.BOILERPLATE) == "Ferry – Review Home Share this © 2031"
    body = text.mask([Zone.BODY])
    assert "agreed1 to stop at their positions today.\nAnd to stay" in body
    assert "3. First thing\n4. Second thing" in body
    assert "Name\tCount\nFerry\t1,960" in body
    assert "a link to elsewhere in it." in body


def test_the_note_of_a_page_is_found_from_its_call() -> None:
    text = read_document(PAGE.encode())
    (call,) = text.note_calls
    assert (text.content[call.start : call.end], call.label) == ("1", "1")
    assert text.content[call.note_start : call.note_end].startswith("The gazette, p. 5.")


def test_the_language_of_a_part_is_the_one_that_it_names() -> None:
    text = read_document(PAGE.encode())
    at = text.content.index("Стороны")
    assert [block.language for block in text.blocks if block.start <= at < block.end] == ["ru"]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1251">', "cp1251"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r"),
    ],
)
def test_a_page_names_its_encoding(head: str, encoding: str) -> None:
    page = f"<!doctype html>{head}<p>Стороны договорились остановиться."
    assert "Стороны" in read_document(page.encode(encoding)).content


# --- DOCX -----------------------------------------------------------------------------------------


def test_a_document_with_lists_tables_and_quotations() -> None:
    text = read_document(made_docx())
    assert is_whole(text)
    assert of(text, Zone.TITLE) == "The ferry treaty"
    assert of(text, Zone.QUOTATION) == "They said they would stay."
    assert "1. First point\n2. Second point" in text.content
    assert "Name\tCount\nFerry\t1,960" in text.content


def test_footnotes_insertions_deletions_and_comments() -> None:
    body = (
        "<w:p><w:r><w:t>The parties agreed</w:t></w:r>"
        '<w:r><w:footnoteReference w:id="7"/></w:r>'
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve"> to stop.</w:t></w:r></w:ins>'
        '<w:r><w:commentReference w:id="1"/></w:r></w:p>'
    )
    text = read_document(with_notes(made_docx(body=body), {"7": "The gazette, p. 5."}))
    assert text.content == "The parties agreed1 to stop.\n\n1 The gazette, p. 5."
    (call,) = text.note_calls
    assert text.content[call.note_start : call.note_end] == "1 The gazette, p. 5."
    assert of(text, Zone.FOOTNOTE) == "1 The gazette, p. 5."
    assert text.notes == (
        "1 tracked deletion is no part of the text; insertions are",
        "1 comment is no part of the text",
    )


def test_a_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent>"
    space = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    body = (
        f'<w:p xmlns:mc="{space}"><w:r><w:t>Beside it.</w:t></w:r><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert read_document(made_docx(body=body)).content == "Beside it.\n\nIn the box."


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=30),
        min_size=1,
        max_size=6,
    )
)
def test_no_word_of_a_document_is_lost(paragraphs: list[str]) -> None:
    escaped = [
        p.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") for p in paragraphs
    ]
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in escaped)
    main = f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'
    data = zipped({"[Content_Types].xml": b"", "word/document.xml": main.encode()})
    # Nothing but blanks is refused, and so are signs that XML does not have.
    text = read_or_refused(data, {"A842", "A844"})
    if text is None:
        return
    assert is_whole(text)
    said = unicodedata.normalize("NFC", "".join("".join(p.split()) for p in paragraphs))
    assert "".join(text.content.split()) == said.replace("\ufeff", "")


# --- Markdown -------------------------------------------------------------------------------------

NOTES = """\
---
title: x
---
# The **ferry** treaty

The parties [agreed](https://a.example/x_(y) "t") to *stop*[^1] at 5 * 3 places, see [sic]. <!-- a
comment --> And on.

> They said: we will `stay` here.

[^1]: The _gazette_, page 5.
    And more of it.

[ref]: https://b.example
"""


def test_markdown_keeps_every_sign_and_masks_its_marks() -> None:
    text = read_document(NOTES.encode(), name="notes.md")
    assert text.content == NOTES
    assert is_whole(text)
    assert of(text, Zone.TITLE) == "The ferry treaty"
    assert of(text, Zone.QUOTATION) == "They said: we will stay here."
    assert of(text, Zone.FOOTNOTE) == "[^1]: The gazette , page 5. And more of it."
    body = of(text, Zone.BODY)
    assert body == "The parties agreed to stop [^1] at 5 * 3 places, see [sic]. And on."
    call = text.note_calls[0]
    assert text.content[call.note_start : call.note_end].startswith("The _gazette_")


@given(st.text("ab \n[]()*_`<>!#-~^:\\1", max_size=120))
def test_whatever_markdown_holds_it_stays_whole(words: str) -> None:
    text = read_or_refused(words.encode(), {"A842"}, "x.md")
    if text is None:
        return
    assert is_whole(text)
    assert all(one.end <= other.start for one, other in pairwise(text.blocks))


@given(st.text("ab \n<>/!-=\"'&;pdivla1#", max_size=150))
def test_whatever_a_page_holds_it_stays_whole(words: str) -> None:
    text = read_or_refused(f"<!doctype html><h1>x</h1>{words}".encode(), {"A842"})
    assert text is None or is_whole(text)
