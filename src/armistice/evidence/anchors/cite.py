"""From some words of a text to the anchor to keep: as short as finds the passage, and no other."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from armistice.evidence.anchors.folding import JOINER, FoldedText
from armistice.evidence.anchors.ladder import locate
from armistice.evidence.anchors.locator import locator_of
from armistice.evidence.anchors.model import Anchor, Candidate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.anchors.model import Located
    from armistice.evidence.texts.model import Text

FEW = 8
"""A passage of more words than this is given by its beginning and its end."""
_LEAST = 3
_SURROUNDINGS = 160
_WORD = re.compile(r"\S+")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A passage as a reader finds it: the words before, its own, those after.

    Spaces are single, and kept at the edges: the three joined are what the text says, with an
    ellipsis where it goes on.
    """

    before: str
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class Place:
    """A place of a text for a reader to look at."""

    start: int
    end: int
    locator: str
    surroundings: Surroundings


@dataclass(frozen=True, slots=True)
class Cite:
    """What became of some words that a person wants to cite.

    Attributes:
        located: Where the words are, or why that cannot be said.
        places: The one place cited, or those between which nothing decides, or the nearest.
        anchor: The anchor to keep; None unless one place is certain.
    """

    located: Located
    places: tuple[Place, ...] = ()
    anchor: Anchor | None = None

    def to_dict(self, source: str) -> dict[str, Any]:
        """Plain values: outcome, citation, places."""
        return {
            "source": source,
            "outcome": str(self.located.outcome),
            "why": self.located.why,
            "citation": _written(self.anchor) if self.anchor else None,
            "places": [
                {
                    "start": place.start,
                    "end": place.end,
                    "locator": place.locator,
                    "before": place.surroundings.before,
                    "words": place.surroundings.words,
                    "after": place.surroundings.after,
                }
                for place in self.places
            ],
        }


def cite(
    words: str, text: Text | FoldedText, *, end: str = "", locator: str = "", choice: int = 0
) -> Cite:
    """Find some words and make the shortest anchor that tells them from all others.

    Args:
        words: What the text says, or how the passage begins.
        text: The text.
        end: How a longer passage ends.
        locator: Where to look, if the words stand in several places.
        choice: Which of several places is meant, counted from 1; 0 to be told of them. For one
            that is not there, nothing is cited.

    Returns:
        The anchor, or the places between which nothing decides, or those that come nearest.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    located = locate(Anchor(start=words, end=end, locator=locator), folded)
    found = located.candidates
    if located.start >= 0:
        found = (Candidate(located.start, located.end, located.found),)
    beyond = choice > len(found) or choice < 0
    if beyond or (not located.certified and not choice):
        return Cite(located, tuple(_place(one, folded) for one in found))
    place = found[0] if located.certified else found[choice - 1]
    anchor = anchor_at(place.start, place.end, folded, found=place.found)
    there = _place(place, folded)
    return Cite(locate(anchor, folded) if anchor else located, (there,), anchor)


def anchor_at(start: int, end: int, text: FoldedText, *, found: str = "") -> Anchor | None:
    """The shortest anchor that the ladder leads back to a span, its locator included.

    Args:
        start: Where the passage begins, in code points.
        end: Where it ends, that code point excluded.
        text: The text.
        found: The words that were found there, where others stand between them.

    Returns:
        The anchor; None where even the words around the passage are repeated elsewhere.
    """
    locator = locator_of(start, text.text)
    for phrase in _phrases(start, end, text.text.content, found):
        located = locate(phrase, text)
        if located.certified and (located.start, located.end) == (start, end):
            return replace(phrase, locator=locator)
    return None


def surroundings(
    start: int, end: int, text: FoldedText, reach: int = _SURROUNDINGS
) -> Surroundings:
    """A passage and so many code points around it, cut at words.

    Around a passage of the running text stands running text, without notes and running heads.
    """
    content = text.running_mask
    if content[start] != text.text.content[start]:
        content = text.text.content
    before, after = content[max(0, start - reach) : start], content[end : end + reach]
    if start > reach:
        before = "… " + before[before.find(" ") + 1 :]
    if end + reach < len(content):
        after = after[: after.rfind(" ")] + " …"
    return Surroundings(
        *(
            _SPACES.sub(" ", part.replace(JOINER, ""))
            for part in (before, content[start:end], after)
        )
    )


def _place(candidate: Candidate, text: FoldedText) -> Place:
    start, end = candidate.start, candidate.end
    return Place(start, end, locator_of(start, text.text), surroundings(start, end, text))


def _written(anchor: Anchor) -> dict[str, Any]:
    return {
        key: value
        for key in ("locator", "start", "end", "prefix", "suffix", "position")
        if (value := getattr(anchor, key)) not in {"", None}
    }


def _phrases(start: int, end: int, content: str, found: str) -> Iterator[Anchor]:
    """Anchors for a span, from the shortest on; those within one line come first."""
    words = [
        (start + word.start(), start + word.end()) for word in _WORD.finditer(content[start:end])
    ]
    position = start
    if len(words) <= FEW:
        short = [Anchor(start=_line(content[start:end]))]
    elif len(found.split()) <= FEW and "…" not in found and found:
        # The sentence goes on over a page: what stands between is not cited.
        short = [Anchor(start=found)]
    else:
        sizes = [(first, last) for first in range(_LEAST, FEW + 1) for last in (_LEAST, FEW)]
        short = [
            Anchor(
                start=_line(content[start : words[first - 1][1]]),
                end=_line(content[words[-last][0] : end]),
            )
            for first, last in sorted(sizes, key=lambda size: _broken(content, words, size))
            if first + last <= len(words)
        ]
    yield from short
    shortest = short[0]
    for count in (2, 4, FEW):
        prefix, suffix = _before(content, start, count), _after(content, end, count)
        yield replace(shortest, prefix=prefix)
        yield replace(shortest, suffix=suffix)
        yield replace(shortest, prefix=prefix, suffix=suffix)
    yield replace(shortest, position=position)


def _broken(content: str, words: list[tuple[int, int]], size: tuple[int, int]) -> tuple[int, int]:
    """How many of two phrases are broken by the end of a line, then how long they are together."""
    first, last = size
    phrases = content[words[0][0] : words[first - 1][1]], content[words[-last][0] : words[-1][1]]
    return sum("\n" in phrase for phrase in phrases), first + last


def _before(content: str, place: int, count: int) -> str:
    words = content[max(0, place - 40 * count) : place].split()
    return " ".join(words[-count:])


def _after(content: str, place: int, count: int) -> str:
    return " ".join(content[place : place + 40 * count].split()[:count])


def _line(words: str) -> str:
    return unicodedata.normalize("NFC", " ".join(words.split()))
