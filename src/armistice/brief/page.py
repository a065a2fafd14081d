"""The page: everything that it shows, put into the template."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from armistice.brief.boards import Boards
from armistice.brief.map import draw_map, named_places, places_of
from armistice.brief.record import Library, watches
from armistice.brief.timeline import scale_of, timeline
from armistice.brief.words import actor_name, date_words, listed

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Template

    from armistice.api import Case
    from armistice.brief.record import Holding, Passage
    from armistice.compliance.panorama import Panorama
    from armistice.norms.model import Norm

OUTCOMES = ("kept", "broken", "open", "unknown")


def write_brief(
    case: Case, path: Path, *, agreement: str = "", as_of: str = "", known_at: str = ""
) -> None:
    """Write the brief of one agreement as one HTML file that needs nothing else.

    Args:
        case: The case.
        path: The file to write.
        agreement: The id of the agreement; the one with most norms if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.

    Raises:
        ChoiceError: The case has no such agreement, or a date is none.
        OSError: The file cannot be written.
    """
    page = brief_html(case, agreement=agreement, as_of=as_of, known_at=known_at)
    path.write_bytes(page.encode("utf-8"))


def brief_html(case: Case, *, agreement: str = "", as_of: str = "", known_at: str = "") -> str:
    """The brief of one agreement as one HTML page; the same input gives the same bytes.

    Args:
        case: The case.
        agreement: The id of the agreement; the one with most norms if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.

    Raises:
        ChoiceError: The case has no such agreement, or a date is none.
    """
    view = case.panorama(agreement=agreement, as_of=as_of, known_at=known_at)
    return _template().render(_content(case, view))


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


# --- what the page shows --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Coded:
    """A norm as code, with the readings that bear on it."""

    id: str
    label: str
    code: str
    held: tuple[Holding, ...]
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """A clause with its norms."""

    number: str
    heading: str
    says: str
    passages: tuple[Passage, ...]
    norms: tuple[Coded, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many verdicts a board has of each outcome."""

    words: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Discussed:
    """A contested point."""

    label: str
    bearer: str
    sentences: tuple[str, ...]
    held: tuple[Holding, ...]


def _content(case: Case, view: Panorama) -> dict[str, Any]:
    from armistice import __version__

    agreement = view.agreement
    library = Library(case)
    entries = case.chronicle(view)
    numbers = {entry.event: number for number, entry in enumerate(entries)}
    labels = {norm.id: f"{norm.clause} {norm.label}" for norm in agreement.norms}
    scale = scale_of(view, entries)
    boards = Boards(case, view, numbers, scale)
    places = places_of(case, agreement, entries)
    drawn, on_map = draw_map(case.map_layers(), places)
    texts = [
        (text.name, text.authentic, library.passages(text.citations)) for text in agreement.texts
    ]
    unread = [(words, library.passages(citations)) for words, citations in agreement.unread]
    articles = _articles(case, view, library)
    points = _points(case, view, library, labels)
    seen = watches(case, library)
    # Sources with a higher number are cited by the folded list of events alone.
    shallow = len(library.bibliography())
    last = view.moments[-1]
    return {
        "css": _static("brief.css"),
        "js": _static("brief.js"),
        "version": __version__,
        "case": case,
        "license": case.license,
        "agreement": agreement,
        "as_of": date_words(last.as_of),
        "known_at": date_words(view.known_at) if view.known_at else "",
        "parties": _names(case, agreement.parties),
        "signatories": _names(case, agreement.signatories),
        "guarantors": _names(case, agreement.guarantors),
        "monitors": _names(case, agreement.monitors),
        "signed": date_words(agreement.signed.text) if agreement.signed else "",
        "effective": date_words(agreement.effective.text) if agreement.effective else "",
        "texts": texts,
        "text": view.text,
        "unread": unread,
        "articles": articles,
        "outcomes": OUTCOMES,
        "counted": _counted(case, view),
        "points": points,
        "boards": boards,
        "rows": boards.default(),
        "packed": boards.packed(),
        "readings": _reading_names(case, view),
        "timeline": timeline(view, entries, numbers, scale),
        "map": drawn,
        "places": named_places(case, places, on_map),
        "happenings": [library.happening(numbers[entry.event], entry, labels) for entry in entries],
        "watches": seen,
        "shallow": shallow,
        # Last, when every source that the page cites has its number.
        "bibliography": library.bibliography(),
    }


def _names(case: Case, actors: tuple[str, ...]) -> str:
    return listed([actor_name(case, actor) for actor in actors])


def _reading_names(case: Case, view: Panorama) -> list[tuple[str, str]]:
    """Each reading with a label that says who holds it."""
    holders = {bundle.name: bundle.holder.actors for bundle in view.agreement.bundles}
    return [
        (name, f"{name}, held by {_names(case, holders[name])}" if holders.get(name) else name)
        for name in view.readings
    ]


def _articles(case: Case, view: Panorama, library: Library) -> list[Article]:
    return [
        Article(
            number=clause.number,
            heading=clause.heading,
            says=clause.says,
            passages=library.passages(clause.citations),
            norms=tuple(_coded(case, view, library, norm) for norm in clause.norms),
        )
        for clause in view.agreement.clauses
    ]


def _coded(case: Case, view: Panorama, library: Library, norm: Norm) -> Coded:
    last = view.moments[-1]
    variants = [
        f"{text}: {word}" + (f" ({actor_name(case, bearer)})" if bearer else "")
        for (name, bearer), found in last.variants.items()
        if name == norm.id
        for text, word in found
    ]
    return Coded(
        id=norm.id,
        label=norm.label,
        code=norm.code,
        held=tuple(library.held(held) for held in case.held_readings(view.agreement, norm)),
        variants=tuple(variants),
    )


def _counted(case: Case, view: Panorama) -> list[Counted]:
    """The plain board on any report and on independent accounts, and each signatory's own."""
    plain = view.readings[0]
    chosen = [
        (f"Plain reading, {case.evidence_words('reported')}", plain, "reported"),
        (f"Plain reading, {case.evidence_words('independent')}", plain, "independent"),
    ]
    chosen += [
        (f"{actor_name(case, actor)}: own reading ({reading}), own voices", reading, evidence)
        for actor, reading, evidence in view.own_boards
    ]
    last = view.moments[-1]
    return [
        Counted(words, tuple(last.tally(reading, evidence).values())[: len(OUTCOMES)])
        for words, reading, evidence in chosen
    ]


def _points(
    case: Case, view: Panorama, library: Library, labels: dict[str, str]
) -> dict[str, list[Discussed]]:
    """Contested points by kind."""
    found: dict[str, list[Discussed]] = {"opposed": [], "bound": [], "weak": []}
    for point in case.contested_points(view):
        held = point.held if point.kind == "opposed" else ()
        found[point.kind].append(
            Discussed(
                label=labels[point.norm],
                bearer=actor_name(case, point.bearer),
                sentences=point.sentences,
                held=tuple(library.held(each) for each in held),
            )
        )
    return found
