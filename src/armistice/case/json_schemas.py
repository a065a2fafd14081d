"""JSON Schemas for editors; ``python -m armistice.case.json_schemas FOLDER`` writes them."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from armistice.case.schemas import RECORD_TYPES, WORD_TYPES, CaseFile, schema_of


def json_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schemas by file name: one for each record type, the case file, and a whole file."""
    groups = {
        **{name: schema_of(kind).json() for name, kind in {**RECORD_TYPES, **WORD_TYPES}.items()},
        "case": schema_of(CaseFile).json(),
    }
    schemas = {name: _headed(f"armistice: {name}", schema) for name, schema in groups.items()}
    lists = {
        name: {"type": "array", "items": {"$ref": f"{name}.json"}}
        for name in {**RECORD_TYPES, **WORD_TYPES}
    }
    schemas["file"] = _headed("armistice: a file", {"type": "object", "properties": lists})
    return schemas


def _headed(title: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}


def write_json_schemas(folder: Path) -> None:
    """Write every JSON Schema into a folder, for editors to use."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, schema in json_schemas().items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (folder / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write_json_schemas(Path(sys.argv[1]))
