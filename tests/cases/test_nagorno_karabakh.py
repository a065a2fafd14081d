"""The flagship case: what it must hold, and what its boards must show."""

from __future__ import annotations

from functools import cache
from itertools import chain
from pathlib import Path

import pytest

import armistice
from armistice.diagnostics import Severity

ROOT = Path(__file__).parents[2]
CASE = ROOT / "cases" / "nagorno-karabakh"
SHARED = ROOT.parent / "shared" / "sources"
SIDES = {"yerevan": "armenia", "baku": "azerbaijan", "moscow": "russia"}
STORY = (
    "2020-11-09",
    "2020-12-31",
    "2021-12-31",
    "2022-12-31",
    "2023-04-30",
    "2023-09-18",
    "2023-10-01",
    "2024-06-30",
    "2025-11-10",
)


@cache
def case():
    return armistice.load(CASE)


@cache
def board(as_of, reading="all", evidence="all", known_at=""):
    return case().verdicts(
        agreement="nk-2020", as_of=as_of, known_at=known_at, reading=reading, evidence=evidence
    )


def one(norm, as_of, *, reading="plain", evidence="reported", bearer=None, known_at=""):
    found = [
        v
        for v in board(as_of, reading, evidence, known_at)
        if v.norm == f"nk-2020/{norm}" and bearer in {None, v.bearer}
    ]
    assert len(found) == 1, found
    return found[0]


# --- what the case holds ------------------------------------------------------------------------


def test_it_loads_without_errors():
    errors = [d for d in case().diagnostics if d.severity is Severity.ERROR]
    assert errors == []


def test_it_holds_what_it_promises():
    after = [e for e in case().events.values() if e.date.text.lstrip("[") > "2020-11-09"]
    assert len(after) >= 70
    assert len(case().places) >= 25
    assert len(case().coverage) >= 3
    agreement = case().agreements["nk-2020"]
    assert [clause.number for clause in agreement.clauses] == list("123456789")
    assert set(SIDES) <= set(agreement.reading_names)


def test_every_account_rests_on_a_passage():
    accounts = [a for e in case().events.values() for a in e.accounts]
    assert accounts
    assert [a for a in accounts if not a.citations] == []
    assert [c for a in accounts for c in a.citations if not c.start] == []


def test_every_source_names_publisher_title_and_address_or_text():
    lacking = [
        s.id
        for s in case().sources.values()
        if not (s.title and (s.outlet or s.container_title or s.author) and (s.address or s.held))
    ]
    assert lacking == []


def test_passages_are_a_few_words():
    citations = chain.from_iterable(
        account.citations for event in case().events.values() for account in event.accounts
    )
    assert [c.start for c in citations if len(c.start.split()) > 12] == []


def test_no_record_is_labelled_a_violation():
    words = ("violation", "occupation", "aggression", "blockade", "terroris")
    labelled = [e.id for e in case().events.values() if any(w in e.id for w in words)]
    assert labelled == []
    assert not {"violation", "breach"} & set(case().checked.vocabulary.acts)


@pytest.mark.skipif(not SHARED.is_dir(), reason="the five texts are not on this machine")
def test_anchors_in_the_held_texts_are_found():
    held = {s.id: s.file for s in case().sources.values() if s.held}
    texts = {
        name: " ".join((SHARED / file).read_text(encoding="utf-8").split())
        for name, file in held.items()
    }
    citations = [
        citation
        for records in (case().events, case().statements, case().ties, case().actors)
        for record in records.values()
        for citation in (*record.citations, *(c for a in record.accounts for c in a.citations))
        if citation.source in texts
    ]
    assert citations
    lost = [
        (c.source, phrase)
        for c in citations
        for phrase in (c.start, c.end)
        if phrase and " ".join(phrase.split()) not in texts[c.source]
    ]
    assert lost == []


# --- the story that the boards tell ---------------------------------------------------------------


def test_before_it_takes_effect_everything_waits():
    words = {str(v.verdict) for v in board("2020-11-09")}
    assert words <= {"pending", "not triggered"}


def test_kalbajar_is_on_time_after_the_extension_and_late_against_the_first_date():
    verdict = one("6/kalbajar", "2020-12-31")
    assert str(verdict.verdict) == "fulfilled"
    assert verdict.result.since == "2020-11-25"
    assert verdict.result.deadline == "2020-11-25"
    assert verdict.result.original_deadline == "2020-11-15"
    assert str(verdict.result.original_word) == "fulfilled late"
    assert verdict.result.changed_by == "2020-11-15-kalbajar-extension-granted"


def test_the_extension_is_not_known_before_it_was_announced():
    before = one("6/kalbajar", "2020-11-14", known_at="2020-11-14")
    assert (str(before.verdict), before.result.deadline) == ("pending", "2020-11-15")
    assert before.result.changed_by == ""
    later = one("6/kalbajar", "2020-11-16", known_at="2020-11-14")
    assert (str(later.verdict), later.result.deadline) == ("unreported", "2020-11-15")


def test_the_two_other_districts_were_handed_over_in_time():
    for norm, day in (("2/aghdam", "2020-11-20"), ("6/lachin", "2020-12-01")):
        verdict = one(norm, "2020-12-31")
        assert (str(verdict.verdict), verdict.result.since) == ("fulfilled", day)


def test_by_or_before_divides_the_text_versions_on_aghdam():
    words = {
        v.text: str(v.verdict)
        for v in case().verdicts(agreement="nk-2020", as_of="2020-12-31", text="all")
        if v.norm == "nk-2020/2/aghdam"
    }
    assert words["ru"] == words["en-armenian-pm"] == "fulfilled"
    assert words["en-russian-mfa"] == words["en-azerbaijani-mfa"] == "fulfilled late"


def test_gazakh_stands_in_the_leaked_draft_alone():
    norms = {
        v.text
        for v in case().verdicts(agreement="nk-2020", text="all")
        if v.norm == "nk-2020/2/gazakh"
    }
    assert norms == {"leaked-draft"}


def test_the_stay_runs_with_its_notice_window_and_ends_in_fact():
    running = one("4/stay", "2023-09-18")
    assert str(running.verdict) == "running"
    assert (running.result.expires, running.result.notice_by) == ("2025-11-10", "2025-05-10")
    assert any("the text does not say" in step for step in running.result.steps)
    ended = one("4/stay", "2025-11-10")
    assert (str(ended.verdict), ended.result.since) == ("ended in fact", "2024-06-12")


def test_point_one_divides_the_capitals():
    baku = one("1/positions", "2022-12-31", reading="baku", bearer="azerbaijan")
    yerevan = one("1/positions", "2022-12-31", reading="yerevan", bearer="azerbaijan")
    assert str(baku.outcome) != "broken"
    assert str(yerevan.verdict) == "violated"
    assert yerevan.contested is not None
    assert any(flip.axis == "reading" for flip in yerevan.contested.flips)


def test_the_road_by_each_capital():
    words = {
        reading: str(
            one("6/traffic", "2023-01-31", reading=reading, evidence=f"by:{actor}").outcome
        )
        for reading, actor in SIDES.items()
    }
    assert words["yerevan"] == "broken"
    assert words["baku"] != "broken"


@pytest.mark.parametrize("as_of", STORY)
@pytest.mark.parametrize("reading", SIDES)
def test_a_side_is_never_made_to_say_what_it_did_not_say(as_of, reading):
    """What a side's own reading and voices show broken, that side has said of that clause."""
    side = SIDES[reading]
    spoken = {
        statement.issue
        for statement in case().statements.values()
        if _speaks_for(statement.speaker, side, statement.date)
    }
    broken = {
        f"nk-2020/{v.clause}"
        for v in board(as_of)
        if (v.reading, v.evidence) == (reading, f"by:{side}") and str(v.outcome) == "broken"
    }
    assert broken <= spoken


@pytest.mark.parametrize("as_of", STORY)
@pytest.mark.parametrize("reading", SIDES)
def test_no_side_convicts_itself(as_of, reading):
    """Under its own reading and voices a side keeps its own norms, as it says in public."""
    side = SIDES[reading]
    own = [
        (v.norm, v.bearer, str(v.verdict), v.events)
        for v in board(as_of)
        if (v.reading, v.evidence) == (reading, f"by:{side}")
        and v.bearer in {side, *(("contingent",) if side == "russia" else ())}
        and str(v.outcome) == "broken"
    ]
    assert own == []


def _speaks_for(voice, side, on):
    from armistice.evidence import Voices

    return _voices(Voices).speaks_for(voice, side, on)


@cache
def _voices(kind):
    return kind(case().actors, case().checked.zone)


@pytest.mark.parametrize("as_of", STORY)
def test_the_boards(as_of, snapshot):
    """What an analyst sees: each side's own board, and what is reported and independent."""
    pairs = [("plain", "reported"), ("plain", "independent")]
    pairs += [(reading, f"by:{side}") for reading, side in SIDES.items()]
    lines = []
    for verdict in board(as_of):
        if (verdict.reading, verdict.evidence) in pairs:
            found = verdict.result
            until = f" to {found.until}" if found.until else ""
            since = f" {found.since}{until}" if found.since else ""
            who = f" {verdict.bearer}" if verdict.bearer else ""
            choice = f"{verdict.reading} {verdict.evidence}"
            lines.append(f"{verdict.norm}{who} | {choice} | {verdict.verdict}{since}")
    assert "\n".join(lines) == snapshot
