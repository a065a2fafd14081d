"""Citations by author and year: ``(Broers 2019; de Waal, 2013, p. 5)``, ``Rose (1998)``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.matching import fitting
from armistice.evidence.bibliography.references import Reference, Where
from armistice.evidence.bibliography.web_links import RUNNING
from armistice.evidence.bibliography.word_dates import MONTHS, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from armistice.evidence.texts import Text

_UPPER = r"[^\W\d_a-zß-öø-ÿа-я]"
_NAME = rf"(?:{_UPPER}[\w'’ʼ/-]*|(?:de|van|von|der|den|da|di|du|del|la|le|el|al|bin|ibn)(?= ))"
_JOIN = r"(?:,? (?:and|&|und|и|ve) |, )"
_AND_OTHERS = r"(?:,? (?:et al\.?|and others|и др\.?|vd\.?|i in\.?|dkk\.?))"
_LOCATOR = (
    r"(?:[,:;]? ?(?P<locator>(?:pp?\.?|ch\.?|chap\.|para\.?|s\.|с\.|note|§) ?[\w–.-]+"
    r"|(?<=: )\d+(?:[–-]\d+)?))"
)
_PARENTHESIS = re.compile(r"[(](?P<inside>[^()]{5,400})[)]")
_MEMBER = re.compile(
    rf"^(?P<lead>(?:(?i:see|see also|e\.g\.|cf\.|for example|for instance|also|compare|quoted in|"
    rf"cited in|as cited in|по|см\.|zob\.)[,:]? )*)(?P<who>[“\"]?{_UPPER}[^;]{{1,150}}?),? "
    rf"\(?(?P<years>{YEAR}[a-z]?(?:(?:, | and | & ){YEAR}[a-z]?)*)\)?{_LOCATOR}?$"
)
_NARRATIVE = re.compile(
    rf"(?<!\w)(?P<who>{_NAME}(?: {_NAME}){{0,4}}"
    rf"(?:{_JOIN}{_NAME}(?: {_NAME}){{0,3}}){{0,3}}{_AND_OTHERS}?)"
    rf"(?:'s|’s)? \((?P<years>{YEAR}[a-z]?(?:, {YEAR}[a-z]?)*){_LOCATOR}?\)"
)
_NOT_OF_NAME = re.compile(r"['’]s$| ?\[[^\[\]]*\]")
_ONE_YEAR = re.compile(rf"(?P<year>{YEAR})(?P<suffix>[a-z]?)")
_LOOKS_LIKE_NAMES = re.compile(
    rf"^{_NAME}(?: {_NAME}){{0,5}}(?:{_JOIN}{_NAME}(?: {_NAME}){{0,5}}){{0,4}}{_AND_OTHERS}?$"
)


@dataclass(frozen=True, slots=True)
class AuthorYear:
    """A citation by author and year, and the references that fit it."""

    start: int
    end: int
    fits: tuple[Reference, ...]
    locator: str


def author_year_citations(text: Text, known: Sequence[Reference]) -> tuple[AuthorYear, ...]:
    """The citations of a text by author and year.

    Places and events have years in parentheses too: what fits no reference is a citation only
    in a text that cites in this way, and only if it looks like names.
    """
    works = [one for one in known if one.where is not Where.PARENTHESIS]
    if not works:
        return ()
    masked = text.mask(RUNNING).replace("\n", " ")
    found = [*_in_parentheses(masked, works), *_narrative(masked, works)]
    if not any(one.fits for one in found):
        return ()
    # What stands in parentheses after a name is one citation, not two.
    taken: list[AuthorYear] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not taken or one.start >= taken[-1].end:
            taken.append(one)
    return tuple(taken)


def _in_parentheses(masked: str, works: Sequence[Reference]) -> Iterator[AuthorYear]:
    for parenthesis in _PARENTHESIS.finditer(masked):
        at = parenthesis.start("inside")
        for words in parenthesis["inside"].split(";"):
            own = words.strip()
            start = at + len(words) - len(words.lstrip())
            member = _MEMBER.match(own)
            if member is not None and not _is_date(member["who"]):
                first, last = start + len(member["lead"]), at + len(words.rstrip())
                yield from _for_years(member, first, last, works, base=start)
            at += len(words) + 1


def _narrative(masked: str, works: Sequence[Reference]) -> Iterator[AuthorYear]:
    for found in _NARRATIVE.finditer(masked):
        who, start = found["who"], found.start()
        # A sentence begins with a capital too: `In Rose (1998)`.
        while who:
            fits = [*_for_years(found, start, found.end(), works, who=who)]
            if any(one.fits for one in fits) or " " not in who:
                break
            first, _, who = who.partition(" ")
            start += len(first) + 1
        if any(one.fits for one in fits):
            yield from fits
        elif not _is_date(found["who"]):
            yield from _for_years(found, found.start(), found.end(), works)


def _for_years(
    found: re.Match[str],
    start: int,
    end: int,
    works: Sequence[Reference],
    *,
    who: str = "",
    base: int = 0,
) -> Iterator[AuthorYear]:
    """A citation for each year that stands after a name.

    ``base`` is where the text begins that was matched, as seen from the text as a whole.
    """
    names = _NOT_OF_NAME.sub("", who or found["who"]).strip(' ,“”"')
    years = list(_ONE_YEAR.finditer(found["years"]))
    for number, year in enumerate(years):
        fits = fitting(names, int(year["year"]), year["suffix"], works)
        if fits or _LOOKS_LIKE_NAMES.match(names):
            at = base + found.start("years")
            first = start if number == 0 else at + year.start()
            last = end if number == len(years) - 1 else at + year.end()
            yield AuthorYear(first, last, fits, (found["locator"] or "").strip())


def _is_date(words: str) -> bool:
    """Whether words before a year are the rest of a date: `9 November`, `in May`."""
    last = words.rsplit(maxsplit=1)[-1].rstrip(".,").lower()
    return last in MONTHS and not last.startswith(("v", "x", "i"))
