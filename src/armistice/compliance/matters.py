"""Which differences between accounts matter: verdicts if all told a detail as one version does."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from armistice.compliance.board import replay_of
from armistice.compliance.choices import texts_asked
from armistice.compliance.replay import Replay
from armistice.compliance.setting import Setting
from armistice.evidence import Standard
from armistice.evidence.disagreement import Aspect
from armistice.record.model import Details

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armistice.case import CheckedCase
    from armistice.compliance.matching import Proposition
    from armistice.compliance.verdict import Result
    from armistice.compliance.weighing import Bearing
    from armistice.dates import Window
    from armistice.evidence.disagreement import Disagreement, Version
    from armistice.norms.model import Agreement, Norm
    from armistice.record.model import Account, Event

_REPORTED = Standard("reported")
_SILENT = Details()


@dataclass(frozen=True, slots=True)
class Stake:
    """A verdict that turns on a difference between accounts.

    Attributes:
        norm: The id of the norm.
        bearer: Who answers for it; empty where it names nobody.
        reading: The reading under which it turns.
        results: What the verdict comes to under each version, in the order of the versions.
        dates_alone: Whether the verdict stays the same word, and only its dates change.
    """

    norm: str
    bearer: str
    reading: str
    results: tuple[str, ...]
    dates_alone: bool

    def to_dict(self) -> dict[str, Any]:
        """The stake as plain values."""
        return {
            "norm": self.norm,
            "bearer": self.bearer,
            "reading": self.reading,
            "results": list(self.results),
            "dates_alone": self.dates_alone,
        }


@dataclass(frozen=True, slots=True)
class _Question:
    """A verdict that looks at an event: under any report, in the authentic text."""

    norm: Norm
    bearer: str
    reading: str
    text: str


def stakes(
    case: CheckedCase,
    found: Sequence[Disagreement],
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
) -> tuple[tuple[Stake, ...], ...]:
    """The verdicts that turn on each difference between accounts; none where none does.

    For each version, all accounts of the event are taken to tell this one detail as it does, and
    all else as they do; where the event itself is asserted and denied, either side is heard alone.
    Every verdict that looks at the event is given again on any report, under each reading.

    Args:
        case: The checked case.
        found: The differences.
        agreement: The id of one agreement; all if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.

    Raises:
        ChoiceError: A date is none.
    """
    turned: list[list[Stake]] = [[] for _ in found]
    for one in case.agreements.values():
        if agreement in {"", one.id}:
            everybody = replay_of(case, one, as_of, known_at)
            asked = _questions(everybody)
            for number, difference in enumerate(found):
                questions = asked.get(difference.event, ())
                if not questions:
                    continue
                answers = []
                for version in difference.versions:
                    told = told_as(case.events[difference.event], difference.aspect, version)
                    replay = Replay(_Retold(everybody.setting, told))
                    answers.append([_answer(replay, question) for question in questions])
                turned[number] += _turned(questions, answers)
    return tuple(map(tuple, turned))


def events_asked(
    case: CheckedCase, agreement: str, *, as_of: str = "", known_at: str = ""
) -> frozenset[str]:
    """The events at which some verdict of an agreement looks, under any of its readings."""
    return frozenset(_questions(replay_of(case, case.agreements[agreement], as_of, known_at)))


def _questions(replay: Replay) -> Mapping[str, tuple[_Question, ...]]:
    """The verdicts that look at each event with a finding, by event."""
    asked: dict[str, dict[_Question, None]] = {}
    for question in _every(replay):
        for use in _answer(replay, question).uses:
            if use.supports or use.opposes:
                asked.setdefault(use.event, {})[question] = None
    return MappingProxyType({event: tuple(questions) for event, questions in asked.items()})


def _every(replay: Replay) -> Iterator[_Question]:
    agreement: Agreement = replay.agreement
    text = texts_asked(agreement, "", single=True)[0]
    for norm in agreement.norms:
        for reading in agreement.reading_names:
            for bearer in replay.bearers(norm, reading, text):
                yield _Question(norm, bearer, reading, text)


def _answer(replay: Replay, asked: _Question) -> Result:
    return replay.answer(asked.norm, asked.bearer, asked.reading, asked.text, _REPORTED)


def told_as(event: Event, aspect: Aspect, version: Version) -> Event:
    """An event whose accounts all tell one aspect as one version does."""
    if aspect is Aspect.OCCURRENCE or version.denied:
        kept = tuple(event.accounts[number] for number in version.accounts)
        return replace(event, accounts=kept)
    accounts = []
    for account in event.accounts:
        if account.stance.supports:
            accounts.append(_retold(account, aspect, version))
        elif aspect not in account.denies:
            accounts.append(account)
    return replace(event, accounts=tuple(accounts))


def _retold(account: Account, aspect: Aspect, version: Version) -> Account:
    if aspect is Aspect.JUSTIFICATION:
        return replace(account, justification=version.value)
    own = account.differs or Details()
    # What nobody tells otherwise is as recorded; an empty detail says nothing of its own.
    value = getattr(_SILENT, aspect) if version.recorded else version.value
    told = replace(own, **{str(aspect): value})
    return replace(account, differs=None if told == _SILENT else told)


class _Retold(Setting):
    """A setting in which one event is told otherwise; what both share is not done again."""

    def __init__(self, everybody: Setting, event: Event) -> None:
        """Put the event, as it is told now, in place of the one of the same id."""
        self.__dict__.update(everybody.__dict__)
        self._event = event
        self._everybody = everybody
        record = everybody.record
        lone = replace(record, events={event.id: event})
        self._lone = Setting(lone, self.agreement, self.zone, self.as_of, self.known_at)
        self._lone.voices, self._lone.matcher = everybody.voices, everybody.matcher
        self.record = replace(record, events={**record.events, event.id: event})

    def bearings(self, wanted: Proposition) -> tuple[Bearing, ...]:
        """Those of everybody, but for the one event, which is heard anew."""
        found = self._everybody.bearings(wanted)
        others = [bearing for bearing in found if bearing.event.id != self._event.id]
        for bearing in self._lone.bearings(wanted):
            insort(others, bearing, key=self._order)
        return tuple(others)

    def _order(self, bearing: Bearing) -> tuple[Window, str]:
        return bearing.event.date.begins(self.zone), bearing.event.id


def _turned(questions: Sequence[_Question], answers: Sequence[Sequence[Result]]) -> Iterator[Stake]:
    for number, question in enumerate(questions):
        results = [each[number] for each in answers]
        if len({result.key() for result in results}) > 1:
            words = tuple(str(result.word) for result in results)
            alike = len(set(words)) == 1
            shown = tuple(map(_dated, results)) if alike else words
            yield Stake(question.norm.id, question.bearer, question.reading, shown, alike)


def _dated(result: Result) -> str:
    return " ".join(
        filter(
            None,
            [
                str(result.word),
                f"since {result.since}" if result.since else "",
                f"until {result.until}" if result.until else "",
            ],
        )
    )
