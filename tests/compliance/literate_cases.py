"""Literate cases: Markdown that a lawyer can read, made into case folders and tables of rows.

A file has a heading, a paragraph, one block of an agreement, one of records, and tables of expected
verdicts. ``literate/README.md`` holds the world that all of them share.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent / "literate"
HEAD = "format: 1\nid: literate\ntitle: A literate case\nas_of: 2031-12-31\nzone: Europe/Paris\n"
_BLOCK = re.compile(r"^```(?P<kind>[a-z]+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Row:
    """One line of a table: what is asked, and what is expected."""

    file: str
    line: int
    cells: dict[str, str]

    def __str__(self) -> str:
        told = ", ".join(f"{name} {value}" for name, value in self.cells.items() if value)
        return f"{self.file}:{self.line}: {told}"


@dataclass(frozen=True)
class Literate:
    """A literate case as read."""

    name: str
    agreement: str
    records: dict[str, list[dict[str, Any]]]
    rows: tuple[Row, ...]
    objections: tuple[str, ...] = ()


def files() -> list[Path]:
    """All literate cases, in the order of their names."""
    return sorted(path for path in HERE.glob("*.md") if path.name != "README.md")


def read(path: Path) -> Literate:
    """One literate case, with the world that all share."""
    text = path.read_text(encoding="utf-8")
    agreements = _blocks(text, "agreement")
    assert len(agreements) == 1, f"{path.name}: one agreement block is wanted"
    records: dict[str, list[dict[str, Any]]] = {}
    world = (HERE / "README.md").read_text(encoding="utf-8")
    for body in (*_blocks(world, "yaml"), *_blocks(text, "yaml")):
        for name, members in (yaml.load(body, Loader=yaml.BaseLoader) or {}).items():
            records.setdefault(name, []).extend(members)
    for place in records.get("places", []):
        if "geometry" in place:
            place["geometry"] = {**place["geometry"], **_degrees(place["geometry"])}
    for event in records.get("events", []):
        for account in event.get("accounts", ()):
            account.setdefault("citations", [{"source": "gazette"}])
    found = re.search(r"^Objections: (.+)$", text, re.MULTILINE)
    objections = tuple(found[1].split(", ")) if found else ()
    return Literate(path.stem, agreements[0], records, tuple(_rows(path.name, text)), objections)


def _degrees(geometry: dict[str, Any]) -> dict[str, Any]:
    """Coordinates as numbers: everything else stays the text that was written."""

    def numbers(value: Any) -> Any:
        return [numbers(each) for each in value] if isinstance(value, list) else float(value)

    return {"coordinates": numbers(geometry["coordinates"])}


def _blocks(text: str, kind: str) -> list[str]:
    return [found["body"] for found in _BLOCK.finditer(text) if found["kind"] == kind]


def _rows(name: str, text: str) -> list[Row]:
    rows: list[Row] = []
    heads: list[str] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.startswith("|"):
            heads = []
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not heads:
            heads = cells
        elif not set(line) <= set("|-: "):
            assert len(cells) == len(heads), f"{name}:{number}: {len(cells)} cells"
            rows.append(Row(name, number, dict(zip(heads, cells, strict=True))))
    return rows


def write(case: Literate, folder: Path) -> Path:
    """The case as a folder; records as JSON, which is YAML, so that nothing is typed twice."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "case.yaml").write_text(HEAD, encoding="utf-8")
    (folder / "records.yaml").write_text(json.dumps(case.records), encoding="utf-8")
    (folder / "text.agreement").write_text(case.agreement, encoding="utf-8")
    return folder
