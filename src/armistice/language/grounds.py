"""Phrases that stand for ground: "withdraw from `the 50 km zone`" speaks of a place.

After `from` and `to` a name is a place if the record has it among its places, and an actor else.
What a phrase stands for is known only when all definitions and readings have been read.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.norms.model import Phrase, ground

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from armistice.norms.model import Agreement, Deed, Meaning, Norm, Term, Terms


def with_grounds(agreement: Agreement, places: Collection[str]) -> Agreement:
    """The agreement with the phrases after `from` and `to` that mean ground among its places."""
    grounds = frozenset(
        phrase
        for phrase, meaning in _meanings(agreement)
        if any(item.zone is not None or ground(item.word)[0] in places for item in meaning)
    )
    if not grounds:
        return agreement

    def placed(terms: Terms) -> Terms:
        return replace(terms, deed=_placed(terms.deed, grounds))

    def moved(norm: Norm) -> Norm:
        return replace(
            norm,
            terms=placed(norm.terms),
            versions=tuple((name, terms and placed(terms)) for name, terms in norm.versions),
            limbs=tuple(replace(limb, terms=placed(limb.terms)) for limb in norm.limbs),
        )

    return replace(
        agreement,
        clauses=tuple(
            replace(clause, norms=tuple(map(moved, clause.norms))) for clause in agreement.clauses
        ),
    )


def _meanings(agreement: Agreement) -> Iterator[tuple[str, Meaning]]:
    """Every phrase with every meaning that the agreement or a reading gives it."""
    for definition in agreement.definitions:
        if definition.plain is not None:
            yield definition.phrase, definition.plain
        for reading in definition.readings:
            yield reading.phrase, reading.meaning
    for norm in agreement.norms:
        for reading in norm.readings:
            yield reading.phrase, reading.meaning


def _placed(deed: Deed, grounds: frozenset[str]) -> Deed:
    def is_ground(term: Term) -> bool:
        return isinstance(term, Phrase) and term.text in grounds

    there = tuple(term for term in (*deed.source, *deed.to) if is_ground(term))
    if not there:
        return deed
    return replace(
        deed,
        source=tuple(term for term in deed.source if not is_ground(term)),
        to=tuple(term for term in deed.to if not is_ground(term)),
        place=(*deed.place, *there),
    )
