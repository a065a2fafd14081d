"""Names as BibTeX writes them: ``von Last, Jr, First``, in braces if they are no person's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.item import PersonName
from armistice.evidence.bibliography.latex import latex_of, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable

_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_LABELLED = re.compile(r"^\s*(family|given|prefix|suffix|useprefix)(?:-i)?\s*=", re.IGNORECASE)
_COMMA = re.compile(r",\s*")
_BLANK = re.compile(r"[\s~]+")
OTHERS = "others"


def names_of(value: str) -> tuple[PersonName, ...]:
    """The names of a value.

    >>> [str(one) for one in names_of("de Waal, Thomas and {Ministry of Trade and Industry}")]
    ['Thomas de Waal', 'Ministry of Trade and Industry']
    """
    return tuple(_name(part) for each in _split(value, _AND) if (part := each.strip()))


def names_written(names: Iterable[PersonName]) -> str:
    """Names as a value of BibTeX."""
    return " and ".join(map(_written, names))


def _split(value: str, mark: re.Pattern[str]) -> list[str]:
    """The parts between marks that stand outside braces."""
    parts: list[str] = []
    start = at = depth = 0
    while at < len(value):
        sign = value[at]
        if sign == "\\":
            at += 2
            continue
        depth = max(0, depth + (sign == "{") - (sign == "}"))
        found = mark.match(value, at) if not depth else None
        if found is not None and found.end() > at:
            parts.append(value[start:at])
            start = at = found.end()
        else:
            at += 1
    return [*parts, value[start:]]


def _name(value: str) -> PersonName:
    if value.lower() == OTHERS or _in_braces(value):
        return PersonName(literal=_text(value))
    parts = [part.strip() for part in _split(value, _COMMA)]
    if _LABELLED.match(value):
        return _labelled(parts)
    if len(parts) == 1:
        words = [word for word in _split(value, _BLANK) if word]
        if not words:
            return PersonName(literal=_text(value))
        small = [at for at, word in enumerate(words[:-1]) if _is_small(word)]
        if not small:
            return PersonName(given=_text(" ".join(words[:-1])), family=_text(words[-1]))
        first, last = small[0], small[-1] + 1
        return PersonName(
            given=_text(" ".join(words[:first])),
            non_dropping_particle=_text(" ".join(words[first:last])),
            family=_text(" ".join(words[last:])),
        )
    particle, family = _particle(parts[0])
    suffix = parts[1] if len(parts) > 2 else ""  # noqa: PLR2004 - von Last, Jr, First
    given = ", ".join(parts[2:] if suffix else parts[1:])
    return PersonName(
        family=family, given=_text(given), non_dropping_particle=particle, suffix=_text(suffix)
    )


def _labelled(parts: Iterable[str]) -> PersonName:
    """The form of biblatex that names each part: ``family=Humboldt, prefix=von``."""
    pairs = {
        key.strip().lower(): text.strip()
        for key, _, text in (part.partition("=") for part in parts)
    }
    drops = pairs.get("useprefix", "true").lower() == "false"
    prefix = _text(pairs.get("prefix", ""))
    return PersonName(
        family=_text(pairs.get("family", "")),
        given=_text(pairs.get("given", "")),
        suffix=_text(pairs.get("suffix", "")),
        dropping_particle=prefix if drops else "",
        non_dropping_particle="" if drops else prefix,
    )


def _particle(value: str) -> tuple[str, str]:
    words = [word for word in _split(value, _BLANK) if word]
    last = max((at + 1 for at, word in enumerate(words[:-1]) if _is_small(word)), default=0)
    if not all(map(_is_small, words[:last])):
        last = 0
    return _text(" ".join(words[:last])), _text(" ".join(words[last:]))


def _is_small(word: str) -> bool:
    """Whether BibTeX takes a word for a particle: its first letter outside braces is small."""
    if word.startswith("{") and not word.startswith("{\\"):
        return False
    letter = next((sign for sign in _text(word) if sign.isalpha()), "")
    return letter.islower()


def _in_braces(value: str) -> bool:
    """Whether one pair of braces holds the whole name and is no accent."""
    if not value.startswith("{") or not value.endswith("}") or re.match(r"\{\\\W", value):
        return False
    depth = 0
    for at, sign in enumerate(value):
        depth += (sign == "{") - (sign == "}")
        if not depth:
            return at == len(value) - 1
    return False


def _text(value: str) -> str:
    return text_of(" ".join(value.split()))


def _written(name: PersonName) -> str:
    if name.literal:
        return OTHERS if name.literal == OTHERS else f"{{{latex_of(name.literal)}}}"
    given, family, suffix = map(latex_of, (name.given, name.family, name.suffix))
    if name.dropping_particle or not name.given:
        if " " not in family and not name.dropping_particle and not name.non_dropping_particle:
            return family
        prefix = name.dropping_particle or name.non_dropping_particle
        parts = {
            "family": family,
            "given": given,
            "suffix": suffix,
            "prefix": latex_of(prefix),
            "useprefix": str(not name.dropping_particle).lower() if prefix else "",
        }
        return ", ".join(f"{key}={_guarded(text)}" for key, text in parts.items() if text)
    first = " ".join(filter(None, [latex_of(name.non_dropping_particle), _whole(family)]))
    return ", ".join(filter(None, [first, _guarded(suffix), _guarded(given)]))


def _whole(family: str) -> str:
    """A family name whose first words would pass for a particle is held together by braces."""
    words = family.split()
    return f"{{{family}}}" if any(map(_is_small, words[:-1])) else _guarded(family)


def _guarded(part: str) -> str:
    cut = len(_split(part, _COMMA)) > 1 or len(_split(part, _AND)) > 1
    return f"{{{part}}}" if cut else part
