"""Loading a case."""

import gc
import os
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.case import CheckedCase, files, load_case
from armistice.dates import parse_when
from armistice.diagnostics import Location
from armistice.record.model import Quantity, Stance

HERE = Path(__file__).parent
HEAD = "format: 1\nid: made\ntitle: Made\nas_of: 2025-11-10\nzone: Asia/Baku\n"
BASE = (HERE / "base" / "records.yaml").read_text(encoding="utf-8")


def made(folder: Path, **texts: str | bytes) -> CheckedCase:
    """A case of the files given, by name with ``__`` for the dot."""
    texts = {"case__yaml": HEAD, "base__yaml": BASE, **texts}
    for name, text in texts.items():
        content = text.encode() if isinstance(text, str) else text
        (folder / name.replace("__", ".")).write_bytes(content)
    return load_case(folder)


def codes(case: CheckedCase) -> list[str]:
    return [each.code for each in case.diagnostics]


def test_what_the_case_file_says() -> None:
    case = load_case(HERE / "base")
    assert (case.id, case.title, case.license) == (
        "base",
        "A case without a fault",
        "CC-BY-4.0",
    )
    assert case.as_of == parse_when("2025-11-10")
    assert case.zone == ZoneInfo("Asia/Baku")
    assert case.texts == ("../texts",)
    assert case.sound


def test_records_know_where_they_stand_and_single_values_make_lists() -> None:
    case = load_case(HERE / "base")
    event = case.events["2020-11-25-kalbajar"]
    assert event.location == Location("records.yaml", 24, 9, 24, 28)
    assert event.by == ("armenia",)
    assert event.accounts[0].origin == "tass"
    assert event.accounts[0].stance is Stance.ASSERTS
    assert case.actors["armenia"].name == "Armenia"
    assert case.sources["tass-2020-11-25"].held is False
    assert case.record("kalbajar") is case.places["kalbajar"]
    assert case.record("nothing") is None


def test_scalars_are_typed_by_the_schema_alone(tmp_path: Path) -> None:
    case = made(
        tmp_path,
        more__yaml="""
actors:
  - id: no
    kind: state
    names: {text: NO, language: no}
    part_of: {actor: no-such, valid: 2020}
  - id: no-such
    kind: state
    notes: 1.10
""",
    )
    assert codes(case) == []
    assert case.actors["no"].names[0].text == "NO"
    assert case.actors["no-such"].notes == "1.10"
    assert case.actors["no"].part_of[0].valid == parse_when("2020")


def test_an_account_takes_the_date_of_its_source(tmp_path: Path) -> None:
    case = made(tmp_path, base__yaml=BASE.replace("        date: 2020-11-25\n", ""))
    assert codes(case) == ["A403"]
    assert case.events["2020-11-25-kalbajar"].accounts[0].date == parse_when("2020-11-25")


def test_a_broken_file_does_not_make_every_reference_a_mistake(tmp_path: Path) -> None:
    broken = BASE.replace("kind: outlet", 'kind: "outlet')
    case = made(
        tmp_path,
        base__yaml=broken,
        more__yaml="events:\n  - {id: e, act: attack, date: 2020, by: armenia,"
        " accounts: {whose: tass, date: 2020, citations: {source: tass-2020-11-25}}}\n",
    )
    assert codes(case) == ["A107"]
    assert list(case.events) == ["e"]


def test_a_lost_record_is_one_mistake(tmp_path: Path) -> None:
    case = made(tmp_path, base__yaml=BASE.replace("    type: article-newspaper\n", ""))
    assert codes(case) == ["A202"]


def test_unknown_records_are_kept(tmp_path: Path) -> None:
    case = made(tmp_path, more__yaml="rumours:\n  - {id: a-rumour, weight: 3, text: x}\n")
    assert codes(case) == ["A213"]
    assert case.others["a-rumour"].content == {"id": "a-rumour", "weight": 3, "text": "x"}
    assert case.others["a-rumour"].record_type == "rumours"


def test_words_of_the_case(tmp_path: Path) -> None:
    case = made(
        tmp_path,
        words__yaml="""
acts:
  - id: jam
    parent: attack
    meaning: Radio is jammed.
    starts: {state: silence-of-radio, of: by, over: place}
states:
  - {id: silence-of-radio, meaning: Nothing is heard.}
things:
  - {id: radio, meaning: A radio.}
events:
  - {id: e, act: jam, date: 2020, object: radio,
     accounts: {whose: tass, date: 2020, citations: {source: tass-2020-11-25}}}
""",
    )
    assert codes(case) == []
    assert case.vocabulary.is_a("jam", "use-force")
    assert case.vocabulary.starts("jam")[0].over == "place"


def test_a_tie_reads_from_and_to(tmp_path: Path) -> None:
    case = made(tmp_path, t__yaml="ties:\n  - {id: t, kind: arms, from: armenia, to: azerbaijan}\n")
    assert codes(case) == []
    assert case.ties["t"].from_actor == "armenia"
    assert case.ties["t"].to_actor == "azerbaijan"


# --- tables --------------------------------------------------------------------------------------

TABLE = """\
# what a comment says
id,act,date,by,object,quantity.value,quantity.unit,account.whose,account.date,account.source,account.start
e-1,attack,2020-11-24,armenia;azerbaijan,,20,posts,tass,2020-11-25,tass-2020-11-25,"a ""few"", x"
e-1,,,,,,,armenia,2020-11-26,tass-2020-11-25,

e-2,attack,"[2020-11-24..2020-11-25]",armenia,weapons,,,tass,2020-11-25,tass-2020-11-25,x
"""


def test_a_table_reads_as_yaml_does(tmp_path: Path) -> None:
    case = made(tmp_path, events__csv=TABLE)
    assert codes(case) == []
    first = case.events["e-1"]
    assert first.by == ("armenia", "azerbaijan")
    assert first.quantity == Quantity(value=20, unit="posts")
    assert [account.whose for account in first.accounts] == ["tass", "armenia"]
    assert first.accounts[0].citations[0].start == 'a "few", x'
    assert first.location == Location("events.csv", 3, 1, 3, 4)
    assert case.events["e-2"].object == ("weapons",)


def test_a_row_with_a_cell_too_few(tmp_path: Path) -> None:
    case = made(tmp_path, events__csv=TABLE + "e-3,attack\n")
    assert codes(case) == ["A114"]
    assert case.diagnostics[0].location.line == 7


def test_a_column_that_is_unknown_is_one_mistake(tmp_path: Path) -> None:
    case = made(tmp_path, events__csv=TABLE.replace(",object,", ",objekt,"))
    assert codes(case) == ["A201"]
    assert case.diagnostics[0].help == "did you mean `object`?"
    assert len(case.events) == 3


def test_a_second_row_that_says_otherwise(tmp_path: Path) -> None:
    case = made(tmp_path, events__csv=TABLE.replace("e-1,,,", "e-1,,2022,"))
    assert codes(case) == ["A208"]


def test_a_fault_in_a_cell_is_shown_there(tmp_path: Path) -> None:
    case = made(tmp_path, events__csv=TABLE.replace("2020-11-24,", "2021-02-31,"))
    assert codes(case) == ["A401"]
    assert case.diagnostics[0].location.line == 3
    assert 12 <= case.diagnostics[0].location.column <= 22


def test_a_table_of_no_known_type(tmp_path: Path) -> None:
    case = made(tmp_path, evens__csv=TABLE)
    assert codes(case) == ["A116"]
    assert case.diagnostics[0].help == "did you mean `events.csv`?"


# --- files ---------------------------------------------------------------------------------------


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    case = load_case(tmp_path / "nowhere")
    assert codes(case) == ["A101"]
    assert case.id == "nowhere"


def test_a_folder_without_a_case_file(tmp_path: Path) -> None:
    assert codes(load_case(tmp_path)) == ["A102"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gone.yaml").symlink_to(tmp_path / "nothing-there.yaml")
    assert codes(made(tmp_path)) == ["A103"]


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 5000)
    assert codes(made(tmp_path, large__yaml="#" * 5001)) == ["A104"]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    case = made(tmp_path, latin__yaml=b"actors:\n  - id: caf\xe9\n")
    assert codes(case) == ["A105"]
    assert case.diagnostics[0].location == Location("latin.yaml", 2, 12)


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_out_of_the_case(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    inside = tmp_path / "case"
    outside.mkdir()
    inside.mkdir()
    (outside / "secret.yaml").write_text("actors: [{id: secret, kind: person}]\n")
    (inside / "link.yaml").symlink_to(outside / "secret.yaml")
    (inside / "folder").symlink_to(outside)
    case = made(inside)
    assert codes(case) == ["A106", "A106"]
    assert "secret" not in case.actors


def test_a_format_of_the_future(tmp_path: Path) -> None:
    case = made(tmp_path, case__yaml=HEAD.replace("format: 1", "format: 2"))
    assert codes(case) == ["A113"]
    assert case.diagnostics[0].location == Location("case.yaml", 1, 9, 1, 10)


def test_a_zone_that_does_not_exist(tmp_path: Path) -> None:
    case = made(tmp_path, case__yaml=HEAD.replace("Asia/Baku", "Asia/Bakoo"))
    assert codes(case) == ["A218"]
    assert "Asia/Baku" in case.diagnostics[0].message


def test_agreements_are_collected_and_hidden_files_are_not(tmp_path: Path) -> None:
    case = made(tmp_path, b__agreement="agreement b\r\n", a__agreement="agreement a\n")
    assert case.agreement_texts == (
        ("a.agreement", "agreement a\n"),
        ("b.agreement", "agreement b\n"),
    )
    assert case.source_text("b.agreement") == "agreement b\n"
    (tmp_path / ".hidden.yaml").write_text("- [")
    # What is wrong with the agreements themselves (A5xx, A6xx) is no matter here.
    assert [code for code in codes(load_case(tmp_path)) if code < "A5"] == []


def test_the_hash_does_not_depend_on_line_ends_and_marks_but_on_all_else(tmp_path: Path) -> None:
    folders = [tmp_path / name for name in "abcd"]
    for folder in folders:
        folder.mkdir()
    plain = made(folders[0]).hash
    assert made(folders[1], base__yaml=BASE.replace("\n", "\r\n")).hash == plain
    assert made(folders[2], base__yaml=b"\xef\xbb\xbf" + BASE.encode()).hash == plain
    assert made(folders[3], base__yaml=BASE + "# more\n").hash != plain


def test_the_order_of_files_and_records_does_not_matter(tmp_path: Path) -> None:
    parts = ["\n" + part for part in BASE.split("\n") if part]
    blocks: list[str] = []
    for line in parts:
        if line[1] != " ":
            blocks.append("")
        blocks[-1] += line
    (tmp_path / "split").mkdir()
    split = made(
        tmp_path / "split",
        base__yaml="",
        **{f"{9 - number}__yaml": block for number, block in enumerate(blocks)},
    )
    whole = load_case(HERE / "base")
    assert split.events == whole.events
    assert split.actors == whole.actors
    assert split.sources == whole.sources
    assert codes(split) == []


def test_the_collector_runs_again_afterwards(tmp_path: Path) -> None:
    made(tmp_path)
    assert gc.isenabled()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(
    st.one_of(
        st.binary(max_size=60),
        st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")),
        st.tuples(
            st.integers(0, len(BASE)),
            st.integers(0, 9),
            st.text(alphabet=' -:[]{}"\n&*!ab1', max_size=6),
        ).map(lambda cut: (BASE[: cut[0]] + cut[2] + BASE[cut[0] + cut[1] :]).encode()),
    ),
    st.sampled_from(["base.yaml", "case.yaml", "events.csv"]),
)
def test_loading_never_raises(tmp_path: Path, content: bytes, name: str) -> None:
    (tmp_path / "case.yaml").write_text(HEAD)
    (tmp_path / "base.yaml").write_text(BASE, encoding="utf-8")
    (tmp_path / name).write_bytes(content)
    case = load_case(tmp_path)
    assert list(case.diagnostics) == sorted(case.diagnostics)
