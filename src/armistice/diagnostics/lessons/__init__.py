"""The lessons of all codes: an example that causes each, and how to mend it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from armistice.diagnostics.lessons.accounts import ACCOUNTS
from armistice.diagnostics.lessons.agreements import AGREEMENTS
from armistice.diagnostics.lessons.anchors import ANCHORS
from armistice.diagnostics.lessons.bibliographies import BIBLIOGRAPHIES
from armistice.diagnostics.lessons.documents import DOCUMENTS
from armistice.diagnostics.lessons.files import FILES
from armistice.diagnostics.lessons.lesson import Lesson
from armistice.diagnostics.lessons.records import RECORDS
from armistice.diagnostics.lessons.references import REFERENCES
from armistice.diagnostics.lessons.seals import SEALS

if TYPE_CHECKING:
    from collections.abc import Mapping

_EVERY = (
    *FILES,
    *RECORDS,
    *REFERENCES,
    *AGREEMENTS,
    *ACCOUNTS,
    *ANCHORS,
    *SEALS,
    *DOCUMENTS,
    *BIBLIOGRAPHIES,
)

LESSONS: Mapping[str, Lesson] = MappingProxyType({lesson.code: lesson for lesson in _EVERY})
assert len(LESSONS) == len(_EVERY), "a code is taught twice"

__all__ = ["LESSONS", "Lesson"]
