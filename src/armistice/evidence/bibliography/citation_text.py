"""An entry of a bibliography in words: one style, for reading and for pasting into a text.

Weighed beside citeproc-py: it renders any style, needs a style file for each and brings lxml; one
plain style for a list of sources is shorter than the code that would call it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.evidence.bibliography.edtf import edtf_of
from armistice.evidence.bibliography.reading import one_line
from armistice.evidence.bibliography.sources import item_of_source
from armistice.evidence.bibliography.works import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armistice.evidence.bibliography.item import Item, PersonName
    from armistice.record.model import Source

_WHOLE_WORKS = frozenset({"book", "thesis", "report", "dataset", "map", "motion_picture"})
_MOST_AUTHORS = 4


def citation_text(source: Source, outlets: Mapping[str, str] | None = None) -> str:
    """A source in words, as a list of sources has it.

    Args:
        source: The source.
        outlets: The names of outlets by id.
    """
    return item_text(item_of_source(source, outlets))


def bibliography_text(items: Iterable[Item]) -> str:
    """A list of sources in words, in the order of names and titles."""
    lines = sorted((item_text(item) for item in items), key=folded)
    return "".join(f"{line}\n" for line in lines)


def item_text(item: Item) -> str:
    """An item in words, ended by a full stop.

    >>> from armistice.evidence.bibliography.bibtex import read_bibtex
    >>> entry = "@book{b, author={Broers, L.}, title={A rivalry}, publisher={EUP}, year=2019}"
    >>> item_text(read_bibtex(entry).items[0])
    'Broers, L. (2019). A rivalry. EUP.'
    """
    texts = item.texts
    authors = _names(item.names.get("author", ()))
    date = edtf_of(item.dates.get("issued"))
    if not date and "issued" in item.dates:
        date = item.dates["issued"].literal
    title = texts.get("title", "")
    shown = title if item.type in _WHOLE_WORKS or not title else f"“{title}”"
    head = [f"{authors} ({date or 'no date'})", shown]
    container = _container(item)
    if not authors:
        # A report that is known by its outlet and day alone has no title.
        head = [f"{shown or container or 'Untitled'} ({date or 'no date'})"]
        container = container if shown else ""
    parts = [*head, container, _published(texts)]
    if "DOI" in texts:
        parts.append(f"doi:{texts['DOI']}")
    elif "URL" in texts:
        seen = edtf_of(item.dates.get("accessed"))
        parts.append(texts["URL"] + (f" (accessed {seen})" if seen else ""))
    return one_line(" ".join(_ended(part) for part in parts if part))


def _ended(part: str) -> str:
    return part if part.endswith((".", "?", "!", ".”", "?”", "!”")) else f"{part}."


def _container(item: Item) -> str:
    texts = item.texts
    container = texts.get("container-title", "")
    if container and (editors := _names(item.names.get("editor", ()))):
        container = f"In {editors} (ed.), {container}"
    number = texts.get("volume", "") + (f"({texts['issue']})" if "issue" in texts else "")
    page = texts.get("page", "")
    pages = f"{'p.' if page.isdecimal() else 'pp.'} {page}" if page else ""
    return ", ".join(filter(None, [container, number, texts.get("number", ""), pages]))


def _published(texts: Mapping[str, str]) -> str:
    edition = texts.get("edition", "")
    if edition.isdecimal():
        edition = f"edition {edition}"
    place = ": ".join(filter(None, [texts.get("publisher-place"), texts.get("publisher")]))
    return ", ".join(filter(None, [edition, place]))


def _names(names: Sequence[PersonName]) -> str:
    shown = [
        name.literal or ", ".join(filter(None, [name.surname, name.given, name.suffix]))
        for name in names[:_MOST_AUTHORS]
    ]
    if len(names) > _MOST_AUTHORS:
        return f"{'; '.join(shown)} et al."
    return "; ".join(shown)
