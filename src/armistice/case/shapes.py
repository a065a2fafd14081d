"""The shapes that values can have: what each reads from a node, and its JSON Schema.

A shape never raises: it reports what is wrong to the reader, and gives ``MISSING``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import Enum
from typing import TYPE_CHECKING, Any, Protocol

import yaml

from armistice.dates import DateError, parse_when

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from armistice.case.reader import Reader
    from armistice.case.rules import Rule


class Missing(Enum):
    """The value of what could not be read."""

    MISSING = "missing"


MISSING = Missing.MISSING
_EMPTY = frozenset({"", "~", "null"})
_WHOLE = re.compile(r"[-+]?\d{1,18}", re.ASCII)
_COUNT = re.compile(r"\d{1,18}", re.ASCII)
_DECIMAL = re.compile(r"[-+]?\d+\.\d+(?:[eE][-+]?\d{1,2})?", re.ASCII)
_YES_NO = {"yes": True, "true": True, "no": False, "false": False}


class Shape(Protocol):
    """What a value must look like."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The value of a node, or ``MISSING`` after a report of what is wrong."""
        ...

    def json(self) -> dict[str, Any]:
        """The JSON Schema of the value."""
        ...


def is_empty(node: yaml.Node) -> bool:
    """Whether a key stands there without a value."""
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in _EMPTY


def scalar(node: yaml.Node, reader: Reader, wanted: str) -> str | Missing:
    """The text of a scalar, as written."""
    if isinstance(node, yaml.ScalarNode):
        return str(node.value)
    found = "a list" if isinstance(node, yaml.SequenceNode) else "a mapping of keys"
    reader.report("A203", f"{wanted} is wanted here, not {found}", node)
    return MISSING


@dataclass(frozen=True, slots=True)
class Text:
    """Any text."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The text as written."""
        return scalar(node, reader, "text")

    def json(self) -> dict[str, Any]:
        """Text; numbers too, because an editor reads 7 as one."""
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a fixed set of words."""

    words: tuple[str, ...]
    code: str = "A204"
    made: Callable[[str], Any] = str

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The word, as the type that the record wants."""
        text = scalar(node, reader, "a word")
        if text is MISSING or text in self.words:
            return text if text is MISSING else self.made(text)
        near = reader.guess(text, self.words)
        notes = () if near else (f"one of: {', '.join(self.words)}",)
        reader.report(self.code, f"`{text}` is not known here", node, near=near, notes=notes)
        return MISSING

    def json(self) -> dict[str, Any]:
        """An enumeration; a number may stand for its digits."""
        digits = [int(word) for word in self.words if word.isdigit()]
        return {"enum": [*self.words, *digits]}


@dataclass(frozen=True, slots=True)
class Reference:
    """The id of a record, or a word of the vocabulary; looked up when all files are read."""

    kinds: tuple[str, ...]

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The id, which is remembered for looking up."""
        text = scalar(node, reader, "an id")
        if text is not MISSING:
            reader.mention(self.kinds, text, node)
        return text

    def json(self) -> dict[str, Any]:
        """Text; which ids exist is for the whole case to say."""
        return {"type": "string", "description": f"id: {' or '.join(self.kinds)}"}


@dataclass(frozen=True, slots=True)
class YesNo:
    """Yes or no, the only place where these words are more than text."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """True or False."""
        text = scalar(node, reader, "`yes` or `no`")
        if text is MISSING:
            return MISSING
        answer = _YES_NO.get(text.lower(), MISSING)
        if answer is MISSING:
            reader.report("A206", f"`{text}` is neither `yes` nor `no`", node)
        return answer

    def json(self) -> dict[str, Any]:
        """A boolean, or its words where the editor reads them as text."""
        return {"enum": [True, False, "yes", "no"]}


@dataclass(frozen=True, slots=True)
class Number:
    """A finite number."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The number."""
        text = scalar(node, reader, "a number")
        if text is MISSING:
            return MISSING
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        if value - value != 0 or "_" in text:  # not a number, or infinite
            hint = "write thousands without a sign between" if "," in text or " " in text else ""
            reader.report("A207", f"`{text}` is not a number", node, help=hint)
            return MISSING
        return value

    def json(self) -> dict[str, Any]:
        """A number."""
        return {"type": "number"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number that is not negative, in digits alone."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The number."""
        text = scalar(node, reader, "a whole number")
        if text is MISSING:
            return MISSING
        if not _COUNT.fullmatch(text):
            reader.report("A207", f"`{text}` is not a whole number", node)
            return MISSING
        return int(text)

    def json(self) -> dict[str, Any]:
        """A whole number."""
        return {"type": "integer", "minimum": 0}


@dataclass(frozen=True, slots=True)
class Date:
    """A date in EDTF."""

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The date."""
        if isinstance(node, yaml.SequenceNode) and node.flow_style:
            words = "a date with brackets is a list unless it is quoted"
            reader.report("A402", words, node, help='write it in quotation marks: "[a..b]"')
            return MISSING
        text = scalar(node, reader, "a date")
        if text is MISSING:
            return MISSING
        try:
            return parse_when(text)
        except DateError as error:
            reader.report("A401", error.message, node, skip=error.offset)
            return MISSING

    def json(self) -> dict[str, Any]:
        """Text; a bare year is a number to an editor."""
        return {"type": ["string", "integer"], "description": "EDTF date"}


@dataclass(frozen=True, slots=True)
class Many:
    """A list; a single value is taken for a list of one."""

    item: Shape

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """Whatever items can be read."""
        nodes = node.value if isinstance(node, yaml.SequenceNode) else [node]
        values = []
        for each in nodes:
            if is_empty(each):
                reader.report("A222", "an empty item in a list", each)
            elif (value := self.item.read(each, reader)) is not MISSING:
                values.append(value)
        return tuple(values)

    def json(self) -> dict[str, Any]:
        """A list or a single item."""
        item = self.item.json()
        return {"anyOf": [item, {"type": "array", "items": item}]}


@dataclass(frozen=True, slots=True)
class Anything:
    """Values of any shape, numbers where they look like numbers."""

    def read(self, node: yaml.Node, _reader: Reader) -> Any:
        """Plain lists, mappings, numbers and text."""
        return plain(node)

    def json(self) -> dict[str, Any]:
        """An object of any kind."""
        return {"type": "object"}


def plain(node: yaml.Node) -> Any:
    """A node as plain lists, mappings, numbers and text; of a key given twice the first counts."""
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): plain(value) for key, value in reversed(node.value)}
    if isinstance(node, yaml.SequenceNode):
        return [plain(each) for each in node.value]
    if isinstance(node, yaml.ScalarNode) and not node.style:
        if _WHOLE.fullmatch(node.value):
            return int(node.value)
        if _DECIMAL.fullmatch(node.value):
            return float(node.value)
    return node.value


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a group: the field that it fills, the shape of its value, whether it must be."""

    field: str
    shape: Shape
    required: bool


@dataclass(frozen=True, slots=True)
class Group:
    """A mapping of keys that becomes a frozen record.

    ``keys`` has an entry for each spelling of a key, ``spellings`` the best one of each.
    ``anchor`` is the key whose value stands for the whole when a diagnostic needs a place, and
    ``located`` says that the record remembers it.
    ``rule`` reports what is wrong with a record whose keys could all be read.
    """

    made: Callable[..., Any]
    name: str
    anchor: str
    located: bool
    meaning: str
    keys: Mapping[str, Key] = field(hash=False)
    spellings: tuple[tuple[str, Key], ...]
    rule: Rule | None = None

    def read(self, node: yaml.Node, reader: Reader) -> Any:
        """The record, if nothing that it requires is missing."""
        return reader.read_group(self, node)

    def json(self) -> dict[str, Any]:
        """A closed object; the first spelling of each required key must be there."""
        return {
            "type": "object",
            "description": self.meaning,
            "properties": {name: key.shape.json() for name, key in self.keys.items()},
            "required": [name for name, key in self.spellings if key.required],
            "additionalProperties": False,
        }
