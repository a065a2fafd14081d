"""Grades of voices and of what they say."""

from dataclasses import replace

from made_actors import ACTORS, hearing, says

from armistice.evidence import EACH_STANDARD, weigh
from armistice.evidence.grades import CREDIBILITY, RELIABILITY, Grade, grade_of

GRADED = {**ACTORS, "wire": replace(ACTORS["wire"], reliability="B")}


def test_the_scales_end_with_what_cannot_be_judged() -> None:
    assert list(RELIABILITY) == list("ABCDEF")
    assert list(CREDIBILITY) == list("123456")
    assert "cannot be judged" in RELIABILITY["F"]
    assert "cannot be judged" in CREDIBILITY["6"]


def test_an_account_has_its_own_grade_or_the_letter_of_its_voice() -> None:
    plain, own = says("wire"), replace(says("wire"), reliability="D", credibility="4")
    assert grade_of(plain, GRADED) == Grade("B", usual=True)
    assert grade_of(own, GRADED) == Grade("D", "4")
    assert not grade_of(says("post"), GRADED)


def test_how_a_grade_is_written_and_said() -> None:
    assert str(Grade("B", "2")) == "B2"
    assert Grade("B", "2").words == "usually reliable, probably true"
    assert str(Grade("F")) == "F-"
    assert str(Grade(credibility="6")) == "-6"
    assert str(Grade()) == Grade().words == ""


def test_grades_weigh_nothing() -> None:
    for standard in EACH_STANDARD:
        findings = {
            weigh(
                [replace(says("wire"), reliability=letter, credibility=digit)],
                [],
                standard,
                hearing(),
            )
            for letter in ("", *RELIABILITY)
            for digit in ("", *CREDIBILITY)
        }
        assert len(findings) == 1
