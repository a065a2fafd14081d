"""Permissions: whether they were used, and whether within their limits."""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, permutations, zip_longest
from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition, StateTest
from armistice.compliance.verdict import MOST_IN_ANY_ORDER, Word
from armistice.evidence import Finding
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from armistice.compliance.duty import Duty
    from armistice.compliance.setting import Weighed
    from armistice.compliance.verdict import Result
    from armistice.norms.model import Amount
    from armistice.record.model import Quantity


def permit_or_power(duty: Duty) -> Result:
    """The verdict on a permission or a power: exercised or not, exceeded, ended."""
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    state = _state(duty)
    counted = _counted(duty, _wanted(duty, state))
    passed = [*_too_much_at_once(duty, counted), *_too_much_in_a_while(duty, counted)]
    perhaps = False
    if state:
        passed, perhaps = _too_much_there(duty, counted, state)
    passed += _elsewhere(duty)
    if passed:
        first = min(passed, key=lambda weighed: _at(duty, weighed))
        return duty.result(Word.EXCEEDED, since=first.dates[0].text)
    if perhaps:
        return duty.result(Word.UNDETERMINED, outcomes=(Word.EXCEEDED, Word.EXERCISED))
    if duty.period.ended and not counted:
        return duty.result(Word.ENDED)
    return duty.result(Word.EXERCISED if counted else Word.UNEXERCISED)


def _state(duty: Duty) -> str:
    """The state that is permitted ("may keep presence"); empty where an act is."""
    vocabulary = duty.setting.record.vocabulary
    verbs = duty.resolved.names([duty.resolved.terms.deed.verb])
    return next((verb for verb in verbs if verb in vocabulary.states), "")


def _wanted(duty: Duty, state: str) -> Proposition:
    resolved, deed = duty.resolved, duty.resolved.terms.deed
    vocabulary = duty.setting.record.vocabulary
    verbs = resolved.names([deed.verb])
    places = frozenset(resolved.names(deed.place))
    if state:
        return Proposition(
            state=StateTest(state, holds=True, of=duty.answerable),
            effects=True,
            places=places,
            place_test=PlaceTest.WITHIN,
        )
    return Proposition(
        acts=frozenset(a for v in verbs for a in vocabulary.descendants(v)),
        by=duty.answerable,
        nameless=False,
        to=frozenset(resolved.names(deed.to)),
        objects=frozenset(resolved.names(deed.object)),
        places=places,
        place_test=PlaceTest.WITHIN,
    )


def _counted(duty: Duty, wanted: Proposition) -> list[Weighed]:
    """The established uses of the permission, oldest first."""
    setting = duty.setting
    power = duty.resolved.terms.kind is Kind.POWER
    found = []
    for bearing in setting.bearings(wanted):
        if power and bearing.event.clause not in duty.names_of_norm:
            continue
        if wanted.state is not None and not wanted.state.holds and bearing.event.observation:
            continue
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        counts = weighed.finding is Finding.YES and setting.begun(weighed)
        duty.use(weighed, REASONS[weighed.finding], used=counts)
        if counts:
            found.append(weighed)
    return found


def _at(duty: Duty, weighed: Weighed) -> datetime:
    return weighed.dates[0].begins(duty.setting.zone).earliest


def _amount(quantity: Quantity | None) -> float | None:
    if quantity is None:
        return None
    return quantity.value if quantity.value is not None else quantity.at_least


# --- how much ---------------------------------------------------------------------------------


def _too_much_at_once(duty: Duty, counted: list[Weighed]) -> Iterator[Weighed]:
    """Each use that passes a limit of its own."""
    for weighed in counted:
        amount = _amount(weighed.quantity)
        if amount is not None and any(
            not limit.per
            and weighed.quantity is not None
            and limit.unit == weighed.quantity.unit
            and amount > limit.value
            for limit in duty.resolved.terms.deed.amounts
        ):
            yield weighed


def _too_much_in_a_while(duty: Duty, counted: list[Weighed]) -> Iterator[Weighed]:
    """The use with which a limit for a day, week, month or year is passed."""
    for limit in duty.resolved.terms.deed.amounts:
        totals: dict[tuple[int, ...], float] = defaultdict(float)
        for weighed in sorted(counted, key=lambda one: _at(duty, one)):
            amount = _amount(weighed.quantity)
            if not limit.per or amount is None or weighed.quantity is None:
                continue
            if weighed.quantity.unit != limit.unit:
                continue
            while_ = calendar_while(_at(duty, weighed), limit.per)
            totals[while_] += amount
            if totals[while_] > limit.value:
                duty.say(f"{totals[while_]:,g} {limit.unit} in one {limit.per}: at most {limit}")
                yield weighed
                break


def calendar_while(instant: datetime, per: str) -> tuple[int, ...]:
    """The calendar day, week (ISO 8601), month or year in which an instant falls."""
    match per:
        case "day":
            return (instant.year, instant.month, instant.day)
        case "week":
            return instant.isocalendar()[:2]
        case "month":
            return (instant.year, instant.month)
    return (instant.year,)


def _too_much_there(duty: Duty, counted: list[Weighed], state: str) -> tuple[list[Weighed], bool]:
    """The reports by which more of a unit was there than is permitted, and whether others may be.

    Sightings set the level; what comes is added to it and what goes is taken from it. What is told
    of one time may have come in any order; only what every order passes is surely too much.
    """
    came = {weighed.event.id for weighed in counted}
    left = _counted(duty, _leaving(duty, state))
    gone = [weighed for weighed in left if weighed.event.id not in came]
    ordered = sorted((*counted, *gone), key=lambda one: (_at(duty, one), one.event.id))
    surely: list[Weighed] = []
    perhaps = False
    for limit in duty.resolved.terms.deed.amounts:
        levels = {0.0}
        told = [one for one in ordered if _amount_of(one, limit) is not None]
        for _, group in groupby(told, key=lambda one: _at(duty, one)):
            together = list(group)
            climbs = [
                _climb(level, order, came, limit)
                for order in _orders(together, came)
                for level in levels
            ]
            levels = {level for level, peak in climbs if peak <= limit.value}
            highest = max(peak for _, peak in climbs)
            if highest > limit.value:
                there = f"{highest:,g} {limit.unit} there: at most {limit} are permitted"
                duty.say(there + (", in one order of what is told of one time" if levels else ""))
            if not levels:
                surely.append(together[0])
                break
            perhaps = perhaps or highest > limit.value
    return surely, perhaps


def _orders(together: list[Weighed], came: set[str]) -> Iterator[Sequence[Weighed]]:
    """The orders in which things told of one time may have come; of many, by turns and not."""
    if len(together) <= MOST_IN_ANY_ORDER:
        yield from permutations(together)
        return
    seen = [one for one in together if one.event.observation]
    comes = [one for one in together if one.event.id in came and one not in seen]
    goes = [one for one in together if one not in comes and one not in seen]
    by_turns = (one for pair in zip_longest(comes, goes) for one in pair if one is not None)
    yield [*by_turns, *seen]
    yield [*comes, *seen, *goes]


def _climb(
    level: float, order: Sequence[Weighed], came: set[str], limit: Amount
) -> tuple[float, float]:
    """The level after a row of reports, and the highest on the way."""
    peak = 0.0
    for weighed in order:
        amount = _amount_of(weighed, limit) or 0.0
        if weighed.event.observation:
            level = amount
        elif weighed.event.id in came:
            level += amount
        else:
            level = max(0.0, level - amount)
        peak = max(peak, level)
    return level, peak


def _amount_of(weighed: Weighed, limit: Amount) -> float | None:
    quantity = weighed.quantity
    return _amount(quantity) if quantity is not None and quantity.unit == limit.unit else None


def _leaving(duty: Duty, state: str) -> Proposition:
    resolved, deed = duty.resolved, duty.resolved.terms.deed
    return Proposition(
        state=StateTest(state, holds=False, of=duty.answerable),
        effects=True,
        places=frozenset(resolved.names(deed.place)),
        place_test=PlaceTest.WITHIN,
    )


# --- where ------------------------------------------------------------------------------------


def _elsewhere(duty: Duty) -> Iterator[Weighed]:
    """Each established act at a known place that lies in none of those permitted."""
    terms, resolved, setting = duty.resolved.terms, duty.resolved, duty.setting
    if not terms.deed.only_there:
        return
    vocabulary, geography = setting.record.vocabulary, setting.matcher.geography
    within, undecided = geography.within, geography.undecided
    permitted = resolved.names(terms.deed.place)
    wanted = Proposition(
        acts=frozenset(
            a for v in resolved.names([terms.deed.verb]) for a in vocabulary.descendants(v)
        ),
        by=duty.answerable,
        nameless=False,
        to=frozenset(resolved.names(terms.deed.to)),
        objects=frozenset(resolved.names(terms.deed.object)),
    )
    for bearing in setting.bearings(wanted):
        places, on = bearing.event.place, bearing.event.date
        if not places or any(
            within(one, other, on) or undecided(one, other, on)
            for one in places
            for other in permitted
        ):
            continue
        weighed = setting.weigh(bearing, duty.standard, duty.hearing)
        counts = weighed.finding is Finding.YES and setting.begun(weighed)
        duty.use(weighed, f"elsewhere; {REASONS[weighed.finding]}", used=counts, role="elsewhere")
        if counts:
            yield weighed
