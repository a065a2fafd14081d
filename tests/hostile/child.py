"""Loads and shows one case within bounds on memory, and tells how it went; see ``bounds.py``."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from pathlib import Path

try:
    import resource
except ImportError:  # Windows bounds no memory this way
    resource = None  # type: ignore[assignment]

MEGABYTE = 1 << 20


def main() -> None:
    folder, megabytes = Path(sys.argv[1]), int(sys.argv[2])
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (megabytes * MEGABYTE,) * 2)
    from armistice.case import load_case
    from armistice.diagnostics import Form, capped, render

    started = time.perf_counter()
    case = load_case(folder)
    loaded = time.perf_counter() - started
    some, left_out = capped(case.diagnostics)
    texts = [render(some, form, read=case.source_text) for form in Form]
    sys.stdout.write(
        json.dumps(
            {
                "codes": Counter(each.code for each in case.diagnostics),
                "files": sorted({each.location.file for each in case.diagnostics}),
                "messages": [each.message for each in case.diagnostics[:5]],
                "helps": [each.help for each in case.diagnostics[:5]],
                "events": list(case.events)[:3],
                "actors": len(case.actors),
                "norms": sum(len(each.norms) for each in case.agreements.values()),
                "shown": sum(map(len, texts)),
                "left_out": list(left_out),
                "hash": case.hash,
                "seconds": loaded,
                "all_seconds": time.perf_counter() - started,
                "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
                if resource is not None
                else 0,
            }
        )
    )


if __name__ == "__main__":
    main()
