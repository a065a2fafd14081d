"""Grades of sources and of what they say, as intelligence services and OSINT analysts write them.

A grade is the analyst's judgement, kept and shown beside the account. It weighs nothing in a
verdict: standards of evidence count who speaks and on whose word, never how much somebody is
trusted. ``F`` and ``6`` say that nobody can judge, not that the worst is to be thought.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.record.model import Account, Actor

RELIABILITY: Mapping[str, str] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""How far a voice has proved right before, whatever it says now."""

CREDIBILITY: Mapping[str, str] = MappingProxyType(
    {
        "1": "confirmed by other sources",
        "2": "probably true",
        "3": "possibly true",
        "4": "doubtful",
        "5": "improbable",
        "6": "truth cannot be judged",
    }
)
"""How likely what is said is true, whoever says it."""


@dataclass(frozen=True, slots=True)
class Grade:
    """The grade of an account: of its voice (A to F) and of what it says (1 to 6).

    Attributes:
        reliability: A letter of ``RELIABILITY``; empty where nobody has given one.
        credibility: A digit of ``CREDIBILITY``; empty where nobody has given one.
        usual: Whether the letter is that of the voice at large, not of this account.
    """

    reliability: str = ""
    credibility: str = ""
    usual: bool = False

    def __bool__(self) -> bool:
        """Whether anybody has graded anything."""
        return bool(self.reliability or self.credibility)

    def __str__(self) -> str:
        """As it is written: ``B2``; a dash stands for what was not graded."""
        return f"{self.reliability or '-'}{self.credibility or '-'}" if self else ""

    @property
    def words(self) -> str:
        """The grade said out: ``usually reliable, probably true``."""
        said = (RELIABILITY.get(self.reliability, ""), CREDIBILITY.get(self.credibility, ""))
        return ", ".join(filter(None, said))


def grade_of(account: Account, actors: Mapping[str, Actor]) -> Grade:
    """The grade of an account; where it names no reliability, that of its voice.

    Args:
        account: The account.
        actors: The actors by id, with the ``reliability`` that they have at large.
    """
    voice = actors.get(account.whose)
    usual = voice.reliability if voice is not None else ""
    letter = account.reliability or usual
    return Grade(letter, account.credibility, usual=bool(letter) and not account.reliability)
