"""What stands in an agreement without a verdict: efforts, recitals, mechanisms, open matters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.duty import REASONS
from armistice.compliance.matching import PlaceTest, Proposition
from armistice.compliance.verdict import Word
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty
    from armistice.compliance.verdict import Result


def listed(duty: Duty) -> Result:
    """No verdict: for an effort the acts that bear on it, otherwise what the text says."""
    if duty.period.start >= duty.setting.now:
        return duty.result(Word.PENDING)
    terms = duty.resolved.terms
    match terms.kind:
        case Kind.EFFORT:
            _list_acts(duty)
        case Kind.DEFERRAL:
            duty.say(f"the text leaves open: {terms.words}")
        case Kind.DECLARE:
            duty.say(f"declared: {terms.words}")
        case Kind.MECHANISM:
            weight = {"binds": "whose finding binds", "advises": "whose finding advises"}
            note = weight.get(terms.finding, "what its finding does, the text does not say")
            duty.say(f"{terms.deed.verb} {', '.join(terms.over)}; {note}")
    return duty.result(Word.NO_VERDICT)


def _list_acts(duty: Duty) -> None:
    """Note the acts of the bearer that bear on what it must endeavour to do."""
    deed, resolved = duty.resolved.terms.deed, duty.resolved
    vocabulary = duty.setting.record.vocabulary
    verbs = resolved.names([deed.verb])
    places = (*deed.place, *(t for t in deed.of if t in duty.setting.record.places))
    wanted = Proposition(
        acts=frozenset(act for verb in verbs for act in vocabulary.descendants(verb)),
        by=duty.answerable,
        nameless=False,
        places=frozenset(resolved.names(places)),
        place_test=PlaceTest.MEETS,
    )
    for bearing in duty.setting.bearings(wanted):
        weighed = duty.setting.weigh(bearing, duty.standard, duty.hearing)
        if duty.setting.begun(weighed) and bearing.supports:
            duty.use(weighed, f"bears on the effort; {REASONS[weighed.finding]}", used=False)
