"""YAML as nodes that know where they stand; scalars stay text until a schema types them.

So ``NO`` stays a country, ``1.10`` a section and ``2020-11-25`` a date as written. What YAML
allows and a case does not need (tags, endless aliases, depth) is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from armistice.diagnostics import Diagnostic, Label, Location, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

if TYPE_CHECKING:
    _Base = yaml.BaseLoader
else:
    _Base = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

MAX_DEPTH = 40
MAX_NODES = 3_000_000
MAX_EXPANDED = 1_000_000

# Hints at tags and aliases, after whatever YAML lets stand before one; a wrong one costs time.
_TAG = re.compile(r"!(?<=[\s\[{,:}\]\"'?-]!)")
_ALIAS = re.compile(r"\*(?<=[\s\[{,:}\]\"'?-]\*)[^\s*]")
# YAML 1.1 ends lines at these too, and no editor does; within words they fold into a blank anyway.
_ODD_LINE_ENDS = str.maketrans(dict.fromkeys("\x85\u2028\u2029", " "))
_STANDARD_TAG = "tag:yaml.org,2002:"
_TAGS = {
    yaml.ScalarNode: f"{_STANDARD_TAG}str",
    yaml.SequenceNode: f"{_STANDARD_TAG}seq",
    yaml.MappingNode: f"{_STANDARD_TAG}map",
}


class _Loader(_Base):
    """Composes every scalar as text, which is what the schemas want, and quickest.

    The composer calls itself for every level, so depth is counted while it goes down.
    """

    depth = 0
    nodes = 0

    def resolve(self, kind: type[yaml.Node], _value: object, _implicit: object) -> str:
        return _TAGS[kind]

    def descend_resolver(self, *_: object) -> None:
        self.depth += 1
        self.nodes += 1
        if self.depth > MAX_DEPTH or self.nodes > MAX_NODES:
            raise _ExcessError

    def ascend_resolver(self) -> None:
        self.depth -= 1


class _ExcessError(Exception):
    """The file nests too deep or holds too much."""


def compose(text: str, file: str) -> yaml.Node | Diagnostic | None:
    """The node of the one document of a file, what is wrong with it, or None if it is empty."""
    # Translating costs ten times what looking costs, and hardly a file has such a sign.
    if any(sign in text for sign in map(chr, _ODD_LINE_ENDS)):
        text = text.translate(_ODD_LINE_ENDS)
    try:
        node: yaml.Node | None = yaml.compose(text, _Loader)
    except _ExcessError:
        return _excess(text, file)
    except yaml.MarkedYAMLError as error:
        return _syntax(error, text, file)
    except yaml.YAMLError as error:
        return _unreadable(error, text, file)
    if node is None:
        return None
    return next(_faults(node, text, file), node)


def location_of(node: yaml.Node, file: str) -> Location:
    """The span of a node."""
    start, end = node.start_mark, node.end_mark
    if isinstance(node, yaml.ScalarNode) or end.line == start.line:
        return Location(file, start.line + 1, start.column + 1, end.line + 1, end.column + 1)
    # A mapping ends where the next one starts; its first line is what is worth showing.
    return Location(file, start.line + 1, start.column + 1)


def scalar_spans(text: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Start and end of every scalar that can hold a comment sign, as line and offset in it.

    Raises:
        yaml.YAMLError: The text is no YAML.
    """
    spans = []
    for token in yaml.scan(text.translate(_ODD_LINE_ENDS), _Loader):
        if isinstance(token, yaml.ScalarToken) and not token.plain:
            start, end = token.start_mark, token.end_mark
            spans.append(((start.line + 1, start.column), (end.line + 1, end.column)))
    return spans


def _excess(text: str, file: str) -> Diagnostic:
    """Where the file nests too deep or holds too much: counted again, one event at a time."""
    depth = nodes = 0
    for event in yaml.parse(text, _Loader):
        nodes += isinstance(event, yaml.NodeEvent)
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH or nodes > MAX_NODES:
            what = "values nest too deep" if depth > MAX_DEPTH else "the file has too many values"
            mark = event.start_mark
            assert mark is not None
            return diagnostic("A111", what, Location(file, mark.line + 1, mark.column + 1))
    return diagnostic("A111", "the file has too many values", Location(file, 0, 0))


def _syntax(error: yaml.MarkedYAMLError, text: str, file: str) -> Diagnostic:
    lines = text.removesuffix("\n").split("\n")
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    # An end of file that comes too soon is best shown where the thing left open begins.
    inside = [mark for mark in marks if mark.line < len(lines)] or marks
    places = [Location(file, mark.line + 1, mark.column + 1) for mark in inside]
    location = places[0]
    line = lines[location.line - 1] if location.line <= len(lines) else ""
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent:
        where = Location(file, location.line, indent.index("\t") + 1)
        return diagnostic("A108", "a tab in the indent", where, help="use two blanks instead")
    problem, context = error.problem or "this is not YAML", error.context or ""
    message = f"{problem} {context}" if context.startswith("while") else f"{context}, {problem}"
    labels = [Label(place, context) for place in places[1:] if place != location and context]
    return diagnostic("A107", message.strip(", "), location, labels=labels, help=_advice(line))


def _advice(line: str) -> str:
    """A guess at the most frequent slips."""
    if line.count(": ") > 1 and '"' not in line and "'" not in line:
        return "words that hold a colon need quotation marks"
    if line.count('"') % 2:
        return "a quotation mark is left open, or one within the words lacks its backslash"
    return ""


def _unreadable(error: yaml.YAMLError, text: str, file: str) -> Diagnostic:
    """A character that YAML does not allow; the reader tells its offset, not its line."""
    found = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]", text)
    if found is None:
        return diagnostic("A107", str(error).splitlines()[0], Location(file, 0, 0))
    line = text.count("\n", 0, found.start())
    column = found.start() - (text.rfind("\n", 0, found.start()) + 1)
    words = f"the character U+{ord(found[0]):04X} is not allowed"
    return diagnostic("A107", words, Location(file, line + 1, column + 1))


def _faults(node: yaml.Node, text: str, file: str) -> Iterator[Diagnostic]:
    """What YAML allows and a case does not, where the text hints at it."""
    if _ALIAS.search(text) and (culprit := _endless(node)) is not None:
        words = "aliases that repeat too much, or themselves"
        yield diagnostic("A110", words, location_of(culprit, file))
    elif _TAG.search(text):
        for each in _walk(node):
            if each.tag != _TAGS[type(each)]:
                words = f"the tag `{each.tag}` is not used here"
                yield diagnostic("A115", words, location_of(each, file))


def _children(node: yaml.Node) -> list[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return node.value if isinstance(node, yaml.SequenceNode) else []


def _walk(node: yaml.Node) -> Iterator[yaml.Node]:
    yield node
    for child in _children(node):
        yield from _walk(child)


def _endless(root: yaml.Node) -> yaml.Node | None:
    """The first node that holds itself, or grows too large or deep with its aliases written out."""
    measured: dict[int, tuple[int, int]] = {}
    open_nodes: set[int] = set()

    def measure(node: yaml.Node) -> tuple[int, int]:
        if id(node) in open_nodes:
            raise _EndlessError(node)
        if id(node) not in measured:
            open_nodes.add(id(node))
            inner = [measure(child) for child in _children(node)]
            size = 1 + sum(each for each, _ in inner)
            depth = 1 + max((each for _, each in inner), default=0)
            if size > MAX_EXPANDED or depth > MAX_DEPTH:
                raise _EndlessError(node)
            open_nodes.remove(id(node))
            measured[id(node)] = size, depth
        return measured[id(node)]

    try:
        measure(root)
    except _EndlessError as error:
        return error.node
    return None


class _EndlessError(Exception):
    def __init__(self, node: yaml.Node) -> None:
        super().__init__()
        self.node = node
