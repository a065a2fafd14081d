"""The page: everything that it shows, put into the template."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from armistice.brief.boards import Boards
from armistice.brief.content import brief_of
from armistice.brief.held import HOW_LONG
from armistice.brief.map import draw_map, named_places, places_of
from armistice.brief.timeline import scale_of, timeline

if TYPE_CHECKING:
    from jinja2 import Template

    from armistice.api import Case
    from armistice.compliance.panorama import Panorama


def brief_html(
    case: Case,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    surroundings: bool = False,
) -> str:
    """The brief of one agreement as one HTML page; the same input gives the same bytes.

    Args:
        case: The case.
        agreement: The id of the agreement; the one with most norms if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.
        surroundings: Whether to show what stands around passages of texts that are held here.

    Raises:
        ChoiceError: The case has no such agreement, or a date is none.
    """
    view = case.panorama(agreement=agreement, as_of=as_of, known_at=known_at)
    return _template().render(_content(case, view, surroundings=surroundings))


@lru_cache(maxsize=1)
def _template() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("armistice.brief", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["script_json"] = script_json
    return environment.get_template("brief.html")


def script_json(value: Any) -> Any:
    """JSON that may stand in a script element: nothing in it can end the element."""
    from markupsafe import Markup

    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(text)  # noqa: S704 - every sign that HTML reads is written as an escape


def _static(name: str) -> str:
    return (resources.files("armistice.brief") / "static" / name).read_text(encoding="utf-8")


def _content(case: Case, view: Panorama, *, surroundings: bool) -> dict[str, Any]:
    """What every brief says, and what the page alone can show: switches and drawings."""
    entries = case.chronicle(view)
    brief = brief_of(case, view, entries, surroundings=surroundings)
    numbers = {entry.event: number for number, entry in enumerate(entries)}
    scale = scale_of(view, entries)
    boards = Boards(case, view, numbers, scale)
    places = places_of(case, view.agreement, entries)
    drawn, on_map = draw_map(case.map_layers(), places)
    return {field.name: getattr(brief, field.name) for field in fields(brief)} | {
        "how_long_words": HOW_LONG,
        "css": _static("brief.css"),
        "js": _static("brief.js"),
        "packed": boards.packed(),
        "bands": boards.bands(),
        "timeline": timeline(view, entries, numbers, scale),
        "map": drawn,
        "places": named_places(case, places, on_map),
    }
