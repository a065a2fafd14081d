"""Small helpers to walk the tree of a statement, with the spans of what they find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Token, Tree

from armistice.dates import DateError, parse_length, parse_when
from armistice.diagnostics import Diagnostic, Location, diagnostic
from armistice.norms.model import Phrase
from armistice.record.model import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.dates import Length, When
    from armistice.language.tree import Branch, Lines, Statement
    from armistice.language.world import World
    from armistice.norms.model import Term


MOST_GUESSES = 200
"""So often in a file it is guessed which name was meant."""


def first(tree: Branch, data: str) -> Branch | None:
    """The first child with this rule name."""
    return next((c for c in tree.children if isinstance(c, Tree) and c.data == data), None)


def every(tree: Branch, data: str) -> list[Branch]:
    """All children with this rule name."""
    return [c for c in tree.children if isinstance(c, Tree) and c.data == data]


def tokens(tree: Branch, kind: str) -> list[Token]:
    """The child tokens of a kind, in order."""
    return [c for c in tree.children if isinstance(c, Token) and c.type == kind]


def token(tree: Branch, kind: str) -> Token | None:
    """The first child token of a kind."""
    return next(iter(tokens(tree, kind)), None)


def unquoted(quoted: str) -> str:
    """The words between quotation marks, blanks folded."""
    return " ".join(quoted[1:-1].split())


class Reader:
    """Reads parts of one statement, collecting diagnostics with exact spans."""

    def __init__(self, lines: Lines, world: World, found: list[Diagnostic]) -> None:
        """Prepare to read statements of one file against one world."""
        self.lines = lines
        self.world = world
        self.found = found
        self.statement: Statement | None = None
        self.concerns = ""
        self.guesses = 0
        self.bound: dict[str, str] = {}

    def at(self, part: Token | Branch) -> Location:
        """The span of a token or branch in the file."""
        base = self.statement.start if self.statement else 0
        if isinstance(part, Token):
            start = base + (part.start_pos or 0)
            return self.lines.span(start, start + len(part))
        start, end = part.meta.start_pos, part.meta.end_pos
        return self.lines.span(base + start, base + end)

    def report(self, code: str, message: str, part: Token | Branch, *, advice: str = "") -> None:
        """Add a diagnostic about a part of the statement."""
        self.found.append(
            diagnostic(code, message, self.at(part), concerns=self.concerns, help=advice)
        )

    def name(self, found: Token, code: str = "A601") -> str:
        """A name as an id of the record; unknown names get one diagnostic.

        Inside `for each d in ...` the name `d` stands for one of the list.
        """
        name = self.bound.get(str(found).lower(), str(found).lower())
        if not self.world.is_known(name):
            self.unknown(found, name, code)
        return name

    def unknown(self, found: Token, name: str, code: str) -> None:
        """Report a name that refers to nothing, with the nearest one that does."""
        self.guesses += 1
        near = self.world.nearest(name) if self.guesses <= MOST_GUESSES else ""
        advice = f"did you mean `{near}`?" if near else ""
        self.report(code, f"nothing is called `{found}`", found, advice=advice)

    def names(self, tree: Branch | None, code: str = "A601") -> tuple[str, ...]:
        """The names of a list."""
        return tuple(self.name(t, code) for t in tokens(tree, "NAME")) if tree else ()

    def justifications(self, tree: Branch | None) -> tuple[str, ...]:
        """The names of a list of justifications."""
        if tree is None:
            return ()
        found = tokens(tree, "NAME")
        for word in found:
            if str(word).lower() not in self.world.justifications:
                self.unknown(word, str(word).lower(), "A601")
        return tuple(str(word).lower() for word in found)

    def terms(self, tree: Branch | None) -> tuple[Term, ...]:
        """Names and phrases of a list, in order."""
        return tuple(self.term(t) for t in self._term_tokens(tree))

    def _term_tokens(self, tree: Branch | None) -> Iterator[Token]:
        if tree is not None:
            for child in tree.children:
                if isinstance(child, Token) and child.type in {"NAME", "QUOTED"}:
                    yield child

    def term(self, found: Token) -> Term:
        """A name or a phrase."""
        return Phrase(unquoted(found)) if found.type == "QUOTED" else self.name(found)

    def date(self, found: Token | None) -> When | None:
        """A date; one diagnostic if it is none."""
        if found is None:
            return None
        try:
            return parse_when(str(found))
        except DateError as error:
            self.report("A401", error.message, found)
            return None

    def length(self, found: Token | None) -> Length | None:
        """A length of time; one diagnostic if the calendar has none so long."""
        if found is None:
            return None
        try:
            return parse_length(str(found))
        except DateError as error:
            self.report("A401", error.message, found)
            return None

    def citations(self, tree: Branch) -> tuple[Citation, ...]:
        """The citations that stand directly below a branch."""
        return tuple(self._citation(part) for part in every(tree, "citation"))

    def _citation(self, part: Branch) -> Citation:
        source = token(part, "SOURCE")
        assert source is not None
        if str(source) not in self.world.sources:
            self.unknown(source, str(source), "A303")
        phrases = [unquoted(t) for t in tokens(part, "QUOTED")]
        locator = token(part, "LOCATOR")
        return Citation(
            source=str(source),
            locator=str(locator).strip() if locator else "",
            start=phrases[0] if phrases else "",
            end=phrases[1] if len(phrases) > 1 else "",
            location=self.at(source),
        )
