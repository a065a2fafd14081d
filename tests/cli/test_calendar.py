"""``armistice calendar``: dates by reading and text, terms, what waits, and calendar files."""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import armistice
from armistice.cli.icalendar import escaped, folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from syrupy.assertion import SnapshotAssertion

    from armistice.compliance.calendar import Calendar, Entry

    from .conftest import Run

HERE = Path(__file__).parent
STAY = "strait-2031/2/stay"
PORT = "strait-2031/1/port"
SEASON = "strait-2031/3/season"


def found(**asked: object) -> Calendar:
    return armistice.load(HERE / "dated").calendar(**asked)  # type: ignore[arg-type]


def of(entries: Calendar, norm: str, kind: str = "") -> list[Entry]:
    return [e for e in entries if e.norm == norm and kind in {"", str(e.kind)}]


# --- what stands in a calendar --------------------------------------------------------------------


def test_a_deadline_stands_on_its_last_day_and_names_its_texts() -> None:
    by, before = sorted(of(found(as_of="2031-03-10"), PORT), key=lambda e: e.day, reverse=True)
    assert (by.day, by.label, by.counts) == ("2031-04-01", "by 2031-04-01", "by")
    assert by.texts == ("english",)
    assert (before.day, before.label, before.counts) == (
        "2031-03-31",
        "before 2031-04-01",
        "before",
    )
    assert before.texts == ("eastern",)
    assert by.readings == ("plain", "east", "west")
    assert (by.bearer, by.claimant, by.state) == ("westshore", ("eastshore",), "pending")


def test_a_changed_deadline_says_what_it_was_and_by_what_it_was_changed() -> None:
    entries = of(found(as_of="2031-03-20"), PORT)
    assert {e.day for e in entries} == {"2031-04-20"}
    assert {e.original for e in entries} == {"by 2031-04-01", "before 2031-04-01"}
    assert {e.changed_by for e in entries} == {"2031-03-15-extension"}


def test_what_waits_for_another_norm_has_no_date_until_that_is_complete() -> None:
    before = found(as_of="2031-03-20")
    waiting = {e.norm.rpartition("/")[2]: (str(e.kind), e.waits_for) for e in before if not e.day}
    assert waiting == {
        "leaving": ("deadline", "port"),
        "escort": ("deadline", "port"),
        "pilots": ("start", "escort"),
        "safe": ("end", "stay"),
    }
    after = found(as_of="2031-05-01", past=True)
    assert [e.day for e in of(after, "strait-2031/1/leaving")] == ["2031-04-10"]
    assert [e.day for e in of(after, "strait-2031/1/escort")] == ["2031-05-10"]


def test_a_term_is_listed_with_those_that_follow_up_to_the_horizon() -> None:
    stay = of(found(reading="plain"), STAY)
    days = [(e.day, str(e.kind), e.state, e.term) for e in stay]
    assert days[:4] == [
        ("2032-12-10", "notice", "running", 1),
        ("2033-03-10", "expiry", "running", 1),
        ("2034-12-10", "notice", "if renewed", 2),
        ("2035-03-10", "expiry", "if renewed", 2),
    ]
    assert max(e.day for e in stay) <= "2041-03-20"
    assert {e.counts for e in stay if str(e.kind) == "notice"} == {"silent"}


def test_once_notice_is_too_late_the_term_is_renewed_and_not_expired() -> None:
    stay = of(found(as_of="2032-12-11", reading="plain", past=True), STAY)
    assert [(e.day, str(e.kind), e.state) for e in stay[:3]] == [
        ("2031-03-10", "start", "running"),
        ("2032-12-10", "notice", "no notice given"),
        ("2033-03-10", "renewal", "running"),
    ]
    on_the_day = of(found(as_of="2032-12-10", reading="plain"), STAY)
    assert [(e.day, str(e.kind)) for e in on_the_day[:2]] == [
        ("2032-12-10", "notice"),
        ("2033-03-10", "expiry"),
    ]


def test_who_may_give_notice_is_told_for_each_reading() -> None:
    notices = [e for e in of(found(), STAY, "notice") if e.term == 1]
    assert {e.readings: e.holders for e in notices} == {
        ("plain", "west"): ("eastshore", "westshore"),
        ("east",): ("eastshore", "harbour", "westshore"),
    }


def test_the_period_of_a_norm_begins_and_ends() -> None:
    season = [e for e in of(found(reading="plain"), SEASON) if e.bearer == "eastshore"]
    assert [(str(e.kind), e.day) for e in season] == [
        ("start", "2031-05-01"),
        ("end", "2031-09-30"),
    ]


def test_past_days_are_listed_only_if_asked_for() -> None:
    assert all(not e.day or e.day >= "2031-03-20" for e in found())
    assert any(e.norm == "strait-2031" and e.day == "2031-03-01" for e in found(past=True))


def test_until_cuts_every_date_and_leaves_what_has_none() -> None:
    entries = found(until="2031-12-31")
    assert max(e.day for e in entries) <= "2031-12-31"
    assert any(not e.day for e in entries)


def test_every_date_is_the_one_that_the_verdict_gives() -> None:
    for name in ("dated", "case"):
        case = armistice.load(HERE / name)
        for verdict in case.verdicts(reading="all", text="all", contested=False):
            mine = [
                e
                for e in case.calendar(past=True, text="all")
                if (e.norm, e.bearer) == (verdict.norm, verdict.bearer)
                and verdict.reading in e.readings
                and verdict.text in e.texts
            ]
            told = verdict.result
            if verdict.kind == "achieve" and told.deadline:
                assert told.deadline in {e.label.removeprefix("by ") for e in mine}
            if told.expires:
                assert told.expires in {e.day for e in mine if str(e.kind) in {"expiry", "renewal"}}
                assert told.notice_by in {e.day for e in mine if str(e.kind) == "notice"}


def test_the_calendar_of_a_case_without_a_day_ends(tmp_path: Path) -> None:
    for path in (HERE / "dated").rglob("*.*"):
        target = tmp_path / path.relative_to(HERE / "dated")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
    entries = armistice.load(tmp_path).calendar(as_of="9999-12-31", reading="plain", past=True)
    assert len(entries) > 100


# --- forms ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize(
    "asked", [(), ("--past", "--reading", "plain"), ("--as-of", "2031-05-01"), ("--until", "2031")]
)
def test_table(run: Run, snapshot: SnapshotAssertion, asked: tuple[str, ...], columns: int) -> None:
    result = run("calendar", "dated", *asked, columns=columns)
    assert (result.exit_code, result.stderr) == (0, "")
    assert max(map(len, result.stdout.splitlines())) <= columns
    assert result.stdout == snapshot


def test_json_is_what_the_library_says_to_the_byte(run: Run) -> None:
    result = run("calendar", "dated", "--format", "json")
    text = json.dumps(found().to_dict(), ensure_ascii=False, indent=2) + "\n"
    assert result.stdout_bytes == text.encode()
    assert list(json.loads(text)) == ["case", "as_of", "known_at", "until", "entries"]


def test_csv_has_a_row_for_each_entry(run: Run) -> None:
    result = run("calendar", "dated", "--format", "csv")
    rows = list(csv.DictReader(StringIO(result.stdout)))
    assert len(rows) == len(found())
    assert {"kind", "day", "norm", "bearer", "readings", "texts", "waits_for"} <= set(rows[0])


def test_the_repr_is_a_table() -> None:
    lines = repr(found(reading="plain", text="")).splitlines()
    assert lines[0].endswith("dates as of 2031-03-20>")
    assert any("no date: waits for port" in line for line in lines)


# --- iCalendar ------------------------------------------------------------------------------------


def components(raw: bytes) -> Iterator[dict[str, str]]:
    """A strict reader of iCalendar: CRLF, lines of 75 octets, pairs of BEGIN and END."""
    assert raw.endswith(b"END:VCALENDAR\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n") == raw.count(b"\r")
    physical = raw[:-2].split(b"\r\n")
    assert all(0 < len(line) <= 75 for line in physical)
    for line in physical:
        line.decode()  # no character is torn apart
    lines = raw[:-2].replace(b"\r\n ", b"").decode().split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR"
    event: dict[str, str] = {}
    for line in lines[1:-1]:
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            yield event
        else:
            assert name not in event
            event[name] = value


def plain(value: str) -> str:
    for written, meant in (("\\n", "\n"), ("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        value = value.replace(written, meant)
    return value


def test_a_calendar_file_holds_every_date(run: Run) -> None:
    result = run("calendar", "dated", "--past", "--format", "ics")
    events = list(components(result.stdout_bytes))
    dated = {
        (e.day, e.norm, e.bearer, e.kind, e.label, e.original) for e in found(past=True) if e.day
    }
    assert len(events) == len(dated) == len({e["UID"] for e in events})
    assert "4 entries have no date" in result.stderr
    for event in events:
        start = date.fromisoformat(event["DTSTART;VALUE=DATE"])
        assert (date.fromisoformat(event["DTEND;VALUE=DATE"]) - start).days == 1
        assert event["DTSTAMP"] == "20310320T000000Z"
        assert event["CATEGORIES"].endswith(",strait-2031")
        assert "strait-2031" in plain(event["DESCRIPTION"])
    port = [e for e in events if e["SUMMARY"] == "Due by 2031-04-20: port (Westshore)"]
    words = "\n".join(plain(e["DESCRIPTION"]) for e in port)
    assert "Clause 1 “The ports; what opens when”, strait-2031/1/port" in words
    assert "was before 2031-04-01, changed by 2031-03-15-extension" in words
    assert "(readings plain, east, west; texts eastern)" in words


def test_an_event_keeps_its_uid_when_time_goes_on_and_when_its_date_is_moved(run: Run) -> None:
    def uids(as_of: str) -> dict[str, str]:
        raw = run("calendar", "dated", "--as-of", as_of, "--past", "--format", "ics").stdout_bytes
        return {e["UID"]: e["DTSTART;VALUE=DATE"] for e in components(raw)}

    early, late = uids("2031-03-10"), uids("2031-03-20")
    moved = {uid for uid in early if late.get(uid) != early[uid]}
    assert set(early) <= set(late)
    assert sorted((early[uid], late[uid]) for uid in moved) == [
        ("20310331", "20310420"),
        ("20310401", "20310420"),
    ]
    assert uids("2031-03-10") == early


@pytest.mark.parametrize("words", ["a" * 200, "é" * 99, "😀" * 60, "ab" * 37 + "ж" * 5, ""])
def test_long_lines_are_folded_between_characters(words: str) -> None:
    raw = folded(f"SUMMARY:{words}")
    assert raw.endswith(b"\r\n")
    lines = raw[:-2].split(b"\r\n")
    assert all(len(line) <= 75 for line in lines)
    assert all(line.startswith(b" ") for line in lines[1:])
    assert raw[:-2].replace(b"\r\n ", b"").decode() == f"SUMMARY:{words}"


def test_text_is_escaped() -> None:
    assert escaped("a;b, c\\d\nBEGIN:VALARM\r\x1b[0m\x00") == "a\\;b\\, c\\\\d\\nBEGIN:VALARM\\n[0m"


# --- what cannot be asked -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["dated", "--reading", "eats"], "Did you mean `east`?"),
        (["dated", "--text", "eastrn"], "Did you mean `eastern`?"),
        (["dated", "--agreement", "strait"], "Did you mean `strait-2031`?"),
        (["dated", "--until", "2031-02-30"], "--until `2031-02-30`"),
        (["dated", "--as-of", "tomorrow"], "--as-of `tomorrow`"),
        (["dated", "--evidence", "all"], "a calendar rests on one standard"),
        (["dated", "--evidence", "reportd"], "Did you mean `reported`?"),
        (["dated", "--format", "xml"], "'ics'"),
    ],
)
def test_what_cannot_be_asked(run: Run, arguments: list[str], words: str) -> None:
    result = run("calendar", *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in " ".join(result.stderr.split())
