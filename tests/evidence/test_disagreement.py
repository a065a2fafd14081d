"""Where accounts of one fact differ, and how far."""

from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_actors import VOICES

from armistice.dates import parse_when
from armistice.evidence.comparison import (
    Relation,
    compare_dates,
    compare_names,
    compare_quantities,
)
from armistice.evidence.disagreement import GROWING, Aspect, Comparing, Disagreement
from armistice.record.model import Account, Details, Event, Place, PlaceLink, Quantity, Stance

ZONE = ZoneInfo("Europe/Moscow")
PLACES = {
    place.id: place
    for place in (
        Place(id="town", kind="town", part_of=(PlaceLink(place="district"),)),
        Place(id="district", kind="district"),
        Place(id="other", kind="district"),
    )
}
COMPARING = Comparing(VOICES, PLACES, ZONE)


def troops(value: float | None = None, **more: float | bool) -> Quantity:
    return Quantity(value=value, unit="personnel", **more)


def account(whose: str, date: str = "2031-03-10", **more: object) -> Account:
    return Account(whose=whose, origin=whose, date=parse_when(date), **more)


def event(*accounts: Account, date: str = "2031-03-10", **more: object) -> Event:
    return Event(id="deed", act="attack", date=parse_when(date), accounts=accounts, **more)


def found(made: Event) -> dict[Aspect, Disagreement]:
    return {one.aspect: one for one in COMPARING.disagreements([made])}


@pytest.mark.parametrize(
    ("first", "second", "relation", "why"),
    [
        (troops(1960), troops(1960), Relation.SAME, ""),
        (
            troops(1960),
            troops(2000, about=True),
            Relation.COMPATIBLE,
            "rounded: 1,960 personnel may be called about 2,000 personnel",
        ),
        (
            troops(1960),
            troops(2200),
            Relation.DIFFERENT,
            "1,960 personnel and 2,200 personnel: 240 apart (12% more)",
        ),
        (
            troops(2300),
            troops(2000, about=True),
            Relation.DIFFERENT,
            "about 2,000 personnel and 2,300 personnel: 300 apart (15% more)",
        ),
        (
            troops(at_least=1900),
            troops(1960),
            Relation.COMPATIBLE,
            "within bounds: at least 1,900 personnel and 1,960 personnel",
        ),
        (
            troops(at_least=2000),
            troops(1960),
            Relation.DIFFERENT,
            "1,960 personnel and at least 2,000 personnel exclude each other",
        ),
        (
            troops(at_least=1000, at_most=2000),
            troops(1960),
            Relation.COMPATIBLE,
            "within bounds: 1,000 to 2,000 personnel and 1,960 personnel",
        ),
        (troops(all=True), troops(1960), Relation.COMPATIBLE, "all of them, and a number"),
        (
            troops(90),
            Quantity(value=90, unit="tanks"),
            Relation.INCOMPARABLE,
            "personnel and tanks",
        ),
    ],
)
def test_numbers(first: Quantity, second: Quantity, relation: Relation, why: str) -> None:
    compared = compare_quantities(first, second)
    assert (compared.relation, compared.why) == (relation, why)


FIGURES = st.integers(min_value=0, max_value=10**6)
QUANTITIES = st.one_of(
    st.builds(lambda v, a: troops(v, about=a), FIGURES, st.booleans()),
    st.builds(lambda v, a: troops(at_least=v, about=a), FIGURES, st.booleans()),
    st.builds(lambda a, b: troops(at_least=min(a, b), at_most=max(a, b)), FIGURES, FIGURES),
    st.just(troops(all=True)),
)


@given(QUANTITIES, QUANTITIES)
def test_how_two_numbers_stand_does_not_depend_on_their_order(
    first: Quantity, second: Quantity
) -> None:
    one, other = compare_quantities(first, second), compare_quantities(second, first)
    assert one.weight == other.weight
    assert (one.relation is Relation.SAME) == (first == second)


@given(FIGURES, FIGURES)
def test_exact_figures_are_compatible_only_if_they_are_the_same(first: int, second: int) -> None:
    relation = compare_quantities(troops(first), troops(second)).relation
    assert relation is (Relation.SAME if first == second else Relation.DIFFERENT)


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ("2021-01-11", "2021-01-09", Relation.DIFFERENT),
        ("2021-01", "2021-01-09", Relation.COMPATIBLE),
        ("[2020-11-09..2020-11-10]", "2020-11-10", Relation.COMPATIBLE),
        ("2021-01-11", "2021-01-11/2021-01-12", Relation.DIFFERENT),
    ],
)
def test_dates(first: str, second: str, relation: Relation) -> None:
    compared = compare_dates(parse_when(first), parse_when(second), ZONE)
    assert compared.relation is relation


def test_how_far_two_days_are_apart() -> None:
    compared = compare_dates(parse_when("2021-01-11"), parse_when("2021-01-09"), ZONE)
    assert compared.why == "2021-01-11 and 2021-01-09: 2 days apart"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("../2031-03-10", "2031-03-12"),
        ("/2031-03-10", "2031-03-12"),
        ("2031-03-10T00:00:00Z", "2031-03-10T20:59:00Z"),
        ("2031-03-10/2031-03-12", "2031-03-10"),
    ],
)
def test_no_days_are_counted_from_no_known_time_nor_within_a_day(first: str, second: str) -> None:
    for one, other in ((first, second), (second, first)):
        compared = compare_dates(parse_when(one), parse_when(other), ZONE)
        assert (compared.relation, compared.gap) == (Relation.DIFFERENT, 0)
        assert compared.why == f"{one} and {other} do not agree"


def test_names() -> None:
    def within(name: str, whole: str) -> bool:
        return (name, whole) == ("brigade", "army")

    relations = {
        (("army",), ("army",)): Relation.SAME,
        (("army",), ()): Relation.NAMED,
        (("brigade",), ("army",)): Relation.COMPATIBLE,
        (("army",), ("army", "agency")): Relation.COMPATIBLE,
        (("army",), ("agency",)): Relation.DIFFERENT,
    }
    for (first, second), relation in relations.items():
        assert compare_names(first, second, within).relation is relation


def test_accounts_that_agree_differ_in_nothing() -> None:
    assert found(event(account("wire"), account("post"), quantity=troops(5))) == {}
    assert found(event(account("wire"))) == {}


def test_versions_say_which_accounts_tell_them() -> None:
    made = event(
        account("wire"),
        account("post", differs=Details(quantity=troops(2000, about=True))),
        account("star"),
        quantity=troops(1960),
    )
    (one,) = found(made).values()
    assert (one.aspect, one.relation) == (Aspect.QUANTITY, Relation.COMPATIBLE)
    assert [(v.words, v.accounts, v.recorded) for v in one.versions] == [
        ("1,960 personnel", (0, 2), True),
        ("about 2,000 personnel", (1,), False),
    ]


def test_a_denial_stands_against_an_assertion_and_a_concession() -> None:
    denial = account("ministry", stance=Stance.DENIES)
    one = found(event(account("wire"), denial))[Aspect.OCCURRENCE]
    assert (one.relation, one.why) == (Relation.OPPOSED, "asserted and denied")
    conceded = event(account("army", stance=Stance.CONCEDES), denial)
    assert found(conceded)[Aspect.OCCURRENCE].why == "conceded by some, denied by others"
    alone = found(event(denial))[Aspect.OCCURRENCE]
    assert alone.why == "denied; nobody on record asserts it"


def test_a_denial_of_one_field_is_no_denial_of_the_event() -> None:
    denial = account("ministry", stance=Stance.DENIES, denies=("by",))
    differences = found(event(account("wire"), denial, by=("army",)))
    assert list(differences) == [Aspect.BY]
    assert [v.words for v in differences[Aspect.BY].versions] == ["army", "not army"]


def test_who_did_it() -> None:
    made = event(account("wire"), account("southern-ministry", differs=Details(by=("army",))))
    one = found(made)[Aspect.BY]
    assert (one.relation, one.why) == (Relation.NAMED, "some leave it open")
    assert [v.words for v in one.versions] == ["nobody named", "army"]
    part = event(
        account("wire", "2031-03-10"),
        account("post", "2031-03-10", differs=Details(by=("brigade",))),
        by=("army",),
    )
    assert found(part)[Aspect.BY].why == "one within the other"


def test_where() -> None:
    inside = event(
        account("wire"), account("post", differs=Details(place=("town",))), place=("district",)
    )
    assert found(inside)[Aspect.PLACE].relation is Relation.COMPATIBLE
    beside = event(
        account("wire"), account("post", differs=Details(place=("other",))), place=("town",)
    )
    assert found(beside)[Aspect.PLACE].relation is Relation.DIFFERENT


def test_counts_on_the_way_are_said_to_be_such() -> None:
    made = event(
        account("wire", "2031-03-12", differs=Details(quantity=troops(100))),
        account("post", "2031-03-14", differs=Details(quantity=troops(300))),
        account("star", "2031-03-20"),
        date="2031-03-10/2031-03-20",
        quantity=troops(500),
    )
    assert found(made)[Aspect.QUANTITY].why.endswith(GROWING)


def test_two_figures_of_one_day_are_no_counts_on_the_way() -> None:
    told = ((1000, "2031-03-10"), (1500, "2031-03-12"), (1960, "2031-03-12"))
    accounts = [
        account("north", date, differs=Details(quantity=troops(count))) for count, date in told
    ]
    for some in (accounts, accounts[1:]):
        made = event(*some, date="2031-03-09/2031-03-15")
        assert GROWING not in found(made)[Aspect.QUANTITY].why


def test_reasons_that_are_claimed() -> None:
    claims = event(account("army", justification="self-defence"), account("wire"))
    assert found(claims)[Aspect.JUSTIFICATION].relation is Relation.NAMED
    rivals = event(
        account("army", justification="self-defence"),
        account("ministry", justification="counter-terror-measure"),
    )
    one = found(rivals)[Aspect.JUSTIFICATION]
    assert (one.relation, one.why) == (Relation.DIFFERENT, "several reasons are claimed")
