"""The references of a text: entries of its lists, works that its notes name, links, reports named.

A work that is named several times has one key, whatever the spelling: the list and the notes of
one text speak of the same things.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.authors import without_lead
from armistice.evidence.bibliography.edtf import edtf_of
from armistice.evidence.bibliography.entry import entry_of
from armistice.evidence.bibliography.item import words as word_set
from armistice.evidence.bibliography.parentheses import reports_named
from armistice.evidence.bibliography.stretches import list_entries, notes
from armistice.evidence.bibliography.web_links import web_links
from armistice.evidence.bibliography.works import KnownWorks, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.bibliography.item import Item, PersonName
    from armistice.evidence.bibliography.stretches import Stretch
    from armistice.evidence.texts import Text

_DEPTH = {"<": 1, ">": -1, "[": 1, "]": -1, "(": 1, ")": -1, "“": 1, "”": -1, "«": 1, "»": -1}
# A full stop parts two works where the next one begins with initials, a name and a title.
_NEXT_WORK = re.compile(
    r"(?<=[\w>)\]]{2})\.\s+"
    r"(?=(?:[^\W\d_][a-z]?\.[ -]?)+[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, ?[*\"“])"
)
_WORKS_OF = re.compile(r"\bworks? of\b|\b(?:articles|books|studies) (?:of|by)\b", re.IGNORECASE)


class Where(StrEnum):
    """Where a text gives a reference."""

    LIST = "list"
    NOTE = "note"
    PARENTHESIS = "parenthesis"
    LINK = "link"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work that a text refers to.

    Attributes:
        start: Where the reference begins in the text, in code points.
        end: Where it ends; of a reference that goes on overleaf, where its first piece ends.
        where: Whether it stands in a list, in a note, in parentheses, or is a link.
        label: The number of the note or of the entry, empty if there is none.
        item: What the reference says, in the variables of CSL; its id is the same for all
            references of one text to one work.
    """

    start: int
    end: int
    where: Where
    label: str
    item: Item

    @property
    def key(self) -> str:
        """By what the work is called: name and year, as ``broers-2019``."""
        return self.item.id


def references(text: Text) -> tuple[Reference, ...]:
    """The references of a text, in the order in which they stand.

    Entries of lists of references, works named in footnotes, reports of outlets named in
    parentheses (``TASS, January 18``), and links that have an address.
    """
    found = [*_in_lists(text), *_in_notes(text)]
    found += [
        Reference(start=one.start, end=one.end, where=Where.PARENTHESIS, label="", item=item)
        for one in reports_named(text)
        for item in one.items
    ]
    found += [
        Reference(start=one.start, end=one.end, where=Where.LINK, label="", item=one.item)
        for one in web_links(text)
        if one.item is not None
    ]
    return _keyed(sorted(found, key=lambda one: (one.start, one.end)))


def works(found: tuple[Reference, ...]) -> tuple[Reference, ...]:
    """One reference for each work: that of the list if there is one, else the first."""
    chosen: dict[str, Reference] = {}
    for one in found:
        known = chosen.get(one.key)
        if known is None or (one.where is Where.LIST and known.where is not Where.LIST):
            chosen[one.key] = one
    return tuple(chosen.values())


# --- where they stand -----------------------------------------------------------------------------


def _in_lists(text: Text) -> Iterator[Reference]:
    for stretch in list_entries(text):
        item = entry_of(stretch.words)
        if item is not None:
            yield Reference(
                start=stretch.start,
                end=stretch.end,
                where=Where.LIST,
                label=stretch.label,
                item=item,
            )


def _in_notes(text: Text) -> Iterator[Reference]:
    for note in notes(text):
        for start, end, item in works_in_note(note):
            first, last = note.place(start, end)
            yield Reference(start=first, end=last, where=Where.NOTE, label=note.label, item=item)


def works_in_note(note: Stretch) -> Iterator[tuple[int, int, Item]]:
    """The works that a note names, with where in its words each is named."""
    author: tuple[PersonName, ...] = ()
    for start, end in _parted(note.words):
        words = note.words[start:end]
        item = entry_of(
            words, author=author if without_lead(words).startswith(("*", "“", '"')) else ()
        )
        if item is None:
            continue
        several = _WORKS_OF.search(words)
        # `works of De Waal: one; another`: the name holds until the next one.
        author = item.names.get("author", ()) if several or author else ()
        yield start + len(words) - len(words.lstrip()), end, item


def _parted(words: str) -> Iterator[tuple[int, int]]:
    """The parts of a note between semicolons that stand outside brackets and emphasis."""
    start = depth = 0
    emphasis = False
    cuts = {found.start() for found in _NEXT_WORK.finditer(words)}
    for at, sign in enumerate(words):
        if sign == "*" and words[at - 1 : at] != "*" and words[at + 1 : at + 2] != "*":
            emphasis = not emphasis
        depth = max(0, depth + _DEPTH.get(sign, 0))
        if not emphasis and ((sign == ";" and not depth) or at in cuts):
            yield start, at
            start = at + 1
    yield start, len(words)


# --- keys -----------------------------------------------------------------------------------------


def _keyed(found: list[Reference]) -> tuple[Reference, ...]:
    """Give each work a key of its own; lists are asked first, for they say most."""
    known = KnownWorks()
    keys: dict[int, str] = {}
    taken: dict[str, int] = defaultdict(int)
    for one in sorted(found, key=lambda one: (one.where is not Where.LIST, one.start)):
        match = known.match(one.item, one_text=True)
        if not one.item.title:
            # An outlet and a day are all that tells such reports apart.
            key = key_of(one.item)
        elif match is None:
            base = key_of(one.item)
            taken[base] += 1
            key = base if taken[base] == 1 else f"{base}-{taken[base]}"
        else:
            key = match.name
        keys[id(one)] = key
        known.add(key, one.item)
    return tuple(replace(one, item=replace(one.item, id=keys[id(one)])) for one in found)


def key_of(item: Item) -> str:
    """A key out of who, when and, where nobody is named, what.

    >>> from armistice.evidence.bibliography.entry import entry_of
    >>> key_of(entry_of("Broers, L., 2019. *Armenia and Azerbaijan*. Edinburgh: University Press."))
    'broers-2019'
    """
    authors = item.names.get("author") or item.names.get("editor") or ()
    year = str(item.year or "")
    if authors and authors[0].family:
        who = folded(authors[0].surname)
    elif authors:
        who = " ".join(_telling(folded(authors[0].literal)))
    elif not item.title:
        # A report that is known by its outlet and day alone.
        issued = item.dates.get("issued")
        day = edtf_of(issued) or (issued.literal if issued is not None else "")
        return (
            re.sub(r"\W+", "-", folded(f"{item.texts.get('container-title', '')} {day}")) or "entry"
        )
    else:
        place = item.texts.get("container-title", "")
        who = " ".join(filter(None, [folded(place), *_telling(folded(item.title))][:4]))
    return re.sub(r"\W+", "-", f"{who} {year}".strip()) or "entry"


_EMPTY_WORDS = word_set(
    """
    the a an of for and in on to der die das und la le les et de
    """
)


def _telling(words: str) -> list[str]:
    return [word for word in words.split() if word not in _EMPTY_WORDS][:4]
