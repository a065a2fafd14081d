"""How do we know: whose voice an account is, and which standard of evidence it meets."""

from armistice.evidence.standards import (
    EACH_STANDARD,
    Finding,
    Hearing,
    Standard,
    StandardError,
    weigh,
)
from armistice.evidence.voices import Voices

__all__ = [
    "EACH_STANDARD",
    "Finding",
    "Hearing",
    "Standard",
    "StandardError",
    "Voices",
    "weigh",
]
