"""The small parts of a brief on paper: words, verdicts, footnotes, numbers of events."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from armistice.brief.blocks import Note, Paragraph, run
from armistice.brief.rows import ABSENT
from armistice.brief.words import shown_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.brief.blocks import Piece, Run
    from armistice.brief.record import Passage


def worded(text: str, style: str = "body", notes: Iterable[Passage] = ()) -> Paragraph:
    """A paragraph of plain words with its footnotes."""
    return Paragraph((run(text), *map(noted, notes)), style)


def celled(text: str, kind: str = "") -> tuple[Paragraph, ...]:
    """A cell of a few words."""
    return (Paragraph((run(text, kind),), "cell"),)


def noted(passage: Passage) -> Note:
    """Outlet, title, date, place in the text, the few words, address."""
    head = [f"{passage.outlet}, "] if passage.outlet else []
    tail = [f", {part}" for part in (passage.date, passage.locator) if part]
    if passage.quote:
        tail.append(f": “{passage.quote}”")
    mark = f" ({passage.status})" if passage.status else ""
    runs: list[Run] = [
        run("".join(head)),
        run(passage.title, "cite"),
        run("".join(tail) + f"{mark}. [{passage.number}]"),
    ]
    if passage.around:
        before, words, after = passage.around
        place = f" {passage.place}: " if passage.place else " "
        runs += [run(place, "quiet"), run(before), run(words, "strong"), run(after)]
    if passage.address:
        runs += [run(" "), run(shown_address(passage.address), "", passage.address)]
    return Note(tuple(one for one in runs if one.text))


def verdict_words(word: str, outcome: str, when: str = "") -> list[Piece]:
    """A verdict, its outcome in brackets, and when."""
    pieces: list[Piece] = [run(word, "absent" if outcome == ABSENT else outcome)]
    if outcome not in {word, ABSENT}:
        pieces.append(run(f" ({outcome})", "quiet"))
    if when:
        pieces.append(run(f" {when}", "quiet"))
    return pieces


def event_numbers(events: Iterable[int]) -> str:
    """Numbers of events, runs of three and more drawn together: ``3, 5–8``."""
    found = []
    steps = enumerate(sorted(set(events)))
    for _, group in groupby(steps, key=lambda pair: pair[1] - pair[0]):
        members = [number + 1 for _, number in group]
        if len(members) > 2:  # noqa: PLR2004 - two stand as they are
            found.append(f"{members[0]}–{members[-1]}")
        else:
            found += [str(number) for number in members]
    return ", ".join(found)
