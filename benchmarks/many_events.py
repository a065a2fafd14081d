"""Many events: the flagship agreement replayed over its record grown to 50,000 events.

The grown record repeats the real events with other ids and days, drawn with a fixed seed, so that
acts, places, actors and accounts keep their mixture.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from armistice.case import load_case
from armistice.compliance.board import board
from armistice.dates import parse_when

if TYPE_CHECKING:
    from armistice.case import CheckedCase
    from armistice.record.model import Event

CASE = Path(__file__).parent.parent / "cases" / "nagorno-karabakh"
EVENTS = 50_000
FIRST, DAYS = date(2020, 11, 10), 1_400


def grown(case: CheckedCase, count: int) -> CheckedCase:
    """The case with its events repeated on other days until there are ``count``."""
    draw = random.Random(2020)  # a fixed seed, no secret
    real = list(case.events.values())
    events: dict[str, Event] = dict(case.events)
    while len(events) < count:
        model = draw.choice(real)
        day = parse_when((FIRST + timedelta(days=draw.randrange(DAYS))).isoformat())
        name = f"grown-{len(events)}"
        accounts = tuple(replace(account, date=day, differs=None) for account in model.accounts)
        events[name] = replace(model, id=name, date=day, accounts=accounts)
    return replace(case, events=MappingProxyType(events))


def main() -> None:
    """Print time and memory of one board over all readings and standards."""
    case = grown(load_case(CASE), EVENTS)
    for contested in (False, True):
        start = time.perf_counter()
        found = board(
            case,
            agreement="nk-2020",
            as_of="2024-12-31",
            reading="all",
            evidence="all",
            contested=contested,
        )
        taken = time.perf_counter() - start
        scale = 1024 * 1024 if sys.platform == "darwin" else 1024
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
        what = "with all choices compared" if contested else "verdicts alone"
        print(
            f"{len(case.events):,} events, {len(found.verdicts)} verdicts, {what}: "
            f"{taken:.1f} s, peak {memory:.0f} MB"
        )


if __name__ == "__main__":
    main()
