"""The vocabulary that comes with the program."""

import re
from dataclasses import fields

import pytest

from armistice.record.model import Quantity
from armistice.record.vocabulary import Act, Vocabulary, Word, load_vocabulary, nearest

VOCABULARY = load_vocabulary()
# fmt: off
PLOVER = {
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "RETREAT", "ACCUSE", "REQUEST",
    "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT",
}
# fmt: on
UCDP = {"state-based conflict", "non-state conflict", "one-sided violence"}
ACLED = {
    "Battles",
    "Protests",
    "Riots",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Strategic developments",
}


def test_every_word_has_a_label_and_one_sentence_of_meaning() -> None:
    for kind in fields(Vocabulary):
        for identifier, word in getattr(VOCABULARY, kind.name).items():
            assert word.id == identifier
            assert re.fullmatch(r"[a-z]+(?:[-_][a-z]+)*", identifier)
            assert word.label
            assert re.fullmatch(r"[^.]+(\.\d[^.]+)*(\.\d)?\.", word.meaning), word.meaning


def test_parents_and_states_are_words_and_nothing_is_its_own_ancestor() -> None:
    for act in VOCABULARY.acts.values():
        assert not act.parent or act.parent in VOCABULARY.acts
        assert VOCABULARY.ancestors(act.id)[0] == act.id
        assert not VOCABULARY.acts[VOCABULARY.ancestors(act.id)[-1]].parent
        for effect in (*act.starts, *act.ends):
            assert effect.state in VOCABULARY.states


def test_no_word_blames() -> None:
    # What a body found is its own word, and neutral only if it is called what it is.
    findings = {"find-breach", "find-no-breach"}
    for act in (each for each in VOCABULARY.acts.values() if each.id not in findings):
        assert not re.search("violat|breach|illegal|aggress|unlawful", f"{act.id} {act.meaning}")


def test_words_of_other_data_sets() -> None:
    for act in VOCABULARY.acts.values():
        assert act.plover in PLOVER | {""}
        assert act.ucdp in UCDP | {""}
        assert not act.acled or act.acled.startswith(tuple(ACLED))


def test_families() -> None:
    assert VOCABULARY.is_a("air-strike", "use-force")
    assert VOCABULARY.is_a("attack", "attack")
    assert not VOCABULARY.is_a("attack", "air-strike")
    assert VOCABULARY.descendants("stop") == {"stop", "halt", "remain"}
    assert VOCABULARY.descendants("no-such-act") == frozenset()
    assert not VOCABULARY.is_a("no-such-act", "no-such-act")


def test_a_child_without_effects_has_those_of_its_parent() -> None:
    assert VOCABULARY.ends("restrict-passage") == VOCABULARY.ends("block-passage") != ()
    assert VOCABULARY.starts("allow-convoy") == ()


def test_a_case_adds_words_and_changes_none() -> None:
    more = VOCABULARY.extended(
        acts=[Act(id="jam", parent="attack", meaning="New."), Act(id="attack", meaning="Other.")],
        things=[Word(id="drone", meaning="A drone.")],
    )
    assert more.is_a("jam", "use-force")
    assert more.acts["attack"] == VOCABULARY.acts["attack"]
    assert "drone" in more.things
    assert "jam" not in VOCABULARY.acts


def test_nearest() -> None:
    assert nearest("handover", VOCABULARY.acts) == "hand-over"
    assert nearest("zzz", VOCABULARY.acts) == ""


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity(value=1960, unit="personnel"), "1,960 personnel"),
        (Quantity(value=1234567, unit="tonnes", about=True), "about 1,234,567 tonnes"),
        (Quantity(at_least=20, unit="persons"), "at least 20 persons"),
        (Quantity(at_least=1, at_most=3, unit="posts"), "1 to 3 posts"),
        (Quantity(all=True, unit="persons"), "all persons"),
    ],
)
def test_a_quantity_is_said_as_a_person_would(quantity: Quantity, words: str) -> None:
    assert str(quantity) == words
