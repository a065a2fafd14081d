"""The texts of a case that are on this machine, each read and folded when it is first asked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.diagnostics import diagnostic

if TYPE_CHECKING:
    from armistice.case.checked import CheckedCase
    from armistice.diagnostics import Diagnostic
    from armistice.evidence.anchors.folding import FoldedText
    from armistice.evidence.texts.store import HeldText


class HeldTexts:
    """Looks up the texts of sources; what cannot be read is as if it were not there.

    Attributes:
        faults: What kept texts that are there from being read.
    """

    def __init__(self, case: CheckedCase) -> None:
        """Keep the case; nothing is read yet."""
        self.faults: list[Diagnostic] = []
        self._case = case
        self._held: dict[str, HeldText | None] = {}
        self._folded: dict[str, FoldedText] = {}

    def of(self, source: str) -> FoldedText | None:
        """The text of a source; None where it is not held on this machine."""
        if source not in self._folded:
            held = self.held(source)
            if held is None:
                return None
            from armistice.evidence.anchors.folding import FoldedText

            self._folded[source] = FoldedText(held.text)
        return self._folded[source]

    def held(self, source: str) -> HeldText | None:
        """The text of a source with where it stands; None where it is not held."""
        if source not in self._held:
            self._held[source] = self._read(source)
        return self._held[source]

    def _read(self, name: str) -> HeldText | None:
        source = self._case.sources.get(name)
        if source is None or not source.held or not source.file:
            return None
        from armistice.evidence.texts.errors import TextError
        from armistice.evidence.texts.store import load_held, text_folders

        try:
            return load_held(text_folders(self._case.folder, self._case.texts), source)
        except TextError as error:
            words = f"the text of `{name}` cannot be used: {error.message}"
            self.faults.append(
                diagnostic(error.code, words, source.location, concerns=name, help=error.help)
            )
            return None


def with_faults(case: CheckedCase, texts: HeldTexts) -> CheckedCase:
    """The case with what kept its texts from being read, as far as they were asked for."""
    if not texts.faults:
        return case
    return replace(case, diagnostics=tuple(sorted((*case.diagnostics, *texts.faults))))
