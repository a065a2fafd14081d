"""The ladder, rung by rung: what certifies, what only finds a place, and what is never guessed."""

from __future__ import annotations

import subprocess
import sys

import pytest

from armistice.evidence.anchors import Anchor, FoldedText, Outcome, Rung, locate
from armistice.evidence.texts.model import Zone

from .made_texts import text, with_note, with_paragraphs

SENTENCE = "The parties shall not move their forces across the line after the first of May 2031."


def found(anchor: Anchor, content: str) -> tuple[Outcome, Rung]:
    located = locate(anchor, text(content))
    return located.outcome, located.rung


def test_verbatim() -> None:
    located = locate(Anchor(start="move their forces"), text(SENTENCE))
    assert (located.outcome, located.rung) == (Outcome.OK, Rung.VERBATIM)
    assert SENTENCE[located.start : located.end] == located.found == "move their forces"


@pytest.mark.parametrize(
    ("written", "rung"),
    [
        ("shall not\n  move their for-\nces across", Rung.FOLDED),
        ("shall not move their for ces across", Rung.BARE),
        ("shall not move their for-ces across", Rung.BARE),
        ("shall not mo\u00adve their\u00a0forces across", Rung.FOLDED),
    ],
)
def test_reflowed(written: str, rung: Rung) -> None:
    content = f"The parties {written} the line."
    located = locate(Anchor(start="shall not move their forces across"), text(content))
    assert (located.outcome, located.rung) == (Outcome.REFLOWED, rung)
    assert content[located.start : located.end] == written


def test_quotation_marks_and_dashes_are_folded() -> None:
    outcome = found(
        Anchor(start="\"Parties\" - and 'others'"), "The “Parties” – and ‘others’ – met."
    )
    assert outcome == (Outcome.REFLOWED, Rung.FOLDED)


def test_case_is_not_folded() -> None:
    located = locate(Anchor(start="any of the parties present"), text("any of the Parties present"))
    assert located.outcome is Outcome.DRIFTED


@pytest.mark.parametrize(
    ("anchor", "content"),
    [
        ("the losses were no table", "the losses were notable"),
        ("it fell to -5 degrees", "it fell to 5 degrees"),
        ("between 20 20 and now", "between 2020 and now"),
        ("he is not able to go", "he is notable to go"),
    ],
)
def test_without_spaces_numbers_signs_and_negations_must_agree(anchor: str, content: str) -> None:
    located = locate(Anchor(start=anchor), text(content))
    assert (located.outcome, located.rung) == (Outcome.DRIFTED, Rung.BARE)
    assert "differ" in located.why


@pytest.mark.parametrize(
    ("words", "content", "cut"),
    [
        ("possible to return", "It is impossible to return.", "impossible"),
        ("could return", "They could returned.", "returned"),
    ],
)
def test_words_cut_out_are_not_certified(words: str, content: str, cut: str) -> None:
    located = locate(Anchor(start=words), text(content))
    assert located.outcome is Outcome.DIFFERS
    assert "cut out of longer words" in located.why
    assert cut in located.why


def test_twice_is_ambiguous_and_both_are_listed() -> None:
    content = "The line was held. Then the line was lost."
    located = locate(Anchor(start="the line was"), text(content.replace("The", "the")))
    assert located.outcome is Outcome.AMBIGUOUS
    assert [one.found for one in located.candidates] == ["the line was", "the line was"]
    assert located.start == -1


def test_folded_twice_is_ambiguous_even_if_one_is_verbatim_without_spaces() -> None:
    content = "their peace keepers left, and their peacekeepers came, their peace-\nkeepers too"
    assert found(Anchor(start="their peace-keepers"), content)[0] is Outcome.AMBIGUOUS


@pytest.mark.parametrize(
    ("anchor", "place"),
    [
        (Anchor(start="the line was", end="lost"), 1),
        (Anchor(start="the line was", suffix="held by"), 0),
        (Anchor(start="the line was", prefix="Then"), 1),
        (Anchor(start="the line was", locator="paragraph 2"), 1),
        (Anchor(start="the line was", locator="para. 1"), 0),
        (Anchor(start="the line was", position=0), 0),
    ],
)
def test_what_decides_between_equal_passages(anchor: Anchor, place: int) -> None:
    content = "the line was held by both.\nThen the line was lost."
    located = locate(anchor, with_paragraphs(content))
    assert located.outcome is Outcome.OK
    assert located.start == [0, content.index("the", 4 + content.index("Then"))][place]


@pytest.mark.parametrize("position", [1, 20, 10_000])
def test_a_position_that_is_merely_near_decides_nothing(position: int) -> None:
    content = "the line was held by both.\nThen the line was lost."
    located = locate(Anchor(start="the line was", position=position), text(content))
    assert located.outcome is Outcome.AMBIGUOUS


def test_a_locator_that_is_wrong_is_said_and_does_not_hide_the_words() -> None:
    located = locate(
        Anchor(start="was lost", locator="page 1"),
        text("the line was held.|", "the line was lost.", pages=("1", "2")),
    )
    assert located.outcome is Outcome.OK
    assert located.misplaced
    assert located.why == "found at page 2"


def test_pages_are_found_by_their_labels() -> None:
    pages = text("a line.|", "a line.|", "a line.", pages=("iv", "131", "132"))
    for label, start in (("page iv", 0), ("p. 131", 8), ("pp. 132-3", 16)):
        assert locate(Anchor(start="a line", locator=label), pages).start == start
    both = locate(Anchor(start="a line", locator="pages 131-132"), pages)
    assert both.outcome is Outcome.AMBIGUOUS


def test_running_text_comes_before_notes_and_references() -> None:
    both = text("They left the valley.\n", (Zone.REFERENCES, "They left the valley. 2031.\n"))
    located = locate(Anchor(start="left the valley"), both)
    assert (located.outcome, located.start) == (Outcome.OK, 5)
    only = text("Some body.\n", (Zone.FOOTNOTE, "3 They left the valley.\n"))
    assert locate(Anchor(start="left the valley"), only).outcome is Outcome.OK


def test_words_on_both_sides_of_a_footnote() -> None:
    folded = with_note("moved their forces", "7 As the ministry said.", "across the line.")
    located = locate(Anchor(start="their forces across the line"), folded)
    assert located.outcome is Outcome.REFLOWED
    content = folded.text.content
    assert content[located.start :].startswith("their forces7")
    assert content[: located.end].endswith("the line")


def test_a_note_is_found_by_its_number() -> None:
    folded = with_note("as they said", "7 as they said, at noon.", "and left.")
    note = locate(Anchor(start="as they said", locator="note 7"), folded)
    assert folded.text.content[note.start - 2 : note.start] == "7 "


def test_start_and_end() -> None:
    located = locate(Anchor(start="shall not move", end="first of May"), text(SENTENCE))
    assert located.outcome is Outcome.OK
    assert located.found == "shall not move … first of May"
    assert SENTENCE[located.start : located.end].endswith("first of May")


def test_the_nearest_start_and_the_nearest_end_belong_together() -> None:
    content = "A man came. A man went home. B ended. B again."
    located = locate(Anchor(start="A man", end="B"), text(content))
    assert content[located.start : located.end] == "A man went home. B"


def test_an_end_that_is_far_away_is_no_end() -> None:
    content = "They agreed to leave. " + "More was said. " * 600 + "It came into force."
    located = locate(Anchor(start="They agreed", end="came into force"), text(content))
    assert located.outcome is Outcome.ORPHAN
    assert located.why == "the end does not follow on the start"


def test_a_prefix_that_is_not_there_is_not_overlooked() -> None:
    located = locate(Anchor(start="move their forces", prefix="shall gladly"), text(SENTENCE))
    assert located.outcome is Outcome.DIFFERS
    assert "prefix" in located.why


@pytest.mark.parametrize(
    ("inserted", "outcome"),
    [
        ("forces 12 across", Outcome.DIFFERS),
        ("forces THE LAWS OF WAR 12 across", Outcome.DIFFERS),
        ("forces not across", Outcome.DRIFTED),
        ("forces 12,000 across", Outcome.DRIFTED),
        ("troops across", Outcome.DRIFTED),
    ],
)
def test_both_ends_are_there_and_something_is_between(inserted: str, outcome: Outcome) -> None:
    content = SENTENCE.replace("forces across", inserted)
    located = locate(Anchor(start=SENTENCE[:-1]), text(content))
    assert (located.outcome, located.rung) == (outcome, Rung.ENDS)
    assert located.start == 0


def test_another_word_at_the_edge_has_drifted() -> None:
    located = locate(Anchor(start="their troops across the line after"), text(SENTENCE))
    assert (located.outcome, located.rung) == (Outcome.DRIFTED, Rung.SCORE)
    assert located.found == "their forces across the line after"
    assert located.score < 100


def test_two_places_equally_like_the_words_are_ambiguous() -> None:
    content = "their forces across the line, and their forces across the land"
    located = locate(Anchor(start="their forces across the lane"), text(content))
    assert located.outcome is Outcome.AMBIGUOUS
    assert len(located.candidates) == 2


@pytest.mark.parametrize("words", ["bananas are yellow and sweet", "a hat", "", " - "])
def test_words_that_are_not_there_are_orphans(words: str) -> None:
    located = locate(Anchor(start=words), text(SENTENCE))
    assert (located.outcome, located.rung, located.start) == (Outcome.ORPHAN, Rung.NONE, -1)


def test_start_there_and_end_like_it() -> None:
    located = locate(
        Anchor(start="shall not move", end="the first day of May 2031"), text(SENTENCE)
    )
    assert located.outcome is Outcome.DRIFTED
    assert located.found.startswith("shall not move … ")


def test_words_that_are_everywhere_are_no_anchor() -> None:
    located = locate(Anchor(start="the", position=0), text("the line " * 100_000))
    assert (located.outcome, located.candidates) == (Outcome.AMBIGUOUS, ())
    assert located.why == "the text has these words more than 1,000 times"


def test_an_empty_text() -> None:
    assert locate(Anchor(start="some words of it"), text("")).outcome is Outcome.ORPHAN


def test_a_text_is_folded_once_for_many_anchors() -> None:
    folded = FoldedText(text(SENTENCE))
    locate(Anchor(start="shall not"), folded)
    view = folded.whole
    locate(Anchor(start="the parties did not"), folded)
    assert folded.whole is view


def test_scores_are_imported_only_when_exact_rungs_fail() -> None:
    code = (
        "import sys\n"
        "from armistice.evidence.anchors import Anchor, locate\n"
        "from armistice.evidence.texts.model import Block, Text, Zone\n"
        "text = Text('some words here', (Block(0, 15, Zone.BODY),))\n"
        "locate(Anchor(start='words here'), text)\n"
        "print('rapidfuzz' in sys.modules, 'ahocorasick_rs' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
