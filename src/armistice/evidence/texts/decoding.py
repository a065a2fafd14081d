"""Bytes to characters, and an honest word on how sure the encoding is.

What is UTF-8, or says by its mark that it is UTF-16 or UTF-32, is sure. Older encodings are
told by the words that they make of the bytes; the reader is told that this was a judgement.
"""

from __future__ import annotations

import codecs
import re
from itertools import islice
from typing import Final

from armistice.evidence.texts.stop_words import STOP_WORDS

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LANGUAGES: Final[dict[str, tuple[str, ...]]] = {
    "cp1252": ("en", "de", "fr", "es", "it", "pt", "nl", "sv", "id"),
    "cp1251": ("ru", "uk", "bg", "sr"),
    "cp1250": ("pl", "cs", "hu", "ro"),
    "cp1254": ("tr", "az"),
    "koi8-r": ("ru",),
    "cp866": ("ru",),
}
_NAMES: Final = {
    "cp1252": "Windows-1252 (western Europe)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1250": "Windows-1250 (central Europe)",
    "cp1254": "Windows-1254 (Turkish)",
    "koi8-r": "KOI8-R (Cyrillic)",
    "cp866": "DOS 866 (Cyrillic)",
}
_SAMPLE = 200_000
_STRAY_SHARE = 0.3  # of the bytes beyond ASCII: below, a text is UTF-8 with stray bytes
_WORD = re.compile(r"[^\W\d_]+")
_RAW_WORD = re.compile(rb"[A-Za-z\x80-\xff]{1,80}")
_LATIN = re.compile(r"[A-Za-z]")
_ACCENTS = re.compile(r"[^\W\d_A-Za-z]{3}")  # no Latin spelling has so many in a row
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_STRAY = re.compile("[\udc80-\udcff]")
_BEYOND_ASCII = bytes(range(0x80))


def decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The characters of a text and what a person should know of how they were read."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, errors="replace")
            return text, _replaced(text, encoding)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        pass
    sample = data[:_SAMPLE]
    stray = len(_STRAY.findall(sample.decode(errors="surrogateescape")))
    beyond = len(sample.translate(None, _BEYOND_ASCII))
    if stray < _STRAY_SHARE * beyond or not beyond:
        return _with_strays(data)
    encoding = likely_encoding(sample)
    text = _STRAY.sub("\ufffd", data.decode(encoding, errors="surrogateescape"))
    note = f"the encoding is not stated: read as {_NAMES[encoding]} because of its words"
    return text, (note, *_replaced(text, encoding))


def likely_encoding(data: bytes) -> str:
    """The older encoding under which most function words stand and fewest words mix scripts."""
    sample = data[:_SAMPLE]
    return max(_LANGUAGES, key=lambda encoding: _likelihood(sample, encoding))


def _with_strays(data: bytes) -> tuple[str, tuple[str, ...]]:
    """UTF-8 in which some bytes are of another encoding: each is read as that one has it."""
    words = (word for word in islice(_RAW_WORD.finditer(data), _SAMPLE) if not _is_utf8(word[0]))
    encoding = likely_encoding(b" ".join(word[0] for word in words))
    text, count = _STRAY.subn(
        lambda found: bytes([ord(found[0]) - 0xDC00]).decode(encoding, errors="replace"),
        data.decode(errors="surrogateescape"),
    )
    bytes_are = "1 byte is" if count == 1 else f"{count:,} bytes are"
    return text, (f"{bytes_are} not UTF-8: read as {_NAMES[encoding]}, the rest as UTF-8",)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _likelihood(sample: bytes, encoding: str) -> int:
    score = 0
    for word in _WORD.findall(sample.decode(encoding, errors="replace")):
        if word.isascii():
            continue  # tells nothing: every encoding has it
        folded = word.casefold()
        score += sum(4 for language in _LANGUAGES[encoding] if folded in STOP_WORDS[language])
        cyrillic, latin = bool(_CYRILLIC.search(word)), bool(_LATIN.search(word))
        score -= 2 if cyrillic and latin else 0
        score -= 2 if not cyrillic and _ACCENTS.search(word) else 0
        # Small letters follow small ones: the wrong table turns half of them into capitals.
        score += 1 if word[1:].islower() else -1
    return score


def _replaced(text: str, encoding: str) -> tuple[str, ...]:
    count = text.count("\ufffd")
    if not count:
        return ()
    signs, stand = ("1 sign", "stands") if count == 1 else (f"{count:,} signs", "stand")
    return (f"{signs} could not be read as {encoding} and {stand} as U+FFFD",)
