"""The checker's own derivation of duties to keep: what must be maintained, and not be done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.compliance.checker.changes import pauses
from armistice.compliance.checker.conditions import allowed
from armistice.compliance.checker.events import NOBODY, Lies, Question
from armistice.compliance.checker.findings import ruling
from armistice.compliance.checker.holdings import given_way, held_already
from armistice.compliance.checker.scene import INSTANT, day_end
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Episode, Word
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.findings import Ruling
    from armistice.compliance.checker.scene import Pause, Scene
    from armistice.dates import When, Window
    from armistice.norms.model import Item


@dataclass(frozen=True)
class Breach:
    """What breaks the norm, what mends it (of a state alone), and what excuses it."""

    broken: Question
    mended: Question | None
    excuses: tuple[str, ...]
    on_the_day: bool = False
    conduct: bool = False


@dataclass(frozen=True)
class Span:
    """A time of breach."""

    start: datetime
    end: datetime
    since: str
    until: str
    ongoing: bool
    events: tuple[str, ...]
    excuse: str
    certain: bool


def keep(scene: Scene) -> Answer:
    """No breach may be established in the period; touching breaches are one episode."""
    findings: set[Finding] = set()
    ruled = ruling(scene)
    ways = list(_breaches(scene))
    spans = [span for breach in ways for span in _spans(scene, breach, findings, ruled)]
    episodes = tuple(_episodes(scene, [span for span in spans if span.certain]))
    counted = [episode for episode in episodes if not episode.excepted]
    if counted:
        last = counted[-1]
        return Answer(Word.VIOLATED, since=last.since, until=last.until, episodes=episodes)
    if ruled is not None and ruled.breach:
        date = ruled.fact.dates[0].text
        return Answer(Word.VIOLATED, since=date, until=date, episodes=episodes)
    word = _unbroken(scene, findings, ways)
    if any(not span.certain and not span.excuse for span in spans):
        outcomes = tuple(dict.fromkeys((Word.VIOLATED, word)))
        return Answer(Word.UNDETERMINED, episodes=episodes, outcomes=outcomes)
    return Answer(word, episodes=episodes)


def raw_breaches(scene: Scene) -> Iterator[Span]:
    """The certain breaches that nothing excuses."""
    ruled = ruling(scene)
    for breach in _breaches(scene):
        for span in _spans(scene, breach, set(), ruled):
            if span.certain and not span.excuse:
                yield span


def _unbroken(scene: Scene, findings: set[Finding], ways: list[Breach]) -> Word:
    if Finding.DISPUTED in findings:
        return Word.DISPUTED
    if Finding.NOT_ESTABLISHED in findings:
        return Word.NOT_ESTABLISHED
    if scene.ended:
        return Word.ENDED
    told = Finding.NO in findings or scene.watched(way.broken for way in ways)
    return Word.NO_BREACH_REPORTED if told else Word.UNREPORTED


def _breaches(scene: Scene) -> Iterator[Breach]:
    deed, terms, record = scene.deed, scene.sense.terms, scene.witness.record
    places = scene.named(deed.place) | scene.places_named(scene.deed)
    for item in scene.sense.items([deed.verb]):
        excuses = (*terms.exceptions, *item.exceptions)
        if item.word in scene.words.states and not item.forbidden:
            yield _breach_of_state(scene, item, places, excuses)
            continue
        rest = item.word in {"remain", "halt", "stop"} and not item.forbidden
        conduct = rest and terms.kind is Kind.MAINTAIN
        persons = scene.named(deed.object).intersection({*record.actors, *scene.words.things})
        broken = Question(
            acts=scene.kinds_of(["advance" if conduct else item.word]),
            by=frozenset(item.by or terms.prevented) or scene.own,
            named=True,
            to=scene.named(deed.to),
            objects=NOBODY if conduct else persons,
            places=places,
            lies=Lies.INSIDE,
        )
        yield Breach(broken, None, excuses, conduct and item.word == "halt", rest)


def _breach_of_state(
    scene: Scene, item: Item, places: frozenset[str], excuses: tuple[str, ...]
) -> Breach:
    passage = item.word == "passage"
    holds = Question(
        state=item.word,
        holds=item.holds,
        holders=NOBODY if passage else scene.own,
        by_effect=True,
        places=places,
        lies=Lies.INSIDE,
    )
    answering = frozenset(item.by) or (scene.own if passage else NOBODY)
    return Breach(replace(holds, holds=not item.holds, by=answering), holds, excuses)


def _spans(
    scene: Scene, breach: Breach, findings: set[Finding], ruled: Ruling | None
) -> list[Span]:
    broken = []
    for fact in scene.ask(breach.broken):
        if not scene.begun(fact) or not _in_period(scene, fact, breach):
            continue
        spoken_of = fact.finding is not Finding.UNHEARD
        if breach.conduct and spoken_of and held_already(scene, fact):
            continue
        if fact.established:
            broken.append(fact)
        elif spoken_of:
            findings.add(fact.finding)
    if breach.mended is None:
        spans = [_span_of_act(scene, breach, fact) for fact in broken]
    else:
        mended = [f for f in scene.ask(breach.mended) if f.established and scene.begun(f)]
        found = _spans_of_state(scene, broken, mended, findings)
        # What was mended before the norm began to bind is no breach of it.
        spans = [span for span in found if span.end > span.start]
    excuses = {
        fact.event.id: _excuse(scene, fact, breach.excuses, ruled)
        for fact in broken
        if any(span.events[0] == fact.event.id for span in spans)
    }
    # What was done while the norm was suspended is told of, like what something excuses.
    scene.rests.update(event for span in spans for event in span.events)
    suspended = list(pauses(scene))
    spans = [piece for span in spans for piece in _left(span, suspended)]
    return [replace(span, excuse=excuses[span.events[0]]) for span in spans]


def _left(span: Span, suspended: list[Pause]) -> Iterator[Span]:
    """What is left of a time of breach outside the times for which the norm was suspended."""
    pieces = [(span.start, span.end)]
    for pause in suspended:
        pieces = [piece for each in pieces for piece in _around(each, pause)]
    for start, end in pieces:
        piece = replace(span, start=start, end=end)
        if start != span.start:
            piece = replace(piece, since=start.date().isoformat())
        if end != span.end:
            piece = replace(piece, until=(end - INSTANT).date().isoformat(), ongoing=False)
        yield piece


def _around(piece: tuple[datetime, datetime], pause: Pause) -> Iterator[tuple[datetime, datetime]]:
    start, end = piece
    if not (start < pause.end and (pause.start < end or pause.start <= start)):
        yield piece
        return
    if start < pause.start:
        yield start, pause.start
    if pause.end < end:
        yield pause.end, end


def _in_period(scene: Scene, fact: Fact, breach: Breach) -> bool:
    end = min(scene.end, day_end(scene.start)) if breach.on_the_day else scene.end
    # A state that was broken before the norm began is broken still, unless its report says when
    # it ended.
    lasts_on = breach.mended is not None and not fact.dates[0].lasting
    return any(
        scene.earliest(date) < end and (lasts_on or scene.over(date) > scene.start)
        for date in fact.dates
    )


def _is_certain(scene: Scene, fact: Fact) -> bool:
    """Whether every date that is told falls in the period and has come."""
    for date in fact.dates:
        begins = date.begins(scene.zone)
        first = date.ends(scene.zone).earliest if date.lasting else begins.earliest
        if first < scene.start or begins.earliest >= scene.end:
            return False
        if begins.latest > max(scene.now, begins.earliest):
            return False
    return True


def _span_of_act(scene: Scene, breach: Breach, fact: Fact) -> Span:
    date, limit = fact.dates[0], min(scene.now, scene.end)
    begins, end = date.begins(scene.zone), scene.over(date)
    since, _, until = date.text.partition("/")
    until, events = until or since, [fact.event.id]
    ongoing = date.lasting and end > scene.now
    if not breach.on_the_day and any(True for _ in _lasting_effects(scene, fact)):
        undone = _undone(scene, fact)
        end, until, ongoing = limit, "", True
        if undone is not None:
            scene.meet(undone)
            ended = undone.dates[0]
            end, until = ended.begins(scene.zone).latest, ended.text.partition("/")[0]
            ongoing = False
            events.append(undone.event.id)
    return Span(
        max(begins.earliest, scene.start),
        min(end, limit),
        since if begins.latest > scene.start else scene.start.date().isoformat(),
        "" if ongoing else until,
        ongoing,
        tuple(events),
        "",
        _is_certain(scene, fact),
    )


def _lasting_effects(scene: Scene, fact: Fact) -> Iterator[str]:
    """What the one who acted holds or has built since then."""
    if fact.event.act in scene.words.acts:
        for effect in scene.words.starts(fact.event.act):
            if effect.of == "by" and effect.state in {"control", "structure"}:
                yield effect.state


def _undone(scene: Scene, fact: Fact) -> Fact | None:
    """The first established report, from then on, that what the act began is over."""
    event, since = fact.event, fact.dates[0].begins(scene.zone).latest
    wholes = frozenset(w for name in event.by for w in scene.voices.wholes(name, event.date))
    for state in _lasting_effects(scene, fact):
        over = Question(
            state=state,
            holds=False,
            holders=wholes,
            by_effect=True,
            places=frozenset(event.place),
            lies=Lies.AROUND,
        )
        for later in scene.look(over):
            known = later.established and scene.begun(later)
            if known and scene.earliest(later.dates[0]) >= since:
                return later
    return None


def _spans_of_state(
    scene: Scene, broken: list[Fact], mended: list[Fact], findings: set[Finding]
) -> list[Span]:
    """The time of each breach, in the order in which they began."""
    found: list[Span] = []
    past: list[tuple[Window, datetime]] = []
    for fact in sorted(broken, key=lambda one: one.dates[0].begins(scene.zone)):
        begins = fact.dates[0].begins(scene.zone)
        known = [end for before, end in past if before.latest <= begins.earliest]
        still = any(end > begins.earliest for end in known)
        span = _span_of_state(scene, fact, mended, findings, still=still)
        past.append((begins, span.end))
        found.append(span)
    return found


def _mends(scene: Scene, broken: When, mending: Fact, *, still: bool) -> bool:
    """Whether a report that a state holds again comes after one that it does not.

    An act of the same day does if the state held until then: nothing was to be mended before it
    was broken. If the state was ``still`` broken, it may have been mended, and broken again; and
    a sighting may come before the breach.
    """
    first, then = broken.begins(scene.zone), mending.dates[0].begins(scene.zone)
    if then.earliest >= first.latest:
        return True
    day = day_end(first.earliest)
    one_day = max(first.latest, then.latest) <= day and then.latest > first.earliest
    return one_day and bool(mending.event.act) and not still and not broken.lasting


def _span_of_state(
    scene: Scene, fact: Fact, mended: list[Fact], findings: set[Finding], *, still: bool
) -> Span:
    """From the breach to the next report that the state holds again."""
    date, limit = fact.dates[0], min(scene.now, scene.end)
    begins = date.begins(scene.zone)
    end, until, ongoing, events = limit, "", True, [fact.event.id]
    if date.lasting and scene.over(date) <= limit:
        end, until, ongoing = scene.over(date), date.text.partition("/")[2], False
    for opening in mended:
        opened = opening.dates[0].begins(scene.zone)
        if opened.earliest < end and _mends(scene, date, opening, still=still):
            if date.lasting:
                findings.add(Finding.DISPUTED)
            end, ongoing = opened.latest, False
            until = opening.dates[0].text.partition("/")[0]
            events.append(opening.event.id)
            break
    from_before = not date.lasting and begins.latest <= scene.start
    return Span(
        max(begins.earliest, scene.start),
        end,
        scene.start.date().isoformat() if from_before else date.text.partition("/")[0],
        until,
        ongoing,
        tuple(events),
        "",
        _is_certain(scene, fact) or from_before,
    )


def _excuse(scene: Scene, fact: Fact, names: tuple[str, ...], ruled: Ruling | None) -> str:
    """What takes a breach out of the norm: a justification, a leave, a clause, a finding."""
    found = _justified(scene, fact, names) or allowed(scene, fact) or given_way(scene, fact)
    if ruled is not None and ruled.clears(scene, scene.earliest(fact.dates[0])):
        return f"found no breach: {ruled.fact.event.id}"
    return found


def _justified(scene: Scene, fact: Fact, names: tuple[str, ...]) -> str:
    """The exception that an admitted account gives; the bearer's own word counts by it alone."""
    event = fact.event
    accounts = [event.accounts[number] for number in scene.witness.speaking(event)]
    for account in scene.hearing.admitted(accounts, scene.standard):
        roles = scene.own or {w for n in event.by for w in scene.voices.wholes(n, event.date)}
        own = any(scene.voices.speaks_for(account.whose, name, account.date) for name in roles)
        if account.justification in names and (not own or scene.standard.name == "by"):
            return account.justification
    return ""


def _episodes(scene: Scene, spans: list[Span]) -> list[Episode]:
    """Maximal unions of touching spans, the excused apart, oldest first."""
    joined: list[Span] = []
    for span in sorted(spans, key=lambda s: (s.excuse, s.start, s.end)):
        last = joined[-1] if joined else None
        if last is None or last.excuse != span.excuse or span.start > last.end:
            joined.append(span)
            continue
        longer = span if (span.end, span.ongoing) > (last.end, last.ongoing) else last
        joined[-1] = replace(
            last,
            end=longer.end,
            until=longer.until,
            ongoing=longer.ongoing,
            events=(*last.events, *span.events),
        )
    return [_episode(scene, span) for span in sorted(joined, key=lambda s: s.start)]


def _episode(scene: Scene, span: Span) -> Episode:
    events, until, ongoing = tuple(dict.fromkeys(span.events)), span.until, span.ongoing
    if not until and scene.ended:
        until, ongoing = (scene.end - INSTANT).date().isoformat(), False
    dates = [scene.witness.record.events[name].date.text.partition("/")[0] for name in events]
    last = max(dates) if ongoing else ""
    return Episode(span.since, until, events, ongoing, last, span.excuse)
