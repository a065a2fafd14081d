"""RIS with tags in any order, CSL-JSON of every kind."""

import json

from armistice.evidence.bibliography import format_of, read_csl, read_ris, write_csl, write_ris
from armistice.evidence.bibliography.edtf import edtf_of

ENDNOTE = """\
AU  - Broers, Laurence
AU  - Ministry of Foreign Affairs
TY  - JOUR
SN  - 2376-1199
DA  - 2013/11/05/
PY  - 2013
EP  - 74
SP  - 59
T2  - Caucasus Survey
TI  - Recognising politics
  in unrecognised states
UR  - https://a.org/x
UR  - https://b.org/y
KW  - de facto states
KW  - recognition
ID  - broers
ER  -
"""


def test_tags_in_any_order() -> None:
    read = read_ris(ENDNOTE)
    assert read.diagnostics == ()
    (item,) = read.items
    assert item.title == "Recognising politics in unrecognised states"
    assert [str(name) for name in item.names["author"]] == [
        "Laurence Broers",
        "Ministry of Foreign Affairs",
    ]
    assert edtf_of(item.dates["issued"]) == "2013-11-05"
    assert (item.texts["page"], item.texts["ISSN"]) == ("59-74", "2376-1199")
    assert item.texts["keyword"] == "de facto states, recognition"
    assert item.other == {"other-addresses": ["https://b.org/y"]}
    assert read_ris(write_ris([item])).items == (item,)
    assert "U5  -" not in write_ris([item])


def test_windows_lines_and_a_mark_at_the_start() -> None:
    assert read_ris("\ufeff" + ENDNOTE.replace("\n", "\r\n")).items == read_ris(ENDNOTE).items


def test_an_entry_without_an_end_is_read_all_the_same() -> None:
    read = read_ris("TY  - BOOK\nTI  - One\nTY  - BOOK\nTI  - Two\n")
    assert [item.title for item in read.items] == ["One", "Two"]
    assert [one.code for one in read.diagnostics] == ["A861", "A861"]


def test_dates_of_csl() -> None:
    given = [
        {"date-parts": [["2020", 11]]},
        {"date-parts": [[2020, 9, 27], [2020, 11, 10]]},
        {"date-parts": [[2020]], "season": "3"},
        {"date-parts": [[2020]], "circa": "true"},
        {"literal": "forthcoming"},
        {"raw": "2020-11-10"},
        "2020-11-10/..",
    ]
    text = json.dumps(
        [{"id": i, "type": "book", "title": "T", "issued": one} for i, one in enumerate(given)]
    )
    read = read_csl(text)
    assert [edtf_of(item.dates["issued"]) for item in read.items] == [
        "2020-11",
        "2020-09-27/2020-11-10",
        "2020-23",
        "2020~",
        "",
        "2020-11-10",
        "2020-11-10/..",
    ]
    assert read_csl(write_csl(read.items)).items == read.items


def test_what_crossref_gives() -> None:
    (item,) = read_csl(
        '{"items": [{"type": "journal-article", "title": ["A rivalry"], "container-title": ["J"],'
        ' "author": [{"given": "L", "family": "Broers", "sequence": "first", "affiliation": []}]}]}'
    ).items
    assert (item.type, item.title, item.texts["container-title"]) == (
        "article-journal",
        "A rivalry",
        "J",
    )


def test_formats_are_told_apart_by_what_they_hold() -> None:
    assert format_of("x.txt", ENDNOTE) == "ris"
    assert format_of("x.txt", "% a remark\n@book{a,}") == "bibtex"
    assert format_of("x.txt", " [\n]") == "csl-json"
    assert format_of("x.txt", "Dear colleague,") == ""
