"""Outlines for the map: what is no GeoJSON is left out, and nothing fails."""

import json
from pathlib import Path

import pytest

from armistice.case import map_layers as module
from armistice.case.map_layers import map_layers, shapes_of


def test_layers_by_name() -> None:
    layers = map_layers(Path(__file__).parent.parent / "brief" / "case")
    assert [layer.name for layer in layers] == ["countries", "lines"]
    assert [shape.kind for layer in layers for shape in layer.shapes] == ["area", "area", "line"]
    assert layers[1].shapes[0].paths == (((9.0, 50.2), (12.0, 50.25)),)


def test_no_folder(tmp_path: Path) -> None:
    assert map_layers(tmp_path) == ()


def test_a_file_that_is_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    _write(tmp_path, {"type": "FeatureCollection", "features": [_point(1, 2)]})
    assert map_layers(tmp_path) == ()


@pytest.mark.parametrize(
    "content", [[], 7, None, {"features": 3}, {"features": [None, {}, {"geometry": []}]}]
)
def test_no_geojson(tmp_path: Path, content: object) -> None:
    _write(tmp_path, content)
    assert map_layers(tmp_path) == ()


def test_deep_nesting(tmp_path: Path) -> None:
    (tmp_path / "geometry").mkdir()
    (tmp_path / "geometry" / "deep.geojson").write_text("[" * 100_000)
    assert map_layers(tmp_path) == ()


@pytest.mark.parametrize("bad", [[], [1], ["a", 2], [True, 2], [1e999, 2], [200, 2], {}, None])
def test_positions_that_are_none(bad: object) -> None:
    feature = {"geometry": {"type": "Point", "coordinates": bad}}
    assert list(shapes_of(feature)) == []


def test_a_link_out_of_the_case(tmp_path: Path) -> None:
    _write(tmp_path / "other", {"features": [_point(1, 2)]})
    folder = tmp_path / "case" / "geometry"
    folder.mkdir(parents=True)
    try:
        (folder / "a.geojson").symlink_to(tmp_path / "other" / "geometry" / "a.geojson")
    except OSError:
        pytest.skip("this system makes no links")
    assert map_layers(tmp_path / "case") == ()


def _point(x: float, y: float) -> dict[str, object]:
    return {"type": "Feature", "geometry": {"type": "Point", "coordinates": [x, y]}}


def _write(folder: Path, content: object) -> None:
    (folder / "geometry").mkdir(parents=True)
    (folder / "geometry" / "a.geojson").write_text(json.dumps(content))
