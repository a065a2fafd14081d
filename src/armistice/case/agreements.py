"""The agreements of a case: read as text, lowered to norms, checked against the record."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from armistice.case.names import DEVICES
from armistice.diagnostics import Label, diagnostic
from armistice.language.world import World

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.case.checked import CheckedCase
    from armistice.diagnostics import Diagnostic
    from armistice.norms.model import Agreement


def with_agreements(case: CheckedCase) -> CheckedCase:
    """The case with its agreement files read; what is wrong with them joins its diagnostics."""
    if not case.agreement_texts:
        return case
    from armistice.language.lower import lower
    from armistice.language.parse import parse

    world = world_of(case)
    found: dict[str, Agreement] = {}
    folded: dict[str, Agreement] = {}
    diagnostics: list[Diagnostic] = []
    for path, text in case.agreement_texts:
        agreements, remarks = lower(parse(text, path), world)
        diagnostics.extend(remarks)
        for agreement in agreements:
            earlier = found.get(agreement.id)
            if earlier is not None:
                diagnostics.append(
                    diagnostic(
                        "A612",
                        f"agreement `{agreement.id}` stands twice",
                        agreement.location,
                        concerns=agreement.id,
                        labels=[Label(earlier.location, "first here")],
                    )
                )
                continue
            rival = folded.setdefault(agreement.id.casefold(), agreement)
            diagnostics.extend(_id_faults(agreement, rival))
            found[agreement.id] = agreement
    return replace(
        case,
        agreements=MappingProxyType(found),
        diagnostics=tuple(sorted((*_unsaid(case, found), *diagnostics))),
    )


def _id_faults(agreement: Agreement, rival: Agreement) -> Iterator[Diagnostic]:
    """What is wrong with the id of an agreement on some system."""
    if rival is not agreement:
        words = f"`{agreement.id}` and `{rival.id}` differ only in upper and lower case"
        first = Label(rival.location, "first given here")
        yield diagnostic("A209", words, agreement.location, concerns=agreement.id, labels=[first])
    elif agreement.id.casefold() in DEVICES:
        words = f"`{agreement.id}` is the name of a device on Windows"
        yield diagnostic("A210", words, agreement.location, concerns=agreement.id)


def world_of(case: CheckedCase) -> World:
    """The names that the words of an agreement may refer to."""
    words = case.vocabulary
    return World(
        actors=case.actors,
        places=case.places,
        acts=words.acts,
        states=words.states,
        things=words.things,
        justifications=words.justifications,
        sources=case.sources,
        events=case.events,
    )


def _unsaid(case: CheckedCase, found: dict[str, Agreement]) -> list[Diagnostic]:
    """The diagnostics of the records, without those that the agreements answer."""
    cited = _cited(found)
    return [d for d in case.diagnostics if not (d.code == "A307" and d.concerns in cited)]


def _cited(found: dict[str, Agreement]) -> set[str]:
    """The sources that agreements cite."""
    citations = [
        citation
        for agreement in found.values()
        for group in (
            *(text.citations for text in agreement.texts),
            *(cites for _, cites in agreement.unread),
            *(bundle.holder.citations for bundle in agreement.bundles),
            *(definition.citations for definition in agreement.definitions),
            *(r.holder.citations for d in agreement.definitions for r in d.readings),
            *(clause.citations for clause in agreement.clauses),
            *(slot.holder.citations for n in agreement.norms for slot in n.slots),
            *(m.holder.citations for n in agreement.norms for m in n.memberships),
            *(change.citations for change in agreement.changes),
        )
        for citation in group
    ]
    return {citation.source for citation in citations}
