"""How much of a duty was done, as the evidence at hand has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.compliance.matching import version
from armistice.compliance.targets import targets
from armistice.evidence import Finding

if TYPE_CHECKING:
    from armistice.compliance.duty import Duty


def progress_of(duty: Duty) -> str:
    """How much of what is due was reported done, in words: ``29 of 62 persons``."""
    deed = duty.resolved.terms.deed
    if not (deed.amounts or deed.every):
        return ""
    totals: dict[str, float] = {}
    levels: dict[str, float] = {}
    whole = False
    for target in targets(duty):
        for bearing in duty.setting.bearings(target.done):
            weighed = duty.setting.weigh(bearing, duty.standard, duty.hearing)
            quantity = weighed.quantity
            told = version(bearing.event)
            if weighed.finding is not Finding.YES or quantity is None:
                continue
            if not duty.setting.begun(weighed):
                continue
            whole = whole or quantity.all
            amount = quantity.value if quantity.value is not None else quantity.at_least
            if amount is None:
                continue
            unit = quantity.unit
            if told.observation:
                levels[unit] = max(levels.get(unit, 0.0), amount)
            else:
                totals[unit] = totals.get(unit, 0.0) + amount
    words = []
    for unit in dict.fromkeys([*(a.unit for a in deed.amounts), *totals]):
        amount = max(totals.get(unit, 0.0), levels.get(unit, 0.0))
        asked = next((a.value for a in deed.amounts if a.unit == unit), None)
        if amount or asked:
            words.append(f"{amount:,g}" + (f" of {asked:,g}" if asked else "") + f" {unit}")
    if whole:
        words.append("said to be all")
    return ", ".join(words)
