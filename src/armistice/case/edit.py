"""A case as it would be: with other records, without some, with another sentence.

Pure functions from a checked case to a checked case. Nothing is ever written.
"""

from __future__ import annotations

from dataclasses import fields, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from armistice.case.agreements import world_of
from armistice.case.draft import CASE_FILE
from armistice.case.files import normalised
from armistice.case.load import load_texts
from armistice.diagnostics import Diagnostic, Location, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from armistice.case.checked import CheckedCase
    from armistice.norms.model import Agreement, Norm, Terms

_SUPPOSED = "supposed"
_TIMES = ("deadline", "within", "by_day", "alongside", "first_after")
"""The limbs that say by when, of which a norm has one."""
_DEEP = 40
"""Deeper than any line of a norm, so that the lines below keep their places."""


class EditError(ValueError):
    """What is to be supposed has mistakes.

    Attributes:
        diagnostics: The mistakes, as checking a case tells them.
        texts: What the mistakes are found in, by the file that they name.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> None:
        """Keep the mistakes and where they stand."""
        self.diagnostics = tuple(diagnostics)
        self.texts = texts
        super().__init__("; ".join(str(one) for one in self.diagnostics))


def with_files(case: CheckedCase, files: Mapping[str, str]) -> CheckedCase:
    """The case as if these files were among its own.

    Args:
        case: The checked case.
        files: Texts of YAML or CSV files in the ordinary schema, by path.

    Raises:
        EditError: With these files the case has errors that it does not have without them.
    """
    texts = dict(case.file_texts)
    for path, text in files.items():
        name = path
        # No file of the case is replaced, whatever the new one is called.
        while name in texts or name == CASE_FILE:
            name = f"./{name}"
        texts[name] = normalised(text)
    more = load_texts(case.folder, texts)
    faults = new_errors(more.diagnostics, case.diagnostics)
    if faults:
        raise EditError(faults, more.file_texts)
    return more


def without_events(case: CheckedCase, names: Collection[str]) -> CheckedCase:
    """The case as if events had not been recorded, nor the changes that rest on them."""
    return replace(
        case,
        events=MappingProxyType({k: v for k, v in case.events.items() if k not in names}),
        agreements=MappingProxyType(
            {
                name: replace(
                    agreement,
                    changes=tuple(c for c in agreement.changes if c.event not in names),
                )
                for name, agreement in case.agreements.items()
            }
        ),
    )


def without_account(case: CheckedCase, name: str, actor: str) -> CheckedCase:
    """The case as if an actor had said nothing of an event."""
    event = case.events[name]
    silent = replace(event, accounts=tuple(a for a in event.accounts if a.whose != actor))
    return replace(case, events=MappingProxyType({**case.events, name: silent}))


def with_sentence(case: CheckedCase, norm: Norm, words: str, where: str) -> CheckedCase:
    """The case as if a norm had another sentence, or another limb, in every text version.

    What the new sentence says otherwise than the authentic one holds in all texts and for all
    readings of when the norm is due; where it sets another deadline, changes of the deadline are
    set aside with the old one.

    Args:
        case: The checked case.
        norm: The norm.
        words: A whole sentence of the language, a limb (``by 2020-12-01``), or ``absent``.
        where: What to call the place of the words in diagnostics.

    Raises:
        EditError: The words make no sense, or none together with the agreement.
    """
    from armistice.language.soundness import examine

    words = " ".join(words.split())
    terms = _lowered(case, norm, words, where)
    agreement = next(a for a in case.agreements.values() if norm in a.norms)
    changed = _amended(agreement, norm, terms, words)
    faults = [
        _moved(fault, 0, 0, where, words)
        for fault in new_errors(examine(changed), examine(agreement))
        # What speaks of a norm that is left out speaks of nothing, and that is what is asked.
        if terms is not None
    ]
    if faults:
        raise EditError(faults, {where: words})
    return replace(case, agreements=MappingProxyType({**case.agreements, agreement.id: changed}))


def _lowered(case: CheckedCase, norm: Norm, words: str, where: str) -> Terms | None:
    """The terms that the words give, read as one more text version of the norm."""
    from armistice.language.lower import lower
    from armistice.language.parse import parse

    path = norm.location.file
    lines = dict(case.agreement_texts)[path].split("\n")
    number = norm.location.end_line
    lead = f"{' ' * _DEEP}text {_SUPPOSED}: "
    lines.insert(number, lead + words)
    agreements, remarks = lower(parse("\n".join(lines), path), world_of(case))
    faults = [
        _moved(fault, number + 1, len(lead), where, words)
        for fault in new_errors(remarks, case.diagnostics)
        if f"`{_SUPPOSED}`" not in fault.message
    ]
    if faults:
        raise EditError(faults, {where: words})
    found = next((n for a in agreements for n in a.norms if n.id == norm.id), norm)
    return found.version(_SUPPOSED)


def _moved(fault: Diagnostic, line: int, lead: int, where: str, words: str) -> Diagnostic:
    """A mistake as one of the words; one that shows elsewhere is put to the words as a whole."""
    place = fault.location
    whole = Location(where, 1, 1, 1, len(words) + 1)
    if place.line == line and place.column > lead:
        own = Location(where, 1, place.column - lead, 1, max(place.end_column - lead, 1))
        return replace(fault, location=own, labels=())
    return replace(fault, location=whole, labels=())


def _amended(agreement: Agreement, norm: Norm, terms: Terms | None, words: str) -> Agreement:
    changes = agreement.changes
    new = None
    if terms is not None:
        differs = _differences(norm.terms, terms)
        new = replace(
            norm,
            terms=replace(terms, **differs),
            versions=tuple(
                (name, version and replace(version, **differs)) for name, version in norm.versions
            ),
            limbs=tuple(replace(limb, terms=replace(limb.terms, **differs)) for limb in norm.limbs),
            code=f"{norm.code} (supposed: {words})",
        )
        if "deadline" in differs:
            changes = tuple(
                replace(
                    change,
                    effects=tuple(
                        effect
                        for effect in change.effects
                        if (effect.clause, effect.label) != (norm.clause, norm.label)
                        or effect.deadline is None
                    ),
                )
                for change in changes
            )
    clauses = tuple(
        replace(
            clause,
            norms=tuple(
                kept
                for each in clause.norms
                if (kept := new if each.id == norm.id else each) is not None
            ),
        )
        for clause in agreement.clauses
    )
    return replace(agreement, clauses=clauses, changes=changes)


def _differences(old: Terms, new: Terms) -> dict[str, Any]:
    """What a new sentence or limb says otherwise; a new time takes the place of another."""
    differs: dict[str, Any] = {
        each.name: getattr(new, each.name)
        for each in fields(new)
        if getattr(new, each.name) != getattr(old, each.name)
    }
    if any(differs.get(name) for name in _TIMES):
        for name in _TIMES:
            if name not in differs and getattr(old, name):
                differs[name] = "" if isinstance(getattr(old, name), str) else None
    return differs


def new_errors(after: Iterable[Diagnostic], before: Iterable[Diagnostic]) -> list[Diagnostic]:
    """The errors that were not there; lines may have moved, so places are not compared."""
    known = {(one.code, one.message, one.concerns) for one in before}
    return [
        one
        for one in after
        if one.severity is Severity.ERROR and (one.code, one.message, one.concerns) not in known
    ]
