"""Derivations as trees: from the verdict down to the passages."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.tree import Tree

from armistice.cli.wording import plain
from armistice.compliance.trace import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.compliance.later import Later

_STYLES = {
    "verdict": "bold",
    "clause": "bold cyan",
    "code": "cyan",
    "choice": "dim",
    "meaning": "",
    "group": "bold",
    "event": "",
    "aside": "dim",
    "account": "",
    "passage": "italic green",
}


def tree_of(node: Node, *, everything: bool) -> Tree:
    """A derivation as a tree; events set aside are counted by reason unless all are wanted."""
    shown = node if everything else folded(node)
    return _branch(shown)


def tree_of_later(events: Sequence[Later], known_at: str) -> Tree:
    """The events that would bear, and of which nobody had told by the knowledge date."""
    tree = Tree(plain(f"known only later than {known_at}", "bold"), guide_style="dim")
    for event in events:
        told = f"first told on {event.first}" if event.first else "undated"
        tree.add(plain(f"{event.date} {event.words}: {told}", "dim"))
    return tree


def _branch(node: Node) -> Tree:
    tree = Tree(plain(node.words, _STYLES.get(node.kind, "")), guide_style="dim")
    for child in node.children:
        tree.children.append(_branch(child))
    return tree


def folded(node: Node) -> Node:
    """The derivation with the events that were set aside counted, reason by reason."""
    if node.children and all(child.kind == "aside" for child in node.children):
        return _counted(node)
    return replace(node, children=tuple(folded(child) for child in node.children))


def _counted(group: Node) -> Node:
    reasons = _reasons(group.children)
    number = len(group.children)
    events = "event" if number == 1 else "events"
    return Node(
        group.kind,
        f"{group.words}: {number} {events} (--all lists them)",
        tuple(Node("aside", f"{count} × {reason}") for reason, count in reasons),
    )


def _reasons(events: Sequence[Node]) -> list[tuple[str, int]]:
    """The reasons, the most frequent first, then in the order of the record."""
    return Counter(event.reason or "no reason given" for event in events).most_common()
