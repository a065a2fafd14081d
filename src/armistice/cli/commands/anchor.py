"""``armistice anchor``: approve words that differ from those of their source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import draw, say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.case.anchors import CheckedAnchor
    from armistice.dates import When


@click.group()
def command() -> None:
    """Decide about citations whose words differ from those of their source.

    \b
    Example:
      armistice anchor approve mycase gazette "agreed to" --by "A. Reader" --date 2031-04-02

    \b
    Exit codes: 0 decided, 1 not, 2 wrong usage or an error of the program.
    """


@command.command(short_help="Approve a citation though its text has other words.")
@case_argument
@click.argument("source")
@click.argument("words")
@click.option("--by", required=True, metavar="NAME", help="Who has compared the words.")
@click.option("--date", "day", required=True, metavar="DATE", help="The day on which they did.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def approve(folder: Path, source: str, words: str, by: str, day: str, *, yes: bool) -> None:
    """Approve the citation of SOURCE that begins with WORDS, though the text differs.

    Shows word by word how the text differs, asks, and appends an entry to
    `approvals.yaml` in the case: phrase, words found, hash of the text, who and
    when. The entry is for others to review. It holds until the phrase, the
    words found or the text change. To take it back, delete the entry.

    \b
    Example:
      armistice anchor approve mycase gazette "agreed to" --by "A. Reader" --date 2031-04-02

    \b
    Exit codes: 0 approved, 1 not approved, 2 wrong usage or an error of the program.
    """
    import armistice
    from armistice.case.anchors import NotHeldError, held_text
    from armistice.case.approvals import approval_for, write_approval
    from armistice.case.writing import WritingError

    if not by.strip():
        raise click.UsageError("--by: name who has compared the words.")
    case = armistice.load(folder)
    try:
        text = held_text(case.checked, source)
    except NotHeldError as error:
        raise click.UsageError(f"{error}.") from error
    anchor = _asked(case, source, words)
    date = _date(day)
    say(draw(*_difference(anchor)).rstrip("\n"))
    if not yes and not click.confirm("Approve these words?", err=True):
        say("nothing is written")
        raise SystemExit(1)
    approval = approval_for(case.checked, anchor, text.text.text_hash, by=by.strip(), date=date)
    try:
        path = write_approval(folder, approval)
    except WritingError as error:
        raise click.UsageError(f"{error}.") from error
    say(f"wrote {approval.id} to {path.as_posix()}")


def _asked(case: Case, source: str, words: str) -> CheckedAnchor:
    """The one citation that begins with these words and needs a decision."""
    from armistice.evidence.anchors.folding import fold
    from armistice.evidence.anchors.status import APPROVABLE

    begun = [
        one for one in case.anchors(source) if fold(one.citation.start).startswith(fold(words))
    ]
    if not begun:
        raise click.UsageError(f"no citation of `{source}` begins with these words.")
    open_ones = [
        one
        for one in begun
        if one.located and one.located.outcome in APPROVABLE and not one.approval
    ]
    if not open_ones:
        raise click.UsageError(f"{_standing(begun)}: there is nothing to approve.")
    different = {(one.citation.start, one.citation.end) for one in open_ones}
    if len(different) > 1:
        raise click.UsageError(f"{len(different)} citations begin so: give more WORDS.")
    return open_ones[0]


def _standing(anchors: Sequence[CheckedAnchor]) -> str:
    first = anchors[0]
    return f"the citation is {first.status}" + (", by approval" if first.approval else "")


def _date(day: str) -> When:
    from armistice.dates import DateError, parse_when

    try:
        return parse_when(day)
    except DateError as error:
        raise click.UsageError(f"--date: {error.message}.") from error


def _difference(anchor: CheckedAnchor) -> Sequence[RenderableType]:
    """How the words differ: those of the citation struck out, those of the text underlined."""
    from rich.text import Text

    from armistice.case.anchors import anchor_of
    from armistice.cli.screen import coloured
    from armistice.evidence.anchors.difference import Change, marked_difference, word_difference

    assert anchor.located is not None, "what is nowhere cannot be approved"
    words = " ".join(anchor_of(anchor.citation).words.split())
    head = Text.assemble((str(anchor.located.outcome), "bold"), f": {anchor.located.why}")
    if not coloured():
        return head, Text(f"  {marked_difference(words, anchor.located.found)}")
    styles = {
        Change.SAME: "",
        Change.ONLY_ANCHOR: "red strike",
        Change.ONLY_TEXT: "green underline",
    }
    runs = word_difference(words, anchor.located.found)
    shown = Text(" ").join(Text(run.words, style=styles[run.change]) for run in runs)
    return head, Text.assemble("  ", shown)
