"""From claims on lines to blocks: spans of one zone and one language that cover the text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby, islice
from typing import TYPE_CHECKING

from armistice.evidence.texts.chrome import link_marks
from armistice.evidence.texts.language import language_of
from armistice.evidence.texts.model import Block, Zone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.evidence.texts.lines import Claim, Draft

_TOLD_APIECE = frozenset((Zone.TITLE, Zone.ABSTRACT, Zone.BODY, Zone.QUOTATION))
_LINKS_MASKED = frozenset((Zone.TITLE, Zone.ABSTRACT, Zone.BODY, Zone.QUOTATION))
_MAY_HOLD_LINKS = frozenset(("text/plain", "text/markdown"))
_MOST_LINKS = 100_000
_SAMPLE = 3_000
_SHORT = 200


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines that are told a language together."""

    first: int
    last: int
    zone: Zone
    language: str


def blocks_of(draft: Draft, claims: Sequence[Claim], known: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a text, from what each of its lines is and what the format told."""
    base = list(_merged(_tiles(draft, claims)))
    marks = _marks(draft, base)
    return tuple(_merged(_laid_over(base, _without_overlap(sorted(known), marks))))


def _tiles(draft: Draft, claims: Sequence[Claim]) -> Iterator[Block]:
    """Blocks that cover the text; blanks belong to the line before them."""
    size = len(draft.content)
    if not draft.lines:
        if size:
            yield Block(0, size, Zone.BODY)
        return
    runs = _with_neighbours(draft, [_told(draft, run) for run in _runs(draft, claims)])
    end = draft.lines[-1].end if draft.is_cut else size
    starts = [0, *(draft.lines[run.first].start for run in runs[1:]), end]
    for run, start, following in zip(runs, starts, starts[1:], strict=False):
        yield Block(start, following, run.zone, run.language)
    if end < size:
        yield Block(end, size, Zone.BODY, _language(draft.content, end, size))


def _runs(draft: Draft, claims: Sequence[Claim]) -> Iterator[_Run]:
    """Lines of one zone together: paragraph by paragraph where languages may change."""
    place = 0

    def key(number: int) -> tuple[Claim, int]:
        nonlocal place
        claim = claims[number]
        if claim.zone in _TOLD_APIECE and draft.opens_group(number):
            is_row = claim.zone is Zone.TITLE and draft.words(number)[:1].islower()
            place = place if is_row else number
        return claim, place if claim.zone in _TOLD_APIECE else -1

    for (claim, _), numbers in groupby(range(len(claims)), key):
        lines = list(numbers)
        yield _Run(lines[0], lines[-1], claim.zone, claim.language)


def _told(draft: Draft, run: _Run) -> _Run:
    """A run with its language; what a rule says of it holds where its words tell nothing."""
    start, end = draft.lines[run.first].start, draft.lines[run.last].end
    return replace(run, language=_language(draft.content, start, end) or run.language)


def _language(content: str, start: int, end: int) -> str:
    """The language of a span, of which the beginning and the middle are read."""
    if end - start <= 2 * _SAMPLE:
        return language_of(content[start:end])
    middle = (start + end) // 2
    return language_of(f"{content[start : start + _SAMPLE]} {content[middle : middle + _SAMPLE]}")


def _with_neighbours(draft: Draft, runs: list[_Run]) -> list[_Run]:
    """Headings and other short runs in the language of what stands around them in their zone."""
    result = list(runs)
    for zone, numbers in groupby(range(len(runs)), lambda place: runs[place].zone):
        places = list(numbers)
        if zone is Zone.TITLE:
            continue
        following = _following(runs, places)
        before = ""
        for place in places:
            run = runs[place]
            if run.language:
                before = run.language
            elif draft.lines[run.last].end - draft.lines[run.first].start <= _SHORT:
                around = {before, following[place]} - {""}
                if len(around) == 1:
                    result[place] = replace(run, language=around.pop())
    return result


def _following(runs: Sequence[_Run], places: Sequence[int]) -> dict[int, str]:
    """For each place the language of the next run that has one."""
    following: dict[int, str] = {}
    language = ""
    for place in reversed(places):
        following[place] = language
        language = runs[place].language or language
    return following


def _marks(draft: Draft, base: Sequence[Block]) -> list[Block]:
    """The marks of Markdown links in the text; an entry or a note keeps its address."""
    if draft.media_type not in _MAY_HOLD_LINKS:
        return []
    spans = (
        span
        for block in base
        if block.zone in _LINKS_MASKED
        for span in link_marks(draft.content, block.start, block.end)
    )
    return [Block(*span, Zone.BOILERPLATE) for span in islice(spans, _MOST_LINKS)]


def _without_overlap(known: Sequence[Block], marks: Sequence[Block]) -> list[Block]:
    """What the format told, and of the marks those that lie wholly outside of it."""
    laid = list(known)
    place = 0
    for mark in marks:
        while place < len(known) and known[place].end <= mark.start:
            place += 1
        if place == len(known) or known[place].start >= mark.end:
            laid.append(mark)
    return sorted(laid)


def _laid_over(base: Sequence[Block], over: Sequence[Block]) -> Iterator[Block]:
    """The base where nothing lies over it, and what lies over it elsewhere."""
    place = 0
    for block in base:
        position = block.start
        while place < len(over) and over[place].start < block.end:
            upper = over[place]
            if position < upper.start:
                yield replace(block, start=position, end=upper.start)
            end = min(upper.end, block.end)
            if max(position, upper.start) < end:
                language = upper.language or (block.language if upper.zone == block.zone else "")
                yield Block(max(position, upper.start), end, upper.zone, language)
            position = max(position, end)
            if upper.end > block.end:
                break
            place += 1
        if position < block.end:
            yield replace(block, start=position)


def _merged(blocks: Iterable[Block]) -> Iterator[Block]:
    """Blocks of one zone and language that touch, as one."""
    held: Block | None = None
    for block in blocks:
        if held and (held.zone, held.language) == (block.zone, block.language):
            held = replace(held, end=block.end)
            continue
        if held:
            yield held
        held = block
    if held:
        yield held
