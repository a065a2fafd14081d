"""CSL-JSON in and out."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from armistice.diagnostics import Location, diagnostic
from armistice.evidence.bibliography.item import DATES, NAMES, TEXTS, Item, ItemDate, PersonName
from armistice.evidence.bibliography.reading import Read, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.diagnostics import Diagnostic

_NAME_KEYS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "comma-suffix": "comma_suffix",
    "static-ordering": "static_ordering",
    "parse-names": "parse_names",
}
_FLAGS = frozenset({"comma-suffix", "static-ordering", "parse-names"})
_DATE_TEXTS = ("literal", "raw", "edtf")
_MOST_PARTS = 3
# What Crossref calls types that CSL has other words for.
_CROSSREF = {
    "journal-article": "article-journal",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "edited-book": "book",
    "monograph": "book",
    "reference-book": "book",
    "proceedings-article": "paper-conference",
    "posted-content": "article",
    "dissertation": "thesis",
    "report-series": "report",
}
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_NOT_BLANK = re.compile(r"[^ \t\r\n]")


def read_csl(text: str, file: str = "") -> Read:
    """Read CSL-JSON: a list of items, one item, or an object with ``items``.

    Args:
        text: The content of the file.
        file: The name of the file, for diagnostics.

    Returns:
        The items that can be read, and what is wrong with the rest.
    """
    items: list[Item] = []
    found: list[Diagnostic] = []
    line, begun, counted = 1, 0, 0
    try:
        for start, value in _values(text):
            # Counted onwards: files have many items, some of them all on one line.
            if breaks := text.count("\n", counted, start):
                line += breaks
                begun = text.rfind("\n", counted, start) + 1
            counted = start
            place = Location(file, line, start - begun + 1)
            if isinstance(value, dict):
                items.append(item_of(value, place, found))
            else:
                found.append(diagnostic("A861", "an item of CSL-JSON is an object", place))
    except json.JSONDecodeError as error:
        where = Location(file, error.lineno, error.colno)
        reason = error.msg[:1].lower() + error.msg[1:].removesuffix(" at")
        words = f"the file is no JSON from here on: {reason}"
        found.append(diagnostic("A860", words, where))
    except RecursionError:
        words = "values nest deeper than any bibliography does"
        found.append(diagnostic("A860", words, Location(file, 1, 1)))
    return Read(tuple(items), tuple(found))


def write_csl(items: Iterable[Item]) -> str:
    """Write items as CSL-JSON."""
    return json.dumps([csl_of(item) for item in items], ensure_ascii=False, indent=2) + "\n"


def item_of(
    value: Mapping[str, Any], place: Location, found: list[Diagnostic] | None = None
) -> Item:
    """An item from its JSON object; what has no such type in CSL is kept as ``other``.

    Args:
        value: The object.
        place: Where it stands.
        found: Takes what is wrong with single variables.
    """
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ItemDate] = {}
    other: dict[str, Any] = {}
    identifier = _text(value.get("id")) or ""
    for key, given in value.items():
        if key in {"id", "type"} or given is None or given in ([], {}, ""):
            continue
        if key in TEXTS and (text := _text(given)) is not None:
            texts[key] = text
        elif key in NAMES and (persons := _names(given)) is not None:
            names[key] = persons
        elif key in DATES and (date := _date(given)) is not None:
            dates[key] = date
        else:
            other[key] = _clean(given)
            if key in TEXTS | NAMES | DATES and found is not None:
                words = f"{name_of(identifier)}: `{key}` has no value of its kind"
                found.append(diagnostic("A862", words, place, concerns=identifier))
    kind = _text(value.get("type")) or "document"
    return Item(
        id=identifier,
        type=_CROSSREF.get(kind, kind),
        texts=texts,
        names=names,
        dates=dates,
        other=other,
        location=place,
    )


def csl_of(item: Item) -> dict[str, Any]:
    """The JSON object of an item, variables in one order whatever they came in."""
    named: dict[str, Any] = {"id": item.id, "type": item.type}
    rest: dict[str, Any] = {}
    rest |= item.texts
    rest |= {key: [_name_out(one) for one in some] for key, some in item.names.items()}
    rest |= {key: _date_out(one) for key, one in item.dates.items()}
    rest |= {key: one for key, one in item.other.items() if key not in rest}
    first = [key for key in ("title", "author", "issued") if key in rest]
    order = [*first, *sorted(key for key in rest if key not in first)]
    return named | {key: rest[key] for key in order}


# --- in -------------------------------------------------------------------------------------------


def _values(text: str) -> Iterable[tuple[int, Any]]:
    """Each item with its offset; those before a fault are given before the fault is raised."""
    decoder = json.JSONDecoder()
    start = _next(text, 1 if text.startswith("\ufeff") else 0)
    if not text.startswith("[", start):
        value, end = decoder.raw_decode(text, start)
        rest = _next(text, end)
        if rest < len(text):
            raise json.JSONDecodeError("there is more after the end", text, rest)
        several = value.get("items") if isinstance(value, dict) else None
        yield from ((start, each) for each in (several if isinstance(several, list) else [value]))
        return
    at = _next(text, start + 1)
    if text.startswith("]", at):
        return
    while True:
        value, end = decoder.raw_decode(text, at)
        yield at, value
        end = _next(text, end)
        if text.startswith("]", end):
            return
        if not text.startswith(",", end):
            raise json.JSONDecodeError("`,` or `]` is missing", text, end)
        at = _next(text, end + 1)


def _next(text: str, start: int) -> int:
    found = _NOT_BLANK.search(text, start)
    return found.start() if found else len(text)


def _text(value: Any) -> str | None:
    """Text or a number as text; Crossref wraps titles into lists of one."""
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return _clean(value) if isinstance(value, str) else f"{value}"


def _clean(value: Any) -> Any:
    """A value without halves of characters, which no file can hold."""
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(each) for key, each in value.items()}
    return value


def _names(value: Any) -> tuple[PersonName, ...] | None:
    if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
        return None
    persons = []
    for each in value:
        fields: dict[str, Any] = {}
        for key, part in each.items():
            if key not in _NAME_KEYS:
                continue  # Crossref adds affiliations and sequence, of which CSL knows nothing
            if key in _FLAGS:
                fields[_NAME_KEYS[key]] = _flag(part)
            elif (text := _text(part)) is not None:
                fields[_NAME_KEYS[key]] = text
            else:
                return None
        persons.append(PersonName(**fields))
    return tuple(persons)


def _flag(value: Any) -> bool:
    """CSL-JSON lets a flag be a word, a number or a boolean."""
    if isinstance(value, str):
        return value.strip().lower() not in {"", "0", "false", "no"}
    return bool(value)


def _date(value: Any) -> ItemDate | None:
    if isinstance(value, str):
        return ItemDate(edtf=_clean(value))
    if not isinstance(value, dict):
        return None
    fields: dict[str, Any] = {
        key: text for key in _DATE_TEXTS if (text := _text(value.get(key))) is not None
    }
    if "season" in value:
        fields["season"] = _text(value["season"]) or ""
    if "circa" in value:
        fields["circa"] = _flag(value["circa"])
    if value.get("date-parts"):
        parts = _parts(value["date-parts"])
        if parts is None:
            return None
        fields["parts"] = parts
    return ItemDate(**fields) if any(fields.values()) else None


def _parts(value: Any) -> tuple[tuple[int, ...], ...] | None:
    try:
        # Some programs fill what they do not know with nulls, empty texts or zeros.
        parts = tuple(tuple(int(part) for part in date if part not in (None, "")) for date in value)
    except (TypeError, ValueError, OverflowError):
        return None
    sound = 1 <= len(parts) <= 2 and all(1 <= len(date) <= _MOST_PARTS for date in parts)  # noqa: PLR2004 - a range
    return parts if sound else None


# --- out ------------------------------------------------------------------------------------------


def _name_out(name: PersonName) -> dict[str, Any]:
    return {
        key: value
        for key, own in _NAME_KEYS.items()
        if (value := getattr(name, own)) or value is True
    }


def _date_out(date: ItemDate) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if date.parts:
        found["date-parts"] = [list(part) for part in date.parts]
    if date.season:
        found["season"] = date.season
    if date.circa:
        found["circa"] = True
    return found | {key: text for key in _DATE_TEXTS if (text := getattr(date, key))}
