"""Anchors on what one program reads of a PDF, looked for in what two others read of it.

For each of ten PDFs, 100 random spans of its source text are found in the reading of one program;
their words there, line ends and all, become anchors, and the ladder looks for them in the two
other readings. Where they truly are is known from the source. Then one word of a span is changed.
"""

from __future__ import annotations

import os
import random
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.evidence.anchors import Anchor, FoldedText, locate
from benchmarks.pdf_documents import TEXTS, documents, plain_text
from benchmarks.pdf_reading import EXTRACTORS
from benchmarks.pdf_spans import Span, Truth, altered, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.evidence.anchors.model import Located

SPANS = 100
ALTERED = 300
_TOLERANCE = 60
"""A place is false if it begins farther from the true one, in code points."""


@dataclass
class Tally:
    """What became of the anchors of one kind."""

    rungs: Counter[str] = field(default_factory=Counter)
    torn: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, located: Located, words: str, truth: tuple[int, int], *, torn: bool) -> None:
        """Count one anchor."""
        self.rungs[f"rung {located.rung}" if located.certified else str(located.outcome)] += 1
        self.torn += torn
        if not located.certified and not torn:
            self.missed.append(f"{located.outcome}: {words!r} / {located.found!r}")
        low, high = truth
        if located.start >= 0 and not low - _TOLERANCE <= located.start <= high + _TOLERANCE:
            self.false.append(f"{located.outcome}: {words!r} at {located.start}, truly {truth}")

    def include(self, other: Tally) -> None:
        """Add up."""
        self.rungs += other.rungs
        self.torn += other.torn
        self.false += other.false
        self.missed += other.missed

    @property
    def count(self) -> int:
        """How many there were."""
        return self.rungs.total()

    @property
    def exact(self) -> int:
        """How many were located by an exact rung."""
        return sum(count for name, count in self.rungs.items() if name.startswith("rung"))


@dataclass
class Document:
    """A PDF with its source and its readings, and where each place of the source is in these."""

    name: str
    source: str
    language: str
    readings: Mapping[str, FoldedText]
    truths: Mapping[str, Truth]


def read(names: Iterable[str] = ()) -> Iterable[Document]:
    """The documents of the tests, each read by all programs."""
    wanted = set(names)
    for name, text, data in documents(TEXTS / "pdf"):
        if wanted and name not in wanted:
            continue
        source = plain_text(text)
        readings = {by: FoldedText(extract(data)) for by, extract in EXTRACTORS.items()}
        truths = {by: Truth(source, one.text.content) for by, one in readings.items()}
        language = "fr" if text.startswith("hague") else "en"
        yield Document(name, source, language, readings, truths)


def anchored(document: Document, by: str, span: Span) -> str | None:
    """The words of a span as one program reads them; None where its reading tears them apart."""
    truth, text = document.truths[by], document.readings[by].text
    letters = [sign for sign in span.words if sign.isalnum()]
    for start in truth.place(span.start):
        for last in truth.place(span.end - 1):
            words = text.content[start : last + 1]
            if letters == [sign for sign in words if sign.isalnum()]:
                return words
    return None


def located(document: Document, count: int, seed: int) -> dict[tuple[str, str], Tally]:
    """The anchors of each program located in the readings of the others."""
    tallies: dict[tuple[str, str], Tally] = {}
    spans = spans_of(document.source, count, seed)
    for by in document.readings:
        for other in document.readings:
            if other == by:
                continue
            tally = tallies[by, other] = Tally()
            for span in spans:
                # An anchor is made where its maker sees the words: else by what the source says.
                words = anchored(document, by, span) or span.words
                found = locate(Anchor(start=words), document.readings[other])
                truth = document.truths[other]
                tally.add(found, words, truth.place(span.start), torn=truth.is_torn(span.words))
    return tallies


def changed(document: Document, count: int, seed: int) -> tuple[Counter[str], list[str]]:
    """Spans altered by one word: outcomes by kind, and those accepted that the text has not."""
    draw = random.Random(seed)  # a fixed seed, no secret
    outcomes: Counter[str] = Counter()
    accepted = []
    tried = 0
    for span in spans_of(document.source, 10 * count, seed + 1):
        for kind, words in altered(span, document.language, draw):
            if tried == count:
                return outcomes, accepted
            if words in document.source:
                continue
            tried += 1
            for reading in document.readings.values():
                found = locate(Anchor(start=words), reading)
                outcomes[f"{kind}: {found.outcome}"] += 1
                if found.certified:
                    accepted.append(f"{kind}: {words!r}")
    return outcomes, accepted


def main() -> None:
    """Print one row for each document, and the altered spans by kind."""
    print("| PDF | looked for | rung 1 | rung 2 | rung 3 | exact | torn apart | false |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    whole = Tally()
    outcomes: Counter[str] = Counter()
    accepted: list[str] = []
    for number, document in enumerate(read()):
        one = Tally()
        for tally in located(document, SPANS, seed=number).values():
            one.include(tally)
        whole.include(one)
        print(f"| {document.name} | {_cells(one)} |")
        kinds, wrong = changed(document, ALTERED // 10, seed=number)
        outcomes += kinds
        accepted += wrong
    print(f"| all | {_cells(whole)} |")
    print()
    print(f"{ALTERED} spans altered by one word, each looked for in three readings:")
    for kind, count in sorted(outcomes.items()):
        print(f"  {kind}: {count}")
    print(f"  accepted: {len(accepted)}")
    if os.environ.get("ARMISTICE_MISSED"):
        print(*whole.missed, *whole.false, *accepted, sep="\n")


def _cells(tally: Tally) -> str:
    rungs = (tally.rungs[f"rung {number}"] for number in (1, 2, 3))
    share = f"{100 * tally.exact / tally.count:.1f} %"
    cells = [tally.count, *rungs, share, tally.torn, len(tally.false)]
    return " | ".join(map(str, cells))


if __name__ == "__main__":
    main()
