"""The files of a case: found, read, normalised and hashed."""

from __future__ import annotations

import hashlib
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.diagnostics import Diagnostic, Location, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 64 * 1024 * 1024
SUFFIXES = frozenset({".yaml", ".yml", ".csv", ".agreement"})


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """The texts of a case by relative POSIX path, sorted, and what kept others from being read."""

    texts: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]

    @property
    def hash(self) -> str:
        """SHA-256 over all paths and texts, the same on every system."""
        total = hashlib.sha256()
        for path, text in self.texts.items():
            content = text.encode("utf-8")
            # The lengths keep one file from passing for two.
            total.update(f"{path}\0{len(content)}\0".encode(errors="surrogateescape"))
            total.update(content)
        return total.hexdigest()


def read_files(folder: Path) -> CaseFiles:
    """Read every file below a folder that can be part of a case.

    Hidden files and folders are left alone; links out of the case are not followed. Line ends
    become LF and a byte order mark goes.
    """
    if not folder.is_dir():
        found = diagnostic("A101", f"there is no folder {folder.as_posix()}", Location("", 0, 0))
        return CaseFiles({}, (found,))
    texts: dict[str, str] = {}
    faults: list[Diagnostic] = []
    for name, path in sorted(_candidates(folder)):
        read = _read(path, name, folder)
        if isinstance(read, str):
            texts[name] = read
        else:
            faults.append(read)
    return CaseFiles(texts, tuple(faults))


def is_agreement(path: str) -> bool:
    """Whether a file holds an agreement, by its name."""
    return path.lower().endswith(".agreement")


def _candidates(folder: Path) -> Iterator[tuple[str, Path]]:
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        folders[:] = [each for each in folders if not each.startswith(".")]
        # A linked folder is never entered; one that leads out of the case is worth a word.
        links = [each for each in folders if _leads_out(here / each, folder)]
        files = [each for each in names if Path(each).suffix.lower() in SUFFIXES]
        for name in links + files:
            if not name.startswith("."):
                yield _relative(here / name, folder), here / name


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _relative(path: Path, folder: Path) -> str:
    # Some systems store names decomposed; the hash must not depend on that.
    return unicodedata.normalize("NFC", path.relative_to(folder).as_posix())


def _read(path: Path, name: str, folder: Path) -> str | Diagnostic:
    whole = Location(name, 0, 0)
    try:
        if _leads_out(path, folder):
            return diagnostic("A106", "the link leads out of the case and is not followed", whole)
        size = path.stat().st_size
        if size > MAX_BYTES:
            megabytes = f"{size >> 20} MB, and {MAX_BYTES >> 20} MB are the limit"
            return diagnostic("A104", f"the file has {megabytes}", whole)
        content = path.read_bytes()
    except OSError as error:
        return diagnostic("A103", f"the file cannot be read: {error.strerror}", whole)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = len(content[content.rfind(b"\n", 0, error.start) + 1 : error.start]) + 1
        words = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        return diagnostic("A105", words, Location(name, line, column))
    return text.replace("\r\n", "\n").replace("\r", "\n")
