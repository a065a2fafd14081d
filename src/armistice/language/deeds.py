"""From the words of a deed to its verb, object, complements and amounts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Token

from armistice.language.branches import every, first, token, tokens
from armistice.norms.model import Amount, Deed, Phrase, Rest, Strip, ground

if TYPE_CHECKING:
    from typing import Any

    from armistice.language.branches import Reader
    from armistice.language.tree import Branch
    from armistice.norms.model import Term

_PLACES = {"at", "in", "on", "along", "between", "through", "into", "over", "around", "across"}


def deed_of(reader: Reader, tree: Branch) -> Deed:
    """Verb, object, complements and amounts of a deed or of a noun that stands for one."""
    verb_token = next(
        child
        for child in tree.children
        if isinstance(child, Token) and child.type in {"NAME", "QUOTED"}
    )
    named = verb_token.type == "NAME"
    verb = reader.name(verb_token, "A602") if named else reader.term(verb_token)
    if isinstance(verb, str) and reader.world.is_known(verb) and not reader.world.is_conduct(verb):
        reader.report("A602", f"`{verb_token}` is no act and no state", verb_token)
    deed = Deed(
        verb=verb,
        object=reader.terms(first(tree, "terms")),
        every=first(tree, "every") is not None,
        amounts=_amounts(reader, first(tree, "amounts")),
    )
    return with_complements(reader, tree, deed)


def _amounts(reader: Reader, tree: Branch | None) -> tuple[Amount, ...]:
    found = []
    for part in every(tree, "amount") if tree is not None else ():
        number = token(part, "NUMBER")
        assert number is not None
        share = token(part, "PERCENT") is not None
        unit = "%" if share else " ".join(str(word) for word in tokens(part, "NAME"))
        if not unit:
            advice = f"say what is counted, as in `{number} personnel`"
            reader.report("A609", f"nobody can say {number} of what", number, advice=advice)
        per = str(token(part, "PER") or "").split()
        found.append(Amount(float(str(number).replace(",", "")), unit, per[-1] if per else ""))
    return tuple(found)


def with_complements(reader: Reader, tree: Branch, deed: Deed) -> Deed:
    """The deed with its places, receivers and what it speaks of."""
    for part in every(tree, "complement"):
        if token(part, "ONLY_THERE") is not None:
            deed = replace(deed, only_there=True)
        strip = first(part, "strip")
        if strip is not None:
            deed = replace(deed, place=(*deed.place, _strip(reader, strip)))
            continue
        preposition = _preposition(part)
        snapshot = first(part, "snapshot")
        if snapshot is not None:
            deed = replace(deed, snapshot=reader.date(token(snapshot, "DATE")))
            continue
        terms = _less(reader, part, reader.terms(first(part, "terms")))
        if first(part, "every") is not None:
            deed = replace(deed, every=True)
        slot = _slot(reader, preposition, terms)
        more: Any = {slot: (*getattr(deed, slot), *terms)}
        deed = replace(deed, **more)
    return deed


def _preposition(part: Branch) -> str:
    found = first(part, "preposition")
    assert found is not None
    return str(found.children[0])


def _strip(reader: Reader, tree: Branch) -> str:
    """The ground within a distance of a line, as a place of its own."""
    distance, line = token(tree, "DISTANCE"), token(tree, "NAME")
    assert distance is not None
    assert line is not None
    return str(Strip(kilometres(str(distance)), reader.name(line)))


def kilometres(distance: str) -> float:
    """A distance as the language writes it, in kilometres."""
    number, unit = distance.split()
    return float(number) / (1000 if unit.startswith("m") else 1)


def _less(reader: Reader, tree: Branch, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """Places less others: "in the area without the town"."""
    without = tuple(
        reader.name(word) for part in every(tree, "less") for word in tokens(part, "NAME")
    )
    if not without:
        return terms
    return tuple(term if isinstance(term, Phrase) else str(Rest(term, without)) for term in terms)


def _slot(reader: Reader, preposition: str, terms: tuple[Term, ...]) -> str:
    """The role that a preposition gives: place, giver, receiver, or what is spoken of."""
    named = [term for term in terms if not isinstance(term, Phrase)]
    if preposition in _PLACES:
        return "place"
    if preposition in {"from", "to"} and any(_is_place(reader, term) for term in named):
        return "place"
    return {"to": "to", "from": "source", "with": "to"}.get(preposition, "of")


def _is_place(reader: Reader, term: Term) -> bool:
    return isinstance(term, str) and ground(term)[0] in reader.world.places
