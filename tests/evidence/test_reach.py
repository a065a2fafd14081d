"""Where dated links lead, and that what was found once is right on every date."""

from zoneinfo import ZoneInfo

from armistice.dates import When, parse_when
from armistice.evidence.reach import Reach

MARCH, APRIL = parse_when("2031-03-10"), parse_when("2031-04-10")
LINKS: dict[str, list[tuple[str, When | None]]] = {
    "brigade": [("army", parse_when("../2031-03-20"))],
    "army": [("north", None)],
    "north": [("union", None)],
    "union": [("north", None)],
}
REACH = Reach(lambda name: LINKS.get(name, []), ZoneInfo("Europe/Paris"))


def test_undated_links_lead_to_the_same_on_every_date() -> None:
    assert REACH.of("army", MARCH) == REACH.of("army", APRIL) == {"army", "north", "union"}
    assert REACH.of("army", MARCH) is REACH.of("army", APRIL)


def test_a_dated_link_leads_on_only_while_it_may_hold() -> None:
    assert REACH.of("brigade", APRIL) == {"brigade"}
    assert REACH.of("brigade", MARCH) == {"brigade", "army", "north", "union"}
    assert REACH.of("brigade") == REACH.of("brigade", MARCH)


def test_a_circle_and_a_stranger_come_to_an_end() -> None:
    assert REACH.of("union") == {"union", "north"}
    assert REACH.of("stranger", MARCH) == {"stranger"}
