"""Dates of CSL items as EDTF and back: the one form that BibTeX, CSL and a case all know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.dates import DateError, parse_when
from armistice.evidence.bibliography.item import ItemDate

if TYPE_CHECKING:
    from armistice.dates import When

SEASONS = ("spring", "summer", "autumn", "winter")
_SEASON = {name: number for number, name in enumerate(SEASONS, start=21)} | {"fall": 23}
_FIRST_SEASON = 21
_SEASON_MONTHS = range(13, 17)
_SIDE = r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-\d\d)?)?"
_PLAIN = re.compile(rf"(?P<first>{_SIDE})(?P<circa>~?)(?:/(?P<last>{_SIDE})(?P<too>~?))?", re.ASCII)
_SEASON_OF_YEAR = re.compile(r"(\d{4})-(2[1-4])(~?)", re.ASCII)
_OPEN = (0, ())


def edtf_of(date: ItemDate | None) -> str:
    """The date as EDTF, empty where it cannot be said so: ``forthcoming``, the year 0.

    >>> edtf_of(ItemDate(parts=((2020, 11), (2020, 12, 1)))), edtf_of(ItemDate(raw="2020~"))
    ('2020-11/2020-12-01', '2020~')
    """
    if date is None:
        return ""
    if date.parts:
        return _checked(_joined(date))
    if date.circa and date.literal:
        return _checked(f"{date.literal}~")
    return next(filter(None, map(_checked, (date.edtf, date.raw, date.literal))), "")


def when_of(date: ItemDate | None) -> When | None:
    """The date as a record has it, if EDTF can say it."""
    text = edtf_of(date)
    return parse_when(text) if text else None


def date_of(edtf: str) -> ItemDate:
    """A date of CSL from EDTF: in parts where these can say it, else as EDTF.

    >>> date_of("2020-11~").circa, date_of("2020-22").season, date_of("2020-1X").edtf
    (True, '2', '2020-1X')
    """
    if (found := _SEASON_OF_YEAR.fullmatch(edtf)) is not None:
        season = str(int(found[2]) - _FIRST_SEASON + 1)
        return ItemDate(parts=((int(found[1]),),), season=season, circa=bool(found[3]))
    found = _PLAIN.fullmatch(edtf)
    # A range of which one end is approximate is more than one word `circa` can say.
    if found is None or (found["last"] and found["circa"] != found["too"]):
        return ItemDate(edtf=edtf)
    sides = filter(None, (found["first"], found["last"]))
    parts = tuple(tuple(int(part) for part in side.split("-")) for side in sides)
    return ItemDate(parts=parts, circa=bool(found["circa"]))


def _joined(date: ItemDate) -> str:
    mark = "~" if date.circa else ""
    season = _season(date.season)
    first, *rest = [list(part) for part in date.parts]
    if season and not rest and len(first) == 1:
        first.append(season)
    return "/".join(
        ".." if not part or part == [0] else _written(part) + mark for part in (first, *rest)
    )


def _season(name: str) -> int:
    if name.isascii() and name.isdecimal() and 1 <= int(name) <= len(SEASONS):
        return int(name) + _FIRST_SEASON - 1
    return _SEASON.get(name.strip().lower(), 0)


def _written(parts: list[int]) -> str:
    # Some programs write a month that is not known as 0, and seasons as the months 13 to 16.
    known = parts[: parts.index(0)] if 0 in parts else parts
    year, *rest = known or [0]
    if rest and rest[0] in _SEASON_MONTHS:
        rest[0] += _FIRST_SEASON - _SEASON_MONTHS.start
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest)])


def _checked(text: str) -> str:
    try:
        return parse_when(text).text if text.strip() else ""
    except DateError:
        return ""
