"""``armistice seal``: say what is in texts that are not passed on, without giving them away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import emit, say

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.case.sealing import Outcome


@click.command()
@case_argument
@click.argument("sources", metavar="[SOURCE]...", nargs=-1)
@click.option("--check", is_flag=True, help="Write nothing; show what would change.")
@click.option("--replace", is_flag=True, help="Replace a seal file that somebody else wrote into.")
def command(folder: Path, sources: tuple[str, ...], *, check: bool, replace: bool) -> None:
    """Seal texts that you hold and may not pass on.

    For each source, CASE/seals/SOURCE.yaml gets the hash of the text, and of
    each phrase that the case prints its hash, place and count; no other word
    of the text can be had from it. Without SOURCE, all sources marked as held
    whose text lies outside the case are sealed. Who has the case without the
    text then reads in `armistice check` what you found; who has the text
    verifies it. What is not in the text, or leads to no one place in it, is not
    sealed, and listed.

    Look through the new phrases, marked with +: sealing tells others that they
    are in the text.

    \b
    Example:
      armistice seal cases/nagorno-karabakh --check
      armistice seal cases/nagorno-karabakh aliyev-2021

    \b
    Exit codes: 0 all is sealed, 1 a phrase or a text is missing, or with
    --check something would change, 2 wrong usage or an error of the program.
    """
    import armistice
    from armistice.case.sealing import Sealing, SealingError, sealed, write
    from armistice.case.writing import WritingError

    case = armistice.load(folder).checked
    # What is amiss with anchors and seals (A8) is what sealing mends or lists.
    errors = sum(one.severity == "error" and one.code < "A8" for one in case.diagnostics)
    if errors:
        plural = "s" if errors > 1 else ""
        say(
            f"warning: the case has {errors} error{plural}; what could not be read is not sealed "
            f"(see `armistice check {folder}`)"
        )
    try:
        outcomes = list(sealed(case, sources, replace_edited=replace))
        if not check:
            write(folder, outcomes)
    except (SealingError, WritingError) as error:
        raise click.UsageError(f"{error}.") from error
    emit("".join(_shown(one, folder, check=check) for one in outcomes))
    for result in Sealing:
        of_it = [one for one in outcomes if one.result is result]
        if of_it:
            say(f"{folder}: {len(of_it)} {_result(of_it[0], check=check)}")
    if not outcomes:
        say(f"{folder}: no source is marked as held with a text outside the case")
    good = {Sealing.UNCHANGED} if check else {Sealing.UNCHANGED, Sealing.WRITTEN}
    if any(one.result not in good or one.missing for one in outcomes):
        raise SystemExit(1)


def _result(one: Outcome, *, check: bool) -> str:
    return "would change" if one.text and check else str(one.result)


def _shown(one: Outcome, folder: Path, *, check: bool) -> str:
    head = f"{folder.as_posix()}/{one.path}: {_result(one, check=check)}"
    if one.why:
        head += f": {one.why}"
    if one.printed_share:
        head += f"; the case prints {one.printed_share:.1%} of the text"
    lines = [head, *(f"  {change}" for change in one.changes)]
    for each in one.missing:
        place = f"{folder.as_posix()}/{each.location}"
        lines.append(f"  ! {place}: “{each.phrase}” {each.why}, and not sealed")
    return "\n".join(lines) + "\n"
