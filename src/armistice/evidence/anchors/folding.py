"""Folded views of a text: what readers do not see is folded away, and every offset leads back.

Two extractors seldom give the same characters for the same words: lines end elsewhere, words are
divided, quotation marks and dashes are curled or straight, two letters are one ligature. A folded
view has none of that. Case is kept, because "the Parties" are not "the parties"; so are raised
digits and fractions, because ten squared is not a hundred and two.
"""

from __future__ import annotations

import re
import unicodedata
from abc import ABC, abstractmethod
from array import array
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from armistice.evidence.texts.model import Text

RUNNING = frozenset({Zone.TITLE, Zone.ABSTRACT, Zone.BODY, Zone.QUOTATION})
"""The zones that a reader takes for the text itself."""

_SINGLE = "‘’‚‛ʼʹ′`´՚‹›＇"
_DOUBLE = "“”„‟″«»＂"
_DASHES = "‐‑‒–—―−⸺﹘﹣－֊"
_SHAPES = dict.fromkeys(_SINGLE, "'") | dict.fromkeys(_DOUBLE, '"') | dict.fromkeys(_DASHES, "-")
# A raised or circled digit is not the digit, and a sign for "number" is not the word "no".
_KEPT_TAGS = ("<super>", "<sub>", "<fraction>", "<circle>", "<square>")
_KEPT = "№"

_DIVIDERS = "\u00ad\ufffe"  # soft hyphen, and what PDFium writes for one at the end of a line
_INVISIBLE_CHARACTERS = frozenset(
    chr(code)
    for first, last in (
        (0x00AD, 0x00AD),
        (0x034F, 0x034F),
        (0x061C, 0x061C),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x2069),
        (0xFEFF, 0xFEFF),
        (0xFFFE, 0xFFFE),
    )
    for code in range(first, last + 1)
)
_INVISIBLE = re.escape("".join(sorted(_INVISIBLE_CHARACTERS)))
JOINER = "\u2060"
"""What stands for a character of a note's call in the running text: nothing to see."""
_LINE_END = rf"(?<=\w)[-‐{_DIVIDERS}]+[^\S\n]*\n\s*(?=\w)"
_SPACES = rf"\s[\s{_INVISIBLE}]*\s"
_UNSEEN = f"[{_INVISIBLE}]+"
_LETTERS = re.compile(r"[^ -]+")


class View(ABC):
    """A text made from another, with a map back to it."""

    content: str

    @abstractmethod
    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the other text of which a span that is not empty was made."""

    def occurrences(self, words: str) -> Iterator[int]:
        """Where the words stand, overlapping ones included."""
        place = self.content.find(words) if words else -1
        while place >= 0:
            yield place
            place = self.content.find(words, place + 1)


@dataclass(frozen=True, eq=False)
class FoldedView(View):
    """A text folded, and which stretch of it was made of what.

    A stretch begins wherever something was changed, and after it; within one that was kept, one
    step here is one step there.

    Attributes:
        content: The folded text.
        starts: Where each stretch begins in ``content``.
        origins: Where it begins in the text it was made from.
        ends: Where it ends there.
    """

    content: str
    starts: array[int]
    origins: array[int]
    ends: array[int]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the text that was folded."""
        return self._first(start), self._last(end - 1)

    def _first(self, offset: int) -> int:
        number = bisect_right(self.starts, offset) - 1
        begin = self.origins[number]
        # A ligature became several letters: each of them leads to the whole of it.
        return begin + offset - self.starts[number] if self._is_kept(number) else begin

    def _last(self, offset: int) -> int:
        number = bisect_right(self.starts, offset) - 1
        if self._is_kept(number):
            return self.origins[number] + offset - self.starts[number] + 1
        return self.ends[number]

    def _is_kept(self, number: int) -> bool:
        last = number + 1 == len(self.starts)
        beyond = len(self.content) if last else self.starts[number + 1]
        return beyond - self.starts[number] == self.ends[number] - self.origins[number]


class BareView(View):
    """A folded text without spaces and hyphens; its map leads to the folded text.

    Every so many code points it is noted how many letters stand before; what lies between is
    counted when it is asked for, so that the view costs no more than the text itself.
    """

    _STEP = 1024

    def __init__(self, view: View) -> None:
        """Take the letters of a folded view and count them."""
        self._folded = view.content
        self.content = bare(self._folded)
        steps = range(0, len(self._folded), self._STEP)
        sizes = (len(bare(self._folded[step : step + self._STEP])) for step in steps)
        self._before = array("q", accumulate(sizes, initial=0))

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the folded text."""
        return self._place(start), self._place(end - 1) + 1

    def _place(self, letter: int) -> int:
        number = bisect_right(self._before, letter) - 1
        left = letter - self._before[number]
        for run in _LETTERS.finditer(self._folded, number * self._STEP):
            if left < len(run[0]):
                return run.start() + left
            left -= len(run[0])
        raise IndexError(letter)


def folded(content: str) -> FoldedView:
    """Fold spaces, compatibility forms, quotation marks, dashes and divided words.

    Linear in the length of the text. Expects a text in NFC, as canonical texts are.
    """
    like, unlike = _replacements(frozenset(content))
    pattern = f"{_LINE_END}|{_SPACES}|{_UNSEEN}"
    if unlike:
        pattern += f"|[{re.escape(''.join(sorted(unlike)))}]"

    def instead(found: re.Match[str]) -> str:
        if found[0] in unlike:
            return unlike[found[0]]
        if found[0][0].isspace():
            return " "
        return _at_line_end(content, found) if "\n" in found[0] else ""

    kept = content
    for character, shape in like.items():
        kept = kept.replace(character, shape)
    return _rewritten(content, kept, re.compile(pattern), instead)


def fold(words: str) -> str:
    """The words of an anchor, folded as a text is."""
    return folded(unicodedata.normalize("NFC", words)).content.strip()


def bare(words: str) -> str:
    """Folded words without spaces and hyphens."""
    return words.replace(" ", "").replace("-", "")


def bare_letters(content: str) -> str:
    """A text folded without spaces and hyphens, and without a map: the content of its bare view.

    Much quicker than the view, for when it is only asked whether something is there at all.
    """
    characters = frozenset(content)
    like, unlike = _replacements(characters)
    for character, shape in (*like.items(), *unlike.items()):
        content = content.replace(character, shape)
    for character in _INVISIBLE_CHARACTERS & characters:
        content = content.replace(character, "")
    return "".join(content.split()).replace("-", "")


class FoldedText:
    """A text with its folded views, each made when it is first asked for.

    The running view has the words that a reader reads on: footnotes, references, running heads
    and the calls of notes are left out of it, so that a sentence goes on over the page.
    """

    def __init__(self, text: Text) -> None:
        """Keep the text; nothing is folded yet."""
        self.text = text

    @cached_property
    def whole(self) -> FoldedView:
        """All that the document says."""
        return folded(self.text.content)

    @cached_property
    def running(self) -> FoldedView:
        """What a reader reads on."""
        masked = self.running_mask
        return self.whole if masked == self.text.content else folded(masked)

    @cached_property
    def whole_bare(self) -> View:
        """All of it, without spaces and hyphens."""
        return BareView(self.whole)

    @cached_property
    def running_bare(self) -> View:
        """The running text without spaces and hyphens."""
        return self.whole_bare if self.running is self.whole else BareView(self.running)

    @cached_property
    def running_mask(self) -> str:
        """The running text, as long as the whole: blanks for other zones, nothing for calls."""
        text = self.text
        if all(block.zone in RUNNING for block in text.blocks):
            masked = text.content
        else:
            masked = text.mask(RUNNING)
        if not text.note_calls:
            return masked
        # A call stands at its word without a space, so nothing visible may take its place.
        edges = [0, *(edge for call in text.note_calls for edge in (call.start, call.end))]
        edges.append(len(masked))
        parts = (
            JOINER * (end - start) if number % 2 else masked[start:end]
            for number, (start, end) in enumerate(pairwise(edges))
        )
        return "".join(parts)


def _rewritten(
    content: str, kept: str, pattern: re.Pattern[str], instead: Callable[[re.Match[str]], str]
) -> FoldedView:
    """Replace what the pattern finds in ``content``, take the rest from ``kept``; draw the map."""
    parts: list[str] = []
    starts, origins, ends = array("q"), array("q"), array("q")
    length = place = 0

    def add(part: str, begin: int, end: int) -> None:
        nonlocal length
        if part:
            parts.append(part)
            starts.append(length)
            origins.append(begin)
            ends.append(end)
            length += len(part)

    for found in pattern.finditer(content):
        add(kept[place : found.start()], place, found.start())
        place = found.end()
        add(instead(found), found.start(), place)
    add(kept[place:], place, len(content))
    return FoldedView("".join(parts), starts, origins, ends)


def _at_line_end(content: str, found: re.Match[str]) -> str:
    """What is left of a hyphen at the end of a line: nothing if it only divides a word."""
    before, after = content[found.start() - 1], content[found.end()]
    divides = found[0][0] in _DIVIDERS or (before.isalpha() and after.islower())
    return "" if divides else "-"


@lru_cache(maxsize=64)
def _replacements(characters: frozenset[str]) -> tuple[dict[str, str], dict[str, str]]:
    """What stands for each character that is folded: those as long as it, and the others."""
    like: dict[str, str] = {}
    unlike: dict[str, str] = {}
    for character in sorted(characters):
        shape = _shape(character)
        if shape != character:
            (like if len(shape) == 1 else unlike)[character] = shape
    return like, unlike


def _shape(character: str) -> str:
    if character.isascii():
        return " " if character.isspace() else _SHAPES.get(character, character)
    if character in _SHAPES:
        return _SHAPES[character]
    if character.isspace():
        return " "
    if character in _KEPT or unicodedata.decomposition(character).startswith(_KEPT_TAGS):
        return character
    shape = unicodedata.normalize("NFKC", character)
    return character if " " in shape else "".join(_SHAPES.get(each, each) for each in shape)
