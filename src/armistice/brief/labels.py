"""Labels of a map: where there is room for the name of a place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

FONT = 13.0
SMALL = 10.5
LETTER = 0.56
"""The usual width of a letter, as a share of the size of the font."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a place: the name, and beneath it the names that the sides use."""

    x: float
    y: float
    anchor: str
    name: str
    sides: str


def placed_label(
    at: tuple[float, float],
    name: str,
    sides: str,
    size: tuple[float, float],
    taken: Sequence[Box],
) -> Label | None:
    """The label of a point where it covers nothing, with the sides' names if they fit too."""
    x, y = at
    width, height = size
    for line in dict.fromkeys((sides, "")):
        tall = FONT + (SMALL + 2 if line else 0)
        spots = (
            (x + 9, y + 4 - (tall - FONT) / 2, "start"),
            (x - 9, y + 4 - (tall - FONT) / 2, "end"),
            (x, y - 9 - (tall - FONT), "middle"),
            (x, y + 10 + FONT, "middle"),
            (x + 8, y - 8 - (tall - FONT), "start"),
            (x + 8, y + 8 + FONT, "start"),
            (x - 8, y - 8 - (tall - FONT), "end"),
            (x - 8, y + 8 + FONT, "end"),
        )
        for left, top, anchor in spots:
            label = Label(round(left, 1), round(top, 1), anchor, name, line)
            box = label_box(label)
            if box[0] < 2 or box[1] < 2 or box[2] > width - 2 or box[3] > height - 2:  # noqa: PLR2004
                continue
            if not any(overlap(box, other) for other in taken):
                return label
    return None


def label_box(label: Label) -> Box:
    """The box that a label takes up, letters being of a usual width."""
    wide = max(len(label.name) * FONT, len(label.sides) * SMALL) * LETTER
    left = {"start": label.x, "end": label.x - wide, "middle": label.x - wide / 2}[label.anchor]
    low = label.y + 4 + (SMALL + 2 if label.sides else 0)
    return left, label.y - FONT, left + wide, low


def overlap(first: Box, second: Box) -> bool:
    """Whether two boxes share a point."""
    return (
        first[0] < second[2]
        and second[0] < first[2]
        and first[1] < second[3]
        and second[1] < first[3]
    )
