"""Who may change what: claimants and parties, and those to whom the agreement gives a power."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.norms.model import ChangeKind, Kind

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.norms.model import Change


def may_make(duty: Duty, change: Change) -> bool:
    """Whether the authors of a change have power over a norm.

    All parties together have, and whoever a norm of the agreement gives the power to. All its
    claimants have too, but for an amendment: who is owed may give up what is owed, and not ask
    for more. A repudiation needs none: it has effect where a reading gives it effect.
    """
    if change.kind is ChangeKind.REPUDIATION:
        return True
    authors = set(change.authors)
    owed = change.kind is not ChangeKind.AMENDMENT and set(duty.claimants) <= authors
    if owed or set(duty.resolved.parties) <= authors:
        return True
    return bool(authors & _holders(duty, change.kind.power))


def _holders(duty: Duty, verb: str) -> set[str]:
    """Those to whom a norm gives a power under the choice at hand."""
    replay = duty.replay
    return {
        name
        for norm in (duty.setting.agreement.norms if replay is not None else ())
        if norm.terms.kind is Kind.POWER and replay is not None
        for resolved in replay.resolved(norm, duty.reading, duty.text)
        if verb in resolved.names([resolved.terms.deed.verb])
        for name in resolved.bearers
    }
