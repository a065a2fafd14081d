"""Standards of evidence: when accounts suffice to say that something happened.

A standard tests a proposition and its denial alike. Both may pass (``disputed``), one of them,
or neither although somebody spoke (``not established``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.evidence.origins import citing, roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armistice.evidence.voices import Voices
    from armistice.record.model import Account, Actor


class StandardError(ValueError):
    """A text that names no standard of evidence."""


class Finding(StrEnum):
    """What accounts come to under a standard."""

    YES = "established"
    NO = "rejected"
    DISPUTED = "disputed"
    NOT_ESTABLISHED = "not established"
    UNHEARD = "unreported"


NAMES = ("reported", "undisputed", "corroborated", "independent")
_OPEN_TO_ALL = frozenset({"reported", "undisputed", "corroborated"})


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard of evidence: one of four, or ``by:ACTOR`` for one side's voices alone.

    ``by:bearer`` and ``by:claimant`` name the roles of the norm at hand.
    """

    name: str
    actor: str = ""

    def __str__(self) -> str:
        """As users write it."""
        return f"by:{self.actor}" if self.actor else self.name

    @classmethod
    def parse(cls, text: str) -> Standard:
        """Read ``reported``, ``undisputed``, ``corroborated``, ``independent`` or ``by:ACTOR``.

        Raises:
            StandardError: The text is none of these.
        """
        if text.startswith("by:") and text[3:]:
            return cls("by", text[3:].lower())
        if text in NAMES:
            return cls(text)
        raise StandardError(
            f"`{text}` is no standard of evidence: use one of {', '.join(NAMES)} or by:ACTOR"
        )


EACH_STANDARD = tuple(Standard(name) for name in NAMES)


@dataclass(frozen=True, slots=True)
class Hearing:
    """Before whom a proposition is weighed: the roles of the norm and the sides of the agreement.

    ``monitors`` are the actors whose word alone corroborates, unless bearer or claimant.
    """

    voices: Voices
    actors: Mapping[str, Actor]
    sides: tuple[str, ...]
    monitors: frozenset[str]
    bearers: tuple[str, ...]
    claimants: tuple[str, ...]

    def admitted(self, accounts: Iterable[Account], standard: Standard) -> list[Account]:
        """The accounts that a standard lets speak at all.

        Under ``by:`` give all accounts of the matter together, for and against: a later one of
        the same voice replaces an earlier one.
        """
        if standard.name == "by":
            return self._of_actor(accounts, standard.actor)
        if standard.name == "independent":
            every = tuple(accounts)
            cited = citing(every)
            return [account for account in every if self.is_independent(account, cited)]
        return list(accounts)

    def is_independent(
        self, account: Account, cited: Mapping[str, frozenset[str]] | None = None
    ) -> bool:
        """Whether neither voice nor origin stands on a side of the agreement.

        ``cited`` is what ``citing`` says of all accounts at hand: where an origin itself speaks on
        another's word, that other must stand on no side either.
        """
        return not any(
            self.voices.sides(name, self.sides, account.date)
            for name in (
                account.whose,
                account.origin or account.whose,
                *(roots(account, cited) if cited else ()),
            )
        )

    def heard(
        self, supports: Sequence[Account], opposes: Sequence[Account], standard: Standard
    ) -> tuple[Sequence[Account], Sequence[Account]]:
        """Of the accounts for and against a proposition, those that a standard lets speak."""
        if standard.name in _OPEN_TO_ALL:
            return supports, opposes
        every = [*supports, *opposes]
        admitted = self.admitted(every, standard)
        if len(admitted) == len(every):
            return supports, opposes
        return _among(supports, admitted), _among(opposes, admitted)

    def roles(self, standard: Standard) -> frozenset[str]:
        """Those among bearers and claimants on whom it depends what a standard finds."""
        if standard.name in {"undisputed", "corroborated"}:
            return frozenset((*self.bearers, *self.claimants))
        if standard.name == "by":
            return frozenset(self._spoken_for(standard.actor))
        return frozenset()

    def _spoken_for(self, actor: str) -> tuple[str, ...]:
        """The actors that ``by:ACTOR`` means; ``bearer`` and ``claimant`` are roles."""
        if actor == "bearer":
            return self.bearers
        return self.claimants if actor == "claimant" else (actor,)

    def _of_actor(self, accounts: Iterable[Account], actor: str) -> list[Account]:
        """One actor's voices; a voice's later account replaces its earlier one."""
        roles = self._spoken_for(actor)
        own = [
            account
            for account in accounts
            if any(self.voices.speaks_for(account.whose, role, account.date) for role in roles)
        ]
        if len(own) <= 1:
            return own
        return [
            account
            for account in own
            if not any(
                other.whose == account.whose and self.voices.is_later(other.date, account.date)
                for other in own
            )
        ]

    def opposes_as_side(self, accounts: Iterable[Account]) -> bool:
        """Whether bearer or claimant is among the voices of these accounts."""
        return any(
            self.voices.speaks_for(account.whose, role, account.date)
            for account in accounts
            for role in (*self.bearers, *self.claimants)
        )

    def corroborate(self, accounts: Sequence[Account]) -> bool:
        """Whether two unbound origins agree, or a monitor that is neither bearer nor claimant.

        Whom an account is bound to counts on its own date, and who cites whom to the end.
        """
        if any(self.is_monitor(account) for account in accounts):
            return True
        cited = citing(accounts)
        bound = [
            frozenset().union(*(self.voices.belongs(name, a.date) for name in roots(a, cited)))
            for a in accounts
        ]
        return any(
            first.isdisjoint(second)
            for number, first in enumerate(bound)
            for second in bound[number + 1 :]
        )

    def is_monitor(self, account: Account) -> bool:
        """Whether the voice is a monitor on neither end of the norm, speaking for itself."""
        if account.origin and account.origin != account.whose:
            return False
        actor = self.actors.get(account.whose)
        named = account.whose in self.monitors or (actor is not None and actor.kind == "mission")
        return named and not any(
            self.voices.speaks_for(account.whose, role, account.date)
            for role in (*self.bearers, *self.claimants)
        )


def weigh(
    supports: Sequence[Account],
    opposes: Sequence[Account],
    standard: Standard,
    hearing: Hearing,
) -> Finding:
    """Weigh the accounts for and against a proposition under a standard.

    Args:
        supports: Accounts that assert or concede what the norm needs.
        opposes: Accounts that deny it, or give other details that exclude it.
        standard: The standard asked for.
        hearing: The roles and sides before which it is weighed.

    Returns:
        ``YES`` or ``NO`` where one side alone meets the standard, ``DISPUTED`` where both do,
        ``NOT_ESTABLISHED`` where somebody spoke and neither does, ``UNHEARD`` where nobody spoke.
    """
    if not supports and not opposes:
        return Finding.UNHEARD
    return found(*hearing.heard(supports, opposes, standard), standard, hearing)


def found(
    for_it: Sequence[Account],
    against: Sequence[Account],
    standard: Standard,
    hearing: Hearing,
) -> Finding:
    """What the accounts come to that a standard has let speak, where somebody spoke at all."""
    yes, no = bool(for_it), bool(against)
    if standard.name == "undisputed":
        yes = yes and not hearing.opposes_as_side(against)
        # A side's own word against a stranger's does not make its denial undisputed.
        lone = bool(for_it) and all(hearing.opposes_as_side([each]) for each in against)
        no = no and not lone and not hearing.opposes_as_side(for_it)
    elif standard.name == "corroborated":
        yes, no = hearing.corroborate(for_it), hearing.corroborate(against)
    if yes and no:
        return Finding.DISPUTED
    if yes or no:
        return Finding.YES if yes else Finding.NO
    return Finding.NOT_ESTABLISHED


def _among(accounts: Sequence[Account], chosen: Sequence[Account]) -> list[Account]:
    """Those of some accounts that are among the chosen: the same accounts, not their likes."""
    return [account for account in accounts if any(account is one for one in chosen)]
