"""A7xx: evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.diagnostics.catalogue.entry import CodeEntry

EVIDENCE: tuple[CodeEntry, ...] = ()
