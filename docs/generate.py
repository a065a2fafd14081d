"""Write again every part of the documentation that a command gives: ``python docs/generate.py``.

In the pages, a comment says where the fenced block below it comes from:

    <!-- output: armistice verdicts docs/example --reading all -->
    <!-- output until `Contested`: armistice verdicts docs/example -->
    <!-- excerpt: docs/example/river-2021.agreement: from `clause 2` to `clause 3` -->

An ``output`` is what the command prints, first its findings and then its remarks, up to the line
that begins with a text if one is given. An ``excerpt`` goes from the first line that begins with
one text up to the line before the next that begins with the other. A test in ``tests/docs`` fails
while anything is stale.
"""  # noqa: INP001 - a script beside the pages that it writes

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

from armistice.diagnostics.document import document as diagnostics
from armistice.record.document import document as vocabulary

ROOT = Path(__file__).resolve().parents[1]
WHOLE_PAGES = {"docs/diagnostics.md": diagnostics, "docs/vocabulary.md": vocabulary}
WIDTH = 100

_BLOCK = re.compile(
    r"^(?P<marker><!-- (?P<kind>output|excerpt)(?: until `(?P<cut>.+?)`)?: (?P<what>.+?) -->\n)"
    r"(?P<fence>```(?P<language>\w*)\n)(?P<body>.*?)^```\n",
    re.MULTILINE | re.DOTALL,
)
_EXCERPT = re.compile(r"(?P<file>\S+): from `(?P<first>.+?)` to `(?P<last>.+?)`")


def pages() -> dict[str, str]:
    """Every page with generated parts, as it should be, by its path in the project."""
    written = {path: make() for path, make in WHOLE_PAGES.items()}
    for path in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))):
        name = path.relative_to(ROOT).as_posix()
        if name not in written:
            text = path.read_text(encoding="utf-8")
            fresh = _BLOCK.sub(_fresh, text)
            if _BLOCK.search(text):
                written[name] = fresh
    return written


def _fresh(block: re.Match[str]) -> str:
    body = _output(block["what"]) if block["kind"] == "output" else _excerpt(block["what"])
    if block["cut"]:
        body = body.partition(f"\n{block['cut']}")[0]
    return f"{block['marker']}{block['fence']}{body.rstrip()}\n```\n"


@cache
def _output(command: str) -> str:
    """What a command prints in the folder of the project, on a screen of fixed width."""
    program, *arguments = shlex.split(command)
    if program != "armistice":
        raise ValueError(f"only armistice runs here, not {program}")
    with tempfile.TemporaryDirectory() as folder:
        arguments = [each.replace("FOLDER", folder) for each in arguments]
        done = subprocess.run(  # noqa: S603 - our own program on our own pages
            [sys.executable, "-c", "from armistice.cli import main; main()", *arguments],
            cwd=ROOT,
            env={**os.environ, "COLUMNS": str(WIDTH), "NO_COLOR": "1", "PYTHONUTF8": "1"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        if done.returncode not in {0, 1}:
            raise RuntimeError(f"`{command}` failed: {done.stderr}")
        shown = (done.stdout + done.stderr).replace(folder, "FOLDER")
    return "\n".join(line.rstrip() for line in shown.splitlines())


def _excerpt(what: str) -> str:
    asked = _EXCERPT.fullmatch(what)
    if asked is None:
        raise ValueError(f"`{what}` names no excerpt")
    lines = (ROOT / asked["file"]).read_text(encoding="utf-8").splitlines()
    first = next(n for n, line in enumerate(lines) if line.strip().startswith(asked["first"]))
    rest = lines[first + 1 :]
    last = next(
        (n for n, line in enumerate(rest) if line.strip().startswith(asked["last"])), len(rest)
    )
    return "\n".join([lines[first], *rest[:last]])


def main() -> None:
    """Write every page that is stale."""
    for name, text in pages().items():
        path = ROOT / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            sys.stdout.write(f"wrote {name}\n")


if __name__ == "__main__":
    main()
