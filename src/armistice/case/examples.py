"""The example cases that come with the program, and copies of them."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path


class ExampleError(Exception):
    """An example cannot be copied; the message says why."""


def example_names() -> tuple[str, ...]:
    """The names of the examples, sorted."""
    folder = _home()
    if folder is None:
        return ()
    return tuple(sorted(each.name for each in folder.iterdir() if (each / "case.yaml").is_file()))


def copy_example(name: str, folder: Path) -> int:
    """Copy an example into a folder that is not there yet, or is empty.

    Returns:
        How many files were copied.

    Raises:
        ExampleError: There is no such example, or something stands where it would go.
    """
    home = _home()
    if home is None or name not in example_names():
        raise ExampleError(f"there is no example `{name}`")
    if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
        raise ExampleError(
            f"`{folder}` is there already, and nothing is overwritten; name a new folder"
        )
    try:
        shutil.copytree(
            home / name,
            folder,
            dirs_exist_ok=True,
            copy_function=shutil.copyfile,
            ignore=shutil.ignore_patterns(".*", "__pycache__"),
        )
    except (OSError, shutil.Error) as error:
        reason = getattr(error, "strerror", None) or "some files could not be copied"
        raise ExampleError(f"`{folder}` cannot be written: {reason}") from error
    return sum(each.is_file() for each in folder.rglob("*"))


def _home() -> Path | None:
    """Where the examples stand: within the package, or beside its sources."""
    package = Path(str(files("armistice")))
    for folder in (package / "examples", package.parents[1] / "cases"):
        if folder.is_dir():
            return folder
    return None
