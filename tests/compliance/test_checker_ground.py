"""The checker's own measure of distances: by hand, and beside the interpreter's on made shapes."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from made_logs import world

from armistice.compliance.checker.ground import KILOMETRES_PER_DEGREE, Ground, distances
from armistice.compliance.distance import apart
from armistice.evidence import Voices

SQUARE = [[0.0, 0.0], [2.0, 0.0], [2.0, 2.0], [0.0, 2.0], [0.0, 0.0]]
HOLE = [[0.5, 0.5], [1.5, 0.5], [1.5, 1.5], [0.5, 1.5], [0.5, 0.5]]
AREA = {"type": "Polygon", "coordinates": [SQUARE]}
RING = {"type": "Polygon", "coordinates": [SQUARE, HOLE]}
EQUATOR = {"type": "LineString", "coordinates": [[-1.0, 0.0], [3.0, 0.0]]}


def point(x: float, y: float) -> dict[str, Any]:
    return {"type": "Point", "coordinates": [x, y]}


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        (point(1, 0.1), EQUATOR, 0.1, 0.1),
        (AREA, EQUATOR, 0.0, 2.0),
        (point(1, 1), AREA, 0.0, 0.0),
        (AREA, point(1, 0.001), 0.0, 5**0.5),
        (point(1, 1), RING, 0.5, 0.5),
        (RING, point(1, 1), 0.5, 2**0.5),
        ({"type": "MultiPoint", "coordinates": [[5, 0], [-5, 0]]}, point(0, 0), 5.0, 5.0),
        ({"type": "MultiPolygon", "coordinates": [[HOLE], [SQUARE]]}, point(-1, 0), 1.0, 13**0.5),
        ({"type": "MultiLineString", "coordinates": [HOLE, SQUARE]}, EQUATOR, 0.0, 2.0),
    ],
)
def test_distances_near_the_equator(
    one: dict[str, Any], other: dict[str, Any], least: float, most: float
) -> None:
    found = [each / KILOMETRES_PER_DEGREE for each in distances(one, other)]
    assert found == pytest.approx([least, most], rel=2e-3, abs=2e-3)


def shape(random: Random) -> dict[str, Any]:
    """A shape of any type within a degree."""

    def somewhere() -> list[float]:
        return [10 + random.random(), 50 + random.random()]

    def ring() -> list[list[float]]:
        (x, y), wide, high = somewhere(), 0.1 + random.random() / 3, 0.1 + random.random() / 3
        return [[x, y], [x + wide, y], [x + wide, y + high], [x, y + high], [x, y]]

    kind = random.choice(
        ["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"]
    )
    made: Any = {
        "Point": somewhere,
        "MultiPoint": lambda: [somewhere() for _ in range(3)],
        "LineString": lambda: [somewhere() for _ in range(4)],
        "MultiLineString": lambda: [[somewhere() for _ in range(3)] for _ in range(2)],
        "Polygon": lambda: [ring()],
        "MultiPolygon": lambda: [[ring()]],
    }
    return {"type": kind, "coordinates": made[kind]()}


def test_checker_and_interpreter_measure_alike() -> None:
    random = Random(7)
    for _ in range(400):
        one, other = shape(random), shape(random)
        assert distances(one, other) == pytest.approx(apart(one, other), rel=1e-3, abs=1e-3), (
            one,
            other,
        )


def test_what_the_record_does_not_tell_is_undecided() -> None:
    case = world()
    land = Ground(case.places, Voices(case.actors, case.zone).holds)
    strip = "within 12 km of north-line"
    assert land.inside("highland", strip) is True
    assert land.inside("mill", strip) is False
    # The district lies in part farther off; of the town only the district is known.
    assert land.inside("border-zone", strip) is None
    assert land.inside("hilltown", strip) is None
    assert land.inside("highland", "within 1 km of ford") is None
    assert land.inside("ford", "within 1 km of ford") is True
    assert land.around("border-zone", strip) is True
    assert land.around("valley", strip) is False
    assert land.inside("hilltown", "border-zone without valley") is False
    assert land.inside("mill", "border-zone without valley") is True
