"""The codes of all diagnostics, and the one way to make a diagnostic.

A1xx files and YAML, A2xx records, A3xx references, A4xx dates, A5xx syntax of agreements, A6xx
meaning of agreements, A7xx evidence, A8xx texts and documents. To add a code, add an entry to its
module in ``catalogue``.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from armistice.diagnostics.catalogue.accounts import ACCOUNTS
from armistice.diagnostics.catalogue.agreements import MEANING, SYNTAX
from armistice.diagnostics.catalogue.anchors import ANCHORS
from armistice.diagnostics.catalogue.bibliographies import BIBLIOGRAPHIES
from armistice.diagnostics.catalogue.dates import DATES
from armistice.diagnostics.catalogue.documents import DOCUMENTS
from armistice.diagnostics.catalogue.evidence import EVIDENCE
from armistice.diagnostics.catalogue.files import FILES
from armistice.diagnostics.catalogue.records import RECORDS
from armistice.diagnostics.catalogue.references import REFERENCES
from armistice.diagnostics.catalogue.seals import SEALS
from armistice.diagnostics.model import Diagnostic, Label
from armistice.diagnostics.paint import shortened

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.diagnostics.catalogue.entry import CodeEntry
    from armistice.diagnostics.location import Location

_ENTRIES = (
    *FILES,
    *RECORDS,
    *REFERENCES,
    *DATES,
    *SYNTAX,
    *MEANING,
    *EVIDENCE,
    *ACCOUNTS,
    *ANCHORS,
    *DOCUMENTS,
    *BIBLIOGRAPHIES,
    *SEALS,
)

FAMILIES = {
    "A1": "A1xx: files and YAML",
    "A2": "A2xx: single records",
    "A3": "A3xx: references between records, and words of the vocabulary",
    "A4": "A4xx: dates",
    "A5": "A5xx: syntax of agreements",
    "A6": "A6xx: meaning of agreements",
    "A7": "A7xx: evidence",
    "A8": "A8xx: texts and documents",
}
"""The families of codes, by their first two signs."""

CODES: Mapping[str, CodeEntry] = MappingProxyType({entry.code: entry for entry in _ENTRIES})
assert len(CODES) == len(_ENTRIES), "a code stands twice in the catalogue"


def diagnostic(
    code: str,
    message: str,
    location: Location,
    *,
    concerns: str = "",
    labels: Iterable[Label] = (),
    notes: Iterable[str] = (),
    help: str = "",  # noqa: A002 - the word that users see
) -> Diagnostic:
    """Make a diagnostic whose severity the catalogue gives.

    Raises:
        KeyError: The catalogue has no such code.
    """
    return Diagnostic(
        code,
        CODES[code].severity,
        shortened(message),
        location,
        concerns,
        tuple(labels),
        tuple(shortened(words) for words in notes),
        shortened(help),
    )
