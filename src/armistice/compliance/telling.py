"""Events and their details as one would say them: the names of the record for its ids."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from armistice.record.model import Actor, Event, Place
    from armistice.record.vocabulary import Vocabulary


class Named(Protocol):
    """Whatever has the actors, places and words by whose names an event is told."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by id."""
        ...

    @property
    def places(self) -> Mapping[str, Place]:
        """The places by id."""
        ...

    @property
    def vocabulary(self) -> Vocabulary:
        """The words."""
        ...


def in_a_line(record: Named, event: Event) -> str:
    """An event in one neutral line."""
    vocabulary = record.vocabulary

    def names(ids: Sequence[str]) -> str:
        return " and ".join(name_in(record, each) for each in ids)

    if event.observation:
        state = vocabulary.states.get(event.observation)
        word = event.observation
        if state is not None:
            word = state.label if event.holds else (state.opposite or f"not {state.label}")
        subject = names(event.by or event.object)
        where = names(event.place)
        if event.observation == "passage":
            return f"{where} {word}" + (f" (by {names(event.by)})" if event.by else "")
        what = names(event.object) if event.by else ""
        return " ".join(filter(None, [subject, word, what, where]))
    act = vocabulary.acts.get(event.act)
    word = act.label if act is not None and act.label else event.act.replace("-", " ")
    parts = [names(event.by), word, names(event.object), names(event.place)]
    if event.to:
        parts.append(f"(to {names(event.to)})")
    if event.quantity is not None:
        parts.append(f"[{event.quantity}]")
    return " ".join(filter(None, parts))


def name_in(record: Named, identifier: str) -> str:
    """The name of an actor or place, a thing in words, else the id itself."""
    for names in (record.actors, record.places):
        found = names.get(identifier)
        if found is not None:
            return found.name
    thing = record.vocabulary.things.get(identifier)
    return str(thing) if thing is not None else identifier
