"""What is contested, in sentences: which choice keeps, which breaks, who holds the readings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.verdict import Outcome
from armistice.norms.model import PLAIN, Holder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.case import CheckedCase
    from armistice.compliance.panorama import Panorama
    from armistice.compliance.verdict import Cell, Contest, Result, Verdict
    from armistice.norms.model import Agreement, Norm, PhraseReading

_EVIDENCE = {
    "reported": "any report",
    "undisputed": "reports that neither side of the norm disputes",
    "corroborated": "corroborated reports",
    "independent": "independent accounts alone",
}
_AXES = ("reading", "evidence", "text")


@dataclass(frozen=True, slots=True)
class Held:
    """One reading that bears on a norm: what it says, and who holds it where.

    ``holder`` is that of the reading, else that of the bundle it belongs to.
    """

    reading: str
    words: str
    holder: Holder


@dataclass(frozen=True, slots=True)
class Point:
    """A norm on whose verdict choices oppose each other, or that other evidence leaves open.

    ``kind`` is ``opposed`` (one choice keeps and another breaks), ``bound`` (it binds under one
    reading and not under another) or ``weak``.
    """

    kind: str
    norm: str
    bearer: str
    sentences: tuple[str, ...]
    held: tuple[Held, ...] = ()


def evidence_words(standard: str, case: CheckedCase) -> str:
    """A standard of evidence in words: ``any report``, ``the voices of Armenia alone``."""
    if standard.startswith("by:"):
        return f"the voices of {actor_words(standard[3:], case)} alone"
    return _EVIDENCE.get(standard, standard)


def actor_words(actor: str, case: CheckedCase) -> str:
    """The name of an actor, or of several joined by ``+``."""
    names = [
        case.actors[one].name if one in case.actors else one for one in actor.split("+") if one
    ]
    return listed(names)


def listed(words: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def contested_points(view: Panorama, case: CheckedCase) -> tuple[Point, ...]:
    """The contested norms of the last date in words, then the weak ones, in the order of the text.

    Weak is what any report decides under the plain reading and other evidence leaves open.
    """
    rows: dict[tuple[str, str], list[Verdict]] = {key: [] for key in view.rows}
    for one in view.moments[-1].verdicts:
        rows[one.norm, one.bearer].append(one)
    points = []
    for found in rows.values():
        contest = found[0].contested if found else None
        if contest is not None:
            points.append(_point(view, case, found[0], contest))
    for found in rows.values():
        if found and found[0].contested is None:
            points.extend(_weak(found, case))
    return tuple(points)


def _weak(found: list[Verdict], case: CheckedCase) -> Iterator[Point]:
    plain = [one for one in found if one.reading == PLAIN]
    for one in plain:
        if one.weak and one.evidence == "reported":
            names = [
                evidence_words(other.evidence, case)
                for other in plain
                if other.outcome is Outcome.UNKNOWN
            ]
            words = f"On any report the verdict is {one.verdict}. Other evidence leaves it open"
            words += f": {listed(names)}." if names else "."
            yield Point("weak", one.norm, one.bearer, (words,))


def flip_sentences(contest: Contest, text: str, case: CheckedCase) -> tuple[str, ...]:
    """The single choices that turn the verdict: one sentence for each axis that has any."""
    cells = {
        (cell.reading, cell.evidence, cell.text): cell
        for cell in (*contest.kept, *contest.broken, *contest.absent)
    }
    found = []
    for number, axis in enumerate(_AXES):
        group = _first_opposed(cells.values(), number, text)
        if group:
            found.append(_sentence(axis, group, text, case))
    if not found and contest.kept and contest.broken:
        kept, broken = (_choice(cells[0], case) for cells in (contest.kept, contest.broken))
        found.append(f"No single choice turns it: it is kept {kept}; it is broken {broken}.")
    return tuple(found)


def _choice(cell: Cell, case: CheckedCase) -> str:
    """A whole choice in words."""
    text = f" and in the text {cell.text}" if cell.text else ""
    evidence = evidence_words(cell.evidence, case)
    return f"({cell.word}) under {_readings([cell.reading])}, on {evidence}{text}"


def _point(view: Panorama, case: CheckedCase, found: Verdict, contest: Contest) -> Point:
    norm = next(norm for norm in view.agreement.norms if norm.id == found.norm)
    sentences = flip_sentences(contest, view.text, case)
    kind = "opposed"
    if not sentences:
        kind = "bound"
        readings = dict.fromkeys(cell.reading for cell in contest.absent)
        binds = [name for name in view.readings if name not in readings]
        who = actor_words(found.bearer, case) or "anybody"
        without = f"Under {_readings(readings)} the norm does not bind {who}"
        sentences = (f"{without}; under {_readings(binds)} it does.",) if binds else sentences
    return Point(kind, found.norm, found.bearer, sentences, held_readings(view.agreement, norm))


def _first_opposed(cells: Iterable[Cell], number: int, text: str) -> list[Cell]:
    """The cells that differ in one axis only and oppose each other, for the most usual choice."""
    groups: dict[tuple[str, ...], list[Cell]] = {}
    for cell in sorted(cells, key=lambda cell: cell.text != text):
        choice = (cell.reading, cell.evidence, cell.text)
        groups.setdefault(choice[:number] + choice[number + 1 :], []).append(cell)
    order = {"reported": 0, PLAIN: 0, text: 0}
    ranked = sorted(groups.items(), key=lambda group: sum(order.get(c, 1) for c in group[0]))
    for _, group in ranked:
        outcomes = {cell.outcome for cell in group}
        if {Outcome.KEPT, Outcome.BROKEN} <= outcomes:
            return group
    return []


def _sentence(axis: str, group: list[Cell], text: str, case: CheckedCase) -> str:
    """What each choice on one axis gives, the other two being fixed."""
    first = group[0]
    fixed = {
        "reading": f"On {evidence_words(first.evidence, case)}",
        "evidence": f"Under {_readings([first.reading])}",
        "text": f"Under {_readings([first.reading])}, on {evidence_words(first.evidence, case)}",
    }[axis]
    if axis != "text" and first.text != text:
        fixed += f" and in the text {first.text}"
    parts = []
    for outcome in (Outcome.KEPT, Outcome.BROKEN):
        chosen = [cell for cell in group if cell.outcome is outcome]
        words = " or ".join(dict.fromkeys(str(cell.word) for cell in chosen))
        names = dict.fromkeys(getattr(cell, axis) for cell in chosen)
        if axis == "reading":
            choices = f"under {_readings(names)}"
        elif axis == "evidence":
            choices = f"on {listed([evidence_words(name, case) for name in names])}"
        else:
            choices = f"in the text{'s' if len(names) > 1 else ''} {listed(list(names))}"
        parts.append(f"{outcome} ({words}) {choices}")
    return f"{fixed}, it is {'; it is '.join(parts)}."


def _readings(names: Iterable[str]) -> str:
    each = list(names)
    return f"the reading{'s' if len(each) > 1 else ''} {listed(each)}"


# --- who holds what -------------------------------------------------------------------------------


def held_readings(agreement: Agreement, norm: Norm) -> tuple[Held, ...]:
    """The readings that bear on a norm: of its phrases, of who answers, of whether it stands."""
    bundles = {bundle.name: bundle.holder for bundle in agreement.bundles}
    used = [
        reading
        for definition in agreement.definitions
        for reading in definition.readings
        if f'"{reading.phrase}"' in norm.code
    ]
    found = [
        Held(r.bundle, phrase_words(r), _holder(r.holder, bundles.get(r.bundle)))
        for r in (*norm.readings, *used)
    ]
    found.extend(
        Held(
            slot.bundle,
            f"{slot.actor} answers for {listed(slot.associates)}",
            _holder(slot.holder, bundles.get(slot.bundle)),
        )
        for slot in norm.answers_for
    )
    for member in norm.memberships:
        words = f"the norm stands {'only' if member.included else 'not'} in this {member.axis}"
        found.extend(
            Held(name, words, _holder(member.holder, bundles.get(name))) for name in member.names
        )
    return tuple(dict.fromkeys(found))


def phrase_words(reading: PhraseReading) -> str:
    """What a reading takes a phrase to mean, in one line."""
    verb = "does not mean" if reading.negative else "means"
    words = [str(item) for item in reading.meaning]
    return f"“{reading.phrase}” {verb} {', '.join(words)}"


def _holder(own: Holder, bundle: Holder | None) -> Holder:
    return own if own.actors or own.citations else bundle or own


# --- a result in lines ----------------------------------------------------------------------------


def result_lines(result: Result) -> tuple[str, ...]:
    """What a result rests on besides events: dates, progress, steps, episodes; one line each."""
    lines = []
    if result.deadline:
        lines.append(f"Due {result.deadline}")
    if result.original_deadline:
        then = f"; measured against that: {result.original_word}" if result.original_word else ""
        lines.append(f"Originally due {result.original_deadline}{then}")
    if result.expires:
        lines.append(f"Expires {result.expires}")
    if result.notice_by:
        lines.append(f"Notice possible until {result.notice_by}")
    if result.progress:
        lines.append(f"Progress reported: {result.progress}")
    if result.outcomes:
        more = " and more" if result.capped else ""
        lines.append(f"Undetermined between: {listed([str(w) for w in result.outcomes])}{more}")
    lines.extend(step[:1].upper() + step[1:] for step in result.steps)
    for episode in result.episodes:
        until = episode.until or f"ongoing, last reported {episode.last_reported or 'never'}"
        span = episode.since if episode.until == episode.since else f"{episode.since} to {until}"
        excepted = f" (excepted: {episode.excepted})" if episode.excepted else ""
        lines.append(f"Episode {span}{excepted}")
    return tuple(lines)
