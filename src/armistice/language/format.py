"""The formatter: one layout for every agreement, with the meaning and the comments untouched.

Formatting then parsing gives an equal tree but for spans, and formatting twice changes nothing.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from armistice.language.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.language.tree import Document, Statement

WIDTH = 100
_STEP = "  "
_TIGHT_BEFORE = {",", ";", ":", "]"}
_TIGHT_AFTER = {"["}
_GLUED_AFTER = {
    "each",
    "one",
    "of",
    "held",
    "granted",
    "asked",
    "says",
    "by",
    "in",
    "at",
    "to",
    "on",
}
_OPENING = {"says", "clause", "recorded", "only", "not"}
_HEADS = {
    "instrument_line",
    "parties_line",
    "signed_line",
    "effective_line",
    "guarantors_line",
    "monitors_line",
    "mediators_line",
    "witnesses_line",
    "relates_line",
    "text_line",
    "unread_line",
    "bundle_line",
}


def format_agreement(text: str, file: str = "") -> str:
    """Lay out an agreement file.

    Statements that cannot be read are kept as they stand, so nothing is ever lost.
    """
    return format_document(parse(text, file))


def format_document(document: Document) -> str:
    """Lay out a tree that was read without losing its comments."""
    lines: list[str] = []
    for statement in document.statements:
        if lines and _begins_paragraph(statement):
            lines.append("")
        lines.extend(_statement(statement, 0))
    if document.comments:
        if lines:
            lines.append("")
        lines.extend(document.comments)
    return "\n".join(lines) + "\n" if lines else ""


def _begins_paragraph(statement: Statement) -> bool:
    """Whether a blank line stands above: clauses, definitions, changes and agreements have one."""
    return statement.rule in {
        "agreement_line",
        "clause_line",
        "definition_line",
        "change_line",
    }


def _statement(statement: Statement, depth: int) -> Iterator[str]:
    indent = _STEP * depth
    for comment in statement.comments:
        yield indent + comment
    yield from _line(statement, indent)
    for child in statement.children:
        yield from _statement(child, depth + 1)


def _line(statement: Statement, indent: str) -> Iterator[str]:
    """The statement, broken between tokens where it would pass the width."""
    remark = f"  {statement.remark}" if statement.remark else ""
    if statement.tree is None:
        body = statement.source.rstrip().split("\n")
        yield indent + body[0].strip() + (remark if len(body) == 1 else "")
        for number, line in enumerate(body[1:], 2):
            yield indent + _STEP * 2 + line.strip() + (remark if number == len(body) else "")
        return
    whole = indent + _joined(_pieces(statement))
    if len(whole) <= WIDTH:
        yield whole + remark
        return
    hanging = indent + _STEP * 2
    lines = [
        line
        for number, part in enumerate(_parts(_pieces(statement)))
        for line in _filled(part, indent if number == 0 else hanging, hanging)
    ]
    lines[-1] += remark
    yield from lines


def _joined(pieces: list[str]) -> str:
    return " ".join(pieces)


def _parts(pieces: list[str]) -> list[list[str]]:
    """A long statement falls into parts, each on a line of its own: who holds it comes last."""
    parts: list[list[str]] = [[]]
    for piece in pieces:
        if piece.startswith(("held by", "granted by", "asked by")) and parts[-1]:
            parts.append([])
        parts[-1].append(piece)
    return parts


def _filled(pieces: list[str], first: str, hanging: str) -> Iterator[str]:
    """Fill lines with pieces, never breaking one."""
    current = first + pieces[0]
    for piece in pieces[1:]:
        if len(current) + 1 + len(piece) > WIDTH:
            yield current
            current = hanging + piece
        else:
            current += " " + piece
    yield current


def _pieces(statement: Statement) -> list[str]:
    """The statement in pieces that a line is never broken within.

    A comma stays with the word before it, a citation in one piece, a preposition with what it
    governs; and no piece begins with a word that would open a statement of its own.
    """
    words = [_spelling(str(token)) for token in statement.tokens()]
    pieces = [words[0]]
    cited = False
    for before, word in itertools.pairwise(words):
        tight = word in _TIGHT_BEFORE or before in _TIGHT_AFTER
        if cited or tight or _unbreakable(before, word):
            pieces[-1] += ("" if tight else " ") + word
        else:
            pieces.append(word)
        cited = (cited or word == "[") and word != "]"
    if statement.rule in _HEADS and pieces[0] == words[0]:
        pieces[0] = pieces[0].ljust(10)
    return pieces


def _unbreakable(before: str, word: str) -> bool:
    return before in _GLUED_AFTER or word in _OPENING


def _spelling(token: str) -> str:
    """A token with its blanks folded: quotations and dates may hold some."""
    return " ".join(token.split())
