"""Entries of the bibliography, written into files by splicing: every other byte stays as it was."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import yaml

from armistice.case.reader import value_node
from armistice.case.yaml_positions import compose
from armistice.evidence.texts.errors import TextError

if TYPE_CHECKING:
    from collections.abc import Mapping

_MARK = "\ufeff"
_PLAIN = re.compile(r"[A-Za-z0-9][\w./-]*")
_AMBIGUOUS = re.compile(r"[\d.+-]+|y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[\w/.?&=%~+-]+")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def with_keys(text: str, source: str, keys: Mapping[str, str]) -> str:
    """The text of a YAML file in which keys of a source have other values.

    Args:
        text: The file as it stands.
        source: The id of the source; its entry must be in the file.
        keys: The values by key, as YAML writes them.

    Raises:
        TextError: The entry is not there, or cannot be changed so (A854).
    """
    entry = _entry(text, source)
    ahead = len(text) - len(text.removeprefix(_MARK))
    line_end = _line_end(text)
    splices: list[tuple[int, int, str]] = []
    new = []
    for key, value in keys.items():
        node = value_node(entry, key)
        if node is None:
            new.append((key, value))
            continue
        if not isinstance(node, yaml.ScalarNode) or node.style in {"|", ">"}:
            raise _unwritable(f"`{key}` of `{source}` is no single value")
        start, end = node.start_mark.index + ahead, node.end_mark.index + ahead
        lead = " " if start and text[start - 1] == ":" else ""
        splices.append((start, end, lead + value))
    if new and entry.flow_style:
        end = entry.end_mark.index + ahead - 1
        while text[end - 1].isspace():
            end -= 1
        comma = "" if text[end - 1] in ",{" else ", "
        splices.append((end, end, comma + ", ".join(f"{key}: {value}" for key, value in new)))
    elif new:
        end = _end_of_line(text, _last(entry) + ahead)
        indent = " " * entry.value[0][0].start_mark.column
        lines = "".join(f"{line_end}{indent}{key}: {value}" for key, value in new)
        splices.append((end, end, lines))
    for start, end, words in sorted(splices, reverse=True):
        text = text[:start] + words + text[end:]
    return text


def with_entry(text: str, keys: Mapping[str, str]) -> str:
    """The text of a YAML file with one more source at the end of its list of sources.

    Args:
        text: The file as it stands; may be empty.
        keys: The values of the new entry by key, as YAML writes them; ``id`` comes first.

    Raises:
        TextError: The list cannot take another entry (A854).
    """
    line_end = _line_end(text)
    node = compose(text.removeprefix(_MARK), "")
    ahead = len(text) - len(text.removeprefix(_MARK))
    if node is not None and not isinstance(node, yaml.MappingNode):
        raise _unwritable("the file cannot be read as YAML records")
    listed = value_node(node, "sources") if node is not None else None
    if listed is None:
        before = text.rstrip()
        gap = line_end * 2 if before else ""
        return f"{before}{gap}sources:{line_end}{_lines(keys, 2, line_end)}{line_end}"
    if isinstance(listed, yaml.ScalarNode) and not listed.value:
        # A heading without a list, as a new case has it; its comments stand above or below.
        end = _end_of_line(text, listed.start_mark.index + ahead)
        return f"{text[:end]}{line_end}{_lines(keys, 2, line_end)}{text[end:]}"
    if not isinstance(listed, yaml.SequenceNode):
        raise _unwritable("`sources` is no list")
    if listed.flow_style:
        if listed.value:
            raise _unwritable("`sources` is a list in brackets")
        start, end = listed.start_mark.index + ahead, listed.end_mark.index + ahead
        return f"{text[:start].rstrip(' ')}{line_end}{_lines(keys, 2, line_end)}{text[end:]}"
    end = _end_of_line(text, _last(listed) + ahead)
    entry = _lines(keys, listed.start_mark.column, line_end)
    # Entries are set apart from each other where those above are.
    apart = re.search(r"\n[ \t]*\r?\n[ \t]*- ", text[:end]) is not None or len(listed.value) == 1
    gap = line_end * 2 if apart else line_end
    return f"{text[:end]}{gap}{entry}{text[end:] or line_end}"


def quoted(words: str) -> str:
    """Words as a value of YAML: bare where nothing in them means anything else."""
    plain = _PLAIN.fullmatch(words) and not _AMBIGUOUS.fullmatch(words)
    if plain or _DATE.fullmatch(words) or _ADDRESS.fullmatch(words):
        return words
    return json.dumps(words, ensure_ascii=False)


def _entry(text: str, source: str) -> yaml.MappingNode:
    node = compose(text.removeprefix(_MARK), "")
    listed = value_node(node, "sources") if isinstance(node, yaml.MappingNode) else None
    for entry in listed.value if isinstance(listed, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.MappingNode):
            own = value_node(entry, "id")
            if own is not None and own.value == source:
                return entry
    raise _unwritable(f"the entry of `{source}` stands in no list of YAML")


def _lines(keys: Mapping[str, str], column: int, line_end: str) -> str:
    indent = " " * column
    lead = [f"{indent}- ", *[f"{indent}  "] * (len(keys) - 1)]
    pairs = zip(lead, keys.items(), strict=True)
    return line_end.join(f"{start}{key}: {value}" for start, (key, value) in pairs)


def _last(node: yaml.Node) -> int:
    """Where the last value within a node ends; blanks and comments after it are not its own."""
    while isinstance(node, (yaml.MappingNode, yaml.SequenceNode)):
        if node.flow_style or not node.value:
            return node.end_mark.index
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    # The end of a block of text is the start of what follows.
    assert isinstance(node, yaml.ScalarNode)
    return node.end_mark.index - (1 if node.style in {"|", ">"} else 0)


def _end_of_line(text: str, at: int) -> int:
    start = len(text[:at].rstrip()) if at else 0
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    return end - 1 if text[end - 1 : end] == "\r" else end


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _unwritable(words: str) -> TextError:
    return TextError(
        "A854", words, "write `held: yes` and `file:` into the entry yourself, then add again"
    )
