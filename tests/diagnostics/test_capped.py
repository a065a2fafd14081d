"""Thousands of like mistakes: some are shown, and how many are not."""

from armistice.diagnostics import Location, capped, diagnostic, render
from armistice.diagnostics.excerpt import LONGEST_LINE
from armistice.diagnostics.letters import strange_letter
from armistice.diagnostics.paint import LONGEST, printable


def test_the_first_of_each_code_in_each_file() -> None:
    many = [diagnostic("A201", "x", Location("a.yaml", line, 1)) for line in range(1, 1301)]
    one = diagnostic("A202", "y", Location("a.yaml", 9, 1))
    other = diagnostic("A201", "z", Location("b.yaml", 1, 1))
    shown, left_out = capped([*many, one, other])
    assert shown == [*many[:50], one, other]
    assert left_out == ("a.yaml: 1,250 more error[A201]",)
    assert capped(many[:50]) == (many[:50], ())


def test_endless_words_are_cut() -> None:
    found = diagnostic("A301", f"unknown actor `{'x' * 1_000_000}`", Location("a", 1, 1))
    assert len(found.message) <= LONGEST + 3
    assert found.message.startswith("unknown actor `xxx")
    assert found.message.endswith("xxx`")


def test_of_an_endless_line_the_part_around_the_mark_is_shown() -> None:
    line = "x" * 500_000 + "HERE" + "y" * 500_000
    place = Location("a", 1, 500_001, 1, 500_005)
    *_, shown, underline = render(
        [diagnostic("A222", "m", place)], read=lambda _: line
    ).splitlines()
    assert len(shown) < LONGEST_LINE + 20
    assert shown[underline.index("^") : underline.index("^") + 4] == "HERE"
    assert underline.count("^") == 4


def test_lines_end_at_lf_alone_as_in_editors() -> None:
    text = "a\u2028b\x85c\x0cd\nsecond\n"
    shown = render([diagnostic("A222", "m", Location("a", 2, 1, 2, 7))], read=lambda _: text)
    assert "2 | second\n" in shown


def test_what_hides_or_turns_the_writing_is_shown_as_a_mark() -> None:
    for sign in "\u202e\u2066\u200f\u061c\u200b\u2060\ufeff\u2028\x9b\x1b\U000e0041":
        assert printable(f"a{sign}b") == "a�b"
    # Letters of every script, and what joins them, stay.
    for text in ("Քարվաճառ", "می‌خواهم", "لاچین", "Şuşa", "कश्मीर"):
        assert printable(text) == text


def test_a_letter_that_looks_like_another_is_named() -> None:
    assert "CYRILLIC SMALL LETTER A (U+0430)" in strange_letter("аrmenia")
    assert strange_letter("kalbаjar").startswith("the 5th sign is CYRILLIC")
    assert strange_letter("armenia") == ""
