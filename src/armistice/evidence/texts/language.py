"""Which language a stretch of text is in, by script, function words and letters.

The method is small and says nothing rather than guess: a language must be clearly ahead. It
tells running text well, names and lists of references badly.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from armistice.evidence.texts.stop_words import LETTERS, STOP_WORDS

_WORD = re.compile(r"[^\W\d_]{1,40}")
_SAMPLE = 3_000
_FEWEST_HITS = 2.0
_AHEAD = 1.3
_SMALLEST_SHARE = 0.1
_LETTER_WEIGHT = 0.5
_SINGLE_LETTER_WEIGHT = 0.25
_OWN_SCRIPT = (
    ("hy", "\u0530", "\u058f"),
    ("ka", "\u10a0", "\u10ff"),
    ("el", "\u0370", "\u03ff"),
    ("he", "\u0590", "\u05ff"),
    ("ja", "\u3040", "\u30ff"),
    ("zh", "\u4e00", "\u9fff"),
    ("ko", "\uac00", "\ud7a3"),
)
_BY_LETTER = {letter: language for letters, language in LETTERS.items() for letter in letters}
_BY_WORD: dict[str, tuple[str, ...]] = {}
for _language, _words in STOP_WORDS.items():
    for _word in _words:
        _BY_WORD[_word] = (*_BY_WORD.get(_word, ()), _language)


def language_of(text: str) -> str:
    """The language of a text as an ISO 639-1 code; empty where nothing tells.

    Of a long text the beginning and the middle are read.
    """
    if len(text) > 2 * _SAMPLE:
        middle = len(text) // 2
        text = f"{text[:_SAMPLE]} {text[middle : middle + _SAMPLE]}"
    words = [word.casefold() for word in _WORD.findall(text)]
    if not words:
        return ""
    own = _by_script(words)
    if own:
        return own
    scores: defaultdict[str, float] = defaultdict(float)
    for word in words:
        for language in _BY_WORD.get(word, ()):
            # Single letters are words of many languages and initials of many names.
            scores[language] += 1.0 if len(word) > 1 else _SINGLE_LETTER_WEIGHT
        for language in {_BY_LETTER[letter] for letter in word if letter in _BY_LETTER}:
            scores[language] += _LETTER_WEIGHT
    return _clear_leader(scores, len(words))


def _by_script(words: list[str]) -> str:
    """The language that alone has the script of most words."""
    counts: Counter[str] = Counter()
    for word in words:
        for language, first, last in _OWN_SCRIPT:
            if first <= word[0] <= last:
                counts[language] += 1
    if not counts:
        return ""
    if counts["ja"]:
        counts["ja"] += counts.pop("zh", 0)
    language, count = counts.most_common(1)[0]
    return language if count > len(words) / 2 else ""


def _clear_leader(scores: dict[str, float], words: int) -> str:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked:
        return ""
    language, best = ranked[0]
    second = ranked[1][1] if len(ranked) > 1 else 0.0
    if best < _FEWEST_HITS or best < _AHEAD * second or best < _SMALLEST_SHARE * words:
        return ""
    return language
