"""Whether words stand on their own in a text, or are cut out of longer ones.

"Possible" is in "impossible", "5" in "15" and in "5%", "960" in "1 960", and "did" in "didn't": cut
out, they would say what the text does not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts that are written without spaces: there, no edge can be told from within a word.
_WITHOUT_SPACES = ("CJK", "HIRAGANA", "KATAKANA", "THAI", "LAO", "KHMER", "MYANMAR", "TIBETAN")
_DIGIT_INSIDE = re.compile(r"\d[.,:/]$")
# Many languages part thousands by a space, some by an apostrophe.
_THOUSANDS_BEFORE = re.compile(r"(?<!\d)\d{1,3}[ ']$")
_THOUSANDS_AFTER = re.compile(r"[ ']\d{3}(?!\d)")
_GROUP_OF_THREE = re.compile(r"\d{3}(?!\d)")
_GROUP_TO_THE_END = re.compile(r"(?<!\d)\d{1,3}$")
# After a space, ">" may be the mark of a quotation.
_SIGN_BEFORE = re.compile(r"(?:^|[\s(\[])(?:[-+±<=≈~≤≥]\s?|>)$")
_SHARE_AFTER = re.compile(r" ?[%‰]")
_NEGATING_PREFIX = re.compile(r"\b(?:non|anti|un|не)-$", re.IGNORECASE)
_CONTRACTED = re.compile(r"^'t\b|^ ?n't\b", re.IGNORECASE)
_DIGIT_AFTER = re.compile(r"^[.,:/]\d")
_REACH = 8


def stands_alone(content: str, start: int, end: int) -> bool:
    """Whether a span of folded text, not empty, begins and ends with whole words and numbers."""
    return not (_cut_before(content, start) or _cut_after(content, end))


def whole_words(content: str, start: int, end: int) -> str:
    """The span, grown on both sides to the next spaces at which nothing is cut."""
    while True:
        while start > 0 and not content[start - 1].isspace():
            start -= 1
        while end < len(content) and not content[end].isspace():
            end += 1
        before, after = _cut_before(content, start), _cut_after(content, end)
        if not (before or after):
            return content[start:end].strip()
        start -= before
        end += after


def _cut_before(content: str, start: int) -> bool:
    before, first = content[max(0, start - _REACH) : start], content[start]
    if not before or not first.isalnum():
        return False
    if first.isdigit():
        if _DIGIT_INSIDE.search(before) or _SIGN_BEFORE.search(before):
            return True
        if _GROUP_OF_THREE.match(content, start) and _THOUSANDS_BEFORE.search(before):
            return True
    elif _NEGATING_PREFIX.search(before):
        return True
    return _is_one_word(before[-1], first)


def _cut_after(content: str, end: int) -> bool:
    last, after = content[end - 1], content[end : end + _REACH]
    if not after or not last.isalnum():
        return False
    if last.isdigit():
        if _DIGIT_AFTER.match(after) or _SHARE_AFTER.match(after):
            return True
        if _THOUSANDS_AFTER.match(after) and _GROUP_TO_THE_END.search(
            content[max(0, end - _REACH) : end]
        ):
            return True
    return bool(_CONTRACTED.match(after)) or _is_one_word(last, after[0])


def _is_one_word(left: str, right: str) -> bool:
    """Whether two characters belong to one word; a figure after a word may call a note."""
    if left.isdigit() or right.isdigit():
        return left.isdigit() and right.isdigit()
    return _joins(left) and _joins(right)


@lru_cache(maxsize=4096)
def _joins(character: str) -> bool:
    if unicodedata.combining(character):
        return True
    return character.isalpha() and not unicodedata.name(character, "").startswith(_WITHOUT_SPACES)
