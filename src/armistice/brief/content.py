"""What a brief says, as plain values: the page, the document and the PDF show the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.brief.held import how_long
from armistice.brief.map import named_places, places_of
from armistice.brief.record import Library, marks_of, watches
from armistice.brief.rows import board_lines, own_boards
from armistice.brief.words import actor_name, date_words, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from armistice.api import Case
    from armistice.brief.held import HowLong
    from armistice.brief.map import Named
    from armistice.brief.record import Cited, Happening, Holding, Passage, Watch
    from armistice.brief.rows import Line, OwnBoard
    from armistice.compliance.chronicle import Entry
    from armistice.compliance.panorama import Panorama
    from armistice.norms.model import Norm

OUTCOMES = ("kept", "broken", "open", "unknown")


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


@dataclass(frozen=True, slots=True)
class Points:
    """Contested points by kind: kept against broken, binding or not, decided or left open."""

    opposed: tuple[Discussed, ...]
    bound: tuple[Discussed, ...]
    weak: tuple[Discussed, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that a brief says about one agreement, in words; drawings are the page's own.

    Attributes:
        case_title: What the case is called.
        case_id: The id of the case.
        hash: The hash over all files of the case.
        license: Under which terms its data may be used.
        version: The version of the program.
        agreement_id: The id of the agreement.
        title: What the agreement is called.
        instrument: Of which kind it is.
        zone: On whose clock its dates count.
        as_of: On which date the world is looked at.
        as_of_date: The same as it was asked for (EDTF).
        known_at: By which date accounts were given; empty for the whole record.
        parties: Whom it binds.
        signatories: Who signed it.
        guarantors: Who guarantees it.
        monitors: Who watches it.
        signed: When it was signed.
        effective: Since when it is in effect.
        text: The text version that the verdicts take.
        texts: The text versions: name, whether authentic, where printed.
        unread: What is known of other texts that nobody has read, and whence.
        articles: The clauses with their norms.
        outcomes: The outcomes that are counted, in order.
        counted: How many verdicts of each outcome each board has.
        points: What is contested.
        how_long: How long duties to keep held before their first breach, by each voice.
        evidence: The standard of evidence of the rows, in words.
        rows: The plain board on any report and on independent accounts.
        own: Each signatory's own board.
        readings: Each reading, and who holds it.
        happenings: The events that verdicts use or set aside, oldest first.
        places: The places that it speaks of, with their names by side.
        watches: Who watched what.
        shallow: Sources with a higher number are cited for events alone.
        bibliography: The sources cited, by number.
        marks: The marks that passages bear (verified, sealed, ...), as the brief explains them.
    """

    case_title: str
    case_id: str
    hash: str
    license: str
    version: str
    agreement_id: str
    title: str
    instrument: str
    zone: str
    as_of: str
    as_of_date: str
    known_at: str
    parties: str
    signatories: str
    guarantors: str
    monitors: str
    signed: str
    effective: str
    text: str
    texts: tuple[tuple[str, bool, tuple[Passage, ...]], ...]
    unread: tuple[tuple[str, tuple[Passage, ...]], ...]
    articles: tuple[Article, ...]
    outcomes: tuple[str, ...]
    counted: tuple[Counted, ...]
    points: Points
    how_long: HowLong
    evidence: str
    rows: tuple[Line, ...]
    own: tuple[OwnBoard, ...]
    readings: tuple[tuple[str, str], ...]
    happenings: tuple[Happening, ...]
    places: tuple[Named, ...]
    watches: tuple[Watch, ...]
    shallow: int
    bibliography: tuple[Cited, ...]
    marks: tuple[str, ...]


def brief_of(
    case: Case, view: Panorama, entries: Sequence[Entry], *, surroundings: bool = False
) -> Brief:
    """What there is to say about the agreement of a panorama.

    Args:
        case: The case.
        view: Its panorama.
        entries: The chronicle of that panorama.
        surroundings: Whether to show what stands around passages of texts that are held here.
    """
    from armistice import __version__

    agreement = view.agreement
    library = Library(case, surroundings=surroundings)
    numbers = {entry.event: number for number, entry in enumerate(entries)}
    labels = {norm.id: f"{norm.clause} {norm.label}" for norm in agreement.norms}
    # Sources are numbered in the order in which a reader of the page meets them.
    texts = tuple(
        (text.name, text.authentic, library.passages(text.citations)) for text in agreement.texts
    )
    unread = tuple((words, library.passages(citations)) for words, citations in agreement.unread)
    articles = _articles(case, view, library)
    points = _points(case, view, library, labels)
    seen = watches(case, library)
    shallow = len(library.bibliography())
    happenings = tuple(library.happening(numbers[entry.event], entry, labels) for entry in entries)
    cited = library.bibliography()
    return Brief(
        case_title=case.title,
        case_id=case.id,
        hash=case.hash,
        license=case.license,
        version=__version__,
        agreement_id=agreement.id,
        title=agreement.title,
        instrument=agreement.instrument,
        zone=agreement.zone,
        as_of=date_words(view.moments[-1].as_of),
        as_of_date=view.moments[-1].as_of,
        known_at=date_words(view.known_at) if view.known_at else "",
        parties=_names(case, agreement.parties),
        signatories=_names(case, agreement.signatories),
        guarantors=_names(case, agreement.guarantors),
        monitors=_names(case, agreement.monitors),
        signed=date_words(agreement.signed.text) if agreement.signed else "",
        effective=date_words(agreement.effective.text) if agreement.effective else "",
        text=view.text,
        texts=texts,
        unread=unread,
        articles=articles,
        outcomes=OUTCOMES,
        counted=_counted(case, view),
        points=points,
        how_long=how_long(case, view, labels),
        evidence=case.evidence_words(view.standards[0]),
        rows=board_lines(case, view, numbers),
        own=own_boards(case, view),
        readings=_reading_names(case, view),
        happenings=happenings,
        places=named_places(case, places_of(case, agreement, entries), frozenset()),
        watches=seen,
        shallow=shallow,
        bibliography=cited,
        marks=marks_of(cited),
    )


def _names(case: Case, actors: tuple[str, ...]) -> str:
    return listed([actor_name(case, actor) for actor in actors])


def _reading_names(case: Case, view: Panorama) -> tuple[tuple[str, str], ...]:
    """Each reading with a label that says who holds it."""
    holders = {bundle.name: bundle.holder.actors for bundle in view.agreement.bundles}
    return tuple(
        (name, f"{name}, held by {_names(case, holders[name])}" if holders.get(name) else name)
        for name in view.readings
    )


def _articles(case: Case, view: Panorama, library: Library) -> tuple[Article, ...]:
    return tuple(
        Article(
            number=clause.number,
            heading=clause.heading,
            says=clause.says,
            passages=library.passages(clause.citations),
            norms=tuple(_coded(case, view, library, norm) for norm in clause.norms),
        )
        for clause in view.agreement.clauses
    )


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


def _counted(case: Case, view: Panorama) -> tuple[Counted, ...]:
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
    return tuple(
        Counted(words, tuple(last.tally(reading, evidence).values())[: len(OUTCOMES)])
        for words, reading, evidence in chosen
    )


def _points(case: Case, view: Panorama, library: Library, labels: dict[str, str]) -> Points:
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
    return Points(*(tuple(found[kind]) for kind in ("opposed", "bound", "weak")))
