"""Files that are no files, names that mean something else elsewhere, bytes that are no text."""

import os
import socket
import stat
import unicodedata
from pathlib import Path

import pytest

from armistice.case import files, load_case
from armistice.case.map_layers import map_layers
from armistice.case.names import is_absolute, leads_out, name_fault, normal, same_file

from .bounds import AGREEMENT, BASE, HEAD, outcome

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def codes(folder: Path) -> list[tuple[str, str]]:
    return [(each.code, each.location.file) for each in load_case(folder).diagnostics]


# --- what is no plain file -----------------------------------------------------------------------


@posix
@pytest.mark.parametrize("name", ["pipe.yaml", "events.csv", "pipe.agreement"])
def test_a_pipe_is_not_waited_for(folder: Path, name: str) -> None:
    os.mkfifo(folder / name)
    found = outcome(folder, seconds=10)
    assert found.codes == {"A103": 1}
    assert found.messages == ["the file cannot be read: it is a pipe or a device and no plain file"]
    assert found.events == ["sound"]


@posix
def test_a_socket_is_not_opened(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("s.yaml")
        assert codes(folder) == [("A103", "s.yaml")]


@posix
def test_a_device_is_not_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "zero.yaml").symlink_to("/dev/zero")
    assert codes(folder) == [("A106", "zero.yaml")]
    # A device within the folder needs rights to make; what the system says of it does not.
    with pytest.raises(OSError, match="a pipe or a device"):
        files.read_plain(Path("/dev/zero"), 10)
    opened: list[object] = []
    monkeypatch.setattr(os, "open", lambda *given: opened.append(given))
    with pytest.raises(OSError, match="a pipe or a device"):
        files.read_plain(Path("/dev/null"), 10)
    assert opened == []
    assert stat.S_ISCHR(Path("/dev/null").stat().st_mode)


@posix
def test_a_file_that_grows_while_it_is_read_is_bounded(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"x" * 100)
    with pytest.raises(files.TooLargeError):
        files.read_plain(tmp_path / "x", 99)
    assert len(files.read_plain(tmp_path / "x", 100)) == 100


@posix
def test_links_that_lead_back_to_themselves(folder: Path) -> None:
    (folder / "a.yaml").symlink_to("b.yaml")
    (folder / "b.yaml").symlink_to("a.yaml")
    (folder / "self").symlink_to("self")
    (folder / "loop").mkdir()
    (folder / "loop" / "again").symlink_to(folder)
    assert codes(folder) == [("A103", "a.yaml"), ("A103", "b.yaml")]


@posix
def test_links_out_of_the_case(folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("actors:\n  - {id: secret, kind: person}\n", encoding="utf-8")
    (folder / "direct.yaml").symlink_to(secret)
    (folder / "relative.yaml").symlink_to("../secret.yaml")
    (folder / "twice.yaml").symlink_to("direct.yaml")
    (folder / "root").symlink_to("/")
    case = load_case(folder)
    found = [each.location.file for each in case.diagnostics if each.code == "A106"]
    assert found == ["direct.yaml", "relative.yaml", "root", "twice.yaml"]
    assert len(case.diagnostics) == len(found)
    assert "secret" not in case.actors


def test_folders_with_the_names_of_files(folder: Path) -> None:
    for name in ("events.yaml", "events.csv", "x.agreement"):
        (folder / name).mkdir()
        (folder / name / "inside.yaml").write_text("actors: []", encoding="utf-8")
    (folder / "case.yaml").unlink()
    (folder / "case.yaml").mkdir()
    assert codes(folder) == [
        *(("A103", name) for name in ("case.yaml", "events.csv", "events.yaml", "x.agreement")),
    ]


def test_files_of_other_kinds_are_left_alone(folder: Path) -> None:
    (folder / "schemas").mkdir()
    (folder / "schemas" / "events.json").write_text('{"$schema": "x"', encoding="utf-8")
    (folder / "run.py").write_text("raise SystemExit(9)", encoding="utf-8")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.yaml").write_text("- [", encoding="utf-8")
    assert codes(folder) == []


@posix
def test_outlines_for_the_map_are_plain_files_too(tmp_path: Path) -> None:
    folder = tmp_path / "geometry"
    folder.mkdir()
    os.mkfifo(folder / "pipe.geojson")
    (folder / "loop.geojson").symlink_to("loop.geojson")
    (folder / "out.geojson").symlink_to("/etc/hostname")
    (folder / "folder.geojson").mkdir()
    assert map_layers(tmp_path) == ()


# --- names ---------------------------------------------------------------------------------------


UNBEARABLE = """\
con.yaml|NUL.csv|a/aux.agreement|com1.yaml|Lpt9.x.yaml|con .yaml|a./x.yaml|a /x.yaml|a:b.yaml
a?.yaml|a*b.yaml|a"b.yaml|a\\b.yaml|a\x01.yaml|a<b.yaml|a\x7f.yaml"""
BEARABLE = """\
case.yaml|records/2020/events-1.yaml|console.yaml|com.yaml|Ղարաբաղ.yaml|a b.yaml|şuşa/əsas.csv
nulls.yaml|x.y.z.yaml"""


def listed(names: str) -> list[str]:
    return names.replace("\n", "|").split("|")


@pytest.mark.parametrize(
    "name", [*listed(UNBEARABLE), "a|b.yaml", "a\nb.yaml", "x" * 250 + ".yaml", "a\udcff.yaml"]
)
def test_names_that_some_systems_cannot_bear(name: str) -> None:
    assert name_fault(name)


@pytest.mark.parametrize("name", listed(BEARABLE))
def test_names_that_every_system_bears(name: str) -> None:
    assert name_fault(name) == ""


def test_names_that_are_one_on_some_systems() -> None:
    decomposed = unicodedata.normalize("NFD", "é.yaml")
    assert normal(decomposed) == "é.yaml"
    assert same_file("É.YAML") == same_file(decomposed)
    assert same_file("a.yaml") != same_file("b.yaml")


@posix
def test_names_that_do_not_travel(folder: Path) -> None:
    person = "actors:\n  - {{id: {0}, kind: person}}\n"
    (folder / "con.yaml").write_text(person.format("one"), encoding="utf-8")
    (folder / "People.yaml").write_text(person.format("two"), encoding="utf-8")
    (folder / "people.yaml").write_text(person.format("three"), encoding="utf-8")
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml")).write_text(person.format("four"))
    case = load_case(folder)
    found = [(each.code, each.location.file) for each in case.diagnostics]
    assert found == [("A119", "con.yaml"), ("A119", "people.yaml"), ("A119", "\ufffd.yaml")]
    assert {"one", "two", "three", "four"} <= set(case.actors)
    assert case.hash


@posix
def test_two_spellings_of_one_name_lose_nothing_in_silence(folder: Path) -> None:
    for name, person in (("\u00e9.yaml", "one"), ("e\u0301.yaml", "two")):
        text = f"actors:\n  - {{id: {person}, kind: person}}\n"
        (folder / name).write_text(text, encoding="utf-8")
    if len(list(folder.iterdir())) < 4:
        pytest.skip("this file system takes them for one")
    assert codes(folder) == [("A119", "\u00e9.yaml")]


@pytest.mark.parametrize(
    ("path", "out", "absolute"),
    [
        ("a/b.txt", False, False),
        ("a..b/c...txt", False, False),
        ("../b.txt", True, False),
        ("a/../../b.txt", True, False),
        ("a\\..\\b.txt", True, False),
        ("/etc/passwd", True, True),
        ("\\\\host\\share", True, True),
        ("C:\\b.txt", True, True),
        ("c:b.txt", True, True),
        ("~/b.txt", True, True),
        ("a\0b", True, True),
    ],
)
def test_paths_that_records_give(path: str, *, out: bool, absolute: bool) -> None:
    assert leads_out(path) is out
    assert is_absolute(path) is absolute


@pytest.mark.parametrize("path", ["../../etc/passwd", "/etc/passwd", "C:/x", "~/x", "a/../../b"])
def test_the_text_of_a_source_stays_below_its_folder(folder: Path, path: str) -> None:
    text = f"sources:\n- {{id: s, type: report, title: T, file: '{path}'}}\n"
    text += "actors:\n- {id: b, kind: person, citations: {source: s}}\n"
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    assert codes(folder) == [("A224", "x.yaml")]


@pytest.mark.parametrize(("path", "fine"), [("/texts", False), ("D:/x", False), ("../t", True)])
def test_the_folder_of_texts_is_relative(folder: Path, path: str, *, fine: bool) -> None:
    (folder / "case.yaml").write_text(f"{HEAD}texts: [{path}]\n", encoding="utf-8")
    assert codes(folder) == ([] if fine else [("A224", "case.yaml")])


# --- bytes ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["x.yaml", "events.csv", "x.agreement", "case.yaml"])
@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"])
def test_other_encodings(folder: Path, name: str, encoding: str) -> None:
    (folder / name).write_bytes("# a remark: é\n".encode(encoding))
    case = load_case(folder)
    assert [(each.code, each.location.file) for each in case.diagnostics] == [("A105", name)]
    assert case.diagnostics[0].location.line == 1


@pytest.mark.parametrize("name", ["x.yaml", "events.csv", "x.agreement"])
def test_nul_bytes(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"id,\r\nac\0t\n")
    case = load_case(folder)
    assert [each.code for each in case.diagnostics] == ["A105"]
    assert case.diagnostics[0].location.line == 2
    assert case.diagnostics[0].location.column == 3


def test_line_ends_and_the_byte_order_mark_change_nothing(tmp_path: Path) -> None:
    agreement = AGREEMENT + "clause 1\n  n: Northland must not attack\n"
    texts = {"case.yaml": HEAD, "base.yaml": BASE, "x.agreement": agreement}
    found = []
    for number, (end, mark) in enumerate([("\n", b""), ("\r\n", b"\xef\xbb\xbf"), ("\r", b"")]):
        folder = tmp_path / str(number)
        folder.mkdir()
        for name, text in texts.items():
            (folder / name).write_bytes(mark + text.replace("\n", end).encode())
        case = load_case(folder)
        found.append((case.hash, case.diagnostics, list(case.agreements), case.events["sound"]))
    assert found[0] == found[1] == found[2]


@pytest.mark.parametrize("sign", ["\x85", "\u2028", "\u2029", "\x0b", "\x0c"])
def test_line_ends_that_editors_do_not_know_move_no_line(folder: Path, sign: str) -> None:
    text = f"actors:\n- id: b\n  kind: person\n  notes: 'x{sign}y'\n- {{id: c, kind: stat}}\n"
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    case = load_case(folder)
    (fault,) = case.diagnostics
    where = {"A204": 5, "A107": 4}  # YAML refuses two of these signs, and says where they stand
    assert fault.location.line == where[fault.code]
