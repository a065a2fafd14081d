"""One bad file for each diagnostic: it says what is wrong, once, and nothing else.

Each file of ``bad`` is added to the sound case in ``base``; its name begins with the code.
"""

import shutil
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.case import load_case
from armistice.diagnostics import CODES, render

HERE = Path(__file__).parent
BAD = sorted((HERE / "bad").iterdir())

# Codes that no added YAML file can show, and the test that shows them.
ELSEWHERE = {
    "A101": "test_a_folder_that_is_not_there",
    "A102": "test_a_folder_without_a_case_file",
    "A103": "test_a_file_that_cannot_be_read",
    "A104": "test_a_file_that_is_too_large",
    "A105": "test_a_file_that_is_not_utf_8",
    "A106": "test_a_link_out_of_the_case",
    "A113": "test_a_format_of_the_future",
    "A114": "test_a_row_with_a_cell_too_few",
    "A116": "test_a_table_of_no_known_type",
    "A119": "test_names_that_do_not_travel in tests/hostile",
    "A120": "test_thousands_of_mistakes in tests/hostile",
    "A218": "test_a_zone_that_does_not_exist",
}


def test_the_base_has_no_fault() -> None:
    assert load_case(HERE / "base").diagnostics == ()


@pytest.mark.parametrize("bad", BAD, ids=lambda path: path.stem)
def test_bad_file(bad: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    folder = tmp_path / "case"
    shutil.copytree(HERE / "base", folder)
    shutil.copy(bad, folder / "bad.yaml")
    case = load_case(folder)
    assert [each.code for each in case.diagnostics] == [bad.stem[:4]]
    assert "2020-11-25-kalbajar" in case.events
    assert render(case.diagnostics, read=case.source_text) == snapshot


def test_every_code_of_records_has_a_bad_file() -> None:
    shown = {path.stem[:4] for path in BAD} | set(ELSEWHERE)
    assert {code for code in CODES if code < "A5" or "A870" <= code < "A880"} <= shown
