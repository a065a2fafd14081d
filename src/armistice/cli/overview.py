"""What ``armistice --help`` says: the commands in one line each. Imports nothing."""

from __future__ import annotations

from armistice import __version__

COMMANDS = {
    "new": "Begin a case, or an agreement of a case from its text.",
    "example": "Copy an example case into a folder of yours.",
    "check": "Say what is wrong, doubtful or worth a word in a case.",
    "explain": "Say what a code of `check` means and how to mend it.",
    "verdicts": "Say who kept what: by norm, bearer, reading and evidence.",
    "why": "Show what a verdict rests on, down to the passages.",
    "lives": "Say how long a ceasefire held, in hours, by each voice.",
    "accounts": "List where accounts of one fact differ, side by side.",
    "calendar": "Say what falls due, runs out or begins, and when.",
    "whatif": "Suppose other events or another sentence: what changes.",
    "source": "Add a document to a case; show what is held of a source.",
    "cite": "Find words in a source; print the citation to paste.",
    "anchors": "Say where the citations of a case stand, by source.",
    "anchor": "Approve words that differ from those of their source.",
    "seal": "Say what is in texts that you hold and may not pass on.",
    "bibliography": "Sources to and from BibTeX, RIS, CSL-JSON; references.",
    "brief": "Write a case as one page to read, print and hand on.",
    "fmt": "Lay out agreement files, meaning and comments untouched.",
    "migrate": "Bring a case of an older format to the one of today.",
    "schemas": "Write the JSON Schemas of the record, for editors.",
    "completion": "Print what completes commands and options in your shell.",
}
"""Each command and its line in the overview; ``armistice.cli.commands`` has a module for each."""

_HEAD = """\
Usage: armistice [OPTIONS] COMMAND [ARGUMENTS]...

  Agreements that end wars, as code, replayed over a record of events:
  what was agreed, who kept it, by whose reading and on whose evidence.

Commands:
"""

_TAIL = """\

Options:
  --version   Show the version and exit.
  -h, --help  Show this message and exit; each command has its own.

Start here:
  armistice check cases/nagorno-karabakh
  armistice verdicts cases/nagorno-karabakh --as-of 2023-09-18
  armistice why cases/nagorno-karabakh traffic --as-of 2023-09-18
  armistice new borderland --text accord.txt

Exit codes: 0 clean, 1 findings (errors in a case, files to lay out),
2 wrong usage or an error of the program."""


def overview() -> str:
    """The help of the whole program."""
    width = max(map(len, COMMANDS))
    lines = "".join(f"  {name.ljust(width)}  {line}\n" for name, line in COMMANDS.items())
    return _HEAD + lines + _TAIL


def version_line() -> str:
    """Name and version."""
    return f"armistice {__version__}"
