"""Events as they are told: which words find them, in which order, and who gets the same object."""

from zoneinfo import ZoneInfo

from armistice.compliance.told import ToldEvents
from armistice.compliance.weighing import Bearing
from armistice.dates import parse_when
from armistice.evidence import Finding
from armistice.record.model import Account, Details, Event

ZONE = ZoneInfo("Europe/Paris")


def event(name: str, day: str, *accounts: Account) -> Event:
    return Event(id=name, act="attack", date=parse_when(day), by=("north",), accounts=accounts)


EARLY = event("early", "2031-03-01", Account(whose="star"))
LATE = event(
    "late",
    "2031-03-09",
    Account(whose="post"),
    Account(whose="star", differs=Details(act="advance", date=parse_when("2031-03-02"))),
)
SILENT = event("silent", "2031-03-05", Account(whose="nobody"))


def told() -> ToldEvents:
    return ToldEvents([LATE, SILENT, EARLY], lambda account: account.whose != "nobody", ZONE)


def test_the_events_of_a_word_stand_oldest_first_and_silent_ones_are_left_out() -> None:
    assert [one.event.id for one in told().of({"attack"})] == ["early", "late"]


def test_an_account_that_tells_another_act_is_found_by_both_words_and_once() -> None:
    assert [one.event.id for one in told().of({"advance"})] == ["late"]
    assert [one.event.id for one in told().of({"advance", "attack"})] == ["early", "late"]
    assert list(told().of({"observation:control"})) == []


def test_the_same_accounts_for_and_against_make_one_bearing() -> None:
    late = next(iter(told().of({"advance"})))
    first = late.bearing((0,), (1,))
    assert late.bearing((0,), (1,)) is first
    assert late.bearing((0, 1), ()) is not first
    assert (first.supports, first.opposes) == ((LATE.accounts[0],), (LATE.accounts[1],))


def test_a_bearing_knows_the_places_of_accounts_that_are_alike() -> None:
    twice = event("twice", "2031-03-03", Account(whose="star"), Account(whose="star"))
    assert Bearing(twice, (twice.accounts[1],), ()).supporting == (1,)


def test_who_finds_the_same_on_an_event_gets_the_same_object() -> None:
    bearing = Bearing(EARLY, EARLY.accounts, ())
    assert bearing.as_recorded(Finding.YES, ZONE) is bearing.as_recorded(Finding.YES, ZONE)
    assert bearing.as_recorded(Finding.YES, ZONE).finding is Finding.YES
    assert bearing.as_recorded(Finding.NO, ZONE).finding is Finding.NO
