"""BibTeX and biblatex, in and out."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.diagnostics import diagnostic
from armistice.evidence.bibliography import bibtex_fields as table
from armistice.evidence.bibliography.bibtex_names import names_of, names_written
from armistice.evidence.bibliography.bibtex_syntax import MONTHS, RawEntry, raw_entries
from armistice.evidence.bibliography.edtf import date_of, edtf_of
from armistice.evidence.bibliography.item import TYPES, Item, ItemDate
from armistice.evidence.bibliography.latex import latex_of, text_of
from armistice.evidence.bibliography.reading import Read, name_of, one_line
from armistice.evidence.bibliography.remainder import completed, remainder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.diagnostics import Diagnostic
    from armistice.evidence.bibliography.item import PersonName

REMAINDER = "csljson"
"""The field that holds what BibTeX cannot say, as CSL-JSON."""

OTHER_ADDRESSES = "other-addresses"
"""Where the second and further addresses of an entry stand in ``Item.other``."""

_NOT_KEPT = frozenset({"crossref", "xdata", "date", "year", "month", "day", REMAINDER})
_SUBTITLES = {
    "subtitle": "title",
    "booksubtitle": "container-title",
    "journalsubtitle": "container-title",
}
_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s{}<>\"|]+")
_YEAR = re.compile(
    r"(?P<circa>(?:c|ca|circa)\.?\s*|~)?\[?(?P<year>\d{4})\]?(?P<mark>[~?])?", re.ASCII
)
_MONTH_AND_DAY = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s~.,-]*)?(?P<month>[A-Za-z]{3,9})\.?"
    r"(?:[\s~.,-]*(?P<after>\d{1,2})(?:st|nd|rd|th)?)?"
)
_MONTHS_FROM_TO = re.compile(r"([A-Za-z]{3})[a-z]*\.?\s*(?:--|[-–/])\s*([A-Za-z]{3})[a-z]*\.?")
_KEY_UNFIT = re.compile(r"[\s,={}()\"#%\\~']+")


def read_bibtex(text: str, file: str = "") -> Read:
    """Read BibTeX or biblatex.

    Args:
        text: The content of the file.
        file: The name of the file, for diagnostics.

    Returns:
        The items that can be read, and what is wrong with the rest, by line and entry.
    """
    raw, found = raw_entries(text.removeprefix("\ufeff"), file)
    items = tuple(_item(entry, found) for entry in raw if entry.kind != "xdata")
    if not raw and text.strip() and not found:
        from armistice.diagnostics import Location

        words = "the file holds no entry of BibTeX (`@article{key, ...}`)"
        found.append(diagnostic("A860", words, Location(file, 1, 1)))
    return Read(items, tuple(sorted(found, key=lambda one: one.location)))


def write_bibtex(items: Iterable[Item]) -> str:
    """Write items as BibTeX that biblatex reads too; keys that would collide get a number."""
    written: list[str] = []
    keys: set[str] = set()
    for item in items:
        base = key = _KEY_UNFIT.sub("-", item.id).strip("-@") or "entry"
        number = 2
        while key.lower() in keys:
            key, number = f"{base}-{number}", number + 1
        keys.add(key.lower())
        written.append(_entry(item, key))
    return "\n".join(written)


# --- in -------------------------------------------------------------------------------------------


def _item(raw: RawEntry, found: list[Diagnostic]) -> Item:
    fields = {name: value for name, value in raw.fields.items() if value.strip()}
    kind = _kind(raw, fields)
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ItemDate] = {}
    other: dict[str, object] = {}
    used = {"entrysubtype"} if fields.get("entrysubtype") and kind in _SUBTYPE_KINDS else set()
    for variable, name in table.NAMES.items():
        if name in fields:
            names[variable] = names_of(" ".join(fields[name].split()))
            used.add(name)
    for variable in (*table.TEXTS, *table.BY_TYPE):
        name = table.field_of(variable, kind)
        if name in fields and name not in used:
            texts[variable] = _text(variable, fields[name], other)
            used.add(name)
    for name, variable in table.ALIASES.items():
        if name in fields and name not in used and variable not in texts:
            texts[variable] = _text(variable, fields[name], other)
            used.add(name)
    for name, variable in _SUBTITLES.items():
        if name in fields:
            texts[variable] = ": ".join(
                filter(None, [texts.get(variable, ""), _plain(fields[name])])
            )
            used.add(name)
    if raw.kind in table.GENRES:
        texts.setdefault("genre", table.GENRES[raw.kind])
    for variable, name in table.DATES.items():
        if (date := _date(name, fields)) is not None:
            dates[variable] = date
            used.add(name)
    for name, value in fields.items():
        if name not in used and name not in _NOT_KEPT:
            other[name] = _plain(value)
    item = Item(
        id=raw.key,
        type=kind,
        texts={key: text for key, text in texts.items() if text},
        names={key: some for key, some in names.items() if some},
        dates=dates,
        other=other,
        location=raw.location,
    )
    if REMAINDER not in fields:
        return item
    whole = completed(item, fields[REMAINDER])
    if whole is None:
        words = f"{name_of(raw.key)}: `{REMAINDER}` is no JSON object"
        found.append(diagnostic("A862", words, raw.location, concerns=raw.key))
    return whole or replace(item, other={**other, REMAINDER: fields[REMAINDER]})


def _kind(raw: RawEntry, fields: dict[str, str]) -> str:
    subtype = fields.get("entrysubtype", "").strip().lower()
    for kind, (entry, word) in table.SUBTYPES.items():
        if subtype == word and raw.kind == entry:
            return kind
    if subtype in TYPES:
        return subtype
    return table.KINDS.get(raw.kind, "document")


_SUBTYPE_KINDS = TYPES


def _text(variable: str, value: str, other: dict[str, object]) -> str:
    if variable == "URL":
        return _address(value, other)
    if variable in table.VERBATIM:
        return _unescaped(value)
    if variable == "page":
        return re.sub(r"\s*-{2,3}\s*", "-", " ".join(value.split())).replace("~", " ")
    return _plain(value)


def _plain(value: str) -> str:
    return text_of(" ".join(value.split()))


def _unescaped(value: str) -> str:
    """A value that LaTeX prints as it stands, though many people escape it."""
    return re.sub(r"\\([&%$#_~{}])(?:\{\})?", r"\1", " ".join(value.split())).strip("{}<>")


def _address(value: str, other: dict[str, object]) -> str:
    """The first of perhaps several addresses; the others are kept beside it."""
    plain = re.sub(
        r"\\url\s*\{([^{}]*)\}", r" \1 ", _unescaped(value) if "\\url" not in value else value
    )
    found = [each.rstrip(",;") for each in _ADDRESS.findall(_unescaped(plain))]
    if len(found) > 1:
        other[OTHER_ADDRESSES] = found[1:]
    return found[0] if found else _unescaped(value)


def _date(name: str, fields: dict[str, str]) -> ItemDate | None:
    """A date by biblatex's field, or for the date of issue by year and month."""
    value = fields.get(name, "").strip()
    if value:
        # A tilde marks what is about right, and is no blank of LaTeX here.
        date = date_of(value)
        return date if edtf_of(date) else ItemDate(literal=_plain(value))
    return _year_and_month(fields) if name == "date" and "year" in fields else None


def _year_and_month(fields: dict[str, str]) -> ItemDate:
    value = _plain(fields["year"])
    year = _YEAR.fullmatch(value)
    if year is None:
        date = date_of(
            value.replace("–", "/").replace("-", "/") if len(value) > len("2020-12") else value
        )
        return date if edtf_of(date) else ItemDate(literal=value)
    circa = bool(year["circa"]) or year["mark"] == "~"
    if year["mark"] == "?":
        return ItemDate(edtf=value)
    parts, last = _month(fields.get("month", ""), fields.get("day", ""))
    first = (int(year["year"]), *parts)
    if last:
        return ItemDate(parts=(first, (int(year["year"]), last)), circa=circa)
    date = ItemDate(parts=(first,), circa=circa)
    return date if edtf_of(date) else ItemDate(parts=(first[:1],), circa=circa)


def _month(month: str, day: str) -> tuple[tuple[int, ...], int]:
    """Month and day as parts, and the last month of a range."""
    month = text_of(month).strip().replace("\u00a0", " ")
    if month.isdecimal():
        numbers = [int(month), *([int(day)] if day.strip().isdecimal() else [])]
        return tuple(numbers), 0
    if (several := _MONTHS_FROM_TO.fullmatch(month)) is not None:
        first, last = map(_number, several.groups())
        return ((first,), last) if first and last else ((), 0)
    found = _MONTH_AND_DAY.fullmatch(month)
    number = _number(found["month"]) if found else 0
    if not found or not number:
        return (), 0
    own = found["day"] or found["after"] or day.strip()
    return ((number, int(own)) if own.isdecimal() else (number,)), 0


def _number(month: str) -> int:
    short = month[:3].lower()
    return MONTHS.index(short) + 1 if short in MONTHS else 0


# --- out ------------------------------------------------------------------------------------------


def _entry(item: Item, key: str) -> str:
    kind, fields = _fields(item)
    shown = _layout(kind, key, fields)
    added = remainder(item, _again(shown))
    return _layout(kind, key, [*fields, (REMAINDER, f"{{{added}}}")]) if added else shown


def _again(text: str) -> Item | None:
    items = read_bibtex(text).items
    return items[0] if len(items) == 1 else None


def _layout(kind: str, key: str, fields: list[tuple[str, str]]) -> str:
    lines = "".join(f"  {name} = {value},\n" for name, value in fields)
    return f"@{kind}{{{key},\n{lines}}}\n"


def _fields(item: Item) -> tuple[str, list[tuple[str, str]]]:
    kind, subtype = table.SUBTYPES.get(item.type, (table.TYPES.get(item.type, "misc"), ""))
    if not subtype and kind == "misc" and item.type != "document" and item.type in TYPES:
        subtype = item.type
    fields: dict[str, str] = {}
    for variable, name in table.NAMES.items():
        if variable in item.names:
            fields[name] = f"{{{names_written(item.names[variable])}}}"
    for variable in (*table.TEXTS, *table.BY_TYPE):
        name = table.field_of(variable, item.type)
        if variable in item.texts and name and name not in fields:
            fields[name] = f"{{{_value(variable, item.texts[variable])}}}"
    for variable, name in table.DATES.items():
        if text := edtf_of(item.dates.get(variable)):
            fields |= _issued(text) if name == "date" else {name: f"{{{text}}}"}
    several = item.other.get(OTHER_ADDRESSES)
    if isinstance(several, list) and "URL" in item.texts:
        fields["url"] = f"{{{' '.join(map(_verbatim, [item.texts['URL'], *map(str, several)]))}}}"
    if subtype:
        fields["entrysubtype"] = f"{{{subtype}}}"
    order = [
        "author",
        "editor",
        "translator",
        "title",
        "journal",
        "booktitle",
        "date",
        "year",
        "month",
    ]
    named = [(name, fields.pop(name)) for name in order if name in fields]
    return kind, [(name, one_line(value)) for name, value in [*named, *fields.items()]]


def _issued(text: str) -> dict[str, str]:
    """The date for biblatex, and year and month for the styles that know nothing else."""
    found: dict[str, str] = {}
    year = text[:4]
    if len(text) > len("2020-11") or not text.replace("-", "").isdecimal():
        found["date"] = f"{{{text}}}"
    if year.isdecimal():
        found["year"] = f"{{{year}}}"
        month = re.match(r"-(0[1-9]|1[0-2])(?!\d)", text[4:])
        if month:
            found["month"] = MONTHS[int(month[1]) - 1]
    return found


def _value(variable: str, text: str) -> str:
    if variable in table.VERBATIM:
        return _verbatim(text)
    if variable == "page":
        text = re.sub(r"(?<=\w)-(?=\w)", "--", text)
        return latex_of(text)
    return latex_of(text, protect=variable in table.PROTECTED)


def _verbatim(text: str) -> str:
    """Text that stands as it is, without what would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D")
