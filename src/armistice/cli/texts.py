"""Texts on the screen: what was read of a document, and what is held of a source."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from armistice.diagnostics.paint import printable

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.api import Case
    from armistice.evidence.texts.model import Text
    from armistice.evidence.texts.store import HeldText
    from armistice.record.model import Source

_KINDS = {
    "application/pdf": "PDF",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "DOCX",
    "text/html": "HTML",
    "text/markdown": "Markdown",
    "text/plain": "plain text",
}
_MOST_PAGES = 12
_MARGIN = 11


def named_source(case: Case, name: str) -> Source:
    """The source of a case that has an id.

    Raises:
        click.UsageError: There is none; it says which was perhaps meant.
    """
    source = case.sources.get(name)
    if source is None:
        close = get_close_matches(name.lower(), case.sources, n=1, cutoff=0.5)
        meant = f" Did you mean `{close[0]}`?" if close else ""
        raise click.UsageError(f"the case has no source `{name}`.{meant}")
    return source


def shown_zones(text: Text) -> str:
    """What was read of a document: kind, pages, words by zone, languages, hashes, remarks."""
    from armistice.evidence.texts.summary import languages, words_by_zone

    words = ", ".join(f"{count:,} {zone}" for zone, count in words_by_zone(text).items())
    told = languages(text)
    spoken = ", ".join(f"{language} {share:.0%}" for language, share in told.items())
    calls = len(text.note_calls)
    lost = sum(call.note_end == 0 for call in text.note_calls)
    notes = f"{calls}" + (f", {lost} without a note found" if lost else "")
    return _rows(
        ("kind", f"{kind_name(text)}, read by {text.extractor} {text.extractor_version}"),
        ("pages", _pages(text)),
        ("words", words),
        ("languages", spoken),
        ("note calls", notes if calls else ""),
        ("bytes", f"sha256 {text.bytes_hash}"),
        ("text", f"sha256 {text.text_hash}, {len(text.content):,} characters"),
        *(("remark", note) for note in text.notes),
    )


def kind_name(text: Text) -> str:
    """What people call the kind of a document."""
    return _KINDS.get(text.media_type.partition(";")[0], text.media_type)


def readable(source: Source, held: HeldText | None, folder: Path) -> str:
    """What a case has of a source, for reading."""
    from armistice.evidence.texts.summary import zone_lines

    head = _rows(
        ("title", source.title),
        ("author", ", ".join(map(str, source.author))),
        ("type", source.type),
        ("issued", source.issued.text if source.issued else ""),
        ("address", source.address),
        ("accessed", source.accessed.text if source.accessed else ""),
        ("entry", f"{source.location.file}, line {source.location.line}"),
    )
    whole = f"{source.id}\n{head}"
    if held is None:
        how = f"armistice source add {folder.as_posix()} {source.id}" if source.address else ""
        advice = f"; `{how}` fetches it" if how else ""
        marked = "marked as held, but not on this machine" if source.held else "not held"
        return f"{whole}\n{marked}{advice}\n"
    origin = held.origin
    whole += "\n" + _rows(
        ("file", _near(held.path, folder)),
        ("stored", "yes, with its map" if held.stored else "no: read afresh each time"),
        ("retrieved", " from ".join(filter(None, (origin.retrieved, origin.address)))),
        ("led to", origin.final_address),
    )
    whole += shown_zones(held.text) + "\n"
    runs = [
        (f"{run.first}-{run.last}" if run.last > run.first else f"{run.first}", run)
        for run in zone_lines(held.text)
    ]
    width = max((len(lines) for lines, _ in runs), default=0)
    return whole + "".join(
        f"  lines {lines.ljust(width)}  {run.zone}{f' ({run.language})' if run.language else ''}\n"
        for lines, run in runs
    )


def described(source: Source, held: HeldText | None) -> dict[str, Any]:
    """What a case has of a source, for other programs."""
    found: dict[str, Any] = {
        "source": source.id,
        "title": source.title,
        "address": source.address or None,
        "held": held is not None,
    }
    if held is None:
        return found
    from armistice.evidence.texts.summary import languages, words_by_zone, zone_lines

    text = held.text
    return found | {
        "file": held.path.name,
        "stored": held.stored,
        "retrieved": held.origin.retrieved or None,
        "media_type": text.media_type,
        "extractor": text.extractor,
        "extractor_version": text.extractor_version,
        "bytes_hash": text.bytes_hash,
        "text_hash": text.text_hash,
        "characters": len(text.content),
        "words": {str(zone): count for zone, count in words_by_zone(text).items()},
        "languages": {language: round(share, 4) for language, share in languages(text).items()},
        "pages": [page.label for page in text.pages],
        "note_calls": len(text.note_calls),
        "notes": list(text.notes),
        "zones": [
            {
                "zone": str(run.zone),
                "first_line": run.first,
                "last_line": run.last,
                "language": run.language or None,
            }
            for run in zone_lines(text)
        ],
    }


def _pages(text: Text) -> str:
    labels = [page.label for page in text.pages]
    if not labels:
        return ""
    named = ", ".join(labels)
    if len(labels) > _MOST_PAGES:
        named = f"{labels[0]} to {labels[-1]}"
    return f"{len(labels)} ({named})"


def _near(path: Path, folder: Path) -> str:
    """A path as seen from the case; nothing of this machine is told."""
    import os

    try:
        return os.path.relpath(path, folder.resolve()).replace(os.sep, "/")
    except ValueError:
        return path.name


def _rows(*rows: tuple[str, str]) -> str:
    return "".join(f"  {name.ljust(_MARGIN)} {printable(value)}\n" for name, value in rows if value)
