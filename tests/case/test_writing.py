"""Files of a case are written whole or not at all, and nothing that somebody wrote is lost."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from armistice.case.writing import Change, WritingError, text_as_it_stands, write_files

if TYPE_CHECKING:
    from pathlib import Path


def test_files_are_made_replaced_and_taken_away(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    (tmp_path / "old").chmod(0o600)
    (tmp_path / "gone").write_bytes(b"gone")
    write_files(
        tmp_path,
        [Change("a/new", b"", b"new"), Change("old", b"old", b""), Change("gone", b"gone", None)],
    )
    found = {path.name: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"new": b"new", "old": b""}
    assert os.name == "nt" or (tmp_path / "old").stat().st_mode & 0o777 == 0o600


def test_what_somebody_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "one").write_bytes(b"one")
    (tmp_path / "two").write_bytes(b"two, and more")
    with pytest.raises(WritingError, match="`two` was changed meanwhile; nothing is written"):
        write_files(tmp_path, [Change("one", b"one", b"1"), Change("two", b"two", b"2")])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        "one": b"one",
        "two": b"two, and more",
    }


@pytest.mark.parametrize("path", ["../out.yaml", "link.yaml"])
def test_nothing_outside_the_case_is_read_or_written(tmp_path: Path, path: str) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "out.yaml").write_bytes(b"mine")
    (tmp_path / "case" / "link.yaml").symlink_to(tmp_path / "out.yaml")
    with pytest.raises(WritingError, match="leads out of the case"):
        text_as_it_stands(tmp_path / "case", path)
    with pytest.raises(WritingError, match="leads out of the case"):
        write_files(tmp_path / "case", [Change(path, b"mine", b"yours")])
    assert (tmp_path / "out.yaml").read_bytes() == b"mine"


def test_a_link_within_the_case_stays_one(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_bytes(b"old")
    (tmp_path / "link.yaml").symlink_to("own.yaml")
    write_files(tmp_path, [Change("link.yaml", b"old", b"new")])
    assert (tmp_path / "link.yaml").is_symlink()
    assert (tmp_path / "own.yaml").read_bytes() == b"new"


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(b"title: caf\xe9\n")
    (tmp_path / "b.yaml").mkdir()
    with pytest.raises(WritingError, match=r"`a.yaml` is not UTF-8 \(byte 10\)"):
        text_as_it_stands(tmp_path, "a.yaml")
    with pytest.raises(WritingError, match=r"`b.yaml` cannot be read"):
        text_as_it_stands(tmp_path, "b.yaml")
    assert text_as_it_stands(tmp_path, "c.yaml") == ""
