"""Values and records as YAML takes them, the same in every file that the program writes."""

from __future__ import annotations

import json
import re
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from armistice.dates import When

if TYPE_CHECKING:
    from armistice.record.model import Record

# Words with a digit in front are ids and names of files; two letters that no number has show it.
_BARE = re.compile(
    r"[A-Za-z][\w./-]*|\d[\w./-]*[G-Zg-z]{2}[\w./-]*|https?://[\w/.?&=%~+-]+|\d{4}-\d{2}-\d{2}",
    re.ASCII,
)
# What other readers of YAML take for more than words; and hashes, some of which are numbers.
_MORE_THAN_WORDS = re.compile(r"y|n|yes|no|on|off|true|false|null|[0-9a-f]{32,}", re.IGNORECASE)
# JSON leaves these as they are; within YAML they fold, or are not allowed at all.
_FOLDED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def scalar(value: str | bool | int | When) -> str:
    """A value on one line: bare where nothing in it means anything else, else in quotation marks.

    >>> print(scalar("ferry-treaty"), scalar("no"), scalar("1.10"), scalar(" Հայերեն"), scalar(7))
    ferry-treaty "no" "1.10" " Հայերեն" 7
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, When):
        return value.text if re.fullmatch(r"[0-9-]+", value.text) else quoted(value.text)
    bare = _BARE.fullmatch(value) and not _MORE_THAN_WORDS.fullmatch(value)
    return value if bare else quoted(value)


def quoted(words: str) -> str:
    """Words in quotation marks, whatever they hold; what no file of YAML may hold is replaced."""
    written = _FORBIDDEN.sub("\ufffd", json.dumps(words, ensure_ascii=False))
    return _FOLDED.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def lines_of(record: Record) -> list[str]:
    """The lines of a record, without indent: every key that says something, in their order."""
    lines: list[str] = []
    for entry in fields(record):
        value = getattr(record, entry.name)
        # Whether a text is held is worth saying either way.
        unsaid = value in (None, "", ()) or (value is False and entry.name != "held")
        if entry.name != "location" and not unsaid:
            lines += _key(entry.metadata.get("keys", (entry.name,))[0], value)
    return lines


def _key(key: str, value: Any) -> list[str]:
    if isinstance(value, tuple):
        return [f"{key}:", *(f"  - {_item(each)}" for each in value)]
    if isinstance(value, str) and "\n" in value and value == value.strip():
        lines = value.split("\n")
        if all(line.isprintable() for line in lines):
            return [f"{key}: |-", *(f"  {line}" if line else "" for line in lines)]
    return [f"{key}: {scalar(value)}"]


def _item(part: Any) -> str:
    if isinstance(part, str):
        return scalar(part)
    values = ((entry.name, getattr(part, entry.name)) for entry in fields(part))
    return f"{{{', '.join(f'{key}: {scalar(value)}' for key, value in values if value)}}}"
