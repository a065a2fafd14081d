"""Reading an agreement: text to tree. Never raises on what a user wrote."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from armistice.diagnostics import diagnostic
from armistice.diagnostics.letters import named
from armistice.language.outline import Outline, outline
from armistice.language.tree import Document, Lines, Statement

if TYPE_CHECKING:
    from lark import Lark, UnexpectedInput

    from armistice.diagnostics import Diagnostic

RULES = [
    "agreement_line",
    "instrument_line",
    "parties_line",
    "signed_line",
    "effective_line",
    "guarantors_line",
    "monitors_line",
    "mediators_line",
    "witnesses_line",
    "head_reading_line",
    "head_text_line",
    "relates_line",
    "text_line",
    "unread_line",
    "bundle_line",
    "says_line",
    "clause_line",
    "definition_line",
    "reading_line",
    "membership_line",
    "norm_line",
    "variant_line",
    "change_line",
    "recorded_line",
    "effect_line",
]

_SPOKEN = {
    "NAME": "a name",
    "QUOTED": "words in quotation marks",
    "DATE": "a date",
    "FROM_DATE": "`from`",
    "LENGTH": "a length of time (`6 months`)",
    "DISTANCE": "a distance (`12 km`)",
    "REFERENCE": "a clause of another agreement (`nk-2020/9`)",
    "PER": "`a month`",
    "EVERY_SO_LONG": "`every`",
    "BY_DAY": "`by day`",
    "FIRST_DAY": "`on the first day after`",
    "PERCENT": "`%`",
    "KEPT": "`kept`",
    "FULFILLED": "`fulfilled`",
    "WITHIN_DISTANCE": "`within`",
    "ONLY_THERE": "`only`",
    "IN_STAGES": "`in stages`",
    "AS_LONG_AS": "`as long as`",
    "EACH_TIME": "`each time`",
    "WITHOUT_PREJUDICE": "`without prejudice to`",
    "THIS_AGREEMENT": "`this agreement`",
    "EVERY_NORM": "`every norm`",
    "AT_MOST": "`at most`",
    "CLAUSE": "the number of a clause",
    "NUMBER": "a number",
    "COMMA": "`,`",
    "BREAK": "`,`",
    "BREAK_CLAUSES": "`,`",
    "COLON": "`:`",
    "LSQB": "a citation `[...]`",
    "RSQB": "`]`",
    "SEMICOLON": "`;`",
    "SOURCE": "the id of a source",
    "RECORD": "the id of an event",
    "LOCATOR": "a place in the source (`para 2`)",
    "$END": "the end of the statement",
}
_MANY = 9
MOST_MISTAKES = 100
"""After so many statements that cannot be read, the rest of the file is not tried."""


@cache
def grammar() -> Lark:
    """The LALR parser, built once in a process."""
    from lark import Lark as LarkParser

    source = files("armistice.language").joinpath("grammar.lark").read_text(encoding="utf-8")
    return LarkParser(
        source,
        parser="lalr",
        start=RULES,
        propagate_positions=True,
        keep_all_tokens=True,
    )


def parse(text: str, file: str = "") -> Document:
    """Read an agreement file.

    Args:
        text: The content of the file; line ends are LF.
        file: Its name, for diagnostics.

    Returns:
        The tree with everything that could be read. A statement that could not be is kept as
        source, with one diagnostic; the statements around it stand.
    """
    lines = Lines(text, file)
    found: list[Diagnostic] = []
    entries, trailing, blanked = outline(text)
    unread: list[Outline] = []
    statements = tuple(_statement(entry, blanked, lines, found, unread) for entry in entries)
    if unread:
        words = f"too many mistakes: {len(unread):,} statements from here on are not read"
        found.append(diagnostic("A504", words, lines.span(unread[0].start, unread[0].end)))
    return Document(file, text, statements, trailing, tuple(sorted(found)))


def _statement(
    entry: Outline,
    blanked: str,
    lines: Lines,
    found: list[Diagnostic],
    unread: list[Outline],
) -> Statement:
    """One statement and all below it."""
    from lark import UnexpectedInput as LarkError

    source = blanked[entry.start : entry.end]
    tree = None
    if len(found) >= MOST_MISTAKES:
        unread.append(entry)
    else:
        try:
            tree = grammar().parse(source, start=entry.rule)
        except LarkError as error:
            found.append(_explain(error, entry, source, lines))
    return Statement(
        rule=entry.rule,
        tree=tree,
        source=source,
        children=tuple(
            _statement(child, blanked, lines, found, unread) for child in entry.children
        ),
        comments=entry.comments,
        remark="  ".join(entry.remarks),
        start=entry.start,
        location=lines.span(entry.start, entry.end),
    )


def _spoken(terminal: str) -> str:
    """A terminal as the user would say it."""
    if terminal in _SPOKEN:
        return _SPOKEN[terminal]
    definition = next((t for t in grammar().terminals if t.name == terminal), None)
    word = definition.pattern.value if definition is not None else terminal.lower()
    return f"`{word}`"


def _explain(error: UnexpectedInput, entry: Outline, source: str, lines: Lines) -> Diagnostic:
    """What was found and what could have stood there."""
    from lark import UnexpectedCharacters, UnexpectedToken

    at = _position(error, source)
    expected: set[str] = set()
    token = ""
    if isinstance(error, UnexpectedToken):
        expected = set(error.accepts or error.expected)
        token = "" if error.token.type == "$END" else str(error.token)
        if not token:
            at = len(source.rstrip())
    elif isinstance(error, UnexpectedCharacters):
        expected = set(error.allowed or ())
        token = source[at : at + 1]
    words = sorted({_spoken(name) for name in expected if not name.startswith("__")})
    shown_words = words if len(words) < _MANY else [*words[: _MANY - 1], "another word"]
    expectation = "expected " + " or ".join(shown_words)
    shown = f"`{token}` cannot stand here" if token else "the statement ends too early"
    start = entry.start + max(at, 0)
    return diagnostic(
        "A501" if token else "A502",
        shown,
        lines.span(start, start + max(1, len(token))),
        notes=(expectation,) if words else (),
        help=_hint(token, source) if token.isascii() else f"this is {named(token[0])}",
    )


def _position(error: UnexpectedInput, source: str) -> int:
    """Where in the statement the parser stopped; its end where the parser does not say."""
    at: object = error.pos_in_stream
    return at if isinstance(at, int) else len(source.rstrip())


def _hint(found: str, source: str) -> str:
    """Advice for the mistakes that people make most."""
    if found == '"' or source.count('"') % 2:
        return "quotation marks come in pairs on one line"
    if found in {".", ";"}:
        return "a statement ends with its line, without a full stop"
    return ""
