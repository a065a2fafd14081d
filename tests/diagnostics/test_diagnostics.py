"""Diagnostics: the catalogue, their order, and the three forms in which they are shown."""

import json
import re

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.diagnostics import CODES, Form, Label, Location, Severity, diagnostic, render

SOURCE = """\
events:
  - id: 2020-11-25-kalbajar
    act: hand-over
    plaec: [kalbajar]
    # Քարվաճառ 長い
    notes: "Քարվաճառ 長い \u202e x" # tail
"""


def read(file: str) -> str | None:
    return SOURCE if file == "events.yaml" else None


EXAMPLE = diagnostic(
    "A201",
    "unknown key `plaec` in an event",
    Location("events.yaml", 4, 5, 4, 10),
    concerns="2020-11-25-kalbajar",
    labels=[
        Label(Location("events.yaml", 4, 5, 4, 10), "no such key"),
        Label(Location("events.yaml", 2, 9, 2, 28), "in this event"),
        Label(Location("places.yaml", 7, 3), "the place is here"),
    ],
    notes=["keys are fixed"],
    help="did you mean `place`?",
)


def test_full_form(snapshot: SnapshotAssertion) -> None:
    assert render([EXAMPLE], read=read) == snapshot


def test_full_form_in_colour_differs_by_escapes_alone() -> None:
    painted = render([EXAMPLE], read=read, colour=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == render([EXAMPLE], read=read)


def test_concise_form() -> None:
    assert (
        render([EXAMPLE], Form.CONCISE, read=read)
        == "events.yaml:4:5: error[A201] unknown key `plaec` in an event\n"
    )


def test_json_form() -> None:
    (entry,) = json.loads(render([EXAMPLE], Form.JSON, read=read))
    assert entry["code"] == "A201"
    assert entry["severity"] == "error"
    assert entry["location"]["end_column"] == 10
    assert len(entry["labels"]) == 3


def test_wide_characters_push_the_underline() -> None:
    column = SOURCE.splitlines()[5].index("tail") + 1
    place = Location("events.yaml", 6, column, 6, column + 4)
    *_, line, underline = render([diagnostic("A222", "tail", place)], read=read).splitlines()
    # Each of the two wide characters takes one cell more than it has characters.
    assert underline.index("^") == line.index("tail") + 2
    assert underline.endswith(" ^^^^")


def test_nothing_that_steers_a_terminal_reaches_it() -> None:
    shown = render([diagnostic("A222", "\x1b[31m", Location("events.yaml", 6, 1))], read=read)
    assert "\u202e" not in shown
    assert "\x1b" not in shown


def test_a_whole_file_and_a_file_that_is_not_there_have_no_excerpt() -> None:
    shown = render([diagnostic("A105", "not UTF-8", Location("x.yaml", 0, 0))], read=read)
    assert shown == "error[A105]: not UTF-8\n --> x.yaml\n"


def test_a_place_beyond_the_text_does_no_harm() -> None:
    assert render([diagnostic("A107", "?", Location("events.yaml", 99, 99))], read=read)


def test_order_is_by_place_then_code() -> None:
    later = diagnostic("A101", "b", Location("a", 2, 1))
    first = diagnostic("A201", "a", Location("a", 1, 1))
    second = diagnostic("A202", "a", Location("a", 1, 1))
    assert sorted([later, second, first]) == [first, second, later]


def test_an_unknown_code_is_an_error_of_the_program() -> None:
    with pytest.raises(KeyError):
        diagnostic("A999", "", Location("", 0, 0))


def test_the_catalogue_explains_every_code() -> None:
    for code, entry in CODES.items():
        assert re.fullmatch(r"A[1-8]\d\d", code)
        assert entry.code == code
        assert isinstance(entry.severity, Severity)
        assert entry.title
        assert entry.explanation.endswith((".", "`."))
