"""Run benchmarks and print them as tables: `python -m benchmarks [NAME]...`.

Without names, `startup` runs.
"""

from __future__ import annotations

import platform
import sys
from importlib import import_module

NAMES = ("startup", "traces", "many_events", "pdf_anchors", "quotations")


def main(names: list[str]) -> None:
    """Print one table for each name; nothing is written."""
    unknown = [name for name in names if name not in NAMES]
    if unknown:
        sys.exit(f"no benchmark is called {', '.join(unknown)}; there is: {', '.join(NAMES)}")
    for name in names or ["startup"]:
        print(f"{name}, CPython {platform.python_version()}")
        print()
        import_module(f"benchmarks.{name}").main()


if __name__ == "__main__":
    main(sys.argv[1:])
