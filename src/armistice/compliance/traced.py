"""The trace of a verdict: all that somebody needs who would derive the verdict again.

It is plain values: it can be written as JSON, read again elsewhere, and judged by the checker.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any

from armistice.compliance.verdict import Episode, Word
from armistice.evidence import Finding
from armistice.norms.model import Item, ZoneBetween

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class TracedUse:
    """What became of one event in one role: used or set aside, why, and what its accounts say.

    ``supports`` and ``opposes`` are the places of the accounts in the event, from 0.
    """

    event: str
    role: str
    used: bool
    reason: str
    finding: Finding
    supports: tuple[int, ...] = ()
    opposes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A word, and the dates that belong to it."""

    word: Word
    since: str = ""
    until: str = ""
    deadline: str = ""
    original_deadline: str = ""
    changed_by: str = ""
    expires: str = ""
    notice_by: str = ""
    episodes: tuple[Episode, ...] = ()
    outcomes: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One meaning that the norm may have under the reading, and what it comes to then.

    ``limb`` names the reading that times the sentence, if it is not the text itself. ``starts``,
    ``ends`` and ``limit`` are the instants that were compared, on the clock of the agreement;
    ``ends`` is empty where nothing ends the norm, ``limit`` where nothing is due. ``limit`` is
    the first instant that is too late.
    """

    limb: str
    meanings: tuple[tuple[str, tuple[Item, ...]], ...]
    answers_for: tuple[tuple[str, tuple[str, ...]], ...]
    claimants: tuple[str, ...]
    starts: str
    ends: str
    ended: bool
    limit: str
    answer: Answer
    uses: tuple[TracedUse, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """One verdict with its derivation: the choice, every meaning, and the verdicts it waits for.

    ``premises`` are the traces of the norms whose course this one depends on. ``circular`` marks
    a premise that leads back to a norm that waits for it: it has no derivation of its own.
    """

    agreement: str
    norm: str
    kind: str
    bearer: str
    reading: str
    text: str
    evidence: str
    as_of: str
    known_at: str
    answer: Answer
    ways: tuple[Way, ...] = ()
    premises: tuple[Trace, ...] = ()
    circular: bool = False

    def to_dict(self) -> dict[str, Any]:
        """As JSON has it: every field by its name."""
        found: dict[str, Any] = _plain(self)
        return found

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Trace:
        """Read what ``to_dict`` wrote.

        Raises:
            ValueError: It is no such thing; the message names what is wrong.
        """
        try:
            return _trace(data)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"this is not the JSON of a trace: {error}") from error


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _trace(data: Mapping[str, Any]) -> Trace:
    read: dict[str, Any] = {
        "answer": _answer(data["answer"]),
        "ways": tuple(map(_way, data["ways"])),
        "premises": tuple(map(_trace, data["premises"])),
    }
    return Trace(**{**data, **read})


def _way(data: Mapping[str, Any]) -> Way:
    read: dict[str, Any] = {
        "meanings": tuple((phrase, tuple(map(_item, items))) for phrase, items in data["meanings"]),
        "answers_for": tuple((actor, tuple(names)) for actor, names in data["answers_for"]),
        "claimants": tuple(data["claimants"]),
        "answer": _answer(data["answer"]),
        "uses": tuple(
            TracedUse(**{**_tuples(use), "finding": Finding(use["finding"])})
            for use in data["uses"]
        ),
    }
    return Way(**{**data, **read})


def _item(data: Mapping[str, Any]) -> Item:
    zone = data.get("zone")
    if zone is None:
        return Item(**_tuples(data))
    lines = tuple((party, line) for party, line in zone["lines"])
    return Item(**{**_tuples(data), "zone": ZoneBetween(**{**zone, "lines": lines})})


def _answer(data: Mapping[str, Any]) -> Answer:
    read: dict[str, Any] = {
        "word": Word(data["word"]),
        "outcomes": tuple(map(Word, data["outcomes"])),
        "episodes": tuple(Episode(**_tuples(episode)) for episode in data["episodes"]),
    }
    return Answer(**{**data, **read})


def _tuples(data: Mapping[str, Any]) -> dict[str, Any]:
    """The same with lists made tuples."""
    return {
        name: tuple(value) if isinstance(value, list) else value for name, value in data.items()
    }
