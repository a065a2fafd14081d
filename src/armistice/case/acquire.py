"""Taking a document into a case: what would be written, and then writing it.

Nothing that is there is lost: entries are spliced into the files, and a text that is held is
replaced only if that is asked for.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from armistice.case.edit import new_errors
from armistice.case.files import is_yaml, normalised
from armistice.case.load import load_texts
from armistice.case.naming import free_id, is_id, printable, safe_id
from armistice.case.splicing import with_keys, with_records
from armistice.case.writing import (
    Change,
    WritingError,
    as_it_stands,
    text_as_it_stands,
    write_files,
)
from armistice.dates import parse_when
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.kinds import Kind
from armistice.evidence.texts.model import Text, Zone
from armistice.evidence.texts.store import (
    MAP,
    STORE,
    HeldText,
    files_of,
    load_held,
    text_folders,
)
from armistice.record.as_yaml import lines_of, scalar
from armistice.record.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.case.checked import CheckedCase
    from armistice.evidence.texts.documents import Document

_BIBLIOGRAPHY = "sources.yaml"
_WORDS_OF_AN_ID = 6
_LONGEST_TITLE = 300
_ATTRIBUTES = (
    b"# The bytes of these files are hashed: no line end of them may change on any machine.\n"
    b"* -text\n"
)
_IGNORED_HEAD = b"# Texts that stay on this machine (armistice source add --private).\n"


class AcquireError(Exception):
    """What was asked for makes no sense in this case; the message says why."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person says of a document that is added; empty where the document shall say it.

    Attributes:
        source: The id of the source.
        title: Its title.
        type: Its type, a word of the vocabulary.
        language: Its language (ISO 639-1).
        private: Whether version control shall pass over the text.
        replace: Whether a text that is held may be replaced by another.
    """

    source: str = ""
    title: str = ""
    type: str = ""
    language: str = ""
    private: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Acquisition:
    """What adding a document comes to; nothing is written yet.

    Attributes:
        source: The id of the source.
        is_new: Whether the bibliography gets a new entry.
        title: The title of the source.
        text: The text with its map.
        folder: The case.
        changes: What is written, and which documents go because they are replaced.
        unchanged: Whether the very document is held already, and no text is to be written.
    """

    source: str
    is_new: bool
    title: str
    text: Text
    folder: Path
    changes: tuple[Change, ...] = ()
    unchanged: bool = False

    def write(self) -> None:
        """Write the files, each in one step; the bibliography comes after what it names.

        Raises:
            WritingError: The system refuses, or a file was changed meanwhile.
        """
        write_files(self.folder, self.changes)


def held_text(case: CheckedCase, source: Source) -> HeldText | None:
    """The text of a source of a case with where it stands; None where it is not held.

    Raises:
        TextError: It cannot be read, or is not the one that was stored.
    """
    return load_held(text_folders(case.folder, case.texts), source)


def acquire(case: CheckedCase, document: Document, wanted: Wanted) -> Acquisition:
    """What adding a document to a case comes to.

    A source with the id that is wanted, or with the address of the document, gets the text;
    otherwise the bibliography gets a new entry.

    Args:
        case: The checked case.
        document: The document, read.
        wanted: What a person says of it.

    Raises:
        AcquireError: The id is none, or that of another record, or there is no such type.
        TextError: Another text is held (A855), or the entry cannot be written (A854).
        WritingError: A file beside the texts cannot be read.
    """
    source = _known(case, document, wanted)
    if source is not None and (wanted.title or wanted.type or wanted.language):
        raise AcquireError(
            f"the case has the source `{source.id}` already: its title, type and language stand in "
            f"`{source.location.file}`; leave the options out, or give another id"
        )
    name = source.id if source else _new_id(case, document, wanted)
    title = source.title if source else _title(document, wanted) or name
    if source is not None and (held := _held(case, source, wanted)) is not None:
        if held.text.bytes_hash == document.text.bytes_hash and (
            not held.stored or held.text.text_hash == document.text.text_hash
        ):
            kept = _kept_private(case, source, held) if wanted.private else ()
            return Acquisition(name, False, title, held.text, case.folder, kept, unchanged=True)
        if not wanted.replace:
            raise _other_text(held.path.name, held.text, document.text)
    stored = files_of(name, document.data, document.text, document.origin)
    changes = [_change(case, f"{STORE}/{path}", content) for path, content in stored.items()]
    if not wanted.replace:
        _demand_free(changes)
    file = next(iter(stored))
    entry = _entry(case, source, name, title, file, document, wanted)
    changes += [*_beside(case, name, private=wanted.private), entry]
    written = {one.path for one in changes}
    olds = sorted({f"{STORE}/{name}{kind.suffix}" for kind in Kind} - written)
    changes += [_change(case, old, None) for old in olds if (case.folder / old).is_file()]
    return Acquisition(name, source is None, title, document.text, case.folder, tuple(changes))


# --- which source ---------------------------------------------------------------------------------


def source_of_address(case: CheckedCase, address: str) -> Source | None:
    """The source that a case knows under an address; the scheme and a last stroke do not count."""
    wanted = _plain_address(address)
    return next(
        (s for s in case.sources.values() if s.address and _plain_address(s.address) == wanted),
        None,
    )


def _plain_address(address: str) -> str:
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    return f"{parts.netloc.lower()}{parts.path.rstrip('/')}?{parts.query}"


def _known(case: CheckedCase, document: Document, wanted: Wanted) -> Source | None:
    if wanted.source:
        return case.sources.get(wanted.source)
    origin = document.origin
    for address in filter(None, (origin.address, origin.final_address)):
        if (found := source_of_address(case, address)) is not None:
            return found
    return _holder(case, document)


def _holder(case: CheckedCase, document: Document) -> Source | None:
    """The source under which the very document is stored already."""
    for source in case.sources.values():
        path = case.folder / STORE / f"{Path(source.file).stem}{MAP}"
        if source.file and path.is_file():
            try:
                if document.text.bytes_hash in path.read_text(encoding="utf-8"):
                    return source
            except (OSError, UnicodeDecodeError):
                continue
    return None


def _new_id(case: CheckedCase, document: Document, wanted: Wanted) -> str:
    if wanted.source:
        if not is_id(wanted.source):
            near = safe_id(wanted.source, "source", start="source")
            raise AcquireError(
                f"`{wanted.source}` is no id: it begins with a letter and is made of small "
                f"letters, digits and hyphens; did you mean `{near}`?"
            )
        if case.record(wanted.source) is not None:
            raise AcquireError(f"`{wanted.source}` is the id of another record of the case")
        return wanted.source
    if document.origin.address or not document.origin.name:
        words = " ".join((_title(document, wanted) or "source").split()[:_WORDS_OF_AN_ID])
    else:
        words = Path(document.origin.name).stem
    return free_id(safe_id(words, "source", start="source"), case.record)


def _title(document: Document, wanted: Wanted) -> str:
    """The title that is wanted, else that of the document, else its file's name."""
    text = document.text
    found = " ".join(
        text.content[block.start : block.end] for block in text.blocks if block.zone is Zone.TITLE
    )
    words = printable(wanted.title or found)[:_LONGEST_TITLE]
    return words or printable(Path(document.origin.name).stem)


# --- what is held ---------------------------------------------------------------------------------


def _held(case: CheckedCase, source: Source, wanted: Wanted) -> HeldText | None:
    try:
        return held_text(case, source)
    except TextError:
        # What is damaged may be replaced; otherwise a person must know first.
        if wanted.replace:
            return None
        raise


def _demand_free(changes: Iterable[Change]) -> None:
    for one in changes:
        if one.before not in (b"", one.after):
            raise TextError(
                "A855",
                f"`{one.path}` is there already, and is another text",
                "give the source another --id, or add --replace",
            )


def _other_text(name: str, old: Text, new: Text) -> TextError:
    same = old.bytes_hash == new.bytes_hash
    what, one, other = (
        ("the same document, but read otherwise", old.text_hash, new.text_hash)
        if same
        else ("another document", old.bytes_hash, new.bytes_hash)
    )
    return TextError(
        "A855",
        f"`{name}` is held already, and is {what} ({one[:12]}…, and this one is {other[:12]}…)",
        "compare the two; to put this one in its place, add --replace",
    )


# --- what is written ------------------------------------------------------------------------------


def _change(case: CheckedCase, path: str, content: bytes | None) -> Change:
    return Change(path, as_it_stands(case.folder, path), content)


def _entry(
    case: CheckedCase,
    source: Source | None,
    name: str,
    title: str,
    file: str,
    document: Document,
    wanted: Wanted,
) -> Change:
    """What becomes of the file of the bibliography."""
    path = source.location.file if source is not None else _bibliography(case)
    if not is_yaml(path):
        raise TextError(
            "A854",
            f"the entry of `{name}` stands in `{path}`, which is no file of YAML",
            f"write there that `{name}` is held, with the file `{file}`, then add again",
        )
    try:
        before = text_as_it_stands(case.folder, path)
        if source is not None:
            after = with_keys(before, path, "sources", name, _keys(source, file, document))
        else:
            new = _new_source(case, name, title, file, document, wanted)
            after = with_records(before, path, "sources", [lines_of(new)]).text
    except WritingError as error:
        advice = "write `held: yes` and `file:` into the entry yourself, then add again"
        raise TextError("A854", str(error), advice) from error
    _demand_sound(case, path, after, name, file)
    return Change(path, before.encode(), after.encode())


def _keys(source: Source, file: str, document: Document) -> dict[str, str]:
    """What the entry of a source that is there does not say yet."""
    keys = {} if source.held else {"held": scalar(True)}
    if source.file != file:
        keys["file"] = scalar(file)
    if document.origin.retrieved and source.accessed is None:
        keys["accessed"] = scalar(parse_when(document.origin.retrieved))
    return keys


def _new_source(
    case: CheckedCase, name: str, title: str, file: str, document: Document, wanted: Wanted
) -> Source:
    if wanted.type and wanted.type not in case.vocabulary.source_types:
        known = ", ".join(case.vocabulary.source_types)
        raise AcquireError(f"there is no type `{wanted.type}`; the types are {known}")
    origin, text = document.origin, document.text
    page = origin.address and text.media_type.startswith("text/html")
    seen = origin.retrieved if origin.address else ""
    return Source(
        id=name,
        type=wanted.type or ("webpage" if page else "report"),
        title=title,
        address=origin.address,
        accessed=parse_when(seen) if seen else None,
        language=wanted.language or language_of(text),
        held=True,
        file=file,
    )


def language_of(text: Text) -> str:
    """The language of most of the running text; empty where nothing tells."""
    count: Counter[str] = Counter()
    for block in text.blocks:
        if block.zone in {Zone.BODY, Zone.QUOTATION} and block.language:
            count[block.language] += block.end - block.start
    return count.most_common(1)[0][0] if count else ""


def _bibliography(case: CheckedCase) -> str:
    """The file that new entries go to: ``sources.yaml``, else the one with most sources."""
    if _BIBLIOGRAPHY in case.file_texts:
        return _BIBLIOGRAPHY
    count = Counter(
        source.location.file for source in case.sources.values() if is_yaml(source.location.file)
    )
    return min(count, key=lambda path: (-count[path], path), default=_BIBLIOGRAPHY)


def _beside(case: CheckedCase, name: str, *, private: bool) -> Iterable[Change]:
    """Files beside the texts, for version control."""
    attributes = _change(case, f"{STORE}/.gitattributes", _ATTRIBUTES)
    if not attributes.before:
        yield attributes
    if private:
        path, pattern = f"{STORE}/.gitignore", f"/{name}.*".encode()
        before = as_it_stands(case.folder, path)
        if pattern not in before.splitlines():
            begun = before or _IGNORED_HEAD
            begun += b"" if begun.endswith(b"\n") else b"\n"
            yield Change(path, before, begun + pattern + b"\n")


def _kept_private(case: CheckedCase, source: Source, held: HeldText) -> tuple[Change, ...]:
    """What keeps a text that is in the store of the case out of version control."""
    if not held.path.is_relative_to((case.folder / STORE).resolve()):
        return ()
    return tuple(_beside(case, Path(source.file).stem, private=True))


def _demand_sound(case: CheckedCase, path: str, words: str, name: str, file: str) -> None:
    """The case with the new entry must load as before and know the text."""
    after = load_texts(case.folder, {**case.file_texts, path: normalised(words)})
    source = after.sources.get(name)
    new = new_errors(after.diagnostics, case.diagnostics)
    if new or source is None or not source.held or source.file != file:
        why = f": {new[0].message}" if new else ""
        raise TextError(
            "A854",
            f"the entry of `{name}` cannot be written into `{path}`{why}",
            f"mend the file (see `armistice check`), or write there `held: yes` and `file: {file}`",
        )
