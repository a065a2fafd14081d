"""The ladder: from the very words of an anchor down to what is merely like them.

The upper rungs certify: the text has these words, whatever its lines and hyphens. The lower ones
only find a place and say how it differs. Between equal places nothing is guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.evidence.anchors.folding import FoldedText, bare
from armistice.evidence.anchors.locator import locator_of, spans_of, within
from armistice.evidence.anchors.model import Anchor, Candidate, Located, Outcome, Rung
from armistice.evidence.anchors.passages import (
    Passage,
    Phrases,
    bare_passages,
    folded_passages,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from armistice.evidence.texts.model import Text

MOST_PASSAGES = 1000
"""Words that a text has more often are no anchor, whatever stands around them."""
MOST_CANDIDATES = 9
"""So many places are listed where nothing decides between them."""


def locate(anchor: Anchor, text: Text | FoldedText) -> Located:
    """Say where a text has the words of an anchor, and by which rung.

    Args:
        anchor: The words and what tells them from others.
        text: The text. To look for many anchors in one text, fold it once: ``FoldedText(text)``.

    Returns:
        One of six outcomes. Certified are only words that the text has, in this order, with these
        numbers, signs and negations, at one place that the anchor tells from all others.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    phrases = Phrases.of(anchor)
    if not bare(phrases.start):
        return Located(outcome=Outcome.ORPHAN, why="the anchor has no words")
    if folded.whole.content.count(phrases.start) > MOST_PASSAGES:
        why = f"the text has these words more than {MOST_PASSAGES:,} times"
        return Located(outcome=Outcome.AMBIGUOUS, rung=Rung.FOLDED, score=100.0, why=why)
    passages = folded_passages(anchor, phrases, folded)
    decided = _decided(anchor, [one for one in passages if one.certified], folded.text)
    if decided is not None and decided.rung is Rung.VERBATIM:
        return decided
    # Words that were folded must be the only ones at the loosest rung, too.
    loose = bare_passages(anchor, phrases, folded)
    decided = _decided(anchor, [one for one in loose if one.certified], folded.text)
    if decided is not None:
        return decided
    return _uncertified(phrases, folded, loose)


def _decided(anchor: Anchor, passages: Sequence[Passage], text: Text) -> Located | None:
    """The one passage that the anchor means, or that there are several; None for none."""
    if not passages:
        return None
    spans = spans_of(anchor.locator, text) if anchor.locator else None
    there = [one for one in passages if spans is None or within(one.start, spans)]
    misplaced = spans is not None and not there
    left = there or list(passages)
    choices: tuple[Callable[[Passage], bool], ...] = (
        lambda one: one.framed,
        lambda one: one.running,
        lambda one: one.start == anchor.position,
    )
    for choice in choices:
        if len(left) > 1:
            left = [one for one in left if choice(one)] or left
    if len(left) > 1:
        return _ambiguous(left)
    only = left[0]
    located = Located(
        outcome=Outcome.OK if only.rung is Rung.VERBATIM else Outcome.REFLOWED,
        rung=only.rung,
        start=only.start,
        end=only.end,
        found=only.found,
        score=100.0,
        misplaced=misplaced,
        why=f"found at {locator_of(only.start, text)}" if misplaced else "",
    )
    if not only.framed:
        why = "the words are there, but not between the prefix and suffix of the anchor"
        return replace(located, outcome=Outcome.DIFFERS, why=why)
    return located


def _ambiguous(passages: Sequence[Passage]) -> Located:
    count = len(passages)
    return Located(
        outcome=Outcome.AMBIGUOUS,
        rung=max(one.rung for one in passages),
        score=100.0,
        candidates=tuple(
            Candidate(one.start, one.end, one.found) for one in passages[:MOST_CANDIDATES]
        ),
        why=f"the text has these words {'twice' if count == 2 else f'{count} times'}",  # noqa: PLR2004
    )


def _uncertified(phrases: Phrases, text: FoldedText, passages: Sequence[Passage]) -> Located:
    """What can be said of words that no exact rung has found."""
    if len(passages) == 1:
        (only,) = passages
        drifted = bool(only.changed)
        kinds = " and ".join(f"{kind}s" for kind in only.changed)
        return Located(
            outcome=Outcome.DRIFTED if drifted else Outcome.DIFFERS,
            rung=Rung.BARE,
            start=only.start,
            end=only.end,
            found=only.found,
            score=99.0,
            why=f"the {kinds} differ" if drifted else f"cut out of longer words: `{only.cut}`",
        )
    from armistice.evidence.anchors.likeness import likely

    return likely(phrases, text)
