"""The checker's own derivation of duties to achieve."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from armistice.compliance.checker.conditions import released
from armistice.compliance.checker.events import NOBODY, Lies, Question
from armistice.compliance.checker.findings import ruling
from armistice.compliance.checker.scene import NEVER
from armistice.compliance.traced import Answer
from armistice.compliance.verdict import Word
from armistice.evidence import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.scene import Scene
    from armistice.dates import When, Window

GRAVEST_FIRST = [
    Word.VIOLATED,
    Word.OVERDUE,
    Word.DISPUTED,
    Word.NOT_ESTABLISHED,
    Word.UNREPORTED,
    Word.UNDETERMINED,
    Word.OUTSTANDING,
    Word.PENDING,
    Word.DISCHARGED,
    Word.FULFILLED_LATE,
    Word.FULFILLED,
]
DONE = {Word.FULFILLED, Word.FULFILLED_LATE, Word.DISCHARGED}
MOST_OUTCOMES = 8


@dataclass(frozen=True)
class Goal:
    """One thing to be achieved: what shows it done, and what shows it not done."""

    done: Question
    undone: Question | None


@dataclass(frozen=True)
class Part:
    """What became of one goal: the possible words, and when it was done if it was."""

    words: tuple[Word, ...]
    date: When | None = None
    windows: tuple[Window, ...] = ()


def achieve(scene: Scene) -> Answer:
    """Every goal must be reached; the gravest of their words is the verdict."""
    parts = [_part(scene, goal) for goal in _goals(scene)]
    ruled = ruling(scene)
    if ruled is not None:
        word = Word.VIOLATED if ruled.breach else Word.FULFILLED
        return Answer(word, since=ruled.fact.dates[0].text)
    done_by = [max((w.latest for w in part.windows), default=NEVER) for part in parts]
    free = released(scene, max(done_by))
    if free is not None:
        return Answer(Word.DISCHARGED, since=free.dates[0].text)
    refused = _refused(scene, parts)
    if refused is not None:
        return Answer(Word.VIOLATED, since=refused.dates[0].text)
    words = tuple(
        dict.fromkeys(
            _at_end(scene, min(combination, key=GRAVEST_FIRST.index))
            for combination in product(*(part.words for part in parts))
        )
    )
    done = [part for part in parts if part.windows]
    last = max(done, key=lambda part: part.windows[-1]).date if done else None
    since = last.text.split("/")[-1] or last.text if last is not None else ""
    if len(words) > 1:
        return Answer(Word.UNDETERMINED, since=since, outcomes=words[:MOST_OUTCOMES])
    if words[0] is Word.OVERDUE and scene.limit is not None:
        since = scene.limit.date().isoformat()
    elif words[0] not in DONE:
        since = ""
    return Answer(words[0], since=since)


def _goals(scene: Scene) -> Iterator[Goal]:
    """One goal for each object, and for each place that changes hands."""
    deed, words = scene.deed, scene.words
    verbs = scene.sense.names([deed.verb])
    brought = [
        (effect, holds)
        for verb in verbs
        if verb in words.acts
        for holds, effects in ((True, words.starts(verb)), (False, words.ends(verb)))
        for effect in effects
    ]
    effect, holds = brought[0] if brought else (None, True)
    state = effect.state if effect is not None else ""
    own_places = scene.places_named(scene.deed)
    places = dict.fromkeys(
        (*scene.sense.names(deed.place), *scene.sense.names((*deed.object, *deed.of)))
    )
    there = [p for p in places if p in own_places or p in scene.named(deed.place)]
    things = [
        *scene.sense.names(deed.object),
        *(n for n in scene.sense.names(deed.of) if n not in own_places),
    ]
    if state == "held":
        things = _held_before(scene, things)
    receivers = scene.named(deed.to)
    split_places = state == "control" and not deed.amounts and there
    split_things = not deed.amounts and things
    for thing, place in product(
        [frozenset({t}) for t in things] if split_things else [frozenset(things)],
        [frozenset({p}) for p in there] if split_places else [frozenset(there)],
    ):
        holders = NOBODY
        if effect is not None:
            holders = {"to": receivers, "object": thing, "by": scene.own, "place": NOBODY}[
                effect.of
            ]
        named = thing.difference(own_places)
        ownerless = state == "presence" and named and not scene.witness.record.actors.keys() & named
        done = Question(
            acts=scene.kinds_of(verbs),
            state=state,
            holds=holds,
            holders=scene.own if state == "held" else holders,
            by_effect=bool(state),
            by=scene.own if state in {"", "held"} or ownerless else NOBODY,
            to=receivers,
            objects=named,
            places=place,
            lies=Lies.AROUND
            if state == "control" or (state == "presence" and not holds)
            else Lies.TOUCHING,
        )
        undone = replace(done, acts=NOBODY, by_effect=False, holds=not holds, lies=Lies.TOUCHING)
        yield Goal(done, undone if state else None)


def _held_before(scene: Scene, groups: list[str]) -> list[str]:
    """The groups of whom the bearer is recorded to have held somebody; all if of none."""
    held = scene.look(
        Question(state="held", holders=scene.own, by_effect=True, by=scene.own, named=True)
    )
    found = [
        group
        for group in groups
        if any(
            fact.bearing.supports
            and any(scene.is_part(name, group, fact.event) for name in fact.event.object)
            for fact in held
        )
    ]
    return found or groups


def _part(scene: Scene, goal: Goal) -> Part:
    told = scene.ask(goal.done)
    against = scene.ask(goal.undone) if goal.undone is not None else []
    whole = [
        fact
        for number, fact in enumerate(told)
        if _is_whole(scene, goal, fact, told[: number + 1])
        and any(scene.over(date) > scene.start for date in fact.dates)
    ]
    yes = [fact for fact in whole if fact.established]
    no = [fact for fact in against if fact.established]
    kept = [fact for fact in yes if not _seen_again(scene, goal, fact, no)]
    doubted = any(scene.begun(fact) for fact in yes if fact not in kept)
    if kept:
        first = min(kept, key=lambda fact: min(date.ends(scene.zone) for date in fact.dates))
        part = _done(scene, first)
        if part.windows or not doubted:
            return part
    if doubted:
        scene.rests.update(fact.event.id for fact in (*yes, *no))
        return Part((Word.DISPUTED,))
    return Part((_not_done(scene, whole, against),))


def _seen_again(scene: Scene, goal: Goal, fact: Fact, no: list[Fact]) -> bool:
    """Whether what was said to be gone was seen after it was gone."""
    if goal.undone is None or goal.done.holds:
        return False
    gone = max(scene.over(date) for date in fact.dates)
    return any(all(scene.earliest(date) >= gone for date in other.dates) for other in no)


def _is_whole(scene: Scene, goal: Goal, fact: Fact, so_far: list[Fact]) -> bool:
    """Whether an event is all that is due, alone or with those before it."""
    amounts, quantity = scene.deed.amounts, fact.quantity
    if fact.event.observation:
        return not amounts or _amounts_to(scene, [fact])
    together = scene.bearer.split("+")
    if len(together) > 1 and fact.by:
        took_part = [
            any(scene.is_part(name, each, fact.event) for name in fact.by) for each in together
        ]
        if not all(took_part):
            return False
    if scene.deed.every:
        return quantity is not None and quantity.all
    if quantity is not None and not quantity.all and goal.done.state and not goal.done.holds:
        return bool(amounts) and _amounts_to(scene, [fact])
    return not amounts or _amounts_to(scene, so_far)


def _amounts_to(scene: Scene, facts: list[Fact]) -> bool:
    """Whether events reach the first amount asked for: acts add up, sightings and shares do not."""
    wanted, total = scene.deed.amounts[0], 0.0
    for fact in facts:
        quantity = fact.quantity
        if facts[-1].established and not fact.established:
            continue
        if quantity is None or quantity.unit != wanted.unit:
            continue
        if quantity.all:
            return True
        amount = quantity.value if quantity.value is not None else quantity.at_least or 0.0
        level = bool(fact.event.observation) or wanted.unit == "%"
        total = max(total, amount) if level else total + amount
    return total >= wanted.value


def _done(scene: Scene, first: Fact) -> Part:
    windows = tuple(dict.fromkeys(date.ends(scene.zone) for date in first.dates))
    words = list(dict.fromkeys(w for window in windows for w in _when_done(scene, window)))
    by_own = any(scene.voices.wholes(name, first.event.date) & scene.own for name in first.by)
    if scene.bearer and first.event.act and first.by and not by_own:
        achieved = {Word.FULFILLED, Word.FULFILLED_LATE}
        words = list(dict.fromkeys(Word.DISCHARGED if w in achieved else w for w in words))
    if set(words) <= {Word.PENDING, Word.OVERDUE, Word.OUTSTANDING}:
        if words[0] is Word.OVERDUE:
            scene.rests.add(first.event.id)
        return Part(tuple(words))
    scene.rests.add(first.event.id)
    return Part(tuple(words), max(first.dates, key=lambda d: d.ends(scene.zone)), windows)


def _when_done(scene: Scene, window: Window) -> Iterator[Word]:
    """In time, late, or not yet: whatever the window of its end allows."""
    limit, now = scene.limit, scene.now
    if window.earliest < now and (limit is None or window.earliest < limit):
        yield Word.FULFILLED
    if window.earliest < now and limit is not None and min(window.latest, now) > limit:
        yield Word.FULFILLED_LATE
    if window.latest > now:
        yield (
            Word.OUTSTANDING if limit is None else Word.PENDING if now <= limit else Word.OVERDUE
        )


def _not_done(scene: Scene, whole: list[Fact], against: list[Fact]) -> Word:
    limit = scene.limit
    said = {fact.finding for fact in whole if scene.begun(fact)}
    denied = [fact for fact in against if scene.begun(fact)]
    if Finding.DISPUTED in said:
        return Word.DISPUTED
    if limit is None:
        return Word.NOT_ESTABLISHED if Finding.NOT_ESTABLISHED in said else Word.OUTSTANDING
    if scene.now <= limit:
        return Word.PENDING
    seen = [
        fact
        for fact in denied
        if fact.established and any(scene.over(date) >= limit for date in fact.dates)
    ]
    if seen:
        scene.rests.update(fact.event.id for fact in seen)
        return Word.OVERDUE
    if any(fact.finding is Finding.DISPUTED for fact in denied):
        return Word.DISPUTED
    if Finding.NOT_ESTABLISHED in said:
        return Word.NOT_ESTABLISHED
    if Finding.NO in said:
        return Word.OVERDUE
    unsure = any(fact.finding is Finding.NOT_ESTABLISHED for fact in denied)
    return Word.NOT_ESTABLISHED if unsure else Word.UNREPORTED


def _refused(scene: Scene, parts: list[Part]) -> Fact | None:
    """The bearer's established refusal of this norm, unless all was done before it."""
    acts = scene.words.descendants("refuse")
    if not scene.bearer or not acts:
        return None
    for fact in scene.look(Question(acts=acts, by=scene.own, named=True)):
        if fact.event.clause not in scene.names_of_norm:
            continue
        too_late = all(
            part.windows
            and min(scene.earliest(d) for d in fact.dates) >= max(w.latest for w in part.windows)
            for part in parts
        )
        counts = fact.established and scene.begun(fact) and not too_late
        scene.meet(fact, rests=counts)
        if counts:
            return fact
    return None


def _at_end(scene: Scene, word: Word) -> Word:
    """A duty that was not due when its norm ended is discharged."""
    open_ = {Word.PENDING, Word.OUTSTANDING, Word.OVERDUE, Word.UNREPORTED}
    if not scene.ended or word not in open_:
        return word
    not_due = scene.limit is None or scene.limit > scene.end
    return Word.DISCHARGED if not_due else word
