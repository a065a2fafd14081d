"""The numbers that a word processor shows before paragraphs and that no paragraph holds."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from armistice.evidence.texts.docx_package import WORD

_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_LEVELS = 9
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"


@dataclass(frozen=True, slots=True)
class _Level:
    kind: str = "decimal"
    pattern: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """The lists of a document and how far each has been counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    @classmethod
    def of(cls, root: Any | None) -> Numbering:
        """The lists that the part ``numbering.xml`` describes."""
        made = cls()
        if root is None:
            return made
        for abstract in root.iter(f"{WORD}abstractNum"):
            made.levels[abstract.get(f"{WORD}abstractNumId") or ""] = {
                number: level
                for each in abstract.iter(f"{WORD}lvl")
                for number, level in [_level(each)]
            }
        for each in root.iter(f"{WORD}num"):
            base = each.find(f"{WORD}abstractNumId")
            if base is not None:
                made.lists[each.get(f"{WORD}numId") or ""] = base.get(f"{WORD}val") or ""
        return made

    def next(self, list_id: str, level: int) -> str:
        """The number of the next paragraph of a list at a level, as shown; empty for bullets."""
        abstract = self.lists.get(list_id, "")
        levels = self.levels.get(abstract, {})
        if level not in levels or not 0 <= level < _LEVELS:
            return ""
        counts = self.counts[abstract]
        while len(counts) <= level:
            counts.append(levels.get(len(counts), _Level()).start - 1)
        counts[level] += 1
        del counts[level + 1 :]
        own = levels[level]
        if own.kind in {"bullet", "none"}:
            return ""
        for number in range(level):
            counts[number] = max(counts[number], levels.get(number, _Level()).start)

        def shown(found: re.Match[str]) -> str:
            number = int(found[1]) - 1
            kind = levels.get(number, own).kind
            return _number(counts[number], kind) if number < len(counts) else ""

        return _PLACE.sub(shown, own.pattern)


def _level(element: Any) -> tuple[int, _Level]:
    def value(name: str) -> str:
        found = element.find(f"{WORD}{name}")
        return (found.get(f"{WORD}val") or "") if found is not None else ""

    start = value("start")
    number = element.get(f"{WORD}ilvl") or "0"
    return (
        int(number) if number.isdecimal() else 0,
        _Level(
            value("numFmt") or "decimal",
            value("lvlText")[:40],
            int(start) if start.isdecimal() and len(start) < _LEVELS else 1,
        ),
    )


def _number(count: int, kind: str) -> str:
    match kind:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
            return letter.upper() if kind == "upperLetter" else letter
        case "lowerRoman" | "upperRoman":
            roman = _roman(count)
            return roman.upper() if kind == "upperRoman" else roman
        case "russianLower" | "russianUpper":
            letter = _CYRILLIC[(count - 1) % len(_CYRILLIC)]
            return letter.upper() if kind == "russianUpper" else letter
        case "decimalZero":
            return f"{count:02}"
        case _:
            return str(count)


def _roman(count: int) -> str:
    found, rest = "", min(count, 4000)
    for value, sign in _ROMAN:
        found += sign * (rest // value)
        rest %= value
    return found
