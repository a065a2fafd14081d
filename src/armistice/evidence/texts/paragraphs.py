"""Paragraphs of the running text, one where a page or notes interrupt a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.texts.headings import is_heading
from armistice.evidence.texts.model import Paragraph, Zone

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.evidence.texts.lines import Draft

_RUNNING = frozenset((Zone.BODY, Zone.QUOTATION))
_ITEM = re.compile(r"^(?:[-*•–]\s|\(?(?:\d{1,3}|[a-zа-я]|[ivx]{1,5})[.)]\s)")
_LONG = 150
_SHORT_ROW = 0.75


def paragraphs(draft: Draft, zones: Sequence[Zone]) -> tuple[Paragraph, ...]:
    """The paragraphs of the running text, numbered from 1; headings are none.

    Args:
        draft: The text.
        zones: The zone of each line of it.

    Returns:
        Paragraphs from the first letter to the last. One that a page or notes interrupt runs
        over them: its span may enclose lines of other zones.
    """
    found: list[tuple[int, int]] = []  # first and last line of each
    before = -1  # the line of running text before, headings included
    for number, zone in enumerate(zones):
        if zone not in _RUNNING:
            continue
        if is_heading(draft, number) and not _resumes(draft, before, number):
            before = -1
            continue
        joined = found and before == found[-1][1] and zones[before] is zone
        if joined and _continues(draft, before, number):
            found[-1] = (found[-1][0], number)
        else:
            found.append((number, number))
        before = number
    return tuple(
        Paragraph(_ink(draft, first), draft.lines[last].end, place)
        for place, (first, last) in enumerate(found, start=1)
    )


def _ink(draft: Draft, number: int) -> int:
    line = draft.lines[number]
    start = draft.content[line.start : line.start + _LONG]
    return line.start + len(start) - len(start.lstrip())


def _continues(draft: Draft, before: int, number: int) -> bool:
    """Whether a line goes on with the paragraph of the running line before it."""
    if _ITEM.match(draft.head(number)):
        return False
    if before == number - 1 and not draft.opens_group(number):
        return not _ends_short(draft, before) if draft.is_wrapped else _is_soft_wrap(draft, before)
    return _resumes(draft, before, number)


def _resumes(draft: Draft, before: int, number: int) -> bool:
    """Whether a sentence that something interrupted goes on."""
    if before < 0 or draft.is_finished(before):
        return False
    broken = before < number - 1 or draft.lines[before].page != draft.lines[number].page
    if draft.head(number)[:1].islower():
        return True
    return broken or draft.lines[before].length >= _LONG


def _ends_short(draft: Draft, number: int) -> bool:
    """Whether a row of print ends a paragraph: a sentence's end well before the margin."""
    return draft.is_finished(number) and draft.lines[number].length < _SHORT_ROW * draft.width


def _is_soft_wrap(draft: Draft, before: int) -> bool:
    """Whether lines without a gap are one paragraph, as in Markdown."""
    return draft.media_type == "text/markdown" or not draft.is_finished(before)
