"""What the guide to records shows can be loaded, and no key of a record goes unmentioned."""

import re
import shutil
from pathlib import Path

import pytest

from armistice.case import load_case
from armistice.case.schemas import RECORD_TYPES, CaseFile, schema_of
from armistice.record.model import Account, Citation, Name, Quantity

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "guide" / "records.md").read_text(encoding="utf-8")
YAML = re.findall(r"(?<!-->\n)^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TABLE = re.search(r"^```text\n(id,act.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
KINDS = [*RECORD_TYPES.values(), CaseFile, Account, Citation, Name, Quantity]


def test_the_example_case_has_no_fault() -> None:
    assert load_case(ROOT / "docs" / "example").diagnostics == ()


def test_words_of_your_own_can_be_loaded(tmp_path: Path) -> None:
    words = next(block for block in YAML if block.startswith("acts:"))
    shutil.copytree(ROOT / "docs" / "example", tmp_path / "case")
    (tmp_path / "case" / "words.yaml").write_text(words, encoding="utf-8")
    case = load_case(tmp_path / "case")
    assert case.diagnostics == ()
    assert case.vocabulary.is_a("jam-signal", "use-force")


def test_the_table_can_be_loaded(tmp_path: Path) -> None:
    assert TABLE is not None
    shutil.copytree(ROOT / "docs" / "example", tmp_path / "case")
    (tmp_path / "case" / "events.csv").write_text(TABLE[1], encoding="utf-8")
    case = load_case(tmp_path / "case")
    assert case.diagnostics == ()
    assert len(case.events["2021-04-11-patrol"].accounts) == 2


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_is_mentioned(kind: type) -> None:
    keys = [name for name, _ in schema_of(kind).spellings]
    assert [key for key in keys if not re.search(rf"\b{key}\b", PAGE)] == []
