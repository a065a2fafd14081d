"""A chronicle: the events on which the verdicts of an agreement rest, on the line of time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.compliance.board import replay_of
from armistice.compliance.trace import event_words

if TYPE_CHECKING:
    from armistice.case import CheckedCase
    from armistice.compliance.panorama import Panorama
    from armistice.dates import Window


@dataclass(frozen=True, slots=True)
class Entry:
    """An event that some verdict of a panorama uses or sets aside.

    ``norms`` are those that use it; empty if every norm sets it aside. ``begins`` and ``ends``
    are windows, for a date may be uncertain; ``lasting`` says that it goes on from one to the
    other.
    """

    event: str
    words: str
    norms: tuple[str, ...]
    clauses: tuple[str, ...]
    date: str
    begins: Window
    ends: Window
    lasting: bool
    changes: bool


def chronicle(view: Panorama, case: CheckedCase) -> tuple[Entry, ...]:
    """Every event that a verdict of the panorama uses or sets aside, oldest first."""
    agreement = view.agreement
    replay = replay_of(case, agreement, view.moments[-1].as_of, view.known_at)
    used: dict[str, dict[str, str]] = {}
    for moment in view.moments:
        for verdict in moment.verdicts:
            for use in verdict.result.uses:
                norms = used.setdefault(use.event, {})
                if use.used:
                    norms[verdict.norm] = verdict.clause
    order = {norm.id: number for number, norm in enumerate(agreement.norms)}
    changes = {change.event for change in agreement.changes}
    zone = replay.setting.zone
    entries = []
    for name, found in used.items():
        event = case.events[name]
        norms = dict(sorted(found.items(), key=lambda item: order[item[0]]))
        entries.append(
            Entry(
                event=name,
                words=event_words(replay, event),
                norms=tuple(norms),
                clauses=tuple(dict.fromkeys(norms.values())),
                date=event.date.text,
                begins=event.date.begins(zone),
                ends=event.date.ends(zone),
                lasting=event.date.lasting,
                changes=name in changes,
            )
        )
    return tuple(sorted(entries, key=lambda entry: (entry.begins, entry.ends, entry.event)))
