"""What a question about verdicts may name."""

from __future__ import annotations

from typing import TypedDict


class Asked(TypedDict, total=False):
    """Which agreement, date, reading, text and evidence a question is about.

    Whatever is left out has the default of the question: all agreements, the case's own date, the
    whole record, the plain reading, the authentic text, any report.

    Attributes:
        agreement: The id of one agreement; all if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.
        reading: ``plain``, the name of a bundle, or ``all``.
        text: A text version, or ``all``; the authentic one if empty.
        evidence: ``reported``, ``undisputed``, ``corroborated``, ``independent``, ``by:ACTOR``, or
            ``all``.
    """

    agreement: str
    as_of: str
    known_at: str
    reading: str
    text: str
    evidence: str


class AskedOfNorm(TypedDict, total=False):
    """Of one norm: which bearer, date, reading, text and evidence a question is about.

    Attributes:
        bearer: The id of one bearer; all if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.
        reading: ``plain``, the name of a bundle, or ``all``.
        text: A text version, or ``all``; the authentic one if empty.
        evidence: A standard of evidence, or ``all``.
    """

    bearer: str
    as_of: str
    known_at: str
    reading: str
    text: str
    evidence: str
