"""Numbers, signs and negations on their own; and words that are cut out of longer ones."""

from __future__ import annotations

import pytest

from armistice.evidence.anchors.certify import MarkKind, changed_marks, is_negation
from armistice.evidence.anchors.edges import stands_alone, whole_words

NUMBER, SIGN, NEGATION = MarkKind.NUMBER, MarkKind.SIGN, MarkKind.NEGATION


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        ("no table was there", "notable was there", (NEGATION,)),
        ("he is not able", "he is notable", (NEGATION,)),
        ("from 1991-94", "from 199194", (NUMBER, SIGN)),
        ("in 20 20", "in 2020", (NUMBER,)),
        ("fell by -5", "fell by 5", (SIGN,)),
        ("1-2", "1 2", (SIGN,)),
        ("5 - 10 men", "5-10 men", ()),
        ("1988- 1994", "1988-1994", ()),
        ("the cease-fire", "the ceasefire", ()),
        ("2,000 men", "2,000 men", ()),
        ("3.5 %", "3.5%", ()),
        ("did not, could no", "could no did not", (NEGATION,)),
    ],
)
def test_marks(one: str, other: str, kinds: tuple[MarkKind, ...]) -> None:
    assert changed_marks(one, other) == kinds
    assert set(changed_marks(other, one)) == set(kinds)


@pytest.mark.parametrize(
    "word",
    (  # noqa: SIM905
        "not No never cannot won't без не Ни ոչ չեն չի deyil nie Bez bukan tidak nicht "
        "kein ne sans değil yox არ without"
    ).split(),
)
def test_negations(word: str) -> None:
    assert is_negation(word)


@pytest.mark.parametrize(
    "word", ["note", "nation", "нет-нет", "knot", "notable", "noon", "impossible"]
)
def test_words_that_only_look_so(word: str) -> None:
    assert not is_negation(word)


@pytest.mark.parametrize(
    ("content", "words", "alone"),
    [
        ("it is impossible now", "possible", False),
        ("it is possible now", "possible", True),
        ("they couldn't go", "could", False),
        ("they can't go", "can", False),
        ("Armenia's border", "Armenia", True),
        ("about 12,000 men", "2,000", False),
        ("about 12,000 men", "12", False),
        ("rose by 1.5 points", "5", False),
        ("fell to -5 degrees", "5", False),
        ("a total of 1 960 troops", "960 troops", False),
        ("a total of 1'960 troops", "960 troops", False),
        ("a total of 1 960 troops", "total of 1", False),
        ("1 960 000 shells", "960 000 shells", False),
        ("in 2020 960 troops came", "960 troops", True),
        ("on 10 November", "10 November", True),
        ("at 14:30 they fired", "30 they", False),
        ("a half, 1/2 of it", "2 of it", False),
        ("rose by 5% there", "rose by 5", False),
        ("rose by 5 % there", "rose by 5", False),
        ("it lies <5 km away", "5 km", False),
        ("it lies ± 5 km away", "5 km", False),
        ("> 5 men fell", "5 men", True),
        ("they did n't go", "they did", False),
        ("in 1988-94", "94", True),
        ("the non-aligned states", "aligned", False),
        ("the peace-keeping force", "keeping", True),
        ("the accord.12 It", "accord", True),
        ("(ceasefire)", "ceasefire", True),
        ("停火协议生效", "协议", True),
        ("перемирие", "мир", False),
    ],
)
def test_edges(content: str, words: str, alone: bool) -> None:
    place = content.index(words)
    assert stands_alone(content, place, place + len(words)) is alone


def test_the_longer_word_is_shown() -> None:
    content = "it is impossible now"
    place = content.index("possible")
    assert whole_words(content, place, place + 8) == "impossible"


@pytest.mark.parametrize(
    ("content", "words", "longer"),
    [
        ("a total of 1 960 000 troops came", "000 troops", "1 960 000 troops"),
        ("they rose by 5 % there", "rose by 5", "rose by 5 %"),
    ],
)
def test_the_whole_number_is_shown(content: str, words: str, longer: str) -> None:
    place = content.index(words)
    assert whole_words(content, place, place + len(words)) == longer
