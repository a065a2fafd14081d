"""What can be asked for: agreements, readings, text versions, standards of evidence, dates."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, TypeVar

from armistice.dates import DateError, parse_when
from armistice.evidence import EACH_STANDARD, Standard
from armistice.norms.model import PLAIN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from zoneinfo import ZoneInfo

    from armistice.case import CheckedCase
    from armistice.dates import Window
    from armistice.norms.model import Agreement, Norm

ALL = "all"
Answer = TypeVar("Answer")


class ChoiceError(ValueError):
    """A reading, text version, agreement or date was asked for that the case does not have."""


@dataclass(frozen=True)
class Choices:
    """The readings, texts and standards under which one agreement is to be looked at."""

    agreement: Agreement
    readings: tuple[str, ...]
    texts: tuple[str, ...]
    standards: tuple[Standard, ...]


@dataclass(frozen=True)
class NormChoices:
    """One norm, and the readings, texts and standards under which it is to be looked at."""

    norm: Norm
    choices: Choices

    @property
    def agreement(self) -> Agreement:
        """The agreement of the norm."""
        return self.choices.agreement

    def each(self) -> Iterator[tuple[str, str, Standard]]:
        """Every reading with every text and standard."""
        return product(self.choices.readings, self.choices.texts, self.choices.standards)

    def binding(self, bearer: str, answers: Iterable[tuple[str, Answer]]) -> tuple[Answer, ...]:
        """The answers for one bearer, or for each if none is named.

        Raises:
            ChoiceError: There is none: the norm does not bind under this choice.
        """
        found = tuple(answer for one, answer in answers if bearer in {"", one})
        if not found:
            whom = f" called `{bearer}`" if bearer else ""
            raise ChoiceError(f"`{self.norm.id}` binds nobody{whom} under this choice")
        return found


def norm_choices(
    case: CheckedCase, norm: str, reading: str, text: str, evidence: str
) -> NormChoices:
    """The choices that are asked for, of one norm.

    Raises:
        ChoiceError: There is no such norm, reading or text.
        StandardError: ``evidence`` names no standard.
    """
    found = find_norm(case, norm)
    if found is None:
        raise ChoiceError(f"no norm is called `{norm}`{near_norm(case, norm)}")
    agreement, the_norm = found
    asked = Choices(
        agreement,
        readings_asked(agreement, reading, single=True),
        texts_asked(agreement, text, single=True),
        standards_asked(case, agreement, evidence),
    )
    return NormChoices(the_norm, asked)


def find_norm(case: CheckedCase, identifier: str) -> tuple[Agreement, Norm] | None:
    """The norm of this id, and its agreement."""
    for agreement in case.agreements.values():
        for norm in agreement.norms:
            if norm.id == identifier:
                return agreement, norm
    return None


def near_norm(case: CheckedCase, identifier: str) -> str:
    """The norm that was perhaps meant, as the end of a sentence; nothing if none is near."""
    from difflib import get_close_matches

    every = [norm.id for a in case.agreements.values() for norm in a.norms]
    close = get_close_matches(identifier, every, n=1, cutoff=0.4)
    return f": did you mean `{close[0]}`?" if close else ""


def choices(
    case: CheckedCase, agreement: str, reading: str, text: str, evidence: str
) -> tuple[Choices, ...]:
    """The choices that are asked for, agreement by agreement.

    Raises:
        ChoiceError: The case has no such agreement, reading or text.
        StandardError: ``evidence`` names no standard.
    """
    chosen = [a for a in case.agreements.values() if agreement in {"", a.id}]
    if not chosen:
        known = ", ".join(case.agreements) or "none"
        raise ChoiceError(f"the case has no agreement `{agreement}` (it has: {known})")
    _known_to_one(chosen, reading, text)
    single = bool(agreement) or len(chosen) == 1
    return tuple(
        Choices(
            one,
            readings_asked(one, reading, single=single),
            texts_asked(one, text, single=single),
            standards_asked(case, one, evidence),
        )
        for one in chosen
    )


def parsed_date(text: str, zone: ZoneInfo, option: str) -> Window:
    """The window of a date that was given with an option.

    Raises:
        ChoiceError: It is no date.
    """
    try:
        return parse_when(text).begins(zone)
    except DateError as error:
        raise ChoiceError(f"{option} `{text}`: {error.message}") from error


def _known_to_one(agreements: Sequence[Agreement], reading: str, text: str) -> None:
    """A name that no agreement has is a mistake; an agreement without it falls back alone."""
    for axis, asked, names in (
        ("reading", reading, [name for one in agreements for name in one.reading_names]),
        ("text version", text, [version.name for one in agreements for version in one.texts]),
    ):
        if asked and asked not in {*names, ALL}:
            known = ", ".join(dict.fromkeys((*names, ALL)))
            raise ChoiceError(f"there is no {axis} `{asked}` (there is: {known})")


def readings_asked(agreement: Agreement, asked: str, *, single: bool) -> tuple[str, ...]:
    """The readings asked for; where several agreements are, one that lacks it is read plainly."""
    names = agreement.reading_names
    if asked == ALL:
        return names
    if asked in names:
        return (asked,)
    if not single:
        return (PLAIN,)
    raise ChoiceError(
        f"`{agreement.id}` has no reading `{asked}` (it has: {', '.join(names)}, all)"
    )


def texts_asked(agreement: Agreement, asked: str, *, single: bool) -> tuple[str, ...]:
    """The text versions asked for; the authentic ones where none is."""
    names = tuple(text.name for text in agreement.texts)
    if not asked or (asked not in (*names, ALL) and not single):
        return agreement.authentic_texts or ("",)
    if asked == ALL:
        return names or ("",)
    if asked in names:
        return (asked,)
    raise ChoiceError(
        f"`{agreement.id}` has no text version `{asked}` (it has: {', '.join(names)}, all)"
    )


def every_standard(agreement: Agreement) -> tuple[Standard, ...]:
    """The four standards, and each signatory's own voices."""
    return (*EACH_STANDARD, *(Standard("by", name) for name in agreement.signatories))


def standards_asked(case: CheckedCase, agreement: Agreement, asked: str) -> tuple[Standard, ...]:
    """The standards asked for."""
    if asked == ALL:
        return every_standard(agreement)
    standard = Standard.parse(asked)
    if standard.actor and standard.actor not in {"bearer", "claimant", *case.actors}:
        raise ChoiceError(f"`{asked}`: the case has no actor `{standard.actor}`")
    return (standard,)
