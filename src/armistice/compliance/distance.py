"""How far two places lie apart, by the outlines that the record gives them.

Outlines are laid on a plane that touches the earth at their mean latitude (the equirectangular
projection: Snyder 1987, equations 12-1 and 12-2, on a sphere). Over the tens of kilometres of which
agreements speak this errs by a few metres in a kilometre at most.
"""

from __future__ import annotations

import itertools
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

RADIUS = 6371.0088
"""Mean radius of the earth in kilometres (IUGG 1980)."""

Point = tuple[float, float]
Path = tuple[Point, ...]

_DEPTH = {
    "Point": 0,
    "MultiPoint": 1,
    "LineString": 1,
    "MultiLineString": 2,
    "Polygon": 2,
    "MultiPolygon": 3,
}


def apart(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[float, float] | None:
    """How far one GeoJSON geometry lies from another: least and most, in kilometres.

    The least distance is 0 where they touch or one lies in the other; the most is that of the
    corner of ``one`` farthest from the other. ``None`` where either has no coordinates in degrees.
    """
    first, second = _paths(one), _paths(other)
    if not first or not second:
        return None
    latitudes = [y for path in (*first, *second) for _, y in path]
    shrink = math.cos(math.radians(sum(latitudes) / len(latitudes)))
    first, second = _flat(first, shrink), _flat(second, shrink)
    segments = [segment for path in second for segment in _segments(path)]
    most = max(
        0.0 if _holds(other, second, p) else min(_to(p, c, d) for c, d in segments)
        for path in first
        for p in path
    )
    if _encloses(one, first, second) or _encloses(other, second, first):
        return 0.0, most
    least = min(
        _between(a, b, c, d) for path in first for a, b in _segments(path) for c, d in segments
    )
    return least, most


def _paths(geometry: Mapping[str, Any]) -> tuple[Path, ...]:
    depth = _DEPTH.get(str(geometry.get("type")))
    if depth is None:
        return ()
    try:
        paths = tuple(_walk(geometry.get("coordinates"), depth))
    except (TypeError, ValueError, IndexError):
        return ()
    if geometry.get("type") == "MultiPoint":
        return tuple((point,) for path in paths for point in path)
    return paths


def _walk(coordinates: Any, depth: int) -> Iterator[Path]:
    if depth == 0:
        yield ((float(coordinates[0]), float(coordinates[1])),)
    elif depth == 1:
        yield tuple((float(x), float(y)) for x, y, *_ in coordinates)
    else:
        for part in coordinates:
            yield from _walk(part, depth - 1)


def _flat(paths: Sequence[Path], shrink: float) -> tuple[Path, ...]:
    degree = math.radians(1) * RADIUS
    return tuple(tuple((x * degree * shrink, y * degree) for x, y in path) for path in paths)


def _segments(path: Path) -> Iterator[tuple[Point, Point]]:
    if len(path) == 1:
        yield path[0], path[0]
    yield from itertools.pairwise(path)


def _encloses(geometry: Mapping[str, Any], area: Sequence[Path], shape: Sequence[Path]) -> bool:
    """Whether an area holds a part of the other shape."""
    return any(_holds(geometry, area, path[0]) for path in shape)


def _holds(geometry: Mapping[str, Any], area: Sequence[Path], point: Point) -> bool:
    """Whether an area holds a point (even-odd rule over all its rings)."""
    if geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        return False
    x, y = point
    inside = False
    for ring in area:
        for (x1, y1), (x2, y2) in _segments(ring):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def _between(a: Point, b: Point, c: Point, d: Point) -> float:
    """The least distance between two segments."""
    if _cross(a, b, c, d):
        return 0.0
    return min(_to(a, c, d), _to(b, c, d), _to(c, a, b), _to(d, a, b))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def _to(p: Point, a: Point, b: Point) -> float:
    """The distance of a point to a segment."""
    along = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2
    share = 0.0
    if along:
        share = ((p[0] - a[0]) * (b[0] - a[0]) + (p[1] - a[1]) * (b[1] - a[1])) / along
        share = min(1.0, max(0.0, share))
    return math.hypot(p[0] - a[0] - share * (b[0] - a[0]), p[1] - a[1] - share * (b[1] - a[1]))
