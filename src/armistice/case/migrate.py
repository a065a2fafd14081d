"""From older formats of a case to the one of this version, by splicing text at marks.

A migration is a pure function: it looks at the texts of a case and says which stretches of them
become what. Every other byte stays as it was, comments and line ends among them. Migrations run one
after the other, each from one format to the next, and find nothing to do in a case that they have
been over: if writing stops halfway, running again ends it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from armistice.case.draft import CASE_FILE
from armistice.case.files import is_yaml, read_raw
from armistice.case.reader import value_node
from armistice.case.splicing import composed, span, spliced
from armistice.case.writing import Change, text_as_it_stands, write_files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CURRENT = 1
NOTE = "MIGRATED.md"


class MigrationError(Exception):
    """The case cannot be brought to the current format; the message says why."""


@dataclass(frozen=True, slots=True, order=True)
class Splice:
    """A stretch of a file that becomes something else.

    Attributes:
        path: The file, relative to the case.
        start: Where the stretch begins, in characters from the start of the file.
        old: What stands there.
        new: What shall stand there.
        why: What the change is, in words.
    """

    path: str
    start: int
    old: str
    new: str
    why: str


Migration = Callable[[Mapping[str, str]], tuple[Splice, ...]]


@dataclass(frozen=True, slots=True)
class Migrated:
    """What a migration comes to: the format it began with, the new texts, what changed where."""

    begun: int
    texts: Mapping[str, str]
    changes: tuple[tuple[str, int, str], ...]


# --- the migrations -------------------------------------------------------------------------------

_HEAD_KEYS = {"view_date": "as_of", "time_zone": "zone"}


def from_0(texts: Mapping[str, str]) -> tuple[Splice, ...]:
    """Format 0, which no release ever wrote: two keys of the case file, and one of accounts."""
    found: list[Splice] = []
    for path, text in texts.items():
        node = _node(path, text)
        if path == CASE_FILE and isinstance(node, yaml.MappingNode):
            for key, _ in node.value:
                if key.value in _HEAD_KEYS:
                    found.append(_renamed(path, text, key, _HEAD_KEYS[key.value]))
        elif node is not None:
            found += [
                _renamed(path, text, key, "whose")
                for account in _accounts(node)
                for key, _ in account.value
                if key.value == "reporter"
            ]
    return tuple(found)


MIGRATIONS: Mapping[int, Migration] = {0: from_0}
"""By the format that each of them starts from; it leads to the next."""


# --- running them ---------------------------------------------------------------------------------


def format_of(texts: Mapping[str, str]) -> int:
    """The format that the case file names.

    Raises:
        MigrationError: There is no case file, or it names no format.
    """
    if CASE_FILE not in texts:
        raise MigrationError("the folder holds no `case.yaml` that can be read")
    value = _format_node(texts)
    if value is None or not value.value.isascii() or not value.value.isdecimal():
        raise MigrationError(f"`case.yaml` names no format; write `format: {CURRENT}` in it")
    return int(value.value)


def migrated(
    texts: Mapping[str, str], migrations: Mapping[int, Migration] = MIGRATIONS
) -> Migrated:
    """Bring the texts of a case to the current format.

    Args:
        texts: The YAML and agreement files by path, exactly as they stand.
        migrations: The steps, by the format from which each starts.

    Returns:
        The texts of the files that change, and what changes in which line.

    Raises:
        MigrationError: The format is newer than this version, or no step leads on from it.
    """
    begun = format_of(texts)
    if begun > CURRENT:
        raise MigrationError(
            f"the case has format {begun}, and this version of the program reads up to format "
            f"{CURRENT}: install a newer version"
        )
    now = dict(texts)
    changes: list[tuple[str, int, str]] = []
    for step in range(begun, CURRENT):
        if step not in migrations:
            raise MigrationError(f"no migration leads on from format {step}")
        splices = (*migrations[step](now), _next_format(now, step))
        changes += [
            (one.path, now[one.path].count("\n", 0, one.start) + 1, one.why)
            for one in sorted(splices)
        ]
        now |= _spliced(now, splices)
    return Migrated(
        begun, {path: text for path, text in now.items() if text != texts[path]}, tuple(changes)
    )


def migrate(folder: Path, *, write: bool) -> Migrated:
    """Bring a case to the current format, and keep a note of what changed in ``MIGRATED.md``.

    Raises:
        MigrationError: The case is too new, or names no format.
        WritingError: It cannot be written.
    """
    texts = read_raw(folder)
    result = migrated(texts)
    if write and result.texts:
        note = text_as_it_stands(folder, NOTE)
        # The case file names the format: it comes last, so that half a migration shows.
        order = sorted(result.texts, key=lambda path: path == CASE_FILE)
        told = (note or "# Changes of format\n") + _told(result)
        changes = [Change(NOTE, note.encode(), told.encode())]
        changes += [Change(one, texts[one].encode(), result.texts[one].encode()) for one in order]
        write_files(folder, changes)
    return result


def _told(result: Migrated) -> str:
    lines = "".join(f"- `{path}`, line {line}: {why}\n" for path, line, why in result.changes)
    return f"\n## From format {result.begun} to {CURRENT}\n\n{lines}"


def _spliced(texts: Mapping[str, str], splices: Sequence[Splice]) -> dict[str, str]:
    by_file: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for one in splices:
        there = texts[one.path].startswith(one.old, one.start)
        assert there, f"{one.path}: the mark of `{one.old}` is off"
        by_file[one.path].append((one.start, one.start + len(one.old), one.new))
    return {path: spliced(texts[path], some) for path, some in by_file.items()}


# --- marks ----------------------------------------------------------------------------------------


def _node(path: str, text: str) -> yaml.Node | None:
    """The node of a YAML file; None for other files and for what cannot be read."""
    return composed(text, path) if is_yaml(path) else None


def _format_node(texts: Mapping[str, str]) -> yaml.ScalarNode | None:
    node = _node(CASE_FILE, texts[CASE_FILE])
    value = value_node(node, "format") if isinstance(node, yaml.MappingNode) else None
    return value if isinstance(value, yaml.ScalarNode) else None


def _next_format(texts: Mapping[str, str], step: int) -> Splice:
    node = _format_node(texts)
    assert node is not None
    why = f"format {step + 1} instead of {step}"
    start, old = _stretch(texts[CASE_FILE], node)
    return Splice(CASE_FILE, start, old, old.replace(node.value, str(step + 1)), why)


def _renamed(path: str, text: str, key: yaml.Node, name: str) -> Splice:
    start, old = _stretch(text, key)
    return Splice(path, start, old, name, f"`{name}` instead of `{old}`")


def _stretch(text: str, node: yaml.Node) -> tuple[int, str]:
    """Where a scalar begins in a text, and how it is written there."""
    start, end = span(text, node)
    return start, text[start:end]


def _accounts(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Every account of every record of a file."""
    for pair in node.value if isinstance(node, yaml.MappingNode) else ():
        for record in pair[1].value if isinstance(pair[1], yaml.SequenceNode) else ():
            told = value_node(record, "accounts") if isinstance(record, yaml.MappingNode) else None
            some = told.value if isinstance(told, yaml.SequenceNode) else [told]
            yield from (each for each in some if isinstance(each, yaml.MappingNode))
