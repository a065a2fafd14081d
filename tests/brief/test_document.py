"""The brief as a document: real footnotes, nothing but text, the same bytes each time."""

import io
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

import armistice
from armistice.brief import brief_html, write_brief
from armistice.brief.blocks import Note, Paragraph, Table, printable
from armistice.brief.content import Brief, brief_of
from armistice.brief.document import brief_docx
from armistice.brief.imprint import author_of, day_of
from armistice.brief.sheets import sheets
from armistice.brief.words import shown_address

HERE = Path(__file__).parent
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@pytest.fixture(scope="module")
def brief(case: armistice.Case) -> Brief:
    view = case.panorama()
    return brief_of(case, view, case.chronicle(view))


@pytest.fixture(scope="module")
def made(brief: Brief) -> bytes:
    return brief_docx(brief)


def parts(made: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made)) as found:
        assert found.testzip() is None
        assert all(entry.date_time == (1980, 1, 1, 0, 0, 0) for entry in found.infolist())
        return {name: found.read(name) for name in found.namelist()}


def part(made: bytes, name: str) -> etree._Element:
    return etree.fromstring(parts(made)[name], PARSER)


def words_of(root: etree._Element) -> str:
    return "\n".join("".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p"))


def paragraphs(brief: Brief) -> list[Paragraph]:
    found: list[Paragraph] = []
    for block in sheets(brief):
        if isinstance(block, Paragraph):
            found.append(block)
        elif isinstance(block, Table):
            found += [one for row in block.rows for cell in row.cells for one in cell]
    return found


def test_every_citation_is_a_footnote(brief: Brief, made: bytes) -> None:
    notes = [p for one in paragraphs(brief) for p in one.pieces if isinstance(p, Note)]
    held = [
        holding
        for group in (
            *(norm.held for article in brief.articles for norm in article.norms),
            *(point.held for point in brief.points.opposed),
        )
        for holding in group
    ]
    told = [account for one in brief.happenings for account in one.accounts]
    cited = [*brief.articles, *held, *told, *brief.watches]
    printed = [found for _, _, found in brief.texts] + [found for _, found in brief.unread]
    assert len(notes) == sum(len(one.passages) for one in cited) + sum(map(len, printed))
    called = [
        int(one.get(f"{W}id") or "")
        for one in part(made, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    root = part(made, "word/footnotes.xml")
    ids = [int(one.get(f"{W}id") or "") for one in root.iter(f"{W}footnote")]
    assert called == list(range(1, len(notes) + 1))
    assert ids == [-1, 0, *called]
    assert "The Observer, Who fired, 4 March 2022, para 2. [4] https://example.org/who" in (
        words_of(root)
    )


def test_relations_resolve_and_lead_to_the_web_alone(made: bytes) -> None:
    found = parts(made)
    relations = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
    used = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    for name, data in found.items():
        if not name.endswith(".rels"):
            continue
        ids = set()
        for one in etree.fromstring(data, PARSER).iter(relations):
            ids.add(one.get("Id"))
            target = one.get("Target") or ""
            if one.get("TargetMode") == "External":
                assert one.get("Type", "").endswith("/hyperlink")
                assert target.startswith("https://example.org/")
            else:
                folder = Path(name).parent.parent
                assert (folder / target).as_posix() in found or target.lstrip("/") in found
        owner = name.replace("_rels/", "").removesuffix(".rels")
        if owner in found:
            wanted = {e.get(used) for e in etree.fromstring(found[owner], PARSER).iter()} - {None}
            assert wanted <= ids
    types = found["[Content_Types].xml"].decode()
    assert "/word/footnotes.xml" in types
    assert not [n for n in found if "thumbnail" in n or "customXml" in n or n.endswith("app.xml")]


def test_it_opens_and_says_what_it_is(brief: Brief, made: bytes) -> None:
    document = docx.Document(io.BytesIO(made))
    facts = document.core_properties
    assert facts.title == "The river accord, as of 30 June 2023"
    assert (facts.author, facts.last_modified_by) == ("", "")
    assert facts.created == facts.modified
    assert str(facts.created)[:10] == "2023-06-30"
    assert brief.hash in facts.comments
    heads = [p.text for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert "Who kept what" in heads
    assert "1  Quiet & calm" in heads
    for table in document.tables:
        marks = [row._tr.find(f"{W}trPr/{W}tblHeader") is not None for row in table.rows]
        assert not any(marks[1:])
    assert any(t.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None for t in document.tables)
    assert "armistice" in document.sections[0].footer.paragraphs[0].text
    styles = document.styles.element
    ids = {one.get(f"{W}styleId") for one in styles.iter(f"{W}style")}
    for name in ("word/document.xml", "word/footnotes.xml"):
        for kind in ("pStyle", "rStyle"):
            assert {e.get(f"{W}val") for e in part(made, name).iter(f"{W}{kind}")} <= ids


def test_text_of_records_is_text(made: bytes) -> None:
    words = words_of(part(made, "word/footnotes.xml"))
    assert "</script><script>alert(1)</script>" in words
    assert "“handed <i>over</i>”" in words
    assert "Bridgetown <b>& Ford</b>" in words_of(part(made, "word/document.xml"))
    assert b"<script" not in parts(made)["word/footnotes.xml"]


def test_signs_that_no_page_can_show(tmp_path: Path) -> None:
    folder = tmp_path / "case"
    shutil.copytree(HERE / "case", folder)
    path = folder / "records.yaml"
    text = path.read_text(encoding="utf-8").replace(
        "Shots at the river", "Shots\\x01 &amp; ]]> <w:t>\\u202Eriver\\uFFFE\\0 {{x}} #x"
    )
    path.write_text(text, encoding="utf-8")
    case = armistice.load(folder)
    view = case.panorama()
    brief = brief_of(case, view, case.chronicle(view))
    words = words_of(part(brief_docx(brief), "word/footnotes.xml"))
    assert "Shots\N{REPLACEMENT CHARACTER} &amp; ]]> <w:t>river" in words
    assert "\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER} {{x}} #x" in words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\tb\nc", "a\tb\nc"),
        ("a\x00b\x1f\x7f\x85", "a\ufffdb\ufffd\ufffd\ufffd"),
        ("\ud800\ufffe\u2028", "\ufffd\ufffd\ufffd"),
        ("a\u202eb\u2066c\u2069", "abc"),
        ("Հայաստան Qarabağ Карабах \U0001f54a", "Հայաստան Qarabağ Карабах \U0001f54a"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://a.ru/%D0%BC%D0%B8%D1%80?q=%20%2F", "https://a.ru/мир?q=%20%2F"),
        ("https://a.ru/%D0%BC%D0", "https://a.ru/%D0%BC%D0"),
        ("https://a.ru/%E2%80%AE%ff", "https://a.ru/%E2%80%AE%ff"),
    ],
)
def test_addresses_as_a_reader_reads_them(address: str, shown: str) -> None:
    assert shown_address(address) == shown


def test_same_case_same_bytes(case: armistice.Case, made: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    again = (
        "import sys, armistice; from pathlib import Path; from armistice.brief import write_brief;"
        f"write_brief(armistice.load({str(HERE / 'case')!r}), Path({str(path)!r}))"
    )
    subprocess.run([sys.executable, "-c", again], check=True, env={"PYTHONHASHSEED": "7"})
    assert path.read_bytes() == made
    write_brief(case, path, as_of="2021-06")
    assert path.read_bytes() != made


def test_the_forms_say_the_same(case: armistice.Case, brief: Brief, made: bytes) -> None:
    """What the page says of the result, the clauses and the points, the document says."""
    html = re.sub(r"\s+", " ", brief_html(case))
    words = words_of(part(made, "word/document.xml"))
    lead = next(p for p in words.splitlines() if p.startswith("On 30 June 2023"))
    assert lead in html
    for article in brief.articles:
        assert article.says in words
        assert all(line in words for norm in article.norms for line in norm.code.splitlines())
    for point in brief.points.opposed:
        assert all(sentence in words for sentence in point.sentences)
    assert "Computed, not judged. Silence is not evidence." in words
    assert brief.hash in words
    assert all(own.who in words for own in brief.own)


def test_author_and_day(brief: Brief) -> None:
    from dataclasses import replace

    assert author_of(brief) == ""
    assert author_of(replace(brief, license="© Foundation X")) == "© Foundation X"
    assert str(day_of(replace(brief, as_of_date="199X")))[:10] == "2000-01-01"
