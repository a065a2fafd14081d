"""Traces: the derivation of one verdict, from the clause down to the passages it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from armistice.compliance.later import from_later_sources
from armistice.compliance.telling import in_a_line
from armistice.compliance.traced import Answer, Trace, TracedUse, Way
from armistice.compliance.verdict import Word, citation_dict
from armistice.evidence import Finding
from armistice.evidence.grades import grade_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.compliance.duty import Duty
    from armistice.compliance.replay import Replay
    from armistice.compliance.verdict import Result, Use, Verdict
    from armistice.evidence import Standard
    from armistice.norms.model import Holder, Norm, PhraseReading, Terms
    from armistice.record.model import Account, Citation, Event


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a derivation and what it rests on.

    ``kind`` is one of verdict, clause, code, choice, meaning, step, event, aside, account,
    passage, group. ``citation`` is set on passages; ``reason`` on events, used or set aside.
    """

    kind: str
    words: str
    children: tuple[Node, ...] = ()
    citation: Citation | None = field(default=None, compare=False)
    record: str = ""
    reason: str = ""

    def to_dict(self) -> dict[str, Any]:
        """The tree as plain values."""
        result: dict[str, Any] = {"kind": self.kind, "words": self.words}
        if self.record:
            result["record"] = self.record
        if self.reason:
            result["reason"] = self.reason
        if self.citation is not None:
            result["citation"] = citation_dict(self.citation)
        if self.children:
            result["children"] = [child.to_dict() for child in self.children]
        return result

    def passages(self) -> Iterator[Citation]:
        """All citations in the tree."""
        if self.citation is not None:
            yield self.citation
        for child in self.children:
            yield from child.passages()


def derivation(replay: Replay, norm: Norm, verdict: Verdict, standard: Standard) -> Node:
    """The derivation of a verdict as a tree that ends in passages."""
    result = verdict.result
    head = f"{norm.id}" + (f", {verdict.bearer}" if verdict.bearer else "")
    words = f"{head}: {result.word}{_since(result)}"
    children = [
        _clause(replay, norm),
        _choice(replay, verdict),
        *_meanings(replay, norm, verdict),
        *_times(result),
        *_steps(result),
        *_events(replay, result, verdict, standard),
    ]
    if verdict.contested is not None:
        flips = tuple(Node("step", flip.words()) for flip in verdict.contested.flips)
        more = verdict.contested.flip_count - len(flips)
        if more > 0:
            flips = (*flips, Node("step", f"and {more} more single choices that flip it"))
        some = "contested: single choices that flip the verdict"
        none = "contested: no single choice flips the verdict, two together do"
        children.append(Node("group", some, flips) if flips else Node("step", none))
    if verdict.weak:
        children.append(Node("step", "weak: under other evidence the same reading leaves it open"))
    return Node("verdict", words, tuple(children))


def _since(result: Result) -> str:
    if result.since and result.until and result.since != result.until:
        return f" (from {result.since} to {result.until})"
    if result.since:
        return f" (since {result.since})" if result.episodes else f" ({result.since})"
    return ""


def _clause(replay: Replay, norm: Norm) -> Node:
    clause = next(c for c in replay.agreement.clauses if c.number == norm.clause)
    heading = f' "{clause.heading}"' if clause.heading else ""
    passages = tuple(passage(replay, citation) for citation in clause.citations)
    children = [Node("code", norm.code), *passages]
    if clause.says:
        children.insert(0, Node("step", clause.says))
    return Node("clause", f"clause {clause.number}{heading}", tuple(children))


def _choice(replay: Replay, verdict: Verdict) -> Node:
    setting = replay.setting
    parts = [f"reading {verdict.reading}", f"text {verdict.text}", f"evidence {verdict.evidence}"]
    parts.append(f"as of {setting.as_of.earliest.date()}")
    if setting.known_at is not None:
        parts.append(f"known at {setting.known_at.earliest.date()}")
    owed = f"owed to {', '.join(verdict.claimant)}" if verdict.claimant else ""
    return Node("choice", "; ".join(filter(None, [*parts, owed])))


def _meanings(replay: Replay, norm: Norm, verdict: Verdict) -> Iterator[Node]:
    """What each phrase is taken to mean, and who holds it where."""
    resolved = replay.resolved(norm, verdict.reading, verdict.text)
    phrases = dict.fromkeys(phrase for one in resolved for phrase in one.meanings)
    for phrase in phrases:
        meanings = dict.fromkeys(
            ", ".join(map(str, one.meanings[phrase])) for one in resolved if phrase in one.meanings
        )
        ways = [f'"{phrase}" means {meaning}' for meaning in meanings]
        held = tuple(_held(replay, reading) for reading in _said(replay, norm, phrase))
        if len(ways) == 1:
            own = [r for r in _said(replay, norm, phrase) if r.bundle == verdict.reading]
            yield Node("meaning", ways[0], tuple(_held(replay, r) for r in own))
        else:
            words = (
                f'"{phrase}" has no meaning that this reading fixes; it ranges over its readings'
            )
            yield Node("meaning", words, held)
    for slot in norm.answers_for:
        if slot.bundle == verdict.reading:
            words = f"{slot.actor} answers for {', '.join(slot.associates)}"
            yield Node("meaning", words, _holder(replay, slot.holder))


def _said(replay: Replay, norm: Norm, phrase: str) -> list[PhraseReading]:
    found = [r for r in norm.readings if r.phrase == phrase]
    for definition in replay.agreement.definitions:
        if definition.phrase == phrase:
            found.extend(definition.readings)
    return found


def _held(replay: Replay, reading: PhraseReading) -> Node:
    verb = "does not mean" if reading.negative else "means"
    meaning = ", ".join(map(str, reading.meaning))
    return Node(
        "meaning",
        f'reading {reading.bundle}: "{reading.phrase}" {verb} {meaning}',
        _holder(replay, reading.holder),
    )


def _holder(replay: Replay, holder: Holder) -> tuple[Node, ...]:
    if not holder.actors and not holder.citations:
        return ()
    names = ", ".join(actor_name(replay, name) for name in holder.actors) or "nobody named"
    return (
        Node("step", f"held by {names}"),
        *(passage(replay, citation) for citation in holder.citations),
    )


def _times(result: Result) -> Iterator[Node]:
    if result.deadline:
        yield Node("step", f"due {result.deadline}")
    if result.original_deadline:
        word = result.original_word
        then = f"; measured against it: {word}" if word else ""
        yield Node("step", f"originally due {result.original_deadline}{then}")
    if result.progress:
        yield Node("step", f"progress reported: {result.progress}")
    if result.outcomes:
        words = ", ".join(map(str, result.outcomes))
        yield Node(
            "step", f"undetermined between: {words}" + (" and more" if result.capped else "")
        )


def _steps(result: Result) -> Iterator[Node]:
    for step in result.steps:
        yield Node("step", step)
    for episode in result.episodes:
        until = episode.until or f"ongoing, last reported {episode.last_reported}"
        excepted = f" (excepted: {episode.excepted})" if episode.excepted else ""
        yield Node("step", f"episode {episode.since} to {until}{excepted}")


def _events(replay: Replay, result: Result, verdict: Verdict, standard: Standard) -> Iterator[Node]:
    used = [use for use in result.uses if use.used]
    aside = [use for use in result.uses if not use.used]
    if used:
        yield Node(
            "group",
            "rests on",
            tuple(_event(replay, use, verdict, standard, "event") for use in used),
        )
    if aside:
        yield Node(
            "group",
            "set aside",
            tuple(_event(replay, use, verdict, standard, "aside") for use in aside),
        )
    if not used and not aside:
        yield Node("step", "no event of the record bears on this norm")


def _event(replay: Replay, use: Use, verdict: Verdict, standard: Standard, kind: str) -> Node:
    event = replay.setting.record.events[use.event]
    words = f"{event.date.text} {event_words(replay, event)}: {use.reason}"
    hearing = replay.setting.hearing((verdict.bearer,), verdict.claimant)
    speaking = replay.setting.speaking(event)
    heard = hearing.admitted(speaking, standard)
    children = tuple(
        _account(replay, number, account, use, heard)
        for number, account in enumerate(event.accounts)
        if account in speaking
    )
    return Node(kind, words, children, record=event.id, reason=use.reason)


def _account(
    replay: Replay, number: int, account: Account, use: Use, heard: Sequence[Account]
) -> Node:
    stance = str(account.stance)
    if number in use.opposes and account.stance.supports:
        stance = "tells it otherwise"
    who = actor_name(replay, account.whose)
    origin = (
        f", on the word of {actor_name(replay, account.origin)}"
        if account.origin and account.origin != account.whose
        else ""
    )
    said = account.date.text if account.date is not None else "undated"
    reason = f", giving as reason {account.justification}" if account.justification else ""
    grade = grade_of(account, replay.setting.record.actors)
    graded = f", graded {grade}" if grade else ""
    silent = "" if account in heard else " (not admitted by this evidence)"
    if from_later_sources(replay.setting, account):
        silent += " (known only from sources of after the knowledge date)"
    return Node(
        "account",
        f"{who}{origin} {stance}, {said}{reason}{graded}{silent}",
        tuple(passage(replay, citation) for citation in account.citations),
    )


def passage(replay: Replay, citation: Citation) -> Node:
    """A citation in words: who published what, when, and the few words."""
    source = replay.setting.record.sources.get(citation.source)
    title = citation.source
    if source is not None:
        issued = f", {source.issued.text}" if source.issued else ""
        outlet = actor_name(replay, source.outlet) if source.outlet else ""
        title = ", ".join(filter(None, [outlet, f"“{source.title}”"])) + issued
    words = f" “{citation.start}…" if citation.start else ""
    if citation.end:
        words += f" …{citation.end}”"
    elif words:
        words += "”"
    place = f", {citation.locator}" if citation.locator else ""
    return Node("passage", f"{title}{place}{words}", citation=citation, record=citation.source)


def actor_name(replay: Replay, actor: str) -> str:
    """The name of an actor for the screen."""
    record = replay.setting.record.actors.get(actor)
    return record.name if record is not None else actor


def event_words(replay: Replay, event: Event) -> str:
    """An event in one neutral line."""
    return in_a_line(replay.setting.record, event)


# --- traces for the checker --------------------------------------------------------------------


def trace(
    replay: Replay,
    norm: Norm,
    bearer: str,
    choice: tuple[str, str, Standard],
    dates: tuple[str, str],
    waiting: tuple[str, ...] = (),
) -> Trace:
    """The trace of one verdict, as the checker reads it.

    Args:
        replay: What gave the verdict.
        norm: The norm.
        bearer: Who answers for it.
        choice: Reading, text version and standard of evidence.
        dates: The as-of and knowledge dates, as they were asked for.
        waiting: The norms whose traces wait for this one.
    """
    reading, text, standard = choice
    head: dict[str, Any] = {
        "agreement": replay.agreement.id,
        "norm": norm.id,
        "kind": str(norm.terms.kind),
        "bearer": bearer,
        "reading": reading,
        "text": text,
        "evidence": str(standard),
        "as_of": dates[0],
        "known_at": dates[1],
    }
    if norm.id in waiting:
        return Trace(**head, answer=Answer(Word.UNDETERMINED), circular=True)
    found = replay.duties(norm, bearer, reading, text, standard)
    awaited = replay.agreement.awaited
    waits_for = dict.fromkeys(
        name for duty, _ in found for name in awaited(norm, duty.resolved.terms)
    )
    others = {other.label: other for other in replay.agreement.norms}
    return Trace(
        **head,
        answer=_answer(replay.answer(norm, bearer, reading, text, standard)),
        ways=tuple(_way(norm, duty, result) for duty, result in found),
        premises=tuple(
            trace(replay, others[name], one, choice, dates, (*waiting, norm.id))
            for name in waits_for
            if name in others
            for one in replay.bearers(others[name], reading, text)
        ),
    )


def _same(terms: Terms, others: Iterable[Terms | None]) -> bool:
    """Whether a sentence is one of others, but for the start that a reading gives it."""
    return any(
        other is not None and terms in {other, replace(other, start=terms.start)}
        for other in others
    )


def _way(norm: Norm, duty: Duty, result: Result) -> Way:
    """One meaning of a norm, its times and what it came to."""
    resolved, period = duty.resolved, duty.period
    own = _same(resolved.terms, (norm.terms, *(terms for _, terms in norm.versions)))
    limbs = [slot.bundle for slot in norm.limbs if _same(resolved.terms, (slot.terms,))]
    return Way(
        limb="" if own or not limbs else limbs[0],
        meanings=tuple(resolved.meanings.items()),
        answers_for=resolved.answers_for,
        claimants=duty.claimants,
        starts="" if period.start == datetime.min else period.start.isoformat(),  # noqa: DTZ901
        ends="" if period.end == datetime.max else period.end.isoformat(),  # noqa: DTZ901
        ended=period.ended,
        limit=duty.due.limit.isoformat() if duty.due.limit is not None else "",
        answer=_answer(result),
        uses=tuple(
            TracedUse(
                use.event,
                role,
                use.used,
                use.reason,
                use.finding or Finding.UNHEARD,
                use.supports,
                use.opposes,
            )
            for (_, role), use in duty.uses.items()
        ),
    )


def _answer(result: Result) -> Answer:
    names = (each.name for each in fields(Answer))
    return Answer(**{name: getattr(result, name) for name in names})
