"""The bibliography of a case: sources out in any format, entries in as sources, once each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.case.files import MAX_BYTES, TooLargeError, is_yaml, read_plain
from armistice.case.naming import free_id, safe_id
from armistice.case.splicing import with_records
from armistice.case.writing import Change, text_as_it_stands, write_files
from armistice.diagnostics import Severity
from armistice.evidence.bibliography.csl import csl_of
from armistice.evidence.bibliography.formats import READERS, WRITERS, format_of
from armistice.evidence.bibliography.references import key_of
from armistice.evidence.bibliography.sources import item_of_source, source_of
from armistice.evidence.bibliography.works import KnownWorks
from armistice.record.as_yaml import lines_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from armistice.case.checked import CheckedCase
    from armistice.diagnostics import Diagnostic
    from armistice.evidence.bibliography.item import Item
    from armistice.evidence.bibliography.links import InTextCitation
    from armistice.evidence.bibliography.reading import Read
    from armistice.evidence.bibliography.references import Reference
    from armistice.evidence.texts import Text
    from armistice.record.model import Source

HOME = "sources.yaml"
"""Where sources are added unless another file is named."""


class BibliographyError(Exception):
    """The question cannot be answered: no such source, file or format; the message says why."""


@dataclass(frozen=True, slots=True)
class Present:
    """An entry that the case has already: its key and title, the source, by what it is known."""

    key: str
    title: str
    source: str
    why: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import comes to.

    Attributes:
        added: The new sources, in the order of the file.
        present: Entries of which the case has a source already, or that stand twice in the file.
        diagnostics: What could not be read, and what a source does not keep.
        entries: How many entries were read.
        file: What becomes of the file with the sources; None if there are no new ones.
        line: The line on which the first new source begins, from 1; 0 if there is none.
    """

    added: tuple[Source, ...]
    present: tuple[Present, ...]
    diagnostics: tuple[Diagnostic, ...]
    entries: int
    file: Change | None = None
    line: int = 0


@dataclass(frozen=True, slots=True)
class Listed:
    """A work that a held text refers to, and the source of the case that it is, if there is one."""

    reference: Reference
    source: str


@dataclass(frozen=True, slots=True)
class ReferenceList:
    """What a held text refers to.

    Attributes:
        source: The id of the source.
        text: Its text.
        works: The works in the order of the text, each once.
        references: Every reference; those to one work have one key.
        citations: The places in running text that cite, linked or not.
    """

    source: str
    text: Text
    works: tuple[Listed, ...]
    references: tuple[Reference, ...]
    citations: tuple[InTextCitation, ...]

    def line(self, offset: int) -> int:
        """The line of an offset of the text, from 1."""
        return self.text.line_of(offset)

    def to_dict(self) -> dict[str, Any]:
        """The list as plain values, as the JSON has it; no sentence of the text is in it."""
        return {
            "source": self.source,
            "works": [
                {
                    "key": one.reference.key,
                    "source": one.source or None,
                    "csl": csl_of(one.reference.item),
                }
                for one in self.works
            ],
            "references": [
                {
                    "key": one.key,
                    "where": str(one.where),
                    "label": one.label or None,
                    "start": one.start,
                    "end": one.end,
                    "line": self.line(one.start),
                }
                for one in self.references
            ],
            "citations": [
                {
                    "form": str(one.form),
                    "start": one.start,
                    "end": one.end,
                    "line": self.line(one.start),
                    "keys": [each.key for each in one.references],
                    "candidates": [each.key for each in one.candidates],
                    "locator": one.locator or None,
                    "why_not": one.why or None,
                }
                for one in self.citations
            ],
        }


def items_of(case: CheckedCase, sources: Sequence[str] = ()) -> tuple[Item, ...]:
    """The sources of a case as items, all of them or those named.

    Raises:
        BibliographyError: The case has no such source.
    """
    for name in sources:
        if name not in case.sources:
            raise BibliographyError(f"the case has no source `{name}`")
    outlets = {name: actor.name for name, actor in case.actors.items()}
    chosen = [case.sources[name] for name in dict.fromkeys(sources)] or case.sources.values()
    return tuple(item_of_source(one, outlets) for one in chosen)


def exported(case: CheckedCase, form: str, sources: Sequence[str] = ()) -> str:
    """The sources of a case as a bibliography.

    Args:
        case: The case.
        form: ``bibtex``, ``ris``, ``csl-json`` or ``text``.
        sources: The ids of the sources; all if there are none.

    Raises:
        BibliographyError: The case has no such source, or there is no such format.
    """
    return in_format(items_of(case, sources), form)


def in_format(items: Sequence[Item], form: str) -> str:
    """Items as a bibliography in ``bibtex``, ``ris``, ``csl-json`` or ``text``.

    Raises:
        BibliographyError: There is no such format.
    """
    if form == "text":
        from armistice.evidence.bibliography.citation_text import bibliography_text

        return bibliography_text(items)
    if form not in WRITERS:
        raise BibliographyError(f"there is no format `{form}`: {', '.join([*WRITERS, 'text'])}")
    return WRITERS[form](items)


def read_bibliography(path: Path, form: str = "") -> Read:
    """Read a bibliography; the format is seen from the file unless it is named.

    Raises:
        BibliographyError: The file cannot be read, or its format cannot be told.
    """
    try:
        content = read_plain(path, MAX_BYTES)
        text = content.decode(
            "utf-16" if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8-sig"
        )
    except TooLargeError as error:
        raise BibliographyError(f"`{path}` is too large ({error.size >> 20} MB)") from error
    except OSError as error:
        raise BibliographyError(f"`{path}` cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        words = f"`{path}` is not UTF-8 (byte {error.start}): save it again with that encoding"
        raise BibliographyError(words) from error
    form = form or format_of(path.name, text)
    if form not in READERS:
        words = f"`{path.name}` is neither BibTeX nor RIS nor CSL-JSON"
        raise BibliographyError(f"{words}; name its format with --format")
    return READERS[form](text, path.name)


def imported(case: CheckedCase, read: Read, into: str = "") -> Imported:
    """What a bibliography adds to a case; nothing is written.

    An entry of which the case has a source already (same DOI, same address, same title and
    year) is listed and not added. Ids are those of the entries where they can be, and never one
    that the case has.

    Args:
        case: The case.
        read: What was read of the bibliography.
        into: The file to add to, relative to the case; ``sources.yaml`` if empty.

    Raises:
        BibliographyError: The file to add to is no YAML file of the case.
        WritingError: It cannot be read, or take records.
    """
    known = _known(case)
    taken = set(_ids(case))
    added: list[Source] = []
    present: list[Present] = []
    remarks = list(read.diagnostics)
    for item in read.items:
        match = known.match(item)
        if match is not None:
            present.append(Present(item.id, item.title, match.name, match.why))
            continue
        name = free_id(_id_of(item), taken.__contains__)
        taken.add(name)
        known.add(name, item)
        converted = source_of(item, name)
        added.append(converted.source)
        remarks += converted.diagnostics
    file, line = _file(case, into or HOME, added) if added else (None, 0)
    return Imported(tuple(added), tuple(present), tuple(remarks), len(read.items), file, line)


def write_imported(case: CheckedCase, result: Imported) -> None:
    """Write the file that an import comes to.

    Raises:
        WritingError: The system refuses, or the file was changed meanwhile.
    """
    if result.file is not None:
        write_files(case.folder, [result.file])


def reference_list(case: CheckedCase, source: str) -> ReferenceList:
    """What the held text of a source refers to, and which of it the case has as sources.

    Raises:
        BibliographyError: The case has no such source, or its text is not on this machine.
    """
    from armistice.evidence.bibliography.links import citations
    from armistice.evidence.bibliography.references import references, works

    text = held_text_of(case, source)
    known = _known(case)
    every = references(text)
    matches = [(one, known.match(one.item)) for one in works(every)]
    return ReferenceList(
        source,
        text,
        tuple(Listed(one, match.name if match is not None else "") for one, match in matches),
        every,
        citations(text, every),
    )


def add_references(case: CheckedCase, found: ReferenceList, into: str = "") -> Imported:
    """Add the works of a list that the case does not have, as sources that are not held.

    Raises:
        BibliographyError: The file to add to is no YAML file of the case.
        WritingError: It cannot be read, changed or written.
    """
    from armistice.evidence.bibliography.reading import Read

    items = tuple(one.reference.item for one in found.works if not one.source)
    result = imported(case, Read(items), into)
    write_imported(case, result)
    return result


def held_text_of(case: CheckedCase, source: str) -> Text:
    """The text of a source that is held on this machine.

    Raises:
        BibliographyError: The case has no such source, or its text is not here.
    """
    from armistice.case.held_texts import HeldTexts

    if source not in case.sources:
        raise BibliographyError(f"the case has no source `{source}`")
    folded = HeldTexts(case).of(source)
    if folded is None:
        words = f"the text of `{source}` is not on this machine"
        raise BibliographyError(f"{words}; see `texts` in case.yaml and `file` of the source")
    return folded.text


def has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    """Whether something could not be read."""
    return any(one.severity is Severity.ERROR for one in diagnostics)


def _known(case: CheckedCase) -> KnownWorks:
    """The sources of the case by what tells them apart."""
    known = KnownWorks()
    for item in items_of(case):
        known.add(item.id, item)
    return known


def _file(case: CheckedCase, path: str, added: Sequence[Source]) -> tuple[Change, int]:
    inside = (case.folder / path).resolve().is_relative_to(case.folder.resolve())
    if not is_yaml(path) or not inside:
        raise BibliographyError(f"`{path}` is no YAML file of the case")
    before = text_as_it_stands(case.folder, path)
    after = with_records(before, path, "sources", [lines_of(one) for one in added])
    return Change(path, before.encode(), after.text.encode()), after.line


def _ids(case: CheckedCase) -> Iterable[str]:
    """Every id that the case uses, those of words of its vocabulary among them."""
    for name in ("events", "statements", "sources", "actors", "places", "ties", "missions",
                 "coverage", "others", "agreements"):  # fmt: skip
        yield from getattr(case, name)


def _id_of(item: Item) -> str:
    """An id for an entry: its own key if that is fit for one, else name and year."""
    # Some programs give numbers or addresses for keys, which tell a reader nothing.
    own = "" if "/" in item.id or item.id.isdecimal() else item.id
    return safe_id(own or key_of(item), "source")
