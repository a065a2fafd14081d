"""Letters that look like others: what the eye cannot tell apart, a message must."""

from __future__ import annotations

import unicodedata


def strange_letter(name: str) -> str:
    """What is to be said of the first sign of a name that no id may hold, or nothing.

    >>> strange_letter("аrmenia")
    'the 1st sign is CYRILLIC SMALL LETTER A (U+0430), which no id may hold'
    >>> strange_letter("armenia")
    ''
    """
    for number, sign in enumerate(name, start=1):
        if not sign.isascii():
            return f"the {_ordinal(number)} sign is {named(sign)}, which no id may hold"
    return ""


def named(sign: str) -> str:
    """A character by its name and number, for it may look like another or like nothing."""
    name = unicodedata.name(sign, "a sign without a name")
    return f"{name} (U+{ord(sign):04X})"


def _ordinal(number: int) -> str:
    teen = number % 100 in {11, 12, 13}
    return f"{number}{'th' if teen else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
