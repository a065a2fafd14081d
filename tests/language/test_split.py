"""Texts split into clauses: in many styles and scripts, losing nothing, never raising."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.language.format import format_agreement
from armistice.language.guess import dates_in, month_of, sentences
from armistice.language.numbering import markers, part_head
from armistice.language.pages import lines_of
from armistice.language.parse import parse
from armistice.language.skeleton import MOST_WORDS, first_words, skeleton
from armistice.language.split import SplitText, split_text

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

TEXTS = sorted((Path(__file__).parent / "texts").iterdir())
NUMBER = re.compile(r"[0-9]+[a-z]?(?:\.[0-9]+)*")


def outline_of(split: SplitText) -> str:
    """A split text as a person compares it with the original."""
    rows = [
        f"title: {split.title}",
        f"preamble: {list(split.preamble)}; closing: {list(split.closing)}",
        *(f"dropped: {line}, {why}" for line, why in split.dropped),
    ]
    for one in split.clauses:
        part = f" <{one.part}>" if one.part else ""
        rows.append(f"{one.number}{part} [{one.label}] {one.heading!r} {list(one.lines)}")
        rows.append(f"    {one.text}")
    return "\n".join(rows)


def assert_nothing_lost(text: str, split: SplitText) -> None:
    said = [
        number for number, line in enumerate(lines_of(text), 1) if line.replace("\f", "").strip()
    ]
    found = [
        *split.preamble,
        *(number for one in split.clauses for number in one.lines),
        *split.closing,
        *(number for number, _ in split.dropped),
    ]
    assert sorted(found) == said
    numbers = [one.number for one in split.clauses]
    assert len(set(numbers)) == len(numbers)
    assert all(NUMBER.fullmatch(number) for number in numbers)


def code_of(text: str, split: SplitText) -> str:
    return skeleton(
        split,
        text,
        name="made-2031",
        title=split.title or "Made",
        source="made-text",
        file="made.txt",
        parties=["northland", "southland"],
    )


def assert_reads(code: str) -> None:
    assert parse(code).diagnostics == ()
    assert format_agreement(code) == code
    assert code.count("clause ") >= code.count("\nclause ")
    # Every sentence that is offered is one of the language.
    offered = re.findall(r"^  #   (name-it: .*)$", code, re.MULTILINE)
    example = 'agreement a "A"\n\nclause 1\n' + "".join(f"  {one}\n" for one in offered)
    assert parse(example).diagnostics == ()


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_texts_of_many_styles(path: Path, snapshot: SnapshotAssertion) -> None:
    text = path.read_text(encoding="utf-8")
    split = split_text(text)
    assert outline_of(split) == snapshot
    assert_nothing_lost(text, split)
    assert_reads(code_of(text, split))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_line_ends_and_encoding_marks_change_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    plain = split_text(text)
    assert split_text("\ufeff" + text.replace("\n", "\r\n")) == plain
    assert split_text(text.replace("\n", "\r")) == plain


def test_the_agreement_file_of_a_text(snapshot: SnapshotAssertion) -> None:
    text = (Path(__file__).parent / "texts" / "articles.md").read_text(encoding="utf-8")
    assert code_of(text, split_text(text)) == snapshot


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_no_passage_is_copied(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    split = split_text(text)
    for line in code_of(text, split).splitlines():
        comment = line.partition("#")[2]
        for clause in split.clauses:
            words = clause.text.split()
            if len(words) > MOST_WORDS:
                assert " ".join(words[: MOST_WORDS + 1]) not in comment


# --- laws -----------------------------------------------------------------------------------------

_BITS = st.sampled_from(
    [
        *(
            "Article 1",
            "ARTICLE II",
            "Clause 3.",
            "§ 4",
            "(a)",
            "(i)",
            "b)",
            "I.",
            "V.",
            "1.",
            "2)",
        ),
        *(
            "1.1",
            "1.2.3",
            "Статья 1",
            "Madde 2",
            "Հոդված 1",
            "Пункт 3",
            "第二条",
            "المادة 1",
            "- ",
            "* ",
        ),
        *(
            "# ",
            "## ",
            "Annex A",
            "Chapter 2",
            "ГЛАВА III",
            "Page 3",
            "- 4 -",
            "7",
            "***",
            "\f",
            "> ",
        ),
        *("The Parties shall withdraw", "within 30 days.", "by 3 May 2031", "CEASEFIRE", "agree:"),
        *(
            "Done at Ferry Town",
            "стороны обязуются",
            "10 ноября 2031",
            '"quoted"',
            "#",
            "says",
            "\t",
        ),
        *(
            "clause 1",
            "agreement",
            "²",
            "⅓",
            "٣.",
            "ⅷ.",
            "①",
            "e\u0301",
            "\u00ad",
            "Article 9999",
            "0.",
        ),
    ]
)
_LINES = st.lists(_BITS, max_size=4).map(" ".join)
_ANY = st.text(max_size=200)
_MADE = st.lists(st.one_of(_LINES, st.just(""), st.text(max_size=20)), max_size=25).map("\n".join)


@given(st.one_of(_MADE, _ANY))
def test_never_raises_and_loses_no_line(text: str) -> None:
    split = split_text(text)
    assert_nothing_lost(text, split)
    assert_reads(code_of(text, split))


ENDLESS = {
    "marks": "1.\n" * 2000,
    "one word": "m" * 100_000,
    "emphasis": "*a " * 100_000,
    "blanks": "x" + " " * 100_000 + "y",
    "brackets": "((" * 50_000,
    "signs": "#" * 100_000,
    "digits": "1" * 100_000 + ". x",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
def test_endless_texts_end(text: str) -> None:
    split = split_text(text)
    assert_nothing_lost(text, split)
    assert code_of(text, split)


# --- parts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "style", "ordinal"),
    [
        ("1. Fire ceases", "list .", 1),
        ("12) Fire ceases", "list )", 12),
        ("(3) Fire ceases", "list ()", 3),
        ("Article 1", "word article", 1),
        ("ARTICLE IV. Prisoners", "word article", 4),
        ("Article Two - Prisoners", "word article", 2),
        ("Article premier", "word article", 1),
        ("Clause 7: Term", "word clause", 7),
        ("§ 9 Term", "word §", 9),
        ("Статья 5. Срок", "word статья", 5),
        ("Пункт 2", "word пункт", 2),
        ("Madde 6 - Süre", "word madde", 6),
        ("3. Madde", "word madde", 3),
        ("Հոդված 1. Հրադադար", "word հոդված", 1),
        ("المادة 4", "word المادة", 4),
        ("第十二条 停火", "word 条", 12),
        ("I. Firing", "roman upper .", 1),
        ("(b) the dead", "letter 0 lower ()", 2),
        ("в) погибшие", "letter 1 lower )", 3),
        ("1.2 Firing", "dotted 2", 2),
    ],
)
def test_marks(line: str, style: str, ordinal: int) -> None:
    first = markers(line)[0]
    assert (first.style, first.ordinal) == (style, ordinal)


@pytest.mark.parametrize(
    "line",
    [
        *(
            "Article 5 of this Agreement",
            "Статьей 1 настоящего",
            "2031 was a dry year",
            "10.11.2031",
        ),
        *("a.m. on that day", "Parties shall", "1,960 persons", "the road. A post", "", "500. Men"),
    ],
)
def test_what_is_no_mark(line: str) -> None:
    assert markers(line) == ()


def test_heads_of_parts() -> None:
    assert part_head("CHAPTER II - WEALTH") == (2, "WEALTH")
    assert part_head("Annex A") == (1, "")
    assert part_head("Приложение 3") == (3, "")
    assert part_head("Part of the force leaves the valley") is None
    assert part_head("Ek olarak") is None


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("on 10 November 2020", ["2020-11-10"]),
        ("this 10th day of November, 2020", ["2020-11-10"]),
        ("November 10, 2020 and 2021-02-03", ["2020-11-10", "2021-02-03"]),
        ("до 20 ноября 2020 года", ["2020-11-20"]),
        ("10 Kasım 2020 tarihinde, 5 noyabr 2021", ["2020-11-10", "2021-11-05"]),
        ("le 1er mars 2031, el 3 de mayo de 2031", ["2031-03-01", "2031-05-03"]),
        ("2020 թվականի նոյեմբերի 10-ին", ["2020-11-10"]),
        ("10.11.2020", ["2020-11-10"]),
        ("2020年11月10日", ["2020-11-10"]),
        ("31 February 2020, 5 persons 2020, Article 10", []),
    ],
)
def test_dates(words: str, dates: list[str]) -> None:
    assert [guess.date for guess in dates_in(1, words)] == dates


def test_months_are_no_other_words() -> None:
    assert [month_of(word) for word in ("mayor", "market", "Mark", "sepoys", "part")] == [0] * 5


@pytest.mark.parametrize(
    ("words", "guess", "limb"),
    [
        ("Each Party shall withdraw its forces by 3 May 2031.", "a duty", "2031-05-03"),
        ("The Parties shall not lay mines.", "a prohibition", ""),
        ("Neither side shall open fire.", "a prohibition", ""),
        ("The commission may inspect any post.", "a permission or a power", ""),
        ("The mission will remain for five years.", "how long something lasts", "5 years"),
        ("They must meet within 72 hours of signature.", "a duty", "72 hours"),
        ("Стороны обязуются освободить пленных в течение 10 дней.", "a duty", "10 days"),
        ("Стороны не вправе минировать дорогу.", "a prohibition", ""),
        ("Taraflar ateşi kesmelidir.", "a duty", ""),
    ],
)
def test_guesses(words: str, guess: str, limb: str) -> None:
    found = next(sentences([(4, words)]))
    assert (found.line, str(found.guess)) == (4, guess)
    assert limb in {found.by, found.within, found.lasts}


def test_sentences_know_their_line() -> None:
    pieces = [(3, "The valley is"), (4, "quiet. Each side"), (5, "shall leave it. It may return.")]
    assert [one.line for one in sentences(pieces)] == [5, 5]


def test_first_words() -> None:
    assert first_words("one two\u2028three") == "one two three"
    assert first_words(" ".join("abcdefghijklmnop")) == "a b c d e f g h i j k l ..."
