"""How long norms held, on a screen: one row for each bearer, one column for each voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from armistice.cli import wording
from armistice.cli.layout import Row, Section, least_width, table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.compliance.lives import Life


def show(case: Case, found: Sequence[Life], width: int) -> Iterator[RenderableType]:
    """Everything that ``armistice lives`` puts on a screen."""
    yield wording.plain(case.title or case.id, "bold")
    yield wording.plain("from the hour of effect to the first established breach", "dim")
    for identifier in dict.fromkeys(life.agreement for life in found):
        lives = [life for life in found if life.agreement == identifier]
        yield Text()
        yield from _agreement(case, identifier, lives, width)
    if not found:
        yield Text()
        yield Text("no norm that forbids or keeps anything was in force by then")
        return
    yield Text()
    yield Text("– no breach established on this evidence, which is not the same as none", "dim")
    if any(life.disputed for life in found):
        yield Text("? an earlier event is asserted and denied alike: not decided", "dim")


def _agreement(
    case: Case, identifier: str, lives: Sequence[Life], width: int
) -> Iterator[RenderableType]:
    yield wording.plain(f"{case.agreements[identifier].title}  {identifier}", "bold")
    voices = list(dict.fromkeys(life.evidence for life in lives))
    head = [Text(words, style="dim") for words in ("reading", "who")]
    head += [Text(_voice(case, voice), style="dim") for voice in voices]
    rows: dict[tuple[str, str, str, str], dict[str, Life]] = {}
    for life in lives:
        rows.setdefault((life.norm, life.bearer, life.reading, life.text), {})[life.evidence] = life
    several = len({key[2:] for key in rows}) > 1
    sections = []
    for norm in dict.fromkeys(key[0] for key in rows):
        under = [(key, cells) for key, cells in rows.items() if key[0] == norm]
        effective = next(iter(under[0][1].values())).effective.replace("T", " ")
        sections.append(
            Section(
                Text.assemble((norm.partition("/")[2], "bold"), f"  from {effective}"),
                tuple(
                    Row(
                        (
                            wording.plain(key[2] if several else ""),
                            wording.plain(wording.name_of(case, key[1]) if key[1] else "anybody"),
                            *(_cell(cells.get(voice)) for voice in voices),
                        ),
                        _events(cells.values()),
                        indent=2,
                    )
                    for key, cells in under
                ),
            )
        )
    if not several:
        head[0] = Text()
    cells_of_rows = [row.cells for section in sections for row in section.rows]
    if least_width([head, *cells_of_rows]) > width:
        yield from _one_below_the_other(head, sections)
        return
    yield from table(head, sections, width, most=(0, 24, *(16 for _ in voices)))


def _one_below_the_other(
    head: Sequence[Text], sections: Sequence[Section]
) -> Iterator[RenderableType]:
    """The same where the screen is too narrow for a column for each voice."""
    for section in sections:
        yield section.heading
        for row in section.rows:
            reading, who, *held = row.cells
            yield Text("  ") + Text(" ").join([cell for cell in (reading, who) if cell.plain])
            for voice, cell in zip(head[2:], held, strict=True):
                yield Text.assemble("    ", voice, "  ", cell)
            if row.below is not None:
                yield Padding(row.below, (0, 0, 0, 4))


def _voice(case: Case, evidence: str) -> str:
    standard, _, actor = evidence.partition(":")
    return f"by {wording.name_of(case, actor)}" if actor else standard


def _cell(life: Life | None) -> Text:
    if life is None:
        return Text("")
    return Text(life.words, style="" if life.event else "dim")


def _events(lives: Iterable[Life]) -> Text | None:
    """Each first breach once, with its day."""
    told = dict.fromkeys(
        (life.breach.replace("T", " "), life.event) for life in lives if life.event
    )
    if not told:
        return None
    return wording.plain("; ".join(f"{at} {event}" for at, event in sorted(told)), "dim")
