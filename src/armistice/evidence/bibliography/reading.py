"""What every reader of a bibliography gives back, and how it names an entry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.diagnostics import Diagnostic
    from armistice.evidence.bibliography.item import Item


@dataclass(frozen=True, slots=True)
class Read:
    """The items of a file in their order, and what could not be read of it."""

    items: tuple[Item, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def name_of(identifier: str) -> str:
    """An entry as a message names it."""
    return f"`{identifier}`" if identifier else "an entry without a key"


def one_line(text: str) -> str:
    """A text on one line, without what steers a terminal or ends a line."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
