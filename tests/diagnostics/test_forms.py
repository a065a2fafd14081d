"""The forms for other programs: workflow commands and SARIF."""

import json
import re
from typing import Any

import pytest
from syrupy.assertion import SnapshotAssertion

from armistice.diagnostics import CODES, Diagnostic, Form, Label, Location, diagnostic, render
from armistice.diagnostics.sarif import uri_of

HERE = Location("cases/a b/records.yaml", 4, 5, 4, 10)
WRONG_KEY = diagnostic(
    "A201",
    "unknown key `plaec`: 100% wrong, surely",
    HERE,
    concerns="taking-of-the-mill",
    labels=[
        Label(HERE, "no such key"),
        Label(Location("cases/a b/é.yaml", 2, 9, 2, 28), "in this\x1b event"),
    ],
    notes=["keys are fixed"],
    help="did you mean `place`?",
)
OVER_LINES = diagnostic("A606", "nobody holds it", Location("x,y:z.agreement", 2, 3, 4, 9))
POINT = diagnostic("A403", "dated by its source", Location("x.yaml", 7, 3))
WHOLE = diagnostic("A105", "not UTF-8", Location("x.yaml", 0, 0))
NOWHERE = diagnostic("A101", "there is no folder", Location("", 0, 0))
EVERY = [WRONG_KEY, OVER_LINES, POINT, WHOLE, NOWHERE]


def github(found: Diagnostic) -> str:
    return render([found], Form.GITHUB, read=lambda _: None)


def sarif(*found: Diagnostic, suppressed: tuple[Diagnostic, ...] = ()) -> dict[str, Any]:
    text = render(found, Form.SARIF, read=lambda _: None, suppressed=suppressed)
    log: dict[str, Any] = json.loads(text)
    return log


# --- workflow commands ---------------------------------------------------------------------------


def test_workflow_commands(snapshot: SnapshotAssertion) -> None:
    assert render(EVERY, Form.GITHUB, read=lambda _: None) == snapshot


@pytest.mark.parametrize("found", EVERY, ids=lambda each: each.code)
def test_a_command_is_one_line_that_the_runner_reads_back(found: Diagnostic) -> None:
    line = github(found)
    assert line.count("\n") == 1
    match = re.fullmatch(r"::(error|warning|notice) ([^:]*)::(.*)\n", line)
    assert match is not None
    # The runner splits at commas, then at the first sign of equality, then unescapes.
    properties = dict(each.split("=", 1) for each in match[2].split(","))
    back = {
        key: re.sub("%(0A|0D|25|2C|3A)", lambda code: chr(int(code[1], 16)), value)
        for key, value in properties.items()
    }
    assert back.get("file", "") == found.location.file
    assert int(back.get("line", 0)) == found.location.line
    assert back["title"] == f"{found.code} {CODES[found.code].title}"
    message = match[3].replace("%0A", "\n").replace("%25", "%")
    assert message.split("\n")[0] == found.message


def test_columns_stand_within_one_line_alone() -> None:
    assert "col=" not in github(OVER_LINES)
    assert "line=2,endLine=4," in github(OVER_LINES)
    assert "line=7,col=3,endLine=7,endColumn=4," in github(POINT)
    assert "line=" not in github(WHOLE)


def test_nothing_in_a_message_starts_another_command() -> None:
    bad = diagnostic("A201", "x\n::stop-commands::y\r\n", HERE)
    assert github(bad).count("\n") == 1
    assert "\r" not in github(bad)


# --- SARIF ---------------------------------------------------------------------------------------


def test_sarif(snapshot: SnapshotAssertion) -> None:
    log = sarif(*EVERY, suppressed=(POINT,))
    log["runs"][0]["tool"]["driver"].pop("semanticVersion")
    log["runs"][0]["tool"]["driver"]["rules"] = log["runs"][0]["tool"]["driver"]["rules"][:2]
    assert json.dumps(log, indent=2, ensure_ascii=False) == snapshot


def test_sarif_is_the_same_every_time_and_plain_text() -> None:
    texts = {render(EVERY, Form.SARIF, read=lambda _: None) for _ in range(2)}
    assert len(texts) == 1
    assert "\x1b" not in texts.pop()


def test_sarif_has_the_structure_that_the_standard_asks_for() -> None:
    """The parts of the schema of SARIF 2.1.0 that this form uses, checked one by one."""
    log = sarif(*EVERY, suppressed=(POINT,))
    assert set(log) == {"$schema", "version", "runs"}
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    assert set(run) == {"tool", "columnKind", "results"}
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    driver = run["tool"]["driver"]
    assert set(driver) == {"name", "semanticVersion", "rules"}
    rules = [rule["id"] for rule in driver["rules"]]
    assert rules == list(CODES)
    for rule in driver["rules"]:
        texts = [rule[key]["text"] for key in ("shortDescription", "fullDescription", "help")]
        assert all(texts)
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
    for result in run["results"]:
        check_result(result, rules)
    suppressions = [result.get("suppressions") for result in run["results"]]
    assert suppressions == [None] * len(EVERY) + [[{"kind": "inSource"}]]


def check_result(result: dict[str, Any], rules: list[str]) -> None:
    required = {"ruleId", "ruleIndex", "level", "message"}
    optional = {"locations", "relatedLocations", "properties", "suppressions"}
    assert required <= set(result) <= required | optional
    assert rules[result["ruleIndex"]] == result["ruleId"]
    assert result["message"]["text"]
    for place in [*result.get("locations", ()), *result.get("relatedLocations", ())]:
        physical = place["physicalLocation"]
        assert re.fullmatch(r"[A-Za-z0-9._~/%:-]+", physical["artifactLocation"]["uri"])
        region = physical.get("region")
        if region is not None:
            assert min(region.values()) >= 1
            start = region["startLine"], region["startColumn"]
            assert start <= (region["endLine"], region["endColumn"])
    numbers = [each["id"] for each in result.get("relatedLocations", ())]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("cases/a b/records.yaml", "cases/a%20b/records.yaml"),
        ("../é#?.yaml", "../%C3%A9%23%3F.yaml"),
        ("x:y.yaml", "x%3Ay.yaml"),
        ("/home/case/case.yaml", "file:///home/case/case.yaml"),
        ("C:/case/case.yaml", "file:///C:/case/case.yaml"),
    ],
)
def test_paths_as_uris(path: str, uri: str) -> None:
    assert uri_of(path) == uri
