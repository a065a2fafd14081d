"""Which field of BibTeX holds which variable of CSL; biblatex's names are read beside the old."""

from __future__ import annotations

from types import MappingProxyType

TYPES = MappingProxyType(
    {
        "article-journal": "article",
        "book": "book",
        "chapter": "incollection",
        "paper-conference": "inproceedings",
        "thesis": "thesis",
        "report": "report",
        "webpage": "online",
        "dataset": "dataset",
        "software": "software",
        "patent": "patent",
        "legislation": "legislation",
        "legal_case": "jurisdiction",
        "entry-encyclopedia": "inreference",
        "manuscript": "unpublished",
        "pamphlet": "booklet",
        "periodical": "periodical",
        "collection": "collection",
        "document": "misc",
        "motion_picture": "movie",
        "song": "audio",
        "personal_communication": "letter",
        "standard": "standard",
        "graphic": "image",
        "review": "review",
    }
)
"""The kind of entry for a type of item; other types are told by ``entrysubtype``."""

SUBTYPES = MappingProxyType(
    {
        "article-newspaper": ("article", "newspaper"),
        "article-magazine": ("article", "magazine"),
        "post-weblog": ("online", "post-weblog"),
        "post": ("online", "post"),
    }
)

KINDS = MappingProxyType(
    {kind: own for own, kind in TYPES.items()}
    | {
        "inbook": "chapter",
        "suppbook": "chapter",
        "bookinbook": "chapter",
        "conference": "paper-conference",
        "phdthesis": "thesis",
        "mastersthesis": "thesis",
        "techreport": "report",
        "electronic": "webpage",
        "www": "webpage",
        "webpage": "webpage",
        "proceedings": "book",
        "mvbook": "book",
        "mvcollection": "book",
        "manual": "book",
        "reference": "book",
        "video": "motion_picture",
        "newspaper": "article-newspaper",
        "magazine": "article-magazine",
        "suppperiodical": "article-journal",
        "artwork": "graphic",
        "legal": "legislation",
        "music": "song",
    }
)
"""The type of item for a kind of entry."""

GENRES = MappingProxyType({"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis"})

TEXTS = MappingProxyType(
    {
        "title": "title",
        "title-short": "shorttitle",
        "publisher-place": "address",
        "edition": "edition",
        "volume": "volume",
        "collection-title": "series",
        "ISBN": "isbn",
        "ISSN": "issn",
        "language": "langid",
        "note": "note",
        "annote": "annotation",
        "abstract": "abstract",
        "keyword": "keywords",
        "container-title-short": "shortjournal",
        "event-title": "eventtitle",
        "event-place": "venue",
        "original-title": "origtitle",
        "original-publisher": "origpublisher",
        "original-publisher-place": "origlocation",
        "chapter-number": "chapter",
        "number-of-pages": "pagetotal",
        "number-of-volumes": "volumes",
        "version": "version",
        "status": "pubstate",
        "genre": "type",
        "medium": "howpublished",
        "call-number": "library",
        "PMID": "pmid",
        "PMCID": "pmcid",
        "part-number": "part",
        "page": "pages",
        "URL": "url",
        "DOI": "doi",
    }
)
"""Variables whose field is the same for every type."""

BY_TYPE = MappingProxyType(
    {
        "container-title": {
            "article-journal": "journal",
            "article-newspaper": "journal",
            "article-magazine": "journal",
            "review": "journal",
            "": "booktitle",
        },
        "publisher": {
            "thesis": "school",
            "report": "institution",
            "webpage": "organization",
            "post": "organization",
            "post-weblog": "organization",
            "": "publisher",
        },
        "issue": {"": "issue"}
        | dict.fromkeys(
            ("article-journal", "article-newspaper", "article-magazine", "review"), "number"
        ),
        "collection-number": dict.fromkeys(
            ("book", "chapter", "paper-conference", "collection", "entry-encyclopedia"), "number"
        ),
        "number": dict.fromkeys(
            ("report", "patent", "legislation", "legal_case", "standard", "document", "treaty",
             "thesis", "webpage", "dataset", "software"),
            "number",
        ),
    }
)  # fmt: skip
"""Variables whose field depends on the type; the type ``""`` stands for all others."""

ALIASES = MappingProxyType(
    {
        "journaltitle": "container-title",
        "journal": "container-title",
        "booktitle": "container-title",
        "maintitle": "container-title",
        "location": "publisher-place",
        "address": "publisher-place",
        "school": "publisher",
        "institution": "publisher",
        "organization": "publisher",
        "publisher": "publisher",
        "language": "language",
        "annote": "annote",
        "keyword": "keyword",
        "issue": "issue",
        "eventvenue": "event-place",
    }
)
"""Other fields that are read as a variable if its own field is not there."""

NAMES = MappingProxyType(
    {
        "author": "author",
        "editor": "editor",
        "translator": "translator",
        "container-author": "bookauthor",
        "director": "director",
        "recipient": "recipient",
        "illustrator": "illustrator",
        "compiler": "compiler",
    }
)

DATES = MappingProxyType(
    {
        "issued": "date",
        "accessed": "urldate",
        "event-date": "eventdate",
        "original-date": "origdate",
    }
)

VERBATIM = frozenset({"URL", "DOI", "ISBN", "ISSN", "PMID", "PMCID"})
"""Variables that are written as they are."""

PROTECTED = frozenset({"title", "title-short"})
"""Variables in which styles change capitals."""


def field_of(variable: str, kind: str) -> str:
    """The field that holds a text variable of an item of this type; empty if there is none."""
    if variable in TEXTS:
        return TEXTS[variable]
    fields = BY_TYPE.get(variable, {})
    return fields.get(kind, fields.get("", ""))
