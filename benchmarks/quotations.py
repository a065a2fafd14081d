"""10,000 quotations looked for in 100 MB of text, index included, beside simpler means.

The documents are made: chains of words as they follow each other in two texts of the public
domain, broken into lines, with words divided at line ends and curled quotation marks. One
quotation in ten is altered by one word and must not be certified.
"""

from __future__ import annotations

import os
import random
import textwrap
import time
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from armistice.evidence.anchors import Anchor
from armistice.evidence.anchors.index import AnchorIndex
from armistice.evidence.texts.model import Block, Text, Zone
from benchmarks.pdf_documents import plain_text

if TYPE_CHECKING:
    from armistice.evidence.anchors.model import Located

DOCUMENTS = int(os.environ.get("ARMISTICE_DOCUMENTS", "1000"))
LENGTH = 100_000
QUOTATIONS = 10 * DOCUMENTS
_SAMPLE = 5
_DIVIDED = 0.2


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a document, that document, where they begin, and whether they were altered."""

    words: str
    document: int
    place: int
    altered: bool


def made_documents(count: int) -> list[str]:
    """Documents of about 100,000 characters each, from a fixed seed."""
    draw = random.Random(1787)  # a fixed seed, no secret
    words = (plain_text("federalist-1787") + plain_text("hague-1907")).split()
    following = defaultdict(list)
    for word, after in pairwise(words):
        following[word].append(after)
    return [_made(draw, words, following) for _ in range(count)]


def _made(draw: random.Random, words: list[str], following: dict[str, list[str]]) -> str:
    chain = [draw.choice(words)]
    length = 0
    while length < LENGTH:
        # Now and then a jump, so that no two documents have long runs in common.
        known = following.get(chain[-1]) if draw.random() > 0.1 else None  # noqa: PLR2004
        chain.append(draw.choice(known or words))
        length += len(chain[-1]) + 1
    lines = textwrap.wrap(" ".join(chain), 78, break_on_hyphens=False)
    for number, line in enumerate(lines[:-1]):
        first, _, rest = lines[number + 1].partition(" ")
        if draw.random() < _DIVIDED and len(first) > 8 and first.isalpha():  # noqa: PLR2004
            lines[number] = f"{line} {first[:4]}-"
            lines[number + 1] = f"{first[4:]} {rest}"
    return "\n".join(lines)


def made_quotations(documents: list[str], count: int) -> list[Quotation]:
    """Quotations as a person types them: one line, no divided words, straight marks."""
    draw = random.Random(1907)  # a fixed seed, no secret
    found = []
    while len(found) < count:
        number = draw.randrange(len(documents))
        document = documents[number]
        place = document.find(" ", draw.randrange(len(document) - 400)) + 1
        end = document.find(" ", place + draw.randint(60, 200))
        raw = document[place:end]
        if raw[:1].isspace() or "-\n" in raw[-8:] or "-\n" in document[place - 8 : place]:
            continue
        words = raw.replace("-\n", "").replace("\n", " ").split(" ")
        altered = len(found) % 10 == 0
        if altered:
            middle = draw.randrange(1, len(words))
            words = [*words[:middle], "not", *words[middle:]]
        found.append(Quotation(" ".join(words), number, place, altered))
    return found


def as_text(content: str) -> Text:
    """A made document as a text of one zone."""
    return Text(content, (Block(0, len(content), Zone.BODY),))


def main() -> None:
    """Print what each means takes, and what the ladder says."""
    documents = made_documents(DOCUMENTS)
    quotations = made_quotations(documents, QUOTATIONS)
    size = sum(map(len, documents)) / 1e6
    print(f"{len(quotations):,} quotations, {len(documents):,} documents, {size:.0f} MB")
    texts = [as_text(document) for document in documents]

    start = time.perf_counter()
    index = AnchorIndex(Anchor(start=one.words) for one in quotations)
    built = time.perf_counter() - start
    candidates = [index.candidates(text) for text in texts]
    read = time.perf_counter() - start - built
    found = [(number, *one) for number, text in enumerate(texts) for one in index.located(text)]
    climbed = time.perf_counter() - start - built - read
    # `located` reads the document again: what the whole takes is building and climbing.
    whole = built + climbed
    assert sum(map(len, candidates)) == len(found), "what is climbed is what was found"
    _row("index and ladder", whole, len(quotations), size)
    print(
        f"  building {built:.2f} s, one pass over the documents {read:.2f} s, in all {whole:.2f} s"
    )
    right, repeated, wrong, accepted = _judged(found, quotations, documents)
    altered = sum(one.altered for one in quotations)
    print(f"  certified at the right place: {right:,} of {len(quotations) - altered:,}")
    print(
        f"  certified in another document that has the same words: {repeated:,}; falsely: {wrong:,}"
    )
    print(f"  altered by one word and certified: {accepted:,} of {altered:,}")

    start = time.perf_counter()
    hits = sum(documents[one.document].find(one.words) >= 0 for one in quotations)
    _row("str.find in the known document", time.perf_counter() - start, len(quotations), size)
    print(f"  found: {hits:,} (line ends and divided words defeat it)")

    start = time.perf_counter()
    plain = [_unbroken(document) for document in documents]
    hits = sum(plain[one.document].find(one.words) >= 0 for one in quotations)
    taken = time.perf_counter() - start
    _row("str.find in the known document, lines joined first", taken, len(quotations), size)
    print(f"  found: {hits:,}")

    from rapidfuzz import fuzz

    sample = quotations[: 10 * _SAMPLE : 10] if len(quotations) > 10 * _SAMPLE else quotations
    start = time.perf_counter()
    for one in sample:
        max(
            (fuzz.partial_ratio_alignment(one.words, document) for document in documents),
            key=lambda each: each.score if each else 0.0,
        )
    taken = (time.perf_counter() - start) * len(quotations) / len(sample)
    _row(f"rapidfuzz alone ({len(sample)} tried, the rest reckoned)", taken, len(quotations), size)

    start = time.perf_counter()
    for one in quotations[:1000]:
        fuzz.partial_ratio_alignment(one.words, documents[one.document])
    taken = (time.perf_counter() - start) * len(quotations) / min(1000, len(quotations))
    _row("rapidfuzz in the known document (1,000 tried)", taken, len(quotations), size)


def _unbroken(document: str) -> str:
    """A document as it was before it was broken into lines."""
    return document.replace("-\n", "").replace("\n", " ")


def _judged(
    found: list[tuple[int, int, Located]], quotations: list[Quotation], documents: list[str]
) -> tuple[int, int, int, int]:
    """Certified where the words were taken from, where they stand too, falsely; altered ones."""
    right = repeated = wrong = accepted = 0
    for document, number, located in found:
        quotation = quotations[number]
        if not located.certified:
            continue
        if document == quotation.document and located.start == quotation.place:
            right += not quotation.altered
        elif quotation.words in _unbroken(documents[document]):
            repeated += 1
        else:
            wrong += 1
        accepted += quotation.altered
    return right, repeated, wrong, accepted


def _row(name: str, seconds: float, count: int, size: float) -> None:
    rate = f"{count / seconds:,.0f} quotations a second"
    print(f"{name}: {seconds:,.2f} s, {rate}, {size / seconds:,.1f} MB/s")


if __name__ == "__main__":
    main()
