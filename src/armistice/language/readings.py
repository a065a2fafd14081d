"""From the statements of readings to their two slots: phrases, and norms that stand or do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Tree

from armistice.language.branches import every, first, token, tokens, unquoted
from armistice.language.sentences import varied
from armistice.norms.model import (
    AnswersFor,
    Definition,
    Holder,
    Item,
    LimbReading,
    Membership,
    PhraseReading,
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
    meant = first(tree, "meaning")
    return Definition(
        phrase=unquoted(quoted),
        plain=meaning(reader, meant) if meant else None,
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
            meant = first(slot, "meaning")
            quoted = token(slot, "QUOTED")
            assert meant is not None
            assert quoted is not None
            yield PhraseReading(
                bundle=bundle,
                phrase=unquoted(quoted),
                meaning=meaning(reader, meant),
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


def meaning(reader: Reader, tree: Branch) -> Meaning:
    """What a phrase means: actors, places, acts, states, each with its limits."""
    return tuple(_item(reader, part) for part in every(tree, "item"))


def _item(reader: Reader, tree: Branch) -> Item:
    word = token(tree, "NAME")
    assert word is not None
    state = first(tree, "state")
    by = first(tree, "item_by")
    excepted = first(tree, "item_except")
    return Item(
        word=reader.name(word),
        forbidden=token(tree, "NO") is not None,
        holds=state is None or token(state, "CLOSED") is None,
        stated=state is not None,
        by=reader.names(first(by, "names")) if by else (),
        exceptions=reader.justifications(first(excepted, "names")) if excepted else (),
    )
