"""From the statements of readings to their two slots: phrases, and norms that stand or do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Tree

from armistice.language.branches import every, first, token, tokens, unquoted
from armistice.language.deeds import kilometres
from armistice.language.sentences import varied
from armistice.norms.model import (
    AnswersFor,
    Definition,
    Holder,
    Item,
    LimbReading,
    Membership,
    PhraseReading,
    Rest,
    ZoneBetween,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.language.branches import Reader
    from armistice.language.tree import Branch, Statement
    from armistice.norms.model import Meaning, Slot, Terms

NO_HOLDER = Holder()


def holder(reader: Reader, tree: Branch | None) -> Holder:
    """Who holds a reading, where they said so, from when and until when."""
    if tree is None:
        return NO_HOLDER
    since, until = first(tree, "since"), first(tree, "until")
    return Holder(
        actors=reader.names(first(tree, "names")),
        citations=reader.citations(tree),
        since=reader.date(token(since, "DATE")) if since else None,
        until=reader.date(token(until, "DATE")) if until else None,
    )


def definition(reader: Reader, statement: Statement, tree: Branch) -> Definition:
    """A phrase that the agreement defines, or that stands for readings to define."""
    quoted = token(tree, "QUOTED")
    assert quoted is not None
    return Definition(
        phrase=unquoted(quoted),
        plain=meant(reader, tree),
        citations=reader.citations(tree),
        location=statement.location,
    )


def slots(
    reader: Reader, statement: Statement, tree: Branch, terms: Terms | None = None
) -> Iterator[Slot]:
    """What a reading says of phrases and of times, and for whom it makes an actor answer.

    ``terms`` is the sentence whose limb a reading may change; a definition has none.
    """
    bundle = str(token(tree, "NAME"))
    held = holder(reader, first(tree, "holder"))
    for slot in tree.children:
        if not isinstance(slot, Tree):
            continue
        if slot.data in {"means", "means_not"}:
            said = meant(reader, slot)
            quoted = token(slot, "QUOTED")
            assert said is not None
            assert quoted is not None
            yield PhraseReading(
                bundle=bundle,
                phrase=unquoted(quoted),
                meaning=said,
                negative=slot.data == "means_not",
                holder=held,
                location=statement.location,
            )
        elif slot.data == "limb" and terms is not None:
            limb = next(child for child in slot.children if isinstance(child, Tree))
            yield LimbReading(
                bundle=bundle,
                terms=varied(reader, terms, limb),
                holder=held,
                location=statement.location,
            )
        elif slot.data == "answers_for":
            actor = token(slot, "NAME")
            assert actor is not None
            yield AnswersFor(
                bundle=bundle,
                actor=reader.name(actor),
                associates=reader.names(first(slot, "names")),
                holder=held,
                location=statement.location,
            )


def membership(reader: Reader, statement: Statement, tree: Branch) -> Membership:
    """In which readings or texts a norm stands (``only in``) or does not (``not in``)."""
    axis = first(tree, "axis")
    names = first(tree, "names")
    return Membership(
        names=tuple(str(t) for t in tokens(names, "NAME")) if names else (),
        included=token(tree, "ONLY") is not None,
        axis=str(axis.children[0]) if axis else "",
        holder=holder(reader, first(tree, "holder")),
        location=statement.location,
    )


def meant(reader: Reader, tree: Branch) -> Meaning | None:
    """What is said of a phrase: actors, places, acts, states, each with its limits, or a zone."""
    zone, items = first(tree, "zone"), first(tree, "meaning")
    if zone is not None:
        return (_zone(reader, zone),)
    if items is None:
        return None
    return tuple(_item(reader, part) for part in every(items, "item"))


def _zone(reader: Reader, tree: Branch) -> Item:
    """A zone between forces: its width, and the line that each party leaves."""
    distance = token(tree, "DISTANCE")
    assert distance is not None
    lines = []
    for part in every(tree, "zone_side"):
        party, line = tokens(part, "NAME")
        lines.append((reader.name(party), reader.name(line)))
    zone = ZoneBetween(
        kilometres(str(distance)), tuple(lines), shared=first(tree, "equally") is not None
    )
    return Item(word=str(zone), zone=zone)


def _item(reader: Reader, tree: Branch) -> Item:
    word = token(tree, "NAME")
    assert word is not None
    state = first(tree, "state")
    by = first(tree, "item_by")
    excepted = first(tree, "item_except")
    name = reader.name(word)
    without = tuple(
        reader.name(part) for less in every(tree, "less") for part in tokens(less, "NAME")
    )
    return Item(
        word=str(Rest(name, without)) if without else name,
        forbidden=token(tree, "NO") is not None,
        holds=state is None or token(state, "CLOSED") is None,
        stated=state is not None,
        by=reader.names(first(by, "names")) if by else (),
        exceptions=reader.justifications(first(excepted, "names")) if excepted else (),
    )
