"""Whose word accounts rest on, and whether two voices are independent of each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_actors import ACTORS, VOICES, says

from armistice.dates import parse_when
from armistice.evidence.origins import Origins, citing, roots

ORIGINS = Origins(ACTORS, VOICES)
MARCH, FEBRUARY, APRIL = map(parse_when, ("2031-03-10", "2031-02-10", "2031-04-10"))

ACCOUNTS = st.lists(
    st.tuples(st.sampled_from(sorted(ACTORS)), st.sampled_from(sorted(ACTORS))).map(
        lambda pair: says(pair[0], origin=pair[1])
    ),
    max_size=6,
)


def test_a_voice_that_only_repeats_leads_on_to_whom_it_cites() -> None:
    accounts = [says("wire", origin="post"), says("post", origin="ministry"), says("ministry")]
    cited = citing(accounts)
    assert cited == {"wire": {"post"}, "post": {"ministry"}}
    assert [roots(account, cited) for account in accounts] == [{"ministry"}] * 3


def test_a_voice_that_also_speaks_for_itself_is_a_witness() -> None:
    accounts = [says("wire", origin="post"), says("post", origin="ministry"), says("post")]
    assert roots(accounts[0], citing(accounts)) == {"post"}


def test_voices_in_a_circle_are_one_origin() -> None:
    accounts = [says("wire", origin="post"), says("post", origin="wire")]
    cited = citing(accounts)
    assert roots(accounts[0], cited) == roots(accounts[1], cited) == {"wire", "post"}


def test_independent_voices() -> None:
    found = ORIGINS.independent("wire", "ministry", MARCH)
    assert found.holds
    assert found.because == ("nothing on record binds wire and ministry",)


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        ("wire", "wire", ("both are wire",)),
        ("star", "north", ("star is owned by army, which is part of north",)),
        (
            "agency",
            "ministry",
            ("agency speaks for north (2031-03-01/..)", "ministry is part of north"),
        ),
        (
            "brigade",
            "leaning",
            (
                "brigade is part of army (../2031-03-20), which is part of north",
                "leaning stands on the side of north",
            ),
        ),
        ("minister", "ministry", ("minister is Minister of ministry (2031-01/2031-06)",)),
        ("volunteers", "north", ("volunteers is associated with north",)),
    ],
)
def test_what_binds_two_voices_is_said(first: str, second: str, because: tuple[str, ...]) -> None:
    found = ORIGINS.independent(first, second, MARCH)
    assert not found.holds
    assert found.because == because


def test_links_are_dated() -> None:
    assert ORIGINS.independent("agency", "ministry", FEBRUARY).holds
    assert not ORIGINS.independent("agency", "ministry", MARCH).holds
    assert ORIGINS.independent("brigade", "north", APRIL).holds
    assert not ORIGINS.independent("agency", "ministry", MARCH, FEBRUARY).holds


def test_accounts_are_grouped_by_what_they_rest_on() -> None:
    accounts = [
        says("ministry"),
        says("wire", origin="ministry"),
        says("star"),
        says("post"),
        says("southern-ministry"),
    ]
    groups = {group.root: group for group in ORIGINS.groups(accounts)}
    assert {root: group.accounts for root, group in groups.items()} == {
        "north": (0, 1, 2),
        "post": (3,),
        "south": (4,),
    }
    assert groups["north"].because == (
        "ministry is part of north",
        "wire speaks on the word of ministry",
        "star is owned by army, which is part of north",
    )
    assert groups["post"].because == ()


@given(ACCOUNTS)
def test_two_accounts_share_a_group_exactly_if_something_binds_them(accounts: list) -> None:
    groups = ORIGINS.groups(accounts)
    cited = citing(accounts)
    for first in range(len(accounts)):
        for second in range(len(accounts)):
            shared = any({first, second} <= set(group.accounts) for group in groups)
            bound = any(
                not ORIGINS.independent(one, other, MARCH).holds
                for one in roots(accounts[first], cited)
                for other in roots(accounts[second], cited)
            )
            assert shared == bound


@given(st.sampled_from(sorted(ACTORS)), st.sampled_from(sorted(ACTORS)))
def test_independence_works_both_ways(first: str, second: str) -> None:
    one, other = (ORIGINS.independent(*pair, MARCH) for pair in ((first, second), (second, first)))
    assert one.holds == other.holds
    assert set(one.shared) == set(other.shared)


def test_every_reason_ends_where_it_says() -> None:
    for voice in ACTORS:
        for target in VOICES.belongs(voice, MARCH) - {voice}:
            steps = ORIGINS.path(voice, target, MARCH)
            assert (steps[0].actor, steps[-1].target) == (voice, target)
