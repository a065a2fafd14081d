"""The checker's own derivation of terms, of what comes round, and of what has no verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.checker.changes import pauses
from armistice.compliance.checker.events import NOBODY, Lies, Question
from armistice.compliance.checker.scene import INSTANT, NEVER, day_end
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Episode, Word
from armistice.dates import NoSingleAnswer, add, subtract
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Leaving

MOST_ROUNDS = 2_000


# --- how long a thing lasts -------------------------------------------------------------------


def lasting(scene: Scene) -> Answer:
    """Whether a term runs, was ended by notice, by a power, by time, or in fact."""
    if scene.sense.terms.leaving is not None:
        return leaving(scene, scene.sense.terms.leaving)
    lasts = scene.sense.terms.lasting
    assert lasts is not None
    if scene.earliest(lasts.start) >= scene.now:
        return Answer(Word.PENDING)
    notices = _powers(scene, "give-notice")
    terminations = _powers(scene, "terminate")
    gone, doubts = (None, set()) if scene.sense.terms.whole else _gone(scene)
    until = scene.over(gone.dates[0]) if gone is not None else scene.now
    try:
        for expiry, notice_by in _terms(scene):
            notice = _in_time(scene, notices, notice_by)
            if notice is not None and day_end(expiry) < until:
                scene.rests.add(notice.event.id)  # that this was the last term
            if day_end(expiry) >= until or notice_by is None or notice is not None:
                break
    except NoSingleAnswer:
        return Answer(Word.UNDETERMINED)
    scene.limit, scene.deadline = expiry, expiry.date().isoformat()
    last_notice = notice_by.date().isoformat() if notice_by is not None else ""

    def answer(word: Word, since: str = "", outcomes: tuple[Word, ...] = ()) -> Answer:
        return Answer(word, since, expires=scene.deadline, notice_by=last_notice, outcomes=outcomes)

    passed = day_end(expiry) < scene.now
    if terminations:
        scene.rests.add(terminations[0].event.id)
        return answer(Word.TERMINATED, terminations[0].dates[0].text)
    if scene.ended:
        return answer(Word.TERMINATED, (scene.end - INSTANT).date().isoformat())
    if notice is not None:
        scene.rests.add(notice.event.id)
        assert lasts.renewal is not None
        assert notice_by is not None
        edge_day = notice.dates[0].begins(scene.zone).latest > notice_by
        if edge_day and lasts.renewal.edge is None:
            return answer(Word.UNDETERMINED, outcomes=(Word.NOTICE_GIVEN, Word.RUNNING))
    if gone is not None:
        word = Word.ENDED_IN_FACT if notice is None else Word.EXPIRED
        return answer(word, gone.dates[0].text.split("/")[-1])
    if notice is not None:
        if passed:
            return answer(Word.EXPIRED, scene.deadline)
        return answer(Word.NOTICE_GIVEN, notice.dates[0].text)
    for finding, word in (
        (Finding.DISPUTED, Word.DISPUTED),
        (Finding.NOT_ESTABLISHED, Word.NOT_ESTABLISHED),
    ):
        if finding in doubts:
            return answer(word)
    if passed:
        return answer(Word.EXPIRED, scene.deadline)
    return answer(Word.RUNNING, lasts.start.text)


def leaving(scene: Scene, terms: Leaving) -> Answer:
    """Whether notice was given that ends the agreement, and whether its time is over."""
    choice = scene.choice
    if scene.start >= scene.now:
        return Answer(Word.PENDING)
    acts, notice = scene.words.descendants("give-notice"), None
    for fact in scene.look(Question(acts=acts, by=scene.named(terms.by), named=True)):
        if fact.event.clause in scene.names_of_norm:
            scene.meet(fact)
            if notice is None and fact.established and scene.begun(fact):
                notice = fact
    day, over = "", NEVER
    if notice is not None:
        try:
            last = add(scene.earliest(notice.dates[0]), terms.after)
        except NoSingleAnswer:
            return Answer(Word.UNDETERMINED)
        day, over = last.date().isoformat(), day_end(last)
    if scene.ended and scene.end < over:
        return Answer(Word.TERMINATED, (scene.end - INSTANT).date().isoformat(), expires=day)
    if notice is None:
        effective = choice.agreement.effective_under(choice.reading, choice.text)
        return Answer(Word.RUNNING, effective.text if effective is not None else "")
    scene.rests.add(notice.event.id)
    if over < scene.now:
        return Answer(Word.TERMINATED, day, expires=day)
    return Answer(Word.NOTICE_GIVEN, notice.dates[0].text, expires=day)


def _terms(scene: Scene) -> Iterator[tuple[datetime, datetime | None]]:
    """The end of each term, one renewal after another, and the last day for notice."""
    lasts = scene.sense.terms.lasting
    assert lasts is not None
    expiry, renewal = add(scene.earliest(lasts.start), lasts.length), lasts.renewal
    while renewal is not None:
        yield expiry, subtract(expiry, renewal.ahead)
        try:
            expiry = add(expiry, renewal.length)
        except OverflowError:
            return
    yield expiry, None


def _in_time(scene: Scene, notices: list[Fact], limit: datetime | None) -> Fact | None:
    """The first notice before it is too late; a text that is silent lets the edge day count."""
    lasts = scene.sense.terms.lasting
    if limit is None or lasts is None or lasts.renewal is None:
        return None
    too_late = limit if lasts.renewal.edge is False else day_end(limit)
    for fact in notices:
        if fact.dates[0].begins(scene.zone).latest <= too_late:
            return fact
    return None


def _powers(scene: Scene, act: str) -> list[Fact]:
    """The established exercises of a power over this norm; the trace must tell of the others."""
    lasts = scene.sense.terms.lasting
    if lasts is None or lasts.renewal is None or not lasts.renewal.objectors:
        return []
    holders = scene.named(lasts.renewal.objectors)
    found = []
    for fact in scene.look(Question(acts=scene.words.descendants(act), by=holders, named=True)):
        if fact.event.clause in scene.names_of_norm:
            scene.meet(fact)
            if fact.established and scene.begun(fact):
                found.append(fact)
    return found


def _gone(scene: Scene) -> tuple[Fact | None, set[Finding]]:
    """The first established report that the thing is gone by now, and what others come to."""
    lasts = scene.sense.terms.lasting
    assert lasts is not None
    objects, places = scene.named(scene.deed.object), scene.named(scene.deed.place)
    start, doubts, first = scene.earliest(lasts.start), set[Finding](), None
    question = Question(
        state="presence",
        holds=False,
        holders=objects,
        by_effect=True,
        objects=objects,
        places=places,
        lies=Lies.AROUND if places else Lies.ANYWHERE,
    )
    for fact in scene.ask(question):
        ends = [scene.over(date) for date in fact.dates]
        if max(ends) <= start or max(ends) > scene.now:
            continue
        doubts.add(fact.finding)
        if fact.established and first is None:
            first = fact
            scene.rests.add(fact.event.id)
    return first, doubts


# --- what comes round -------------------------------------------------------------------------


def periodic(scene: Scene) -> Answer:
    """Every whole round that is over needs its act; silence speaks where somebody watched."""
    deed, length = scene.deed, scene.sense.terms.every
    assert length is not None
    rounds: list[tuple[datetime, datetime]] = []
    start = scene.start
    try:
        while len(rounds) < MOST_ROUNDS:
            end = add(start, length)
            if end > min(scene.end, scene.now) or end <= start:
                break
            rounds.append((start, end))
            start = end
    except OverflowError:
        pass
    except NoSingleAnswer:
        return Answer(Word.UNDETERMINED)
    question = Question(
        acts=scene.kinds_of(scene.named([deed.verb])),
        by=scene.own,
        to=scene.named(deed.to),
        objects=scene.named(deed.object),
        places=scene.named(deed.place),
        lies=Lies.TOUCHING,
    )
    done = [fact for fact in scene.ask(question) if fact.established and scene.begun(fact)]
    scene.rests.update(fact.event.id for fact in done)
    begins = [date.begins(scene.zone) for fact in done for date in fact.dates]
    suspended = list(pauses(scene))
    asked = [
        (first, last)
        for first, last in rounds
        if not any(first < pause.end and pause.start < last for pause in suspended)
    ]
    empty = [
        (first, last)
        for first, last in asked
        if not any(one.earliest < last and one.latest > first for one in begins)
    ]
    if not rounds:
        return Answer(Word.PENDING)
    if not empty:
        return Answer(Word.ENDED if scene.ended else Word.NO_BREACH_REPORTED)
    if not scene.watched([question]):
        return Answer(Word.UNREPORTED)
    joined: list[tuple[datetime, datetime]] = []
    for first, last in empty:
        if joined and joined[-1][1] == first:
            joined[-1] = (joined[-1][0], last)
        else:
            joined.append((first, last))
    episodes = tuple(
        Episode(first.date().isoformat(), last.date().isoformat(), ()) for first, last in joined
    )
    return Answer(
        Word.VIOLATED, since=episodes[-1].since, until=episodes[-1].until, episodes=episodes
    )


# --- without a verdict ------------------------------------------------------------------------


def listed(scene: Scene) -> Answer:
    """No verdict; of an effort the acts that bear on it must be told."""
    deed = scene.deed
    if scene.sense.terms.kind is Kind.EFFORT:
        places = scene.witness.record.places.keys()
        question = Question(
            acts=scene.kinds_of(scene.named([deed.verb])),
            by=scene.own or NOBODY,
            named=True,
            places=scene.named((*deed.place, *(term for term in deed.of if term in places))),
            lies=Lies.TOUCHING,
        )
        for fact in scene.look(question):
            if scene.begun(fact) and fact.bearing.supports:
                scene.meet(fact)
    return Answer(Word.NO_VERDICT)
