"""Beginning a case: a folder whose files teach, and agreements made of texts.

Nothing here overwrites a file, and nothing of a text is copied but the words that find a passage.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.case.draft import CASE_FILE
from armistice.case.files import MAX_AGREEMENT_BYTES, TooLargeError, read_plain
from armistice.case.load import load_case
from armistice.case.naming import free_id, is_id, printable, safe_id
from armistice.dates import DateError, zone_named
from armistice.record.as_yaml import quoted

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from importlib.resources.abc import Traversable

    from armistice.case.checked import CheckedCase
    from armistice.language.split import SplitText

_PLACEHOLDERS = {"first-party": "The first party", "second-party": "The second party"}
_PARTIES = 2
_MAY_AGREE = {"state", "authority", "force", "organisation", "group"}
_BINARY = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "an office document",
    b"\xd0\xcf\x11\xe0": "a Word file",
}


class StartError(Exception):
    """What was asked for cannot be begun; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Started:
    """What was written.

    Attributes:
        files: The files, relative to the case, in the order of writing.
        agreement: The id of the agreement that was begun, if any.
        split: The text in clauses, if there was one.
        parties: The ids that stand as parties.
        guessed: Whether the parties are a guess from the names in the text.
        beside: The folder of the text, where ``texts`` in the case file does not name it yet.
    """

    files: tuple[str, ...]
    agreement: str = ""
    split: SplitText | None = None
    parties: tuple[str, ...] = ()
    guessed: bool = False
    beside: str = ""


def start_case(folder: Path, *, title: str = "", zone: str = "") -> Started:
    """Make a new case that checks clean.

    Args:
        folder: Where; it is made, and must be empty if it is there.
        title: The title of the case; the name of the folder if empty.
        zone: The time zone that dates count on; UTC if empty.

    Raises:
        StartError: The folder holds something, or there is no such zone.
    """
    _demand_empty(folder)
    return Started(_write(folder, _starter(folder, title, _zone(zone))))


def start_agreement(
    folder: Path, text_file: Path, *, agreement: str = "", title: str = "", zone: str = ""
) -> Started:
    """Split a text into clauses, as an agreement of a case that is there or is made.

    Args:
        folder: The case.
        text_file: The text; it stays where it is.
        agreement: The id of the agreement; made from the name of the file if empty.
        title: The title of a new case, or of the agreement if the case is there.
        zone: The time zone of a new case.

    Raises:
        StartError: The text cannot be read or holds no words, the agreement is there already, or
            the folder is no case.
    """
    from armistice.language.skeleton import skeleton
    from armistice.language.split import split_text

    text = _text(text_file)
    split = split_text(text)
    if not split.clauses:
        raise StartError(f"`{text_file}` holds no words that could be split into clauses.")
    name = _agreement_id(agreement, text_file)
    there = (folder / CASE_FILE).exists()
    if there and zone:
        raise StartError(f"`{folder}` is a case already; its zone stands in case.yaml.")
    case = load_case(folder) if there else None
    if case is None:
        _demand_empty(folder)
    elif name in case.agreements:
        raise StartError(
            f"`{folder}` has an agreement `{name}` already; "
            "give the new one another id with --agreement."
        )
    source = free_id(f"{name}-text", case.record) if case else f"{name}-text"
    parties, guessed = _parties(case, text)
    made = _records(
        folder, text_file, source, printable(split.title or title or name), parties, case
    )
    written = dict(made)
    if case is None:
        fills = {key: written.pop(key) for key in ("actors", "sources", "texts")}
        heading = title or split.title
        written = _starter(folder, heading, _zone(zone), **fills)
        del written["agreements/first.agreement"]
    written[f"agreements/{name}.agreement"] = skeleton(
        split,
        text,
        name=name,
        title=printable((title if there else "") or split.title or title) or name,
        source=source,
        file=text_file.name,
        parties=parties,
    )
    beside = _beside(folder, text_file) if case and not _held(case, text_file) else ""
    return Started(_write(folder, written), name, split, tuple(parties), guessed, beside)


# --- what stands in the files ---------------------------------------------------------------------


def _starter(
    folder: Path, title: str, zone: str, *, actors: str = "", sources: str = "", texts: str = ""
) -> dict[str, str]:
    """The files of a new case by path."""
    name = folder.resolve().name
    heading = printable(title) or printable(name) or "A new case"
    fills = {
        "id": safe_id(name),
        "title": quoted(heading),
        "heading": heading,
        "zone": zone,
        "actors": actors,
        "sources": sources,
        "texts": texts or "# texts: [../texts]",
    }
    found: dict[str, str] = {}
    for path, text in _templates(files("armistice.case").joinpath("starter"), ""):
        for key, value in fills.items():
            text = text.replace(f"{{{{{key}}}}}", value)  # noqa: PLW2901 - filled step by step
        found[".gitattributes" if path == "gitattributes" else path] = text.rstrip() + "\n"
    return found


def _templates(folder: Traversable, prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for each in sorted(folder.iterdir(), key=lambda one: one.name):
        if each.is_dir():
            found += _templates(each, f"{prefix}{each.name}/")
        else:
            found.append((prefix + each.name, each.read_text(encoding="utf-8")))
    return found


def _records(
    folder: Path,
    text_file: Path,
    source: str,
    title: str,
    parties: Sequence[str],
    case: CheckedCase | None,
) -> Mapping[str, str]:
    """The source that the text is, and whoever stands in the place of the parties."""
    told = (
        f"  - id: {source}\n    type: treaty\n    title: {quoted(title)}\n"
        f"    held: yes\n    file: {quoted(text_file.name)}\n"
        "    # issued: 2031-03-01        the day on which it was published\n"
        "    # address: https://...      where everybody can read it\n"
        "    # language: en"
    )
    known = case.actors if case else {}
    stands_in = "\n".join(
        f"  - id: {one}\n    kind: state\n"
        f'    names: [{{text: "{_PLACEHOLDERS[one]} (to be named)", language: en}}]'
        for one in parties
        if one in _PLACEHOLDERS and one not in known
    )
    if case is None:
        beside = _beside(folder, text_file)
        words = (
            "  # They stand in the place of the parties: give them their ids, kinds and names.\n"
        )
        return {
            "actors": (words if stands_in else "") + stands_in,
            "sources": told,
            "texts": f"texts: [{quoted(beside)}]" if beside else "",
        }
    head = (
        "# What the agreement of the same name needs: the text itself, and parties to be named.\n"
    )
    people = f"\nactors:\n{stands_in}\n" if stands_in else ""
    return {f"records/{source.removesuffix('-text')}.yaml": f"{head}sources:\n{told}\n{people}"}


def _parties(case: CheckedCase | None, text: str) -> tuple[list[str], bool]:
    """The actors of the case that the text names first, else those that stand in their place."""
    if case is not None:
        folded = text.casefold()
        places = {
            one.id: min(
                (at for name in one.names if (at := folded.find(name.text.casefold())) >= 0),
                default=-1,
            )
            for one in case.actors.values()
            if one.kind in _MAY_AGREE
        }
        named = sorted((at, one) for one, at in places.items() if at >= 0)
        if len(named) >= _PARTIES:
            return [one for _, one in named[:_PARTIES]], True
    return list(_PLACEHOLDERS), False


def _agreement_id(asked: str, text_file: Path) -> str:
    if asked and not is_id(asked):
        near = safe_id(asked, "agreement", start="agreement")
        raise StartError(
            f"`{asked}` is no id: it begins with a letter and is made of small letters, digits and "
            f"hyphens. Did you mean `{near}`?"
        )
    return asked or safe_id(text_file.stem, "agreement", start="agreement")


def _zone(name: str) -> str:
    try:
        zone_named(name or "Etc/UTC")
    except DateError as error:
        raise StartError(f"{error.message}.") from error
    return name or "Etc/UTC"


def _text(path: Path) -> str:
    try:
        content = read_plain(path, MAX_AGREEMENT_BYTES)
    except TooLargeError as error:
        raise StartError(
            f"`{path}` is larger than any agreement ({error.size >> 20} MB)."
        ) from error
    except OSError as error:
        raise StartError(f"`{path}` cannot be read: {error.strerror}.") from error
    for start, kind in _BINARY.items():
        if content.startswith(start):
            raise StartError(
                f"`{path}` is {kind}: save it as plain text (UTF-8) and give that file."
            )
    try:
        marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        return content.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise StartError(
            f"`{path}` is not UTF-8 (byte {error.start}): save it again with that encoding."
        ) from error


# --- where it stands ------------------------------------------------------------------------------


def _beside(folder: Path, text_file: Path) -> str:
    """The folder of the text as seen from the case; nothing where there is no way between them."""
    try:
        return Path(os.path.relpath(text_file.resolve().parent, folder.resolve())).as_posix()
    except ValueError:
        return ""


def _held(case: CheckedCase, text_file: Path) -> bool:
    parent = text_file.resolve().parent
    return any((case.folder / one).resolve() == parent for one in case.texts)


def _demand_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StartError(f"`{folder}` is a file; name a folder that is not there yet.")
    try:
        taken = folder.is_dir() and any(folder.iterdir())
    except OSError as error:
        raise StartError(f"`{folder}` cannot be read: {error.strerror}.") from error
    if taken and (folder / CASE_FILE).exists():
        raise StartError(
            f"`{folder}` is a case already, and nothing is overwritten. To add an agreement to it, "
            "give its text with --text."
        )
    if taken:
        raise StartError(f"`{folder}` is not empty, and nothing is overwritten; name a new folder.")


def _write(folder: Path, texts: Mapping[str, str]) -> tuple[str, ...]:
    """Write files that must not be there yet; whatever was written goes again if one cannot be."""
    for path in texts:
        if (folder / path).exists():
            raise StartError(f"`{folder / path}` is there already, and nothing is overwritten.")
    done: list[Path] = []
    try:
        for path, text in texts.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("x", encoding="utf-8", newline="\n") as file:
                done.append(target)
                file.write(text)
    except OSError as error:
        for each in done:
            with suppress(OSError):
                each.unlink()
        raise StartError(f"`{folder}` cannot be written: {error.strerror}.") from error
    return tuple(texts)
