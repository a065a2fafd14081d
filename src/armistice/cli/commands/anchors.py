"""``armistice anchors``: where the citations of a case stand."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import draw, emit, say, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from armistice.case.anchors import CheckedAnchor

_STATUSES = (
    "verified",
    "located",
    "drifted",
    "ambiguous",
    "orphan",
    "no-words",
    "sealed",
    "not-sealed",
    "not-held",
)


@click.command()
@case_argument
@click.option("--source", default="", metavar="SOURCE", help="List the citations of one source.")
@click.option("--status", type=click.Choice(_STATUSES), help="List the citations that stand so.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    help="Show a table, or write every citation as JSON or CSV.",
)
def command(folder: Path, source: str, status: str | None, form: str) -> None:
    """Say where the citations of a case stand, counted by source.

    Verified are those whose words a program has found in the text of their
    source, and those that a person has approved; drifted, ambiguous and orphan
    ones fail `check`. Of a text that is not here a seal may say what its holder
    found. With --source or --status the citations are listed one by one.

    \b
    Example:
      armistice anchors cases/nagorno-karabakh
      armistice anchors cases/nagorno-karabakh --source aliyev-2021
      armistice anchors cases/nagorno-karabakh --status drifted

    \b
    Exit codes: 0 none fails, 1 some are drifted, ambiguous or orphans, 2 wrong
    usage or an error of the program.
    """
    import armistice

    case = armistice.load(folder)
    if source and source not in case.sources:
        raise click.UsageError(f"the case has no source `{source}`.")
    found = [
        one
        for one in case.anchors(source)
        if status in {None, one.status.name.lower().replace("_", "-")}
    ]
    if form == "json":
        rows = {"case": case.id, "citations": [_row(one) for one in found]}
        emit((json.dumps(rows, ensure_ascii=False, indent=2) + "\n").encode())
    elif form == "csv":
        from armistice.cli.sheet import csv_of_rows

        emit(csv_of_rows([_row(one) for one in found]).encode())
    else:
        listed = bool(source or status)
        emit(draw(*(_list(found, folder) if listed else _counts(found))))
    counts = Counter(str(one.status) for one in found)
    told = ", ".join(f"{count:,} {name}" for name, count in counts.most_common())
    say(f"{folder}: {told or 'no such citation'}")
    if any(one.status.fails for one in found):
        raise SystemExit(1)


def _row(anchor: CheckedAnchor) -> dict[str, Any]:
    citation, located = anchor.citation, anchor.located
    return {
        "source": citation.source,
        "status": str(anchor.status),
        "outcome": str(located.outcome) if located else None,
        "rung": int(located.rung) if located else None,
        "locator": citation.locator,
        "start": citation.start,
        "end": citation.end,
        "position": located.start if located and located.start >= 0 else None,
        "why": located.why if located else "",
        "approved_by": anchor.approval.by if anchor.approval else "",
        "concerns": anchor.concerns,
        "file": citation.location.file,
        "line": citation.location.line,
    }


def _counts(anchors: Sequence[CheckedAnchor]) -> Iterator[RenderableType]:
    """One row for each source of which anything is known; the others are counted below."""
    from rich.text import Text

    from armistice.cli.layout import Row, Section, table
    from armistice.evidence.anchors.status import AnchorStatus

    by_source: dict[str, Counter[AnchorStatus]] = defaultdict(Counter)
    for one in anchors:
        by_source[one.citation.source][one.status] += 1
    known = {
        name: counts for name, counts in by_source.items() if set(counts) != {AnchorStatus.NOT_HELD}
    }
    columns = [
        status
        for status in AnchorStatus
        if status is AnchorStatus.VERIFIED or any(counts[status] for counts in known.values())
    ]
    rows = tuple(
        Row((Text(name), *(_number(counts[status], fails=status.fails) for status in columns)))
        for name, counts in known.items()
    )
    if rows:
        head = [Text("source", style="dim"), *(Text(str(each), style="dim") for each in columns)]
        yield from table(head, [Section(Text(), rows)], width(), most=(0,) * len(head))
        yield Text()
    others = len(by_source) - len(known)
    if others:
        are = "source is" if others == 1 else "sources are"
        yield Text(f"{others:,} {are} not held: nothing is known of what is cited from them.")


def _number(count: int, *, fails: bool) -> Any:
    from rich.text import Text

    return Text(f"{count:,}" if count else "·", style="bold" if fails and count else "")


def _list(anchors: Sequence[CheckedAnchor], folder: Path) -> Iterator[RenderableType]:
    from rich.text import Text

    for one in anchors:
        citation = one.citation
        end = f" … {citation.end}" if citation.end else ""
        outcome = str(one.located.outcome) if one.located else ""
        outcome = f" ({outcome})" if outcome not in {"", str(one.status)} else ""
        place = f"{folder.as_posix()}/{citation.location.file}:{citation.location.line}"
        yield Text.assemble((str(one.status), "bold"), f"{outcome}  “{citation.start}{end}”")
        told = [citation.source, citation.locator, one.located.why if one.located else ""]
        if one.approval:
            told.append(f"approved by {one.approval.by}, {one.approval.date}")
        yield Text(f"  {', '.join(filter(None, told))}", style="dim")
        yield Text(f"  {place}", style="dim")
