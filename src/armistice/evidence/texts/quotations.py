"""Block quotations: marked ones, indented ones, and paragraphs wholly within quotation marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from armistice.evidence.texts.lines import Draft

_PAIRS = {"“": "”", "„": "”“", "«": "»", '"': '"', "”": "”", "‘": "’"}
_MARKED = re.compile(r"^>(?!>>)\s?\S")
_INDENTED = re.compile(r"^(?: {4}|\t)")
_LIST_ITEM = re.compile(r"^(?:[-*•–]|\(?[\divxa-z]{1,4}[.)])\s")
_CLOSING = re.compile(r"[\s.,;*_⁰¹²³⁴⁵⁶⁷⁸⁹]+$|(?<=\W)\d{1,3}$")
_SHORTEST = 60
_INDENTS = 4


def quotations(draft: Draft) -> dict[int, Claim]:
    """The lines of block quotations among the running text."""
    claims: dict[int, Claim] = {}
    numbers = list(draft.free())
    set_in = sum(_is_indented(draft, number) for number in numbers)
    # In Markdown that is code; where most lines are so, the text as a whole is set in.
    may_indent = draft.media_type != "text/markdown" and 2 * set_in < len(numbers)
    before = -1  # the line of running text before
    in_quotation = False
    for number in numbers:
        indented = may_indent and _is_indented(draft, number)
        follows_colon = before >= 0 and draft.tail(before).endswith(":")
        if _MARKED.match(draft.head(number)):
            claims[number] = Claim(Zone.QUOTATION)
        elif indented and (follows_colon or (in_quotation and before == number - 1)):
            claims[number] = Claim(Zone.QUOTATION)
            in_quotation = True
        elif draft.opens_group(number) and follows_colon and _is_quoted(draft, number):
            claims.update(
                dict.fromkeys(range(number, draft.group_end(number)), Claim(Zone.QUOTATION))
                if draft.is_wrapped
                else {number: Claim(Zone.QUOTATION)}
            )
        else:
            in_quotation = False
        before = number
    return {number: claim for number, claim in claims.items() if number not in draft.claimed}


def _is_indented(draft: Draft, number: int) -> bool:
    """Whether a line is set in and is no item of a list."""
    start = draft.lines[number].start
    if not _INDENTED.match(draft.content[start : start + _INDENTS]):
        return False
    return not _LIST_ITEM.match(draft.head(number))


def _is_quoted(draft: Draft, number: int) -> bool:
    """Whether a paragraph opens with a quotation mark and closes that one at its end only."""
    last = draft.group_end(number) - 1 if draft.is_wrapped else number
    start, end = draft.lines[number].start, draft.lines[last].end
    if not _SHORTEST <= end - start <= 100 * _SHORTEST:
        return False
    text = draft.content[start:end].strip(" \t*_\n")
    closing = _PAIRS.get(text[:1], "")
    while closing and (trimmed := _CLOSING.sub("", text)) != text:
        text = trimmed
    return bool(closing) and text[-1] in closing and not any(c in text[1:-1] for c in closing)
