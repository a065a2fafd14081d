"""Run the benchmarks and print them as a table: `python -m benchmarks`."""

from __future__ import annotations

import platform
import sys

from benchmarks.startup import ROUNDS, rows


def main() -> None:
    """Print one table; nothing is written."""
    print(f"CPython {platform.python_version()}, {ROUNDS} rounds, median")
    print()
    print("| command | seconds | times the bare interpreter |")
    print("|---|---:|---:|")
    for name, taken, ratio in rows():
        print(f"| {name} | {taken:.3f} | {ratio:.1f} |")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
