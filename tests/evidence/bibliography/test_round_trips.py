"""Nothing that CSL-JSON can say is lost in any format, whatever an entry holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_items import items, texts

from armistice.evidence.bibliography.formats import READERS, WRITERS
from armistice.evidence.bibliography.item import Item

FORMATS = sorted(WRITERS)


@pytest.mark.parametrize("form", FORMATS)
@given(some=st.lists(items, min_size=1, max_size=3))
@settings(max_examples=30, deadline=None)
def test_writing_and_reading_gives_the_same_items(form: str, some: list[Item]) -> None:
    read = READERS[form](WRITERS[form](some), "made")
    assert list(read.items) == some


@pytest.mark.parametrize("form", FORMATS)
@given(
    text=st.lists(
        st.one_of(
            texts,
            st.sampled_from(
                [
                    "@article{",
                    "title",
                    "=",
                    "\n",
                    "ER",
                    "",
                    "-",
                    "TY",
                    "",
                    "-",
                    "[{}]",
                    ":",
                    '"',
                    ",",
                ]
            ),
        ),
        max_size=20,
    ).map(" ".join)
)
@settings(max_examples=40, deadline=None)
def test_no_reader_ever_fails(form: str, text: str) -> None:
    read = READERS[form](text, "made")
    again = READERS[form](WRITERS[form](read.items), "made")
    assert again.items == read.items
