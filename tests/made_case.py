"""Small cases on disk, for tests of what a case says of texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_case(
    folder: Path,
    records: str = "",
    texts: Mapping[str, str | bytes] | None = None,
    *,
    title: str = "Memoirs, and what they say of the river",
    held_in: str = "../texts",
) -> Path:
    """A case with its records in one file, and texts that it holds, by the names of their files."""
    folder.mkdir(parents=True, exist_ok=True)
    head = f"format: 1\nid: {folder.name}\ntitle: {title}\nas_of: 2031-12-31\nzone: UTC\n"
    put(folder / "case.yaml", f"{head}texts: [{held_in}]\n")
    put(folder / "records.yaml", records)
    for name, text in (texts or {}).items():
        put(folder / held_in / name, text)
    return folder


def put(path: Path, content: str | bytes) -> Path:
    """A file with this very content, in a folder that is made if need be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
