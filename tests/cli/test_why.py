"""``armistice why``: the derivation down to the passages."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import armistice
from armistice.compliance.traced import Trace

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from .conftest import Run

HERE = Path(__file__).parent


@pytest.mark.parametrize("columns", [80, 140])
def test_tree(run: Run, snapshot: SnapshotAssertion, columns: int) -> None:
    result = run("why", "case", "ceasefire", "--bearer", "northland", columns=columns)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == snapshot


def test_a_norm_is_named_in_full_or_by_its_end(run: Run) -> None:
    names = ("valley-2021/2/bridge", "2/bridge", "bridge")
    assert len({run("why", "case", name).stdout for name in names}) == 1


def test_events_set_aside_are_counted_unless_all_are_wanted(run: Run) -> None:
    asked = ("why", "case", "ceasefire", "--bearer", "southland")
    few, every = run(*asked, columns=140).stdout, run(*asked, "--all", columns=140).stdout
    assert "set aside: " in few
    assert "(--all lists them)" in few
    assert "not one shot came from us" not in few
    assert "not one shot came from us" in every
    assert "--all lists them" not in every


def test_json(run: Run) -> None:
    answer = json.loads(run("why", "case", "bridge", "--format", "json").stdout)
    assert list(answer) == ["case", "as_of", "known_at", "norm", "derivations"]
    assert (answer["as_of"], answer["norm"]) == ("2021-12-31", "valley-2021/2/bridge")
    trees = armistice.load(HERE / "case").why("valley-2021/2/bridge")
    assert answer["derivations"] == [tree.to_dict() for tree in trees]

    def leaves(node: dict[str, Any]) -> list[dict[str, Any]]:
        below = node.get("children", [])
        return [leaf for child in below for leaf in leaves(child)] if below else [node]

    found = [leaf for tree in answer["derivations"] for leaf in leaves(tree)]
    assert any(leaf["kind"] == "passage" and "citation" in leaf for leaf in found)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["bridg"], "did you mean `valley-2021/2/bridge`?"),
        (["ceasefire", "--bearer", "nortland"], "Did you mean `northland`?"),
        (["ceasefire", "--reading", "east"], "`valley-2021` has no reading `east`"),
        (["ceasefire", "--as-of", "yesterday"], "--as-of `yesterday`"),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: list[str], words: str) -> None:
    result = run("why", "case", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""


def test_check_has_the_verdicts_derived_again(run: Run) -> None:
    result = run("why", "case", "ceasefire", "--reading", "all", "--evidence", "all", "--check")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "checked: accepted\n", "")


def test_a_trace_that_is_rejected(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = armistice.Case.trace

    def without_events(self: armistice.Case, norm: str, **choice: str) -> tuple[Trace, ...]:
        found = whole(self, norm, **choice)
        return tuple(
            replace(one, ways=tuple(replace(way, uses=()) for way in one.ways)) for one in found
        )

    monkeypatch.setattr(armistice.Case, "trace", without_events)
    result = run("why", "case", "ceasefire", "--bearer", "southland", "--check")
    assert result.exit_code == 1
    assert "is neither used nor set aside" in result.stdout
    assert result.stdout.endswith("checked: 1 rejected\n")


def test_trace(run: Run) -> None:
    result = run("why", "case", "bridge", "--format", "trace", "--check")
    assert result.stderr == "checked: accepted\n"
    case = armistice.load(HERE / "case")
    found = tuple(map(Trace.from_dict, json.loads(result.stdout)))
    assert found == case.trace("valley-2021/2/bridge")
