"""How the words of an anchor differ from those of a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from armistice.evidence.anchors.certify import marks

_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d]+|[^\w\s]")
_WORD = re.compile(r"(\s*)(\w+(?:['’.,:-]\w+)*|[^\w\s])")
_DIGITS_OF_NOTE = 3


class Change(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    ONLY_ANCHOR = "only in the anchor"
    ONLY_TEXT = "only in the text"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand in both, or in one only."""

    change: Change
    words: str


def word_difference(anchor_words: str, text_words: str) -> tuple[Run, ...]:
    """The words of both in order; where they part, those of the anchor first."""
    ours, theirs = _WORD.findall(anchor_words), _WORD.findall(text_words)
    runs = []
    # A mark after a word is a word of its own, so that a comma does not change what it follows.
    words, others = [word for _, word in ours], [word for _, word in theirs]
    matcher = SequenceMatcher(None, words, others, autojunk=False)
    for tag, first, beyond, begin, end in matcher.get_opcodes():
        if tag == "equal":
            runs.append(Run(Change.SAME, _joined(theirs[begin:end])))
            continue
        if beyond > first:
            runs.append(Run(Change.ONLY_ANCHOR, _joined(ours[first:beyond])))
        if end > begin:
            runs.append(Run(Change.ONLY_TEXT, _joined(theirs[begin:end])))
    return tuple(runs)


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(f"{space}{word}" for space, word in words).strip()


def marked_difference(anchor_words: str, text_words: str) -> str:
    """The difference in one line: ``shall [-not-] withdraw {+its+} forces``.

    What stands in the anchor alone is in ``[- -]``, what stands in the text alone in ``{+ +}``.
    """
    forms = {Change.SAME: "{}", Change.ONLY_ANCHOR: "[-{}-]", Change.ONLY_TEXT: "{{+{}+}}"}
    runs = word_difference(anchor_words, text_words)
    return " ".join(forms[run.change].format(run.words) for run in runs)


def has_only_more(anchor_words: str, text_words: str) -> bool:
    """Whether the text has all words of the anchor, and none more that changes what they say.

    Between words may stand what a page brings with it: other words, or the number of a note or
    of a page. A negation, a sign, a longer number or one beside another number may not.
    """
    ours, theirs = _TOKEN.findall(anchor_words), _TOKEN.findall(text_words)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    for tag, _, _, begin, end in matcher.get_opcodes():
        if tag == "equal":
            continue
        if tag != "insert" or marks(" ".join(w for w in theirs[begin:end] if not w.isdigit())):
            return False
        numbers = [place for place in range(begin, end) if theirs[place].isdigit()]
        if any(_is_part_of_number(theirs, place) for place in numbers):
            return False
    return True


def _is_part_of_number(tokens: list[str], place: int) -> bool:
    around = tokens[max(0, place - 1) : place] + tokens[place + 1 : place + 2]
    return len(tokens[place]) > _DIGITS_OF_NOTE or any(token.isdigit() for token in around)
