"""One bad agreement for each diagnostic: it says what is wrong, once; the rest still loads.

Each file of ``bad`` joins the sound world in ``base``; its name begins with the code.
"""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.case import load_case
from armistice.diagnostics import CODES, render

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())

# Codes that nothing gives: a change without the power has no effect, and the derivation says so.
NOT_GIVEN = {"A617"}


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


def test_every_code_of_the_language_has_a_bad_agreement() -> None:
    shown = {path.stem[:4] for path in BAD} | NOT_GIVEN
    assert {code for code in CODES if "A5" <= code < "A7"} <= shown
