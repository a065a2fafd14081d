"""``armistice why``: what a verdict rests on."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import click

from armistice.cli.asking import (
    case_argument,
    choice_options,
    date_options,
    full_norm,
    open_case,
    usage_errors,
)
from armistice.cli.screen import draw, emit, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from armistice.api import Case
    from armistice.compliance.later import Later
    from armistice.compliance.traced import Trace


@click.command()
@case_argument
@click.argument("norm")
@click.option("--bearer", default="", metavar="ACTOR", help="Only this bearer.  [default: each]")
@date_options
@choice_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["tree", "json", "trace"]),
    default="tree",
    show_default=True,
    help="Show a tree, or write the derivation, or all that a checker needs, as JSON.",
)
@click.option("--all", "everything", is_flag=True, help="List the events that were set aside.")
@click.option("--check", is_flag=True, help="Have the verdicts derived again by another program.")
def command(
    folder: Path,
    norm: str,
    bearer: str,
    as_of: str,
    known_at: str,
    reading: str,
    text: str,
    evidence: str,
    form: str,
    *,
    everything: bool,
    check: bool,
) -> None:
    """Show what the verdicts on NORM rest on, one tree for each bearer.

    From the clause and its code over the meanings and the events down to the
    passages. NORM is an id as `armistice verdicts` gives it, or its end
    (`6/traffic`, `traffic`). Events that were looked at and set aside are
    counted by reason; --all lists them. With --known-at, the events that would
    bear but were told only later stand at the end.

    With --check, a small checker that shares nothing with the replay takes the
    trace of each verdict, looks whether an event was left out, and derives the
    verdict again.

    \b
    Example:
      armistice why cases/nagorno-karabakh traffic --as-of 2023-09-18
      armistice why cases/nagorno-karabakh 6/traffic --reading yerevan --all
      armistice why cases/nagorno-karabakh traffic --evidence all --check

    \b
    Exit codes: 0 answered, 1 a trace was rejected, 2 wrong usage or an error of the program.
    """
    case = open_case(folder)
    name = full_norm(case, norm)
    if check or form == "trace":
        choice = {"reading": reading, "text": text, "evidence": evidence, "bearer": bearer}
        with usage_errors(case, **choice):
            traces = case.trace(name, as_of=as_of, known_at=known_at, **choice)
        if form != "tree":
            written = [trace.to_dict() for trace in traces]
            emit((json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode())
        if check:
            _check(case, traces, say if form != "tree" else click.echo)
        return
    with usage_errors(case, reading=reading, text=text, evidence=evidence, bearer=bearer):
        trees = case.why(
            name,
            bearer=bearer,
            as_of=as_of,
            known_at=known_at,
            reading=reading,
            text=text,
            evidence=evidence,
        )
        later: tuple[Later, ...] = ()
        if known_at:
            later = case.known_only_later(
                name,
                known_at=known_at,
                bearer=bearer,
                as_of=as_of,
                reading=reading,
                text=text,
                evidence=evidence,
            )
    if form == "json":
        answer: dict[str, Any] = {
            "case": case.id,
            "as_of": as_of or case.as_of,
            "known_at": known_at or None,
            "norm": name,
            "derivations": [tree.to_dict() for tree in trees],
        }
        if known_at:
            answer["known_only_later"] = [one.to_dict() for one in later]
        emit((json.dumps(answer, ensure_ascii=False, indent=2) + "\n").encode())
        return
    from rich.text import Text

    from armistice.cli.tree import tree_of, tree_of_later

    parts = [part for tree in trees for part in (tree_of(tree, everything=everything), Text())]
    if later:
        parts += [tree_of_later(later, known_at), Text()]
    emit(draw(*parts[:-1]))


def _check(case: Case, traces: tuple[Trace, ...], tell: Callable[[str], object]) -> None:
    """Tell what the checker says of traces, reasons below; leave with 1 if it rejects one."""
    judged = [(trace, case.check_trace(trace)) for trace in traces]
    for trace, judgement in judged:
        if judgement.accepted:
            continue
        who = ", ".join(filter(None, [trace.norm, trace.bearer]))
        choice = f"reading {trace.reading}, text {trace.text or 'plain'}, {trace.evidence}"
        tell(f"{who} ({choice}): {judgement.status}")
        for reason in judgement.reasons:
            tell(f"  {reason}")
    counts = Counter(str(judgement.status) for _, judgement in judged)
    told = ", ".join(f"{count} {status}" for status, count in counts.items())
    tell("checked: accepted" if counts.keys() == {"accepted"} else f"checked: {told}")
    if counts["rejected"]:
        raise SystemExit(1)
