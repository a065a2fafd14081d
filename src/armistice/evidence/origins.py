"""Origins: which accounts rest on one word, and whether two voices are independent of each other.

Independence is computed, never entered. It follows the dated links of the record (who is part of
whom, speaks for whom, is owned by whom, stands on which side) and who cites whom: an account on
another's word counts as that other's, however many repeat it.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from armistice.dates import When
    from armistice.evidence.voices import Voices
    from armistice.record.model import Account, Actor

_PHRASES = {
    "part_of": "is part of",
    "speaks_for": "speaks for",
    "owner": "is owned by",
    "side": "stands on the side of",
    "associated_with": "is associated with",
}


def citing(accounts: Iterable[Account]) -> Mapping[str, frozenset[str]]:
    """On whose word each voice speaks that has no account of its own among these.

    A voice that also speaks for itself cites nobody: what rests on it may rest on its own word.
    """
    cited: dict[str, frozenset[str]] = {}
    own: set[str] = set()
    for account in accounts:
        if account.origin in {"", account.whose}:
            own.add(account.whose)
        else:
            cited[account.whose] = cited.get(account.whose, frozenset()) | {account.origin}
    return {voice: origins for voice, origins in cited.items() if voice not in own}


def roots(account: Account, cited: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """The voices on whose word an account rests in the end, along who cites whom.

    Args:
        account: The account.
        cited: What ``citing`` says of all accounts of the event at hand.

    Returns:
        One voice as a rule; several where a voice on the way cites several. Voices that cite
        each other in a circle are all given.
    """
    first = account.origin or account.whose
    if first not in cited:
        return frozenset({first})
    seen = {first}
    ends: set[str] = set()
    open_ = [first]
    while open_:
        name = open_.pop()
        further = cited.get(name, frozenset())
        if not further:
            ends.add(name)
        for origin in further - seen:
            seen.add(origin)
            open_.append(origin)
    return frozenset(ends or seen)


@dataclass(frozen=True, slots=True)
class Step:
    """One dated link of the record, in words: ``Star is owned by Army``."""

    actor: str
    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Independence:
    """Whether two voices are independent of each other, and the links that say so.

    Attributes:
        holds: Whether nothing on record binds the two.
        shared: The actors to whom both lead; empty if they are independent.
        because: The reasons in words, one line each.
    """

    holds: bool
    shared: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """Accounts of one event that count once, since all of them lead to one actor.

    Attributes:
        root: The actor to whom all of them lead.
        accounts: Their places among the accounts of the event, counted from 0.
        because: Why they are one, in words; empty for a single account on its own word.
    """

    root: str
    accounts: tuple[int, ...]
    because: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """The group as plain values."""
        return {
            "root": self.root,
            "accounts": list(self.accounts),
            "because": list(self.because),
        }


class Origins:
    """Judges who is bound to whom, and says by which links."""

    def __init__(self, actors: Mapping[str, Actor], voices: Voices) -> None:
        """Follow the links of ``actors``, dated as ``voices`` reads dates."""
        self._actors = actors
        self._voices = voices

    def independent(
        self, first: str, second: str, on: When | None = None, then: When | None = None
    ) -> Independence:
        """Whether two voices are bound neither to each other nor to one whole.

        Args:
            first: The id of an actor.
            second: The id of another.
            on: When the first spoke; links of any date count if left out.
            then: When the second spoke; as ``on`` if left out.
        """
        later = then if then is not None else on
        shared = self._voices.belongs(first, on) & self._voices.belongs(second, later)
        if not shared:
            names = f"{self._name(first)} and {self._name(second)}"
            return Independence(True, (), (f"nothing on record binds {names}",))
        if first == second:
            return Independence(False, (first,), (f"both are {self._name(first)}",))
        nearest = self._nearest(first, shared, on)
        lines = [
            self._sentence(self.path(voice, nearest, date))
            for voice, date in ((first, on), (second, later))
            if voice != nearest
        ]
        return Independence(False, (nearest, *sorted(shared - {nearest})), tuple(lines))

    def groups(self, accounts: Sequence[Account]) -> tuple[OriginGroup, ...]:
        """The accounts of one event by what they rest on in the end.

        Two accounts share a group exactly if they are not independent of each other. One that
        leads to two actors (a centre of two states) stands in the groups of both.
        """
        cited = citing(accounts)
        members: dict[str, list[int]] = {}
        for number, account in enumerate(accounts):
            for voice in sorted(roots(account, cited)):
                for root in self.ultimate(voice, account.date):
                    group = members.setdefault(root, [])
                    if number not in group:
                        group.append(number)
        return tuple(
            OriginGroup(root, tuple(numbers), tuple(self._why(root, numbers, accounts, cited)))
            for root, numbers in members.items()
        )

    def ultimate(self, voice: str, on: When | None = None) -> tuple[str, ...]:
        """The actors to whom a voice leads and who lead nowhere further."""
        belongs = self._voices.belongs
        ends: dict[str, None] = {}
        for name in sorted(belongs(voice, on)):
            circle = belongs(name, on)
            if all(name in belongs(other, on) for other in circle):
                ends[min(circle)] = None
        return tuple(ends)

    def path(self, voice: str, target: str, on: When | None = None) -> tuple[Step, ...]:
        """The shortest chain of links from a voice to an actor; empty if there is none."""
        came: dict[str, Step | None] = {voice: None}
        ahead = deque([voice])
        while ahead and target not in came:
            for step in self._links(ahead.popleft(), on):
                if step.target not in came:
                    came[step.target] = step
                    ahead.append(step.target)
        steps: list[Step] = []
        last = came.get(target)
        while last is not None:
            steps.append(last)
            last = came[last.actor]
        return tuple(reversed(steps))

    def _nearest(self, voice: str, shared: frozenset[str], on: When | None) -> str:
        return min(shared, key=lambda name: (len(self.path(voice, name, on)), name))

    def _why(
        self,
        root: str,
        numbers: Sequence[int],
        accounts: Sequence[Account],
        cited: Mapping[str, frozenset[str]],
    ) -> Iterator[str]:
        """How each account of a group leads to its root, each reason once."""
        told: dict[str, None] = {}
        for number in numbers:
            account = accounts[number]
            for line in self._chain(account, root, cited):
                told.setdefault(line)
        yield from told

    def _chain(
        self, account: Account, root: str, cited: Mapping[str, frozenset[str]]
    ) -> Iterator[str]:
        voice, seen = account.whose, {account.whose}
        origin = account.origin or voice
        while origin not in seen:
            yield f"{self._name(voice)} speaks on the word of {self._name(origin)}"
            seen.add(origin)
            voice = origin
            origin = min(cited.get(voice, frozenset({voice})))
        for end in sorted(roots(account, cited)):
            if steps := self.path(end, root, account.date):
                yield self._sentence(steps)

    def _sentence(self, steps: Sequence[Step]) -> str:
        """Links as one sentence: ``Star is owned by Army, which is part of North``."""
        if not steps:
            return ""
        words = f"{self._name(steps[0].actor)} {steps[0].words}"
        return ", which ".join([words, *(step.words for step in steps[1:])])

    def _links(self, actor: str, on: When | None) -> Iterator[Step]:
        record = self._actors.get(actor)
        if record is None:
            return
        for kind, phrase in _PHRASES.items():
            for link in getattr(record, kind):
                if self._voices.holds(link.valid, on):
                    words = f"{phrase} {self._name(link.actor)}{_dated(link.valid)}"
                    yield Step(actor, words, link.actor)
        for office in record.offices:
            if self._voices.holds(office.valid, on):
                words = f"is {office.office} of {self._name(office.of)}{_dated(office.valid)}"
                yield Step(actor, words, office.of)

    def _name(self, actor: str) -> str:
        record = self._actors.get(actor)
        return record.name if record is not None else actor


def _dated(valid: When | None) -> str:
    return f" ({valid.text})" if valid is not None else ""
