"""Documents made to break, hang or fill the machine: one fault each, in bounded time and memory.

Hostile ones are read by a process of its own, with a limit on its memory.
"""

from __future__ import annotations

import io
import json
import os
import re
import socket
import subprocess
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from made_documents import WORD, column, made_docx, made_pdf, part_of, zipped

from armistice.diagnostics import CODES, render
from armistice.evidence.texts.documents import document_of_file
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.read import read_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from syrupy.assertion import SnapshotAssertion

HERE = Path(__file__).parent
SECONDS = 20.0  # what is needed is a tenth of it; two busy cores need not fail a test
ELSEWHERE = {
    "A850": "test_fetch.py",
    "A851": "test_fetch.py",
    "A852": "test_fetch.py",
    "A853": "test_fetch.py",
    "A854": "test_source.py",
    "A855": "test_source.py",
    "A857": "test_store.py",
    "A858": "test_store.py",
}


def folded(content: bytes, *, twice: bool = False) -> bytes:
    """A PDF of one page whose content is compressed."""
    packed = zlib.compress(content, 9)
    filters = b"/FlateDecode"
    if twice:
        packed, filters = zlib.compress(packed, 9), b"[/FlateDecode /FlateDecode]"
    stream = b"<</Length %d/Filter%b>>stream\n%b\nendstream" % (len(packed), filters, packed)
    plain = made_pdf([[(60, 700, 10, "words")]])
    return re.sub(
        rb"<</Length \d+>>stream\n.*?\nendstream", lambda _: stream, plain, flags=re.DOTALL
    )


def document_xml(inside: bytes) -> dict[str, bytes]:
    return {
        "word/document.xml": part_of(made_docx(), "word/document.xml").replace(b"Ferry", inside)
    }


PDF = made_pdf([column(60, "words of a page")])
OWNER = b"28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A"
LOCKED = PDF.replace(
    b"/Root 1 0 R",
    b"/Root 1 0 R/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<%b>/U<%b>>>"
    % (OWNER, b"00" * 32),
)
ENTITY = b'<!DOCTYPE w:document [<!ENTITY e SYSTEM "file:///etc/hostname">]><w:document'

# Name, bytes, and the code of the one fault that there is.
ONE: dict[str, tuple[str, bytes, str]] = {
    "an empty file": ("empty.txt", b"", "A842"),
    "nothing but blanks": ("blank.html", b" \n\t\n", "A842"),
    "a page without words": ("x.html", b"<!doctype html><script>evil()</script>", "A842"),
    "a picture": ("map.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "A843"),
    "a spreadsheet": ("x.docx", zipped({"xl/workbook.xml": b"<x/>"}), "A843"),
    "an archive": ("x.docx", zipped({"readme": b"words"}), "A843"),
    "a PDF cut off": ("cut.pdf", PDF[: len(PDF) // 2], "A844"),
    "a PDF of noise": ("noise.pdf", b"%PDF-1.7\n" + b"noise " * 99 + b"%%EOF", "A844"),
    "a DOCX cut off": ("cut.docx", made_docx()[:9000], "A844"),
    "a DOCX whose XML breaks off": ("x.docx", made_docx(document_xml(b"</w:t>")), "A844"),
    "a PDF under a password": ("locked.pdf", LOCKED, "A845"),
    "a DOCX under a password": (
        "locked.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
        "A845",
    ),
    "a DOCX that declares an entity": (
        "x.docx",
        made_docx(
            {
                "word/document.xml": part_of(made_docx(), "word/document.xml")
                .replace(b"<w:document", ENTITY, 1)
                .replace(b"Ferry", b"&e;")
            }
        ),
        "A847",
    ),
    "a DOCX whose styles declare an entity": (
        "x.docx",
        made_docx({"word/styles.xml": b'<!DOCTYPE x [<!ENTITY e "x">]><x>&e;</x>'}),
        "A847",
    ),
    "NUL bytes": ("nul.txt", b"words\n and \0 more", "A848"),
    "a PDF without words": ("scan.pdf", made_pdf([[], []]), "A849"),
    "a PDF called a text, cut off": ("cut.txt", PDF[:-60], "A844"),
}

# Made when they are asked for: some are large before they are folded.
HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a DOCX part of 150 MB": (
        "x.docx",
        lambda: made_docx(document_xml(b"a" * 150_000_000)),
        "A846",
    ),
    "a DOCX of millions of paragraphs": (
        "x.docx",
        lambda: made_docx(document_xml(b"x</w:t></w:r></w:p>" + b"<w:p/>" * 9_000_000)),
        "A846",
    ),
    "a DOCX of ten thousand parts": (
        "x.docx",
        lambda: zipped(
            dict.fromkeys(
                ["[Content_Types].xml", *(f"word/document{n}.xml" for n in range(10_001))], b""
            )
        ),
        "A846",
    ),
    "a PDF stream of 200 MB": ("x.pdf", lambda: folded(b" " * 200_000_000), "A846"),
    "a PDF stream folded twice": ("x.pdf", lambda: folded(b" " * 10_000_000, twice=True), "A846"),
    "a page of nested elements": ("x.html", lambda: START + b"<div>" * 400_000, "A846"),
    "a page of open letters": ("x.html", lambda: START + b"<b></p>" * 100_000, "A846"),
    "a page of a million tags": ("x.html", lambda: START + b"<p>word " * 999_999, "A846"),
    "a tag of thousands of attributes": (
        "x.html",
        lambda: START + b"<div " + b" ".join(b"a%d" % n for n in range(99_999)) + b">x",
        "A846",
    ),
    "brackets never closed": ("x.md", lambda: b"[a " * 3_000_000, "A846"),
    "marks without words": ("x.md", lambda: b"*_`< " * 900_000, "A846"),
}
START = b"<!doctype html>"


def fault(path: Path) -> TextError:
    with pytest.raises(TextError) as raised:
        document_of_file(path)
    return raised.value


@pytest.mark.parametrize("case", ONE)
def test_one_fault(case: str, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    name, data, code = ONE[case]
    (tmp_path / name).write_bytes(data)
    found = fault(tmp_path / name)
    assert found.code == code
    assert render([found.diagnostic(name)], read=lambda _: None) == snapshot


def bounded(path: Path, megabytes: int) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, str(HERE / "child.py"), str(path), str(megabytes)],
        capture_output=True,
        timeout=SECONDS,
        check=False,
        encoding="utf-8",
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr[-2000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("case", HOSTILE)
def test_what_grows_without_bound_is_stopped(case: str, tmp_path: Path) -> None:
    name, make, code = HOSTILE[case]
    (tmp_path / name).write_bytes(make())
    assert bounded(tmp_path / name, 1000)["code"] == code


def test_five_hundred_megabytes_of_one_line_are_answered_at_once(tmp_path: Path) -> None:
    with (tmp_path / "line.txt").open("wb") as file:
        file.truncate(500 << 20)
    found = bounded(tmp_path / "line.txt", 300)
    assert (found["code"], found["seconds"] < 1.0) == ("A841", True)


def test_a_line_of_ten_megabytes_is_read(tmp_path: Path) -> None:
    (tmp_path / "line.txt").write_bytes(b"word " * 2_000_000)
    found = bounded(tmp_path / "line.txt", 1500)
    assert (found["code"], found["characters"]) == ("", 10_000_000)


def test_what_is_no_plain_file(tmp_path: Path) -> None:
    assert fault(tmp_path).message == "this is a folder and no document"
    assert fault(tmp_path / "nothing").code == "A840"
    assert fault(tmp_path / "a\0b").code == "A840"
    if os.name == "posix":
        os.mkfifo(tmp_path / "pipe.pdf")
        assert fault(tmp_path / "pipe.pdf").message == "this is a pipe or a device and no document"


def test_the_kind_is_told_by_content_and_not_by_name(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(PDF)
    (tmp_path / "report.pdf").write_bytes(b"Words of a plain text.\n")
    (tmp_path / "page.txt").write_bytes(b"<!doctype html><p>Words of a page.")
    kinds = {p.name: document_of_file(p).text.media_type for p in sorted(tmp_path.iterdir())}
    assert kinds == {
        "page.txt": "text/html",
        "report.pdf": "text/plain",
        "report.txt": "application/pdf",
    }


def test_nothing_of_a_page_is_run_or_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked for")

    monkeypatch.setattr(socket, "socket", refuses)
    monkeypatch.setattr(socket, "getaddrinfo", refuses)
    page = (
        b'<!doctype html><base href="http://x.example/"><link rel=stylesheet href="s.css">'
        b'<script src="http://x.example/s.js">evil()</script><iframe src="http://x.example/">'
        b"evil</iframe><svg onload=evil()><text>evil</text></svg><img src=x onerror=evil()>"
        b'<meta http-equiv=refresh content="0;url=http://x.example"><p>Words.<template>evil'
    )
    text = read_document(page)
    assert text.content.strip() == "Words."


def test_mixed_encodings_are_read_and_said_to_be_so() -> None:
    line = "Стороны договорились о прекращении огня, и это было сказано после встречи.\n"
    text = read_document(line.encode() * 3 + line.encode("cp1251"))
    assert len(text.content) == 4 * len(line)
    assert len(text.notes) == 1
    assert "not UTF-8" in text.notes[0]


def test_an_encoding_that_is_named_is_believed() -> None:
    data = "Стороны договорились.".encode("cp1251")
    text = read_document(data, media_type="text/plain; charset=windows-1251")
    assert text.content == "Стороны договорились."
    with pytest.raises(TextError, match="A848 the byte 0xD1 is not ascii"):
        read_document(data, media_type="text/plain; charset=ascii")


@pytest.mark.parametrize(
    "words", ["\u200fשלום\u200e abc", "الأطراف \u2067توقف\u2069 إطلاق النار", "سلام 2,000 علیکم"]
)
def test_right_to_left_text_keeps_its_order_and_its_marks(words: str) -> None:
    page = f"<!doctype html><p dir=rtl>{words}".encode()
    assert read_document(page, media_type="text/html; charset=utf-8").content == words
    body = f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"
    assert read_document(made_docx(body=body)).content == words
    assert read_document(words.encode()).content == words


@pytest.mark.parametrize(
    ("library", "data", "kind"),
    [
        ("pypdfium2", PDF, "PDF"),
        ("selectolax.lexbor", b"<!doctype html><p>Words.", "HTML"),
        ("lxml", made_docx(), "DOCX"),
    ],
)
def test_a_library_that_is_missing(
    library: str, data: bytes, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    if library == "lxml":
        monkeypatch.setitem(sys.modules, "lxml.etree", None)
    with pytest.raises(TextError) as raised:
        read_document(data)
    assert raised.value.code == "A856"
    assert raised.value.message.startswith(f"reading {kind} needs the library ")
    assert raised.value.help == "run `pip install 'armistice[documents]'`"


def test_every_code_of_documents_has_a_bad_document() -> None:
    shown = {code for _, _, code in (*ONE.values(), *HOSTILE.values())} | set(ELSEWHERE)
    shown |= {"A840", "A841", "A856"}
    assert {code for code in CODES if "A840" <= code <= "A859"} == shown


def test_a_document_is_not_changed_by_reading_it() -> None:
    data = made_docx()
    before = bytes(data)
    assert read_document(data) == read_document(io.BytesIO(data).getvalue())
    assert data == before
    assert WORD in part_of(data, "word/document.xml").decode()
