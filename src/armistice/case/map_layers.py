"""The outlines that a case brings for its map: GeoJSON files in its folder ``geometry``."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.case.files import TooLargeError, read_plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FOLDER = "geometry"
SUFFIX = ".geojson"
MOST_BYTES = 4 * 1024 * 1024
MOST_FILES = 50
_LONGITUDE, _LATITUDE = 180.0, 90.0

Position = tuple[float, float]
Track = tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One feature: an area (rings), a line (paths) or points, in degrees, longitude first."""

    kind: str
    name: str
    paths: tuple[Track, ...]
    properties: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Layer:
    """The features of one file; its name without the ending says what they are."""

    name: str
    shapes: tuple[Shape, ...]


_KINDS = {
    "Point": ("point", 0),
    "MultiPoint": ("point", 1),
    "LineString": ("line", 1),
    "MultiLineString": ("line", 2),
    "Polygon": ("area", 2),
    "MultiPolygon": ("area", 3),
}


def map_layers(folder: Path) -> tuple[Layer, ...]:
    """The layers of a case by name; without the folder, none.

    A map is an ornament of the record and never a reason to fail: a file that is too large,
    leads out of the case or is no GeoJSON is left out, and so is a feature that is none.
    """
    found = folder / FOLDER
    try:
        paths = sorted(p for p in found.iterdir() if p.suffix.lower() == SUFFIX)
    except OSError:
        return ()
    layers = (Layer(path.stem, _shapes(path, folder)) for path in paths[:MOST_FILES])
    return tuple(layer for layer in layers if layer.shapes)


def _shapes(path: Path, folder: Path) -> tuple[Shape, ...]:
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            return ()
        content = json.loads(read_plain(path, MOST_BYTES).decode("utf-8-sig"))
    except (OSError, ValueError, RuntimeError, TooLargeError):
        # Links that lead back to themselves and endless nesting are errors at run time.
        return ()
    features = content.get("features") if isinstance(content, dict) else None
    if not isinstance(features, list):
        return ()
    return tuple(shape for feature in features for shape in shapes_of(feature))


def shapes_of(feature: object) -> Iterator[Shape]:
    """The shape of a GeoJSON feature or bare geometry, or nothing if it is none."""
    if not isinstance(feature, dict):
        return
    geometry = feature.get("geometry", feature)
    raw = feature.get("properties")
    properties: dict[str, Any] = raw if isinstance(raw, dict) else {}
    if not isinstance(geometry, dict):
        return
    kind, depth = _KINDS.get(str(geometry.get("type")), ("", 0))
    paths = tuple(_paths(geometry.get("coordinates"), depth)) if kind else ()
    if paths:
        words = tuple(
            (str(key), str(value)) for key, value in properties.items() if value is not None
        )
        yield Shape(kind, str(properties.get("name") or ""), paths, words)


def _paths(coordinates: object, depth: int) -> Iterator[Track]:
    """The positions of a geometry, as lists of as many brackets as its type has."""
    if depth == 0:
        position = _position(coordinates)
        if position is not None:
            yield (position,)
        return
    if not isinstance(coordinates, list):
        return
    if depth == 1:
        positions = tuple(p for each in coordinates if (p := _position(each)) is not None)
        if positions:
            yield positions
        return
    for each in coordinates:
        yield from _paths(each, depth - 1)


def _position(value: object) -> Position | None:
    if not isinstance(value, list | tuple) or len(value) < 2:  # noqa: PLR2004 - x and y
        return None
    x, y = value[0], value[1]
    if isinstance(x, bool) or isinstance(y, bool):
        return None
    if not isinstance(x, int | float) or not isinstance(y, int | float):
        return None
    if not (math.isfinite(x) and math.isfinite(y)):
        return None
    return (float(x), float(y)) if abs(x) <= _LONGITUDE and abs(y) <= _LATITUDE else None
