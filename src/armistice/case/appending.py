"""New records at the end of a file that a person has written: every other byte stays as it was."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import yaml

from armistice.case.reader import value_node
from armistice.case.yaml_positions import compose
from armistice.dates import When

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from armistice.record.model import Record

_PLAIN = re.compile(r"[A-Za-z][\w/.-]*(?: [\w/.-]+)*", re.ASCII)
_WHOLE = re.compile(r"0|[1-9]\d{0,8}", re.ASCII)
_WORDS_OF_YAML = frozenset({"yes", "no", "true", "false", "null", "on", "off", "y", "n", "~"})


class AppendError(Exception):
    """The records cannot be written; the message says why."""


@dataclass(frozen=True, slots=True)
class Appended:
    """A file with records added: its path in the case, and the line where the first begins."""

    path: str
    text: str
    line: int


def appended(text: str, path: str, kind: str, records: Iterable[Record]) -> Appended:
    """The text of a YAML file with records at the end of one of its lists.

    Args:
        text: The file as it stands, line ends and byte order mark among it.
        path: The file, for messages.
        kind: The plural name of the record type, as ``sources``.
        records: What to add.

    Raises:
        AppendError: The file is no mapping of lists, or its list is written in brackets.
    """
    line_end = "\r\n" if "\r\n" in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    bare = text.removeprefix(mark)
    node = compose(bare, path)
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise AppendError(f"`{path}` is no mapping of record types to lists: mend it first")
    found = value_node(node, kind) if node is not None else None
    if isinstance(found, yaml.SequenceNode) and found.value:
        if found.flow_style:
            words = f"the {kind} in `{path}` are written in brackets: write one below the other"
            raise AppendError(words)
        at = _end_of_line(bare, _end(found))
        indent, head = " " * found.start_mark.column, ""
    elif found is not None:
        raise AppendError(f"`{kind}` in `{path}` is empty: delete the key, then try again")
    else:
        at, indent = len(bare.rstrip()), "  "
        head = f"{line_end if at else ''}{kind}:{line_end}"
    before, after = bare[:at], bare[at:]
    lead = before + (line_end if before and not before.endswith("\n") else "")
    blank = "" if head else line_end
    written = line_end.join(_record(one, indent, line_end) for one in records)
    line = f"{lead}{blank}{head}".count("\n") + 1
    rest = after if after.strip() else ""
    gap = line_end if rest.strip() and not rest.startswith(("\n", "\r")) else ""
    return Appended(path, f"{mark}{lead}{blank}{head}{written}{gap}{rest}", line)


def write(folder: Path, one: Appended) -> None:
    """Write a file of a case whole or not at all.

    Raises:
        AppendError: The system refuses.
    """
    path = (folder / one.path).resolve()
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(one.text.encode("utf-8"))
        if path.exists():
            draft.chmod(path.stat().st_mode)
        os.replace(draft, path)  # noqa: PTH105 - atomic on every system
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise AppendError(f"`{path.as_posix()}` cannot be written: {error.strerror}") from error


def _end(node: yaml.Node) -> int:
    """Where the last value within a node ends, in characters."""
    last = node
    while isinstance(last, yaml.MappingNode | yaml.SequenceNode) and last.value:
        if last.flow_style:
            break
        last = last.value[-1][1] if isinstance(last, yaml.MappingNode) else last.value[-1]
    return int(last.end_mark.index)


def _end_of_line(text: str, at: int) -> int:
    """The end of the line, after its line end; a value of several lines ends before its blanks."""
    kept = len(text[:at].rstrip())
    end = text.find("\n", kept)
    return len(text) if end < 0 else end + 1


# --- records as YAML ------------------------------------------------------------------------------


def _record(record: Record, indent: str, line_end: str) -> str:
    lines: list[str] = []
    for entry in fields(record):
        value = getattr(record, entry.name)
        if entry.name == "location" or value in (None, "", (), False):
            continue
        key = entry.metadata.get("keys", (entry.name,))[0]
        lines += _key(key, value)
    lines += ["held: no"] if getattr(record, "held", None) is False else []
    first, *rest = lines
    whole = [f"{indent}- {first}", *(f"{indent}  {line}" if line else "" for line in rest)]
    return "".join(f"{line}{line_end}" for line in whole)


def _key(key: str, value: Any) -> list[str]:
    if isinstance(value, str) and "\n" in value:
        return [f"{key}: |-", *(f"  {line}" for line in value.split("\n"))]
    if isinstance(value, tuple):
        return [f"{key}:", *(f"  - {_flow(each)}" for each in value)]
    return [f"{key}: {_scalar(value)}"]


def _flow(part: Any) -> str:
    if isinstance(part, str):
        return _scalar(part)
    values: Mapping[str, Any] = {entry.name: getattr(part, entry.name) for entry in fields(part)}
    shown = (f"{key}: {_scalar(value)}" for key, value in values.items() if value)
    return f"{{{', '.join(shown)}}}"


def _scalar(value: Any) -> str:
    """A value as YAML takes it whatever it holds; JSON is YAML."""
    if isinstance(value, When):
        plain = re.fullmatch(r"[0-9-]+", value.text)
        return value.text if plain else json.dumps(value.text, ensure_ascii=False)
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = str(value)
    simple = _PLAIN.fullmatch(text) or _WHOLE.fullmatch(text)
    if simple and text.lower() not in _WORDS_OF_YAML:
        return text
    # Line ends of other kinds, which JSON leaves as they are, would fold within YAML.
    return re.sub(
        "[\x7f-\x9f\u2028\u2029\ufeff]",
        lambda c: f"\\u{ord(c[0]):04x}",
        json.dumps(text, ensure_ascii=False),
    )
