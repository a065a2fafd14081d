"""Changes to YAML that a person has written: every byte that need not change stays as it was.

The rules, for whatever is written into a file:

- A list ends with the line on which its last value ends. Comments right below it that stand further
  in than its dashes belong to the last entry; all others stay below what is added.
- New lines have the indent and the line ends of their neighbours, and go one below the other. An
  empty line sets them apart unless the entries above stand close together.
- A key without a value, or with ``[]``, is a list to be begun; a key that is missing comes last.
- A list in brackets is left alone, and so is whatever, read again, would say anything else than
  before and what was added.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import yaml

from armistice.case.reader import value_node
from armistice.case.shapes import is_empty, plain
from armistice.case.writing import WritingError
from armistice.case.yaml_positions import compose

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_MARK = "\ufeff"
_LINE_END = re.compile(r"\r\n|\n|\r")
_REST_OF_LINE = re.compile(r"[^\r\n]*")
_EMPTY_LINE_AT_END = re.compile(r"(?:^|[\r\n])[ \t]*(?:\r\n|\n|\r)\Z")


@dataclass(frozen=True, slots=True)
class Extended:
    """A text with records added, and the line on which the first of them begins."""

    text: str
    line: int


def with_records(text: str, path: str, kind: str, records: Sequence[Sequence[str]]) -> Extended:
    """The text of a YAML file with more records at the end of one of its lists.

    Args:
        text: The file as it stands, line ends and byte order mark among it; may be empty.
        path: The file, for messages.
        kind: The key of the list, as ``sources``.
        records: What to add, one or more: the lines of each, without indent.

    Raises:
        WritingError: The list cannot take them.
    """
    root = _root(text, path)
    listed = value_node(root, kind) if root is not None else None
    line_end = _line_end(text)
    column, apart, heading = 2, line_end, ""
    values = plain(root) if root is not None else {}
    if listed is None:
        at = len(text)
        heading = f"{_gap(text, line_end)}{kind}:"
        values[kind] = []
    elif is_empty(listed) or (isinstance(listed, yaml.SequenceNode) and not listed.value):
        start, end = span(text, listed)
        at = len(text[:start].rstrip(" "))
        text = text[:at] + text[end:]
        at = _end_of_line(text, at)
        values[kind] = []
    elif not isinstance(listed, yaml.SequenceNode):
        raise WritingError(f"`{kind}` in `{path}` is no list: mend it first")
    elif listed.flow_style:
        words = "is a list in brackets: mend it first, one entry below the other"
        raise WritingError(f"`{kind}` in `{path}` {words}")
    else:
        column = listed.start_mark.column
        at = _end_of_list(text, listed)
        above = text[span(text, listed)[0] : at]
        if len(listed.value) > 1 and not re.search(rf"\n[ \t]*\r?\n {{{column}}}- ", above):
            apart = ""
        heading = apart
    entries = [_entry(lines, column, line_end) for lines in records]
    before = f"{text[:at]}{heading}{line_end}"
    after = f"{before}{(line_end + apart).join(entries)}{text[at:] or line_end}"
    values[kind] += [plain(_composed("\n".join(lines), path)) for lines in records]
    _demand(after, path, values)
    return Extended(after, len(_LINE_END.findall(before)) + 1)


def with_keys(text: str, path: str, kind: str, name: str, keys: Mapping[str, str]) -> str:
    """The text of a YAML file in which keys of a record have other values.

    Args:
        text: The file as it stands.
        path: The file, for messages.
        kind: The key of the list in which the record stands, as ``sources``.
        name: The id of the record.
        keys: The values by key, as YAML writes them on one line.

    Raises:
        WritingError: The record is not there, or cannot be changed so.
    """
    root = _composed(text, path)
    number, entry = _record(root, path, kind, name)
    splices: list[tuple[int, int, str]] = []
    new: list[str] = []
    for key, value in keys.items():
        node = value_node(entry, key)
        if node is None:
            new.append(f"{key}: {value}")
            continue
        if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
            raise WritingError(f"`{key}` of `{name}` in `{path}` is no single value")
        start, end = span(text, node)
        splices.append((start, end, f" {value}" if text[start - 1] == ":" else value))
    if new and entry.flow_style:
        at = len(text[: span(text, entry)[1] - 1].rstrip())
        comma = "" if text[at - 1] in ",{" else ", "
        splices.append((at, at, comma + ", ".join(new)))
    elif new:
        at = _end_of_values(text, entry)
        lead = _line_end(text) + " " * entry.value[0][0].start_mark.column
        splices.append((at, at, "".join(f"{lead}{line}" for line in new)))
    after = spliced(text, splices)
    values = plain(root)
    values[kind][number] |= {key: plain(_composed(value, path)) for key, value in keys.items()}
    _demand(after, path, values)
    return after


def spliced(text: str, splices: Iterable[tuple[int, int, str]]) -> str:
    """A text with other words in some stretches of it, each given by its start and end."""
    for start, end, words in sorted(splices, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def span(text: str, node: yaml.Node) -> tuple[int, int]:
    """Where a node begins and ends in a text; its marks count from after a byte order mark."""
    ahead = int(text.startswith(_MARK))
    return node.start_mark.index + ahead, node.end_mark.index + ahead


def composed(text: str, path: str) -> yaml.Node | None:
    """The node of a text that may begin with a byte order mark; None for what cannot be read."""
    node = compose(text.removeprefix(_MARK), path)
    return node if isinstance(node, yaml.Node) else None


# --- what is there --------------------------------------------------------------------------------


def _composed(text: str, path: str) -> yaml.Node:
    node = composed(text, path)
    if node is None:
        raise WritingError(f"`{path}` cannot be read as records: mend it first")
    return node


def _root(text: str, path: str) -> yaml.MappingNode | None:
    """The mapping of record types to lists; None where a text has nothing but comments."""
    node = compose(text.removeprefix(_MARK), path)
    if node is None or isinstance(node, yaml.MappingNode):
        return node
    raise WritingError(f"`{path}` cannot be read as records: mend it first")


def _record(root: yaml.Node, path: str, kind: str, name: str) -> tuple[int, yaml.MappingNode]:
    listed = value_node(root, kind) if isinstance(root, yaml.MappingNode) else None
    for number, entry in enumerate(listed.value if isinstance(listed, yaml.SequenceNode) else ()):
        if isinstance(entry, yaml.MappingNode):
            own = value_node(entry, "id")
            if own is not None and own.value == name:
                return number, entry
    raise WritingError(f"`{name}` stands in no list of {kind} in `{path}`")


def _demand(text: str, path: str, values: Any) -> None:
    """Read again, a text must say what it said before and what was added, and nothing else."""
    node = composed(text, path)
    if node is None or plain(node) != values:
        raise WritingError(f"`{path}` is laid out in a way that cannot be added to safely")


# --- where it ends --------------------------------------------------------------------------------


def _end_of_list(text: str, listed: yaml.SequenceNode) -> int:
    """The end of the last line of a list, with the comments that belong to its last entry."""
    end = _end_of_values(text, listed)
    comment = re.compile(rf"(?:\r\n|\n|\r) {{{listed.start_mark.column + 1},}}#[^\r\n]*")
    while found := comment.match(text, end):
        end = found.end()
    return end


def _end_of_values(text: str, node: yaml.Node) -> int:
    """The end of the line on which the last value within a node ends."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode):
        if node.flow_style or not node.value:
            break
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    end = span(text, node)[1]
    # The end of a block of text is the start of what follows.
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        end -= 1
    return _end_of_line(text, len(text[:end].rstrip()))


def _end_of_line(text: str, at: int) -> int:
    found = _REST_OF_LINE.match(text, at)
    return found.end() if found is not None else at


# --- how it is laid out ---------------------------------------------------------------------------


def _line_end(text: str) -> str:
    """The line end of the first line, which is that of all in any sane file."""
    found = _LINE_END.search(text)
    return found[0] if found is not None else "\n"


def _gap(text: str, line_end: str) -> str:
    """What stands between a text and a new key: the end of its last line, and an empty line."""
    text = text.removeprefix(_MARK)
    if not text:
        return ""
    last = "" if text.endswith(("\n", "\r")) else line_end
    return last if _EMPTY_LINE_AT_END.search(text + last) else last + line_end


def _entry(lines: Sequence[str], column: int, line_end: str) -> str:
    leads = (f"{' ' * column}{'  ' if number else '- '}" for number in range(len(lines)))
    pairs = zip(leads, lines, strict=True)
    return line_end.join(f"{lead}{line}" if line else "" for lead, line in pairs)
