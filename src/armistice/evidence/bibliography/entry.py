"""One reference in words, taken apart: who, when, what, where it appeared, where it is found.

Styles differ, their parts do not. The parts that marks give away are taken out first (addresses,
DOI, dates of access, volume and pages), then the title by its emphasis or quotation marks; what
stands before it is who, and what stands after it is where.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from armistice.evidence.bibliography.authors import (
    authors_of,
    editors_of,
    leading_authors,
    without_lead,
)
from armistice.evidence.bibliography.bibtex import OTHER_ADDRESSES
from armistice.evidence.bibliography.edtf import date_of
from armistice.evidence.bibliography.item import Item, ItemDate, PersonName
from armistice.evidence.bibliography.word_dates import YEAR, first_date

_ANGLED = re.compile(r"<+\s*((?:https?|ftp)://[^<>]*?)\s*>+", re.IGNORECASE)
_LINKED = re.compile(r"\[[^\[\]]*\]\(((?:https?|ftp)://[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)")
_BARE = re.compile(r"(?:(?:https?|ftp)://|\bwww\.)[^\s<>\"“”«»\]]+", re.IGNORECASE)
_DOI = re.compile(r"(?:\bdoi:?\s*|\bDOI\s+)?\b(10\.\d{4,9}/[^\s<>\"\]]+)", re.IGNORECASE)
_ACCESSED = re.compile(
    r"[\[(]?\s*(?:accessed|last accessed|retrieved|viewed|dostęp|data dostępu|дата обращения|"
    r"дата звернення|erişim(?: tarihi)?|abgerufen(?: am)?|consulté(?: le)?|diakses(?: pada)?|"
    r"baxılıb)(?: on)?:?\s*(?P<when>[^\])<>]{4,30}?)\s*(?:[\])]|(?=[.,;]?\s*$)|(?=[.;,]\s))",
    re.IGNORECASE,
)
_PLEASANTRIES = re.compile(
    r"\[\s*(?:online|electronic resource|электронный ресурс|dokument elektroniczny|çevrimiçi)\s*\]"
    r"|\b(?:retrieved from|available (?:at|from|online)|accessible at|url|режим доступа|"
    r"diakses dari)\s*:",
    re.IGNORECASE,
)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")
_VOLUME = re.compile(
    r"\b(?:(?:vol(?:ume)?|tom|bd|cilt|том|jilid)\.?:?|[tт]\.) ?(\d+|(?-i:[IVXL]+\b))", re.IGNORECASE
)
_ISSUE = re.compile(
    r"\b(?:issue|no|nr|num|number|iss|sayı|вып|№|nomor)\.?:? ?(\d+(?:[-–/]\d+)?)(?!/)",
    re.IGNORECASE,
)
_PAGES = re.compile(r"\b(?:pp?|s|ss|с|стр|hlm)\.? ?(\d+(?: ?[-–—] ?\d+)?)", re.IGNORECASE)
_NUMBER, _PAGE_RANGE = r"\d{1,4}(?:[-–/]\d+)?", r"\d+(?: ?[-–—] ?\d+)?"
_VOLUME_ISSUE_PAGES = (
    # 35(1): 72–92
    re.compile(
        rf"(?<![\d/])(?P<volume>\d{{1,4}}) ?\((?!{YEAR}\))(?P<issue>{_NUMBER})\)"
        rf"(?:[:,] ?(?P<pages>{_PAGE_RANGE}))?"
    ),
    # 64, no. 9 (2012): 1709–23
    re.compile(
        rf"(?<![\d/])(?P<volume>\d{{1,4}}),? no\. ?(?P<issue>{_NUMBER})"
        rf"(?: \([^()]*?(?P<year>{YEAR})\))?(?:: ?(?P<pages>{_PAGE_RANGE}))?"
    ),
)
_EDITION = re.compile(
    r"\s*\(?\b(\d{1,2}(?:st|nd|rd|th)|\d{1,2}-е|revised|second|third) "
    r"(?:ed\.|edn\.?|edition|изд\.)\)?,?",
    re.IGNORECASE,
)
_END_OF_TITLE = re.compile(
    r" // |(?:(?<=[^\W\d_]{3})|(?<=[)\]?!”\"])|(?<=\d{4}))\. |(?<=[?!]) (?=[^\W\d_])"
    r"|, (?=\[)|, *$"
)
_MOST_WORDS_OF_NAME = 9
_NO_NAME = re.compile(r" // |: |[^\W\d_]{3}\. ")
_YEAR_AT_END = re.compile(rf"[,.]?\s*\(?\b(?P<year>{YEAR})(?P<suffix>[a-z]?)\b\)?[\s.,:]*$")
_YEAR_AFTER_NAMES = re.compile(
    rf"^(?P<who>.{{2,200}}?)[,.]?\s*\(?\b(?P<year>{YEAR})(?P<suffix>[a-z]?)\b\)?[.,:]\s+", re.DOTALL
)
_YEAR = re.compile(rf"(?<![\d/-])({YEAR})(?![\d/-])")
_PAIRS = {'"': '"', "“": "”", "„": "”", "«": "»", "‘": "’"}
_QUOTED = re.compile(r"“[^“”]+”|„[^„”“]+[”“]|«[^«»]+»|(?<!\w)\"[^\"]+\"(?!\w)")
_HOUSES = re.compile(
    r"\b(?:press|books?|publish\w+|verlag|routledge|wydawnictwo|издательство|éditions|yayınları|"
    r"university|cast)\b",
    re.IGNORECASE,
)
_PLACE_AND_HOUSE = re.compile(
    r"^(?P<place>[^\W\d_][\w .,'’-]{1,40}): (?P<house>[^\W\d_][^:]{2,80})$"
)
_LONGEST = 5_000
"""Longer words are prose, not a reference."""
_MUST = re.compile(r"[^\W\d_]{3}")


@dataclass(slots=True)
class _Parts:
    """What has been found so far, and the text that is left."""

    left: str
    texts: dict[str, str] = field(default_factory=dict)
    dates: dict[str, ItemDate] = field(default_factory=dict)
    names: dict[str, tuple[PersonName, ...]] = field(default_factory=dict)
    addresses: list[str] = field(default_factory=list)

    def take(self, pattern: re.Pattern[str], variable: str) -> None:
        """Move what a pattern finds into a variable."""
        if variable not in self.texts and (found := pattern.search(self.left)) is not None:
            self.texts[variable] = found[1].replace(" ", "")
            self.left = self.left[: found.start()] + self.left[found.end() :]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    text: str
    quoted: bool


def entry_of(text: str, *, author: tuple[PersonName, ...] = ()) -> Item | None:
    """A reference in words as an item without a key; None if the words are no reference.

    Args:
        text: The words, on one line or several.
        author: Whose works the words go on to name, where they name nobody.
    """
    if len(text) > _LONGEST:
        return None
    parts = _Parts(_unbroken(text))
    _addresses(parts)
    _accessed(parts)
    parts.left = _PLEASANTRIES.sub(" ", parts.left)
    marks = _marks(parts.left)
    parts.left = _BOLD.sub(r"\1", parts.left) if not marks else parts.left
    if marks:
        _by_marks(parts, marks)
    else:
        _by_order(parts)
    if author and not parts.names.get("author"):
        parts.names["author"] = author
    title = parts.texts.get("title", "")
    if not _MUST.search(title) or not (
        parts.addresses or "issued" in parts.dates or parts.texts.keys() & {"DOI", "publisher"}
    ):
        return None
    return _item(parts)


def is_short(text: str) -> str:
    """The words by which a note names again what an earlier note names; empty if it does not.

    >>> is_short("*Otvety na voprosy...*"), is_short("Ibid., p. 5")
    ('Otvety na voprosy', '')
    """
    plain = text.strip(" *.,;\n")
    found = re.fullmatch(
        r"[\s*\"“«]*(?P<title>[^*]{5,200}?)\s*(?:…|\.\.\.)[\s*\"”».]*(?:,? ?(?:p|s|с)\..{1,12})?",
        text.strip(),
    )
    return found["title"].strip(" *") if found and plain else ""


# --- what marks give away -------------------------------------------------------------------------


def _unbroken(text: str) -> str:
    text = " ".join(text.replace("\\_", "_").split())
    text = _ANGLED.sub(lambda found: f"<{''.join(found[1].split())}>", text)
    return text.strip()


def _addresses(parts: _Parts) -> None:
    for pattern in (_ANGLED, _LINKED, _BARE):
        for match in pattern.finditer(parts.left):
            address = "".join((match[1] if pattern.groups else match[0]).split())
            parts.addresses.append(address.rstrip(".,;:)") if pattern is _BARE else address)
        parts.left = pattern.sub(" ", parts.left)
    places = [parts.left, *(one for one in parts.addresses if "doi.org/" in one)]
    found = next(filter(None, map(_DOI.search, places)), None)
    if found is not None:
        parts.texts["DOI"] = found[1].rstrip(".,;)")
        parts.left = _DOI.sub(" ", parts.left)


def _accessed(parts: _Parts) -> None:
    for found in _ACCESSED.finditer(parts.left):
        date = first_date(found["when"])
        if date is not None:
            parts.dates["accessed"] = date_of(date.edtf)
            parts.left = parts.left[: found.start()] + parts.left[found.end() :]
            return


def _marks(text: str) -> list[_Mark]:
    """Stretches in emphasis or quotation marks, outermost only, in their order."""
    stars = [found.start() for found in re.finditer(r"(?<!\*)\*(?!\*)", text)]
    if len(stars) % 2:
        # Extraction lost the first star: the emphasis began with the entry.
        stars.insert(0, -1)
    found = [
        _Mark(max(start, 0), end + 1, text[start + 1 : end], quoted=False)
        for start, end in zip(stars[::2], stars[1::2], strict=True)
    ]
    found += [
        _Mark(one.start(), one.end(), one[0][1:-1], quoted=True) for one in _QUOTED.finditer(text)
    ]
    outer: list[_Mark] = []
    for mark in sorted(found, key=lambda one: (one.start, -one.end)):
        if (not outer or mark.start >= outer[-1].end) and _MUST.search(mark.text):
            outer.append(mark)
    return outer


# --- the rest -------------------------------------------------------------------------------------


def _by_marks(parts: _Parts, marks: list[_Mark]) -> None:
    first, *others = marks
    text = parts.left
    head, tail = text[: first.start], text[first.end :]
    parts.texts["title"] = _trimmed(first.text)
    if others:
        container = others[0]
        parts.texts["container-title"] = _trimmed(container.text)
        between = text[first.end : container.start]
        if editors := editors_of(f"{between} "):
            parts.names["editor"] = editors
            between = ""
        tail = f"{between} {text[container.end :]}"
    _head(parts, head)
    _tail(parts, tail)


def _trimmed(title: str) -> str:
    """A title without emphasis, last marks, and quotation marks around the whole of it."""
    title = title.strip(" *.,;")
    if len(title) > 1 and _PAIRS.get(title[0]) == title[-1]:
        title = title[1:-1].strip(" *.,;")
    return title


def _by_order(parts: _Parts) -> None:
    """A reference without any mark: by the year after the names, by its stops, by its commas."""
    found = _YEAR_AFTER_NAMES.match(parts.left)
    authors = authors_of(without_lead(found["who"])) if found is not None else ()
    if found is not None and _are_names(authors):
        parts.names["author"] = authors
        parts.dates["issued"] = date_of(found["year"])
        parts.texts["year-suffix"] = found["suffix"]
        _title_first(parts, parts.left[found.end() :])
        return
    persons, end = leading_authors(parts.left)
    if persons:
        parts.names["author"] = persons
        _title_first(parts, parts.left[end:])
    elif " // " in parts.left:
        _title_first(parts, parts.left)
    else:
        _by_commas(parts)


def _are_names(authors: tuple[PersonName, ...]) -> bool:
    return bool(authors) and all(
        one.family
        or (
            len(one.literal.split()) <= _MOST_WORDS_OF_NAME and _NO_NAME.search(one.literal) is None
        )
        for one in authors
    )


def _title_first(parts: _Parts, text: str) -> None:
    """What is left begins with the title, which ends a sentence or stands before a container."""
    if (edition := _EDITION.search(text)) is not None:
        parts.texts["edition"] = edition[1]
        text = text[: edition.start()] + text[edition.end() :]
    title, *tail = _END_OF_TITLE.split(text.strip(), maxsplit=1)
    parts.texts["title"] = title.strip(" .,;")
    _tail(parts, tail[0] if tail else "")


def _by_commas(parts: _Parts) -> None:
    _issued(parts, parts.left)
    segments = [one for each in parts.left.split(",") if (one := each.strip(" .;:"))]
    if len(segments) > 2:  # noqa: PLR2004 - who, what, where
        parts.names["author"] = authors_of(without_lead(segments[0]))
        parts.texts["title"] = ", ".join(segments[1:-1])
        parts.texts["publisher"] = segments[-1]
    elif segments:
        parts.texts["title"] = segments[0]
        if segments[1:]:
            parts.texts["container-title"] = segments[1]


def _head(parts: _Parts, head: str) -> None:
    year = _YEAR_AT_END.search(head)
    if year is not None:
        parts.dates["issued"] = date_of(year["year"])
        parts.texts["year-suffix"] = year["suffix"]
        head = head[: year.start()]
    if authors := authors_of(without_lead(head.strip(" :-*"))):
        parts.names["author"] = authors


def _tail(parts: _Parts, tail: str) -> None:
    tail = _BOLD.sub(r"\1", tail)
    for pattern in _VOLUME_ISSUE_PAGES:
        if (found := pattern.search(tail)) is not None:
            given = found.groupdict()
            for variable, name in (("volume", "volume"), ("issue", "issue"), ("page", "pages")):
                if given[name]:
                    parts.texts[variable] = given[name].replace(" ", "")
            tail = f"{tail[: found.start()]} {given.get('year') or ''} {tail[found.end() :]}"
            break
    if "editor" not in parts.names and (editors := editors_of(tail)):
        parts.names["editor"] = editors
        tail = re.sub(r"\b(?:eds?\.|edited by|red\.)[^,]*,?", "", tail, count=1)
    _issued(parts, tail)
    for pattern, variable in ((_PAGES, "page"), (_VOLUME, "volume"), (_ISSUE, "issue")):
        parts.take(pattern, variable)
    segments = [
        one
        for each in re.split(r"[,;()]|\.\s", parts.left)
        if (one := each.strip(" .:;,*-–[]<>")) and _MUST.search(one)
    ]
    _published(parts, segments)


def _issued(parts: _Parts, tail: str) -> None:
    """Take the date of issue out of a text; what the head said of the year stands."""
    parts.left = tail
    date = first_date(tail)
    known = parts.dates.get("issued")
    if date is not None and (known is None or date.edtf.startswith(f"{known.year}")):
        parts.dates["issued"] = date_of(date.edtf)
        parts.left = tail[: date.start] + tail[date.end :]
    elif known is None and (year := _YEAR.search(tail)) is not None:
        parts.dates["issued"] = date_of(year[1])
    parts.left = _YEAR.sub("", parts.left)


def _published(parts: _Parts, segments: list[str]) -> None:
    for number, segment in enumerate(segments):
        placed = _PLACE_AND_HOUSE.match(segment)
        if placed is not None:
            parts.texts["publisher-place"] = placed["place"]
            parts.texts["publisher"] = placed["house"].strip()
            return
        if _HOUSES.search(segment) and "volume" not in parts.texts and not parts.addresses:
            parts.texts["publisher"] = segment
            if segments[number + 1 :]:
                parts.texts["publisher-place"] = segments[number + 1]
            return
    if segments and "container-title" not in parts.texts:
        parts.texts["container-title"] = segments[0]
    elif segments and "volume" not in parts.texts and "publisher" not in parts.texts:
        own = parts.texts.get("container-title", "")
        if segments[0] != own and len(segments[0].split()) > 1:
            parts.texts["publisher"] = segments[0]


def _item(parts: _Parts) -> Item:
    texts = dict(parts.texts)
    other: dict[str, object] = {}
    if parts.addresses:
        texts["URL"] = parts.addresses[0]
        if parts.addresses[1:]:
            other[OTHER_ADDRESSES] = parts.addresses[1:]
    return Item(
        id="",
        type=_type(texts, has_editor="editor" in parts.names),
        texts={key: text for key, text in texts.items() if text},
        names={key: some for key, some in parts.names.items() if some},
        dates=parts.dates,
        other=other,
    )


def _type(texts: dict[str, str], *, has_editor: bool) -> str:
    if texts.keys() & {"volume", "issue"} and "container-title" in texts:
        return "article-journal"
    if "container-title" in texts and has_editor:
        return "chapter"
    if "URL" in texts:
        return "webpage"
    return "book" if "publisher" in texts else "document"
