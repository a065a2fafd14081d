"""A code explained for the terminal, and the list of all codes."""

from __future__ import annotations

import textwrap
from difflib import get_close_matches

from armistice.diagnostics.codes import CODES, FAMILIES
from armistice.diagnostics.lessons import LESSONS
from armistice.diagnostics.model import Severity
from armistice.diagnostics.paint import PAINTS, Paint

_INDENT = "  "
_WIDEST = 88


def explain(code: str, *, width: int, colour: bool = False) -> str:
    """A code with its title, what it means, what causes it, and how to mend or allow it.

    Raises:
        KeyError: The catalogue has no such code.
    """
    entry, lesson = CODES[code], LESSONS[code]
    paint = PAINTS[entry.severity] if colour else Paint()
    head = paint.severity(f"{entry.severity}[{code}]") + paint.strong(f": {entry.title}")
    where = f"In `{lesson.file}`" if lesson.file else "What leads to it"
    parts = [
        head,
        "",
        _filled(entry.explanation, width),
        "",
        paint.strong(f"{where}:"),
        "",
        textwrap.indent(lesson.example.rstrip(), _INDENT * 2),
        "",
        paint.strong("To mend it:"),
        "",
        _filled(lesson.mend, width),
    ]
    if entry.severity is not Severity.ERROR and code not in _ABOUT_COMMENTS:
        words = f"Where it is as it should be, a comment `# armistice: allow {code}` at the end "
        words += "of the line, or on the line above the record or statement, allows it there."
        parts += ["", _filled(words, width)]
    return "\n".join(parts) + "\n"


_ABOUT_COMMENTS = frozenset({"A117", "A118"})


def list_codes(*, colour: bool = False) -> str:
    """All codes with their severity and title, one on each line, by family."""
    parts = []
    for prefix, heading in FAMILIES.items():
        entries = sorted(code for code in CODES if code.startswith(prefix))
        if not entries:
            continue
        parts.append((PAINTS[Severity.NOTE] if colour else Paint()).strong(heading))
        for code in entries:
            entry = CODES[code]
            paint = PAINTS[entry.severity] if colour else Paint()
            severity = paint.severity(str(entry.severity)) + " " * (8 - len(entry.severity))
            parts.append(f"{_INDENT}{code}  {severity} {entry.title}")
        parts.append("")
    return "\n".join(parts[:-1]) + "\n"


def meant(text: str) -> str:
    """The code that somebody probably means, by its signs or by words of its title, or nothing."""
    code = text.strip().upper()
    if code in CODES:
        return code
    titled = [entry.code for entry in CODES.values() if text.lower() in entry.title.lower()]
    if len(titled) == 1:
        return titled[0]
    close = get_close_matches(code, CODES, n=1, cutoff=0.7)
    return close[0] if close else ""


def _filled(text: str, width: int) -> str:
    return textwrap.fill(
        text,
        min(width, _WIDEST),
        initial_indent=_INDENT,
        subsequent_indent=_INDENT,
        break_long_words=False,
        break_on_hyphens=False,
    )
