"""The schema of every record type, derived from the frozen types of the record.

The types give the shape of each field. The tables here add what a type cannot say: which texts
are ids of what, which are words of a fixed set, and which fields nobody may leave out.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Mapping
from dataclasses import MISSING as NO_DEFAULT
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin, get_type_hints

from armistice.case.rules import RULES
from armistice.case.shapes import (
    Anything,
    Choice,
    Date,
    Group,
    Key,
    Many,
    Number,
    Reference,
    Shape,
    Text,
    Whole,
    YesNo,
)
from armistice.dates import When
from armistice.diagnostics import Location
from armistice.evidence.grades import CREDIBILITY, RELIABILITY
from armistice.record import approvals, model, seals
from armistice.record.vocabulary import Act, State, Word, load_vocabulary

if TYPE_CHECKING:
    from dataclasses import Field

DENIABLE = ("act", "date", "by", "to", "object", "place", "quantity", "holds")

_ACTOR = Reference(("actor",))
_PLACE = Reference(("place",))
_ACT = Reference(("act",))
_OBJECT = Reference(("object",))
_RELIABILITY = Choice(tuple(RELIABILITY), code="A870")
_WORDS = load_vocabulary()


def _words(words: Mapping[str, Word]) -> Choice:
    return Choice(tuple(words))


_TEXTS: Mapping[type, Mapping[str, Shape]] = {
    model.Citation: {"source": Reference(("source",))},
    model.Name: {"used_by": _ACTOR},
    model.ActorLink: {"actor": _ACTOR, "according_to": _ACTOR},
    model.PlaceLink: {"place": _PLACE, "according_to": _ACTOR},
    model.Office: {"of": _ACTOR},
    model.Details: {"act": _ACT, "by": _ACTOR, "to": _ACTOR, "object": _OBJECT, "place": _PLACE},
    model.Account: {
        "whose": _ACTOR,
        "origin": _ACTOR,
        "justification": Reference(("justification",)),
        "denies": Choice(DENIABLE, code="A310"),
        "reliability": _RELIABILITY,
        "credibility": Choice(tuple(CREDIBILITY), code="A870"),
    },
    model.Source: {"outlet": _ACTOR, "type": _words(_WORDS.source_types)},
    model.Actor: {"kind": _words(_WORDS.actor_kinds), "reliability": _RELIABILITY},
    model.Place: {"kind": _words(_WORDS.place_kinds)},
    model.Event: {
        "act": _ACT,
        "observation": Reference(("state",)),
        "by": _ACTOR,
        "to": _ACTOR,
        "object": _OBJECT,
        "place": _PLACE,
    },
    model.Coverage: {"actor": _ACTOR, "places": _PLACE, "acts": Reference(("act", "state"))},
    model.Statement: {
        "kind": _words(_WORDS.statement_kinds),
        "speaker": _ACTOR,
        "addressee": _ACTOR,
    },
    model.Tie: {"kind": _words(_WORDS.tie_kinds), "from_actor": _ACTOR, "to_actor": _ACTOR},
    model.Mission: {"actor": _ACTOR, "contributors": _ACTOR, "places": _PLACE},
    seals.Seal: {"source": Reference(("source",))},
    approvals.Approval: {"source": Reference(("source",))},
}

_REQUIRED: Mapping[type, frozenset[str]] = {
    model.Source: frozenset({"type", "title"}),
    model.Actor: frozenset({"kind"}),
    model.Place: frozenset({"kind"}),
    model.Statement: frozenset({"kind", "speaker"}),
    model.Coverage: frozenset({"valid"}),
    model.Tie: frozenset({"kind", "from_actor", "to_actor"}),
    model.Mission: frozenset({"actor"}),
}

RECORD_TYPES: Mapping[str, type[model.Record]] = {
    "sources": model.Source,
    "actors": model.Actor,
    "places": model.Place,
    "events": model.Event,
    "statements": model.Statement,
    "coverage": model.Coverage,
    "ties": model.Tie,
    "missions": model.Mission,
    "seals": seals.Seal,
    "approvals": approvals.Approval,
}

WORD_TYPES: Mapping[str, type[Word]] = {
    "acts": Act,
    "states": State,
    "things": Word,
    "justifications": Word,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """What ``case.yaml`` says of the case as a whole.

    ``as_of`` is the day for which verdicts are given unless another is asked for, ``zone`` the
    IANA name of the zone whose clock counts, ``texts`` the folders with texts that are held.
    """

    format: str
    id: str
    title: str
    as_of: When
    zone: str
    license: str = ""
    texts: tuple[str, ...] = ()
    notes: str = ""


_SCHEMAS: dict[type[Any], Group] = {}


def schema_of(kind: type[Any]) -> Group:
    """The schema of a type of record, of a part of one, or of the case file."""
    if kind not in _SCHEMAS:
        _SCHEMAS[kind] = _derived(kind)
    return _SCHEMAS[kind]


def _derived(kind: type[Any]) -> Group:
    names = {"When": When, "Mapping": Mapping, "Location": Location}
    hints = get_type_hints(kind, localns=names)
    texts, required = _TEXTS.get(kind, {}), _REQUIRED.get(kind, frozenset())
    keys: dict[str, Key] = {}
    best: list[tuple[str, Key]] = []
    for entry in fields(kind):
        if entry.name == "location":
            continue
        shape = _shape(hints[entry.name], texts.get(entry.name, Text()))
        key = Key(entry.name, shape, entry.name in required or _has_no_default(entry))
        spellings = entry.metadata.get("keys", (entry.name,))
        keys |= dict.fromkeys(spellings, key)
        best.append((spellings[0], key))
    name = re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).lower()
    return Group(
        made=kind,
        name=f"an {name}" if name[0] in "aeiou" else f"a {name}",
        anchor=best[0][0],
        located="location" in hints,
        meaning=" ".join((inspect.getdoc(kind) or "").split("\n\n")[0].split()),
        keys=types.MappingProxyType(keys),
        spellings=tuple(best),
        rule=RULES.get(kind),
    )


def _has_no_default(entry: Field[Any]) -> bool:
    return entry.default is NO_DEFAULT and entry.default_factory is NO_DEFAULT


def _shape(hint: Any, text: Shape) -> Shape:
    """The shape of a type; ``text`` is that of its texts."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin in {Union, types.UnionType}:
        return _shape(next(each for each in inner if each is not types.NoneType), text)
    if origin is tuple:
        return Many(_shape(inner[0], text))
    if origin is Literal:
        return Choice(inner)
    if origin is Mapping:
        return Anything()
    if hint is str:
        return text
    simple: dict[type, Shape] = {bool: YesNo(), float: Number(), int: Whole(), When: Date()}
    if hint in simple:
        return simple[hint]
    if issubclass(hint, StrEnum):
        return Choice(tuple(hint), made=hint)
    kind: type[Any] = hint
    return schema_of(kind)
