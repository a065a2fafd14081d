"""An attacker who has the seal, the case, the program and every word of the text, in no order."""

from __future__ import annotations

import hashlib
import re
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

_HASH = re.compile(r"\b[0-9a-f]{64}\b")
_IN_PARTS = 3
_MARKS = ".,;:!?()[]“”\"'‘’*"


def hashed(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()


def hashes_in(file: str) -> frozenset[str]:
    """Every hash in a seal file, whatever it is the hash of."""
    return frozenset(_HASH.findall(file))


def vocabulary(content: str) -> list[str]:
    """All words of a text, as they stand and without their marks."""
    tokens = content.split()
    return sorted({*tokens, *(token.strip(_MARKS) for token in tokens)} - {""})


def guesses(
    phrases: Iterable[str], words: Collection[str], passages: Iterable[str]
) -> Iterator[str]:
    """What an attacker tries: one word more on either side of each anchor.

    Of the longest anchors every beginning and end is extended too, as a seal of word runs asks.
    ``passages`` are whole sentences and joins of beginnings and ends, tried as they stand, beside
    each anchor, and in other forms.
    """
    anchors = sorted(phrases, key=len, reverse=True)
    for number, phrase in enumerate(anchors):
        parts = phrase.split()
        shortest = 1 if number < _IN_PARTS else len(parts)
        tails = [" ".join(parts[-length:]) for length in range(shortest, len(parts) + 1)]
        heads = [" ".join(parts[:length]) for length in range(shortest, len(parts) + 1)]
        for word in words:
            yield from (f"{tail} {word}" for tail in tails)
            yield from (f"{word} {head}" for head in heads)
            yield f"{phrase}\n{word}"
            yield f"{phrase}{word}"
    yield from words
    every = list(passages)
    for passage in every:
        yield from (passage, passage.lower(), " ".join(passage.split()), passage.strip(_MARKS))
    for phrase in anchors:
        yield from (f"{phrase} {passage}" for passage in every)
        yield from (f"{passage} {phrase}" for passage in every)


def gained(file: str, printed: Iterable[str], tried: Iterable[str]) -> set[str]:
    """The guesses that a seal confirms, but for what the case prints anyway."""
    known = {" ".join(phrase.split()) for phrase in printed}
    there = hashes_in(file)
    return {guess for guess in tried if hashed(guess) in there} - known


def recovered(
    hashes: Collection[str], phrase: str, words: Collection[str], *, run: int, most: int
) -> list[str]:
    """The words that follow an anchor, one after the other, as long as a hash confirms them."""
    found = phrase.split()
    begun = len(found)
    while len(found) - begun < most:
        for length in range(run, 0, -1):
            tail = found[len(found) - length + 1 :]
            match = next((w for w in words if hashed(" ".join([*tail, w])) in hashes), None)
            if match is not None:
                break
        else:
            break
        found.append(match)
    return found[begun:]


def foolish(content: str, run: int) -> frozenset[str]:
    """A seal as it must not be: the hashes of all runs of so many words."""
    words = content.split()
    return frozenset(hashed(" ".join(words[at : at + run])) for at in range(len(words) - run + 1))


def sentences(content: str) -> list[str]:
    """The sentences of a text, its paragraphs, and all that lies between: whole runs of words."""
    whole = " ".join(content.split())
    return list(
        chain(re.split(r"(?<=[.!?])\s+", whole), re.split(r"\n\s*\n", content), content.split("\n"))
    )
