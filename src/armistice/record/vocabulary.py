"""The vocabulary: words for acts, states, things, reasons and kinds, and how they hang together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import cached_property, lru_cache
from importlib import resources
from itertools import islice
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import yaml

from armistice.record.model import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.diagnostics import Location

Role = Literal["by", "to", "object", "place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of the vocabulary: its id, how the screen says it, and one sentence of meaning."""

    id: str
    label: str = ""
    meaning: str
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    def __str__(self) -> str:
        """Say the word as the screen does."""
        return self.label or self.id.replace("-", " ")


@dataclass(frozen=True, slots=True, kw_only=True)
class State(Word):
    """What lasts until an act ends it: control of a place, presence of a force, open passage.

    ``opposite`` is how the screen says that the state does not hold.
    """

    opposite: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """A state that an act starts or ends, and the roles of the event that it joins.

    ``of`` is the role that holds the state, ``over`` the role over which it is held. ``object``
    stands for who acts where the event gives no object.
    """

    state: str
    of: Role
    over: Role | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Word):
    """Something that an actor does, in neutral words.

    ``parent`` is the act of which it is a kind. ``starts`` and ``ends`` are the states that it
    brings about; an act that gives neither takes those of its parent. ``plover``, ``ucdp`` and
    ``acled`` are the nearest words of these data sets, empty where there is none.
    """

    parent: str = ""
    starts: tuple[Effect, ...] = ()
    ends: tuple[Effect, ...] = ()
    plover: str = ""
    ucdp: str = ""
    acled: str = ""


AnyWord = TypeVar("AnyWord", bound=Word)


@dataclass(frozen=True)
class Vocabulary:
    """All words that a case may use, by id, in the order in which they were given."""

    acts: Mapping[str, Act]
    states: Mapping[str, State]
    things: Mapping[str, Word]
    justifications: Mapping[str, Word]
    actor_kinds: Mapping[str, Word]
    place_kinds: Mapping[str, Word]
    statement_kinds: Mapping[str, Word]
    tie_kinds: Mapping[str, Word]
    source_types: Mapping[str, Word]

    @cached_property
    def _families(self) -> Mapping[str, frozenset[str]]:
        families: dict[str, set[str]] = defaultdict(set)
        for act in self.acts:
            for ancestor in self.ancestors(act):
                families[ancestor].add(act)
        return {act: frozenset(family) for act, family in families.items()}

    def ancestors(self, act: str) -> tuple[str, ...]:
        """The act itself, its parent and so on; empty for a word that is no act."""
        chain: dict[str, None] = {}
        while act in self.acts and act not in chain:
            chain[act] = None
            act = self.acts[act].parent
        return tuple(chain)

    def descendants(self, act: str) -> frozenset[str]:
        """The act itself and all its kinds; empty for a word that is no act."""
        return self._families.get(act, frozenset())

    def is_a(self, act: str, ancestor: str) -> bool:
        """Whether an act is the other, or a kind of it."""
        return act in self._families.get(ancestor, ())

    def starts(self, act: str) -> tuple[Effect, ...]:
        """The states that an act starts, its own or its parent's."""
        return self._effects(act).starts

    def ends(self, act: str) -> tuple[Effect, ...]:
        """The states that an act ends, its own or its parent's."""
        return self._effects(act).ends

    @cached_property
    def _effective(self) -> Mapping[str, Act]:
        """For each act the one whose effects it has: itself, or the nearest ancestor with any."""
        return {
            act: next(
                (
                    self.acts[one]
                    for one in self.ancestors(act)
                    if self.acts[one].starts or self.acts[one].ends
                ),
                self.acts[act],
            )
            for act in self.acts
        }

    def _effects(self, act: str) -> Act:
        return self._effective[act]

    def extended(
        self,
        *,
        acts: Iterable[Act] = (),
        states: Iterable[State] = (),
        things: Iterable[Word] = (),
        justifications: Iterable[Word] = (),
    ) -> Vocabulary:
        """The vocabulary with more words; words that it has already keep their meaning."""
        return replace(
            self,
            acts=_with(self.acts, acts),
            states=_with(self.states, states),
            things=_with(self.things, things),
            justifications=_with(self.justifications, justifications),
        )


def _with(words: Mapping[str, AnyWord], more: Iterable[AnyWord]) -> Mapping[str, AnyWord]:
    added = {word.id: word for word in more if word.id not in words}
    return MappingProxyType({**words, **added})


_LONGEST_GUESS = 80
_MANY = 2000
_APART = 2


def nearest(word: str, among: Iterable[str]) -> str:
    """The known word that ``word`` is probably meant as, or nothing.

    Nobody mistypes a word of endless length; and among very many, only those that begin alike
    and are about as long are compared.
    """
    if len(word) > _LONGEST_GUESS:
        return ""
    known = among if isinstance(among, Collection) else list(among)
    if len(known) > _MANY:
        alike = (
            each for each in known if each[:2] == word[:2] and abs(len(each) - len(word)) <= _APART
        )
        known = list(islice(alike, _MANY))
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.7)), "")


@lru_cache(maxsize=1)
def load_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    text = resources.files("armistice.record").joinpath("vocabulary.yaml").read_bytes()
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, list[dict[str, Any]]] = yaml.load(text, loader)  # noqa: S506 - it is safe
    assert set(content) == {entry.name for entry in fields(Vocabulary)}
    return Vocabulary(
        acts=_words(Act, map(_with_effects, content.pop("acts"))),
        states=_words(State, content.pop("states")),
        **{key: _words(Word, entries) for key, entries in content.items()},
    )


def _words(kind: type[AnyWord], entries: Iterable[dict[str, Any]]) -> Mapping[str, AnyWord]:
    return MappingProxyType({entry["id"]: kind(**entry) for entry in entries})


def _with_effects(entry: dict[str, Any]) -> dict[str, Any]:
    effects = {
        key: tuple(Effect(**effect) for effect in entry.get(key, ())) for key in ("starts", "ends")
    }
    return {**entry, **effects}
