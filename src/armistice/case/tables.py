"""CSV files as the same nodes that YAML gives, so that one schema reads both.

Columns are keys; dots lead into a mapping (``quantity.value``); ``;`` separates the items of a
list. ``account.whose``, ``account.date`` and so on give one account, ``account.source``,
``account.start``, ``account.end`` and ``account.locator`` its passage; further rows with the same
id add accounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from armistice.case.shapes import Group, Key, Many
from armistice.case.yaml_positions import MAX_NODES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.case.reader import Reader

# Nothing is tried twice, however many quotation marks are left open.
_CELL = re.compile(r'"((?:[^"]++|"")*+)"[ \t]*|([^,\n]*)')
_PASSAGE = frozenset({"source", "locator", "start", "end"})
MAX_CELLS = 1000
_SCALAR, _LIST, _MAP = (f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map"))

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Column:
    """Where a column leads in the record, and whether its cells hold lists."""

    path: Path
    listed: bool


def table_nodes(text: str, group: Group, reader: Reader) -> list[yaml.MappingNode]:
    """The records of a CSV file as nodes, in the order in which their ids first appear."""
    rows = _rows(text)
    header = next(rows, [])
    if len(header) > MAX_CELLS:
        reader.report("A111", f"the header has more than {MAX_CELLS:,} cells", header[0])
        return []
    cells = 0
    columns = _columns(header, group, reader)
    records: dict[str, dict[str, yaml.Node]] = {}
    for row in rows:
        cells += len(row)
        if cells > MAX_NODES:
            reader.report("A111", "the file has too many values", row[0])
            return []
        if len(row) != len(header):
            count = f"more than {MAX_CELLS:,}" if len(row) > MAX_CELLS else len(row)
            words = f"the row has {count} cells, and the header {len(header)}"
            reader.report("A114", words, row[0])
            continue
        if record := _record(row, columns):
            _add(records, record, row[0], reader)
    return [_mapping(record) for record in records.values()]


def _add(
    records: dict[str, dict[str, yaml.Node]],
    record: dict[str, yaml.Node],
    start: yaml.ScalarNode,
    reader: Reader,
) -> None:
    """Keep a record, or add the account of a further row to the one that is there."""
    own = record.get("id", start)
    known = records.setdefault(own.value, record)
    if known is record:
        return
    if "accounts" in record:
        more = _items(record.pop("accounts"))
        there = known.get("accounts")
        if not isinstance(there, yaml.SequenceNode):
            one = _items(there) or more[:1]
            there = yaml.SequenceNode(_LIST, [], one[0].start_mark, one[0].end_mark)
            there.value += _items(known.get("accounts"))
            known["accounts"] = there
        there.value += more
        there.end_mark = more[-1].end_mark
    for key, node in record.items():
        if key not in known:
            known[key] = node
        elif _content(known[key]) != _content(node):
            words = f"this row gives `{key}` of `{own.value}` again, and differently"
            reader.report("A208", words, node)


def _items(node: yaml.Node | None) -> list[yaml.Node]:
    if node is None:
        return []
    return list(node.value) if isinstance(node, yaml.SequenceNode) else [node]


def _content(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return [(key.value, _content(value)) for key, value in node.value]
    if isinstance(node, yaml.SequenceNode):
        return [_content(each) for each in node.value]
    return node.value


def _columns(header: list[yaml.ScalarNode], group: Group, reader: Reader) -> list[_Column | None]:
    """Where each column leads; of two that lead to the same place the first is read."""
    columns: list[_Column | None] = []
    for cell in header:
        column = _column(cell, group, reader)
        if column is not None and column in columns:
            reader.report("A109", f"the column `{cell.value}` is given twice", cell)
            column = None
        columns.append(column)
    return columns


def _column(cell: yaml.ScalarNode, group: Group, reader: Reader) -> _Column | None:
    path = _path(cell.value.strip())
    here: Group | None = group
    key: Key | None = None
    for part in path:
        key = here.keys.get(part) if here is not None else None
        if key is None:
            near = reader.guess(part, here.keys if here is not None else ())
            reader.report("A201", f"unknown column `{cell.value}`", cell, near=near)
            return None
        inner = key.shape.item if isinstance(key.shape, Many) else key.shape
        here = inner if isinstance(inner, Group) else None
    assert key is not None
    return _Column(path, listed=isinstance(key.shape, Many))


def _path(name: str) -> Path:
    head, *rest = name.split(".")
    if head == "account" and rest and rest[0] in _PASSAGE:
        return ("accounts", "citations", *rest)
    plural = {"account": "accounts", "citation": "citations"}.get(head, head)
    return (plural, *rest)


def _record(row: list[yaml.ScalarNode], columns: list[_Column | None]) -> dict[str, yaml.Node]:
    """The nested nodes of one row; empty cells say nothing."""
    tree: dict[Path, dict[str, yaml.Node]] = {(): {}}
    for cell, column in zip(row, columns, strict=True):
        if column is None or not cell.value.strip():
            continue
        for depth in range(1, len(column.path)):
            tree.setdefault(column.path[:depth], {})
        tree[column.path[:-1]][column.path[-1]] = _split(cell) if column.listed else cell
    # Longest paths first, so that every mapping is whole before it goes into its parent.
    for path in sorted(filter(None, tree), key=len, reverse=True):
        if tree[path]:
            tree[path[:-1]][path[-1]] = _mapping(tree[path])
    return tree[()]


def _mapping(values: dict[str, yaml.Node]) -> yaml.MappingNode:
    first, last = next(iter(values.values())), list(values.values())[-1]
    pairs = [
        (yaml.ScalarNode(_SCALAR, key, node.start_mark, node.start_mark), node)
        for key, node in values.items()
    ]
    return yaml.MappingNode(_MAP, pairs, first.start_mark, last.end_mark)


def _split(cell: yaml.ScalarNode) -> yaml.Node:
    parts = [part.strip() for part in cell.value.split(";")]
    items = [
        yaml.ScalarNode(_SCALAR, part, cell.start_mark, cell.end_mark, '"')
        for part in parts
        if part
    ]
    return yaml.SequenceNode(_LIST, items, cell.start_mark, cell.end_mark)


def _rows(text: str) -> Iterator[list[yaml.ScalarNode]]:
    """Rows of cells with their places; blank lines and, before the header, comments are skipped."""
    offset, line, started = 0, 0, False
    while offset < len(text):
        line_start = offset
        stop = text.find("\n", offset)
        first = text[offset : stop if stop >= 0 else len(text)]
        if not first.strip() or (not started and first.startswith("#")):
            offset, line = line_start + len(first) + 1, line + 1
            continue
        started = True
        row: list[yaml.ScalarNode] = []
        while True:
            found = _CELL.match(text, offset)
            assert found is not None  # the second half of the pattern matches anything
            start = yaml.Mark("", offset, line, offset - line_start, None, 0)
            breaks = found[0].count("\n")
            if breaks:
                line, line_start = line + breaks, offset + found[0].rindex("\n") + 1
            offset = found.end()
            end = yaml.Mark("", offset, line, offset - line_start, None, 0)
            value = found[2].strip() if found[1] is None else found[1].replace('""', '"')
            row.append(yaml.ScalarNode(_SCALAR, value, start, end, '"'))
            if not text.startswith(",", offset) or len(row) > MAX_CELLS:
                break
            offset += 1
        # What follows a closing quotation mark or too many cells counts as one more cell, so that
        # the row is reported and nothing is lost in silence.
        if offset < len(text) and text[offset] != "\n":
            rest = text.find("\n", offset)
            offset = rest if rest >= 0 else len(text)
            row.append(row[-1])
        yield row
        offset, line = offset + 1, line + 1
