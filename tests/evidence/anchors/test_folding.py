"""Folded views: what is folded away, what is kept, and that every offset leads back."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.evidence.anchors.folding import (
    BareView,
    FoldedText,
    bare,
    bare_letters,
    fold,
    folded,
)

from .made_texts import text, with_note

# Letters of several scripts and everything that folding looks at.
ODD = "ab éЖհ\n\t -‐‑–—\u00ad\ufffe\u200b\u2060\u00a0\u2009‘’“”«»ﬁﬂﬃև²½№12.…Ⅳ①＂"
TEXTS = st.text(st.sampled_from(ODD), max_size=60).map(lambda s: unicodedata.normalize("NFC", s))


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("the  peace\n\tforce", "the peace force"),
        ("“Parties” — ‘both’", "\"Parties\" - 'both'"),
        ("peace-\nkeeping force", "peacekeeping force"),
        ("peace\u00ad\n  keeping", "peacekeeping"),
        ("peace\ufffe\nkeeping", "peacekeeping"),
        ("peace\u00adkeeping", "peacekeeping"),
        ("the Russian-\nTurkish centre", "the Russian-Turkish centre"),
        ("in 1988-\n1994", "in 1988-1994"),
        ("the oﬃce of the ﬁrst", "the office of the first"),
        ("Արցախ և Հայաստան", "Արցախ եւ Հայաստան"),
        ("１９９４", "1994"),
        ("the\u200b line", "the line"),
        ("the Parties", "the Parties"),
    ],
)
def test_what_readers_do_not_see_is_folded_away(written: str, seen: str) -> None:
    assert fold(written) == seen


@pytest.mark.parametrize("kept", ["10² km", "½ of it", "№ 5", "point ①", "a – b".replace("–", "-")])
def test_what_would_change_the_meaning_is_kept(kept: str) -> None:
    assert fold(kept) == kept


def test_a_dash_at_the_end_of_a_line_divides_no_word() -> None:
    assert fold("the road—\nthat one") == "the road- that one"


@given(TEXTS)
def test_folding_twice_changes_nothing(written: str) -> None:
    assert fold(fold(written)) == fold(written)


@given(TEXTS)
def test_every_code_point_of_a_view_leads_back_to_what_it_was_made_of(written: str) -> None:
    view = folded(written)
    for place, letter in enumerate(view.content):
        start, end = view.origin(place, place + 1)
        assert 0 <= start < end <= len(written)
        made = folded(written[start:end]).content
        # At the end of a line a hyphen is what is left of more; elsewhere a letter is itself.
        assert letter in made or letter in {" ", "-"}


@given(TEXTS, st.data())
def test_spans_lead_back_to_slices_that_fold_to_them(written: str, data: st.DataObject) -> None:
    view = folded(written)
    if not view.content:
        return
    start = data.draw(st.integers(0, len(view.content) - 1))
    end = data.draw(st.integers(start + 1, len(view.content)))
    first, last = view.origin(start, end)
    # A span may begin in the middle of a ligature: then its slice has the whole of it.
    assert bare(view.content[start:end]) in bare_letters(written[first:last])


@given(TEXTS)
def test_the_bare_view_is_the_folded_one_without_spaces_and_hyphens(written: str) -> None:
    view = folded(written)
    letters = BareView(view)
    assert letters.content == bare(view.content) == bare_letters(written)
    for place, letter in enumerate(letters.content):
        start, end = letters.origin(place, place + 1)
        assert view.content[start:end] == letter


def test_long_texts_are_counted_in_steps() -> None:
    view = folded("a-b cd " * 2000)
    letters = BareView(view)
    for place in range(0, len(letters.content), 97):
        start, end = letters.origin(place, min(place + 5, len(letters.content)))
        assert bare(view.content[start:end]) == letters.content[place : place + 5]


def test_a_sentence_goes_on_over_a_footnote() -> None:
    folded_text = with_note("the mission,", "7 As reported on the day.", "and then it left.")
    assert folded_text.running.content == "the mission, and then it left."
    place = folded_text.running.content.index("and")
    start, _ = folded_text.running.origin(place, place + 3)
    assert folded_text.text.content[start : start + 3] == "and"


def test_a_call_at_the_end_of_a_line_does_not_join_words() -> None:
    folded_text = with_note("the mission", "7 As reported.", "left.")
    assert folded_text.running.content == "the mission left."


def test_without_masks_there_is_one_view() -> None:
    one = FoldedText(text("some words\nof a body"))
    assert one.running is one.whole
    assert one.running_bare is one.whole_bare


@pytest.mark.parametrize("piece", ["-\n", "\u00ad", " \n", "ﬁ", "-", "a-\n ", " \u200b"])
def test_folding_is_linear(piece: str) -> None:
    # A trap for backtracking would take minutes here, not a second.
    start = time.perf_counter()
    BareView(folded("x" + piece * 100_000))
    assert time.perf_counter() - start < 10
