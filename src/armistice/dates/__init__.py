"""Uncertain time: dates as people know them, windows, lengths, and truth in three values."""

from armistice.dates.error import DateError
from armistice.dates.length import Length, NoSingleAnswer, Rounding, add, parse_length, subtract
from armistice.dates.parse import parse_when
from armistice.dates.span import Precision, Span
from armistice.dates.truth import Truth
from armistice.dates.when import When
from armistice.dates.window import Window, before, end_of_day, merged, overlaps, within
from armistice.dates.zones import zone_named

__all__ = [
    "DateError",
    "Length",
    "NoSingleAnswer",
    "Precision",
    "Rounding",
    "Span",
    "Truth",
    "When",
    "Window",
    "add",
    "before",
    "end_of_day",
    "merged",
    "overlaps",
    "parse_length",
    "parse_when",
    "subtract",
    "within",
    "zone_named",
]
