"""Laws that hold for all dates, windows, truths and lengths."""

# ruff: noqa: DTZ001, PT017 - local time has no zone; a law may be about what is raised

from datetime import date, datetime, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from armistice.dates import (
    DateError,
    Length,
    NoSingleAnswer,
    Truth,
    Window,
    add,
    before,
    merged,
    overlaps,
    parse_length,
    parse_when,
    subtract,
    within,
)

ZONES = [ZoneInfo(name) for name in ("Asia/Baku", "America/New_York", "Pacific/Kiritimati")]

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))
moments = st.datetimes(datetime(1990, 1, 1), datetime(2030, 1, 1))
marks = st.sampled_from(["", "?", "~", "%", "?~"])


@st.composite
def labels(draw: st.DrawFn) -> str:
    day = draw(days).isoformat()
    kind = draw(st.sampled_from(["year", "month", "day", "season", "X", "clock"]))
    mark = draw(marks)
    match kind:
        case "year":
            return day[:4] + mark
        case "month":
            return day[:7] + mark
        case "season":
            return f"{day[:4]}-{draw(st.integers(21, 24))}{mark}"
        case "X":
            return draw(
                st.sampled_from(
                    [
                        f"{day[:3]}X",
                        f"{day[:2]}XX",
                        f"{day[:5]}1X",
                        f"{day[:7]}-XX",
                        f"{day[:4]}-XX",
                    ]
                )
            )
        case "clock":
            clock = draw(st.times()).strftime("%H:%M" + draw(st.sampled_from(["", ":%S"])))
            zone = draw(
                st.sampled_from(["", "Z", "+03:00", "-04:30", " Asia/Baku", " Europe/Paris"])
            )
            return f"{day}T{clock}{zone}"
    return day + mark


@st.composite
def edtf(draw: st.DrawFn) -> str:
    kind = draw(st.sampled_from(["one", "set", "range", "interval", "open", "unknown"]))
    first, second = draw(labels()), draw(labels())
    return {
        "one": first,
        "set": f"[{first}, {second}]",
        "range": f"[{first}..{second}]",
        "interval": f"{first}/{second}",
        "open": draw(
            st.sampled_from([f"{first}/..", f"../{first}", f"[{first}..]", f"[..{first}]"])
        ),
        "unknown": draw(st.sampled_from([f"{first}/", f"/{first}"])),
    }[kind]


@given(edtf(), st.sampled_from(ZONES))
def test_canonical_text_reads_back_as_the_same_date(text: str, zone: ZoneInfo) -> None:
    try:
        when = parse_when(text)
    except DateError:
        assume(False)
    again = parse_when(str(when))
    assert again == when
    assert hash(again) == hash(when)
    assert str(again) == str(when)
    assert again.begins(zone) == when.begins(zone)
    # Between a label and an instant, only the zone can tell which is earlier.
    assert when.has_time or when.begins(zone).earliest <= when.ends(zone).latest
    parts = when.alternatives(zone)
    assert parts[0].earliest == when.begins(zone).earliest
    assert parts[-1].latest == when.begins(zone).latest


@given(st.text(max_size=30))
def test_whatever_is_no_date_is_refused_within_the_text(text: str) -> None:
    try:
        parse_when(text)
    except DateError as error:
        assert 0 <= error.offset <= len(text)
        assert error.message


windows = st.builds(
    lambda start, hours: Window(start, start + timedelta(hours=hours)), moments, st.integers(0, 99)
)


@given(windows, windows)
def test_before_is_antisymmetric(first: Window, second: Window) -> None:
    assert not (before(first, second) is Truth.YES and before(second, first) is not Truth.NO)
    assert before(first, first) is not Truth.YES


@given(windows, windows, windows)
def test_before_is_transitive(first: Window, second: Window, third: Window) -> None:
    if before(first, second) is Truth.YES and before(second, third) is Truth.YES:
        assert before(first, third) is Truth.YES


@given(windows, windows)
def test_windows_overlap_unless_one_is_before_the_other(first: Window, second: Window) -> None:
    apart = Truth.YES in (before(first, second), before(second, first))
    assert overlaps(first, second) is not apart
    assert overlaps(first, second) is overlaps(second, first)


@given(windows, moments, moments)
def test_within_a_span_is_neither_before_nor_after_it(
    window: Window, start: datetime, end: datetime
) -> None:
    assume(start < end)
    early, late = before(window, Window.at(start)), before(window, Window.at(end))
    assert within(window, start, end) is (~early & late)


@given(st.lists(windows))
def test_merged_windows_cover_the_same_and_do_not_touch(many: list[Window]) -> None:
    result = merged(many)
    assert all(a.latest < b.earliest for a, b in pairwise(result))
    for window in many:
        assert any(m.earliest <= window.earliest and window.latest <= m.latest for m in result)


def test_kleene_laws() -> None:
    for a, b, c in product(Truth, repeat=3):
        assert a & b is b & a
        assert a | b is b | a
        assert (a & b) & c is a & (b & c)
        assert (a | b) | c is a | (b | c)
        assert a & (b | c) is (a & b) | (a & c)
        assert a & (a | b) is a
        assert ~(a & b) is ~a | ~b
        assert ~~a is a
        assert a & Truth.YES is a
        assert a | Truth.NO is a
    assert Truth.of(True) is Truth.YES
    assert Truth.of(False) is Truth.NO
    assert str(Truth.UNKNOWN) == "unknown"


def test_a_truth_refuses_to_be_a_boolean() -> None:
    with pytest.raises(TypeError):
        bool(Truth.YES)


lengths = st.builds(
    Length,
    years=st.integers(0, 30),
    months=st.integers(0, 30),
    weeks=st.integers(0, 60),
    days=st.integers(0, 400),
)


@given(lengths)
def test_a_length_reads_back(length: Length) -> None:
    assert parse_length(str(length)) == length


@given(days, lengths)
def test_subtracting_undoes_adding(day: date, length: Length) -> None:
    try:
        later = add(day, length)
    except NoSingleAnswer as question:
        assert question.down < question.up
        assert add(day, length, "down") == question.down
        assert add(day, length, "up") == question.up
    else:
        assert later >= day
        assert subtract(later, length) == day
        assert add(day, length, "down") == add(day, length, "up") == later


@given(days, st.integers(0, 500), st.integers(0, 500))
def test_fixed_lengths_add_up(day: date, first: int, second: int) -> None:
    whole = add(day, Length(days=first + second))
    assert add(add(day, Length(days=first)), Length(days=second)) == whole


@pytest.mark.parametrize(
    ("day", "sign", "length", "down", "up"),
    [
        (date(2021, 1, 31), 1, "1 month", date(2021, 2, 28), date(2021, 3, 1)),
        (date(2021, 5, 31), -1, "3 months", date(2021, 2, 28), date(2021, 3, 1)),
        (date(2020, 2, 29), 1, "1 year", date(2021, 2, 28), date(2021, 3, 1)),
        (date(2021, 8, 31), 1, "1 month and 3 days", date(2021, 10, 3), date(2021, 10, 4)),
    ],
)
def test_a_month_without_such_a_day_has_two_answers(
    day: date, sign: int, length: str, down: date, up: date
) -> None:
    move = add if sign > 0 else subtract
    with pytest.raises(NoSingleAnswer) as caught:
        move(day, parse_length(length))
    assert (caught.value.down, caught.value.up) == (down, up)


def test_five_years_of_the_contingent_and_its_notice() -> None:
    end = add(date(2020, 11, 10), parse_length("5 years"))
    assert end == date(2025, 11, 10)
    assert subtract(end, parse_length("6 months")) == date(2025, 5, 10)
    assert add(datetime(2022, 9, 1, 6), parse_length("72 hours")) == datetime(2022, 9, 4, 6)
    assert add(date(2022, 9, 1), parse_length("72 hours")) == date(2022, 9, 4)
    with pytest.raises(ValueError, match="time of day"):
        add(date(2022, 9, 1), parse_length("7 hours"))
    with pytest.raises(OverflowError):
        add(date(9999, 9, 1), parse_length("1 year"))


@pytest.mark.parametrize(
    "text", ["", "5", "years", "5 fortnights", "5 years 3 years", "five years"]
)
def test_what_is_no_length_is_refused(text: str) -> None:
    with pytest.raises(DateError):
        parse_length(text)
