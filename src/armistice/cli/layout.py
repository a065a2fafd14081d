"""Tables with headings between their rows, their columns fitted to the screen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.table import Table
from rich.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

INDENT = 2
GAP = 2
_LONGEST_WORD = 40


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row, and words that run below them across all columns, further indented."""

    cells: tuple[Text, ...]
    below: Text | None = None
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the rows below it."""

    heading: Text
    rows: tuple[Row, ...]


def longest_line(cell: Text) -> int:
    """How wide a cell is when nothing is folded."""
    return max((line.cell_len for line in cell.split("\n")), default=0)


def longest_word(cell: Text) -> int:
    """How narrow a cell can be without breaking a word; an address is no word."""
    words = cell.plain.replace("\n", " ").split(" ")  # and not at a no-break space
    return max((min(Text(word).cell_len, _LONGEST_WORD) for word in words), default=0)


def widths(
    rows: Sequence[Sequence[Text]], available: int, *, most: Sequence[int], gap: int
) -> tuple[int, ...]:
    """The width of each column: what it needs, the widest columns giving way where room is short.

    Args:
        rows: All rows, the head among them.
        available: What the whole table may take, indent and gaps included.
        most: The most that each column is worth; 0 for no limit.
        gap: How many columns stand empty between two.
    """
    columns = list(zip(*rows, strict=True))
    least = [max(map(longest_word, column)) for column in columns]
    wanted = [max(map(longest_line, column)) for column in columns]
    wanted = [
        max(low, min(wish, limit)) if limit else wish
        for wish, low, limit in zip(wanted, least, most, strict=True)
    ]
    room = available - INDENT - gap * (len(columns) - 1)
    while sum(wanted) > room:
        # The column that is furthest above its least gives way first.
        slack = [wish - low for wish, low in zip(wanted, least, strict=True)]
        widest = max(range(len(slack)), key=slack.__getitem__)
        if slack[widest] <= 0:
            break
        wanted[widest] -= 1
    return tuple(wanted)


def least_width(rows: Sequence[Sequence[Text]], *, gap: int = GAP) -> int:
    """How narrow a screen may be before the table breaks words."""
    columns = list(zip(*rows, strict=True))
    needed = sum(max(map(longest_word, column)) for column in columns)
    return needed + INDENT + gap * (len(columns) - 1)


def table(
    head: Sequence[Text],
    sections: Sequence[Section],
    available: int,
    *,
    most: Sequence[int],
    gap: int = GAP,
) -> Iterator[RenderableType]:
    """Draw a head, and each section with its heading above its rows."""
    rows = [row.cells for section in sections for row in section.rows]
    sizes = widths([head, *rows], available, most=most, gap=gap)
    whole = min(available, INDENT + sum(sizes) + gap * (len(sizes) - 1))
    yield _grid(head, sizes, gap)
    yield Text("─" * whole, style="dim")
    for section in sections:
        yield section.heading
        for row in section.rows:
            yield _grid(row.cells, sizes, gap)
            if row.below is not None:
                yield Padding(row.below, (0, 0, 0, INDENT + row.indent))


def _grid(cells: Sequence[Text], sizes: Sequence[int], gap: int) -> RenderableType:
    grid = Table.grid(padding=(0, gap, 0, 0), pad_edge=False)
    for size in sizes:
        grid.add_column(width=size, overflow="fold")
    grid.add_row(*cells)
    return Padding(grid, (0, 0, 0, INDENT))
