"""Values as the program writes them into YAML: bare where every reader takes them for words."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from armistice.dates import parse_when
from armistice.record.as_yaml import lines_of, quoted, scalar
from armistice.record.model import Creator, Source


@pytest.mark.parametrize(
    "words",
    ["ferry-treaty", "2020-11-10-text", "2031-report.pdf", "https://a.example/x?y=1", "2031-04-02"],
)
def test_bare(words: str) -> None:
    assert scalar(words) == words


@pytest.mark.parametrize(
    "words",
    [
        *("no", "Yes", "null", "off", "y", "~", "", " a", "a ", "a: b", "a # b", "- a", "[a]"),
        *("12", "1.10", "0x1f", "12e4", "1e400e", "190:20", "2031-04-02T10:00", "a b", "a\tb"),
        *("ab" * 32, "1e" * 32, "\ufeffa", "a\u2028b", "a\x85b", 'a "b" \\', "Հայ"),
    ],
)
def test_quoted(words: str) -> None:
    assert scalar(words) == quoted(words)
    assert yaml.safe_load(scalar(words)) == words


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (True, "yes"),
        (False, "no"),
        (7, "7"),
        (parse_when("2031-04"), "2031-04"),
        (parse_when("2031-04-02~"), '"2031-04-02~"'),
        ("a\ud800\uffffb", '"a\ufffd\ufffdb"'),
    ],
)
def test_values_of_other_types(value: bool | int | str, written: str) -> None:
    assert scalar(value) == written


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\ufffe\uffff")))
def test_whatever_words_hold_they_are_read_back(words: str) -> None:
    assert yaml.load(f"a: {scalar(words)}\n", yaml.BaseLoader) == {"a": words}
    assert yaml.load(f"{{a: {scalar(words)}}}\n", yaml.BaseLoader) == {"a": words}


def test_a_record() -> None:
    source = Source(
        id="memoir",
        title="A title",
        author=(Creator(family="Doe", given="J. R."),),
        issued=parse_when("2031"),
        notes="one\n\ntwo: 2",
    )
    assert lines_of(source) == [
        "id: memoir",
        *("notes: |-", "  one", "", "  two: 2"),
        'title: "A title"',
        *("author:", '  - {family: Doe, given: "J. R."}'),
        "issued: 2031",
        "held: no",
    ]


@pytest.mark.parametrize("notes", ["  a\nb", "a\nb\n", "a\n\tb", "a\nb\u2028c"])
def test_lines_that_a_block_would_change_are_quoted(notes: str) -> None:
    lines = lines_of(Source(id="x", notes=notes))
    assert yaml.safe_load("\n".join(lines))["notes"] == notes
    assert lines[1].startswith('notes: "')
