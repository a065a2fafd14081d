"""How long each duty to keep held before its first breach, by each voice, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.brief.words import actor_name, date_words

if TYPE_CHECKING:
    from armistice.api import Case
    from armistice.compliance.panorama import Panorama


HOW_LONG = (
    "From the hour of effect to the first breach that each voice establishes, plain reading. A "
    "dash means that this evidence establishes none, not that there was none; a question mark, "
    "that an earlier event is asserted and denied alike. A range stands where the record gives a "
    "day and no hour."
)


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A norm and one who bears it, with the time that each voice gives it."""

    label: str
    bearer: str
    since: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HowLong:
    """The voices, in columns, and the norms that at least one voice says were broken."""

    voices: tuple[str, ...]
    rows: tuple[HeldRow, ...]


def how_long(case: Case, view: Panorama, labels: dict[str, str]) -> HowLong:
    """How long the norms of an agreement held, plain reading, by every voice of the panorama."""
    lives = [
        life
        for life in case.lives(
            agreement=view.agreement.id,
            as_of=view.moments[-1].as_of,
            known_at=view.known_at,
            reading=view.readings[0],
            text=view.text,
        )
        if life.evidence in view.standards
    ]
    voices = list(dict.fromkeys(life.evidence for life in lives))
    cells: dict[tuple[str, str, str], dict[str, str]] = {}
    broken = {(life.norm, life.bearer) for life in lives if life.event}
    for life in lives:
        if (life.norm, life.bearer) in broken:
            key = (life.norm, life.bearer, life.effective)
            cells.setdefault(key, {})[life.evidence] = life.words
    return HowLong(
        tuple(_voice(case, voice) for voice in voices),
        tuple(
            HeldRow(
                labels[norm],
                actor_name(case, bearer) if bearer else "anybody",
                date_words(effective),
                tuple(found.get(voice, "") for voice in voices),
            )
            for (norm, bearer, effective), found in cells.items()
        ),
    )


def _voice(case: Case, evidence: str) -> str:
    standard, _, actor = evidence.partition(":")
    return f"by {actor_name(case, actor)}" if actor else standard
