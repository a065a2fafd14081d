"""Events in a short form: ``2021-03-01 attack by azerbaijan at shusha, asserted by armenia``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from armistice.compliance.choices import ChoiceError
from armistice.dates import DateError, parse_when
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from armistice.case import CheckedCase

_KEYS = {"by": "by", "to": "to", "of": "object", "at": "place", "in": "place", "under": "clause"}
_STANCES = {"asserted": "asserts", "denied": "denies", "conceded": "concedes"}
_FORM = "DATE ACT [by ACTOR] [to ACTOR] [of OBJECT] [at PLACE], asserted by ACTOR"


def record_of(case: CheckedCase, words: str, name: str) -> str:
    """An event in the short form as a file of the record.

    ``DATE ACT`` or ``DATE [no] STATE``, then ``by``, ``to``, ``of``, ``at`` (or ``in``) and
    ``under`` (a clause) with names; then who reports it: ``asserted by``, ``denied by``,
    ``conceded by``. Several names are joined by ``and`` or a comma.

    Args:
        case: The case, whose names are used.
        words: The short form.
        name: The id that the event gets.

    Raises:
        ChoiceError: The words are no such form, or nothing has such a name.
    """
    rest = words.replace(",", " , ").split()
    if len(rest) < 2:  # noqa: PLR2004 - a date and a word
        raise _fault(words, f"write {_FORM}")
    date = rest.pop(0)
    try:
        parse_when(date)
    except DateError as error:
        raise _fault(words, f"`{date}`: {error.message}") from error
    holds = rest[0] != "no"
    if not holds:
        rest.pop(0)
    verb = rest.pop(0) if rest else ""
    record: dict[str, Any] = {"id": name, "date": date, **_deed(case, words, verb, holds=holds)}
    accounts: list[dict[str, str]] = []
    key = ""
    while rest:
        word = rest.pop(0)
        if word in _STANCES and rest[:1] == ["by"]:
            rest.pop(0)
            key = word
        elif word in _KEYS:
            key = word
        elif word in {",", "and"}:
            continue
        elif key in _STANCES:
            _known(words, word, case.actors, "actor")
            accounts.append({"whose": word, "stance": _STANCES[key], "date": date})
        elif key:
            _check(case, words, key, word)
            record[_KEYS[key]] = word if key == "under" else [*record.get(_KEYS[key], []), word]
        else:
            raise _fault(words, f"`{word}` cannot stand here; write {_FORM}")
    if not accounts:
        raise _fault(words, "say whose account it is: `, asserted by ACTOR`")
    record["accounts"] = accounts
    # JSON is YAML, and quotes whatever needs it.
    return json.dumps({"events": [record]}, ensure_ascii=False, indent=1)


def _deed(case: CheckedCase, words: str, verb: str, *, holds: bool) -> dict[str, Any]:
    vocabulary = case.vocabulary
    if verb in vocabulary.acts and holds:
        return {"act": verb}
    if verb not in vocabulary.states:
        known = [*vocabulary.states, *(vocabulary.acts if holds else ())]
        _known(words, verb, known, "act or state" if holds else "state")
    return {"observation": verb, "holds": holds}


def _check(case: CheckedCase, words: str, key: str, word: str) -> None:
    actors, places, things = case.actors, case.places, case.vocabulary.things
    if key in {"by", "to"}:
        _known(words, word, actors, "actor")
    elif key == "of":
        _known(words, word, [*actors, *places, *things], "actor, place or thing")
    elif key != "under":
        _known(words, word, places, "place")
    else:
        norms = [norm.id for one in case.agreements.values() for norm in one.norms]
        clauses = dict.fromkeys(norm.rpartition("/")[0] for norm in norms)
        _known(words, word, [*norms, *clauses], "norm or clause")


def _known(words: str, word: str, names: Iterable[str], kind: str) -> None:
    known = list(names)
    if word not in known:
        near = nearest(word, sorted(known))
        meant = f": did you mean `{near}`?" if near else ""
        raise _fault(words, f"no {kind} is called `{word}`{meant}")


def _fault(words: str, reason: str) -> ChoiceError:
    return ChoiceError(f"--event `{words}`: {reason}")
