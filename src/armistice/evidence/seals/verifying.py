"""A seal beside the text that it seals: everything looked at afresh."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.evidence.anchors.folding import FoldedText
from armistice.evidence.seals.phrases import normal, phrase_hash, places
from armistice.evidence.seals.sealing import line_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.evidence.texts import Text
    from armistice.record.seals import Seal


SHOWN = 12
"""So many digits of a hash tell two texts apart for a reader."""


class Aspect(StrEnum):
    """What a seal says of a text and of a phrase in it."""

    BYTES = "bytes"
    TEXT = "text"
    LENGTH = "length"
    LINES = "lines"
    PRESENCE = "presence"
    PLACE = "place"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Difference:
    """Something that a seal says otherwise than the text.

    ``sealed`` and ``found`` are what the one says and what the other has; ``phrase`` is the
    phrase that it is about, empty where it is about the text as a whole.
    """

    aspect: Aspect
    sealed: str
    found: str
    phrase: str = ""

    def __str__(self) -> str:
        """Say it in a few words."""
        if self.aspect in {Aspect.BYTES, Aspect.TEXT}:
            return (
                f"the hash of the {self.aspect}: sealed {self.sealed[:SHOWN]}…, "
                f"found {self.found[:SHOWN]}…"
            )
        what = f"the {self.aspect} of “{self.phrase}”" if self.phrase else f"the {self.aspect}"
        return f"{what}: sealed {self.sealed}, found {self.found}"


def differences(
    seal: Seal, text: Text | FoldedText, phrases: Iterable[str]
) -> tuple[Difference, ...]:
    """Everything that a seal says otherwise than the text; nothing if they agree.

    Args:
        seal: The seal.
        text: The text that it is said to seal, folded or not.
        phrases: The phrases that the case prints. One that the seal says nothing of is no
            difference: ``unsealed`` tells.
    """
    folded = text if isinstance(text, FoldedText) else FoldedText(text)
    return (*_of_the_whole(seal, folded.text), *_of_phrases(seal, folded, phrases))


def _of_the_whole(seal: Seal, text: Text) -> Iterator[Difference]:
    pairs = (
        (Aspect.BYTES, seal.bytes_sha256, text.bytes_hash),
        (Aspect.TEXT, seal.text_sha256, text.text_hash),
        (Aspect.LENGTH, f"{seal.length:,}", f"{len(text.content):,}"),
        (Aspect.LINES, f"{seal.lines:,}", f"{line_count(text.content):,}"),
    )
    for aspect, sealed, found in pairs:
        if sealed != found:
            yield Difference(aspect, sealed, found)


def _of_phrases(seal: Seal, folded: FoldedText, phrases: Iterable[str]) -> Iterator[Difference]:
    sealed = {each.sha256: each for each in seal.phrases}
    for phrase in dict.fromkeys(map(normal, phrases)):
        entry = sealed.get(phrase_hash(phrase))
        if entry is None:
            continue
        spans = places(folded, phrase)
        if not spans:
            yield Difference(Aspect.PRESENCE, f"at {entry.at:,}", "nothing", phrase)
            continue
        if entry.at != spans[0][0]:
            yield Difference(Aspect.PLACE, f"{entry.at:,}", f"{spans[0][0]:,}", phrase)
        if entry.count != len(spans):
            yield Difference(Aspect.COUNT, f"{entry.count:,}", f"{len(spans):,}", phrase)
