"""RIS, in and out.

Weighed beside rispy (MIT), which drops what stands before ``TY`` and what has a tag that it does
not know, and gives no lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from armistice.diagnostics import Location, diagnostic
from armistice.evidence.bibliography.bibtex import OTHER_ADDRESSES
from armistice.evidence.bibliography.edtf import date_of, edtf_of
from armistice.evidence.bibliography.item import Item, ItemDate, PersonName
from armistice.evidence.bibliography.reading import Read, name_of, one_line
from armistice.evidence.bibliography.remainder import completed, remainder
from armistice.evidence.bibliography.ris_tags import DATES, KINDS, NAMES, TEXTS, TYPES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.diagnostics import Diagnostic

REMAINDER_TAG = "U5"
REMAINDER_HEAD = "CSL-JSON "
"""What RIS cannot say stands in a field of the user's, as CSL-JSON after this word."""

_TAG = re.compile(r"^\s{0,3}([A-Z][A-Z0-9])(?:\s{1,2}-(?:\s(.*)|\s*)|\s*)$")
_DATE = re.compile(
    r"(?P<year>\d{4})(?:/(?P<month>\d{0,2})(?:/(?P<day>\d{0,2})(?:/(?P<other>.*))?)?)?/*", re.ASCII
)
_HYPHENS = re.compile(r"[-–—]")
_ADDRESS = re.compile(r"(?:https?|ftp)://")


@dataclass(slots=True)
class _Record:
    """The lines of an entry, in order, whatever stands before ``TY`` among them."""

    line: int
    tags: list[tuple[str, str, int]] = field(default_factory=list)

    def all(self, *names: str) -> list[str]:
        """The values of some tags in the order of the names, then of the file."""
        return [text for name in names for tag, text, _ in self.tags if tag == name and text]


def read_ris(text: str, file: str = "") -> Read:
    """Read RIS, tags of an entry in any order.

    Args:
        text: The content of the file.
        file: The name of the file, for diagnostics.

    Returns:
        The items that can be read, and what is wrong with the rest, by line and entry.
    """
    found: list[Diagnostic] = []
    items = tuple(_item(record, file, found) for record in _records(text, file, found))
    if not items and text.strip() and not found:
        words = "the file holds no entry of RIS (`TY  - `)"
        found.append(diagnostic("A860", words, Location(file, 1, 1)))
    return Read(items, tuple(sorted(found, key=lambda one: one.location)))


def write_ris(items: Iterable[Item]) -> str:
    """Write items as RIS, line ends as the format wants them."""
    return "".join(map(_entry, items))


# --- in -------------------------------------------------------------------------------------------


def _records(text: str, file: str, found: list[Diagnostic]) -> Iterable[_Record]:
    record: _Record | None = None
    for number, line in enumerate(
        text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1
    ):
        tagged = _TAG.match(line)
        if tagged is None:
            if not line.strip():
                continue
            if record is not None and record.tags:
                # Long values go on in the next line, without a tag.
                tag, before, at = record.tags[-1]
                record.tags[-1] = tag, f"{before} {line.strip()}".strip(), at
            else:
                words = "a line without a tag stands outside every entry"
                found.append(diagnostic("A861", words, Location(file, number, 1)))
            continue
        tag, value = tagged[1], (tagged[2] or "").strip()
        if tag == "ER":
            if record is not None:
                yield from _sound(record, file, found)
            record = None
            continue
        if tag == "TY" and record is not None and record.all("TY"):
            words = f"{name_of(_key(record))} has no end (`ER  - `) before the next begins"
            found.append(diagnostic("A861", words, Location(file, number, 1)))
            yield from _sound(record, file, found)
            record = None
        if record is None:
            record = _Record(number)
        record.tags.append((tag, value, number))
    if record is not None and record.tags:
        words = f"{name_of(_key(record))} has no end (`ER  - `)"
        found.append(diagnostic("A861", words, Location(file, record.line, 1)))
        yield from _sound(record, file, found)


def _sound(record: _Record, file: str, found: list[Diagnostic]) -> Iterable[_Record]:
    if not record.all("TY"):
        words = f"{name_of(_key(record))} has no type (`TY  - `); it is read as a document"
        found.append(diagnostic("A861", words, Location(file, record.line, 1)))
    yield record


def _key(record: _Record) -> str:
    return next(iter(record.all("ID", "TI", "T1")), "")


def _item(record: _Record, file: str, found: list[Diagnostic]) -> Item:
    key = _key(record)
    place = Location(file, record.line, 1)
    names = {
        variable: tuple(map(_name, values))
        for variable, tags in NAMES.items()
        if (values := record.all(*tags))
    }
    kind = KINDS.get(next(iter(record.all("TY")), "").upper(), "document")
    texts: dict[str, str] = {}
    other: dict[str, object] = {}
    for variable, tags in TEXTS.items():
        values = record.all(*tags)
        if values:
            texts[variable] = values[0]
    _gathered(record, kind, texts, other)
    dates = {
        variable: date
        for variable, tags in DATES.items()
        if (date := _date(record.all(*tags))) is not None
    }
    for tag, text, number in record.tags:
        if tag not in _KNOWN and text:
            kept = other.setdefault(f"ris-{tag}", [])
            assert isinstance(kept, list)
            kept.append(text)
            if not _is_spare(tag):
                words = f"{name_of(key)}: `{tag}` is no tag of RIS"
                place_of_tag = Location(file, number, 1)
                found.append(diagnostic("A862", words, place_of_tag, concerns=key))
    item = Item(
        id=next(iter(record.all("ID")), ""),
        type=kind,
        texts=texts,
        names=names,
        dates=dates,
        other=other,
        location=place,
    )
    for added in record.all(REMAINDER_TAG):
        if added.startswith(REMAINDER_HEAD):
            whole = completed(item, added.removeprefix(REMAINDER_HEAD))
            if whole is not None:
                return whole
            words = f"{name_of(key)}: `{REMAINDER_TAG}` holds no JSON object"
            found.append(diagnostic("A862", words, place, concerns=key))
        item = replace(item, other={**item.other, f"ris-{REMAINDER_TAG}": [added]})
    return item


def _gathered(record: _Record, kind: str, texts: dict[str, str], other: dict[str, object]) -> None:
    """The variables that several tags give together, or one tag for several types."""
    first, last = record.all("SP"), record.all("EP")
    if first:
        texts["page"] = "-".join([first[0], *(last[:1] if last[:1] != first[:1] else [])])
    number = record.all("SN")
    if number:
        is_book = len(re.sub(r"[^0-9Xx]", "", number[0])) > len("1234567X")
        texts["ISBN" if is_book else "ISSN"] = number[0]
    if words := record.all("KW"):
        texts["keyword"] = ", ".join(words)
    if notes := record.all("N1", "RN"):
        texts["note"] = "; ".join(notes)
    addresses = [
        part for text in record.all("UR", "LK") for part in re.split(r"[;\s]+(?=https?://)", text)
    ]
    if addresses:
        texts["URL"] = addresses[0]
        if addresses[1:]:
            other[OTHER_ADDRESSES] = addresses[1:]
    if kind == "book" and "container-title" in texts and "collection-title" not in texts:
        # The second title of a book is the series that it stands in.
        texts["collection-title"] = texts.pop("container-title")


_GATHERED = frozenset({"TY", "ID", "SP", "EP", "SN", "KW", "N1", "RN", "UR", "LK", REMAINDER_TAG})
_KNOWN = _GATHERED.union(*TEXTS.values(), *NAMES.values(), *DATES.values())


def _is_spare(tag: str) -> bool:
    """Tags that RIS leaves to databases and users: they are kept without a word."""
    return tag[0] in "CLU" or tag in {"AV", "RP", "DB", "DP", "AN", "M1", "M2", "AD", "VO", "CP"}


def _name(value: str) -> PersonName:
    """``Family, Given, Suffix``; without a comma it is no person's name, or not for us to cut."""
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1 or not parts[0]:
        return PersonName(literal=value.strip())
    suffix = parts[2] if len(parts) > 2 else ""  # noqa: PLR2004 - Family, Given, Suffix
    return PersonName(family=parts[0], given=parts[1], suffix=suffix)


def _date(values: list[str]) -> ItemDate | None:
    """The finest of the dates that an entry gives under several tags."""
    dates = [date for value in values if (date := _one_date(value)) is not None]
    return max(dates, key=lambda date: sum(map(len, date.parts)), default=None)


def _one_date(value: str) -> ItemDate | None:
    found = _DATE.fullmatch(value)
    if found is None:
        date = date_of(value)
        return date if edtf_of(date) else ItemDate(literal=value)
    parts = [int(found["year"])]
    for name in ("month", "day"):
        if not found[name] or not int(found[name]):
            break
        parts.append(int(found[name]))
    date = ItemDate(parts=(tuple(parts),))
    if found["other"]:
        return replace(date, season=found["other"]) if len(parts) == 1 else date
    return date if edtf_of(date) else ItemDate(literal=value)


# --- out ------------------------------------------------------------------------------------------


def _entry(item: Item) -> str:
    lines = _lines(item)
    back = read_ris(_layout(lines)).items
    added = remainder(item, back[0] if len(back) == 1 else None)
    if added:
        lines.append((REMAINDER_TAG, REMAINDER_HEAD + added))
    return _layout(lines)


def _layout(lines: Iterable[tuple[str, str]]) -> str:
    body = "".join(f"{tag}  - {text}\r\n" for tag, text in lines)
    return f"{body}ER  - \r\n\r\n"


def _lines(item: Item) -> list[tuple[str, str]]:
    texts = item.texts
    lines = [("TY", TYPES.get(item.type, "GEN")), ("ID", item.id)]
    for variable, tags in NAMES.items():
        lines += [(tags[0], _written(name)) for name in item.names.get(variable, ())]
    for variable, tags in TEXTS.items():
        if variable == "container-title" and item.type == "book":
            continue
        lines.append((tags[0], texts.get(variable, "")))
    for variable, tags in DATES.items():
        lines += _dates(tags, edtf_of(item.dates.get(variable)))
    first, *last = _HYPHENS.split(texts.get("page", ""))
    if len(last) == 1:
        lines += [("SP", first.strip()), ("EP", last[0].strip())]
    else:
        lines.append(("SP", texts.get("page", "")))
    lines.append(("SN", texts.get("ISBN") or texts.get("ISSN", "")))
    lines += [("KW", word) for word in texts.get("keyword", "").split(", ")]
    lines.append(("N1", texts.get("note", "")))
    several = item.other.get(OTHER_ADDRESSES)
    more = several if isinstance(several, list) and "URL" in texts else []
    lines += [("UR", address) for address in [texts.get("URL", ""), *map(str, more)]]
    return [(tag, shown) for tag, text in lines if (shown := one_line(text)) or tag == "TY"]


def _written(name: PersonName) -> str:
    if name.literal:
        return name.literal
    given = " ".join(filter(None, [name.given, name.dropping_particle]))
    return ", ".join([name.surname, given, *filter(None, [name.suffix])])


def _dates(tags: tuple[str, ...], edtf: str) -> list[tuple[str, str]]:
    """The year under a tag of its own, for programs that read nothing else."""
    found = re.match(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?(?![\d-])", edtf)
    if found is None:
        return []
    year, month, day = (part or "" for part in found.groups())
    whole = f"{year}/{month}/{day}/"
    if tags[0] != "PY":
        return [(tags[0], whole)]
    return [("PY", year), *([("DA", whole)] if month else [])]
