"""Reading EDTF."""

# ruff: noqa: DTZ001, DTZ901 - local time has no zone

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from armistice.dates import DateError, Precision, Window, parse_when

BAKU = ZoneInfo("Asia/Baku")


def window(earliest: str, latest: str) -> Window:
    return Window(datetime.fromisoformat(earliest), datetime.fromisoformat(latest))


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2020", "2020-01-01", "2021-01-01"),
        ("202X", "2020-01-01", "2030-01-01"),
        ("19XX", "1900-01-01", "2000-01-01"),
        ("2020-11", "2020-11-01", "2020-12-01"),
        ("2020-12", "2020-12-01", "2021-01-01"),
        ("2020-1X", "2020-10-01", "2021-01-01"),
        ("2020-11-XX", "2020-11-01", "2020-12-01"),
        ("2020-02-2X", "2020-02-20", "2020-03-01"),
        ("2020-11-25", "2020-11-25", "2020-11-26"),
        ("2020-11-25~", "2020-11-24", "2020-11-27"),
        ("2020-11-25?", "2020-11-24", "2020-11-27"),
        ("2020-11-25%", "2020-11-24", "2020-11-27"),
        ("2020-11~", "2020-10-01", "2021-01-01"),
        ("2020~", "2019-01-01", "2022-01-01"),
        ("2020-21", "2020-03-01", "2020-06-01"),
        ("2020-24", "2020-12-01", "2021-03-01"),
        ("2020-11-10T00:00", "2020-11-10T00:00", "2020-11-10T00:01"),
        ("2020-11-10T24:00", "2020-11-11T00:00", "2020-11-11T00:01"),
        ("2020-11-10T00:00+03:00", "2020-11-10T01:00", "2020-11-10T01:01"),
        ("2020-11-10T00:00:30Z", "2020-11-10T04:00:30", "2020-11-10T04:00:31"),
        ("2020-11-10 00:00 Europe/Moscow", "2020-11-10T01:00", "2020-11-10T01:01"),
        ("[2020-10-19..2020-10-20]", "2020-10-19", "2020-10-21"),
        ("[2020-11-02, 2020-10-19]", "2020-10-19", "2020-11-03"),
    ],
)
def test_one_time_falls_in_one_window(text: str, earliest: str, latest: str) -> None:
    when = parse_when(text)
    assert not when.lasting
    assert when.begins(BAKU) == when.ends(BAKU) == window(earliest, latest)


def test_a_lasting_time_has_two_windows() -> None:
    when = parse_when("2022-12-12/2023-04")
    assert when.lasting
    assert when.begins(BAKU) == window("2022-12-12", "2022-12-13")
    assert when.ends(BAKU) == window("2023-04-01", "2023-05-01")
    assert when.precision is Precision.MONTH


def test_an_open_end_is_after_all_time_and_an_unknown_one_anywhere() -> None:
    assert parse_when("2021-06-01/..").ends(BAKU) == Window(datetime.max, datetime.max)
    assert parse_when("2021-06-01/").ends(BAKU) == Window(datetime(2021, 6, 1), datetime.max)
    assert parse_when("/2021-06-01").begins(BAKU) == Window(datetime.min, datetime(2021, 6, 2))
    assert parse_when("../2021").begins(BAKU) == Window(datetime.min, datetime.min)


def test_one_of_several_days_keeps_its_gaps() -> None:
    assert parse_when("[2020-10-19, 2020-11-02]").alternatives(BAKU) == (
        window("2020-10-19", "2020-10-20"),
        window("2020-11-02", "2020-11-03"),
    )
    assert len(parse_when("2020-XX-15").alternatives(BAKU)) == 12


def test_equality_is_by_meaning() -> None:
    moscow = parse_when("2020-11-10 00:00 Europe/Moscow")
    assert moscow == parse_when("2020-11-10T00:00+03:00") == parse_when("2020-11-09T21:00Z")
    assert len({moscow, parse_when("2020-11-09T21:00Z")}) == 1
    assert parse_when("[2020-10-19,2020-10-20]") == parse_when("[2020-10-19..2020-10-20]")
    assert parse_when("2020-11-10") != parse_when("2020-11-10/2020-11-10")
    assert parse_when("2020-11-10") != parse_when("2020-11-10?")
    assert parse_when("2020-11-10?") != parse_when("2020-11-10~")


def test_canonical_text() -> None:
    assert str(parse_when(" 2020-11-10 00:00 Europe/Moscow ")) == "2020-11-10T00:00+03:00"
    assert str(parse_when("[2020-11-02, 2020-10-19]")) == "[2020-10-19,2020-11-02]"
    assert str(parse_when("[2020-11-02]")) == "2020-11-02"
    assert str(parse_when("2020?~")) == "2020%"


def test_a_clock_time_is_told_where_one_is_stated() -> None:
    assert parse_when("2020-11-10T00:00+03:00").clock(BAKU) == datetime(2020, 11, 10, 1)
    assert parse_when("2020-11-10").clock(BAKU) is None


@pytest.mark.parametrize(
    ("text", "offset", "words"),
    [
        ("", 0, "a date is missing"),
        ("2020-13", 5, "months run from 01 to 12"),
        ("2020-11-31", 8, "November 2020 has 30 days"),
        ("2021-02-29", 8, "no leap year"),
        ("2020-21-03", 8, "a season has no days"),
        ("0000", 0, "years begin with 0001"),
        ("XXXX", 0, "the century"),
        ("25.11.2020", 0, "write the year first"),
        ("12/2020", 0, "write the year first"),
        ("2020/11/25", 4, "hyphens"),
        ("25 Nov 2020", 0, "write the month as a number"),
        ("2020-11-5", 7, "two digits"),
        ("202x", 0, "capital X"),
        ("2020-1x", 4, "capital X"),
        ("~2020", 0, "after the whole date"),
        ("2020~-11", 5, "after the whole date"),
        ("2020??", 4, "one of the marks"),
        ("about 2020", 0, "`~` after the date"),
        ("2020-11-10T25:00", 11, "no hour 25"),
        ("2020-11-10T24:01", 11, "24:00"),
        ("2020-11-10T10:60", 14, "no minute 60"),
        ("2020-11T10:00", 8, "a whole date"),
        ("2020-11-10T10:00+15:00", 16, "offsets"),
        ("2020-11-10T10:00Z Europe/Moscow", 18, "not both"),
        ("2020-11-10 00:00 Europe/Mosco", 17, "did you mean `Europe/Moscow`"),
        ("2021-03-28 02:30 Europe/Berlin", 11, "skipped 02:30"),
        ("2021-10-31 02:30 Europe/Berlin", 11, "twice"),
        ("1850-01-01 00:00 Europe/Moscow", 11, "whole minutes"),
        ("2020-10-19..2020-10-20", 10, "[a..b]"),
        ("2020-10-19 to 2020-10-20", 10, "a/b"),
        ("[2020-10-19", 11, "`]` is missing"),
        ("[2020-10-20..2020-10-19]", 13, "before 2020-10-20"),
        ("2021/2020", 5, "2020 is before 2021"),
        ("/", 0, "at least one side"),
        ("../..", 0, "at least one side"),
        ("..", 0, "at least one side"),
        ("{2020,2021}", 0, "one record for each"),
        ("  2020-13", 7, "months run"),
    ],
)
def test_what_is_no_date_is_refused_with_help(text: str, offset: int, words: str) -> None:
    with pytest.raises(DateError) as caught:
        parse_when(text)
    assert words in caught.value.message
    assert caught.value.offset == offset
