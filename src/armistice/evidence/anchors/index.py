"""Which of many documents have the words of which of many anchors.

All phrases are looked for at once, in one pass over each document without spaces and hyphens: what
any exact rung can find is found there. Only where that says yes is the document folded with its
map, and the ladder climbed. So the cost is that of reading the documents once, however many
phrases there are.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from armistice.evidence.anchors.folding import FoldedText, bare, bare_letters, fold
from armistice.evidence.anchors.ladder import locate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from armistice.evidence.anchors.model import Anchor, Located
    from armistice.evidence.texts.model import Text

_FEW = 16
"""For so few phrases it is quickest to look for each by itself."""


class AnchorIndex:
    """Many anchors, ready to be looked for in document after document."""

    def __init__(self, anchors: Iterable[Anchor]) -> None:
        """Fold the anchors; those without words are in no document."""
        self.anchors = tuple(anchors)
        self._by_start: dict[str, list[int]] = defaultdict(list)
        self._ends: dict[int, str] = {}
        for number, anchor in enumerate(self.anchors):
            if start := bare(fold(anchor.start)):
                self._by_start[start].append(number)
                self._ends[number] = bare(fold(anchor.end))
        self._starts = tuple(self._by_start)
        self._occurring = _searcher(self._starts)

    def candidates(self, text: Text | FoldedText) -> tuple[int, ...]:
        """The numbers of the anchors whose letters the document has, in the order given."""
        folded = text if isinstance(text, FoldedText) else FoldedText(text)
        whole = bare_letters(folded.text.content)
        masked = folded.running_mask
        forms = [whole] if masked == folded.text.content else [whole, bare_letters(masked)]
        return tuple(
            sorted(
                {
                    number
                    for form in forms
                    for start in self._occurring(form)
                    for number in self._by_start[self._starts[start]]
                    if self._ends[number] in form
                }
            )
        )

    def located(self, text: Text) -> Iterator[tuple[int, Located]]:
        """What the ladder says of each anchor whose letters the document has.

        Anchors that the document does not have to the letter are left out, so that what has
        drifted is not found: for that, the document must be known.
        """
        folded = FoldedText(text)
        for number in self.candidates(folded):
            yield number, locate(self.anchors[number], folded)


def holders(anchor: Anchor, texts: Iterable[tuple[str, FoldedText]]) -> Iterator[str]:
    """The names of the documents that have the words of an anchor, certified or ambiguous."""
    index = AnchorIndex([anchor])
    for name, text in texts:
        if index.candidates(text):
            located = locate(anchor, text)
            if located.certified or located.candidates:
                yield name


def _searcher(phrases: Sequence[str]) -> Callable[[str], Iterable[int]]:
    """What says which phrases a text has, by their numbers, some of them more than once."""
    if len(phrases) > _FEW:
        try:
            from ahocorasick_rs import AhoCorasick
        except ImportError:
            pass
        else:
            automaton = AhoCorasick(phrases)
            return lambda text: {
                number for number, _, _ in automaton.find_matches_as_indexes(text, overlapping=True)
            }
    return lambda text: (number for number, phrase in enumerate(phrases) if phrase in text)
