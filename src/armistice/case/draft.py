"""What has been read of a case before it is checked as a whole."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import yaml

from armistice.case.reader import Mention, Reader, value_node
from armistice.case.schemas import RECORD_TYPES, WORD_TYPES, CaseFile, schema_of
from armistice.case.shapes import MISSING, plain
from armistice.case.tables import table_nodes
from armistice.case.yaml_positions import compose, location_of
from armistice.diagnostics import Diagnostic, Location, diagnostic
from armistice.record.model import Record, Unread
from armistice.record.vocabulary import Word, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CASE_FILE = "case.yaml"
_KNOWN_TYPES: Mapping[str, type[Any]] = {**RECORD_TYPES, **WORD_TYPES}
_ID_LINE = re.compile(r"^\s*-\s+(?:\{\s*)?id:\s*[\"']?([\w.-]+)", re.MULTILINE)


@dataclass(slots=True)
class Draft:
    """Records and words in file order, references not yet looked up, and what went wrong.

    ``lost`` are ids of records that stand in the files and could not be read: a reference to one
    is no second mistake.
    """

    records: dict[str, list[Record]] = field(default_factory=lambda: defaultdict(list))
    words: dict[str, list[Word]] = field(default_factory=lambda: defaultdict(list))
    head: CaseFile | None = None
    head_node: yaml.MappingNode | None = None
    mentions: list[Mention] = field(default_factory=list)
    diagnostics: list[Diagnostic] = field(default_factory=list)
    nodes: dict[int, yaml.MappingNode] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def place_of(self, record: Record, *keys: str) -> Location:
        """Where the value of a key of a record stands, else the record."""
        return self.place_within(record, record.location, *keys)

    def place_within(self, part: Any, location: Location, *keys: str) -> Location:
        """Where the value of the first of some keys of a located part stands, else the part."""
        node = self.nodes.get(id(part))
        found = [value for key in keys if node and (value := value_node(node, key))]
        return location_of(found[0], location.file) if found else location

    def read_file(self, path: str, text: str) -> None:
        """Read a YAML or CSV file of whatever records."""
        reader = Reader(path)
        if path == CASE_FILE:
            self._read_head(text, reader)
        elif path.lower().endswith(".csv"):
            self._read_table(path, text, reader)
        else:
            self._read_records(text, reader)
        self.diagnostics += reader.finished()
        self.mentions += reader.mentions
        self.nodes |= reader.nodes

    def _compose(self, text: str, reader: Reader) -> yaml.Node | None:
        node = compose(text, reader.file)
        if isinstance(node, Diagnostic):
            reader.diagnostics.append(node)
            self.lost.update(_ID_LINE.findall(text))
            return None
        return node

    def _read_head(self, text: str, reader: Reader) -> None:
        node = self._compose(text, reader)
        if node is not None:
            head = schema_of(CaseFile).read(node, reader)
            self.head = head if head is not MISSING else None
            self.head_node = node if isinstance(node, yaml.MappingNode) else None

    def _read_table(self, path: str, text: str, reader: Reader) -> None:
        name = path.rpartition("/")[2][: -len(".csv")]
        if name not in _KNOWN_TYPES:
            words = f"`{name}` is no record type, so the file is left alone"
            near = nearest(name, _KNOWN_TYPES)
            advice = f"did you mean `{near}.csv`?" if near else ""
            self.diagnostics.append(diagnostic("A116", words, Location(path, 0, 0), help=advice))
            return
        self._read_list(name, table_nodes(text, schema_of(_KNOWN_TYPES[name]), reader), reader)

    def _read_records(self, text: str, reader: Reader) -> None:
        node = self._compose(text, reader)
        if node is None:
            return
        if not isinstance(node, yaml.MappingNode):
            reader.report("A112", "the file is not a mapping of record types to lists", node)
            return
        for name, (key, value) in reader.pairs(node).items():
            if isinstance(value, yaml.ScalarNode) and not value.value:
                continue
            if not isinstance(value, yaml.SequenceNode):
                reader.report("A112", f"`{name}` is not a list of records", value)
            elif name in _KNOWN_TYPES:
                self._read_list(name, value.value, reader)
            elif near := nearest(name, _KNOWN_TYPES):
                reader.report("A201", f"unknown record type `{name}`", key, near=near)
                self.lost.update(filter(None, map(_id_of, value.value)))
            else:
                reader.report("A213", f"unknown record type `{name}`: kept, not judged", key)
                self._keep_unread(name, value, reader)

    def _read_list(self, name: str, nodes: Iterable[yaml.Node], reader: Reader) -> None:
        schema = schema_of(_KNOWN_TYPES[name])
        for node in nodes:
            identifier = _id_of(node)
            reader.concerns = identifier
            record = schema.read(node, reader)
            if isinstance(record, Record):
                self.records[name].append(record)
            elif isinstance(record, Word):
                self.words[name].append(record)
            else:
                self.lost.add(identifier)
        reader.concerns = ""

    def _keep_unread(self, name: str, node: yaml.SequenceNode, reader: Reader) -> None:
        for number, each in enumerate(node.value, start=1):
            content = plain(each)
            unread = Unread(
                id=_id_of(each) or f"{name}/{number}",
                record_type=name,
                content=content if isinstance(content, dict) else {"value": content},
                location=reader.locate(each),
            )
            if isinstance(each, yaml.MappingNode):
                self.nodes[id(unread)] = each
            self.records["others"].append(unread)


def _id_of(node: yaml.Node) -> str:
    value = value_node(node, "id") if isinstance(node, yaml.MappingNode) else None
    return str(value.value) if isinstance(value, yaml.ScalarNode) else ""
