"""Whose voice an actor is, and on which side it stands, on a date."""

import pytest
from made_actors import VOICES

from armistice.dates import parse_when

BEFORE, MARCH, APRIL = map(parse_when, ("2031-02-10", "2031-03-10", "2031-04-10"))


def test_a_part_is_part_of_every_whole_above_it_while_it_is_one() -> None:
    assert VOICES.wholes("brigade", MARCH) == {"brigade", "army", "north"}
    assert VOICES.wholes("brigade", APRIL) == {"brigade"}
    assert VOICES.is_part("brigade", "north", MARCH)
    assert not VOICES.is_part("brigade", "north", APRIL)
    assert VOICES.is_part("north", "north", APRIL)


def test_without_a_date_every_link_holds() -> None:
    assert VOICES.is_part("brigade", "north")


def test_a_link_holds_on_its_last_day_and_on_a_day_that_may_be_it() -> None:
    assert VOICES.is_part("brigade", "army", parse_when("2031-03-20"))
    assert not VOICES.is_part("brigade", "army", parse_when("2031-03-21"))
    assert VOICES.is_part("brigade", "army", parse_when("[2031-03-19..2031-03-25]"))


@pytest.mark.parametrize("voice", ["volunteers", "agency", "minister", "leaning", "star"])
def test_only_parts_are_parts(voice: str) -> None:
    assert not VOICES.is_part(voice, "north", MARCH)


@pytest.mark.parametrize(
    ("voice", "on", "speaks"),
    [
        ("ministry", MARCH, True),
        ("army", MARCH, True),
        ("agency", MARCH, True),
        ("agency", BEFORE, False),
        ("minister", MARCH, True),
        ("minister", parse_when("2031-08-01"), False),
        ("star", MARCH, False),
        ("leaning", MARCH, False),
        ("volunteers", MARCH, False),
        ("wire", MARCH, False),
        ("north", MARCH, True),
    ],
)
def test_who_speaks_for_whom(voice: str, on: object, speaks: bool) -> None:
    assert VOICES.speaks_for(voice, "north", on) is speaks  # type: ignore[arg-type]


@pytest.mark.parametrize("voice", ["star", "leaning", "volunteers", "agency", "minister", "army"])
def test_who_belongs_to_a_side_stands_on_it(voice: str) -> None:
    assert VOICES.sides(voice, ("north", "south"), MARCH) == {"north"}


def test_third_parties_stand_on_no_side() -> None:
    assert not VOICES.sides("wire", ("north", "south", "east"), MARCH)
    assert not VOICES.sides("observers", ("north", "south", "east"), MARCH)


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        ("wire", "wire", True),
        ("ministry", "agency", True),
        ("army", "leaning", True),
        ("star", "brigade", True),
        ("wire", "post", False),
        ("ministry", "southern-ministry", False),
        ("ministry", "observers", False),
    ],
)
def test_which_origins_are_one(first: str, second: str, one: bool) -> None:
    bound = VOICES.belongs(first, MARCH) & VOICES.belongs(second, MARCH)
    assert bool(bound) is one


@pytest.mark.parametrize(
    ("first", "second", "later"),
    [
        ("2031-03-11", "2031-03-10", True),
        ("2031-03-10", "2031-03-10", False),
        ("2031-04", "2031-03-10", True),
        ("2031-03", "2031-03-10", False),
        ("2031-03-05T23:00+01:00", "2031-03-06T01:00+09:00", True),
        ("2031-03-06T01:00+09:00", "2031-03-05T23:00+01:00", False),
    ],
)
def test_later_means_surely_later(first: str, second: str, later: bool) -> None:
    assert VOICES.is_later(parse_when(first), parse_when(second)) is later
    assert not VOICES.is_later(None, parse_when(second))
    assert not VOICES.is_later(parse_when(first), None)
