"""``armistice whatif``: what changes if something is supposed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import (
    agreement_option,
    case_argument,
    choice_options,
    date_options,
    full_norm,
    open_case,
    usage_errors,
)
from armistice.cli.screen import coloured, draw, emit, say, width

if TYPE_CHECKING:
    from armistice.api import Case
    from armistice.case.edit import EditError

_TOLD = ("asserted by", "denied by", "conceded by")


@click.command()
@case_argument
@click.option(
    "--add",
    multiple=True,
    metavar="FILE.yaml",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Add the records of a file, written as those of the case are.",
)
@click.option(
    "--event",
    "events",
    multiple=True,
    metavar="SENTENCE",
    help="Add an event: 'DATE ACT by ACTOR to ACTOR of OBJECT at PLACE, asserted by ACTOR'.",
)
@click.option(
    "--account",
    default="",
    metavar="ACTOR",
    help="Let this actor assert every --event that names nobody who does.",
)
@click.option("--leave-out", multiple=True, metavar="EVENT", help="Leave out an event.")
@click.option(
    "--leave-out-account",
    "leave_out_accounts",
    multiple=True,
    metavar="EVENT:ACTOR",
    help="Leave out what an actor says of an event.",
)
@click.option(
    "--amend",
    multiple=True,
    metavar="'NORM: SENTENCE'",
    help="Give a norm another sentence, or a limb of one: 'kalbajar: by 2020-12-01'.",
)
@agreement_option
@date_options
@choice_options
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="Show a table, or write both sides of every change.",
)
def command(
    folder: Path,
    add: tuple[Path, ...],
    events: tuple[str, ...],
    account: str,
    leave_out: tuple[str, ...],
    leave_out_accounts: tuple[str, ...],
    amend: tuple[str, ...],
    agreement: str,
    as_of: str,
    known_at: str,
    reading: str,
    text: str,
    evidence: str,
    form: str,
) -> None:
    """Say which verdicts and dates change if something is supposed.

    Every option that supposes something may be given several times. Records are
    added first, then events and accounts left out, then sentences amended.
    Nothing is written, neither in the case nor elsewhere.

    In --event, `no` before a state says that it does not hold (`no passage`);
    `under NORM` names the norm that a notice or a refusal is about; `denied by`
    and `conceded by` add accounts. --amend takes `absent` for a norm that is to
    be left out. An event that is left out takes the change with it that is
    recorded as this event.

    \b
    Example:
      armistice whatif cases/nagorno-karabakh --as-of 2021-04-01 \\
          --event "2021-03-01 attack by azerbaijan at shusha, asserted by armenia"
      armistice whatif cases/nagorno-karabakh --as-of 2020-12-31 \\
          --amend "kalbajar: by 2020-11-20"
      armistice whatif cases/nagorno-karabakh \\
          --leave-out 2020-11-15-kalbajar-extension-granted

    \b
    Exit codes: 0 answered (whatever changes), 1 mistakes in a file to add,
    2 wrong usage or an error of the program.
    """
    if not (add or events or leave_out or leave_out_accounts or amend):
        options = "--add, --event, --leave-out, --leave-out-account, --amend"
        raise click.UsageError(f"suppose something: {options}.")
    case = open_case(folder)
    from armistice.case.edit import EditError

    try:
        with usage_errors(case, agreement=agreement, reading=reading, text=text, evidence=evidence):
            found = case.what_if(
                add=add,
                events=[_told(words, account) for words in events],
                leave_out=leave_out,
                leave_out_accounts=leave_out_accounts,
                amend=[_in_full(case, words) for words in amend],
                agreement=agreement,
                as_of=as_of,
                known_at=known_at,
                reading=reading,
                text=text,
                evidence=evidence,
            )
    except EditError as error:
        _explain(error)
    except UnicodeDecodeError as error:
        raise click.UsageError(f"a file to add is not UTF-8 (byte {error.start}).") from error
    except OSError as error:
        raise click.UsageError(f"`{error.filename}` cannot be read: {error.strerror}.") from error
    if form == "json":
        emit((json.dumps(found.to_dict(), ensure_ascii=False, indent=2) + "\n").encode())
        return
    from armistice.cli.difference import show

    emit(draw(*show(case, found, evidence, width())))


def _told(words: str, account: str) -> str:
    """The short form of an event, with the account that --account gives it."""
    if not account or any(told in words for told in _TOLD):
        return words
    return f"{words}, asserted by {account}"


def _in_full(case: Case, sentence: str) -> str:
    """The sentence with the norm named in full, where it is named by its end."""
    name, colon, words = sentence.partition(":")
    return f"{full_norm(case, name.strip())}{colon}{words}"


def _explain(error: EditError) -> None:
    """Show the mistakes in what was to be supposed, and leave."""
    from armistice.diagnostics import render

    colour = coloured() and sys.stderr.isatty()
    say(render(error.diagnostics, read=error.texts.get, colour=colour).rstrip("\n"))
    of_a_file = all(not one.location.file.startswith("--") for one in error.diagnostics)
    raise SystemExit(1 if of_a_file else 2)
