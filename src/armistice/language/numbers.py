"""The numbers that clauses get, as the language writes them: ``3``, ``3a``, ``3.1``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.language.numbering import Marker

_ALPHABET = 26


def top_number(marker: Marker | None, part: int, taken: set[str], highest: int) -> str:
    """The number of a clause that stands below none.

    Args:
        marker: Its mark; None where the text does not number it.
        part: The number of the part that lends its own; 0 if none does.
        taken: The numbers that other clauses have.
        highest: The highest whole one of them: a clause that counts anew is numbered on.
    """
    if part:
        return f"{part}.{marker.ordinal}" if marker else str(part)
    if marker is not None and marker.path:
        number = ".".join(map(str, marker.path))
    elif marker is not None:
        number = f"{marker.ordinal}{marker.suffix}"
    else:
        number = str(len(taken) + 1)
    return number if number not in taken else str(highest + 1)


def number_below(above: str, marker: Marker | None) -> str:
    """The number of a clause that stands below another, as the language writes it."""
    assert marker is not None
    if marker.path and ".".join(map(str, marker.path[:-1])) == above:
        return ".".join(map(str, marker.path))
    if marker.lettered and above.isdecimal() and marker.ordinal <= _ALPHABET:
        return f"{above}{chr(ord('a') + marker.ordinal - 1)}"
    return f"{above}.{marker.ordinal}"


def free_number(number: str, taken: set[str]) -> str:
    """The number, or one like it that no clause has yet."""
    if number not in taken:
        return number
    head, dot, rest = number.partition(".")
    if head.isdecimal():
        for letter in "bcdefghijklmnopqrstuvwxyz":
            if f"{head}{letter}{dot}{rest}" not in taken:
                return f"{head}{letter}{dot}{rest}"
    last = 1
    while f"{number}.{last}" in taken:
        last += 1
    return f"{number}.{last}"
