"""``armistice cite``: find words in a source and print the citation to paste."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from armistice.cli.asking import case_argument
from armistice.cli.screen import coloured, draw, emit, say

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from rich.console import RenderableType

    from armistice.evidence.anchors.cite import Cite, Place


@click.command()
@case_argument
@click.argument("source")
@click.argument("words")
@click.option("--end", default="", metavar="WORDS", help="How a longer passage ends.")
@click.option("--at", "locator", default="", metavar="LOCATOR", help="Where to look: `page 3`.")
@click.option("--choice", default=0, metavar="NUMBER", help="Which of the places listed is meant.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "yaml", "agreement", "json"]),
    default="text",
    show_default=True,
    help="Show the passage and both forms, or print one form alone.",
)
def command(
    folder: Path, source: str, words: str, end: str, locator: str, choice: int, form: str
) -> None:
    """Find WORDS in the text of SOURCE, and print the citation to paste.

    The citation has as few words as find the passage and no other: all of a
    short one, beginning and end of a long one, and where a reader would look.
    Words that stand in several places are listed with their surroundings; add
    --choice, or --at. Words that are not there are never cited: the nearest
    places are shown instead. Nothing is written.

    \b
    Example:
      armistice cite cases/nagorno-karabakh aliyev-2021 "military bases in Armenia"
      armistice cite cases/nagorno-karabakh aliyev-2021 "Minsk Group" --choice 2

    \b
    Exit codes: 0 cited, 1 not there or in several places, 2 wrong usage or an
    error of the program.
    """
    import armistice
    from armistice.case.anchors import NotHeldError
    from armistice.evidence.anchors.difference import marked_difference
    from armistice.evidence.anchors.model import Outcome

    case = armistice.load(folder)
    try:
        found = case.cite(source, words, end=end, locator=locator, choice=choice)
    except NotHeldError as error:
        stop = "" if str(error).endswith("?") else "."
        raise click.UsageError(f"{error}{stop}") from error
    if choice and found.anchor is None:
        raise click.UsageError(f"--choice {choice}: there is no such place.")
    if form == "json":
        emit((json.dumps(found.to_dict(source), ensure_ascii=False, indent=2) + "\n").encode())
    elif form == "text":
        emit(draw(*_shown(source, found)) + _forms(source, found))
    elif found.anchor is not None:
        emit(_only(source, found, form))
    if found.anchor is None:
        say(f"{source}: {found.located.outcome}: {found.located.why}")
        if found.located.found:
            say(f"  {marked_difference(words, found.located.found)}")
        if found.located.outcome is Outcome.ORPHAN and (others := case.sources_with(words)):
            say(f"these words are in {', '.join(others)}")
        if found.places and form == "text":
            say("add --choice NUMBER to cite one of these places")
        raise SystemExit(1)


def _only(source: str, found: Cite, form: str) -> str:
    from armistice.evidence.anchors.writing import agreement_citation, yaml_citation

    assert found.anchor is not None, "there is something to print"
    if form == "yaml":
        return f"- {yaml_citation(source, found.anchor)}\n"
    line = agreement_citation(source, found.anchor)
    if not line:
        raise click.UsageError(
            "an agreement cannot cite with a prefix or suffix: give more WORDS, or --end."
        )
    return f"{line}\n"


def _shown(source: str, found: Cite) -> Iterator[RenderableType]:
    """The passage with its surroundings and both forms, or the places that may be meant."""
    from rich.text import Text

    from armistice.evidence.anchors.model import Outcome

    if found.anchor is None:
        if found.places:
            several = found.located.outcome is Outcome.AMBIGUOUS
            yield Text("Which is meant?" if several else "The nearest:", style="bold")
        for number, place in enumerate(found.places, start=1):
            yield Text()
            yield Text.assemble((f"{number}  ", "bold"), (place.locator, "dim"))
            yield _passage(place)
        return
    yield Text.assemble((source, "bold"), f", {found.anchor.locator}: {found.located.outcome}")
    yield Text()
    yield _passage(found.places[0])
    yield Text()


def _forms(source: str, found: Cite) -> str:
    """Both forms of the citation, each on one line however narrow the screen, to be copied."""
    from armistice.evidence.anchors.writing import agreement_citation, yaml_citation

    if found.anchor is None:
        return ""
    forms = f"- {yaml_citation(source, found.anchor)}", agreement_citation(source, found.anchor)
    return "".join(f"{line}\n" for line in forms if line)


def _passage(place: Place) -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    around = place.surroundings
    # Without colours the words must stand out in another way.
    words = around.words if coloured() else f">>{around.words}<<"
    parts = (
        (around.before, "dim"),
        (words, "bold"),
        (around.after.rstrip(), "dim"),
    )
    return Padding(Text.assemble(*parts), (0, 0, 0, 3))
