"""What can be wrong with the changes of an agreement: names that do not exist, and no power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.diagnostics import diagnostic
from armistice.norms.model import ChangeKind, Kind, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement, Change, Norm, Term, Terms


def examine_changes(agreement: Agreement) -> Iterator[Diagnostic]:
    """All that is wrong with the changes, one diagnostic for each mistake."""
    norms = {norm.id: norm for norm in agreement.norms}
    names = {
        "reading": {bundle.name for bundle in agreement.bundles},
        "text": {text.name for text in agreement.texts},
    }
    for change in agreement.changes:
        for member in change.memberships:
            for name in member.names:
                if name not in names[member.axis]:
                    yield diagnostic(
                        "A613",
                        f"no {member.axis} is called `{name}`",
                        member.location,
                        concerns=agreement.id,
                    )
        for effect in change.effects:
            if not effect.clause:
                continue
            changed = norms.get(f"{agreement.id}/{effect.clause}/{effect.label}")
            if changed is not None:
                yield from _powerless(agreement, change, changed)
            else:
                yield diagnostic(
                    "A611",
                    f"clause {effect.clause} has no norm called `{effect.label}`",
                    effect.location,
                    concerns=agreement.id,
                )


def _powerless(agreement: Agreement, change: Change, norm: Norm) -> Iterator[Diagnostic]:
    """A change whose authors are owed nothing under any reading, and hold no power to make it.

    Whether they can where some of them might is for the verdict to say.
    """
    if change.kind is ChangeKind.REPUDIATION or not change.authors:
        return
    able: list[Term] = [*agreement.parties]
    able += [name for reading in agreement.party_readings for name in reading.parties]
    able += [term for said in _said(norm) for term in (*said.claimant, *said.deed.to)]
    able += [
        holder
        for power in agreement.norms
        for said in _said(power)
        if said.kind is Kind.POWER and said.deed.verb == change.kind.power
        for holder in said.subject
    ]
    readable = not any(isinstance(term, Phrase) for term in able)
    if readable and not set(able) & set(change.authors):
        authors = ", ".join(change.authors)
        yield diagnostic(
            "A617",
            f"{authors} cannot change `{norm.label}` for those to whom it is owed",
            change.location,
            concerns=norm.id,
        )


def _said(norm: Norm) -> Iterator[Terms]:
    """The sentence of a norm, as each text and reading has it."""
    yield norm.terms
    yield from (version for _, version in norm.versions if version is not None)
    yield from (limb.terms for limb in norm.limbs)
