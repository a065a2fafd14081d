"""Sealing, asking a seal, and looking at everything afresh."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_text import made_phrases, made_text, made_words, read

from armistice.evidence.anchors.folding import FoldedText
from armistice.evidence.seals import (
    LEAST_UNPRINTED,
    Aspect,
    SealError,
    differences,
    document,
    normal,
    phrase_hash,
    printed_share,
    seal,
    unsealed,
)

WORDS = made_words()
CONTENT = made_text(WORDS)
TEXT = read(CONTENT)
PRINTED = [phrase for _, phrase in made_phrases(WORDS)]
SEAL = seal(TEXT, PRINTED, source="book")


def aspects(found):
    return [each.aspect for each in found]


# --- what a seal says ---------------------------------------------------------------------------


def test_it_names_the_text_by_its_hashes_and_measures():
    assert SEAL.text_sha256 == hashlib.sha256(CONTENT.encode()).hexdigest()
    assert SEAL.bytes_sha256 == hashlib.sha256(CONTENT.encode()).hexdigest()
    assert (SEAL.length, SEAL.lines) == (len(CONTENT), CONTENT.count("\n"))
    assert (SEAL.id, SEAL.source) == ("seal-book", "book")


def test_it_holds_each_phrase_once_in_the_order_of_the_text():
    sealed = seal(TEXT, [*PRINTED, *PRINTED[:2]], source="book")
    assert sealed == SEAL
    assert len(sealed.phrases) == len(PRINTED)
    places = [each.at for each in sealed.phrases]
    assert places == sorted(places)
    assert [CONTENT.startswith(p.split()[0], at) for p, at in zip(PRINTED, places, strict=True)]


def test_anybody_can_make_the_hash_of_a_phrase_by_hand():
    # printf 'a few words' | sha256sum
    by_hand = "1e5f3f0abcbe4803a38d13c6b2ec81f6a064707d384e377ad2847197596d1407"
    assert phrase_hash(" a few\n words") == by_hand


def test_a_phrase_may_go_on_over_the_end_of_a_line():
    words = CONTENT.split("\n")
    phrase = f"{words[0].split()[-1]} {words[1].split()[0]}"
    found = unsealed(seal(TEXT, [phrase], source="book"), phrase)
    assert found is not None
    assert CONTENT[found.at :].startswith(phrase.replace(" ", "\n"))


def test_a_common_word_is_counted():
    word = WORDS[3].strip(".,")
    found = unsealed(seal(TEXT, [word], source="book"), word)
    assert found is not None
    assert found.count == sum(each.strip(".,") == word for each in WORDS)


def test_words_cut_out_of_longer_ones_are_not_the_phrase():
    with pytest.raises(SealError):
        seal(TEXT, [WORDS[3].strip(".,")[:-1]], source="book")


def test_it_says_nothing_of_what_it_was_not_asked():
    assert unsealed(SEAL, " ".join(WORDS[:5])) is None
    assert unsealed(SEAL, "words that nobody wrote") is None
    assert unsealed(SEAL, f"  {PRINTED[0]}\n") is not None


def test_what_is_not_in_the_text_is_not_sealed():
    with pytest.raises(SealError, match="does not have 1 phrase") as error:
        seal(TEXT, [*PRINTED, "words that nobody wrote"], source="book")
    assert error.value.missing == ("words that nobody wrote",)


def test_numbers_and_negations_are_not_folded_away():
    body = CONTENT + "The force had 1,960 troops and did not leave.\n"
    for untrue in ("had 1960 troops", "had 19 60 troops", "and did leave"):
        with pytest.raises(SealError):
            seal(read(body), [untrue], source="book")
    assert seal(read(body), ["had 1,960 troops and did not leave"], source="book").phrases


def test_a_text_of_which_little_is_left_is_not_sealed():
    short = "All that was said that day. " * 20
    with pytest.raises(SealError, match="could be tried out"):
        seal(read(short), ["said that day"], source="message")
    # Even a longer one, if the case prints nearly all of it.
    words = made_words(400)
    phrases = [" ".join(words[at : at + 20]) for at in range(0, 400, 20)]
    with pytest.raises(SealError, match="could be tried out"):
        seal(read(made_text(words)), phrases, source="book")
    assert printed_share(FoldedText(read(made_text(words))), phrases) == 1
    assert len("".join(words)) > LEAST_UNPRINTED


def test_the_same_seal_gives_the_same_bytes():
    assert document(SEAL) == document(seal(read(CONTENT), reversed(PRINTED), source="book"))
    lines = document(SEAL).splitlines()
    assert max(map(len, lines)) <= 110
    assert len(lines) == 12 + len(PRINTED)


# --- beside the text ----------------------------------------------------------------------------


def test_the_text_that_was_sealed_agrees():
    assert differences(SEAL, TEXT, PRINTED) == ()


def test_another_letter_is_another_text():
    changed = read(CONTENT.replace(PRINTED[0].split()[0], "Xx", 1))
    found = differences(SEAL, changed, PRINTED)
    assert {Aspect.BYTES, Aspect.TEXT} <= set(aspects(found))


def test_a_phrase_that_is_gone_moved_or_repeated_is_told():
    gone = read(CONTENT.replace(PRINTED[0].split()[1], "xx"))
    moved = read("Xx " + CONTENT)
    repeated = read(CONTENT + PRINTED[0])
    for text, aspect in ((gone, "presence"), (moved, "place"), (repeated, "count")):
        assert aspect in aspects(differences(SEAL, text, PRINTED[:1]))


@pytest.mark.parametrize("field", ["at", "count"])
def test_a_seal_that_was_tampered_with_is_told(field):
    first, *others = SEAL.phrases
    false = replace(first, **{field: getattr(first, field) + 1})
    tampered = replace(SEAL, phrases=(false, *others))
    (told,) = differences(tampered, TEXT, PRINTED)
    assert told.aspect == {"at": Aspect.PLACE, "count": Aspect.COUNT}[field]
    assert PRINTED[0] in str(told)


def test_the_same_text_in_another_file():
    other = replace(TEXT, bytes_hash="0" * 64)
    assert aspects(differences(SEAL, other, PRINTED)) == [Aspect.BYTES]


# --- laws ---------------------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, len(WORDS) - 9), st.integers(1, 8)), max_size=8),
)
def test_what_is_sealed_is_verified_whatever_the_case_prints(spans):
    phrases = [" ".join(WORDS[at : at + length]) for at, length in spans]
    sealed = seal(TEXT, phrases, source="book")
    assert differences(sealed, TEXT, phrases) == ()
    assert {each.sha256 for each in sealed.phrases} == {phrase_hash(p) for p in phrases}
    assert len(sealed.phrases) == len({normal(p) for p in phrases})


@given(st.text(max_size=40))
def test_the_form_that_is_hashed_is_final(words):
    assert normal(normal(words)) == normal(words)
    assert phrase_hash(f" {words}\n") == phrase_hash(words)
