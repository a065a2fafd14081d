"""The tree of an agreement file: statements with spans, their comments, and what was skipped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.diagnostics import Location

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Token, Tree

    from armistice.diagnostics import Diagnostic

    Branch = Tree[Token]


class Lines:
    """Offsets of a text turned into lines and columns."""

    __slots__ = ("_starts", "file", "text")

    def __init__(self, text: str, file: str) -> None:
        """Read the line starts of ``text`` once."""
        self.text = text
        self.file = file
        self._starts = [0]
        find = text.find
        at = find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = find("\n", at + 1)

    def span(self, start: int, end: int) -> Location:
        """The location of ``text[start:end]``; lines and columns count from 1."""
        from bisect import bisect_right

        line = bisect_right(self._starts, start)
        end_line = bisect_right(self._starts, max(start, end))
        return Location(
            self.file,
            line,
            start - self._starts[line - 1] + 1,
            end_line,
            max(start, end) - self._starts[end_line - 1] + 1,
        )


@dataclass(frozen=True, slots=True)
class Statement:
    """One logical line: its rule, its tokens' tree, its comments, the statements below it.

    ``tree`` is ``None`` on a line that could not be read: its source is kept as it stands.
    """

    rule: str
    tree: Branch | None
    source: str
    children: tuple[Statement, ...] = ()
    comments: tuple[str, ...] = ()
    remark: str = ""
    start: int = field(default=0, compare=False)
    location: Location = field(default=Location("", 0, 0), compare=False)

    def tokens(self) -> Iterator[Token]:
        """All tokens of the line in the order of the text."""
        from lark import Token as LarkToken

        if self.tree is not None:
            yield from self.tree.scan_values(lambda value: isinstance(value, LarkToken))

    def words(self) -> tuple[str, ...]:
        """The tokens as text: what two formattings of one agreement have in common."""
        return tuple(str(token) for token in self.tokens())


@dataclass(frozen=True, slots=True)
class Document:
    """An agreement file as read: statements, closing comments, and the diagnostics of reading."""

    file: str
    text: str = field(repr=False)
    statements: tuple[Statement, ...]
    comments: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()

    def shape(self) -> tuple[object, ...]:
        """The tree without spans and blanks: equal for two formattings of one agreement."""

        def of(statement: Statement) -> tuple[object, ...]:
            words = statement.words() or (statement.source.strip(),)
            body = tuple(" ".join(word.split()) for word in words)
            below = tuple(of(child) for child in statement.children)
            return (statement.rule, body, statement.comments, statement.remark, below)

        return (tuple(of(statement) for statement in self.statements), self.comments)
