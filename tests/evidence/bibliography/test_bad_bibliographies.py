"""Each diagnostic of bibliographies: its bad file, what is said, and what is read all the same."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.diagnostics import CODES, Form, render
from armistice.evidence.bibliography.formats import READERS, format_of
from armistice.evidence.bibliography.sources import source_of

BAD = sorted((Path(__file__).parent / "bad").iterdir())


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_bad_file(path: Path, snapshot: SnapshotAssertion) -> None:
    text = path.read_text(encoding="utf-8")
    read = READERS[format_of(path.name, text)](text, path.name)
    found = list(read.diagnostics)
    for item in read.items if path.stem.startswith("A864") else ():
        found += source_of(item, "it").diagnostics
    assert {each.code for each in found} == {path.stem[:4]}
    shown = render(found, Form.FULL, read=lambda name: text if name == path.name else None)
    kept = [item.title for item in read.items]
    assert f"{shown}\nread: {kept}\n" == snapshot


def test_every_code_has_a_bad_file() -> None:
    assert {code for code in CODES if code.startswith("A86")} == {path.stem[:4] for path in BAD}
