"""Zoning: which part of a canonical text is title, abstract, body, notes, references.

The rules run in order over the lines of the text; a line belongs to the first that claims it,
and what none claims is body. A rule that is not sure claims nothing: a note read as body can be
seen, a sentence lost to a mask cannot.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.evidence.texts.blocks import blocks_of
from armistice.evidence.texts.chrome import chrome
from armistice.evidence.texts.front import front
from armistice.evidence.texts.furniture import furniture, printed_labels
from armistice.evidence.texts.lines import Claim, Draft, known_lines, lines_of
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.notes import footnotes
from armistice.evidence.texts.paragraphs import paragraphs
from armistice.evidence.texts.parts import TextParts
from armistice.evidence.texts.quotations import quotations
from armistice.evidence.texts.reference_list import reference_lines, reference_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armistice.evidence.texts.model import Block, NoteCall, Page

_BODY = Claim(Zone.BODY)


def zoned(
    content: str,
    *,
    pages: Sequence[Page] = (),
    known: Sequence[Block] = (),
    media_type: str = "text/plain",
) -> TextParts:
    """Find the zones, page labels, paragraphs and note calls of a canonical text.

    Args:
        content: Canonical text, as ``plain.canonical`` gives it.
        pages: The pages where the format tells them; labels that merely count from 1 give way
            to the numbers printed on the pages.
        known: Blocks that the format itself tells (a DOCX footnote, an HTML block quotation),
            not overlapping; they stand as given and only the rest is judged.
        media_type: The kind of document, as ``application/pdf``.

    Returns:
        Blocks that cover ``content`` without a gap, and the rest of the map.
    """
    draft = Draft(content, lines_of(content, pages), tuple(pages), media_type)
    draft = _claimed(draft, known_lines(draft, known))
    labelled = printed_labels(draft)
    draft = _claimed(draft, furniture(draft))
    lists = reference_lists(draft)
    notes = footnotes(draft, lists)
    draft = _claimed(draft, notes.claims)
    draft = _claimed(draft, reference_lines(draft, lists))
    draft = _claimed(draft, chrome(draft))
    draft = _claimed(draft, front(draft, lists))
    draft = _claimed(draft, quotations(draft))
    claims = [draft.claimed.get(number, _BODY) for number in range(len(draft.lines))]
    return TextParts(
        blocks=blocks_of(draft, claims, known),
        pages=labelled,
        paragraphs=paragraphs(draft, [claim.zone for claim in claims]),
        note_calls=tuple(call for call in notes.calls if _is_of_text(draft, call)),
        notes=_remarks(draft),
    )


def _claimed(draft: Draft, claims: Mapping[int, Claim]) -> Draft:
    """The draft after a rule; what an earlier rule has claimed stays."""
    return replace(draft, claimed={**claims, **draft.claimed})


def _is_of_text(draft: Draft, call: NoteCall) -> bool:
    """Whether a call stands in the text itself: a number in a list of references calls nothing."""
    line = bisect_right(draft.lines, call.start, key=lambda each: each.start) - 1
    return draft.claimed.get(line, _BODY).zone is not Zone.REFERENCES


def _remarks(draft: Draft) -> tuple[str, ...]:
    if not draft.is_cut:
        return ()
    looked_at = f"zones were looked for in the first {len(draft.lines):,} lines"
    return (f"{looked_at}; what follows is taken as body",)
