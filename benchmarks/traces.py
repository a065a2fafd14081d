"""Traces: random agreements with random logs, replayed, and every trace judged by the checker.

Set ``ARMISTICE_TRACES`` to another number of agreements than 10,000.
"""

from __future__ import annotations

import os
import resource
import sys
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "compliance"))

from made_agreements import agreement
from made_logs import log, world
from made_records import with_events

from armistice.compliance.board import replay_of
from armistice.compliance.checker import Checker
from armistice.compliance.trace import trace
from armistice.evidence import Standard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.case import CheckedCase
    from armistice.compliance.traced import Trace

AGREEMENTS = int(os.environ.get("ARMISTICE_TRACES", "10000"))
STANDARDS = ("reported", "undisputed", "corroborated", "independent", "by:bearer", "by:southland")
DATES = ("2031-03-10", "2031-03-20", "2031-04-02", "2031-04-30")
SHOWN = 10


def made(seed: int, everywhere: CheckedCase) -> tuple[CheckedCase, tuple[str, str, str, str, str]]:
    """The case of a seed, and the choice under which it is looked at."""
    random = Random(seed)
    one = agreement(random)
    case = replace(
        with_events(everywhere, log(random, one)), agreements=MappingProxyType({one.id: one})
    )
    choice = (
        random.choice(DATES),
        random.choice(["", "", "2031-03-20"]),
        random.choice(one.reading_names),
        random.choice([text.name for text in one.texts]),
        random.choice(STANDARDS),
    )
    return case, choice


def traces(case: CheckedCase, choice: tuple[str, str, str, str, str]) -> Iterator[Trace]:
    """The trace of every norm and bearer under one choice."""
    as_of, known_at, reading, text, standard = choice
    one = case.agreements["made"]
    replay = replay_of(case, one, as_of, known_at)
    for norm in one.norms:
        for bearer in replay.bearers(norm, reading, text):
            parsed = Standard.parse(standard)
            yield trace(replay, norm, bearer, (reading, text, parsed), (as_of, known_at))


def main() -> None:
    """Print how many traces were accepted and rejected, with time and memory."""
    everywhere = world()
    said: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    words: Counter[str] = Counter()
    shown = 0
    replayed = judged = 0.0
    for seed in range(AGREEMENTS):
        case, choice = made(seed, everywhere)
        start = time.perf_counter()
        found = list(traces(case, choice))
        middle = time.perf_counter()
        checker = Checker(case.agreements["made"], case)
        judgements = [(one, checker.check(one)) for one in found]
        replayed += middle - start
        judged += time.perf_counter() - middle
        for one, judgement in judgements:
            said[str(judgement.status)] += 1
            kinds[one.kind] += 1
            words[str(one.answer.word)] += 1
            if not judgement.accepted and shown < SHOWN:
                shown += 1
                print(f"seed {seed}, {one.norm}, {one.bearer}: {judgement.status}")
                print("\n".join(f"    {reason}" for reason in judgement.reasons))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("| what | how much |")
    print("|---|---:|")
    print(f"| agreements with logs | {AGREEMENTS:,} |")
    for status in ("accepted", "rejected", "cannot judge"):
        print(f"| traces: {status} | {said[status]:,} |")
    print(f"| kinds of norm | {len(kinds)} |")
    print(f"| different verdict words | {len(words)} |")
    print(f"| seconds to replay and trace | {replayed:.1f} |")
    print(f"| seconds to check | {judged:.1f} |")
    print(f"| peak memory, MB | {peak:.0f} |")
