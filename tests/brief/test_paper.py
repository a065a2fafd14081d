"""The brief as PDF: pages, words in several scripts, signs without a font; and the forms."""

import io
import shutil
import subprocess
import sys
from dataclasses import replace
from importlib import util
from pathlib import Path

import pypdfium2
import pytest

import armistice
from armistice.brief import BriefError, check_form, write_brief
from armistice.brief.content import Brief, brief_of
from armistice.brief.paper import brief_pdf

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> Brief:
    """The tiny case with names in several scripts."""
    folder = tmp_path_factory.mktemp("scripts") / "case"
    shutil.copytree(HERE / "case", folder)
    path = folder / "records.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("Brokaup", "Ստեփանակերտ").replace("Puentevilla", "Xankəndi Şuşa ığ")
    path.write_text(text.replace("Shots at the river", "Степанакерт и «Шуша»"), encoding="utf-8")
    case = armistice.load(folder)
    view = case.panorama()
    return brief_of(case, view, case.chronicle(view))


def pages(made: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(io.BytesIO(made))
    try:
        found = []
        for page in document:
            text = page.get_textpage()
            found.append(text.get_text_range())
            text.close()
            page.close()
        return found
    finally:
        document.close()


def test_pages_and_words(brief: Brief) -> None:
    made = brief_pdf(brief)
    assert made.startswith(b"%PDF-")
    found = pages(made)
    assert 3 <= len(found) <= 8
    words = " ".join(" ".join(found).split())
    for phrase in (
        "The river accord",
        "Who kept what",
        "no breach reported",
        "Ստեփանակերտ",
        "Xankəndi Şuşa ığ",
        "Степанакерт и «Шуша»",
        "</script><script>alert(1)</script>",
        "Computed, not judged. Silence is not evidence.",
        "Nobody fires in the river zone </script>.",
        brief.hash,
    ):
        assert phrase in words, phrase


def test_same_case_same_bytes(brief: Brief) -> None:
    assert brief_pdf(brief) == brief_pdf(brief)
    assert b"2023-06-30" in brief_pdf(brief)


def test_markup_of_typst_is_text(brief: Brief) -> None:
    words = '#panic("x") $x$ *b* @a <l> \\ #read("/etc/passwd")'
    text = " ".join(pages(brief_pdf(replace(brief, title=words)))[0].split())
    assert words in text


def test_a_sign_that_no_font_shows(brief: Brief) -> None:
    strange = replace(brief, title="The \U0001fbff\ue123 accord")
    with pytest.raises(BriefError, match=r"no font at hand shows .*fonts-noto"):
        brief_pdf(strange)


@pytest.mark.parametrize("name", ["brief", "brief.txt", "brief.doc", ".docx"])
def test_other_endings(case: armistice.Case, tmp_path: Path, name: str) -> None:
    with pytest.raises(BriefError, match=r"must end in `\.html`, `\.docx` or `\.pdf`"):
        write_brief(case, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_endings_in_capitals(case: armistice.Case, tmp_path: Path) -> None:
    for name, first in (("a.PDF", b"%PDF"), ("a.DOCX", b"PK"), ("a.HTML", b"<!doc")):
        write_brief(case, tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(first)


@pytest.mark.parametrize(("name", "lacks"), [("a.docx", "docx"), ("a.pdf", "typst")])
def test_without_the_extra(monkeypatch: pytest.MonkeyPatch, name: str, lacks: str) -> None:
    finds = util.find_spec

    def without(module: str) -> object:
        return None if module == lacks else finds(module)

    monkeypatch.setattr(util, "find_spec", without)
    with pytest.raises(BriefError, match=rf"`{lacks}`.*pip install 'armistice\[documents\]'"):
        check_form(Path(name))
    check_form(Path("a.html"))


def test_the_page_needs_no_extra() -> None:
    code = (
        "import sys, armistice; from armistice.brief import brief_html;"
        f"brief_html(armistice.load({str(HERE / 'case')!r}));"
        "print({'docx', 'lxml', 'typst'} & set(sys.modules))"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert found.stdout == "set()\n"
