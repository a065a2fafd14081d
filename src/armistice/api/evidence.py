"""How do we know: texts, anchors, origins, the bibliography."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.api.records import Records

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from armistice.case.acquire import Acquisition, Wanted
    from armistice.case.anchors import CheckedAnchor
    from armistice.case.bibliography import Imported, ReferenceList
    from armistice.case.passages import CitedPassage
    from armistice.evidence.anchors.cite import Cite
    from armistice.evidence.errors import SourceError
    from armistice.evidence.grades import Grade
    from armistice.evidence.origins import Independence, OriginGroup
    from armistice.evidence.texts import Text
    from armistice.evidence.texts.store import HeldText
    from armistice.record.model import (
        Account,
        Citation,
    )


class EvidenceQuestions(Records):
    """Questions to the room of evidence."""

    def anchors(self, source: str = "") -> tuple[CheckedAnchor, ...]:
        """Where every citation stands: verified, drifted, sealed, not held.

        Args:
            source: Only the citations of this source; all if empty.
        """
        from armistice.case.anchors import checked_anchors

        return tuple(checked_anchors(self.checked, source=source))

    def cite(
        self, source: str, words: str, *, end: str = "", locator: str = "", choice: int = 0
    ) -> Cite:
        """Find some words in the text of a source, and make the citation that finds them again.

        Args:
            source: The id of the source.
            words: What its text says, or how a longer passage begins.
            end: How a longer passage ends.
            locator: Where to look, if the words stand in several places.
            choice: Which of several places is meant, counted from 1.

        Raises:
            NotHeldError: The case has no such source, or its text is not on this machine.
        """
        from armistice.case.anchors import held_text
        from armistice.evidence.anchors.cite import cite

        text = held_text(self.checked, source)
        return cite(words, text, end=end, locator=locator, choice=choice)

    def sources_with(self, words: str) -> tuple[str, ...]:
        """The sources whose texts are held and have some words, wherever they stand in them."""
        from armistice.case.anchors import sources_with

        return tuple(sources_with(self.checked, words))

    def origins(self, event: str) -> tuple[OriginGroup, ...]:
        """The accounts of an event by what they rest on in the end: each group counts once.

        Raises:
            KeyError: The case has no such event.
        """
        from armistice.evidence.origins import Origins
        from armistice.evidence.voices import Voices

        voices = Voices(self.actors, self.checked.zone)
        return Origins(self.actors, voices).groups(self.events[event].accounts)

    def independent(self, first: str, second: str, on: str = "") -> Independence:
        """Whether two actors are bound neither to each other nor to one whole, and why.

        Args:
            first: The id of an actor.
            second: The id of another.
            on: The date (EDTF) on which they speak; links of any date count if empty.

        Raises:
            DateError: ``on`` is no date.
        """
        from armistice.dates import parse_when
        from armistice.evidence.origins import Origins
        from armistice.evidence.voices import Voices

        voices = Voices(self.actors, self.checked.zone)
        day = parse_when(on) if on else None
        return Origins(self.actors, voices).independent(first, second, day)

    def passage(self, citation: Citation) -> CitedPassage:
        """Where a citation stands (verified, sealed, not held, ...), and the words around it.

        The surroundings are there only if the text of the source is on this machine.
        """
        if self._passages is None:
            from armistice.case.passages import Passages

            self._passages = Passages(self.checked)
        return self._passages.of(citation)

    def source_errors(self, events: Iterable[str] | None = None) -> tuple[SourceError, ...]:
        """The mistakes that sources make; with ``events``, of the sources that these cite."""
        from armistice.evidence.errors import source_errors

        chosen = None if events is None else [self.events[event] for event in events]
        return source_errors(self.sources, chosen)

    def grade(self, account: Account) -> Grade:
        """The grade of an account; its letter is that of its voice where it has none itself."""
        from armistice.evidence.grades import grade_of

        return grade_of(account, self.actors)

    def text(self, source: str) -> Text | None:
        """The canonical text of a source with its map; None where it is not held here.

        Raises:
            KeyError: The case has no such source.
            TextError: The text is held and cannot be read, or is not the one that was stored.
        """
        held = self.held_text(source)
        return held.text if held is not None else None

    def held_text(self, source: str) -> HeldText | None:
        """The text of a source with where it stands and came from; None where it is not held.

        Raises:
            KeyError: The case has no such source.
            TextError: The text is held and cannot be read, or is not the one that was stored.
        """
        from armistice.case.acquire import held_text

        return held_text(self.checked, self.sources[source])

    def acquire(
        self, document: Path | str, wanted: Wanted, *, retrieved: str = "", encoding: str = ""
    ) -> Acquisition:
        """What adding a document to the case comes to; ``write`` of the answer writes it.

        Args:
            document: A file, or as text an address, which is fetched.
            wanted: What a person says of the document.
            retrieved: Today's date (EDTF), for an address.
            encoding: The encoding of the document, where it names none or a wrong one.

        Raises:
            AcquireError: What is wanted makes no sense in this case.
            TextError: The document cannot be fetched, read or kept.
            WritingError: A file beside the texts cannot be read.
        """
        from armistice.case.acquire import acquire
        from armistice.evidence.texts.documents import document_of_address, document_of_file

        found = (
            document_of_address(document, retrieved=retrieved, encoding=encoding)
            if isinstance(document, str)
            else document_of_file(document, encoding=encoding)
        )
        return acquire(self.checked, found, wanted)

    # --- bibliography ---------------------------------------------------------------------------

    def bibliography(self, form: str = "csl-json", sources: Sequence[str] = ()) -> str:
        """The sources of the case as a bibliography.

        Args:
            form: ``bibtex``, ``ris``, ``csl-json`` or ``text``.
            sources: The ids of the sources; all if there are none.

        Raises:
            BibliographyError: The case has no such source, or there is no such format.
        """
        from armistice.case.bibliography import exported

        return exported(self.checked, form, sources)

    def import_bibliography(
        self, path: str | Path, *, form: str = "", into: str = "", write: bool = False
    ) -> Imported:
        """What a BibTeX, RIS or CSL-JSON file adds to the sources of the case.

        Args:
            path: The file.
            form: Its format; seen from the file if empty.
            into: The file of the case to add to; ``sources.yaml`` if empty.
            write: Whether to write that file, all else in it untouched.

        Raises:
            BibliographyError: The bibliography cannot be read, or its format cannot be told.
            WritingError: The file of the case cannot be read, changed or written.
        """
        from pathlib import Path as AnyPath

        from armistice.case.bibliography import imported, read_bibliography, write_imported

        result = imported(self.checked, read_bibliography(AnyPath(path), form), into)
        if write:
            write_imported(self.checked, result)
        return result

    def references(self, source: str) -> ReferenceList:
        """What the held text of a source refers to, and where it cites what.

        Raises:
            BibliographyError: There is no such source, or its text is not on this machine.
        """
        from armistice.case.bibliography import reference_list

        return reference_list(self.checked, source)

    def add_references(self, found: ReferenceList, *, into: str = "") -> Imported:
        """Add the works of a list that the case does not have, as sources that are not held.

        Raises:
            BibliographyError: The file to add to is no YAML file of the case.
            WritingError: It cannot be read, changed or written.
        """
        from armistice.case.bibliography import add_references

        return add_references(self.checked, found, into)
