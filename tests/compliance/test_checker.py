"""Law 7: the checker accepts every trace, and rejects a trace that was tampered with."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from literate_cases import files, read, write
from made_agreements import agreement as made_agreement
from made_logs import log, world
from made_records import base, in_brief, records, with_events
from test_laws import READINGS, TEXTS

import armistice
from armistice.case import load_case
from armistice.compliance.board import replay_of
from armistice.compliance.checker import Checker, Judgement, Status, check
from armistice.compliance.choices import every_standard
from armistice.compliance.trace import trace
from armistice.compliance.traced import Trace
from armistice.compliance.verdict import Word
from armistice.evidence import Standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.case import CheckedCase
    from armistice.norms.model import Agreement
    from armistice.record.model import Event

FLAGSHIP = Path(__file__).parents[2] / "cases" / "nagorno-karabakh"
EVIDENCE = st.sampled_from(
    ["reported", "undisputed", "corroborated", "independent", "by:northland", "by:claimant"]
)
AS_OF = st.sampled_from(["2031-03-10", "2031-03-16", "2031-04-02", "2031-04-30"])
KNOWN_AT = st.sampled_from(["", "", "2031-03-20"])
checked = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)


def every_trace(
    case: CheckedCase,
    agreement: Agreement,
    as_of: str,
    known_at: str = "",
    *,
    readings: Iterable[str] = (),
    texts: Iterable[str] = (),
    standards: Iterable[Standard] = (),
) -> Iterator[Trace]:
    """The traces of every verdict on an agreement; all choices if none are given."""
    replay = replay_of(case, agreement, as_of, known_at)
    for norm in agreement.norms:
        for reading in readings or agreement.reading_names:
            for text in texts or [one.name for one in agreement.texts] or [""]:
                for standard in standards or every_standard(agreement):
                    for bearer in replay.bearers(norm, reading, text):
                        choice = (reading, text, standard)
                        yield trace(replay, norm, bearer, choice, (as_of, known_at))


def made_traces(made: list[Event], **choice: str) -> tuple[Checker, list[Trace]]:
    """The traces over a record that hypothesis made, and the checker that is to judge them."""
    case = with_events(base(), made)
    agreement = case.agreements["laws"]
    note("\n".join(["", *map(in_brief, made)]))
    return Checker(agreement, case), list(
        every_trace(
            case,
            agreement,
            choice["as_of"],
            choice.get("known_at", ""),
            readings=[choice["reading"]],
            texts=[choice["text"]],
            standards=[Standard.parse(choice["evidence"])],
        )
    )


def accepted(judgement: Judgement, judged: Trace) -> None:
    told = (judged.norm, judged.bearer, judged.reading, judged.text, judged.evidence, judged.as_of)
    assert judgement.accepted, (told, judgement, judged.to_dict())


def without(judged: Trace, number: int, event: str) -> Trace:
    """A trace from one of whose ways an event was dropped."""
    ways = list(judged.ways)
    uses = tuple(use for use in ways[number].uses if use.event != event)
    ways[number] = replace(ways[number], uses=uses)
    return replace(judged, ways=tuple(ways))


def altered(judged: Trace, **fields: Any) -> Trace:
    """A trace that says something else throughout."""
    ways = tuple(replace(way, answer=replace(way.answer, **fields)) for way in judged.ways)
    return replace(judged, ways=ways, answer=replace(judged.answer, **fields))


@checked
@given(records(), READINGS, TEXTS, EVIDENCE, AS_OF, KNOWN_AT)
def test_7_the_checker_accepts_every_trace(
    made: list[Event], reading: str, text: str, evidence: str, as_of: str, known_at: str
) -> None:
    checker, found = made_traces(
        made, reading=reading, text=text, evidence=evidence, as_of=as_of, known_at=known_at
    )
    for judged in found:
        accepted(checker.check(judged), judged)
        assert Trace.from_dict(json.loads(json.dumps(judged.to_dict()))) == judged


@checked
@given(st.integers(0, 1 << 32), EVIDENCE, AS_OF, KNOWN_AT)
def test_7_the_checker_accepts_every_trace_of_a_made_agreement(
    seed: int, evidence: str, as_of: str, known_at: str
) -> None:
    """Nothing shrinks here: the seed alone says what was made."""
    random = Random(seed)
    agreement = made_agreement(random)
    case = with_events(world(), log(random, agreement))
    checker, standards = Checker(agreement, case), [Standard.parse(evidence)]
    for judged in every_trace(case, agreement, as_of, known_at, standards=standards):
        accepted(checker.check(judged), judged)
        assert Trace.from_dict(json.loads(json.dumps(judged.to_dict()))) == judged
        for number, way in enumerate(judged.ways):
            for event in {use.event for use in way.uses}:
                dropped = checker.check(without(judged, number, event))
                assert dropped.status is Status.REJECTED, (judged.norm, event)


@checked
@given(records(), READINGS, TEXTS, EVIDENCE, AS_OF)
def test_7_a_trace_without_one_matching_event_is_rejected(
    made: list[Event], reading: str, text: str, evidence: str, as_of: str
) -> None:
    checker, found = made_traces(made, reading=reading, text=text, evidence=evidence, as_of=as_of)
    for judged in found:
        for number, way in enumerate(judged.ways):
            for event in {use.event for use in way.uses}:
                judgement = checker.check(without(judged, number, event))
                told = f"{event} bears on the norm, and is neither used nor set aside"
                assert judgement.status is Status.REJECTED
                assert told in judgement.reasons


@checked
@given(
    records(),
    READINGS,
    TEXTS,
    EVIDENCE,
    AS_OF,
    st.sampled_from(list(Word)),
    st.sampled_from(["", "2031-03-02", "before 2031-03-11"]),
)
def test_7_a_trace_that_says_something_else_is_rejected(
    made: list[Event],
    reading: str,
    text: str,
    evidence: str,
    as_of: str,
    word: Word,
    date: str,
) -> None:
    checker, found = made_traces(made, reading=reading, text=text, evidence=evidence, as_of=as_of)
    for judged in found:
        changes: list[dict[str, Any]] = [{"word": word}]
        changes += [{name: date} for name in ("since", "until", "deadline", "expires")]
        for change in changes:
            other = altered(judged, **change)
            if other != judged:
                assert checker.check(other).status is Status.REJECTED, (change, judged.norm)


@checked
@given(records(), READINGS, EVIDENCE)
def test_7_a_trace_with_another_finding_or_use_is_rejected(
    made: list[Event], reading: str, evidence: str
) -> None:
    checker, found = made_traces(
        made, reading=reading, text="northern", evidence=evidence, as_of="2031-04-30"
    )
    for judged in found:
        for number, way in enumerate(judged.ways):
            for place, use in enumerate(way.uses):
                for other in (
                    replace(use, used=not use.used),
                    replace(use, supports=(*use.supports, 9)),
                    replace(use, reason=""),
                ):
                    if other.used is not use.used and sum(
                        one.used for one in way.uses if one.event == use.event
                    ) > int(use.used):
                        continue  # used in another role still
                    ways = list(judged.ways)
                    uses = (*way.uses[:place], other, *way.uses[place + 1 :])
                    ways[number] = replace(way, uses=uses)
                    changed = replace(judged, ways=tuple(ways))
                    assert checker.check(changed).status is Status.REJECTED, (use, other)


@pytest.mark.parametrize("path", files(), ids=lambda path: path.stem)
def test_the_literate_cases(path: Path, tmp_path: Path) -> None:
    literate = read(path)
    case = load_case(write(literate, tmp_path / literate.name))
    asked = {
        (row.cells.get("as-of") or case.as_of.text, row.cells.get("known-at", ""))
        for row in literate.rows
    }
    for agreement in case.agreements.values():
        checker = Checker(agreement, case)
        for as_of, known_at in sorted(asked):
            for judged in every_trace(case, agreement, as_of, known_at):
                accepted(checker.check(judged), judged)


@pytest.mark.parametrize("as_of", ["2020-12-31", "2023-09-18", "2024-12-31"])
def test_the_flagship_case(as_of: str) -> None:
    case = load_case(FLAGSHIP)
    for agreement in case.agreements.values():
        checker = Checker(agreement, case)
        texts = agreement.authentic_texts or ("",)
        for judged in every_trace(case, agreement, as_of, texts=texts):
            accepted(checker.check(judged), judged)


def test_what_cannot_be_judged_is_said() -> None:
    case = base()
    agreement = case.agreements["laws"]
    judged = next(every_trace(case, agreement, "2031-04-30"))
    judgement = check(agreement, case, replace(judged, circular=True))
    assert judgement.status is Status.CANNOT_JUDGE
    assert judgement.reasons == ("laws/1/valley waits for a norm that waits for it",)


def test_the_library_gives_traces() -> None:
    case = armistice.load(FLAGSHIP)
    found = case.trace("nk-2020/6/kalbajar", reading="all", evidence="all")
    assert {one.reading for one in found} == set(case.agreements["nk-2020"].reading_names)
    assert all(case.check_trace(one).accepted for one in found)


def test_what_is_no_trace_is_said() -> None:
    with pytest.raises(ValueError, match="this is not the JSON of a trace"):
        Trace.from_dict({"agreement": "laws"})
