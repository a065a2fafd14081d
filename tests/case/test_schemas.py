"""Schemas derived from the types of the record."""

import json
from pathlib import Path

from armistice.case.json_schemas import json_schemas, write_json_schemas
from armistice.case.schemas import RECORD_TYPES, schema_of
from armistice.case.shapes import Date, Many, Reference, Text
from armistice.record.model import Event, Quantity, Tie

DOCS = Path(__file__).parents[2] / "docs" / "schemas"


def test_shapes_follow_the_types() -> None:
    keys = schema_of(Event).keys
    assert keys["date"].shape == Date()
    assert keys["date"].required
    assert keys["by"].shape == Many(Reference(("actor",)))
    assert keys["notes"].shape == Text()
    assert "location" not in keys
    assert schema_of(Quantity).keys["from"].field == "at_least"
    assert schema_of(Tie).keys["from"].field == "from_actor"


def test_json_schemas_are_closed_and_cover_every_record_type() -> None:
    schemas = json_schemas()
    assert set(RECORD_TYPES) <= set(schemas)
    assert schemas["events"]["additionalProperties"] is False
    assert schemas["events"]["required"] == ["id", "date"]
    assert "state" in schemas["actors"]["properties"]["kind"]["enum"]
    assert schemas["file"]["properties"]["events"]["items"] == {"$ref": "events.json"}


def test_the_schemas_in_the_documentation_are_fresh(tmp_path: Path) -> None:
    write_json_schemas(tmp_path)
    fresh = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.json")}
    assert kept == fresh, "run `python -m armistice.case.json_schemas docs/schemas`"
    assert all(json.loads(text)["$schema"] for text in kept.values())
