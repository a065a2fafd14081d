"""Reports of outlets that running text names in parentheses: ``(TASS, January 18; see EDM …)``.

News analysis cites so: the outlet and the day, often without the year. Such a parenthesis is its
own reference. A day without a year is kept in words: which year it was is not in the text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.edtf import date_of, edtf_of
from armistice.evidence.bibliography.item import Item, ItemDate
from armistice.evidence.bibliography.web_links import RUNNING
from armistice.evidence.bibliography.word_dates import MONTHS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.texts import Text

_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")  # fmt: skip
_MONTH = rf"(?:{'|'.join(_NAMES)}|{'|'.join(name[:3] for name in _NAMES)}|Sept)\.?"
_PARENTHESIS = re.compile(r"[(\[](?P<inside>[^()\[\]]{3,300})[)\]]")
_DAYS = rf"{_MONTH} \d{{1,2}}(?:[-–]\d{{1,2}})?(?:, \d{{1,2}}(?![\d]))*(?:,? {YEAR})?"
_OUTLET = r"[^\W\d_a-zа-я][\w.'’&/-]*(?: [\w.'’&/-]+){0,5}?"
_REPORT = re.compile(
    rf"^\s*(?:see |cf\. |see also )?(?:(?P<outlets>{_OUTLET}(?:, {_OUTLET})*),? )?(?P<days>{_DAYS}"
    rf"(?:, {_DAYS})*)\s*$"
)
_ONE_DAY = re.compile(rf"(?:(?P<month>{_MONTH}) )?(?P<day>\d{{1,2}})(?![\d])")
_YEAR_OF = re.compile(rf",? (?P<year>{YEAR})(?!\d)")
_NO_OUTLET = re.compile(
    rf"^(?:{_MONTH}|on|in|from|until|since|before|after|by|as of)$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ReportsNamed:
    """One member of a parenthesis: its span, and the reports that it names.

    ``items`` is empty where days stand without an outlet, as where extraction lost a name.
    """

    start: int
    end: int
    items: tuple[Item, ...]


def reports_named(text: Text) -> Iterator[ReportsNamed]:
    """The reports of outlets that the running text names in parentheses."""
    masked = text.mask(RUNNING)
    for parenthesis in _PARENTHESIS.finditer(masked):
        members = list(_members(parenthesis))
        read = [_REPORT.match(words.strip(" ,")) for _, _, words in members]
        # Days alone cite nothing, unless their neighbours in the parenthesis are reports.
        if not any(found is not None and found["outlets"] for found in read):
            continue
        outlets: list[str] = []
        for (start, end, words), found in zip(members, read, strict=True):
            if found is None:
                continue
            # `EDM, May 1; May 9` goes on with one outlet; a comma ahead of the day stands where
            # extraction lost the name of another.
            is_lost = not found["outlets"] and words.lstrip().startswith(",")
            named = _outlets(found)
            outlets = [] if is_lost else (named or outlets)
            yield ReportsNamed(start, end, tuple(_items(outlets, found["days"])))


def _members(parenthesis: re.Match[str]) -> Iterator[tuple[int, int, str]]:
    at = parenthesis.start("inside")
    for words in parenthesis["inside"].split(";"):
        lead = len(words) - len(words.lstrip(" ,\n"))
        yield at + lead, at + len(words.rstrip()), words.replace("\n", " ")
        at += len(words) + 1


def _outlets(found: re.Match[str]) -> list[str]:
    return [
        one for one in (found["outlets"] or "").split(", ") if one and not _NO_OUTLET.match(one)
    ]


def _items(outlets: list[str], days: str) -> Iterator[Item]:
    for outlet in outlets:
        for date in _dates(days):
            yield Item(
                id="",
                type="article-newspaper",
                texts={"container-title": outlet},
                dates={"issued": date},
            )


def _dates(days: str) -> Iterator[ItemDate]:
    """Each day named; the year stands after the last day that it holds for."""
    month = ""
    pending: list[tuple[str, str]] = []
    at = 0
    while at < len(days):
        year = _YEAR_OF.match(days, at)
        if year is not None:
            yield from (_date(*one, year["year"]) for one in pending)
            pending, at = [], year.end()
            continue
        day = _ONE_DAY.match(days, at)
        if day is not None:
            month = day["month"] or month
            pending.append((month, day["day"]))
            at = day.end()
        else:
            at += 1
    yield from (_date(*one, "") for one in pending)


def _date(month: str, day: str, year: str) -> ItemDate:
    number = MONTHS[month.rstrip(".").lower()]
    if year:
        date = date_of(f"{year}-{number:02}-{int(day):02}")
        if edtf_of(date):
            return date
    return ItemDate(literal=" ".join(filter(None, [f"{_NAMES[number - 1]} {int(day)}", year])))
