"""One bad agreement for each diagnostic: it says what is wrong, once; the rest still loads.

Each file of ``bad`` joins the sound world in ``base``; its name begins with the code.
"""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.case import load_case
from armistice.diagnostics import CODES, render
from armistice.language.parse import MOST_MISTAKES, parse

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())

ELSEWHERE = {"A504": "test_too_many_mistakes"}


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.stem)
def test_bad_agreement(bad: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    folder = tmp_path / "case"
    shutil.copytree(HERE / "base", folder)
    shutil.copy(bad, folder / "bad.agreement")
    case = load_case(folder)
    shown = render(case.diagnostics, read=case.source_text)
    assert [each.code for each in case.diagnostics] == [bad.stem[:4]], shown
    agreement = case.agreements["bad"]
    assert "bad/9/sound" in {norm.id for norm in agreement.norms}
    assert f"{bad.read_text(encoding='utf-8')}\n{shown}" == snapshot


def test_too_many_mistakes() -> None:
    text = "agreement bad\n  parties Northland\n" + "nonsense\n" * 150
    codes = [each.code for each in parse(text).diagnostics]
    assert codes.count("A504") == 1
    assert len(codes) == MOST_MISTAKES + 1


def test_every_code_of_the_language_has_a_bad_agreement() -> None:
    shown = {path.stem[:4] for path in BAD} | set(ELSEWHERE)
    assert {code for code in CODES if "A5" <= code < "A7"} <= shown
