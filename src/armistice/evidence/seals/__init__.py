"""Seals: texts that may not be passed on, and what their holder found in them."""

from armistice.evidence.seals.document import HEAD, document
from armistice.evidence.seals.phrases import normal, phrase_hash, places
from armistice.evidence.seals.sealing import (
    LEAST_UNPRINTED,
    OpenSeal,
    SealError,
    printed_share,
    seal,
    unsealed,
)
from armistice.evidence.seals.verifying import SHOWN, Aspect, Difference, differences

__all__ = [
    "HEAD",
    "LEAST_UNPRINTED",
    "SHOWN",
    "Aspect",
    "Difference",
    "OpenSeal",
    "SealError",
    "differences",
    "document",
    "normal",
    "phrase_hash",
    "places",
    "printed_share",
    "seal",
    "unsealed",
]
