"""Names and titles that mean the same, spelling aside."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.works import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.evidence.bibliography.item import Item
    from armistice.evidence.bibliography.references import Reference

_ALIKE = 0.84
"""So much of two names must agree: one letter of six may differ, or of four one may be missing."""
_SAME_TITLE = 0.9
_TELLING_WORDS = 3
_ET_AL = re.compile(
    r",?\s*\b(?:et al\b\.?|and others\b|и др\b\.?|vd\b\.?|i in\b\.?|dkk\b\.?)", re.IGNORECASE
)
_AND = re.compile(r"\s*(?:&|,|\band\b|\bund\b|\bи\b|\bve\b)\s*")


def likeness(one: str, other: str) -> float:
    """How much of two folded texts agrees, from 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def titles_alike(one: Item, other: Item) -> bool:
    """Whether two titles are spellings of one."""
    return likeness(folded(one.title), folded(other.title)) >= _SAME_TITLE


def begins_alike(title: str, start: str) -> bool:
    """Whether a title begins with some words, spelling aside."""
    words, whole = folded(start), folded(title)
    return bool(words) and (
        whole.startswith(words) or likeness(whole[: len(words)], words) >= _SAME_TITLE
    )


def fitting(who: str, year: int, suffix: str, known: Sequence[Reference]) -> tuple[Reference, ...]:
    """The references that a name and a year mean; the nearest spelling wins.

    Args:
        who: The name or names as the text gives them: ``Welt and Bowen``, ``Askerov et al.``.
        year: The year.
        suffix: The letter after the year, empty if there is none.
        known: The references to choose from.

    Returns:
        One reference, several if the name does not decide, none if no name fits.
    """
    of_year = [one for one in known if one.item.year == year]
    if suffix:
        own = [one for one in of_year if one.item.texts.get("year-suffix") == suffix]
        of_year = own or of_year
    others = bool(_ET_AL.search(who))
    names = [name for each in _AND.split(_ET_AL.sub("", who)) if (name := folded(each))]
    if not names:
        return ()
    for test in (_named, _titled, _part_of_name, _nearly_named):
        fits = [one for one in of_year if test(names, folded(who), one.item)]
        if fits:
            return _by_number_of_authors(fits, len(names), others=others)
    return ()


def _surnames(item: Item) -> list[str]:
    persons = item.names.get("author") or item.names.get("editor") or ()
    return [folded(person.surname) for person in persons]


def _named(names: list[str], whole: str, item: Item) -> bool:
    """Whether the names are those of the first authors, given names and particles aside."""
    surnames = _surnames(item)
    if surnames[:1] == [whole]:
        return True
    pairs = list(zip(names, surnames, strict=False))
    return len(pairs) == len(names) and all(
        name == surname or f" {name}".endswith(f" {surname}") or f" {surname}".endswith(f" {name}")
        for name, surname in pairs
    )


def _titled(_names: list[str], whole: str, item: Item) -> bool:
    """Whether a work is cited by its title."""
    title = folded(item.title)
    return len(whole.split()) >= _TELLING_WORDS and (
        f" {whole} " in f" {title} " or begins_alike(item.title, whole)
    )


def _part_of_name(names: list[str], _whole: str, item: Item) -> bool:
    """Whether the name is a word of an organisation's name: `Zurich` of an institute there."""
    persons = item.names.get("author") or ()
    return len(names) == 1 and any(
        person.literal and names[0] in folded(person.literal).split() for person in persons
    )


def _nearly_named(names: list[str], _whole: str, item: Item) -> bool:
    """Whether the names are spelled nearly so: `Rác` for Rácz."""
    surnames = _surnames(item)
    pairs = list(zip(names, surnames, strict=False))
    return len(pairs) == len(names) and all(
        likeness(name.split()[-1], surname.split()[-1]) >= _ALIKE for name, surname in pairs
    )


def _by_number_of_authors(
    fits: list[Reference], named: int, *, others: bool
) -> tuple[Reference, ...]:
    """Of several works those by as many authors as the citation names."""
    counts = [len(one.item.names.get("author", ())) for one in fits]
    right = [
        one
        for one, count in zip(fits, counts, strict=True)
        if (count > named if others else count == named)
    ]
    return tuple(right or fits)
