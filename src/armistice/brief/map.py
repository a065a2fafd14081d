"""The map: outlines of the case, places of the agreement and its events, drawn as SVG."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.brief.labels import LETTER, SMALL, label_box, overlap, placed_label
from armistice.brief.words import actor_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from armistice.api import Case
    from armistice.brief.labels import Box, Label
    from armistice.case.map_layers import Layer, Shape
    from armistice.compliance.chronicle import Entry
    from armistice.norms.model import Agreement, Terms
    from armistice.record.model import Place

WIDTH = 960.0
MOST_HEIGHT = 900.0
MARGIN = 0.16
LEAST_SPAN = 0.4
_BASE = "countries"
_LARGE = frozenset({"region", "district", "town"})


@dataclass(frozen=True, slots=True)
class Dot:
    """A place on the map; without a label where there is no room for one."""

    number: int
    x: float
    y: float
    kind: str
    title: str
    label: Label | None


@dataclass(frozen=True, slots=True)
class Named:
    """A place with its names by side, for the table under the map."""

    number: int
    name: str
    kind: str
    sides: tuple[tuple[str, str], ...]
    drawn: bool


@dataclass(frozen=True, slots=True)
class Drawn:
    """A line of the SVG: its path, what it is, and the name that the layer gives it."""

    kind: str
    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Map:
    """The drawing and the table of places."""

    width: float
    height: float
    shapes: tuple[Drawn, ...]
    countries: tuple[tuple[float, float, str], ...]
    towns: tuple[tuple[float, float, str], ...]
    dots: tuple[Dot, ...]
    legend: tuple[tuple[str, str], ...]
    scale: tuple[float, int]


@dataclass(frozen=True, slots=True)
class Projection:
    """Degrees to the drawing: equirectangular, true in the middle latitude."""

    box: Box
    factor: float
    squeeze: float

    @classmethod
    def around(cls, points: Sequence[tuple[float, float]], within: Box) -> Projection:
        """The projection that shows all points with a margin, inside the outlines."""
        west, east = min(p[0] for p in points), max(p[0] for p in points)
        south, north = min(p[1] for p in points), max(p[1] for p in points)
        wide = max((east - west) * MARGIN, LEAST_SPAN / 2)
        high = max((north - south) * MARGIN, LEAST_SPAN / 2)
        box = (
            max(west - wide, within[0]),
            max(south - high, within[1]),
            min(east + wide, within[2]),
            min(north + high, within[3]),
        )
        squeeze = math.cos(math.radians((box[1] + box[3]) / 2))
        factor = min(
            WIDTH / ((box[2] - box[0]) * squeeze), MOST_HEIGHT / max(box[3] - box[1], 1e-6)
        )
        return cls(box, factor, squeeze)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the drawing."""
        box = self.box
        return (
            round((box[2] - box[0]) * self.squeeze * self.factor, 1),
            round((box[3] - box[1]) * self.factor, 1),
        )

    def at(self, point: tuple[float, float]) -> tuple[float, float]:
        """Where a point in degrees stands in the drawing."""
        x = (point[0] - self.box[0]) * self.squeeze * self.factor
        y = (self.box[3] - point[1]) * self.factor
        return round(x, 1), round(y, 1)

    def shows(self, point: tuple[float, float]) -> bool:
        """Whether a point in degrees lies in the drawing."""
        west, south, east, north = self.box
        return west <= point[0] <= east and south <= point[1] <= north


def places_of(case: Case, agreement: Agreement, entries: Sequence[Entry]) -> tuple[Place, ...]:
    """The places that the agreement names and those of the events that verdicts use."""
    found: dict[str, None] = {}
    for norm in agreement.norms:
        for terms in (norm.terms, *(t for _, t in norm.versions if t is not None)):
            found.update(dict.fromkeys(_terms(terms)))
    for entry in entries:
        if entry.norms:
            event = case.events[entry.event]
            found.update(dict.fromkeys((*event.place, *event.object)))
    return tuple(case.places[name] for name in found if name in case.places)


def _terms(terms: Terms) -> Iterable[str]:
    deed = terms.deed
    for group in (deed.object, deed.place, deed.source, deed.of):
        yield from (str(term) for term in group)


def named_places(case: Case, places: Sequence[Place], drawn: frozenset[str]) -> tuple[Named, ...]:
    """The places with their names by side."""
    return tuple(
        Named(
            number=number,
            name=place.name,
            kind=place.kind,
            sides=tuple(
                (actor_name(case, name.used_by), name.text) for name in place.names if name.used_by
            ),
            drawn=place.id in drawn,
        )
        for number, place in enumerate(places, start=1)
    )


def draw_map(layers: Sequence[Layer], places: Sequence[Place]) -> tuple[Map | None, frozenset[str]]:
    """The map and the ids of the places on it; none without outlines or without a place."""
    within = _extent(layers)
    points = {place.id: point for place in places if (point := _point(place)) is not None}
    if within is None:
        return None, frozenset()
    inside = {name: p for name, p in points.items() if _is_in(p, within)}
    if not inside:
        return None, frozenset()
    view = Projection.around(list(inside.values()), within)
    shapes = tuple(_shapes(layers, view))
    dots = _dots(places, inside, view)
    width, height = view.size
    legend = tuple(
        dict.fromkeys(
            (s.kind, s.name) for s in shapes if s.kind in {"line", "dots", "area"} and s.name
        )
    )
    drawn = Map(
        width=width,
        height=height,
        shapes=shapes,
        countries=tuple(_country_names(layers, view, dots)),
        towns=tuple(_towns(layers, view, dots)),
        dots=dots,
        legend=legend,
        scale=_bar(view),
    )
    return drawn, frozenset(inside)


def _is_in(point: tuple[float, float], box: Box) -> bool:
    return box[0] <= point[0] <= box[2] and box[1] <= point[1] <= box[3]


def _extent(layers: Sequence[Layer]) -> Box | None:
    """The box of the base outlines, else of all."""
    chosen = [layer for layer in layers if layer.name == _BASE] or list(layers)
    points = [p for layer in chosen for shape in layer.shapes for path in shape.paths for p in path]
    if not points:
        return None
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _point(place: Place) -> tuple[float, float] | None:
    geometry = place.geometry
    if not geometry or geometry.get("type") != "Point":
        return None
    try:
        x, y = (float(value) for value in tuple(geometry["coordinates"])[:2])
    except (KeyError, TypeError, ValueError):
        return None
    return (x, y) if math.isfinite(x) and math.isfinite(y) else None


# --- outlines -------------------------------------------------------------------------------------


def _shapes(layers: Sequence[Layer], view: Projection) -> Iterable[Drawn]:
    """Base areas first, then water, then other areas, then lines."""
    order = {"land": 0, "lake": 1, "river": 2, "area": 3, "line": 4, "dots": 4}
    found: list[Drawn] = []
    for layer in layers:
        for shape in layer.shapes:
            path = _path(shape, view) if shape.kind != "point" else ""
            kind = _kind(layer, shape)
            if kind == "line" and any(drawn.kind == "line" for drawn in found):
                kind = "dots"
            if path:
                found.append(Drawn(kind, path, shape.name))
    return sorted(found, key=lambda drawn: order[drawn.kind])


def _kind(layer: Layer, shape: Shape) -> str:
    if layer.name == _BASE:
        return "land"
    if layer.name == "water":
        return "lake" if shape.kind == "area" else "river"
    return shape.kind


def _path(shape: Shape, view: Projection) -> str:
    width, height = view.size
    parts = []
    for path in shape.paths:
        points = [view.at(point) for point in path]
        # A shape wholly outside would only make the file larger.
        if all(x < 0 for x, _ in points) or all(x > width for x, _ in points):
            continue
        if all(y < 0 for _, y in points) or all(y > height for _, y in points):
            continue
        steps = "L".join(f"{x:g} {y:g}" for x, y in points)
        parts.append(f"M{steps}" + ("Z" if shape.kind == "area" else ""))
    return "".join(parts)


def _country_names(
    layers: Sequence[Layer], view: Projection, dots: Sequence[Dot]
) -> Iterable[tuple[float, float, str]]:
    """The name of each base area at the place of it farthest from dots and edges."""
    taken = [label_box(dot.label) for dot in dots if dot.label] + [
        (d.x - 5, d.y - 5, d.x + 5, d.y + 5) for d in dots
    ]
    width, height = view.size
    for layer in layers:
        if layer.name != _BASE:
            continue
        for shape in layer.shapes:
            half = len(shape.name) * 15 * 0.75 / 2
            best: tuple[float, float, float] | None = None
            rings = [[view.at(p) for p in path] for path in shape.paths]
            for step in range(1, 24):
                for row in range(1, 24):
                    x, y = width * step / 24, height * row / 24
                    box = (x - half, y - 14, x + half, y + 6)
                    corners = [(box[0], y), (box[2], y), (x, box[1]), (x, box[3])]
                    if box[0] < 4 or box[2] > width - 4:  # noqa: PLR2004
                        continue
                    if any(overlap(box, other) for other in taken):
                        continue
                    if not all(_inside(corner, rings) for corner in corners):
                        continue
                    near = min(_distance((x, y), ring) for ring in rings)
                    room = min(near, height - y, y)
                    if best is None or room > best[0]:
                        best = (room, x, y)
            if best is not None:
                yield round(best[1], 1), round(best[2], 1), shape.name


def _inside(point: tuple[float, float], rings: Sequence[Sequence[tuple[float, float]]]) -> bool:
    x, y = point
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, (*ring[1:], ring[0]), strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _distance(point: tuple[float, float], ring: Sequence[tuple[float, float]]) -> float:
    return min(math.hypot(point[0] - x, point[1] - y) for x, y in ring)


def _towns(
    layers: Sequence[Layer], view: Projection, dots: Sequence[Dot]
) -> Iterable[tuple[float, float, str]]:
    """Towns of the outlines, for orientation, where they crowd nothing."""
    taken = [label_box(dot.label) for dot in dots if dot.label] + [
        (d.x - 8, d.y - 8, d.x + 8, d.y + 8) for d in dots
    ]
    for layer in layers:
        for shape in layer.shapes:
            point = shape.paths[0][0]
            if shape.kind != "point" or not shape.name or not view.shows(point):
                continue
            x, y = view.at(point)
            box = (x - 4, y - 8, x + 6 + len(shape.name) * SMALL * LETTER, y + 5)
            if box[2] < view.size[0] and not any(overlap(box, other) for other in taken):
                taken.append(box)
                yield x, y, shape.name


def _bar(view: Projection) -> tuple[float, int]:
    """The length of the scale bar and the kilometres that it stands for."""
    per_degree = 111.2
    kilometres = next(
        (k for k in (100, 50, 20, 10, 5, 2, 1) if k / per_degree * view.factor < WIDTH / 5), 1
    )
    return round(kilometres / per_degree * view.factor, 1), kilometres


def _dots(
    places: Sequence[Place], points: dict[str, tuple[float, float]], view: Projection
) -> tuple[Dot, ...]:
    """The places, labelled where there is room; both sides' names where there is more."""
    at = {name: view.at(point) for name, point in points.items()}
    taken = [(x - 5, y - 5, x + 5, y + 5) for x, y in at.values()]
    dots = []
    numbered = [(number, p) for number, p in enumerate(places, start=1) if p.id in at]
    # Where there is no room for all, the larger places keep their names.
    for number, place in sorted(numbered, key=lambda pair: pair[1].kind not in _LARGE):
        x, y = at[place.id]
        sides = " · ".join(dict.fromkeys(name.text for name in place.names if name.used_by))
        label = placed_label((x, y), place.name, sides, view.size, taken)
        if label is not None:
            taken.append(label_box(label))
        names = f"{place.name} ({sides})" if sides else place.name
        dots.append(Dot(number, x, y, place.kind, names, label))
    return tuple(dots)
