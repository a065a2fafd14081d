"""Which tag of RIS holds which variable of CSL; the first of several is the one written."""

from __future__ import annotations

from types import MappingProxyType

TYPES = MappingProxyType(
    {
        "article": "INPR",
        "article-journal": "JOUR",
        "article-magazine": "MGZN",
        "article-newspaper": "NEWS",
        "bill": "BILL",
        "book": "BOOK",
        "chapter": "CHAP",
        "dataset": "DATA",
        "document": "GEN",
        "entry-dictionary": "DICT",
        "entry-encyclopedia": "ENCYC",
        "figure": "FIGURE",
        "graphic": "ART",
        "hearing": "HEAR",
        "legal_case": "CASE",
        "legislation": "STAT",
        "manuscript": "UNPB",
        "map": "MAP",
        "motion_picture": "VIDEO",
        "musical_score": "MUSIC",
        "pamphlet": "PAMP",
        "paper-conference": "CPAPER",
        "patent": "PAT",
        "personal_communication": "PCOMM",
        "post": "ICOMM",
        "post-weblog": "BLOG",
        "regulation": "GOVDOC",
        "report": "RPRT",
        "software": "COMP",
        "song": "SOUND",
        "speech": "SLIDE",
        "standard": "STAND",
        "thesis": "THES",
        "webpage": "ELEC",
    }
)

KINDS = MappingProxyType(
    {kind: own for own, kind in TYPES.items()}
    | {
        "ABST": "article-journal",
        "AGGR": "dataset",
        "ANCIENT": "book",
        "BROAD": "broadcast",
        "CHART": "figure",
        "CLSWK": "book",
        "CONF": "book",
        "CTLG": "book",
        "DBASE": "dataset",
        "EBOOK": "book",
        "ECHAP": "chapter",
        "EDBOOK": "book",
        "EJOUR": "article-journal",
        "EJOU": "article-journal",
        "ELECTR": "webpage",
        "JFULL": "periodical",
        "MPCT": "motion_picture",
        "MULTI": "webpage",
        "SER": "book",
        "UNBILL": "bill",
        "WEB": "webpage",
    }
)

TEXTS = MappingProxyType(
    {
        "title": ("TI", "T1", "CT", "BT"),
        "title-short": ("ST",),
        "container-title": ("T2", "JO", "JF"),
        "container-title-short": ("J2", "JA", "J1"),
        "collection-title": ("T3",),
        "volume": ("VL",),
        "issue": ("IS",),
        "publisher": ("PB",),
        "publisher-place": ("CY", "PP"),
        "edition": ("ET",),
        "DOI": ("DO",),
        "language": ("LA",),
        "abstract": ("AB", "N2"),
        "genre": ("M3",),
        "number-of-volumes": ("NV",),
        "section": ("SE",),
        "original-title": ("OP",),
        "call-number": ("CN",),
        "translated-title": ("TT",),
        "reviewed-title": ("RI",),
    }
)

NAMES = MappingProxyType(
    {
        "author": ("AU", "A1"),
        "editor": ("ED", "A2"),
        "collection-editor": ("A3",),
        "translator": ("A4", "TA"),
    }
)

DATES = MappingProxyType({"issued": ("PY", "Y1", "DA"), "accessed": ("Y2",)})
