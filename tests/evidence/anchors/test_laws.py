"""Laws of the ladder, for any text made of these words."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armistice.evidence.anchors import Anchor, FoldedText, Outcome, Rung, locate
from armistice.evidence.anchors.cite import anchor_at, cite
from armistice.evidence.anchors.folding import bare_letters, folded
from armistice.evidence.anchors.index import AnchorIndex

from .made_texts import text

WORDS = (  # noqa: SIM905
    "the parties peacekeeping force withdraw forces line road 1994 2,000 9 notable "
    "ceasefire cease-fire agreement valley Armenia Baku Москва не стороны "
    "հայտարարություն within all impossible possible any knot no table"
).split()
LINES = st.lists(st.sampled_from(WORDS), min_size=4, max_size=60)
SPACES = st.sampled_from([" ", "\n", "  ", " \n ", "\t", "\u00a0"])


@st.composite
def spans(draw: st.DrawFn) -> tuple[list[str], int, int]:
    """Words of a text, and the first and the last but one of a span of at least three."""
    words = draw(LINES)
    start = draw(st.integers(0, len(words) - 3))
    return words, start, draw(st.integers(start + 3, len(words)))


def certified(words: str, content: str) -> bool:
    return locate(Anchor(start=words), text(content)).certified


@given(spans(), st.data(), st.sampled_from(["not", "never", "не", "without", "չէ", "deyil"]))
def test_a_negation_put_in_is_never_ok(
    span: tuple[list[str], int, int], data: st.DataObject, negation: str
) -> None:
    words, start, end = span
    inside = data.draw(st.integers(start + 1, end - 1))
    altered = " ".join([*words[start:inside], negation, *words[inside:end]])
    # Elsewhere the text may have these words with the negation: then they are there.
    assume(bare_letters(altered) not in bare_letters(" ".join(words)))
    assert not certified(altered, " ".join(words))


@given(spans(), st.data(), st.sampled_from(["not", "never", "не", "without", "չէ", "deyil"]))
def test_a_negation_left_out_is_never_ok(
    span: tuple[list[str], int, int], data: st.DataObject, negation: str
) -> None:
    words, start, end = span
    inside = data.draw(st.integers(start + 1, end - 1))
    content = " ".join([*words[:inside], negation, *words[inside:]])
    without = " ".join(words[start:end])
    # Elsewhere the text may have the same words without the negation: then they are there.
    assume(bare_letters(without) not in bare_letters(content))
    assert not certified(without, content)


@given(spans(), st.data())
def test_a_digit_changed_is_never_ok(span: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, start, end = span
    cited = words[start:end]
    places = [number for number, word in enumerate(cited) if word[0].isdigit()]
    assume(places)
    place = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("035678"))
    cited[place] = digit + cited[place][1:]
    assume(bare_letters(" ".join(cited)) not in bare_letters(" ".join(words)))
    assert not certified(" ".join(cited), " ".join(words))


@given(spans(), st.data())
def test_reflowing_keeps_ok(span: tuple[list[str], int, int], data: st.DataObject) -> None:
    words, start, end = span
    cited = " ".join(words[start:end])
    plain = locate(Anchor(start=cited), text(" ".join(words)))
    # Alone in the text, whatever its spaces and hyphens, or there is nothing to keep.
    assume(plain.certified and bare_letters(" ".join(words)).count(bare_letters(cited)) == 1)
    broken = [_broken(word, data.draw(st.integers(0, 3)) == 0) for word in words]
    parts = [part for word in broken for part in (word, data.draw(SPACES))]
    located = locate(Anchor(start=cited), text("".join(parts)))
    assert located.certified
    assert bare_letters("".join(parts)[located.start : located.end]) == bare_letters(cited)


def _broken(word: str, really: bool) -> str:
    """A word divided at the end of a line, if it is one that a typesetter divides."""
    half = len(word) // 2
    if not really or len(word) < 6 or not word.isalpha() or not word[half].islower():
        return word
    return f"{word[:half]}-\n{word[half:]}"


@given(spans())
def test_what_is_certified_is_there(span: tuple[list[str], int, int]) -> None:
    words, start, end = span
    content = " ".join(words)
    cited = " ".join(words[start:end])
    located = locate(Anchor(start=cited), text(content))
    if located.outcome is Outcome.OK:
        assert content[located.start : located.end] == cited
    else:
        assert len(list(folded(content).occurrences(cited))) > 1
        assert located.outcome is Outcome.AMBIGUOUS


@given(spans())
def test_an_anchor_made_by_cite_leads_back_verbatim(span: tuple[list[str], int, int]) -> None:
    words, start, end = span
    folded = FoldedText(text(" ".join(words)))
    first = sum(len(word) + 1 for word in words[:start])
    last = first + len(" ".join(words[start:end]))
    anchor = anchor_at(first, last, folded)
    assert anchor is not None, "a position decides at last"
    located = locate(anchor, folded)
    assert (located.outcome, located.rung) == (Outcome.OK, Rung.VERBATIM)
    assert (located.start, located.end) == (first, last)


@given(spans())
def test_cite_gives_an_anchor_or_the_places(span: tuple[list[str], int, int]) -> None:
    words, start, end = span
    folded = FoldedText(text("\n".join(words)))
    found = cite(" ".join(words[start:end]), folded)
    if found.anchor is None:
        assert len(found.places) > 1
        for choice in range(1, len(found.places) + 1):
            chosen = cite(" ".join(words[start:end]), folded, choice=choice)
            assert chosen.anchor is not None
            assert locate(chosen.anchor, folded).start == found.places[choice - 1].start
    else:
        assert locate(found.anchor, folded).certified


@given(st.lists(spans(), min_size=1, max_size=4))
def test_the_index_finds_what_the_ladder_certifies(
    several: list[tuple[list[str], int, int]],
) -> None:
    anchors = [Anchor(start=" ".join(words[start:end])) for words, start, end in several] * 6
    index = AnchorIndex(anchors)
    for words, _, _ in several:
        content = text("\n".join(words))
        located = dict(index.located(content))
        for number, anchor in enumerate(anchors):
            alone = locate(anchor, content)
            if alone.certified or (alone.outcome is Outcome.AMBIGUOUS and alone.rung <= Rung.BARE):
                assert located[number] == alone
            else:
                assert not located.get(number, alone).certified


@pytest.mark.parametrize("count", [1, 40])
def test_an_index_of_few_and_of_many(count: int) -> None:
    index = AnchorIndex(Anchor(start=f"article {number} of it") for number in range(count))
    content = text("of old, article 0 of\nit was struck out")
    assert [number for number, _ in index.located(content)] == [0]
