"""Comments that allow a warning or a note where they stand."""

import shutil
from pathlib import Path

import pytest

from armistice.case import CheckedCase, load_case
from armistice.language import format_agreement

WORLD = Path(__file__).parents[1] / "language" / "base"
UNUSED = "{{id: {0}, type: report, title: T}}"
HEAD = """\
agreement made "Made"
  parties    Northland, Southland
  effective  2031-03-01 00:00 Europe/Paris
"""


def loaded(folder: Path, text: str, name: str = "more.yaml") -> CheckedCase:
    shutil.copytree(WORLD, folder / "case", dirs_exist_ok=True)
    (folder / "case" / name).write_text(text, encoding="utf-8")
    return load_case(folder / "case")


def found(case: CheckedCase) -> list[tuple[str, int]]:
    return [(each.code, each.location.line) for each in case.diagnostics]


def sources(*lines: str) -> str:
    return "\n".join(["sources:", *lines, ""])


ONE = "  - {id: one, type: report, title: T}"
TWO = "  - {id: two, type: report, title: T}"


@pytest.mark.parametrize(
    "text",
    [
        sources(f"{ONE}  # armistice: allow A307"),
        sources(f"{ONE}  # armistice: allow A307 kept for later"),
        sources(f"{ONE}  #armistice:allow A307,"),
        sources("  # armistice: allow A307", ONE),
        sources("  # armistice: allow A307", "", "  # another remark", ONE),
        sources("# armistice: allow A307", "  - id: one", "    type: report", "    title: T"),
        "# armistice: allow A307\n" + sources(ONE),
    ],
)
def test_a_note_is_allowed(tmp_path: Path, text: str) -> None:
    case = loaded(tmp_path, text)
    assert found(case) == []
    assert [each.code for each in case.suppressed] == ["A307"]


def test_only_there(tmp_path: Path) -> None:
    case = loaded(tmp_path, sources("  # armistice: allow A307", ONE, TWO))
    assert found(case) == [("A307", 4)]
    case = loaded(tmp_path, sources(f"{ONE}  # armistice: allow A307", TWO))
    assert found(case) == [("A307", 3)]


def test_a_record_with_all_that_belongs_to_it(tmp_path: Path) -> None:
    event = """\
events:
  # armistice: allow A217, A405 the wire wrote ahead
  - id: taking
    act: attack
    date: 2031-03-08
    by: northland
    accounts:
      - whose: wire
        date: 2031-03-01
      - whose: wire
        date: 2031-03-09
"""
    case = loaded(tmp_path, event)
    assert found(case) == []
    assert [each.code for each in case.suppressed] == ["A217", "A405", "A217"]


def test_lists_that_are_not_indented_belong_to_their_key(tmp_path: Path) -> None:
    text = "# armistice: allow A307\nsources:\n- {id: one, type: report, title: T}\n"
    text += "actors:\n- {id: someone, kind: person, notes: }\n"
    case = loaded(tmp_path, text)
    assert found(case) == [("A222", 5)]
    assert len(case.suppressed) == 1


@pytest.mark.parametrize(
    ("comment", "code", "words"),
    [
        ("allow A307 A216", "A117", "no A216 here"),
        ("allow A307, A299", "A118", "no code `A299`"),
        ("allow A307 A201", "A118", "errors cannot be allowed"),
        ("alow A307", "A118", "`alow` says nothing"),
        ("allow", "A118", "names no code"),
        ("allow everything", "A118", "names no code"),
        ("", "A118", "says nothing"),
    ],
)
def test_a_comment_that_does_nothing_is_a_warning(
    tmp_path: Path, comment: str, code: str, words: str
) -> None:
    case = loaded(tmp_path, sources(f"{ONE}  # armistice: {comment}".rstrip()))
    (remark,) = [each for each in case.diagnostics if each.code != "A307"]
    assert (remark.code, remark.severity) == (code, "warning")
    assert words in remark.message
    assert remark.location.line == 2
    assert remark.location.column == len(ONE) + 3


def test_errors_stay(tmp_path: Path) -> None:
    case = loaded(tmp_path, "actors:\n  - {id: x, kind: stat}  # armistice: allow A204\n")
    assert found(case) == [("A204", 2), ("A118", 2)]
    assert case.suppressed == ()


def test_what_an_error_hides_is_not_called_idle(tmp_path: Path) -> None:
    text = "events:\n  # armistice: allow A216\n  - {id: x, act: attack, by: northland}\n"
    assert found(loaded(tmp_path, text)) == [("A202", 3)]


def test_words_in_quotation_marks_are_no_comment(tmp_path: Path) -> None:
    text = """\
sources:
  - id: one
    type: report
    title: "T # armistice: allow A307"
    notes: |
      # armistice: allow A307
      x # armistice: allow A307
  - {id: two, type: report, title: 'T
      # armistice: allow A307'}
"""
    assert found(loaded(tmp_path, text)) == [("A307", 2), ("A307", 8)]


def test_a_file_that_cannot_be_read_has_one_mistake(tmp_path: Path) -> None:
    text = "sources: [\n# armistice: allow A307\n"
    assert [code for code, _ in found(loaded(tmp_path, text))] == ["A107"]


def test_a_table_has_no_such_comments(tmp_path: Path) -> None:
    text = "# armistice: allow A307\nid,type,title\none,report,T\n"
    assert found(loaded(tmp_path, text, "sources.csv")) == [("A307", 3)]


# --- agreements ----------------------------------------------------------------------------------


READING = """
  reading wide{head}
{above}clause 1
  {beside}one: Northland must leave "x"
    reading wide: "x" means valley{end}
"""


@pytest.mark.parametrize(
    "comments",
    [
        {"head": "  # armistice: allow A606", "end": "  # armistice: allow A606"},
        {"above": "# armistice: allow A606\n"},
        {"beside": "# armistice: allow A606\n  "},
        {"end": "\n        # our own\n        held by Northland\n"},
        {"end": ",\n        mill  # armistice: allow A606 our own"},
    ],
)
def test_a_warning_in_an_agreement_is_allowed(tmp_path: Path, comments: dict[str, str]) -> None:
    parts = dict.fromkeys(["head", "above", "beside", "end"], "")
    case = loaded(tmp_path, HEAD + READING.format(**{**parts, **comments}), "made.agreement")
    # Nothing is wrong with the head, so a comment there is idle.
    assert [code for code, _ in found(case)] == ["A117"] * ("head" in comments)
    held = "held by" in comments.get("end", "")
    assert [each.code for each in case.suppressed] == ([] if held else ["A606"])


def test_a_statement_and_not_the_next(tmp_path: Path) -> None:
    body = '"x" means valley  # armistice: allow A604\n"y" means mill\n'
    case = loaded(tmp_path, f"{HEAD}\n{body}", "made.agreement")
    assert found(case) == [("A604", 6)]


def test_words_of_an_agreement_are_no_comment(tmp_path: Path) -> None:
    body = '"x # armistice: allow A604" means valley\n'
    assert found(loaded(tmp_path, f"{HEAD}\n{body}", "made.agreement")) == [("A604", 5)]


def test_a_comment_at_the_end_speaks_for_nothing(tmp_path: Path) -> None:
    case = loaded(tmp_path, f"{HEAD}\n# armistice: allow A604\n", "made.agreement")
    assert found(case) == [("A117", 5)]


def test_formatting_keeps_what_a_comment_speaks_for(tmp_path: Path) -> None:
    body = '"x" means valley,\n   mill   # armistice: allow A604\n\n'
    body += '#armistice: allow A604\n"y" means mill\n'
    for text in (f"{HEAD}\n{body}", format_agreement(f"{HEAD}\n{body}")):
        case = loaded(tmp_path, text, "made.agreement")
        assert found(case) == []
        assert len(case.suppressed) == 2
