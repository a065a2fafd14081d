"""A phrase as it is hashed, and where a text has it."""

from __future__ import annotations

import hashlib
import unicodedata
from typing import TYPE_CHECKING

from armistice.evidence.anchors.certify import changed_marks
from armistice.evidence.anchors.edges import stands_alone
from armistice.evidence.anchors.folding import bare, fold

if TYPE_CHECKING:
    from armistice.evidence.anchors.folding import FoldedText, View


def normal(phrase: str) -> str:
    r"""The form of a phrase that is hashed: NFC, single blanks between words, none around them.

    >>> normal("  a few\n  words ")
    'a few words'
    """
    return " ".join(unicodedata.normalize("NFC", phrase).split())


def phrase_hash(phrase: str) -> str:
    """SHA-256 of a phrase as the case prints it, however its lines are broken, in hexadecimal.

    No salt is added: the phrase stands in the case for everybody to read, and a salt that its
    readers must know would keep nothing from an attacker.
    """
    return hashlib.sha256(normal(phrase).encode()).hexdigest()


def places(text: FoldedText, phrase: str) -> tuple[tuple[int, int], ...]:
    """Where a text has a phrase, word for word, as spans of code points in their order.

    Looks first at all that the document says, then at what a reader reads on (a sentence that
    goes on over a footnote), then at both without spaces and hyphens; the first that has the
    phrase counts. Words cut out of longer ones are not the phrase, and what was found without
    spaces must have the same numbers, signs and negations.
    """
    words = fold(phrase)
    for view in (text.whole, text.running):
        if found := _exact(view, words):
            return found
    for bared, view in ((text.whole_bare, text.whole), (text.running_bare, text.running)):
        if found := _without_spaces(bared, view, words):
            return found
    return ()


def _exact(view: View, words: str) -> tuple[tuple[int, int], ...]:
    return tuple(
        view.origin(at, at + len(words))
        for at in view.occurrences(words)
        if stands_alone(view.content, at, at + len(words))
    )


def _without_spaces(bared: View, view: View, words: str) -> tuple[tuple[int, int], ...]:
    letters = bare(words)
    spans = (bared.origin(at, at + len(letters)) for at in bared.occurrences(letters))
    return tuple(
        view.origin(start, end)
        for start, end in spans
        if stands_alone(view.content, start, end)
        and not changed_marks(words, view.content[start:end])
    )
