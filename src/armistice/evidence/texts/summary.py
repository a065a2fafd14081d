"""What a text holds, in figures: words by zone, languages, the lines of each zone."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.evidence.texts.model import Block, Text

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class ZoneLines:
    """A run of lines of one zone, counted from 1; a line of several zones is in several runs."""

    zone: Zone
    first: int
    last: int
    language: str


def words_by_zone(text: Text) -> Mapping[Zone, int]:
    """How many words each zone has, in the order of ``Zone``; zones without words are left out."""
    count: Counter[Zone] = Counter()
    for block in text.blocks:
        words = sum(1 for _ in _WORD.finditer(text.content, block.start, block.end))
        count[block.zone] += words
    return {zone: count[zone] for zone in Zone if count[zone]}


def languages(text: Text) -> Mapping[str, float]:
    """The share of each language in what is not boilerplate, largest first; 1 is all of it."""
    count: Counter[str] = Counter()
    for block in text.blocks:
        if block.zone is not Zone.BOILERPLATE and block.language:
            count[block.language] += block.end - block.start
    whole = count.total()
    return {language: part / whole for language, part in count.most_common()}


def zone_lines(text: Text) -> tuple[ZoneLines, ...]:
    """The zones of a text as runs of lines, in order.

    Blank lines, and marks within a line such as the address of a link, belong to what they follow.
    """
    found: list[ZoneLines] = []
    line, at = 1, 0
    for block in text.blocks:
        line += text.content.count("\n", at, block.start)
        at = block.start
        inked = text.content[block.start : block.end]
        bare = inked.strip()
        if not bare or _is_inline(text.content, block):
            continue
        first = line + inked[: inked.index(bare)].count("\n")
        last = first + bare.count("\n")
        before = found[-1] if found else None
        if before and (before.zone, before.language) == (block.zone, block.language):
            found[-1] = ZoneLines(block.zone, before.first, last, block.language)
        else:
            found.append(ZoneLines(block.zone, first, last, block.language))
    return tuple(found)


def _is_inline(content: str, block: Block) -> bool:
    before, after = content[block.start - 1 : block.start], content[block.end : block.end + 1]
    within = "\n" not in content[block.start : block.end]
    return within and before not in {"", "\n"} and after not in {"", "\n"}


def text_of(text: Text, zones: frozenset[Zone]) -> str:
    """The words of some zones, one block after the other; all of the text if no zone is named."""
    if not zones:
        return text.content
    pieces: list[str] = []
    end = -1
    for block in text.blocks:
        if block.zone in zones:
            # Blocks that stood apart shall not run into one another.
            apart = pieces and block.start != end and not pieces[-1].endswith("\n")
            inline = "\n" not in text.content[end : block.start] if apart else False
            pieces.append((" " if inline else "\n") if apart else "")
            pieces.append(text.content[block.start : block.end])
            end = block.end
    return "".join(pieces)
