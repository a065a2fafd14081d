"""The panorama: the same verdicts as the board, on dates that are computed."""

from pathlib import Path

import pytest

import armistice
from armistice.compliance.choices import ChoiceError
from armistice.compliance.panorama import MOST_DATES
from armistice.compliance.verdict import Cell, Contest, Word
from armistice.compliance.wording import flip_sentences

CASE = Path(__file__).parent.parent / "brief" / "case"


@pytest.fixture(scope="module")
def case() -> armistice.Case:
    return armistice.load(CASE)


def test_moments_are_boards(case: armistice.Case) -> None:
    view = case.panorama()
    for moment in view.moments:
        board = case.verdicts(as_of=moment.as_of, reading="all", evidence="all")
        key = ("norm", "bearer", "reading", "evidence")
        assert sorted(moment.verdicts, key=lambda v: [getattr(v, k) for k in key]) == sorted(
            board, key=lambda v: [getattr(v, k) for k in key]
        )


def test_dates_hold_the_changes(case: armistice.Case) -> None:
    dates = [moment.as_of for moment in case.panorama().moments]
    assert dates == sorted(dates)
    assert len(dates) <= MOST_DATES
    assert dates[0] == "2021-01-02"
    assert dates[-1] == case.as_of
    assert {"2021-12-31", "2022-03-01", "2022-03-03", "2022-12-31"} <= set(dates)


def test_variants_by_text(case: armistice.Case) -> None:
    last = case.panorama().moments[-1]
    assert [name for name, _ in last.variants["accord/2/town", "norland"]] == ["fr"]
    assert last.variants["accord/1/quiet", "norland"] == ()


def test_an_early_as_of(case: armistice.Case) -> None:
    assert [m.as_of for m in case.panorama(as_of="2021-01-02").moments] == ["2021-01-02"]


def test_no_such_agreement(case: armistice.Case) -> None:
    with pytest.raises(ChoiceError, match="no agreement `none`"):
        case.panorama(agreement="none")


def test_chronicle_is_ordered_and_names_its_norms(case: armistice.Case) -> None:
    entries = case.chronicle(case.panorama())
    assert [entry.event for entry in entries] == ["handed-over", "shots", "defence"]
    assert entries[0].norms == ("accord/2/town",)
    assert [entry.lasting for entry in entries] == [False, True, False]


def test_points_in_words(case: armistice.Case) -> None:
    points = case.contested_points(case.panorama())
    first = points[0]
    assert (first.kind, first.norm, first.bearer) == ("opposed", "accord/1/quiet", "norland")
    assert first.sentences[0] == (
        "On any report, it is kept (no breach reported) under the reading north; "
        "it is broken (violated) under the reading south."
    )
    assert {held.reading: held.holder.actors for held in first.held} == {
        "north": ("norland",),
        "south": ("sudland",),
    }


def test_no_single_choice_turns_it(case: armistice.Case) -> None:
    kept = Cell("north", "en", "reported", Word.NO_BREACH_REPORTED)
    broken = Cell("plain", "en", "by:norland", Word.VIOLATED)
    contest = Contest((kept,), (broken,), (), (), 0)
    (sentence,) = flip_sentences(contest, "en", case.checked)
    assert sentence == (
        "No single choice turns it: it is kept (no breach reported) under the reading north, "
        "on any report and in the text en; it is broken (violated) under the reading plain, "
        "on the voices of Norland alone and in the text en."
    )
