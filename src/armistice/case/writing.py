"""Files of a case as they stand and as they shall be; no reader ever sees half of one.

What a person wrote is never lost: a file that cannot be read, that lies outside the case, or that
somebody has changed since it was read is left alone.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.case.files import MAX_BYTES, TooLargeError, read_plain

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_BYTES = 1 << 30


class WritingError(Exception):
    """A file of a case cannot be read, changed or written; the message says why."""


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of a file of a case.

    Attributes:
        path: The file, relative to the case.
        before: What it held when it was read; nothing where there was none.
        after: What it shall hold; None where it goes.
    """

    path: str
    before: bytes
    after: bytes | None


def as_it_stands(folder: Path, path: str, most: int = _MOST_BYTES) -> bytes:
    """What a file of a case holds; nothing where there is none.

    Raises:
        WritingError: It lies outside the case, cannot be read, or has more than ``most`` bytes.
    """
    try:
        return read_plain(_target(folder, path), most)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except TooLargeError as error:
        raise WritingError(f"`{path}` is too large ({error.size >> 20} MB)") from error
    except OSError as error:
        raise WritingError(f"`{path}` cannot be read: {error.strerror}") from error


def text_as_it_stands(folder: Path, path: str) -> str:
    """The text of a file of a case, line ends and byte order mark among it.

    Raises:
        WritingError: As ``as_it_stands``; or it is not UTF-8.
    """
    try:
        return as_it_stands(folder, path, MAX_BYTES).decode()
    except UnicodeDecodeError as error:
        raise WritingError(f"`{path}` is not UTF-8 (byte {error.start})") from error


def write_files(folder: Path, changes: Iterable[Change]) -> None:
    """Write all files beside their places, then put each in its place in one step.

    Args:
        folder: The case.
        changes: What is written, in this order: what rests on other files comes last.

    Raises:
        WritingError: The system refuses, or a file is no longer what it was when it was read. What
            was not put in its place by then is gone again.
    """
    staged: list[tuple[Change, Path, Path]] = []
    shown = folder
    try:
        for one in changes:
            target, shown = _target(folder, one.path), folder / one.path
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            staged.append((one, Path(name), target))
            with os.fdopen(handle, "wb") as file:
                file.write(one.after or b"")
            if target.exists():
                shutil.copymode(target, name)
            else:
                Path(name).chmod(0o644)
        # As late as can be: what somebody writes between reading and writing must not be lost.
        for one, _, _ in staged:
            if as_it_stands(folder, one.path) != one.before:
                raise WritingError(f"`{one.path}` was changed meanwhile; nothing is written")
        for one, temporary, target in staged:
            shown = folder / one.path
            if one.after is None:
                target.unlink(missing_ok=True)
            else:
                temporary.replace(target)
    except OSError as error:
        words = f"`{shown.as_posix()}` cannot be written: {error.strerror}"
        raise WritingError(words) from error
    finally:
        for _, temporary, _ in staged:
            temporary.unlink(missing_ok=True)


def _target(folder: Path, path: str) -> Path:
    """Where a file of a case is in truth, for a link stays a link."""
    try:
        target = (folder / path).resolve()
        inside = target.is_relative_to(folder.resolve())
    except RuntimeError:  # a link that leads back to itself
        inside = False
    if not inside:
        raise WritingError(f"`{path}` leads out of the case")
    return target
