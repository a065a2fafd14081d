"""Anchors on what one program reads of a PDF, found in what others read of it.

Half of the documents, and fewer spans than the benchmark (`python -m benchmarks pdf_anchors`).
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from benchmarks.pdf_anchors import changed, located, read

if TYPE_CHECKING:
    from benchmarks.pdf_anchors import Document, Tally

NAMES = (
    "typst-two-columns-footnotes",
    "typst-two-columns-french",
    "chromium-endnotes",
    "reportlab-two-columns-french",
    "reportlab-french",
)
SPANS = 20
ALTERED = 40


@cache
def document(name: str) -> Document:
    return next(iter(read([name])))


@cache
def tallied(name: str) -> tuple[Tally, ...]:
    return tuple(located(document(name), SPANS, seed=NAMES.index(name)).values())


@pytest.mark.parametrize("name", NAMES)
def test_spans_are_never_found_elsewhere(name: str) -> None:
    tallies = tallied(name)
    assert [false for tally in tallies for false in tally.false] == []
    # Whatever is in one piece in the other reading is found there to the letter.
    assert [missed for tally in tallies for missed in tally.missed] == []


def test_nearly_all_spans_are_found_by_an_exact_rung() -> None:
    tallies = [tally for name in NAMES for tally in tallied(name)]
    # The rest is torn apart by how one of the programs reads columns and notes.
    assert sum(tally.exact for tally in tallies) >= 0.95 * sum(tally.count for tally in tallies)


@pytest.mark.parametrize("name", NAMES)
def test_no_span_is_accepted_with_a_word_that_changes_its_meaning(name: str) -> None:
    outcomes, accepted = changed(document(name), ALTERED, seed=NAMES.index(name))
    assert accepted == []
    assert outcomes.total() == 3 * ALTERED


def test_every_kind_of_change_is_tried() -> None:
    kinds: Counter[str] = Counter()
    for name in NAMES:
        kinds += changed(document(name), ALTERED, seed=1)[0]
    tried = {kind.split(":")[0] for kind in kinds}
    assert tried == {"negation added", "negation taken out", "digit", "name", "opposite"}
