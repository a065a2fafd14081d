"""Dates and other small things as a reader expects them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.api import Case

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_DAY = re.compile(
    r"(?<![\w-])(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?(?![\w-])"
)
_BETWEEN = re.compile(r"\[([^\][,]+?)\.\.([^\][,]+?)\]")
_POINT = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d)\S*?)?)?)?([?~%]?)", re.ASCII)
_FOREIGN = re.compile(r"(?:%[89A-F][0-9A-F])+", re.ASCII | re.IGNORECASE)
_MARKS = {"": "", "?": " (uncertain)", "~": "", "%": " (uncertain)"}


def day_words(text: str) -> str:
    """A text with its days and hours written out: ``10 November 2020, 12:00``."""
    plain = _BETWEEN.sub(r"between \1 and \2", text)
    return _DAY.sub(
        lambda found: (
            _written(found[1], found[2], found[3]) + (f", {found[4]}" if found[4] else "")
        ),
        plain,
    )


def date_words(text: str) -> str:
    """An EDTF date as one would say it; what is rare stays as it is written."""
    if text[:1] + text[-1:] == "[]":
        inner = text[1:-1]
        if inner.count("..") == 1 and not inner.startswith("..") and not inner.endswith(".."):
            first, last = inner.split("..")
            return f"between {_point(first)} and {_point(last)}"
        return " or ".join(_point(part.strip()) for part in inner.split(","))
    if text.count("/") == 1:
        first, last = text.split("/")
        since, until = _point(first) or "an unknown date", _point(last) or "an unknown date"
        if last == "..":
            return f"since {since}"
        return f"until {until}" if first == ".." else f"{since} to {until}"
    return _point(text)


def _point(text: str) -> str:
    found = _POINT.fullmatch(text)
    if found is None:
        return text
    year, month, day, clock, mark = found.groups()
    about = "about " if mark in {"~", "%"} else ""
    words = _written(year, month, day) + (f", {clock}" if clock else "")
    return f"{about}{words}{_MARKS[mark]}"


def _written(year: str, month: str | None, day: str | None) -> str:
    if month is None or not 1 <= int(month) <= len(_MONTHS):
        return "-".join(filter(None, [year, month, day]))
    return " ".join(filter(None, [str(int(day)) if day else "", _MONTHS[int(month) - 1], year]))


def month_name(number: int) -> str:
    """The name of a month, January being 1."""
    return _MONTHS[number - 1]


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def actor_name(case: Case, actor: str) -> str:
    """The name of an actor, or of several joined by ``+``."""
    return listed([case.actors[a].name if a in case.actors else a for a in actor.split("+") if a])


def web_address(address: str) -> str:
    """The address if it leads to a page of the web, else nothing."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    safe = parts.scheme in {"http", "https"} and parts.netloc
    return address if safe and not re.search(r"[\s\x00-\x1f]", address) else ""


def shown_address(address: str) -> str:
    """The address with letters of other scripts written as such; all else stays encoded."""

    def letters(found: re.Match[str]) -> str:
        plain = unquote(found[0], errors="replace")
        return plain if plain.isalnum() else found[0]

    return _FOREIGN.sub(letters, address)
