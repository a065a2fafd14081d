"""Reading the nodes of one file into records, with every doubt located."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import yaml

from armistice.case.shapes import MISSING, Group, is_empty
from armistice.case.yaml_positions import location_of
from armistice.diagnostics import Diagnostic, Label, Location, diagnostic
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable


MOST_GUESSES = 200
"""So often in a file it is guessed what was meant; a file with more mistakes is another file."""


MOST_MISTAKES = 5000
"""So many mistakes of a file are listed; more are counted."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A reference that a record makes, to be looked up when all files are read."""

    kinds: tuple[str, ...]
    text: str
    node: yaml.Node
    file: str
    concerns: str


@dataclass(frozen=True, slots=True)
class Sight:
    """What a rule sees of a record besides its values: where they stand, which were tried."""

    reader: Reader
    node: yaml.MappingNode
    tried: frozenset[str]
    anchor: yaml.Node

    def report(self, code: str, message: str, *keys: str, help: str = "") -> None:  # noqa: A002
        """Report at the value of the first of the keys that is there, else at the anchor."""
        place = next(filter(None, (value_node(self.node, key) for key in keys)), self.anchor)
        self.reader.report(code, message, place, help=help)


def value_node(node: yaml.MappingNode, key: str) -> yaml.Node | None:
    """The node of the value of a key, if it is there."""
    return next((value for own, value in node.value if own.value == key), None)


def too_many(file: str, count: int) -> Diagnostic:
    """What is said of the mistakes that are not listed."""
    words = f"the file has {count:,} more mistakes, which are not listed"
    return diagnostic("A120", words, Location(file, 0, 0))


@dataclass(slots=True)
class Reader:
    """Reads nodes of one file; collects diagnostics and mentions on the way.

    ``nodes`` keeps the node of each located record by the identity of the record.
    """

    file: str
    diagnostics: list[Diagnostic] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    concerns: str = ""
    nodes: dict[int, yaml.MappingNode] = field(default_factory=dict)
    guesses: int = 0
    unlisted: int = 0

    def guess(self, word: str, among: Iterable[str]) -> str:
        """The known word that was probably meant, as long as guessing is of use."""
        self.guesses += 1
        return nearest(word, among) if self.guesses <= MOST_GUESSES else ""

    def locate(self, node: yaml.Node) -> Location:
        """Where a node stands."""
        return location_of(node, self.file)

    def mention(self, kinds: tuple[str, ...], text: str, node: yaml.Node) -> None:
        """Remember a reference."""
        self.mentions.append(Mention(kinds, text, node, self.file, self.concerns))

    def report(
        self,
        code: str,
        message: str,
        node: yaml.Node,
        *,
        near: str = "",
        skip: int = 0,
        labels: Iterable[Label] = (),
        notes: Iterable[str] = (),
        help: str = "",  # noqa: A002 - the word that users see
    ) -> None:
        """Report what is wrong with a node; ``near`` is what was probably meant.

        ``skip`` moves the place to a character within the text of a scalar.
        """
        if len(self.diagnostics) >= MOST_MISTAKES:
            self.unlisted += 1
            return
        location = self.locate(node)
        if skip and isinstance(node, yaml.ScalarNode) and location.end_line == location.line:
            quote = 1 if node.style in {"'", '"'} else 0
            column = min(location.column + quote + skip, location.end_column - 1)
            location = replace(location, column=max(column, location.column))
        advice = f"did you mean `{near}`?" if near else help
        self.diagnostics.append(
            diagnostic(
                code,
                message,
                location,
                concerns=self.concerns,
                labels=labels,
                notes=notes,
                help=advice,
            )
        )

    def finished(self) -> list[Diagnostic]:
        """All that was found, and how much more there is."""
        if self.unlisted:
            return [*self.diagnostics, too_many(self.file, self.unlisted)]
        return self.diagnostics

    def pairs(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """Keys and values by the text of the key; a key given twice is reported."""
        found: dict[str, tuple[yaml.Node, yaml.Node]] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.report("A203", "a key is a word", key)
            elif key.value in found:
                first = Label(self.locate(found[key.value][0]), "first given here")
                self.report("A109", f"`{key.value}` is given twice", key, labels=[first])
            else:
                found[key.value] = key, value
        return found

    def read_group(self, group: Group, node: yaml.Node) -> Any:
        """The record that a mapping describes, or ``MISSING`` if it cannot be read."""
        if not isinstance(node, yaml.MappingNode):
            keys = ", ".join(name for name, key in group.spellings if key.required) or group.anchor
            wanted = f"{group.name} is a mapping of keys ({keys}, …)"
            self.report("A203", wanted, node)
            return MISSING
        pairs = self.pairs(node)
        values: dict[str, Any] = {}
        tried: set[str] = set()
        for name, (key_node, value_node) in pairs.items():
            key = group.keys.get(name)
            if key is None:
                unused = [each for each in group.keys if each not in pairs]
                words = f"unknown key `{name}` in {group.name}"
                guess = self.guess(name, unused)
                self.report("A201", words, key_node, near=guess)
                tried |= {group.keys[guess].field} if guess else set()
            elif key.field in tried:
                self.report("A109", f"`{name}` says again what another key says", key_node)
            elif is_empty(value_node):
                if not key.required:
                    self.report("A222", f"`{name}` has no value", key_node)
            else:
                tried.add(key.field)
                value = key.shape.read(value_node, self)
                if value is not MISSING:
                    values[key.field] = value
        return self._made(group, node, values, tried)

    def _made(
        self, group: Group, node: yaml.MappingNode, values: dict[str, Any], tried: set[str]
    ) -> Any:
        anchor = next((value for key, value in node.value if key.value == group.anchor), node)
        complete = True
        for name, key in group.spellings:
            if key.required and key.field not in values:
                complete = False
                # A key that was there and could not be read has been reported already.
                if key.field not in tried:
                    self.report("A202", f"`{name}` is missing in {group.name}", anchor)
        if not complete:
            return MISSING
        if group.located:
            values["location"] = self.locate(anchor)
        record = group.made(**values)
        if group.located:
            self.nodes[id(record)] = node
        if group.rule is not None:
            group.rule(record, Sight(self, node, frozenset(tried), anchor))
        return record
