"""``armistice whatif``: records added, events left out, sentences amended; nothing written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.case.edit import EditError
from armistice.compliance.choices import ChoiceError

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from armistice.compliance.whatif import Difference

    from .conftest import Run

HERE = Path(__file__).parent
BRIDGE = "valley-2021/2/bridge"
ATTACK = "2021-05-01 attack by southland to northland at valley"
CHOICES = {
    "event": ("--event", f"{ATTACK}, asserted by daily-mirror"),
    "event, all readings": ("--event", ATTACK, "--account", "daily-mirror", "--reading", "all"),
    "event left out": ("--leave-out", "2021-03-11-reply"),
    "account left out": ("--leave-out-account", "2021-03-11-reply:northland"),
    "sentence": ("--amend", "bridge: Northland must hand-over bridge to Southland by 2021-01-10"),
    "limb": ("--amend", "bridge: by 2021-01-19"),
    "norm left out": ("--amend", "bridge: absent"),
    "nothing changes": ("--leave-out", "2021-06-01-shooting", "--known-at", "2021-04-30"),
}
RECORDS = """\
sources:
  - {id: letter, type: webpage, title: "A letter", outlet: southland, issued: 2021-05-02, held: no}
events:
  - id: 2021-05-01-return
    act: return-bodies
    date: 2021-05-01
    by: northland
    to: southland
    object: bodies
    quantity: {all: yes, unit: bodies}
    accounts:
      - {whose: southland, date: 2021-05-02, citations: [{source: letter}]}
"""


def difference(name: str = "case", **asked: object) -> Difference:
    return armistice.load(HERE / name).what_if(**asked)  # type: ignore[arg-type]


def words(found: Difference) -> list[tuple[str, str, str, str]]:
    return [
        (
            change.either.norm.rpartition("/")[2],
            change.either.bearer,
            str(change.before.verdict) if change.before else "-",
            str(change.after.verdict) if change.after else "-",
        )
        for change in found
    ]


@pytest.mark.parametrize("name", CHOICES)
def test_table(run: Run, snapshot: SnapshotAssertion, name: str) -> None:
    result = run("whatif", "case", *CHOICES[name])
    assert (result.exit_code, result.stderr) == (0, "")
    assert max(map(len, result.stdout.splitlines())) <= 100
    assert result.stdout == snapshot


def test_json_is_what_the_library_says_to_the_byte(run: Run) -> None:
    result = run("whatif", "case", "--amend", "bridge: by 2021-01-19", "--format", "json")
    answer = difference(amend=[f"{BRIDGE}: by 2021-01-19"]).to_dict()
    assert result.stdout_bytes == (json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode()
    assert list(answer) == [
        "case",
        "as_of",
        "known_at",
        "supposed",
        "changes",
        "unchanged",
        "dates",
    ]
    assert answer["changes"][0]["differs"][0] == "verdict"


def test_records_are_read_as_those_of_the_case(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(RECORDS, encoding="utf-8")
    assert words(difference(add=[path])) == [
        ("bodies", "northland", "outstanding", "fulfilled"),
    ]
    assert run("whatif", "case", "--add", str(path)).exit_code == 0


def test_a_file_to_add_replaces_no_file_of_the_case(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "records.yaml").write_text(RECORDS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = run("whatif", str(HERE / "case"), "--add", "records.yaml")
    assert result.exit_code == 0
    assert "1 of 5 verdicts change" in result.stdout


def test_bad_records_give_ordinary_diagnostics(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    bad = RECORDS.replace("by: northland", "by: northlnd").replace("act:", "acd:")
    path.write_text(bad, encoding="utf-8")
    result = run("whatif", "case", "--add", str(path))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f"--> {path.as_posix()}:" in result.stderr
    assert "unknown key `acd`" in result.stderr
    assert "did you mean `northland`?" in result.stderr
    with pytest.raises(EditError) as caught:
        difference(add=[path])
    assert {one.code for one in caught.value.diagnostics} >= {"A201", "A301"}


def test_an_id_that_is_taken_is_no_new_event(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "more.yaml"
    path.write_text(RECORDS.replace("2021-05-01-return", "2021-04-02-return"), encoding="utf-8")
    result = run("whatif", "case", "--add", str(path))
    assert result.exit_code == 1
    assert "the id `2021-04-02-return` is given twice" in result.stderr


def test_nothing_is_written(run: Run) -> None:
    before = {p: p.read_bytes() for p in (HERE / "case").rglob("*") if p.is_file()}
    case = armistice.load(HERE / "case")
    verdicts = case.verdicts().to_dict()
    for asked in CHOICES.values():
        run("whatif", "case", *asked)
    case.what_if(leave_out=["2021-03-11-reply"], amend=[f"{BRIDGE}: absent"])
    assert case.verdicts().to_dict() == verdicts
    assert {p: p.read_bytes() for p in (HERE / "case").rglob("*") if p.is_file()} == before


def test_an_event_left_out_takes_its_change_with_it() -> None:
    found = difference("dated", leave_out=["2031-03-15-extension"], as_of="2031-05-01")
    port = next(change for change in found if change.either.norm.endswith("/port"))
    assert port.before is not None
    assert port.after is not None
    assert (port.before.verdict, port.after.verdict) == ("fulfilled", "fulfilled late")
    assert "original_deadline" in port.differs


def test_an_amended_term_moves_the_dates_ahead() -> None:
    sentence = "strait-2031/2/stay: mission stays in strait 3 years from 2031-03-10"
    found = difference("dated", amend=[sentence])
    assert [(e.day, str(e.kind)) for e in found.gained] == [("2034-03-10", "expiry")]
    assert ("2032-12-10", "notice") in {(e.day, str(e.kind)) for e in found.lost}


def test_a_limb_holds_in_every_text_and_sets_changes_aside() -> None:
    found = difference(
        "dated", amend=["strait-2031/1/port: by 2031-04-05"], text="all", as_of="2031-05-01"
    )
    port = [change for change in found if change.either.norm.endswith("/port")]
    assert {change.after.result.deadline for change in port if change.after} == {"2031-04-05"}
    assert {change.either.text for change in port} == {"english", "eastern"}


def test_a_time_takes_the_place_of_another() -> None:
    found = difference("dated", amend=["strait-2031/1/leaving: by 2031-04-05"])
    leaving = next(change for change in found if change.either.norm.endswith("/leaving"))
    assert leaving.after is not None
    assert leaving.after.result.deadline == "2031-04-05"


def test_evidence_is_asked_of_what_is_supposed() -> None:
    one = f"{ATTACK}, asserted by northland, denied by southland"
    own = difference(events=[one], evidence="by:northland")
    assert [(w[0], w[1]) for w in words(own)] == [("ceasefire", "southland")]
    for evidence in ("by:southland", "undisputed", "independent"):
        assert not difference(events=[one], evidence=evidence)


def test_a_state_can_be_supposed_not_to_hold() -> None:
    found = difference(
        "dated", events=["2031-03-16 no presence of mission in strait, asserted by eastshore"]
    )
    assert ("stay", "mission", "running", "ended in fact") in words(found)
    assert ("safe", "mission") in {(w[0], w[1]) for w in words(found)}


def test_the_difference_shows_itself() -> None:
    found = difference(amend=[f"{BRIDGE}: absent"])
    assert repr(found).splitlines()[0] == "<1 of 5 verdicts change as of 2021-12-31>"
    assert "not in force" in repr(found)
    assert bool(found)
    assert not difference(leave_out=["2021-06-01-shooting"], known_at="2021-04-30")


# --- what cannot be supposed ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "suppose something"),
        (["--leave-out", "2021-03-11-repl"], "Did you mean `2021-03-11-reply`?"),
        (["--leave-out-account", "2021-03-11-reply"], "write EVENT:ACTOR"),
        (["--leave-out-account", "2021-03-11-reply:northlan"], "Did you mean `northland`?"),
        (["--leave-out-account", "2021-03-11-reply:southland"], "gives no account of"),
        (["--amend", "bridg: by 2021-01-19"], "Did you mean `valley-2021/2/bridge`?"),
        (["--amend", "bridge"], "write NORM: SENTENCE"),
        (["--amend", "bridge: by 2021-13-01"], "there is no month 13"),
        (["--amend", "bridge: must must"], "must must"),
        (["--amend", "bridge: Northlan must hand-over bridge"], "did you mean `northland`?"),
        (["--amend", "bridge: alongside peace"], "is called `peace`"),
        (["--amend", "bridge: alongside bridge"], "wait for each other"),
        (["--event", "2021-05-01"], "write DATE ACT"),
        (["--event", "2021-15-01 attack, asserted by northland"], "there is no month 15"),
        (["--event", "2021-05-01 atack, asserted by northland"], "Did you mean `attack`?"),
        (["--event", "2021-05-01 attack by norhland"], "Did you mean `northland`?"),
        (["--event", "2021-05-01 attack at vally"], "Did you mean `valley`?"),
        (["--event", "2021-05-01 attack wildly"], "`wildly` cannot stand here"),
        (["--event", "2021-05-01 attack by northland"], "say whose account it is"),
        (["--event", ATTACK, "--account", "northlad"], "Did you mean `northland`?"),
        (["--event", "2021-05-01 no attack, asserted by northland"], "no state is called"),
        (["--event", "2021-05-01 refuse under valley-2021/2/bridg"], "valley-2021/2/bridge"),
        (["--add", "nowhere.yaml"], "does not exist"),
        (["--leave-out", "2021-03-11-reply", "--reading", "nort"], "Did you mean `north`?"),
    ],
)
def test_what_cannot_be_supposed(run: Run, arguments: list[str], said: str) -> None:
    result = run("whatif", "case", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said.lower() in " ".join(result.stderr.split()).lower()


def test_a_sentence_that_does_not_parse_shows_where(run: Run, snapshot: SnapshotAssertion) -> None:
    result = run("whatif", "case", "--amend", "bridge: Northland must hand over, soon")
    assert result.exit_code == 2
    assert result.stderr == snapshot


def test_the_library_raises_what_the_command_shows() -> None:
    with pytest.raises(ChoiceError, match="did you mean"):
        difference(leave_out=["2021-03-11-repl"])
    with pytest.raises(EditError) as caught:
        difference(amend=[f"{BRIDGE}: by 2021-13-01"])
    assert caught.value.texts == {f"--amend {BRIDGE}": "by 2021-13-01"}
