"""Items of a bibliography as sources of a case, and sources as items.

What a source has no key for is kept in its notes, one line each in the form that Zotero and
citeproc know: ``variable: value``. Export turns such lines back into variables.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.diagnostics import Location, diagnostic
from armistice.evidence.bibliography.bibtex import OTHER_ADDRESSES
from armistice.evidence.bibliography.edtf import date_of, edtf_of, when_of
from armistice.evidence.bibliography.item import DATES, NAMES, TEXTS, Item, ItemDate, PersonName
from armistice.evidence.bibliography.reading import name_of, one_line
from armistice.record.model import Creator, Source
from armistice.record.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.diagnostics import Diagnostic

_FIELDS = {
    "container-title": "container_title",
    "volume": "volume",
    "issue": "issue",
    "number": "number",
    "page": "pages",
    "edition": "edition",
    "publisher": "publisher",
    "publisher-place": "publisher_place",
    "DOI": "doi",
    "ISBN": "isbn",
    "URL": "address",
    "language": "language",
}
_PERSONS = ("author", "editor", "translator")
_DATED = ("issued", "accessed")
# A source type for each type of CSL that a case has no word for.
_NEAREST = {
    "article": "report",
    "bill": "legislation",
    "regulation": "legislation",
    "standard": "legislation",
    "hearing": "legal_case",
    "paper-conference": "chapter",
    "entry": "webpage",
    "entry-dictionary": "chapter",
    "entry-encyclopedia": "chapter",
    "review": "article-journal",
    "review-book": "article-journal",
    "classic": "book",
    "collection": "book",
    "periodical": "book",
    "pamphlet": "report",
}
_LEFT = ("abstract", "keyword", "annote", "citation-key", "citation-label", "citation-number")
_TAG = re.compile(r"</?(?:i|b|sup|sub|span)(?: [^<>]*)?>")
_LINE = re.compile(r"^([A-Za-z_-]+): (\S.*)$")
_LANGUAGES = {
    "english": "en", "american": "en", "british": "en", "russian": "ru", "polish": "pl",
    "turkish": "tr", "french": "fr", "german": "de", "ngerman": "de", "armenian": "hy",
    "azerbaijani": "az", "indonesian": "id", "bahasai": "id", "ukrainian": "uk", "georgian": "ka",
    "persian": "fa", "farsi": "fa", "spanish": "es", "italian": "it", "arabic": "ar",
}  # fmt: skip
_SHOWS_OUTLET_AS_CONTAINER = frozenset(
    {"article-newspaper", "article-magazine", "webpage", "post", "post-weblog", "broadcast"}
)


@dataclass(frozen=True, slots=True)
class Converted:
    """A source made of an item, and what it does not keep."""

    source: Source
    diagnostics: tuple[Diagnostic, ...]


def source_of(item: Item, name: str) -> Converted:
    """An item as a source that is not held.

    Args:
        item: The item.
        name: The id of the source.

    Returns:
        The source, with a note of what stays behind.
    """
    lines: list[str] = []
    types = load_vocabulary().source_types
    kind = item.type if item.type in types else _NEAREST.get(item.type, "document")
    if kind != item.type and item.type:
        lines.append(f"type: {one_line(item.type)}")
    dates = {key: when_of(item.dates.get(key)) for key in _DATED}
    for key, date in item.dates.items():
        if key not in _DATED or dates[key] is None:
            lines.append(
                f"{key}: {edtf_of(date) or one_line(date.literal or date.raw or date.edtf)}"
            )
    for key, names in item.names.items():
        if key not in _PERSONS:
            lines += [f"{key}: {_written(each)}" for each in names]
    texts = {key: one_line(_TAG.sub("", text)) for key, text in item.texts.items()}
    known = {*_FIELDS, *_LEFT, "title", "note"}
    lines += [f"{key}: {text}" for key, text in texts.items() if key not in known and text]
    several = item.other.get(OTHER_ADDRESSES)
    if isinstance(several, list):
        lines.append(f"{OTHER_ADDRESSES}: {one_line(' '.join(map(str, several)))}")
    note = "\n".join(one_line(line) for line in item.texts.get("note", "").splitlines())
    values = {own: texts.get(key, "") for key, own in _FIELDS.items()}
    values["language"] = _LANGUAGES.get(values["language"].lower(), values["language"])
    made: dict[str, Any] = {
        **values,
        **{key: tuple(map(_creator, item.names.get(key, ()))) for key in _PERSONS},
        **dates,
    }
    source = Source(
        id=name,
        type=kind,
        title=texts.get("title", "") or _untitled(item),
        notes="\n".join(filter(None, [note.strip(), *lines])),
        **made,
    )
    return Converted(source, tuple(_left(item)))


def item_of_source(source: Source, outlets: Mapping[str, str] | None = None) -> Item:
    """A source as an item.

    Args:
        source: The source.
        outlets: The names of outlets by id; an outlet is shown as the container or publisher
            where the source names none.
    """
    texts = {key: text for key, own in _FIELDS.items() if (text := getattr(source, own))}
    outlet = (outlets or {}).get(source.outlet, source.outlet)
    if outlet:
        shown = "publisher"
        if source.type in _SHOWS_OUTLET_AS_CONTAINER:
            shown = "container-title"
        texts.setdefault(shown, outlet)
    kind, note, extra = _from_notes(source.notes)
    texts |= {"title": source.title, **extra.texts}
    if note:
        texts["note"] = note
    names = {key: tuple(map(_person, some)) for key in _PERSONS if (some := getattr(source, key))}
    dates = {key: date_of(date.text) for key in _DATED if (date := getattr(source, key))}
    return Item(
        id=source.id,
        type=kind or source.type,
        texts={key: text for key, text in texts.items() if text},
        names={**names, **extra.names},
        dates={**dates, **extra.dates},
        other=extra.other,
        location=source.location,
    )


# --- notes ----------------------------------------------------------------------------------------


def _from_notes(notes: str) -> tuple[str, str, Item]:
    """The type, the note proper, and what the lines ``variable: value`` of notes say."""
    kind = ""
    rest: list[str] = []
    texts: dict[str, str] = {}
    names: dict[str, tuple[PersonName, ...]] = {}
    dates: dict[str, ItemDate] = {}
    other: dict[str, list[str]] = {}
    for line in notes.splitlines():
        found = _LINE.match(line)
        key, value = (found[1], found[2]) if found else ("", "")
        if key == "type":
            kind = value
        elif key == OTHER_ADDRESSES:
            other[key] = value.split()
        elif key in TEXTS and key not in _FIELDS:
            texts[key] = value
        elif key in NAMES:
            names[key] = (*names.get(key, ()), _read_name(value))
        elif key in DATES:
            date = date_of(value)
            dates[key] = date if edtf_of(date) else ItemDate(literal=value)
        else:
            rest.append(line)
    extra = Item(id="", type="", texts=texts, names=names, dates=dates, other=other)
    return kind, "\n".join(rest).strip(), extra


def _written(name: PersonName) -> str:
    """A name as citeproc reads it from a note."""
    if name.literal:
        return one_line(name.literal)
    given = " ".join(filter(None, [name.given, name.dropping_particle, name.suffix]))
    return one_line(f"{name.surname} || {given}")


def _read_name(value: str) -> PersonName:
    family, mark, given = value.partition(" || ")
    return PersonName(family=family, given=given) if mark else PersonName(literal=value)


# --- parts ----------------------------------------------------------------------------------------


def _creator(name: PersonName) -> Creator:
    if name.literal:
        return Creator(literal=one_line(name.literal))
    given = " ".join(filter(None, [name.given, name.dropping_particle, name.suffix]))
    return Creator(family=one_line(name.surname), given=one_line(given))


def _person(creator: Creator) -> PersonName:
    return PersonName(family=creator.family, given=creator.given, literal=creator.literal)


def _untitled(item: Item) -> str:
    """What stands for a title that an entry does not give; a source must have one."""
    where = item.texts.get("container-title") or item.texts.get("publisher") or item.id
    date = edtf_of(item.dates.get("issued")) or next(
        (date.literal for date in item.dates.values() if date.literal), ""
    )
    shown = (one_line(_TAG.sub("", part)) for part in (where, date))
    words = ", ".join(filter(None, shown)) or "untitled"
    return f"[{words}]"


def _left(item: Item) -> Iterable[Diagnostic]:
    kept = {OTHER_ADDRESSES}
    left = [key for key in _LEFT[:3] if key in item.texts]
    left += [key for key in item.other if key not in kept]
    if left:
        words = f"{name_of(item.id)}: a source does not keep {', '.join(map(one_line, left))}"
        place = item.location if item.location.file else Location("", 0, 0)
        yield diagnostic("A864", words, place, concerns=item.id)
