"""From the limbs of a sentence (by when, from when, on what condition) to its terms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Tree

from armistice.language.branches import first, token, tokens
from armistice.language.deeds import deed_of
from armistice.norms.model import Deadline, Trigger

if TYPE_CHECKING:
    from armistice.language.branches import Reader
    from armistice.language.tree import Branch
    from armistice.norms.model import Terms

_BODY = {"subject", "deed", "event_noun", "names", "complement", "stages"}


def limbs_of(tree: Branch) -> list[Branch]:
    """The limbs after the deed, without the commas around them."""
    found = []
    for child in tree.children:
        if not isinstance(child, Tree) or child.data in _BODY:
            continue
        inner = [part for part in child.children if isinstance(part, Tree)]
        found.append(inner[0] if child.data == "tail" and inner else child)
    return found


def _trigger(reader: Reader, tail: Branch) -> Trigger | None:
    found = first(tail, "trigger")
    if found is None:
        return None
    actors = reader.names(first(found, "names"))
    return Trigger(deed_of(reader, found), actors, tail.data == "each_time")


def with_limbs(reader: Reader, terms: Terms, tails: list[Branch]) -> Terms:
    """The terms with every limb of the sentence."""
    for tail in tails:
        terms = _with_limb(reader, terms, tail)
    return terms


def _with_limb(reader: Reader, terms: Terms, tail: Branch) -> Terms:
    date = reader.date(token(tail, "DATE"))
    name = token(tail, "NAME")
    word = str(name).lower() if name else ""
    match tail.data:
        case "by" | "before":
            limit = Deadline(date, inclusive=tail.data == "by") if date else None
            return replace(terms, deadline=limit)
        case "start":
            return replace(terms, start=date)
        case "end":
            return replace(terms, until=date)
        case "until_norm":
            return replace(terms, until_norm=word)
        case "within":
            length = reader.length(token(tail, "LENGTH"))
            return replace(terms, within=(length, word)) if length is not None else terms
        case "within_trigger":
            length = reader.length(token(tail, "LENGTH"))
            return terms if length is None else replace(terms, within=(length, ""))
        case "by_day":
            number = str(token(tail, "NUMBER"))
            return replace(terms, by_day=(int(float(number)), word))
        case "first_day":
            return replace(terms, first_after=word)
        case "periodic":
            return replace(terms, every=reader.length(token(tail, "LENGTH")))
        case "when" | "each_time":
            return replace(terms, when=_trigger(reader, tail))
        case "unless":
            return replace(terms, unless=_trigger(reader, tail))
        case "only_if":
            return _with_condition(terms, tail)
        case "as_long_as":
            return replace(terms, as_long_as=word)
        case "alongside":
            return replace(terms, alongside=word)
        case "during":
            return replace(terms, during=word)
        case "only_after":
            return replace(terms, only_after=word)
        case "subject_to":
            return replace(terms, subject_to=clause_numbers(tail))
        case "without_prejudice":
            return replace(terms, without_prejudice=clause_numbers(tail))
        case "except_for":
            return replace(terms, exceptions=reader.justifications(first(tail, "names")))
        case "owed_to":
            return replace(terms, claimant=reader.terms(first(tail, "terms")))
        case "both_ways":
            return replace(terms, deed=replace(terms.deed, both_ways=True))
    return terms


def _with_condition(terms: Terms, tail: Branch) -> Terms:
    """The norm, or the clauses, that must be kept for this one to bind."""
    found = first(tail, "condition")
    assert found is not None
    name, clauses = token(found, "NAME"), clause_numbers(found)
    if clauses:
        return replace(terms, only_if_clauses=clauses)
    return replace(terms, only_if=str(name).lower())


def clause_numbers(tree: Branch) -> tuple[str, ...]:
    """The numbers of a list of clauses."""
    clauses = first(tree, "clause_list")
    return tuple(str(t) for t in tokens(clauses, "CLAUSE")) if clauses is not None else ()
