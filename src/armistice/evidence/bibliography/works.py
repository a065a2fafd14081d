"""When two entries are of one document: by DOI, by address, or by title and year."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from armistice.evidence.bibliography.bibtex import OTHER_ADDRESSES
from armistice.evidence.bibliography.edtf import edtf_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.evidence.bibliography.item import Item

_TRACKING = re.compile(r"(?:utm_\w+|fbclid|gclid|yclid|igshid|mc_[ce]id|_ga)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_TELLING_WORDS = 3
"""A title of fewer words is that of many documents: whoever wrote it must be the same too."""

_SPELLED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"}
)


def folded(text: str) -> str:
    """A text without case, accents, marks and markup, for comparing.

    >>> folded("<i>Łódź:</i> RÁCZ’s  “List”")
    'lodz raczs list'
    """
    plain = re.sub(r"</?[a-z][^<>]*>", " ", text.casefold()).translate(_SPELLED)
    bare = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", re.sub(r"['’ʼ`ʹ]", "", bare)))


def address_key(address: str) -> str:
    """An address as far as it tells one document from another; empty for the front of a site."""
    try:
        parts = urlsplit("".join(address.split()))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = unquote(parts.path).rstrip("/")
    query = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKING.fullmatch(key)]
    if not host or not (path or query):
        return ""
    return f"{host}{path}?{urlencode(sorted(query))}".rstrip("?")


def doi_key(item: Item) -> str:
    """The DOI of an item in small letters, from its address if it names none."""
    address = item.texts.get("URL", "")
    text = item.texts.get("DOI", "") or (address if "doi.org/" in address else "")
    found = _DOI.search(unquote(text).lower())
    return found[0].rstrip(".,;)") if found else ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is there already: its name, and by what it was recognised."""

    name: str
    why: str


@dataclass(slots=True)
class KnownWorks:
    """Entries by what tells them apart."""

    _by_doi: dict[str, str] = field(default_factory=dict)
    _by_address: dict[str, str] = field(default_factory=dict)
    _by_title: dict[str, list[tuple[str, Item]]] = field(default_factory=lambda: defaultdict(list))

    def add(self, name: str, item: Item) -> None:
        """Remember an entry under a name."""
        if doi := doi_key(item):
            self._by_doi.setdefault(doi, name)
        for address in _addresses(item):
            self._by_address.setdefault(address, name)
        if title := folded(item.title):
            self._by_title[title].append((name, item))

    def match(self, item: Item, *, one_text: bool = False) -> Match | None:
        """The entry that is of the same document, if there is one.

        Args:
            item: The entry to look for.
            one_text: Whether all entries come from one text, where an address that differs is
                rather a slip than another document.
        """
        doi = doi_key(item)
        if doi in self._by_doi:
            return Match(self._by_doi[doi], "same DOI")
        for address in _addresses(item):
            if address in self._by_address:
                return Match(self._by_address[address], "same address")
        for name, other in self._by_title.get(folded(item.title), ()):
            if _agree(item, other) and (one_text or not _on_other_pages(item, other)):
                return Match(name, "same title and year")
        return None


def _addresses(item: Item) -> Iterable[str]:
    several = item.other.get(OTHER_ADDRESSES)
    every = [item.texts.get("URL", ""), *(several if isinstance(several, list) else [])]
    return [key for address in every if (key := address_key(str(address)))]


def _agree(one: Item, other: Item) -> bool:
    """Whether two entries of one title are of one document."""
    mine, theirs = doi_key(one), doi_key(other)
    if mine and theirs and mine != theirs:
        return False
    dates = edtf_of(one.dates.get("issued")), edtf_of(other.dates.get("issued"))
    # One may say the year and the other the day, but neither may say another day.
    if not (dates[0].startswith(dates[1]) or dates[1].startswith(dates[0])):
        return False
    if not all(dates) or len(folded(one.title).split()) < _TELLING_WORDS:
        makers = _makers(one), _makers(other)
        return bool(makers[0] & makers[1]) or (not any(makers) and dates[0] == dates[1])
    return True


def _on_other_pages(one: Item, other: Item) -> bool:
    """Whether one site has both, on two pages: communiqués of one title, say."""
    mine, theirs = ({key.partition("/")[0] for key in _addresses(each)} for each in (one, other))
    return bool(mine & theirs)


def _makers(item: Item) -> set[str]:
    """Who wrote it or where it appeared, for comparing."""
    named = {folded(name.surname) for name in item.names.get("author", ())}
    places = {folded(item.texts.get(key, "")) for key in ("container-title", "publisher")}
    return (named | places) - {""}
