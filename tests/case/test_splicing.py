"""Records and keys go into files that a person wrote, and every other byte stays."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from armistice.case.splicing import spliced, with_keys, with_records
from armistice.case.writing import WritingError

NEW = ["id: x", "held: yes"]
TWO = [["id: x"], ["id: y"]]


def added(text: str, *records: list[str]) -> str:
    return with_records(text, "sources.yaml", "sources", records or [NEW]).text


def keyed(text: str) -> str:
    return with_keys(text, "sources.yaml", "sources", "x", {"held": "yes", "file": "f"})


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "sources:\n  - id: x\n    held: yes\n"),
        ("# A comment.\n", "# A comment.\n\nsources:\n  - id: x\n    held: yes\n"),
        ("a: b", "a: b\n\nsources:\n  - id: x\n    held: yes\n"),
        ("a: b\n\n\n", "a: b\n\n\nsources:\n  - id: x\n    held: yes\n"),
        ("sources:\n", "sources:\n  - id: x\n    held: yes\n"),
        ("sources: []\n", "sources:\n  - id: x\n    held: yes\n"),
        ("sources: ~ # none\n\na: b\n", "sources: # none\n  - id: x\n    held: yes\n\na: b\n"),
        ("\ufeffsources: []\n", "\ufeffsources:\n  - id: x\n    held: yes\n"),
        (
            "sources:\n- id: a\n- id: b # c\n# end\n",
            "sources:\n- id: a\n- id: b # c\n- id: x\n  held: yes\n# end\n",
        ),
        (
            "sources:\r\n  - id: a\r\n\r\nactors:\r\n",
            "sources:\r\n  - id: a\r\n\r\n  - id: x\r\n    held: yes\r\n\r\nactors:\r\n",
        ),
        ("sources:\n  - id: a", "sources:\n  - id: a\n\n  - id: x\n    held: yes\n"),
        (
            "sources:\n  - id: a\n    # address: to be found\n\n  # The end.\n",
            (
                "sources:\n  - id: a\n    # address: to be found\n\n  - id: x\n    held: yes\n"
                "\n  # The end.\n"
            ),
        ),
        ("sources:\r  - id: a\r", "sources:\r  - id: a\r\r  - id: x\r    held: yes\r"),
    ],
)
def test_a_new_record_changes_nothing_else(before: str, after: str) -> None:
    assert added(before) == after


def test_records_are_set_apart_as_those_above_are() -> None:
    close, apart = "sources:\n- id: a\n- id: b\n", "sources:\n- id: a\n\n- id: b\n"
    assert added(close, *TWO) == f"{close}- id: x\n- id: y\n"
    assert added(apart, *TWO) == f"{apart}\n- id: x\n\n- id: y\n"
    assert added("", *TWO) == "sources:\n  - id: x\n\n  - id: y\n"


@pytest.mark.parametrize(
    "before",
    [
        "sources:\n  - id: a\n    notes: |\n      long\n      words\n",
        "sources:\n  - {id: a, title: x}\n\n# the end\nevents: []\n",
        "sources:\n  - id: a\n    notes: |\n      a\n\n      b\n\n#\n",
        "sources:\n  - id: a\n    title: >-\n      folded\n      words",
        "\ufeffsources:\r\n  - id: a\r\n    title: x\r\nactors:\r\n  - id: b\r\n",
        "sources:\n  - {id: a, title: x}  # why\nactors:\n  - {id: b}\n",
        "sources:\n  - id: a\n    notes: >-\n      long\n\n      words\n\n\nactors: []\n",
        "actors:\n  - id: b\n    kind: state\n",
    ],
)
def test_wherever_a_list_ends(before: str) -> None:
    made = with_records(before, "sources.yaml", "sources", TWO)
    now, then = (yaml.safe_load(text.removeprefix("\ufeff")) for text in (made.text, before))
    assert now == then | {"sources": [*then.get("sources", []), {"id": "x"}, {"id": "y"}]}
    assert stays(before, made.text)
    assert made.text.splitlines()[made.line - 1].lstrip() == "- id: x"
    assert ("\r\n" in before) == ("\r\n" in made.text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("- a\n", "cannot be read as records: mend it first"),
        ("sources: [\n", "cannot be read as records: mend it first"),
        ("sources: x\n", "`sources` in `sources.yaml` is no list: mend it first"),
        ("sources: {a: b}\n", "is no list: mend it first"),
        ("sources: [{id: a}]\n", "is a list in brackets"),
        ("{actors: []}\n", "cannot be added to safely"),
        ("actors: []\n...\n", "cannot be added to safely"),
        ("sources:\n- id: a\n  notes: |+\n    a\n\n\n", "cannot be added to safely"),
        ("sources:\n- &a {id: a}\n- id: b\n- *a\n", "cannot be added to safely"),
    ],
)
def test_what_cannot_take_a_record_is_said(text: str, why: str) -> None:
    with pytest.raises(WritingError, match=why):
        added(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "sources:\n  - id: x\n    held: no # so\n",
            "sources:\n  - id: x\n    held: yes # so\n    file: f\n",
        ),
        ("sources: [{id: x}]\n", "sources: [{id: x, held: yes, file: f}]\n"),
        ("sources:\n- id: x\n  held:\n  file: g\n", "sources:\n- id: x\n  held: yes\n  file: f\n"),
        (
            "\ufeffsources:\n- id: x\n  notes: |\n    a\n    b\n\n- id: y\n",
            (
                "\ufeffsources:\n- id: x\n  notes: |\n    a\n    b\n"
                "  held: yes\n  file: f\n\n- id: y\n"
            ),
        ),
    ],
)
def test_new_keys_change_nothing_else(before: str, after: str) -> None:
    assert keyed(before) == after


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "cannot be read as records"),
        ("sources:\n- id: y\n", "`x` stands in no list of sources"),
        ("sources:\n- id: x\n  file: [f]\n", "`file` of `x` in `sources.yaml` is no single value"),
        ("sources:\n- {id: y, held: &no no}\n- {id: x, held: *no}\n", "cannot be added to safely"),
        ("sources:\n- {id: x, # c\n  }\n", "cannot be added to safely"),
    ],
)
def test_what_cannot_take_a_key_is_said(text: str, why: str) -> None:
    with pytest.raises(WritingError, match=why):
        keyed(text)


def test_stretches_may_come_in_any_order() -> None:
    assert spliced("abcdef", [(4, 5, "E"), (0, 1, ""), (2, 2, "-")]) == "b-cdEf"


PARTS = st.sampled_from(
    [
        *("sources:", "actors:", " []", " ~", "\n", "\r\n", "\n\n", "# remark", "..."),
        *("- id: a", "  - id: b", "  - {id: c}", "    notes: |", "      words", "    held: no"),
        *("- ", "  ", "'", '"', "[", "]", "&a ", "*a", "\ufeff", "   # more", "x", ": "),
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_a_file_is_added_to_soundly_or_left_alone(text: str) -> None:
    try:
        after = added(text)
    except WritingError:
        return
    # An empty list may lose its sign of being empty, and nothing else goes.
    assert stays(text, after) or stays(text.replace("[]", "", 1), after) or "~" in text
    assert added(after).count("id: x") == after.count("id: x") + 1


def stays(before: str, after: str) -> bool:
    """Whether what was there is there, in its order, with something in between."""
    rest = iter(after)
    return all(sign in rest for sign in before)
