"""The files of a case: found, read, normalised and hashed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.case.names import name_fault, normal, same_file
from armistice.diagnostics import Diagnostic, Location, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_BYTES = 64 * 1024 * 1024
MAX_AGREEMENT_BYTES = 4 * 1024 * 1024
"""An agreement is written by hand; the longest has a few hundred kilobytes."""
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
    become LF and a byte order mark goes. Only plain files are opened, so that no pipe or device
    keeps the program waiting.
    """
    if not folder.is_dir():
        found = diagnostic("A101", f"there is no folder {folder.as_posix()}", Location("", 0, 0))
        return CaseFiles({}, (found,))
    texts: dict[str, str] = {}
    faults: list[Diagnostic] = []
    spellings: dict[str, str] = {}
    for name, path in sorted(_candidates(folder, faults)):
        shown = name.encode(errors="surrogateescape").decode(errors="replace")
        fault = name_fault(name)
        rival = spellings.setdefault(same_file(name), name)
        if fault or rival is not name:
            fault = fault or f"on some systems this is the same file as `{rival}`"
            faults.append(diagnostic("A119", fault, Location(shown, 0, 0)))
        # The second of two names that are the same even here would take the place of the first.
        if shown in texts:
            continue
        read = _read(path, shown, folder)
        if isinstance(read, str):
            texts[shown] = read
        else:
            faults.append(read)
    return CaseFiles(texts, tuple(faults))


def read_raw(folder: Path) -> dict[str, str]:
    """The texts of a case exactly as they stand, encoding marks and line ends among them.

    What cannot be read is left out: whoever loads the case is told of it.
    """
    texts: dict[str, str] = {}
    for name, path in sorted(_candidates(folder, [])):
        try:
            if not _is_link_out(path, folder):
                texts[name] = read_plain(path, MAX_BYTES).decode("utf-8")
        except (OSError, TooLargeError, UnicodeDecodeError):
            continue
    return texts


def is_agreement(path: str) -> bool:
    """Whether a file holds an agreement, by its name."""
    return path.lower().endswith(".agreement")


def is_yaml(path: str) -> bool:
    """Whether a file holds records in YAML, by its name."""
    return path.lower().endswith((".yaml", ".yml"))


def normalised(text: str) -> str:
    """A text without a byte order mark, its lines ended by LF, as a case has it."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _candidates(folder: Path, faults: list[Diagnostic]) -> Iterator[tuple[str, Path]]:
    def unreadable(error: OSError) -> None:
        where = _relative(Path(error.filename), folder)
        words = f"the folder cannot be read: {error.strerror}"
        faults.append(diagnostic("A103", words, Location(where, 0, 0)))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        here = Path(parent)
        # A folder with the name of a file is reported where a file is read.
        files = [each for each in (*names, *folders) if Path(each).suffix.lower() in SUFFIXES]
        folders[:] = [each for each in folders if not each.startswith(".") and each not in files]
        # A linked folder is never entered; one that leads out of the case is worth a word.
        links = [each for each in folders if _is_link_out(here / each, folder)]
        for name in links + files:
            if not name.startswith("."):
                yield _relative(here / name, folder), here / name


def _is_link_out(path: Path, folder: Path) -> bool:
    try:
        return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a link that leads back to itself leads nowhere
        return False


def _relative(path: Path, folder: Path) -> str:
    return normal(path.relative_to(folder).as_posix())


def _read(path: Path, name: str, folder: Path) -> str | Diagnostic:
    whole = Location(name, 0, 0)
    most = MAX_AGREEMENT_BYTES if is_agreement(name) else MAX_BYTES
    try:
        if _is_link_out(path, folder):
            return diagnostic("A106", "the link leads out of the case and is not followed", whole)
        content = read_plain(path, most)
    except TooLargeError as error:
        megabytes = f"{error.size >> 20} MB, and {most >> 20} MB are the limit"
        return diagnostic("A104", f"the file has {megabytes}", whole)
    except OSError as error:
        return diagnostic("A103", f"the file cannot be read: {error.strerror}", whole)
    return _decoded(content, name)


class TooLargeError(Exception):
    """A file has more bytes than are worth reading."""

    def __init__(self, size: int) -> None:
        super().__init__(size)
        self.size = size


def read_plain(path: Path, most: int) -> bytes:
    """The content of a plain file; of a pipe or a device not even the first byte is waited for.

    Raises:
        OSError: There is no plain file, or the system refuses to read it.
        TooLargeError: The file has more than ``most`` bytes.
    """
    # Looked at before it is opened, for opening a device may act on it; and again afterwards.
    _refuse_special(path.stat().st_mode)
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(handle, "rb") as file:
        found = os.fstat(handle)
        _refuse_special(found.st_mode)
        if found.st_size > most:
            raise TooLargeError(found.st_size)
        content = file.read(most + 1)
    if len(content) > most:
        raise TooLargeError(len(content))
    return content


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise OSError(errno.EISDIR, "it is a folder with the name of a file")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "it is a pipe or a device and no plain file")


def _decoded(content: bytes, name: str) -> str | Diagnostic:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        words = "the file is UTF-16, and files of a case are UTF-8"
        return diagnostic("A105", words, Location(name, 1, 1))
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        words = f"the byte 0x{content[error.start]:02X} is not UTF-8"
        return diagnostic("A105", words, _place_of(content, error.start, name))
    if (at := content.find(0)) >= 0:
        words = "the file holds a NUL byte, and is no text or not UTF-8"
        return diagnostic("A105", words, _place_of(content, at, name))
    return normalised(text)


def _place_of(content: bytes, offset: int, name: str) -> Location:
    """Line and column of a byte, on the lines that the text would have."""
    before = normalised(content[:offset].decode(errors="replace"))
    return Location(name, before.count("\n") + 1, len(before) - before.rfind("\n"))
