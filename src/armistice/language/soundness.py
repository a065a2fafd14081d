"""What can be wrong with the meaning of an agreement that reads well."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.dates import NoSingleAnswer, Truth, add, before, subtract
from armistice.diagnostics import Label, diagnostic
from armistice.language.change_soundness import examine_changes
from armistice.norms.model import Kind, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.diagnostics import Diagnostic, Location
    from armistice.norms.model import Agreement, Norm, Term, Terms


_MOST_LABELS = 10
"""So many norms are named with one mistake; the tenth tells nobody anything new."""


def examine(agreement: Agreement) -> Iterator[Diagnostic]:
    """All that is wrong with an agreement's meaning, one diagnostic for each mistake."""
    if not agreement.parties:
        yield diagnostic(
            "A614",
            f"agreement `{agreement.id}` names no parties",
            agreement.location,
            concerns=agreement.id,
            help="add a line `parties NAME, NAME` below the first line",
        )
    yield from _phrases(agreement)
    yield from _names(agreement)
    yield from _references(agreement)
    yield from examine_changes(agreement)
    yield from _circles(agreement)
    yield from _times(agreement)
    yield from _holders(agreement)
    yield from _conflicts(agreement)


def phrases_of(terms: Terms) -> Iterator[str]:
    """The phrases that a sentence uses."""
    deed = terms.deed
    slots: tuple[tuple[Term, ...], ...] = (
        terms.subject,
        (deed.verb,),
        deed.object,
        deed.to,
        deed.of,
        deed.source,
        deed.place,
        terms.claimant,
        terms.lasting.renewal.objectors if terms.lasting and terms.lasting.renewal else (),
        terms.leaving.by if terms.leaving else (),
        *(step.to for step in terms.escalation),
        *(
            (t.deed.verb, *t.deed.object, *t.deed.to, *t.deed.of, *t.deed.place)
            for t in (terms.when, terms.unless)
            if t is not None
        ),
    )
    for slot in slots:
        for term in slot:
            if isinstance(term, Phrase):
                yield term.text


def _all_terms(norm: Norm) -> Iterator[Terms]:
    yield norm.terms
    for _, version in norm.versions:
        if version is not None:
            yield version
    for limb in norm.limbs:
        yield limb.terms


def _phrases(agreement: Agreement) -> Iterator[Diagnostic]:
    defined = {definition.phrase: definition for definition in agreement.definitions}
    used: set[str] = set()
    for norm in agreement.norms:
        own = {reading.phrase for reading in norm.readings if not reading.negative}
        for phrase in dict.fromkeys(p for terms in _all_terms(norm) for p in phrases_of(terms)):
            used.add(phrase)
            definition = defined.get(phrase)
            meant = definition and (
                definition.plain or any(not r.negative for r in definition.readings)
            )
            if not meant and phrase not in own:
                yield diagnostic(
                    "A603",
                    f'nothing says what "{phrase}" means',
                    norm.location,
                    concerns=norm.id,
                    help=f'add `reading NAME: "{phrase}" means ...` below the norm, or a line '
                    f'`"{phrase}" means ...` above the clauses',
                )
        for reading in norm.readings:
            if reading.phrase not in set(phrases_of(norm.terms)):
                yield diagnostic(
                    "A604",
                    f'the norm does not use the phrase "{reading.phrase}"',
                    reading.location,
                    concerns=norm.id,
                )
    for phrase, definition in defined.items():
        if phrase not in used:
            yield diagnostic(
                "A604",
                f'no norm uses the phrase "{phrase}"',
                definition.location,
                concerns=agreement.id,
            )


def _names(agreement: Agreement) -> Iterator[Diagnostic]:
    groups = {
        "clause": [(c.number, c.location) for c in agreement.clauses],
        "norm": [(n.id, n.location) for n in agreement.norms],
        "reading": [(b.name, agreement.location) for b in agreement.bundles],
        "text version": [(t.name, agreement.location) for t in agreement.texts],
    }
    for what, pairs in groups.items():
        found: dict[str, list[Location]] = defaultdict(list)
        for name, location in pairs:
            found[name].append(location)
        for name, places in found.items():
            if len(places) > 1:
                yield diagnostic(
                    "A612",
                    f"{what} `{name}` stands {len(places)} times",
                    places[-1],
                    concerns=agreement.id,
                    labels=[Label(places[0], "first here")],
                )


def _references(agreement: Agreement) -> Iterator[Diagnostic]:
    labels = {norm.label for norm in agreement.norms}
    numbers = {clause.number for clause in agreement.clauses}
    bundles = {bundle.name for bundle in agreement.bundles}
    texts = {text.name for text in agreement.texts}
    for norm in agreement.norms:
        for terms in _all_terms(norm):
            over = terms.over if terms.kind is Kind.MECHANISM else ()
            for name in filter(None, (*terms.waits_for, *over, terms.as_long_as)):
                if name not in labels:
                    yield _unknown(norm, f"no norm of the agreement is called `{name}`")
            for number in (
                *terms.subject_to,
                *terms.without_prejudice,
                *terms.only_if_clauses,
                *terms.survivors,
            ):
                if number not in numbers:
                    yield _unknown(norm, f"the agreement has no clause {number}")
        for name, _ in norm.versions:
            if name not in texts:
                yield _undeclared(norm, f"no text version is called `{name}`")
        for member in norm.memberships:
            known = texts if member.axis == "text" else bundles
            for name in member.names:
                if name not in known:
                    yield _undeclared(norm, f"no {member.axis} is called `{name}`")
        for name in sorted({r.bundle for r in norm.slots} - bundles):
            yield _undeclared(norm, f"no reading is called `{name}`")
    yield from _head_readings(agreement, bundles, texts)
    for definition in agreement.definitions:
        for reading in definition.readings:
            if reading.bundle not in bundles:
                yield diagnostic(
                    "A613",
                    f"no reading is called `{reading.bundle}`",
                    reading.location,
                    concerns=agreement.id,
                )


def _head_readings(
    agreement: Agreement, bundles: set[str], texts: set[str]
) -> Iterator[Diagnostic]:
    """Readings and texts that the head names and that do not exist."""
    named = [("reading", one.bundle, one.location) for one in agreement.party_readings]
    named += [(one.axis, one.name, one.location) for one in agreement.effective_readings]
    for axis, name, location in named:
        if name not in (texts if axis == "text" else bundles):
            what = "text version" if axis == "text" else "reading"
            words = f"no {what} is called `{name}`"
            yield diagnostic("A613", words, location, concerns=agreement.id)


def _unknown(norm: Norm, message: str) -> Diagnostic:
    return diagnostic("A611", message, norm.location, concerns=norm.id)


def _undeclared(norm: Norm, message: str) -> Diagnostic:
    return diagnostic("A613", message, norm.location, concerns=norm.id)


def _circles(agreement: Agreement) -> Iterator[Diagnostic]:
    by_label = {norm.label: norm for norm in agreement.norms}
    of_clause = {c.number: [norm.label for norm in c.norms] for c in agreement.clauses}
    waits = _entangled(
        {
            norm.label: [
                *(name for name in norm.terms.waits_for if name in by_label),
                *(
                    name
                    for number in norm.terms.only_if_clauses
                    for name in of_clause.get(number, ())
                ),
            ]
            for norm in agreement.norms
        }
    )
    told: set[str] = set()
    for start in waits:
        path = _way_back(start, waits) if start not in told else []
        if path:
            told.update(path)
            yield diagnostic(
                "A607",
                "the norms wait for each other: " + " waits for ".join([*path, start]),
                by_label[start].location,
                concerns=by_label[start].id,
                labels=[Label(by_label[name].location, "waits") for name in path[1:_MOST_LABELS]],
            )


def _entangled(waits: Mapping[str, list[str]]) -> Mapping[str, list[str]]:
    """What is left when norms that wait for nothing, one after the other, are taken away."""
    awaited_by: dict[str, list[str]] = defaultdict(list)
    for name, names in waits.items():
        for each in set(names):
            awaited_by[each].append(name)
    open_waits = {name: len(set(names)) for name, names in waits.items()}
    done = [name for name, count in open_waits.items() if not count]
    for name in done:
        for each in awaited_by[name]:
            open_waits[each] -= 1
            if not open_waits[each]:
                done.append(each)
    return {
        name: [each for each in names if open_waits[each]]
        for name, names in waits.items()
        if open_waits[name]
    }


def _way_back(start: str, waits: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a norm to itself, without its end; empty if there is none."""
    came_from: dict[str, str] = {}
    ahead = [start]
    for here in ahead:
        for name in waits[here]:
            if name == start:
                path = [here]
                while path[-1] != start:
                    path.append(came_from[path[-1]])
                return path[::-1]
            if name not in came_from:
                came_from[name] = here
                ahead.append(name)
    return []


def _times(agreement: Agreement) -> Iterator[Diagnostic]:
    zone = ZoneInfo(agreement.zone or "UTC")
    for norm in agreement.norms:
        for terms in _all_terms(norm):
            start = terms.start or agreement.effective
            if terms.deadline and start:
                due = terms.deadline.date.ends(zone)
                if before(due, start.begins(zone)) is Truth.YES:
                    yield diagnostic(
                        "A605",
                        f"due {terms.deadline}, but it binds only from {start.text}",
                        norm.location,
                        concerns=norm.id,
                    )
            lasting = terms.lasting
            if lasting is not None:
                try:
                    expiry = add(lasting.start.begins(zone).earliest, lasting.length)
                    if lasting.renewal is not None:
                        subtract(expiry, lasting.renewal.ahead)
                except NoSingleAnswer as error:
                    yield diagnostic("A608", str(error), norm.location, concerns=norm.id)
                except OverflowError:
                    words = f"{lasting.length} from {lasting.start} leave the calendar"
                    yield diagnostic("A608", words, norm.location, concerns=norm.id)


def _holders(agreement: Agreement) -> Iterator[Diagnostic]:
    held = {b.name for b in agreement.bundles if b.holder.actors}
    for norm in agreement.norms:
        for reading in norm.slots:
            if not reading.holder.actors and reading.bundle not in held:
                yield diagnostic(
                    "A606",
                    f"nobody is said to hold the reading `{reading.bundle}`",
                    reading.location,
                    concerns=norm.id,
                    help="add `held by ACTOR [source]` at its end",
                )


def _conflicts(agreement: Agreement) -> Iterator[Diagnostic]:
    duties: dict[tuple[Term | None, ...], list[Norm]] = defaultdict(list)
    for norm in agreement.norms:
        if norm.terms.kind is Kind.ACHIEVE:
            deed = norm.terms.deed
            for key in product(norm.terms.subject, (None, *deed.place), (None, *deed.object)):
                duties[deed.verb, *key].append(norm)
    for ban in agreement.norms:
        if ban.terms.kind is not Kind.FORBID:
            continue
        deed = ban.terms.deed
        keys = product(ban.terms.subject, deed.place or (None,), deed.object or (None,))
        against = (duty for key in keys for duty in duties.get((deed.verb, *key), ()))
        seen: set[str] = set()
        for duty in against:
            if duty.id in seen or _gives_way(duty, ban):
                continue
            seen.add(duty.id)
            yield diagnostic(
                "A610",
                f"`{duty.label}` obliges to what `{ban.label}` forbids",
                ban.location,
                concerns=ban.id,
                labels=[Label(duty.location, "obliged here")],
                help=f"if one gives way, add `subject to clause {duty.clause}`",
            )
            if len(seen) == _MOST_LABELS:
                break


def _gives_way(duty: Norm, ban: Norm) -> bool:
    yields = {*ban.terms.subject_to, *ban.terms.without_prejudice}
    return duty.clause in yields or ban.clause in {
        *duty.terms.subject_to,
        *duty.terms.without_prejudice,
    }
