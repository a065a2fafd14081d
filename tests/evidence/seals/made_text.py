"""A text that nobody wrote, and a case that prints a few words of it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import made_case
from armistice.evidence.texts.plain import read_plain

if TYPE_CHECKING:
    from pathlib import Path

_SYLLABLES = ["ba", "den", "kor", "lis", "mo", "nar", "pel", "rin", "sta", "tu", "ves", "zol"]
PHRASE_WORDS = 5


def made_words(number: int = 1500, seed: int = 7) -> list[str]:
    """Words in sentences, drawn with a fixed seed; some end with a mark."""
    chance = random.Random(seed)
    stock = sorted({"".join(chance.choices(_SYLLABLES, k=3)) for _ in range(250)})
    words = chance.choices(stock, k=number)
    return [
        f"{word}{'.' if at % 11 == 10 else ',' if at % 7 == 6 else ''}"
        for at, word in enumerate(words)
    ]


def made_text(words: list[str]) -> str:
    """The words in lines of nine, a blank line after every sixth line."""
    lines = [" ".join(words[at : at + 9]) for at in range(0, len(words), 9)]
    return "\n".join(f"{line}\n" if at % 6 == 5 else line for at, line in enumerate(lines)) + "\n"


def made_phrases(words: list[str], number: int = 6) -> list[tuple[int, str]]:
    """Phrases spread over the text, each with the number of its first word."""
    step = len(words) // (number + 1)
    places = [step * (each + 1) for each in range(number)]
    return [(at, " ".join(words[at : at + PHRASE_WORDS])) for at in places]


def read(content: str):
    return read_plain(content.encode())


def write_case(folder: Path, phrases: list[str], *, held: str = "yes") -> Path:
    """A case whose places rest on one source, one citation for each phrase."""
    lines = [
        "sources:",
        "  - {id: book, type: book, title: A book, issued: 2031, author: [{literal: Nobody}],",
        f"     held: {held}, file: book.txt}}",
        "places:",
    ]
    for at, phrase in enumerate(phrases):
        lines += [
            f"  - id: place-{at:05}",
            "    kind: town",
            "    citations:",
            f'      - {{source: book, start: "{phrase}"}}',
        ]
    return made_case.write_case(folder / "made", "\n".join(lines) + "\n", title="A made-up case")


def hold(folder: Path, content: str) -> None:
    """Put the text where the case looks for it."""
    made_case.put(folder / "texts" / "book.txt", content)
