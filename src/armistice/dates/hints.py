"""Words for texts that are meant as dates and written otherwise."""

from __future__ import annotations

import re
from calendar import month_abbr

_MONTH_NAMES = "|".join(month_abbr[1:])
_HINTS = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), words)
    for pattern, words in (
        (r"$", "a date is missing here"),
        (r"\{", "a set of several dates is not one date: write one record for each"),
        (r"-\d", "years before 0001 are not supported"),
        (r"y\d", "years beyond 9999 are not supported"),
        (r"[?~%]", "`?`, `~` and `%` stand after the whole date, as in `2020-11~`"),
        (r"\d{4}-\d{2}-?[?~%]", "`?`, `~` and `%` stand after the whole date"),
        (r"\d{1,2}[./]\d{1,2}[./]\d{2,4}", "write the year first, then month and day: 2020-11-25"),
        (r"\d{1,2}[./-]\d{4}", "write the year first, then the month: 2020-11"),
        (rf"(\d+\s+)?({_MONTH_NAMES})", "write the month as a number, after the year: 2020-11-25"),
        (r"[0-9xu]{4}", "a digit that is not known is written as a capital X: 202X"),
        (
            r"(about|around|circa|c\.|ca\b)",
            "write `~` after the date for about: 2020~",
        ),
        (r"\d{1,3}$", "a year has four digits"),
        (r"(now|today|present|ongoing|unknown)", "write `..` for an open end, nothing for unknown"),
    )
)
_TRAILING = tuple(
    (re.compile(pattern, re.ASCII | re.IGNORECASE), words)
    for pattern, words in (
        (r"\.\.", "write `[a..b]` for one of these days, `a/b` for from one to the other"),
        (r"-\d?[xu]", "a digit that is not known is written as a capital X: 2020-1X"),
        (r"-\d(?!\d)", "months and days have two digits: 2020-01-05"),
        (r"-?[?~%]", "`?`, `~` and `%` stand after the whole date, as in `2020-11~`"),
        (r"[./]\d", "write dates with hyphens: 2020-11-25"),
        (r"\d", "a year has four digits, a month and a day two"),
        (r"[T ]\d", "a time of day has two digits each for hours and minutes: 09:30"),
        (r"\s*(-|–|to|until|bis)\s*", "write `a/b` for from one date to another"),
    )
)
_SLASHED = re.compile(r"\d{4}/\d{1,2}/\d{1,2}", re.ASCII)


def hint(rest: str) -> str:
    """Say how to write the date that ``rest`` seems to be meant as."""
    for pattern, words in _HINTS:
        if pattern.match(rest):
            return words
    return f"`{rest}` is not a date: write it as 2020-11-25, 2020-11 or 2020"


def trailing_hint(text: str, offset: int) -> str:
    """Say what is wrong with what stands at an offset, after a date that could be read."""
    rest = text[offset:]
    if text[offset - 1] in "?~%" and rest.startswith("-"):
        return "`?`, `~` and `%` stand after the whole date, as in `2020-11~`"
    for pattern, words in _TRAILING:
        if pattern.match(rest):
            return words
    return f"`{rest}` does not belong to a date"


def slashed(text: str) -> bool:
    """Whether a text is a date with slashes for hyphens, which would read as an interval."""
    return _SLASHED.match(text) is not None
