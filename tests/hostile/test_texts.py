"""Words made to deceive: letters that look alike, ids that collide, formulas, hidden signs."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from armistice.case import load_case
from armistice.cli.app import app
from armistice.diagnostics import Form, render

from .bounds import AGREEMENT, BASE, HEAD

LANGUAGE = Path(__file__).parents[1] / "language"


def found(folder: Path, text: str, name: str = "x.yaml") -> list[str]:
    (folder / name).write_text(text, encoding="utf-8")
    return [each.code for each in load_case(folder).diagnostics]


def person(identifier: str, more: str = "") -> str:
    return f"- {{id: '{identifier}', kind: person{more}}}\n"


@pytest.mark.parametrize(
    ("identifier", "code"),
    [
        ("northlаnd", "A205"),  # а Cyrillic
        ("ｎorthland", "A205"),
        ("north\u200bland", "A205"),
        ("north\u202eland", "A205"),
        ("Someone", "A205"),
        ("some one", "A205"),
        ("someone.", "A205"),
        ("someone ", "A205"),
        ("../someone", "A205"),
        ("some/one", "A205"),
        ("=1+1", "A205"),
        ("-someone", "A205"),
        ("x" * 121, "A205"),
        ("con", "A210"),
        ("nul", "A210"),
        ("lpt1", "A210"),
        ("NORTHLAND", "A209"),
        ("northland", "A208"),
    ],
)
def test_ids(folder: Path, identifier: str, code: str) -> None:
    assert found(folder, "actors:\n" + person(identifier)) == [code]


@pytest.mark.parametrize(("identifier", "code"), [("Made", "A209"), ("con", "A210")])
def test_ids_of_agreements(folder: Path, identifier: str, code: str) -> None:
    assert found(folder, AGREEMENT, "a.agreement") == []
    assert found(folder, AGREEMENT.replace("made", identifier), "b.agreement") == [code]


def test_the_letter_that_looks_like_another_is_named(folder: Path) -> None:
    found(folder, "actors:\n" + person("b", ", part_of: {actor: nоrthland}"))
    (fault,) = load_case(folder).diagnostics
    assert fault.code == "A301"
    assert fault.help == "did you mean `northland`?"
    assert "2nd sign is CYRILLIC SMALL LETTER O" in fault.notes[0]
    text = AGREEMENT + "clause 1\n  n: Nоrthland must not attack\n"
    assert found(folder, text, "x.agreement")[0] == "A501"
    fault = next(each for each in load_case(folder).diagnostics if each.code == "A501")
    assert fault.help == "this is CYRILLIC SMALL LETTER O (U+043E)"


def test_nothing_that_steers_or_hides_reaches_a_terminal(folder: Path) -> None:
    signs = "\u202e\u2066\u200b\u200f\u2060"
    text = f"actors:\n- id: b\n  kind: 'pers{signs}on'\n" + '  "k\\e[31m\\a\\x9b": x\n'
    assert set(found(folder, text)) == {"A201", "A204"}
    case = load_case(folder)
    for form in (Form.FULL, Form.CONCISE, Form.GITHUB, Form.SARIF):
        shown = render(case.diagnostics, form, read=case.source_text)
        assert not set(signs + "\x1b\x07\x9b") & set(shown)


def test_formulas_and_quotes_in_tables_are_words(folder: Path) -> None:
    rows = 'b,person,"=cmd|\' /C calc\'!A0"\nc,person,"@SUM(1)""x"", y"\n'
    assert found(folder, "id,kind,notes\n" + rows, "actors.csv") == []
    case = load_case(folder)
    assert case.actors["b"].notes == "=cmd|' /C calc'!A0"
    assert case.actors["c"].notes == '@SUM(1)"x", y'


def test_a_column_given_twice_is_not_lost_in_silence(folder: Path) -> None:
    assert found(folder, "id,kind,notes,notes\nb,person,x,y\n", "actors.csv") == ["A109"]


def test_tags_run_nothing(folder: Path) -> None:
    text = 'actors:\n- {id: b, kind: person, "notes":!!python/name:os.abort x}\n'
    assert found(folder, text) == ["A115"]


@pytest.mark.parametrize(
    "zone", ["../../etc/passwd", "Asia", "/etc/localtime", "x" * 9999, "a\\0b"]
)
def test_zones(folder: Path, zone: str) -> None:
    head = HEAD.replace("Europe/Paris", f'"{zone}"')
    assert found(folder, head, "case.yaml") == ["A218"]


def test_what_a_check_says_is_capped_and_counted(folder: Path) -> None:
    rows = "".join(person(f"b-{i}", f", k{i}: x") for i in range(300))
    found(folder, "actors:\n" + rows)
    result = CliRunner().invoke(app, ["check", str(folder), "--format", "concise"])
    assert result.exit_code == 1
    assert result.stdout.count("\n") == 50
    assert "250 more error[A201] (--all shows them)" in result.stderr
    assert f"{folder}: 300 errors" in result.stderr
    every = CliRunner().invoke(app, ["check", str(folder), "--format", "concise", "--all"])
    assert every.stdout.count("\n") == 300


# --- whatever comes ------------------------------------------------------------------------------

SIGNS = " \n\t\"#,:;[]{}()-.*&!|>%@`'=?~/\\ébа\u202e\u2028\0\r0199 must not reading clause by"
AGREEMENTS = [path.read_text(encoding="utf-8") for path in sorted((LANGUAGE / "bad").iterdir())]


@st.composite
def touched(draw: st.DrawFn, texts: list[str]) -> str:
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        more = draw(st.text(alphabet=SIGNS, max_size=6))
        text = text[:at] + more + text[at + draw(st.integers(0, 9)) :]
    return text


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None
)
@given(touched([BASE]), touched(AGREEMENTS), touched(["id,kind,notes\nb,person,x\n"]), st.data())
def test_whatever_a_case_holds_it_loads(
    tmp_path: Path, records: str, agreement: str, table: str, data: st.DataObject
) -> None:
    folder = tmp_path / "case"
    if not folder.exists():
        shutil.copytree(LANGUAGE / "base", folder)
    texts = {"more.yaml": records, "x.agreement": agreement, "actors.csv": table}
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    name = data.draw(st.sampled_from(sorted(texts)))
    (folder / name).write_bytes(data.draw(st.one_of(st.binary(max_size=40), st.just(b""))) + b"\n")
    case = load_case(folder)
    assert list(case.diagnostics) == sorted(case.diagnostics)
    assert load_case(folder).diagnostics == case.diagnostics
    for form in Form:
        render(case.diagnostics, form, read=case.source_text).encode("utf-8", "replace")
