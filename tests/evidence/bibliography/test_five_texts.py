"""References and citations of the five texts, against what a person found in them.

The texts stand beside the project and are no part of it; where they are missing, nothing is
measured.
"""

from collections import Counter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from armistice.evidence.bibliography import Reference, citations, references, works
from armistice.evidence.texts import Text
from armistice.evidence.texts.plain import read_plain

HERE = Path(__file__).parent
SOURCES = HERE.parents[3] / "shared" / "sources"
EXPECTED = sorted((HERE / "expected").glob("*.yaml"))

pytestmark = pytest.mark.skipif(not SOURCES.is_dir(), reason="the five texts are not here")


def load(path: Path) -> tuple[dict[str, Any], Text]:
    expected = yaml.safe_load(path.read_text(encoding="utf-8"))
    return expected, read_plain((SOURCES / expected["file"]).read_bytes())


def facts(one: Reference, text: Text) -> tuple[object, ...]:
    authors = one.item.names.get("author", ())
    accessed = one.item.dates.get("accessed")
    return (
        text.content.count("\n", 0, one.start) + 1,
        one.key,
        authors[0].surname if authors else None,
        one.item.year,
        urlsplit(one.item.texts.get("URL", "")).hostname,
        "-".join(f"{part:02}" for part in accessed.parts[0]) if accessed else None,
    )


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_every_reference_is_an_entry_and_every_entry_a_reference(path: Path) -> None:
    expected, text = load(path)
    keys = ("line", "key", "who", "year", "host", "accessed")
    wanted = Counter(tuple(map(one.get, keys)) for one in expected["references"])
    found = Counter(facts(one, text) for one in references(text))
    assert found - wanted == Counter(), "precision"
    assert wanted - found == Counter(), "recall"


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_citations_lead_where_a_person_would_go(path: Path) -> None:
    expected, text = load(path)
    wanted = Counter(
        (one["line"], one["form"], tuple(one["keys"])) for one in expected["citations"]
    )
    found = Counter(
        (
            text.content.count("\n", 0, one.start) + 1,
            str(one.form),
            tuple(each.key for each in one.references),
        )
        for one in citations(text)
    )
    assert found - wanted == Counter(), "precision"
    assert wanted - found == Counter(), "recall"


def test_the_figures_of_the_guide() -> None:
    given = linked = 0
    for path in EXPECTED:
        _, text = load(path)
        found = citations(text)
        given += len(found)
        linked += sum(one.linked for one in found)
        assert all(one.why for one in found if not one.linked)
    # What is not linked leads nowhere in the texts themselves: three works that the list lacks,
    # two days whose outlet and two links whose address extraction lost.
    assert (given, linked) == (114, 107)


def test_list_and_notes_name_the_same_works() -> None:
    _, text = load(HERE / "expected" / "aliyev.yaml")
    found = references(text)
    assert (len(found), len(works(found))) == (97, 58)
