"""Dates as references write them: ``28 III 2018``, ``on 6 September 2022``, ``15.05.2021``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armistice.dates import DateError, parse_when

_MONTHS = """
january february march april may june july august september october november december
jan feb mar apr may jun jul aug sep oct nov dec
i ii iii iv v vi vii viii ix x xi xii
января февраля марта апреля мая июня июля августа сентября октября ноября декабря
январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia
januari februari maret april mei juni juli agustus september oktober november desember
ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık
yanvar fevral mart aprel may iyun iyul avqust sentyabr oktyabr noyabr dekabr
januar februar märz april mai juni juli august september oktober november dezember
janvier février mars avril mai juin juillet août septembre octobre novembre décembre
січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի \
հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի
"""
MONTHS = {
    word: number
    for line in _MONTHS.strip().splitlines()
    for number, word in enumerate(line.split(), start=1)
} | {"sept": 9}
"""The number of a month by its name in small letters; Roman numerals among them."""

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
YEAR = r"(?:1[89]|20)\d\d"
"""A year as it occurs in references."""
# Extraction leaves blanks within Roman numerals: `15 V I 2021`.
_ROMAN = r"[IVX](?: ?[IVX]){0,3}"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d){_DAY}\.? (?:of )?(?P<month>{_MONTH})\.?,? (?P<year>{YEAR})(?!\d)",
        rf"(?<!\w)(?P<month>{_MONTH})\.? {_DAY},? (?P<year>{YEAR})(?!\d)",
        rf"(?<!\d)(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)",
        rf"(?<!\d)(?P<day>\d{{1,2}})[./](?P<month>\d{{1,2}})[./](?P<year>{YEAR})(?!\d)",
        rf"(?<!\w)(?P<month>{_MONTH})\.?,? (?P<year>{YEAR})(?!\d)",
    )
)
_ROMAN_DATE = re.compile(rf"(?<!\d)(?P<day>\d{{1,2}}) (?P<month>{_ROMAN}) (?P<year>{YEAR})(?!\d)")


@dataclass(frozen=True, slots=True)
class WordDate:
    """A date found in a text: where it stands, and the date in EDTF."""

    start: int
    end: int
    edtf: str


def first_date(text: str) -> WordDate | None:
    """The first date of a text that names at least a month.

    >>> first_date("[accessed: 15 V I 2021]").edtf, first_date("Spring, March, 2018").edtf
    ('2021-06-15', '2018-03')
    """
    found = [
        date
        for form in (_ROMAN_DATE, *_FORMS)
        for match in form.finditer(text)
        if (date := _date(match)) is not None
    ]
    # Of two that begin at one place the longer one says more.
    return min(found, key=lambda date: (date.start, -date.end), default=None)


def _date(match: re.Match[str]) -> WordDate | None:
    parts = match.groupdict()
    word = parts["month"].lower()
    month = MONTHS.get(word) or MONTHS.get(word.replace(" ", ""))
    if month is None:
        month = int(word) if word.isdecimal() else 0
    edtf = f"{parts['year']}-{month:02}"
    if parts.get("day"):
        edtf += f"-{int(parts['day']):02}"
    try:
        parse_when(edtf)
    except DateError:
        return None
    return WordDate(match.start(), match.end(), edtf)
