"""Every construct of the language in a few lines: norms, events, what they come to.

An event is a line: id, act, date, who (``-`` for nobody), then in any order whom, ``@`` place,
``>`` receiver, amount and unit, ``/`` the clause that it names.
"""

from __future__ import annotations

from typing import NamedTuple


class Construct(NamedTuple):
    """Norms, what happened, and what the first norm comes to, resting on which events."""

    norms: str
    events: tuple[str, ...]
    word: str
    rests: tuple[str, ...]
    bearer: str = "northland"
    since: str = ""
    aside: tuple[str, ...] = ()
    reading: str = "plain"


CONSTRUCTS = {
    "a strip": Construct(
        "clause 1\n  it: Northland must not attack within 12 km of north-line",
        (
            "near attack 2031-03-04 northland @ highland",
            "far attack 2031-03-05 northland @ mill",
            "somewhere attack 2031-03-06 northland @ ford",
        ),
        "violated",
        ("near",),
        since="2031-03-04",
        aside=("somewhere",),
    ),
    "a rest": Construct(
        "clause 1\n  it: Northland must not attack in border-zone without valley",
        (
            "in-the-town attack 2031-03-04 northland @ hilltown",
            "in-the-mill attack 2031-03-05 northland @ mill",
        ),
        "violated",
        ("in-the-mill",),
        since="2031-03-05",
    ),
    "a zone between forces": Construct(
        '"the zone" is a zone 24 km wide, Northland from north-line, Southland from south-line,'
        ' by equal distances\n"the Parties" means Northland, Southland\n\n'
        'clause 1\n  it: each of "the Parties" must not attack in "the zone"',
        (
            "north attack 2031-03-04 northland @ highland",
            "south attack 2031-03-05 northland @ quay",
        ),
        "violated",
        ("north",),
        since="2031-03-04",
    ),
    "unless, for a duty": Construct(
        "clause 1\n  it: Northland must leave valley by 2031-03-10, unless permit-entry by"
        " observer-mission",
        ("leave-to-stay permit-entry 2031-03-05 observer-mission",),
        "discharged",
        ("leave-to-stay",),
        since="2031-03-05",
    ),
    "unless, for a prohibition": Construct(
        "clause 1\n  it: Northland must not advance in valley, unless permit-entry by"
        " observer-mission in valley",
        (
            "leave-to-go permit-entry 2031-03-05 observer-mission @ valley",
            "went advance 2031-03-06 northland @ hilltown",
        ),
        "unreported",
        ("leave-to-go", "went"),
    ),
    "each time": Construct(
        "clause 1\n  it: Northland must inspect quay within 3 days, each time attack by Southland",
        (
            "one attack 2031-03-04 southland @ mill",
            "two attack 2031-03-14 southland @ mill",
            "looked inspect 2031-03-06 northland @ quay",
        ),
        "unreported",
        ("one", "two", "looked"),
    ),
    "only if clauses": Construct(
        "clause 1\n  it: Northland must leave valley by 2031-03-10, provided that clause 2 is"
        " fulfilled\n\nclause 2\n  first: Southland must hand-over mill to Northland by 2031-03-05",
        (
            "left leave 2031-03-08 northland northland-army @ valley",
            "given hand-over 2031-03-04 southland @ mill > northland",
        ),
        "fulfilled",
        ("left",),
        since="2031-03-08",
    ),
    "as long as": Construct(
        '"the Parties" means Northland, Southland\n\n'
        'clause 1\n  it: each of "the Parties" must not attack, as long as it',
        (
            "first-shot attack 2031-03-04 southland @ mill",
            "answer attack 2031-03-06 northland @ mill",
        ),
        "ended",
        ("first-shot",),
        aside=("answer",),
    ),
    "as long as, at once": Construct(
        '"the Parties" means Northland, Southland\n\n'
        'clause 1\n  it: each of "the Parties" must not attack, as long as it',
        (
            "shot attack 2031-03-04 southland @ mill",
            "counter-shot attack 2031-03-04 northland @ mill",
        ),
        "violated",
        ("counter-shot",),
        since="2031-03-04",
        aside=("shot",),
    ),
    "until a norm": Construct(
        "clause 1\n  it: Northland must not advance in valley, until given\n"
        "  given: Southland must hand-over mill to Northland by 2031-03-10",
        (
            "gift hand-over 2031-03-05 southland @ mill > northland",
            "early advance 2031-03-04 northland @ valley",
            "late advance 2031-03-07 northland @ valley",
        ),
        "violated",
        ("early",),
        since="2031-03-04",
        aside=("late",),
    ),
    "so many a month": Construct(
        "clause 1\n  it: Northland may deploy in harbour: at most 100 personnel a month",
        (
            "first deploy 2031-03-04 northland @ harbour 60 personnel",
            "second deploy 2031-03-20 northland @ harbour 60 personnel",
            "third deploy 2031-04-02 northland @ harbour 60 personnel",
        ),
        "exceeded",
        ("first", "second", "third"),
        since="2031-03-20",
    ),
    "only through": Construct(
        "clause 1\n  it: Northland may deploy only through harbour and quay",
        (
            "there deploy 2031-03-04 northland @ harbour",
            "elsewhere deploy 2031-03-20 northland @ far-coast",
        ),
        "exceeded",
        ("there", "elsewhere"),
        since="2031-03-20",
    ),
    "so much in a place": Construct(
        "clause 1\n  it: Northland may keep presence in valley: 100 personnel",
        (
            "came deploy 2031-03-04 northland northland-army @ valley 80 personnel",
            "went withdraw 2031-03-06 northland northland-army @ valley 30 personnel",
            "more deploy 2031-03-08 northland northland-army @ valley 60 personnel",
        ),
        "exceeded",
        ("came", "went", "more"),
        since="2031-03-08",
    ),
    "must not happen": Construct(
        "clause 1\n  it: attack in valley must not happen",
        ("shot attack 2031-03-04 southland @ valley",),
        "violated",
        ("shot",),
        bearer="",
        since="2031-03-04",
    ),
    "subject to": Construct(
        "clause 1\n  it: Southland must not advance in border-zone, subject to clause 2\n\n"
        "clause 2\n  given: Northland must hand-over valley to Southland by 2031-03-10",
        ("into-the-valley advance 2031-03-04 southland @ hilltown",),
        "unreported",
        ("into-the-valley",),
        bearer="southland",
    ),
    "the places that it controlled": Construct(
        "clause 1\n  it: Northland must remain in border-zone at the places that it controlled at"
        " 2031-03-01",
        (
            "taken seize 2031-02-20 northland @ mill",
            "back advance 2031-03-04 northland @ mill",
        ),
        "unreported",
        ("taken",),
        aside=("back",),
    ),
    "the agreement ends by notice": Construct(
        "clause 1\n  it: this agreement ends 10 days after notice by Northland, Southland",
        (
            "nobody's give-notice 2031-03-02 - / ends",
            "notice give-notice 2031-03-04 southland / ends",
        ),
        "terminated",
        ("notice",),
        bearer="",
        since="2031-03-14",
        aside=("nobody's",),
    ),
    "the agreement lasts": Construct(
        "clause 1\n  it: this agreement lasts 1 month from 2031-03-01, renewed for 1 month unless"
        " Northland gives notice 1 week before expiry",
        ("notice give-notice 2031-03-04 northland / ends",),
        "expired",
        ("notice",),
        bearer="",
        since="2031-04-01",
    ),
    "what ends with the agreement": Construct(
        "clause 1\n  it: Northland must not attack in valley\n\nclause 2\n"
        "  end: this agreement ends 10 days after notice by Southland",
        (
            "notice give-notice 2031-03-04 southland / ends",
            "late attack 2031-03-20 northland @ valley",
        ),
        "ended",
        (),
        aside=("late",),
    ),
    "suspension and resumption": Construct(
        "clause 1\n  it: Northland must not attack in valley\n\n"
        "suspension 2031-03-05 granted by Southland\n  recorded as stop\n"
        "  clause 1 it: suspended\n\n"
        "resumption 2031-03-10 granted by Southland\n  recorded as go\n  clause 1 it: resumes",
        (
            "stop suspend 2031-03-05 southland",
            "go propose 2031-03-10 southland",
            "meanwhile attack 2031-03-07 northland @ valley",
            "again attack 2031-03-12 northland @ valley",
        ),
        "violated",
        ("stop", "go", "meanwhile", "again"),
        since="2031-03-12",
    ),
    "repudiation": Construct(
        "clause 1\n  it: Northland must not attack in valley\n\n"
        "repudiation 2031-03-05 granted by Northland\n  recorded as no-more\n"
        "  only in reading narrow\n  every norm: ends",
        (
            "no-more repudiate 2031-03-05 northland",
            "shot attack 2031-03-12 northland @ valley",
        ),
        "ended",
        ("no-more",),
        aside=("shot",),
        reading="narrow",
    ),
    "a norm brought in": Construct(
        "clause 1\n  old: Northland must not advance in valley\n\n"
        "amendment 2031-03-05 granted by Northland, Southland\n  recorded as more\n"
        "  clause 1 it: Northland must not attack in valley",
        (
            "more amend 2031-03-05 northland",
            "early attack 2031-03-03 northland @ valley",
            "shot attack 2031-03-12 northland @ valley",
        ),
        "violated",
        ("more", "shot"),
        since="2031-03-12",
        aside=("early",),
    ),
    "a finding for a duty": Construct(
        "clause 1\n  it: Northland must leave valley by 2031-03-10\n\nclause 2\n"
        "  body: observer-mission settles it, after 5 days eastern-power, its finding binds",
        (
            "referred refer-dispute 2031-03-12 southland / ends/1",
            "too-early find-breach 2031-03-14 eastern-power / ends/1/it",
            "found find-breach 2031-03-20 eastern-power / ends/1/it",
            "left leave 2031-03-09 northland northland-army @ valley",
        ),
        "violated",
        ("referred", "found", "left"),
        since="2031-03-20",
        aside=("too-early",),
    ),
    "a finding for a prohibition": Construct(
        "clause 1\n  it: Northland must not attack in valley\n\nclause 2\n"
        "  body: observer-mission settles every norm, its finding binds",
        (
            "shot attack 2031-03-12 northland @ valley",
            "found find-no-breach 2031-03-20 observer-mission / ends/1/it",
        ),
        "unreported",
        ("shot", "found"),
    ),
    "a stage": Construct(
        "clause 1\n  it: Northland must disarm northland-army, in stages: 30 % by 2031-03-10,"
        " all by 2031-03-20",
        (
            "a-part disarm 2031-03-04 northland northland-army 20 %",
            "more disarm 2031-03-06 northland northland-army 35 %",
        ),
        "fulfilled",
        ("more",),
        since="2031-03-06",
        aside=("a-part",),
    ),
    "within hours": Construct(
        "clause 1\n  it: Northland must leave valley within 72 hours",
        ("left leave 2031-03-04T08:30Z northland northland-army @ valley",),
        "fulfilled late",
        ("left",),
        since="2031-03-04T08:30Z",
    ),
    "a refusal by nobody": Construct(
        "clause 1\n  it: Northland must leave valley by 2031-03-10",
        (
            "nobody's refuse 2031-03-04 - / ends/1/it",
            "refused refuse 2031-03-06 northland / ends/1/it",
        ),
        "violated",
        ("refused",),
        since="2031-03-06",
        aside=("nobody's",),
    ),
}
