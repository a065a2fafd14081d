"""Start-up: the command's help and the check of the flagship case, beside the bare interpreter.

Absolute times depend on the machine; the ratios of one run are what to compare.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 11
CASE = Path(__file__).parent.parent / "cases" / "nagorno-karabakh"
COMMANDS = {
    "bare interpreter": ["-c", "pass"],
    "import click": ["-c", "import click"],
    "armistice --help": ["-m", "armistice", "--help"],
    "armistice check CASE": ["-m", "armistice", "check", str(CASE), "--format", "concise"],
    "armistice verdicts CASE (one board)": ["-m", "armistice", "verdicts", str(CASE)],
    "armistice verdicts CASE (all choices, json)": [
        *("-m", "armistice", "verdicts", str(CASE)),
        *("--reading", "all", "--evidence", "all", "--format", "json"),
    ],
}


def median_seconds(arguments: list[str]) -> float:
    """The median wall-clock time of a command, one warm-up round left out."""
    times = []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        subprocess.run(
            [sys.executable, *arguments],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def rows() -> list[tuple[str, float, float]]:
    """Command, seconds, and how many times the bare interpreter's start that is."""
    seconds = {name: median_seconds(arguments) for name, arguments in COMMANDS.items()}
    bare = seconds["bare interpreter"]
    return [(name, taken, taken / bare) for name, taken in seconds.items()]


def main() -> None:
    """Print the medians as a table."""
    print(f"{ROUNDS} rounds, median")
    print()
    print("| command | seconds | times the bare interpreter |")
    print("|---|---:|---:|")
    for name, taken, ratio in rows():
        print(f"| {name} | {taken:.3f} | {ratio:.1f} |")
        sys.stdout.flush()
