"""Sealing a text, and asking a seal for a phrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.evidence.anchors.folding import FoldedText
from armistice.evidence.seals.phrases import normal, phrase_hash, places
from armistice.record.seals import Seal, SealedPhrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.evidence.texts import Text

LEAST_UNPRINTED = 1000
"""So many code points of a text, blanks not counted, the case must leave unprinted.

The hash of a whole text tells whoever guesses all of it that the guess is right. English holds
about one bit a letter, so this much cannot be tried out; a short message could.
"""


class SealError(ValueError):
    """A text cannot be sealed; the message says why.

    Attributes:
        missing: The phrases that the text does not have, in the order in which they were given.
    """

    def __init__(self, message: str, missing: Iterable[str] = ()) -> None:
        """Keep what is missing."""
        super().__init__(message)
        self.missing = tuple(missing)


def seal(
    text: Text | FoldedText,
    phrases: Iterable[str],
    *,
    source: str,
    id: str = "",  # noqa: A002 - the word that users see
) -> Seal:
    """Seal a text for the phrases of it that a case prints.

    Args:
        text: The text, folded or not; it stays with its holder.
        phrases: The phrases, each as the case prints it; equal ones count once.
        source: The id of the source.
        id: The id of the seal; ``seal-`` and the source if empty.

    Raises:
        SealError: The text does not have all the phrases, or so little of it is left unprinted
            that its hash would give it away.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    whole = folded.text
    found = _found(folded, phrases)
    missing = [phrase for phrase, spans in found.items() if not spans]
    if missing:
        count = f"{len(missing)} phrase{'s' if len(missing) > 1 else ''}"
        raise SealError(f"the text does not have {count}", missing)
    rest = _unprinted(whole, found)
    if rest < LEAST_UNPRINTED:
        raise SealError(
            f"only {rest:,} characters of the text are not printed in the case, and "
            f"{LEAST_UNPRINTED:,} are the least: the hash of so little could be tried out"
        )
    entries = [
        SealedPhrase(sha256=phrase_hash(phrase), at=spans[0][0], count=len(spans))
        for phrase, spans in found.items()
    ]
    return Seal(
        id=id or f"seal-{source}",
        source=source,
        bytes_sha256=whole.bytes_hash,
        text_sha256=whole.text_hash,
        extractor=whole.extractor,
        extractor_version=whole.extractor_version,
        length=len(whole.content),
        lines=line_count(whole.content),
        phrases=tuple(sorted(entries, key=lambda each: (each.at, each.sha256))),
    )


def unsealed(sealed: Seal, phrase: str) -> SealedPhrase | None:
    """What the sealer found of a phrase; None if the seal says nothing of it.

    None means neither that the text has the phrase nor that it has not.
    """
    return OpenSeal(sealed).of(phrase)


class OpenSeal:
    """A seal that is asked for many phrases.

    Attributes:
        seal: The seal.
    """

    def __init__(self, seal: Seal) -> None:
        """Take a seal in hand."""
        self.seal = seal
        self._by_hash = {each.sha256: each for each in seal.phrases}

    def of(self, phrase: str) -> SealedPhrase | None:
        """What the sealer found of a phrase; None if the seal says nothing of it."""
        return self._by_hash.get(phrase_hash(phrase))


def printed_share(text: FoldedText, phrases: Iterable[str]) -> float:
    """How much of a text its phrases print, blanks not counted: from 0, nothing, to 1, all."""
    letters = _letters(text.text.content)
    return 1 - _unprinted(text.text, _found(text, phrases)) / letters if letters else 0.0


def _found(text: FoldedText, phrases: Iterable[str]) -> Mapping[str, tuple[tuple[int, int], ...]]:
    printed = sorted({normal(phrase) for phrase in phrases} - {""})
    return {phrase: places(text, phrase) for phrase in printed}


def _unprinted(text: Text, found: Mapping[str, Iterable[tuple[int, int]]]) -> int:
    """How many code points of a text, blanks not counted, no phrase covers."""
    rest = 0
    reached = 0
    for start, end in sorted(span for spans in found.values() for span in spans):
        if start > reached:
            rest += _letters(text.content[reached:start])
        reached = max(reached, end)
    return rest + _letters(text.content[reached:])


def line_count(content: str) -> int:
    """How many lines a canonical text has; what follows the last line end is one, if anything."""
    return content.count("\n") + (not content.endswith("\n") and content != "")


def _letters(content: str) -> int:
    return sum(map(len, content.split()))
