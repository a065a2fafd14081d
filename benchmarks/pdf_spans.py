"""Random spans of a text, where they are in each reading of it, and what one word does to them."""

from __future__ import annotations

import random
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+")
_LETTERS = re.compile(r"[^\W_]")
_GRAM = 24
FEWEST, MOST = 6, 24
"""How many words a span has."""


@dataclass(frozen=True, slots=True)
class Span:
    """Words of the source text, and where they stand in it."""

    start: int
    end: int
    words: str


def spans_of(text: str, count: int, seed: int) -> list[Span]:
    """Spans that begin and end with whole words, within a paragraph, each once in the text."""
    draw = random.Random(seed)  # a fixed seed, no secret
    words = [(found.start(), found.end()) for found in _WORD.finditer(text)]
    letters = "".join(_LETTERS.findall(text))
    found: dict[int, Span] = {}
    while len(found) < count:
        first = draw.randrange(len(words))
        last = first + draw.randint(FEWEST, MOST) - 1
        if last >= len(words):
            continue
        start, end = words[first][0], words[last][1]
        span = text[start:end]
        if "\n" in span or letters.count("".join(_LETTERS.findall(span))) != 1:
            continue
        found[start] = Span(start, end, span)
    return [found[start] for start in sorted(found)]


class Truth:
    """Which place of one text is which place of another, without asking the ladder.

    Runs of letters that stand once in each text tell; what lies between is measured from the
    nearest of them on both sides.
    """

    def __init__(self, source: str, other: str) -> None:
        """Find the runs that both texts have."""
        self._source = [found.start() for found in _LETTERS.finditer(source)]
        self._other = [found.start() for found in _LETTERS.finditer(other)]
        here = _unique_runs("".join(_LETTERS.findall(source)))
        there = _unique_runs("".join(_LETTERS.findall(other)))
        common = sorted((place, there[run]) for run, place in here.items() if run in there)
        self._letters = "".join(_LETTERS.findall(other))
        self._places = [place for place, _ in common]
        self._twins = [twin for _, twin in common]

    def is_torn(self, words: str) -> bool:
        """Whether the other text has the letters of some words nowhere in one piece."""
        return "".join(_LETTERS.findall(words)) not in self._letters

    def place(self, offset: int) -> tuple[int, int]:
        """Between which offsets of the other text that is which begins at one of the source.

        They differ where the other text has something in between, as a note within a sentence.
        """
        letter = bisect_left(self._source, offset)
        after = min(bisect_left(self._places, letter), len(self._places) - 1)
        before = max(bisect_right(self._places, letter) - 1, 0)
        twins = [self._twins[one] + letter - self._places[one] for one in (before, after)]
        last = len(self._other) - 1
        low, high = (self._other[min(max(one, 0), last)] for one in sorted(twins))
        return low, high


def _unique_runs(letters: str) -> dict[str, int]:
    found: dict[str, int] = {}
    twice: set[str] = set()
    for place in range(len(letters) - _GRAM + 1):
        run = letters[place : place + _GRAM]
        if run in found:
            twice.add(run)
        else:
            found[run] = place
    return {run: place for run, place in found.items() if run not in twice}


# --- one word that turns the meaning round ------------------------------------------------------

_OPPOSITES = {
    "en": {
        "all": "few", "more": "less", "before": "after", "war": "peace", "against": "for",
        "increase": "decrease", "with": "without", "first": "last", "weak": "strong",
        "always": "seldom", "must": "might", "will": "would", "same": "opposite",
        "national": "foreign", "majority": "minority", "power": "weakness", "under": "over",
        "greater": "smaller", "most": "least", "never": "often", "sixty": "forty",
        "two": "three", "Congress": "Parliament", "Pericles": "Alcibiades", "Britain": "Spain",
        "New": "Old", "State": "County", "States": "Counties", "union": "division",
    },
    "fr": {
        "avec": "sans", "avant": "après", "tout": "nul", "guerre": "paix", "ennemi": "allié",
        "doit": "peut", "doivent": "peuvent", "interdit": "permis", "premier": "dernier",
        "contre": "pour", "plus": "moins", "autorité": "population", "La": "Ma",
        "dans": "hors", "sera": "serait", "seront": "seraient", "peut": "doit",
        "prisonniers": "officiers", "belligérants": "neutres", "territoire": "littoral",
    },
}  # fmt: skip
_NEGATIONS = {"en": "not", "fr": "non"}


def altered(span: Span, language: str, draw: random.Random) -> Iterator[tuple[str, str]]:
    """Ways in which one word changes what a span says: kind and altered words."""
    words = span.words.split(" ")
    middle = draw.randrange(1, len(words))
    yield "negation added", " ".join([*words[:middle], _NEGATIONS[language], *words[middle:]])
    negations = [n for n, word in enumerate(words) if word in {"not", "no", "ne", "pas", "never"}]
    if negations and len(words) > 1:
        taken = draw.choice(negations)
        yield "negation taken out", " ".join(words[:taken] + words[taken + 1 :])
    for number, word in enumerate(words):
        if any(sign.isdigit() for sign in word):
            other = re.sub(r"\d", lambda found: str((int(found[0]) + 1) % 10), word, count=1)
            yield "digit", " ".join([*words[:number], other, *words[number + 1 :]])
            break
    known = _OPPOSITES[language]
    places = [number for number, word in enumerate(words) if word.strip(",.;") in known]
    if places:
        number = draw.choice(places)
        plain = words[number].strip(",.;")
        other = words[number].replace(plain, known[plain])
        kind = "name" if plain[0].isupper() else "opposite"
        yield kind, " ".join([*words[:number], other, *words[number + 1 :]])
