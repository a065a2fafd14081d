"""Whether the version of the text can matter to a norm: its own words, or what it hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.norms.model import Agreement, Change, Norm


def text_matters(agreement: Agreement, norm: Norm) -> bool:
    """Whether a norm, or one that its verdict hangs on, may differ between the texts."""
    seen = {norm.id}
    ahead = [norm]
    while ahead:
        one = ahead.pop()
        if _varies(agreement, one):
            return True
        for other in _heard(agreement, one):
            if other.id not in seen:
                seen.add(other.id)
                ahead.append(other)
    return False


def _varies(agreement: Agreement, norm: Norm) -> bool:
    """Whether the texts differ on the norm itself: its words, its start, its changes."""
    starts = any(one.axis == "text" for one in agreement.effective_readings)
    return (
        bool(norm.versions)
        or any(member.axis == "text" for member in norm.memberships)
        or (starts and norm.terms.start is None)
        or any(
            member.axis == "text"
            for change in _changes(agreement, norm)
            for member in change.memberships
        )
    )


def _changes(agreement: Agreement, norm: Norm) -> Iterator[Change]:
    """The changes that touch a norm, or bring it in."""
    for place, change in enumerate(agreement.changes):
        touched = any(
            not effect.clause or (effect.clause, effect.label) == (norm.clause, norm.label)
            for effect in change.effects
        )
        if touched or place == norm.added_by:
            yield change


def _heard(agreement: Agreement, norm: Norm) -> Iterator[Norm]:
    """The norms on which the verdict of a norm hangs directly."""
    terms = [
        norm.terms,
        *(limb.terms for limb in norm.limbs),
        *(version for _, version in norm.versions if version is not None),
    ]
    labels = {label for one in terms for label in agreement.awaited(norm, one)}
    labels |= {one.as_long_as for one in terms}
    clauses = {number for one in terms for number in one.subject_to}
    changed = any(True for _ in _changes(agreement, norm))
    for other in agreement.norms:
        binding = other.terms.finding == "binds" and (
            not other.terms.over or norm.label in other.terms.over
        )
        power = changed and other.terms.kind is Kind.POWER
        if other.label in labels or other.clause in clauses or binding or power:
            yield other
