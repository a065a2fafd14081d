"""Files of documents, read whole and within a bound; pipes and devices are never waited for."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from armistice.evidence.texts.errors import TextError

if TYPE_CHECKING:
    from pathlib import Path

MOST_BYTES = 50 * 1024 * 1024
"""No document that a person quotes is larger; what is, was not meant."""


def read_bytes(path: Path, *, most: int = MOST_BYTES) -> bytes:
    """The bytes of a plain file.

    Args:
        path: The file.
        most: How many bytes are read at most.

    Raises:
        TextError: There is no plain file (A840), or it has more bytes (A841).
    """
    try:
        # Looked at before it is opened, for opening a pipe waits and a device may act.
        _refuse_special(path.stat().st_mode)
        flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            _refuse_special(found.st_mode)
            if found.st_size > most:
                raise too_large(found.st_size, most)
            content = file.read(most + 1)
    except OSError as error:
        raise TextError("A840", f"the document cannot be read: {error.strerror}") from error
    except ValueError as error:
        raise TextError("A840", "the name of the document holds a NUL character") from error
    if len(content) > most:
        raise too_large(len(content), most)
    return content


def too_large(size: int, most: int) -> TextError:
    """The fault of a document of ``size`` bytes where ``most`` are allowed."""
    return TextError(
        "A841",
        f"the document has {size >> 20} MB, and {most >> 20} MB are the limit",
        "add the part that you cite, as a document of its own",
    )


def _refuse_special(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise TextError("A840", "this is a folder and no document", "name one file of it")
    if not stat.S_ISREG(mode):
        raise TextError("A840", "this is a pipe or a device and no document")
