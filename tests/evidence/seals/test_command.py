"""``armistice seal``: what it writes, shows, refuses and leaves alone."""

from __future__ import annotations

import shutil

import pytest
from click.testing import CliRunner
from made_text import hold, made_phrases, made_text, made_words, write_case

from armistice.case import load_case
from armistice.case.anchors import checked_anchors
from armistice.case.held_texts import HeldTexts
from armistice.cli.app import app
from armistice.evidence.anchors.ladder import locate
from armistice.evidence.anchors.model import Anchor
from armistice.evidence.anchors.status import AnchorStatus

WORDS = made_words()
PRINTED = [phrase for _, phrase in made_phrases(WORDS)]


@pytest.fixture
def folder(tmp_path, monkeypatch):
    write_case(tmp_path, PRINTED[:3])
    hold(tmp_path, made_text(WORDS))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments):
    done = CliRunner().invoke(app, ["seal", *arguments], prog_name="armistice")
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done


def file_of(folder):
    return folder / "made" / "seals" / "book.yaml"


def codes(folder):
    return [each.code for each in load_case(folder / "made").diagnostics]


def test_it_seals_shows_what_it_sealed_and_does_it_once(folder, snapshot):
    done = run("made")
    assert (done.exit_code, done.output) == (0, snapshot)
    assert file_of(folder).read_text(encoding="utf-8") == snapshot
    assert codes(folder) == ["A824"]
    written = file_of(folder).stat().st_mtime_ns
    again = run("made")
    assert (again.exit_code, again.output) == (0, snapshot)
    assert file_of(folder).stat().st_mtime_ns == written


def test_check_writes_nothing(folder, snapshot):
    done = run("made", "--check")
    assert (done.exit_code, done.output) == (1, snapshot)
    assert not file_of(folder).exists()
    run("made")
    assert run("made", "--check").exit_code == 0


def test_it_says_what_changed(folder, snapshot):
    run("made")
    write_case(folder, [PRINTED[0], *PRINTED[3:5]])
    hold(folder, "A new preface.\n" + made_text(WORDS))
    assert set(codes(folder)) == {"A821", "A822", "A825"}
    done = run("made", "book")
    assert (done.exit_code, done.output) == (0, snapshot)
    assert codes(folder) == ["A824"]


def test_a_phrase_that_is_not_found_is_listed_and_not_sealed(folder, snapshot):
    write_case(folder, [*PRINTED[:2], "words that nobody wrote"])
    done = run("made")
    assert (done.exit_code, done.output) == (1, snapshot)
    assert "A822" in codes(folder)
    assert file_of(folder).read_text(encoding="utf-8").count("at:") == 2


def test_a_passage_that_runs_backwards_is_not_sealed_though_its_words_are_there(folder):
    write_case(folder, PRINTED[:2])
    records = next((folder / "made").glob("*records*.yaml"), None) or next(
        path for path in (folder / "made").glob("*.yaml") if path.name != "case.yaml"
    )
    text = records.read_text(encoding="utf-8")
    backwards = f'start: "{PRINTED[1]}", end: "{PRINTED[0]}"'
    records.write_text(text.replace(f'start: "{PRINTED[1]}"', backwards), encoding="utf-8")
    assert "A803" in codes(folder)
    done = run("made")
    assert done.exit_code == 1
    assert f"“{PRINTED[1]}” leads to no one place, and not sealed" in " ".join(done.output.split())
    shutil.rmtree(folder / "texts")
    assert "A822" in codes(folder)


def test_without_the_text_nothing_is_touched(folder, snapshot):
    run("made")
    before = file_of(folder).read_bytes()
    shutil.rmtree(folder / "texts")
    done = run("made", "book")
    assert (done.exit_code, done.output) == (1, snapshot)
    assert file_of(folder).read_bytes() == before
    assert codes(folder) == ["A823"]


@pytest.mark.parametrize(
    "words",
    ["# checked by hand on paper\n", "    notes: Found in the archive.\n", "places: []\n"],
    ids=["comment", "notes", "records"],
)
def test_what_somebody_wrote_into_the_file_is_not_lost(folder, words):
    run("made")
    edited = file_of(folder).read_text(encoding="utf-8") + words
    file_of(folder).write_text(edited, encoding="utf-8")
    write_case(folder, PRINTED)
    done = run("made")
    assert done.exit_code == 1
    assert "--replace" in done.output
    assert file_of(folder).read_text(encoding="utf-8") == edited
    assert run("made", "--replace").exit_code == 0
    assert codes(folder) == ["A824"]


def test_a_seal_that_was_put_elsewhere_is_not_written_twice(folder):
    run("made")
    moved = folder / "made" / "my-seals.yaml"
    file_of(folder).rename(moved)
    assert codes(folder) == ["A824"]
    assert run("made").exit_code == 0
    write_case(folder, PRINTED)
    for arguments in (["made"], ["made", "--replace"]):
        done = run(*arguments)
        assert done.exit_code == 1
        assert "its seal stands in my-seals.yaml; take it out there first" in done.output
    assert not file_of(folder).exists()


def test_a_file_that_is_no_yaml_is_not_lost(folder):
    run("made")
    file_of(folder).write_text("seals: [", encoding="utf-8")
    assert run("made").exit_code == 1
    assert run("made", "--replace").exit_code == 0
    assert codes(folder) == ["A824"]


def test_a_text_within_the_case_travels_and_is_sealed_only_if_asked(folder):
    shutil.move(folder / "texts", folder / "made" / "texts")
    case = (folder / "made" / "case.yaml").read_text(encoding="utf-8")
    (folder / "made" / "case.yaml").write_text(case.replace("../texts", "texts"), encoding="utf-8")
    done = run("made")
    assert done.exit_code == 0
    assert "no source is marked as held" in done.output
    assert run("made", "book").exit_code == 0
    assert file_of(folder).exists()


@pytest.mark.usefixtures("folder")
def test_an_unknown_source_is_a_wrong_use():
    done = run("made", "bok")
    assert done.exit_code == 2
    assert "the case has no source `bok`" in done.output


def test_records_that_cannot_be_read_are_announced(folder):
    (folder / "made" / "more.yaml").write_text("places: [", encoding="utf-8")
    done = run("made")
    assert done.exit_code == 0
    assert "warning: the case has 1 error; what could not be read is not sealed" in done.output


def test_a_short_text_is_refused(folder):
    hold(folder, f"{PRINTED[0]}. {PRINTED[1]}. {PRINTED[2]}.\n")
    done = run("made")
    assert done.exit_code == 1
    assert "could be tried out" in done.output
    assert not file_of(folder).exists()


def test_a_folder_that_cannot_be_written_is_said(folder):
    (folder / "made" / "seals").write_text("no folder", encoding="utf-8")
    done = run("made")
    assert done.exit_code == 2
    assert "cannot be written" in done.output


def test_words_that_a_person_has_approved_are_sealed_as_the_text_has_them(folder):
    printed = PRINTED[0]
    first, *rest = printed.split()
    drifted = " ".join([first, rest[0][:-1] + "x", *rest[1:]])
    case = write_case(folder, [drifted])
    held = HeldTexts(load_case(case)).of("book")
    located = locate(Anchor(start=drifted), held)
    approval = f"""\
approvals:
  - id: approval-1
    source: book
    phrase: "{drifted}"
    found: "{located.found}"
    text_sha256: "{held.text.text_hash}"
    by: me
    date: 2031-01-01
"""
    (case / "approvals.yaml").write_text(approval, encoding="utf-8")
    done = run("made")
    assert done.exit_code == 0
    assert f"“{located.found}”" in done.output
    assert drifted not in done.output
    shutil.rmtree(folder / "texts")
    (anchor,) = checked_anchors(load_case(case))
    assert anchor.status is AnchorStatus.SEALED
    other = approval.replace(held.text.text_hash, "0" * 64)
    (case / "approvals.yaml").write_text(other, encoding="utf-8")
    (anchor,) = checked_anchors(load_case(case))
    assert anchor.status is AnchorStatus.NOT_SEALED, "approved in another text than was sealed"
