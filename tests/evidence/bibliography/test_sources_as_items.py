"""Sources of a case as items and back, and when two entries are of one document."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from made_items import items

from armistice.dates import parse_when
from armistice.evidence.bibliography import Item, citation_text, item_of_source, source_of
from armistice.evidence.bibliography.works import KnownWorks, address_key, folded
from armistice.record.model import Creator, Source

SOURCE = Source(
    id="broers-2019",
    type="book",
    title="Armenia and Azerbaijan: Anatomy of a rivalry",
    author=(Creator(family="Broers", given="Laurence"),),
    editor=(Creator(literal="A committee"),),
    publisher="Edinburgh University Press",
    publisher_place="Edinburgh",
    edition="2",
    isbn="9781474450522",
    doi="10.1515/9781474450546",
    issued=parse_when("2019-08~"),
    accessed=parse_when("2026-11-21"),
    language="en",
    address="https://example.org/broers?utm_source=x",
    notes="Read in part.\noriginal-date: 2018\nISSN: 1234-5678",
)


def test_a_source_comes_back() -> None:
    assert source_of(item_of_source(SOURCE), SOURCE.id).source == SOURCE
    assert item_of_source(SOURCE).texts["ISSN"] == "1234-5678"


@given(item=items)
@settings(max_examples=40, deadline=None)
def test_what_a_source_keeps_it_keeps(item: Item) -> None:
    source = source_of(item, "it").source
    assert source.title
    assert source_of(item_of_source(source), "it").source.title == source.title


def test_in_words() -> None:
    assert citation_text(SOURCE) == (
        "Broers, Laurence (2019-08~). Armenia and Azerbaijan: Anatomy of a rivalry. edition 2, "
        "Edinburgh: Edinburgh University Press. doi:10.1515/9781474450546."
    )


def test_addresses_that_are_one() -> None:
    plain = address_key("https://tass.com/world/1180045")
    assert address_key("http://www.tass.com/world/1180045/?utm_source=a&fbclid=b#top") == plain
    assert address_key("https://tass.com/world?id=1") != address_key("https://tass.com/world?id=2")
    assert address_key("https://tass.com/") == "", "the front of a site tells nothing"
    assert address_key("https://[broken") == ""
    assert folded("RÁCZ’s “Ğ”: Şuşa") == "raczs g susa"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"DOI": "https://doi.org/10.1515/9781474450546", "title": "Other"}, "same DOI"),
        ({"DOI": "", "title": "Other"}, "same address"),
        ({"DOI": "", "URL": ""}, "same title and year"),
        ({"DOI": "10.9999/other", "URL": ""}, ""),
        ({"DOI": "", "URL": "https://example.org/another-page"}, ""),
        ({"DOI": "", "URL": "", "title": "Another title of as many words"}, ""),
    ],
)
def test_one_document(changes: dict[str, str], why: str) -> None:
    known = KnownWorks()
    item = item_of_source(SOURCE)
    known.add("known", item)
    other = replace(item, texts={k: v for k, v in {**item.texts, **changes}.items() if v})
    match = known.match(other)
    assert (match.why if match else "") == why
