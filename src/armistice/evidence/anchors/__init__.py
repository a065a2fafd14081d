"""Anchors: a few words that find a passage again, and a ladder that says whether they still do."""

from armistice.evidence.anchors.folding import FoldedText
from armistice.evidence.anchors.ladder import locate
from armistice.evidence.anchors.model import Anchor, Candidate, Located, Outcome, Rung

__all__ = ["Anchor", "Candidate", "FoldedText", "Located", "Outcome", "Rung", "locate"]
