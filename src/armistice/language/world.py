"""What an agreement's words may refer to: the record and the vocabulary, as far as names go."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection


_LONGEST_GUESS = 80


@dataclass(frozen=True, slots=True)
class World:
    """The names that exist: of actors, places, acts, states, things, sources, events."""

    actors: Collection[str]
    places: Collection[str]
    acts: Collection[str]
    states: Collection[str]
    things: Collection[str]
    justifications: Collection[str]
    sources: Collection[str]
    events: Collection[str]

    def is_known(self, name: str) -> bool:
        """Whether anything that a norm may speak of has this name."""
        return any(
            name in names
            for names in (self.actors, self.places, self.things, self.acts, self.states)
        )

    def is_conduct(self, name: str) -> bool:
        """Whether the name is a verb: an act or a state."""
        return name in self.acts or name in self.states

    def nearest(self, name: str) -> str:
        """The known name that looks most like ``name``, or nothing."""
        if len(name) > _LONGEST_GUESS:
            return ""
        every = [
            *self.actors,
            *self.places,
            *self.things,
            *self.acts,
            *self.states,
            *self.justifications,
            *self.sources,
        ]
        close = get_close_matches(name, every, n=1, cutoff=0.7)
        return close[0] if close else ""
