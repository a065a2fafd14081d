"""Items of every kind that CSL-JSON can say, as strategies of hypothesis."""

from typing import Any

from hypothesis import strategies as st

from armistice.evidence.bibliography import item as variables
from armistice.evidence.bibliography.item import Item, ItemDate, PersonName

_SIGNS = st.characters(exclude_categories=["Cs"], exclude_characters="")
_ODD = st.sampled_from(
    [
        "{", "}", "\\", "%", "--", " and ", "``", "''", "~", "$", "<i>", "</i>", "\r\n", ", ", "#",
        '"', "@", "ER  - ", "TY  - X", "\u00a0", "\u2028", "Łódź", "Шуша", "Ստեփանակերտ", "Şuşa",
        "von ", "de ", "others", "NATO", "{\\'e}", "\\textit{x}", "  ", ";", "\x00", "</span>",
    ]
)  # fmt: skip
_PIECES = st.lists(st.one_of(_ODD, st.text(_SIGNS, min_size=1, max_size=8)), min_size=1, max_size=6)
texts = _PIECES.map("".join).filter(bool)

names = st.one_of(
    st.builds(PersonName, literal=texts),
    st.builds(
        PersonName,
        family=texts,
        given=st.one_of(st.just(""), texts),
        suffix=st.one_of(st.just(""), texts),
        dropping_particle=st.one_of(st.just(""), texts),
        non_dropping_particle=st.one_of(st.just(""), texts),
        comma_suffix=st.booleans(),
        static_ordering=st.booleans(),
        parse_names=st.booleans(),
    ),
)

_PARTS = st.one_of(
    st.tuples(st.integers(-99, 9999)),
    st.tuples(st.integers(1, 9999), st.integers(1, 24)),
    st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(1, 31)),
)
dates = st.one_of(
    st.builds(
        ItemDate,
        parts=st.lists(_PARTS, min_size=1, max_size=2).map(tuple),
        season=st.sampled_from(["", "", "1", "4", "spring"]),
        circa=st.booleans(),
        literal=st.one_of(st.just(""), texts),
    ),
    st.builds(ItemDate, literal=texts, circa=st.booleans()),
    st.builds(ItemDate, raw=texts),
    st.builds(ItemDate, edtf=st.sampled_from(["2020-11-10", "2020~", "2020-1X", "2020/..", "no"])),
)


def _some(keys: frozenset[str], values: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.dictionaries(st.sampled_from(sorted(keys)), values, max_size=5)


items = st.builds(
    Item,
    id=st.one_of(st.just("a-2020"), texts),
    type=st.one_of(st.sampled_from(sorted(variables.TYPES)), texts),
    texts=_some(variables.TEXTS, texts),
    names=_some(variables.NAMES, st.lists(names, min_size=1, max_size=3).map(tuple)),
    dates=_some(variables.DATES, dates),
    other=st.dictionaries(
        st.sampled_from(["custom", "categories", "other-addresses", "file"]),
        st.one_of(
            st.lists(texts, min_size=1, max_size=3),
            st.dictionaries(texts, texts, min_size=1, max_size=2),
        ),
        max_size=2,
    ),
)
