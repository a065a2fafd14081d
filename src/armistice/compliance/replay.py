"""The plain interpreter: one norm, one bearer, one choice, one answer.

It reads the agreement as norms, finds the events that bear on each, weighs their accounts, and
compares dates. Everything that it looks at is noted, so that a trace can show it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.compliance.achieve import achieve
from armistice.compliance.conditions import OthersBreach
from armistice.compliance.duty import Due, Duty
from armistice.compliance.excuses import handed_over
from armistice.compliance.findings import ruling
from armistice.compliance.keep import broken, cleared, keep
from armistice.compliance.lasting import lasting
from armistice.compliance.limits import permit_or_power
from armistice.compliance.periodic import periodic
from armistice.compliance.recurring import arises_anew, each_time
from armistice.compliance.resolve import MOST_ASSIGNMENTS, Resolver
from armistice.compliance.standing import listed
from armistice.compliance.times import bind, from_effect
from armistice.compliance.verdict import Result, Use, Word, unique
from armistice.norms.model import Kind, Sharing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.compliance.keep import Stretch
    from armistice.compliance.resolve import Resolved
    from armistice.compliance.setting import Setting
    from armistice.evidence import Standard
    from armistice.norms.model import Meaning, Norm

MOST_OUTCOMES = 8
_TOGETHER = "+"


class Replay:
    """Replays one agreement over one setting; answers are computed once and kept."""

    def __init__(self, setting: Setting) -> None:
        """Prepare to replay the setting's agreement."""
        self.setting = setting
        self.agreement = setting.agreement
        self.resolver = Resolver(
            setting.agreement,
            setting.record.vocabulary,
            setting.record.sources,
            setting.zone,
            setting.known_at,
            setting.as_of,
        )
        self._resolved: dict[tuple[str, str, str], tuple[Resolved, ...]] = {}
        self._results: dict[tuple[object, ...], tuple[Duty, Result]] = {}
        self._open: set[tuple[str, str, str, str]] = set()

    # --- questions ------------------------------------------------------------------------

    def resolved(self, norm: Norm, reading: str, text: str) -> tuple[Resolved, ...]:
        """What a norm may demand under a reading and text; empty where it is not in force."""
        key = (norm.id, reading, text)
        if key not in self._resolved:
            self._resolved[key] = self.resolver.resolve(norm, reading, text)
        return self._resolved[key]

    def bearers(self, norm: Norm, reading: str, text: str) -> tuple[str, ...]:
        """Who answers for a norm under a reading and text; one empty name if it names nobody."""
        return unique(
            bearer
            for resolved in self.resolved(norm, reading, text)
            for bearer in _bearers(resolved)
        )

    def claimants(self, resolved: Resolved, bearer: str) -> tuple[str, ...]:
        """To whom a norm is owed: as it says, else to its receivers, else to the other parties."""
        terms = resolved.terms
        own = {w for name in bearer.split(_TOGETHER) for w in self.setting.voices.wholes(name)}
        explicit = resolved.names(terms.claimant)
        actors = self.setting.record.actors
        receivers = tuple(n for n in resolved.names(terms.deed.to) if n in actors)
        for names in (explicit, receivers, resolved.parties):
            others = tuple(name for name in names if name not in own)
            if others:
                return others
        return resolved.parties

    def answer(
        self, norm: Norm, bearer: str, reading: str, text: str, standard: Standard
    ) -> Result:
        """What a norm comes to for a bearer under a choice.

        Where the reading leaves a phrase open, the answer is the common one of all its meanings,
        or ``undetermined`` between them. A norm that the choice leaves out is ``not in force``.
        """
        guard = (norm.id, reading, text, str(standard))
        if guard in self._open:
            return Result(Word.UNDETERMINED, steps=("the sequence leads back to itself",))
        self._open.add(guard)
        try:
            results = [
                self._evaluate(resolved, bearer, reading, text, standard)[1]
                for resolved in self.resolved(norm, reading, text)
                if bearer in _bearers(resolved)
            ]
        finally:
            self._open.discard(guard)
        return _common(results)

    def duties(
        self, norm: Norm, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[tuple[Duty, Result], ...]:
        """Each meaning that a norm may have under a choice: its times, and what it came to.

        The duties are those of the answers, with the deadline and the period that were used.
        """
        self.answer(norm, bearer, reading, text, standard)
        return tuple(
            self._evaluate(resolved, bearer, reading, text, standard)
            for resolved in self.resolved(norm, reading, text)
            if bearer in _bearers(resolved)
        )

    # --- one evaluation -------------------------------------------------------------------

    def _evaluate(
        self, resolved: Resolved, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[Duty, Result]:
        around: object = None
        if self._looks_around(resolved):
            around = (reading, text)
        elif resolved.terms.subject_to:
            # Texts that hand over the same places come to the same.
            duty = self._duty(resolved, bearer, reading, text, standard)
            around = tuple(handed_over(duty))
        key = (
            resolved.norm.id,
            resolved.signature(),
            bearer,
            str(standard),
            around,
        )
        if key not in self._results:
            self._results[key] = self._compute(resolved, bearer, reading, text, standard)
        return self._results[key]

    def _looks_around(self, resolved: Resolved) -> bool:
        """Whether an answer depends on other norms or changes, and so on the whole choice."""
        agreement, norm = self.agreement, resolved.norm
        return bool(
            agreement.awaited(norm, resolved.terms)
            or resolved.terms.as_long_as
            or norm.added_by is not None
            or any(
                not effect.clause or (effect.clause, effect.label) == (norm.clause, norm.label)
                for change in agreement.changes
                for effect in change.effects
            )
            or any(
                other.terms.finding == "binds"
                and (not other.terms.over or norm.label in other.terms.over)
                for other in agreement.norms
            )
        )

    def _compute(
        self, resolved: Resolved, bearer: str, reading: str, text: str, standard: Standard
    ) -> tuple[Duty, Result]:
        duty = self._duty(resolved, bearer, reading, text, standard)
        waiting = bind(duty)
        return duty, waiting if waiting is not None else _judged(duty)

    def _duty(
        self, resolved: Resolved, bearer: str, reading: str, text: str, standard: Standard
    ) -> Duty:
        names = tuple(filter(None, bearer.split(_TOGETHER)))
        if resolved.has_zones:
            wholes = (self.setting.voices.wholes(name) for name in names)
            resolved = replace(resolved, own=frozenset[str]().union(*wholes))
        claimants = self.claimants(resolved, bearer)
        return Duty(
            setting=self.setting,
            resolved=resolved,
            bearer=bearer,
            claimants=claimants,
            standard=standard,
            hearing=self.setting.hearing(names, claimants),
            period=from_effect(self.setting, resolved),
            due=Due(None),
            reading=reading,
            text=text,
            replay=self,
        )

    def breaches(
        self,
        norm: Norm,
        bearer: str,
        reading: str,
        text: str,
        standard: Standard,
        meant: Mapping[str, Meaning] | None = None,
    ) -> list[OthersBreach]:
        """The certain breaches of a duty to keep that nothing excepts, whatever others do.

        Phrases mean what they are ``meant`` to, as far as that is said.
        """
        every, given = self.resolved(norm, reading, text), meant or {}
        alike = [r for r in every if all(given.get(p, m) == m for p, m in r.meanings.items())]
        for resolved in alike or every:
            if bearer in _bearers(resolved) and resolved.terms.kind in {Kind.FORBID, Kind.MAINTAIN}:
                duty = self._duty(resolved, bearer, reading, text, standard)
                if bind(duty, whatever_others_do=True) is None:
                    found = [s for s in _judged_breaches(duty) if s.certain and not s.excepted]
                    uses = {use.event: use for use in duty.all_uses()}
                    return [OthersBreach(s.start, s.begins, uses[s.events[0]]) for s in found]
        return []


def _judged_breaches(duty: Duty) -> list[Stretch]:
    """The times of breach as the bodies that may find on them have left them."""
    return cleared(duty, broken(duty)[0], ruling(duty))


def _judged(duty: Duty) -> Result:
    """The verdict that the kind of the norm gives."""
    match duty.resolved.terms.kind:
        case Kind.ACHIEVE:
            return each_time(duty) if arises_anew(duty) else achieve(duty)
        case Kind.DURATION:
            return lasting(duty)
        case Kind.PERMIT | Kind.POWER:
            return permit_or_power(duty)
        case Kind.PERIODIC:
            return periodic(duty)
        case Kind.EFFORT | Kind.DECLARE | Kind.MECHANISM | Kind.DEFERRAL:
            return listed(duty)
    return keep(duty)


def _bearers(resolved: Resolved) -> tuple[str, ...]:
    names = resolved.bearers
    if resolved.terms.sharing in {Sharing.EACH, Sharing.ONE} or len(names) <= 1:
        return names or ("",)
    return (_TOGETHER.join(names),)


def _common(results: list[Result]) -> Result:
    """The answer that all meanings share, or ``undetermined`` between them."""
    if not results:
        return Result(Word.NOT_IN_FORCE)
    first = results[0]
    words = unique(w for r in results for w in (r.outcomes or (r.word,)))
    if len({r.word for r in results}) == 1:
        if len({(r.since, r.until) for r in results}) == 1:
            return replace(first, uses=_uses(results))
        # The meanings agree on the word and not on the dates: no date is everybody's.
        found = unique(f"since {r.since} until {r.until or 'now'}" for r in results if r.since)
        said = f"the meanings agree on the word and not on the dates: {'; '.join(found)}"
        return replace(
            first, since="", until="", episodes=(), uses=_uses(results), steps=(*first.steps, said)
        )
    return replace(
        first,
        word=Word.UNDETERMINED,
        since="",
        until="",
        episodes=(),
        outcomes=words[:MOST_OUTCOMES],
        capped=len(words) > MOST_OUTCOMES or len(results) >= MOST_ASSIGNMENTS,
        uses=_uses(results),
        steps=unique(step for r in results for step in r.steps),
    )


def _uses(results: list[Result]) -> tuple[Use, ...]:
    found: dict[str, Use] = {}
    for result in results:
        for use in result.uses:
            if use.event not in found or (use.used and not found[use.event].used):
                found[use.event] = use
    return tuple(found.values())
