"""Every citation of a case: those of its records, of their parts, and of its agreements."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING

from armistice.case.schemas import RECORD_TYPES, schema_of
from armistice.case.shapes import Group, Many
from armistice.record.model import Citation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.case.checked import CheckedCase


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation, and the id of the record or agreement that rests on it."""

    concerns: str
    citation: Citation


def every_citation(case: CheckedCase) -> Iterator[Cited]:
    """The citations of all records in the order of the files, then those of the agreements."""
    for name in RECORD_TYPES:
        for record in getattr(case, name).values():
            for citation in _of_record(record):
                yield Cited(record.id, citation)
    for agreement in case.agreements.values():
        # A holder may stand in the tree of norms more than once.
        told: dict[tuple[object, Citation], None] = {}
        for citation in _anywhere(agreement):
            told.setdefault((citation.location, citation))
        for _, citation in told:
            yield Cited(agreement.id, citation)


def phrases(citation: Citation) -> tuple[str, ...]:
    """The words of the source that a citation prints."""
    words = (citation.start, citation.end, citation.prefix, citation.suffix)
    return tuple(filter(None, words))


def _of_record(part: object) -> Iterator[Citation]:
    for field in _leading(type(part)):
        value = getattr(part, field)
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Citation):
                yield each
            elif each is not None:
                yield from _of_record(each)


_LEADING: dict[type[object], tuple[str, ...]] = {}


def _leading(kind: type[object]) -> tuple[str, ...]:
    """The fields of a type of record, or of a part of one, that lead to citations."""
    if kind not in _LEADING:
        _LEADING[kind] = tuple(_searched(kind))
    return _LEADING[kind]


def _searched(kind: type[object]) -> Iterator[str]:
    for _, key in schema_of(kind).spellings:
        shape = key.shape
        while isinstance(shape, Many):
            shape = shape.item
        if isinstance(shape, Group):
            made = shape.made
            if made is Citation or (isinstance(made, type) and _leading(made)):
                yield key.field


def _anywhere(value: object) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _anywhere(each)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _anywhere(getattr(value, field.name))
