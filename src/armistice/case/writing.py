"""Writing several files of a case, so that no reader sees half of one."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write all files beside their places, then put each in its place in one step.

    Args:
        folder: The case.
        files: What is written, by path within the case, in this order.

    Raises:
        OSError: The system refuses to write; what was not put in its place is gone again.
    """
    made: list[tuple[Path, Path]] = []
    try:
        for path, content in files.items():
            target = (folder / path).resolve()
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            made.append((Path(name), target))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            if target.exists():
                shutil.copymode(target, name)
            else:
                Path(name).chmod(0o644)
        for temporary, target in made:
            temporary.replace(target)
    finally:
        for temporary, _ in made:
            temporary.unlink(missing_ok=True)
