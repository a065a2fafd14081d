"""The agreement language: grammar, tree, formatter, and lowering to norms."""

from armistice.language.format import format_agreement
from armistice.language.parse import parse
from armistice.language.tree import Document, Statement

__all__ = ["Document", "Statement", "format_agreement", "parse"]
