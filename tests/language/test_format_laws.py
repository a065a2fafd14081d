"""Law 6 and its neighbours: the parser never raises, the formatter loses nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.language.format import format_agreement
from armistice.language.lower import lower
from armistice.language.parse import parse
from armistice.language.world import World

ROOT = Path(__file__).parents[2]
REAL = {
    path.stem: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "cases").glob("*/agreements/*.agreement"))
}
BAD = {path.stem: path.read_text() for path in sorted((Path(__file__).parent / "bad").iterdir())}
NOBODY = World(
    actors=(),
    places=(),
    acts=(),
    states=(),
    things=(),
    justifications=(),
    sources=(),
    events=(),
)
lawful = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)

# --- agreements that hypothesis writes ----------------------------------------------------------

names = st.sampled_from(["Northland", "Southland", "northland-army", "valley", "lake-road", "x2"])
numbers = st.integers(1, 99).map(str)
days = st.sampled_from(
    [
        "2031-03-10",
        "2031-03",
        "2031-03-10 12:00 America/Argentina/Ushuaia",
        "2031-03-10 12:00 Europe/Paris",
        "2031-03-10~",
    ]
)
lengths = st.sampled_from(["3 days", "72 hours", "1 year", "6 months"])
phrases = st.sampled_from(['"the Parties"', '"the  northern forces"', '"hostilities, all of them"'])
terms = st.one_of(names, phrases)
cites = st.sampled_from(
    ["", " [gazette]", ' [gazette "so it was"..."said", para 2]', " [note, p. 3]"]
)
spaces = st.sampled_from([" ", "  ", "   "])
comments = st.sampled_from(["", "", "", "  # a remark", '  # "quoted" remark'])


def listed(item: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(item, min_size=1, max_size=3).map(", ".join)


@st.composite
def tails(draw: st.DrawFn) -> str:
    kinds = {
        "by": f"by {draw(days)}",
        "before": f"before {draw(days)}",
        "from": f"from {draw(days)}",
        "until": f"until {draw(days)}",
        "within": f"within {draw(lengths)} of other",
        "alongside": "alongside other",
        "during": "during other",
        "after": "only after other",
        "subject": f"subject to clauses {draw(numbers)}, {draw(numbers)} and {draw(numbers)}",
        "except": "except self-defence, response-to-provocation",
        "owed": f"owed to {draw(listed(names))}",
        "both": "both ways",
        "hours": f"within {draw(lengths)}",
        "until-norm": "until other",
        "day": f"by day {draw(numbers)} of other",
        "first": "on the first day after other",
        "every": f"every {draw(lengths)}",
        "when": "when attack x2 by Northland in valley",
        "each": "each time meet with Southland",
        "unless": f"unless permit by {draw(listed(names))} within {draw(numbers)} km of lake-road",
        "if": draw(st.sampled_from(["only if other", "only if other is kept"])),
        "provided": f"provided that clauses {draw(numbers)} and {draw(numbers)} are fulfilled",
        "long": "as long as other",
        "prejudice": f"without prejudice to clause {draw(numbers)}",
    }
    return draw(st.sampled_from([", ", " "])) + kinds[draw(st.sampled_from(sorted(kinds)))]


KEPT = st.sampled_from(["kept", "ensured", "guaranteed"])


@st.composite
def stages(draw: st.DrawFn) -> str:
    share = draw(st.sampled_from(["%", "percent", "per cent"]))
    ends = [
        f"by {draw(days)}",
        f"before {draw(days)}",
        f"by day {draw(numbers)} of other",
        f"within {draw(lengths)} of other",
    ]
    parts = [f"{draw(numbers)} {share} {end}" for end in draw(st.permutations(ends))]
    return ", ".join([*parts[: draw(st.integers(1, 4))], f"all by {draw(days)}"])


@st.composite
def sentences(draw: st.DrawFn) -> str:
    sharing = draw(st.sampled_from(["", "each of ", "one of ", "together "]))
    subject = sharing + draw(listed(terms))
    preposition = draw(st.sampled_from([" in ", " along ", " to ", " from ", " only through "]))
    places = preposition + draw(listed(terms))
    places = draw(
        st.sampled_from(
            [
                places,
                f" at the places that it controlled at {draw(days)}",
                f" within {draw(numbers)} km of {draw(names)}",
                f" from within {draw(numbers)}.5 m of {draw(names)}",
                f" in {draw(names)} without {draw(names)} without {draw(names)}",
            ]
        )
    )
    amounts = draw(
        st.sampled_from(
            [
                "",
                ": 1960 personnel",
                ": 200 personnel, 90 armoured carriers",
                ": at most 35,000 persons a month and 12 tanks per week",
                ": 40 %",
            ]
        )
    )
    ending = "".join(draw(st.lists(tails(), max_size=2)))
    verb = draw(
        st.sampled_from(["hand-over", 'guarantee "safety" of', '"stop"', "keep control of"])
    )
    deed = f"{verb} {draw(st.sampled_from(['', 'all ']))}{draw(listed(terms))}{places}{amounts}"
    renewal = draw(
        st.sampled_from(
            [
                "",
                (
                    ", renewed for 1 year unless one of Northland, Southland gives notice 6 months"
                    " before expiry, edge day included"
                ),
            ]
        )
    )
    return draw(
        st.sampled_from(
            [
                f"{subject} must {deed}{ending}",
                f"{subject} must not {deed}{ending}",
                f"{subject} may {deed}{ending}",
                f"{subject} must {deed}, in stages: {draw(stages())}{ending}",
                f"hand-over of {draw(terms)} must happen{ending}",
                f"hand-over of {draw(terms)} must not happen{ending}",
                f"passage on {draw(terms)} must be {draw(KEPT)}{ending}",
                f"{subject} settles other, after {draw(lengths)} {draw(names)}, its finding binds",
                f"{subject} monitors every norm, its finding advises",
                "nothing limits self-defence",
                f"this agreement lasts 5 years from {draw(days)}{renewal}, clause 1 survives",
                f"this agreement ends 30 days after notice by {subject}, clauses 1, 2 survive",
                f"{draw(listed(terms))} stays in valley {draw(lengths)} from {draw(days)}{renewal}",
            ]
        )
    )


@st.composite
def below(draw: st.DrawFn) -> str:
    holder = draw(st.sampled_from(["", f" held by {draw(listed(names))}{draw(cites)}"]))
    return draw(
        st.sampled_from(
            [
                f"    reading wide: {draw(phrases)} means {draw(listed(names))}{holder}",
                f"    reading wide: {draw(phrases)} does not mean remain{holder}",
                (
                    f"    reading wide: {draw(phrases)} means no attack by x2 except self-defence;"
                    f" Northland answers for x2{holder}"
                ),
                f"    text fr: before {draw(days)}",
                "    text fr: absent",
                f"    text fr: {draw(sentences())}",
                f"    only in text fr{holder}",
                f"    not in reading wide, narrow{holder}",
            ]
        )
    )


CHANGES = ["amendment", "waiver", "termination", "suspension", "resumption", "repudiation"]


@st.composite
def effects(draw: st.DrawFn) -> str:
    kinds = ["ends", "resumes", "suspended", f"suspended until {draw(days)}", draw(sentences())]
    return draw(st.sampled_from(kinds))


@st.composite
def agreements(draw: st.DrawFn) -> str:
    lines = [f"agreement made{draw(spaces)}" + '"Made up"' + draw(comments)]
    lines += [f"  parties {draw(listed(names))}"]
    lines += [f"    reading wide: parties {draw(listed(names))} held by x2{draw(comments)}"]
    lines += [f"  signed {draw(days)} by {draw(listed(names))}"]
    lines += [f"  effective {draw(days)}", f"    text en: effective {draw(days)}{draw(cites)}"]
    lines += [f"  mediators {draw(listed(names))}", f"  witnesses {draw(listed(names))}"]
    lines += ["  text en authentic" + draw(cites), "  reading wide held by x2" + draw(comments), ""]
    if draw(st.booleans()):
        lines += [f"{draw(phrases)} means {draw(listed(names))}{draw(cites)}"]
        lines += [f"  reading wide: {draw(phrases)} means {draw(listed(names))} without x2"]
        lines += [
            f"{draw(phrases)} is a zone {draw(numbers)} km wide, x2 from valley, by equal distances"
        ]
    for number in range(draw(st.integers(1, 2))):
        lines += [draw(st.sampled_from(["", "# above the clause"]))]
        lines += [f'clause {number + 1} "Heading"{draw(cites)}', '  says "what it says"']
        for label in range(draw(st.integers(1, 3))):
            lines += [f"  norm-{label}: {draw(sentences())}{draw(comments)}"]
            lines += draw(st.lists(below(), max_size=2))
    if draw(st.booleans()):
        lines += [f"extension {draw(days)} granted by Southland, asked by Northland{draw(cites)}"]
        lines += ["  recorded as 2031-more-time", "  clause 1 norm-0: by 2031-04-01"]
    for _ in range(draw(st.integers(0, 2))):
        lines += [f"{draw(st.sampled_from(CHANGES))} {draw(days)} granted by {draw(listed(names))}"]
        lines += [f"  {draw(st.sampled_from(['only', 'not']))} in reading wide{draw(comments)}"]
        lines += [f"  clause {draw(numbers)} norm-1: {draw(effects())}"]
        lines += ["  every norm: " + draw(st.sampled_from(["ends", "suspended", "resumes"]))]
    return "\n".join(lines) + draw(st.sampled_from(["", "\n", "\n\n# the end\n"]))


# --- agreements that were sound before somebody touched them ------------------------------------

TOUCHES = (
    "",
    " ",
    "\n",
    "\t",
    '"',
    "#",
    ",",
    ":",
    "[",
    "]",
    "\n  ",
    "must",
    "reading x:",
    "é",
    "\r",
)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    text = draw(st.sampled_from([*REAL.values(), *BAD.values()]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        to = min(len(text), at + draw(st.integers(0, 12)))
        text = text[:at] + draw(st.sampled_from(TOUCHES)) + text[to:]
    return text


@st.composite
def commented(draw: st.DrawFn) -> str:
    lines = draw(st.sampled_from(sorted(REAL.values()))).split("\n")
    for _ in range(draw(st.integers(1, 5))):
        at = draw(st.integers(0, len(lines) - 1))
        if draw(st.booleans()):
            lines.insert(at, " " * draw(st.integers(0, 6)) + '# said "here"')
        elif "#" not in lines[at]:
            lines[at] += "  # beside"
    return "\n".join(lines)


def holds(text: str) -> None:
    """Formatting keeps the tree, and formatting twice changes nothing."""
    laid = format_agreement(text)
    assert parse(laid).shape() == parse(text).shape()
    assert format_agreement(laid) == laid


@lawful
@given(agreements())
def test_made_agreements_can_be_read_and_keep_their_tree(text: str) -> None:
    assert not parse(text).diagnostics, [str(each) for each in parse(text).diagnostics]
    holds(text)


@pytest.mark.parametrize("text", [*REAL.values(), *BAD.values()], ids=[*REAL, *BAD])
def test_real_and_bad_agreements_keep_their_tree(text: str) -> None:
    holds(text)


@lawful
@given(mutated())
def test_mutated_agreements_keep_their_tree(text: str) -> None:
    holds(text)


@lawful
@given(commented())
def test_comments_stay(text: str) -> None:
    assert format_agreement(text).count("#") == text.count("#")
    holds(text)


@lawful
@given(st.one_of(st.text(max_size=200), mutated()))
def test_reading_never_raises(text: str) -> None:
    lower(parse(text, "some.agreement"), NOBODY)


@lawful
@given(st.text(alphabet='agremntclusi "0123:#[],.\n\t', max_size=120))
def test_reading_near_misses_never_raises(text: str) -> None:
    lower(parse(text, "some.agreement"), NOBODY)
    format_agreement(text)


def test_what_cannot_be_read_is_kept() -> None:
    text = (
        'agreement kept "Kept"\n'
        "  parties    Northland, Southland\n"
        "\n"
        "clause 1\n"
        "  first: Northland must not attack in valley\n"
        "  second: Northland shall, perhaps,   attack  # so it stood\n"
        "    reading wide: what is this\n"
        "  third: Northland must not attack in mill\n"
    )
    laid = format_agreement(text)
    assert "second: Northland shall, perhaps,   attack  # so it stood" in laid
    assert "reading wide: what is this" in laid
    assert "third: Northland must not attack in mill" in laid
    assert format_agreement(laid) == laid


def test_one_mistake_gives_one_diagnostic_and_the_rest_stands() -> None:
    text = REAL["nk-2020"]
    whole = parse(text)
    assert not whole.diagnostics
    broken = text.replace("Russia must deploy contingent", "Russia must, deploy contingent")
    found = parse(broken)
    assert [each.code for each in found.diagnostics] == ["A501"]
    assert (
        found.diagnostics[0].location.line
        == text[: text.index("Russia must deploy")].count("\n") + 1
    )
    count = sum(len(statement.children) for statement in whole.statements)
    assert sum(len(statement.children) for statement in found.statements) == count
