"""What stands around a passage, as a reader would read on."""

from hypothesis import given
from hypothesis import strategies as st

from armistice.evidence.surroundings import REACH, surroundings
from armistice.evidence.texts.model import Block, Page, Text, Zone

FIRST = "One. Two is a sentence. "
SECOND = "Three goes on"
NOTE = "\n\n1 A note in between.\n\n"
THIRD = "over the page. Four follows. Five too."


def text(*parts: tuple[str, Zone]) -> Text:
    blocks, offset = [], 0
    for content, zone in parts:
        blocks.append(Block(offset, offset + len(content), zone))
        offset += len(content)
    return Text("".join(content for content, _ in parts), tuple(blocks))


def around(made: Text, words: str) -> tuple[str, str, str]:
    start = made.content.index(words)
    found = surroundings(made, start, start + len(words))
    return found.before.strip(), found.words, found.after.strip()


def test_a_sentence_or_so_on_either_side() -> None:
    made = text((FIRST + SECOND + " " + THIRD, Zone.BODY))
    assert around(made, "goes on") == (
        "Two is a sentence. Three",
        "goes on",
        "over the page. Four follows.",
    )


def test_a_footnote_in_the_middle_of_a_sentence_is_left_out() -> None:
    made = text((FIRST + SECOND + " ", Zone.BODY), (NOTE, Zone.FOOTNOTE), (THIRD, Zone.BODY))
    assert around(made, "goes on")[2] == "over the page. Four follows."
    assert around(made, "in between")[0] == "1 A note"


def test_so_is_one_within_the_words_themselves() -> None:
    made = text((FIRST + SECOND + " ", Zone.BODY), (NOTE, Zone.FOOTNOTE), (THIRD, Zone.BODY))
    start = made.content.index("goes on")
    found = surroundings(made, start, made.content.index("over the page") + len("over the page"))
    assert found.words == "goes on over the page"


def test_words_that_run_over_a_break_are_given_in_one_line() -> None:
    made = text(("The guns\nwere   silent.", Zone.BODY))
    assert around(made, "guns\nwere   silent")[1] == "guns were silent"


def test_where_it_stands() -> None:
    made = Text(
        "Page one.Page two.", (Block(0, 18, Zone.BODY),), (Page(0, 9, "i"), Page(9, 18, "ii"))
    )
    assert surroundings(made, 14, 17).place == "page ii"


@given(st.text(alphabet="ab. \n", min_size=1, max_size=900), st.data())
def test_never_more_than_the_reach_and_always_of_the_text(
    content: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    found = surroundings(text((content, Zone.BODY)), start, end)
    assert max(len(found.before), len(found.after)) <= REACH
    whole = "".join(content.split())
    shown = "".join((found.before + found.words + found.after).split())
    assert shown in whole
