"""The checker's own ground: which place lies in which, and how far places lie from a line."""

from __future__ import annotations

from collections import deque
from itertools import pairwise
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Any

from armistice.norms.model import Rest, Strip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from armistice.dates import When
    from armistice.record.model import Place

Point = tuple[float, float]
Segment = tuple[Point, Point]
Ring = tuple[Point, ...]

KILOMETRES_PER_DEGREE = 111.195
"""Of latitude, on a sphere with the mean radius of the earth."""


class Ground:
    """The places of a record: what lies in what on a date, and within which distance."""

    def __init__(
        self,
        places: Mapping[str, Place],
        holds: Callable[[When | None, When | None], bool],
    ) -> None:
        """Read ``places``; ``holds`` says whether a dated link may hold on a date."""
        self.places = places
        self._holds = holds
        self._scopes: dict[tuple[str, When | None], tuple[str, ...]] = {}
        self._apart: dict[tuple[str, str], tuple[float, float]] = {}

    def scopes(self, place: str, on: When | None = None) -> tuple[str, ...]:
        """The place and all in which it lies on a date, by anybody's account, nearest first."""
        found = self._scopes.get((place, on))
        if found is None:
            ahead, seen = deque([place]), {place: None}
            while ahead:
                record = self.places.get(ahead.popleft())
                for link in record.part_of if record is not None else ():
                    if link.place not in seen and self._holds(link.valid, on):
                        seen[link.place] = None
                        ahead.append(link.place)
            found = self._scopes[place, on] = tuple(seen)
        return found

    def inside(self, place: str, scope: str, on: When | None = None) -> bool | None:
        """Whether a place lies in what a norm names; ``None`` where no geometry decides it."""
        strip, rest = Strip.read(scope), Rest.read(scope)
        scopes = self.scopes(place, on)
        if rest is not None:
            return rest.whole in scopes and not set(rest.without) & set(scopes)
        if strip is None:
            return scope in scopes
        if strip.line in scopes:
            return True
        line, shaped = self._geometry(strip.line), self._shaped(place, on)
        if line is None or shaped is None:
            return None
        least, most = self._distances(shaped, strip.line)
        if least > strip.depth:
            return False
        return True if shaped == place and most <= strip.depth else None

    def around(self, place: str, scope: str, on: When | None = None) -> bool:
        """Whether what a norm names lies in a place; a strip does where its line does."""
        strip, rest = Strip.read(scope), Rest.read(scope)
        whole = strip.line if strip is not None else rest.whole if rest is not None else scope
        return place in self.scopes(whole, on)

    def _shaped(self, place: str, on: When | None) -> str | None:
        """The place, or the nearest in which it lies, that has a geometry."""
        return next((name for name in self.scopes(place, on) if self._geometry(name)), None)

    def _geometry(self, place: str) -> Mapping[str, Any] | None:
        record = self.places.get(place)
        return record.geometry if record is not None else None

    def _distances(self, place: str, line: str) -> tuple[float, float]:
        found = self._apart.get((place, line))
        if found is None:
            here, there = self._geometry(place), self._geometry(line)
            assert here is not None
            assert there is not None
            found = self._apart[place, line] = distances(here, there)
        return found


# --- distances --------------------------------------------------------------------------------


def distances(one: Mapping[str, Any], other: Mapping[str, Any]) -> tuple[float, float]:
    """How far a GeoJSON geometry lies from another in kilometres: its nearest, its farthest point.

    Both are laid on an equirectangular plane at their mean latitude. The nearest point is 0 away
    where they touch; the farthest is one of the points by which the first is drawn.
    """
    latitudes = [point[1] for shape in (one, other) for path in _paths(shape) for point in path]
    wide = cos(radians(sum(latitudes) / len(latitudes))) * KILOMETRES_PER_DEGREE

    def laid(shape: Mapping[str, Any]) -> list[Ring]:
        return [
            tuple((x * wide, y * KILOMETRES_PER_DEGREE) for x, y in path) for path in _paths(shape)
        ]

    ours, theirs = laid(one), laid(other)
    bunch = _Bunch(list(_segments(theirs)))
    touches = _lies_in(one, ours, theirs) or _lies_in(other, theirs, ours)
    least = 0.0 if touches else _nearest(_Bunch(list(_segments(ours))), bunch)
    most = max(
        0.0 if _lies_in(other, theirs, [(point,)]) else _nearest(_Bunch([(point, point)]), bunch)
        for path in ours
        for point in path
    )
    return least, most


def _paths(shape: Mapping[str, Any]) -> Iterator[list[Point]]:
    """The points, lines and rings of a geometry, each as its points."""
    found = shape["coordinates"]
    match shape["type"]:
        case "Point":
            found = [[found]]
        case "MultiPoint":
            found = [[point] for point in found]
        case "LineString":
            found = [found]
        case "MultiPolygon":
            found = [ring for polygon in found for ring in polygon]
    for path in found:
        yield [(point[0], point[1]) for point in path]


def _lies_in(shape: Mapping[str, Any], areas: list[Ring], paths: list[Ring]) -> bool:
    """Whether a point of some paths lies in an area: in its outline, and in none of its holes."""
    if shape["type"] not in {"Polygon", "MultiPolygon"}:
        return False
    return any(sum(_is_in(path[0], ring) for ring in areas) % 2 for path in paths)


def _is_in(point: Point, ring: Ring) -> bool:
    """Whether a ray from the point crosses the ring an odd number of times."""
    x, y = point
    odd = False
    for (ax, ay), (bx, by) in zip(ring, (*ring[1:], ring[0]), strict=True):
        if (ay > y) is not (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
            odd = not odd
    return odd


def _segments(paths: Iterable[Ring]) -> Iterator[Segment]:
    for path in paths:
        yield from pairwise(path) if len(path) > 1 else [(path[0], path[0])]


class _Bunch:
    """Segments that follow each other, in a box, halved again and again."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        points = [point for segment in segments for point in segment]
        self.low = (min(x for x, _ in points), min(y for _, y in points))
        self.high = (max(x for x, _ in points), max(y for _, y in points))
        self.only = segments[0]
        middle = len(segments) // 2
        self.halves = (_Bunch(segments[:middle]), _Bunch(segments[middle:])) if middle else ()

    def at_least(self, other: _Bunch) -> float:
        """The distance of the boxes: no two segments in them lie nearer."""
        gaps = [
            max(self.low[axis] - other.high[axis], other.low[axis] - self.high[axis], 0.0)
            for axis in (0, 1)
        ]
        return hypot(*gaps)


def _nearest(one: _Bunch, other: _Bunch) -> float:
    """The least distance between two segments, far boxes left out."""
    best, ahead = float("inf"), [(one, other)]
    while ahead:
        ours, theirs = ahead.pop()
        if ours.at_least(theirs) >= best:
            continue
        if not ours.halves and not theirs.halves:
            best = min(best, _apart(ours.only, theirs.only))
            continue
        pairs = [(a, b) for a in ours.halves or (ours,) for b in theirs.halves or (theirs,)]
        # The nearest boxes come last, so that they are looked at first.
        ahead.extend(sorted(pairs, key=lambda pair: -pair[0].at_least(pair[1])))
    return best


def _apart(one: Segment, other: Segment) -> float:
    """The distance of two segments; 0 where they cross."""
    (a, b), (c, d) = one, other
    if _side(a, b, c) * _side(a, b, d) < 0 and _side(c, d, a) * _side(c, d, b) < 0:
        return 0.0
    return min(_from(a, other), _from(b, other), _from(c, one), _from(d, one))


def _side(a: Point, b: Point, point: Point) -> float:
    """On which side of the line through a and b a point lies: above 0, below 0, or on it."""
    return (b[0] - a[0]) * (point[1] - a[1]) - (b[1] - a[1]) * (point[0] - a[0])


def _from(point: Point, segment: Segment) -> float:
    """The distance of a point from a segment."""
    (ax, ay), (bx, by) = segment
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = ((point[0] - ax) * dx + (point[1] - ay) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(point[0] - ax - along * dx, point[1] - ay - along * dy)
