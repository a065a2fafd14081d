"""Texts that are held: the document as acquired, its canonical text, and the map of it.

In the folder ``texts`` of a case stand, for a source ``gazette``::

    gazette.pdf             the bytes as acquired
    gazette.canonical.txt   the canonical text, on which all offsets stand
    gazette.map.json        zones, pages, paragraphs, calls, hashes, extractor, origin

A text that was stored so is read back and never extracted again: another version of an extractor
may read a document otherwise, and then anchors would move. Plain files in other folders, which the
case file lists, are read afresh.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.files import MOST_BYTES, read_bytes
from armistice.evidence.texts.kinds import kind_of
from armistice.evidence.texts.maps import Origin, TextMap, dumped, loaded
from armistice.evidence.texts.read import read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from armistice.evidence.texts.model import Text
    from armistice.record.model import Source

STORE = "texts"
"""The folder of a case in which `source add` puts texts."""

CANONICAL = ".canonical.txt"
MAP = ".map.json"
_MOST_READ = 64
"""So many texts stay in memory."""
_MOST_STORED = 4 * MOST_BYTES
"""Canonical texts and maps may be longer than what they were made of."""


@dataclass(frozen=True, slots=True)
class HeldText:
    """A text that is held, and where it stands.

    Attributes:
        text: The text with its map.
        path: The document as acquired; the canonical text where only that is kept.
        origin: Where it came from; empty for a plain file that was never added.
        stored: Whether a stored map says what the text is, rather than a fresh reading.
    """

    text: Text
    path: Path
    origin: Origin
    stored: bool


def text_folders(case_folder: Path, listed: Iterable[str]) -> tuple[Path, ...]:
    """The folders in which texts of a case are looked for: its own store first, then the listed."""
    folders = [case_folder / STORE, *(case_folder / one for one in listed)]
    return tuple(dict.fromkeys(folders))


def load_held(folders: Iterable[Path], source: Source) -> HeldText | None:
    """The text of a source with where it stands and came from; None where it is not held.

    Args:
        folders: Where texts are looked for, as ``text_folders`` gives them.
        source: The source; its ``file`` names the document.

    Raises:
        TextError: The document cannot be read, or is not the one that was stored (A857): the
            message says what differs.
    """
    for folder in folders:
        path = _within(folder, source.file)
        if path is None:
            continue
        canonical, text_map = (path.with_name(path.stem + end) for end in (CANONICAL, MAP))
        if canonical.is_file() and text_map.is_file():
            return _stored(path, canonical, text_map)
        if path.is_file():
            return HeldText(_read(path), path, Origin(), stored=False)
    return None


def files_of(source_id: str, data: bytes, text: Text, origin: Origin) -> Mapping[str, bytes]:
    """The three files of a text in the store, by name."""
    suffix = kind_of(data, name=origin.name, media_type=text.media_type).suffix
    return {
        f"{source_id}{suffix}": data,
        f"{source_id}{CANONICAL}": text.content.encode(),
        f"{source_id}{MAP}": dumped(text, origin).encode(),
    }


def _within(folder: Path, name: str) -> Path | None:
    """The path of a named file in a folder, if it leads nowhere else."""
    if not name or "\0" in name:
        return None
    try:
        path = (folder / name).resolve()
        inside = path.is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself
        return None
    return path if inside else None


def _stored(path: Path, canonical: Path, text_map: Path) -> HeldText:
    held = _read_stored(path, *map(_state, (path, canonical, text_map)))
    return HeldText(held.text, path if path.is_file() else canonical, held.origin, stored=True)


def _read(path: Path) -> Text:
    return _read_afresh(path, _state(path))


def _state(path: Path) -> tuple[int, int]:
    """What changes when a file does; so a text in memory is never older than its file."""
    try:
        found = path.stat()
    except OSError:
        return (0, 0)
    return found.st_mtime_ns, found.st_size


@lru_cache(maxsize=_MOST_READ)
def _read_afresh(path: Path, _state: tuple[int, int]) -> Text:
    return read_document(read_bytes(path), name=path.name)


@lru_cache(maxsize=_MOST_READ)
def _read_stored(path: Path, *_states: tuple[int, int]) -> TextMap:
    canonical, text_map = (path.with_name(path.stem + end) for end in (CANONICAL, MAP))
    try:
        # Version control may have given the file the line ends of this machine.
        content = read_bytes(canonical, most=_MOST_STORED).decode().replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise _changed(canonical.name, "it is not UTF-8 any more") from error
    held = loaded(read_bytes(text_map, most=_MOST_STORED), content)
    if held.text.text_hash != held.text_hash:
        raise _changed(
            canonical.name,
            f"its text has the hash {held.text.text_hash[:12]}…, "
            f"and the map says {held.text_hash[:12]}…",
        )
    if path.is_file():
        found = hashlib.sha256(read_bytes(path)).hexdigest()
        if found != held.text.bytes_hash:
            raise _changed(
                path.name,
                f"its bytes have the hash {found[:12]}…, "
                f"and the map says {held.text.bytes_hash[:12]}…",
            )
    return held


def _changed(name: str, words: str) -> TextError:
    return TextError(
        "A857",
        f"`{name}` is not the file that was stored: {words}",
        "bring the stored file back, or add the document again with --replace",
    )
