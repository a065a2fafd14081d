"""Files made to break, hang or fill the machine: one diagnostic each, in bounded time and memory.

Every case is loaded and shown in all forms by a process of its own, with a limit on its memory.
"""

import random
from pathlib import Path

import pytest

from .bounds import AGREEMENT, outcome

MANY = 10_000
SECONDS = 20.0  # what is needed is a tenth of it; two busy cores need not fail a test
FORMS = 400_000  # so much text, in all five forms together, is what capped diagnostics come to


def lines(*parts: str) -> str:
    return "\n".join([*parts, ""])


def norms(sentence: str, count: int = MANY) -> str:
    """An agreement of very many norms; ``{i}`` is the number of each, ``{j}`` of the next."""
    made = (f"  n{i}: " + sentence.format(i=i, j=(i + 1) % count) for i in range(count))
    return AGREEMENT + lines("clause 1", *made)


def noise(signs: str, count: int) -> str:
    return "".join(random.Random(7).choices(signs, k=count))


LAUGHS = lines(
    "others:",
    '  - &a0 {"k": x}',
    *(f'  - &a{i + 1} {{"k":*a{i}, "l":*a{i}}}' for i in range(35)),
)

# --- one diagnostic ------------------------------------------------------------------------------

ONE = {
    "aliases that double again and again": ("x.yaml", LAUGHS, "A110"),
    "an alias of itself": ("x.yaml", 'others:\n  - &a {"k":*a}\n', "A110"),
    "a million brackets": ("x.yaml", "others: " + "[" * 1_000_000, "A111"),
    "brackets hidden by brackets in quotes": ("x.yaml", "others: " + '["]", ' * 100_000, "A111"),
    "ten thousand levels": ("x.yaml", "".join(f"{' ' * i}a:\n" for i in range(3000)), "A111"),
    "a hundred thousand dashes": ("x.yaml", "others:\n" + "- " * 100_000, "A111"),
    "a hundred thousand questions": ("x.yaml", "? " * 100_000, "A111"),
    "a key of a megabyte": (
        "x.yaml",
        lines("actors:", "- id: b", "  kind: person", f"  ? {'x' * 1_000_000}", "  : x"),
        "A201",
    ),
    "a date of a megabyte": (
        "x.yaml",
        lines(
            "sources:",
            f"- {{id: s, type: report, title: T, issued: {'2031-01/' * 125_000}}}",
            "actors:",
            "- {id: b, kind: person, citations: {source: s}}",
        ),
        "A401",
    ),
    "an id of a megabyte": (
        "x.yaml",
        f"actors:\n- {{id: {'x' * 1_000_000}, kind: person}}\n",
        "A205",
    ),
    "a reference of a megabyte": (
        "x.yaml",
        f"actors:\n- {{id: b, kind: person, part_of: {{actor: {'x' * 1_000_000}}}}}\n",
        "A301",
    ),
    "a circle of ten thousand parts": (
        "x.yaml",
        lines(
            "actors:",
            *(
                f"- {{id: a-{i}, kind: person, part_of: {{actor: a-{(i + 1) % MANY}}}}}"
                for i in range(MANY)
            ),
        ),
        "A306",
    ),
    "a row of millions of cells": ("events.csv", "id,act\n" + "," * 5_000_000, "A114"),
    "a header of thousands of cells": ("events.csv", "id" * 3 + ",x" * 5000, "A111"),
    "quotation marks never closed": ("events.csv", 'id,act\n"' + 'a""' * 2_000_000, "A114"),
    "ten megabytes of noise": ("x.agreement", noise("abc \n:#[]", 10_000_000), "A104"),
    "a statement of ten thousand lines": (
        "x.agreement",
        AGREEMENT + "".join(f"{' ' * min(i, 300)}clause {i}\n" for i in range(MANY)),
        "A501",
    ),
    "ten thousand levels of indent": (
        "x.agreement",
        AGREEMENT + "clause 1\n" + "".join(f"{' ' * i}n: x\n" for i in range(1, 2500)),
        "A501",
    ),
    "a sentence of a megabyte": (
        "x.agreement",
        AGREEMENT + "clause 1\n  x: " + "northland " * 100_000,
        "A501",
    ),
    "quotation marks without end": (
        "x.agreement",
        AGREEMENT + 'clause 1\n  x: Northland must "' + '" "' * 300_000,
        "A501",
    ),
    "norms that wait in a ring": (
        "x.agreement",
        norms("Northland must not attack in valley, only after n{j}"),
        "A607",
    ),
    "names of a megabyte": (
        "x.agreement",
        AGREEMENT + f"clause 1\n  x: {'n' * 1_000_000} must attack in valley\n",
        "A601",
    ),
}


@pytest.mark.parametrize("name", ONE)
def test_one_diagnostic(folder: Path, name: str) -> None:
    file, text, code = ONE[name]
    (folder / file).write_text(text, encoding="utf-8")
    found = outcome(folder, seconds=SECONDS)
    assert found.codes == {code: 1}, found
    assert found.files == [file]
    assert found.events == ["sound"]
    assert found.shown < (4_000_000 if code in {"A205", "A301"} else FORMS)
    assert max(map(len, found.messages)) < 500


# --- a capped set --------------------------------------------------------------------------------

MANY_MISTAKES = {
    "keys": (
        "x.yaml",
        lines("actors:", *(f"- {{id: a-{i}, kind: person, k{i}: x}}" for i in range(MANY))),
        {"A201": 5000, "A120": 1},
    ),
    "references": (
        "x.yaml",
        lines(
            "actors:",
            *(f"- {{id: a-{i}, kind: person, part_of: {{actor: b-{i}}}}}" for i in range(MANY)),
        ),
        {"A301": 5000, "A120": 1},
    ),
    "rows": ("events.csv", "id,act\n" + "x\n" * 200_000, {"A114": 5000, "A120": 1}),
    "statements": ("x.agreement", "I was there.\n" * 100_000, {"A501": 100, "A504": 1}),
    "names": (
        "x.agreement",
        norms("Nort{i}land must not attack in vall{i}ey", 2000),
        {"A601": 4000},
    ),
    "norms that contradict each other": (
        "x.agreement",
        norms("Northland must attack in valley", 2000)
        + lines("clause 2", *(f"  b{i}: Northland must not attack" for i in range(2000))),
        {"A610": 20_000},
    ),
    "norms of one name": (
        "x.agreement",
        AGREEMENT + "clause 1\n" + "  n: Northland must not attack in valley\n" * MANY,
        {"A612": 1},
    ),
    "comments": (
        "x.yaml",
        lines(
            "actors:",
            *(f"# armistice: allow A216\n- {{id: a-{i}, kind: person}}" for i in range(3000)),
        ),
        {"A117": 3000},
    ),
}


@pytest.mark.parametrize("name", MANY_MISTAKES)
def test_thousands_of_mistakes(folder: Path, name: str) -> None:
    file, text, codes = MANY_MISTAKES[name]
    (folder / file).write_text(text, encoding="utf-8")
    found = outcome(folder, seconds=SECONDS)
    assert found.codes == codes, found
    assert found.events == ["sound"]
    # The forms for people are capped and say how many more there are; JSON and SARIF have all.
    told = [int(line.split(": ")[1].split(" ")[0].replace(",", "")) for line in found.left_out]
    assert told == [count - 50 for count in codes.values() if count > 50]


# --- much, and sound -----------------------------------------------------------------------------


def test_a_hundred_thousand_records(folder: Path) -> None:
    rows = (f"e-{i},attack,2031-03-01,northland,wire,2031-03-02,gazette" for i in range(100_000))
    head = "id,act,date,by,account.whose,account.date,account.source"
    (folder / "events.csv").write_text(lines(head, *rows), encoding="utf-8")
    found = outcome(folder, seconds=40, megabytes=2000)
    assert found.codes == {}
    assert found.megabytes < 1500


def test_ten_thousand_norms(folder: Path) -> None:
    text = norms("Northland must not attack in valley")
    (folder / "x.agreement").write_text(text, encoding="utf-8")
    found = outcome(folder, seconds=SECONDS)
    assert found.codes == {}
    assert found.norms == MANY


def test_a_line_of_fifty_megabytes(folder: Path) -> None:
    text = f'actors:\n- {{id: a, kind: person, nmes: x, notes: "{"x" * 50_000_000}"}}\n'
    (folder / "x.yaml").write_text(text, encoding="utf-8")
    found = outcome(folder, seconds=SECONDS)
    assert found.codes == {"A201": 1}
    assert found.shown < FORMS


@pytest.mark.parametrize("name", ["x.yaml", "events.csv", "x.agreement"])
def test_a_file_of_two_hundred_megabytes(folder: Path, name: str) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(200 << 20)
    found = outcome(folder, seconds=SECONDS, megabytes=600)
    assert found.codes == {"A104": 1}
    assert found.messages[0].startswith("the file has 200 MB")


def test_millions_of_values(folder: Path) -> None:
    (folder / "x.yaml").write_text("others: [" + "a," * 8_000_000 + "]\n", encoding="utf-8")
    found = outcome(folder, seconds=40, megabytes=2000)
    assert found.codes == {"A111": 1}
