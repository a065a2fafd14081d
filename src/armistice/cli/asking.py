"""What several commands ask for, and what is said when the case has no such thing."""

from __future__ import annotations

from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from armistice.api import Case

F = TypeVar("F", bound="Callable[..., Any]")

EVIDENCE = "reported|undisputed|corroborated|independent|by:ACTOR|all"


def case_argument(function: F) -> F:
    """The folder of the case."""
    kind = click.Path(exists=True, file_okay=False, path_type=Path)
    return click.argument("folder", metavar="CASE", type=kind)(function)


def date_options(function: F) -> F:
    """The date on which the world is looked at, and the date by which accounts were given."""
    known = click.option(
        "--known-at",
        default="",
        metavar="DATE",
        help="Let only accounts given by this date speak.  [default: the whole record]",
    )
    seen = click.option(
        "--as-of",
        default="",
        metavar="DATE",
        help="Look at the world on this date.  [default: the date in case.yaml]",
    )
    return seen(known(function))


def agreement_option(function: F) -> F:
    """One agreement of several."""
    words = "Only this agreement.  [default: all]"
    return click.option("--agreement", default="", metavar="ID", help=words)(function)


def evidence_option(default: str, words: str) -> Callable[[F], F]:
    """The standard of evidence, with what it is for."""
    return click.option(
        "--evidence", default=default, show_default=True, metavar=EVIDENCE, help=words
    )


def reading_options(function: F) -> F:
    """Reading and text version."""
    reading = click.option(
        "--reading",
        default="plain",
        show_default=True,
        metavar="NAME|all",
        help="Read the agreement as this side does; `plain` takes no side's reading.",
    )
    text = click.option(
        "--text",
        default="",
        metavar="NAME|all",
        help="Take this version of the text.  [default: what is authentic]",
    )
    return reading(text(function))


def choice_options(function: F) -> F:
    """Reading, text version and standard of evidence."""
    counted = "Count an event as having happened on this much evidence."
    return reading_options(evidence_option("reported", counted)(function))


def open_case(folder: Path) -> Case:
    """Load a case that has something to answer with; its errors are announced, not shown.

    Raises:
        click.UsageError: No agreement of the case can be read.
    """
    import armistice

    case = armistice.load(folder)
    errors = sum(entry.severity == "error" for entry in case.diagnostics)
    see = f"see `armistice check {folder}`"
    if not case.agreements and not errors:
        begin = f"armistice new {folder} --text FILE"
        raise click.UsageError(f"`{folder}` holds no agreement yet; begin one with `{begin}`.")
    if not case.agreements:
        raise click.UsageError(f"`{folder}` holds no agreement that can be read; {see}.")
    if not any(one.norms for one in case.agreements.values()):
        click.echo(
            "no norm is encoded yet, so there is nothing to judge: write the first one below a "
            "clause, as in\n  ceasefire: each of PARTY and PARTY must not attack in PLACE",
            err=True,
        )
    if errors:
        plural = "s" if errors > 1 else ""
        click.echo(
            f"warning: the case has {errors} error{plural}; "
            f"what could not be read is left out ({see})",
            err=True,
        )
    return case


@contextmanager
def usage_errors(case: Case, **asked: str) -> Iterator[None]:
    """Turn what the case cannot answer into a usage error that says what was perhaps meant.

    Args:
        case: The case that is asked.
        asked: What was asked for, by option: agreement, reading, text, evidence, bearer,
            event.

    Raises:
        click.UsageError: A choice that the case does not have.
    """
    from armistice.compliance.choices import ChoiceError
    from armistice.evidence import StandardError

    try:
        yield
    except (ChoiceError, StandardError) as error:
        words = str(error)
        meant = "" if "did you mean" in words else _meant(case, asked)
        stop = "" if words.endswith("?") else "."
        raise click.UsageError(f"{words}{stop}{meant}") from error


def full_norm(case: Case, name: str) -> str:
    """The id of a norm that is named in full or by its end: ``traffic``, ``6/traffic``.

    Raises:
        click.UsageError: Several norms are called so.
    """
    every = [norm.id for one in case.agreements.values() for norm in one.norms]
    ends = [norm for norm in every if norm == name or norm.endswith(f"/{name}")]
    if name in every or not ends:
        return name
    if len(ends) > 1:
        raise click.UsageError(f"several norms are called `{name}`: {', '.join(ends)}.")
    return ends[0]


def _meant(case: Case, asked: dict[str, str]) -> str:
    """The name that was perhaps meant, over all that was asked for."""
    standards = ["reported", "undisputed", "corroborated", "independent", "all"]
    only = asked.get("agreement", "")
    agreements = [one for one in case.agreements.values() if only in {"", one.id}]
    known: dict[str, Iterable[str]] = {
        "agreement": case.agreements,
        "reading": [name for one in agreements for name in (*one.reading_names, "all")],
        "text": [text.name for one in agreements for text in one.texts],
        "evidence": [*standards, *(f"by:{name}" for name in case.actors)],
        "bearer": case.actors,
        "event": case.events,
    }
    for axis, names in known.items():
        name = asked.get(axis, "")
        if name and name not in names and (meant := _close(name, names)):
            return meant
    return ""


def _close(name: str, names: Iterable[str]) -> str:
    close = get_close_matches(name.lower(), list(names), n=1, cutoff=0.5)
    return f" Did you mean `{close[0]}`?" if close else ""
