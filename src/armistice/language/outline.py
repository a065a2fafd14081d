"""From physical lines to logical lines: which line opens a statement, which continues one.

A deeper line that does not open a statement of its own continues the line above it. So a mistake
in one statement never spills into the next.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_NAME = r"[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*"
_HEAD = [
    "instrument",
    "parties",
    "signed",
    "effective",
    "guarantors",
    "monitors",
    "mediators",
    "witnesses",
    "relates",
    "implements",
    "supersedes",
    "extends",
    "text",
    "unread",
    "reading",
    "says",
]

_OPENERS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "": (
        (re.compile(r"agreement\b"), "agreement_line"),
        (re.compile(r"clause\b"), "clause_line"),
        (re.compile(r'"'), "definition_line"),
        (
            re.compile(
                r"(?:extension|amendment|waiver|notice|termination|suspension|resumption|repudiation)\b"
                r"(?!\s*:)"
            ),
            "change_line",
        ),
    ),
    "agreement_line": tuple(
        (
            re.compile(rf"{word}\b(?!\s*:)"),
            {
                "implements": "relates_line",
                "supersedes": "relates_line",
                "extends": "relates_line",
                "reading": "bundle_line",
            }.get(word, f"{word}_line"),
        )
        for word in _HEAD
    ),
    "parties_line": ((re.compile(rf"reading\s+{_NAME}\s*:"), "head_reading_line"),),
    "effective_line": (
        (re.compile(rf"reading\s+{_NAME}\s*:"), "head_reading_line"),
        (re.compile(rf"text\s+{_NAME}\s*:"), "head_text_line"),
    ),
    "definition_line": ((re.compile(rf"reading\s+{_NAME}\s*:"), "reading_line"),),
    "clause_line": (
        (re.compile(r"says\b(?!\s*:)"), "says_line"),
        (re.compile(rf"{_NAME}\s*:"), "norm_line"),
    ),
    "norm_line": (
        (re.compile(rf"reading\s+{_NAME}\s*:"), "reading_line"),
        (re.compile(rf"text\s+{_NAME}\s*:"), "variant_line"),
        (re.compile(r"(?:only|not)\s+in\s+(?:reading|text)\b"), "membership_line"),
    ),
    "change_line": (
        (re.compile(r"recorded\b"), "recorded_line"),
        (re.compile(r"clause\b|every\s+norm\b"), "effect_line"),
        (re.compile(r"(?:only|not)\s+in\s+(?:reading|text)\b"), "membership_line"),
    ),
}
_FALLBACK = {
    "": "clause_line",
    "agreement_line": "parties_line",
    "clause_line": "norm_line",
    "definition_line": "reading_line",
    "norm_line": "reading_line",
    "change_line": "effect_line",
}
_COMMENT = re.compile(r'"[^"\n]*"|(#.*)')


@dataclass(slots=True)
class Outline:
    """A logical line: rule, text with comments blanked out, offset, and what stands below it."""

    rule: str
    indent: int
    start: int
    end: int
    comments: tuple[str, ...] = ()
    remarks: list[str] = field(default_factory=list)
    children: list[Outline] = field(default_factory=list)


def without_comment(line: str) -> tuple[str, str]:
    """A line with its comment blanked out, and the comment."""
    for match in _COMMENT.finditer(line):
        if match.group(1) is not None:
            at = match.start(1)
            return line[:at] + " " * (len(line) - at), match.group(1).rstrip()
    return line, ""


def outline(text: str) -> tuple[list[Outline], tuple[str, ...], str]:
    """Find the logical lines of ``text``.

    Returns:
        The statements at the margin, the comments after the last one, and the text with all
        comments blanked out (of equal length, so that offsets hold).
    """
    top: list[Outline] = []
    stack: list[Outline] = []
    pending: list[str] = []
    blanked: list[str] = []
    offset = 0
    for raw in text.split("\n"):
        line, comment = without_comment(raw.replace("\t", " "))
        blanked.append(line)
        body = line.strip()
        start = offset + len(line) - len(line.lstrip())
        offset += len(line) + 1
        if not body:
            if comment:
                pending.append(comment)
            continue
        indent = len(line) - len(line.lstrip())
        rule, depth = _place(stack, indent, body)
        if rule is None:
            stack[-1].end = start + len(body)
            if comment:
                stack[-1].remarks.append(comment)
            continue
        entry = Outline(rule, indent, start, start + len(body), tuple(pending))
        pending.clear()
        if comment:
            entry.remarks.append(comment)
        del stack[depth:]
        (stack[-1].children if stack else top).append(entry)
        stack.append(entry)
    return top, tuple(pending), "\n".join(blanked)


def _place(stack: list[Outline], indent: int, body: str) -> tuple[str | None, int]:
    """The rule that a line opens and its depth; no rule where it continues the line above."""
    depth = len(stack)
    while depth and stack[depth - 1].indent >= indent:
        depth -= 1
    parent = stack[depth - 1].rule if depth else ""
    for pattern, rule in _OPENERS.get(parent, ()):
        if pattern.match(body):
            return rule, depth
    if depth and depth == len(stack):
        return None, depth
    return _FALLBACK.get(parent, "clause_line"), depth
