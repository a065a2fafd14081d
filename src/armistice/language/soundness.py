"""What can be wrong with the meaning of an agreement that reads well."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from armistice.dates import NoSingleAnswer, Truth, add, before, subtract
from armistice.diagnostics import Label, diagnostic
from armistice.norms.model import Kind, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement, Norm, Term, Terms


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
        counts = Counter(name for name, _ in pairs)
        for name, count in counts.items():
            if count > 1:
                places = [location for other, location in pairs if other == name]
                yield diagnostic(
                    "A612",
                    f"{what} `{name}` stands {count} times",
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
            for name in (terms.alongside, terms.during, terms.only_after):
                if name and name not in labels:
                    yield _unknown(norm, f"no norm of the agreement is called `{name}`")
            if terms.within and terms.within[1] not in labels:
                yield _unknown(norm, f"no norm of the agreement is called `{terms.within[1]}`")
            for number in terms.subject_to:
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
    for change in agreement.changes:
        for effect in change.effects:
            identifier = f"{agreement.id}/{effect.clause}/{effect.label}"
            if not any(norm.id == identifier for norm in agreement.norms):
                yield diagnostic(
                    "A611",
                    f"clause {effect.clause} has no norm called `{effect.label}`",
                    effect.location,
                    concerns=agreement.id,
                )
    for definition in agreement.definitions:
        for reading in definition.readings:
            if reading.bundle not in bundles:
                yield diagnostic(
                    "A613",
                    f"no reading is called `{reading.bundle}`",
                    reading.location,
                    concerns=agreement.id,
                )


def _unknown(norm: Norm, message: str) -> Diagnostic:
    return diagnostic("A611", message, norm.location, concerns=norm.id)


def _undeclared(norm: Norm, message: str) -> Diagnostic:
    return diagnostic("A613", message, norm.location, concerns=norm.id)


def _circles(agreement: Agreement) -> Iterator[Diagnostic]:
    by_label = {norm.label: norm for norm in agreement.norms}
    waits = {
        norm.label: [name for name in _waits_for(norm.terms) if name in by_label]
        for norm in agreement.norms
    }
    told: set[str] = set()
    for start in waits:
        path = _way_back(start, waits)
        if path and start not in told:
            told.update(path)
            yield diagnostic(
                "A607",
                "the norms wait for each other: " + " waits for ".join([*path, start]),
                by_label[start].location,
                concerns=by_label[start].id,
                labels=[Label(by_label[name].location, "waits") for name in path[1:]],
            )


def _waits_for(terms: Terms) -> tuple[str, ...]:
    """The norms without whose completion or end a norm has no times."""
    within = terms.within[1] if terms.within else ""
    return (terms.alongside, terms.during, terms.only_after, within)


def _way_back(start: str, waits: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a norm to itself, without its end; empty if there is none."""
    paths, seen = [[start]], set[str]()
    for path in paths:
        for name in waits[path[-1]]:
            if name == start:
                return path
            if name not in seen:
                seen.add(name)
                paths.append([*path, name])
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
    obliging = [n for n in agreement.norms if n.terms.kind is Kind.ACHIEVE]
    forbidding = [n for n in agreement.norms if n.terms.kind is Kind.FORBID]
    for duty in obliging:
        for ban in forbidding:
            if _same_deed(duty.terms, ban.terms) and not (
                duty.clause in ban.terms.subject_to or ban.clause in duty.terms.subject_to
            ):
                yield diagnostic(
                    "A610",
                    f"`{duty.label}` obliges to what `{ban.label}` forbids",
                    ban.location,
                    concerns=ban.id,
                    labels=[Label(duty.location, "obliged here")],
                    help=f"if one gives way, add `subject to clause {duty.clause}`",
                )


def _same_deed(duty: Terms, ban: Terms) -> bool:
    shared = set(duty.subject) & set(ban.subject)
    places = not ban.deed.place or bool(set(ban.deed.place) & set(duty.deed.place))
    objects = not ban.deed.object or bool(set(ban.deed.object) & set(duty.deed.object))
    return duty.deed.verb == ban.deed.verb and bool(shared) and places and objects
