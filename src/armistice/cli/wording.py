"""How the screen says what verdicts carry: names, dates, marks, colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from armistice.compliance.verdict import Outcome, Word, outcome_of
from armistice.diagnostics.paint import printable

if TYPE_CHECKING:
    from armistice.api import Case
    from armistice.compliance.verdict import Contest, Result, Verdict

CONTESTED = "◆"
WEAK = "◇"
NOBODY = "no bearer named"

STYLES = {
    Outcome.KEPT: "green",
    Outcome.BROKEN: "bold red",
    Outcome.OPEN: "",
    Outcome.UNKNOWN: "yellow",
    Outcome.ABSENT: "dim",
}
_MOST_FLIPS = 3


def plain(words: str, style: str = "") -> Text:
    """Words of a case as text that cannot steer the terminal."""
    return Text(printable(words), style=style)


def name_of(case: Case, actor: str) -> str:
    """The name of an actor of the case, or of several together."""
    names = [case.actors[one].name if one in case.actors else one for one in actor.split("+")]
    return " and ".join(filter(None, [", ".join(names[:-1]), names[-1]]))


def bearer_of(case: Case, verdict: Verdict) -> str:
    """Who answers for a norm, in words."""
    return name_of(case, verdict.bearer) if verdict.bearer else NOBODY


def label_of(verdict: Verdict) -> str:
    """The name of a norm within its clause."""
    return verdict.norm.rpartition("/")[2]


def evidence_words(case: Case, evidence: str) -> str:
    """A standard of evidence as a column says it."""
    actor = evidence.removeprefix("by:")
    return f"by {name_of(case, actor)}" if actor != evidence else evidence


def word_text(word: Word, *, outcome_only: bool = False) -> Text:
    """A verdict word, or only its outcome, in the colour of the outcome."""
    outcome = outcome_of(word)
    return Text(str(outcome if outcome_only else word), style=STYLES[outcome])


def when(result: Result) -> str:
    """Since when, until when, or on which day."""
    if result.since and result.until and result.since != result.until:
        return f"{result.since} to {result.until}"
    if result.since:
        goes_on = (result.episodes and not result.until) or result.word is Word.RUNNING
        return f"since {result.since}" if goes_on else result.since
    return f"until {result.until}" if result.until else ""


def remarks(result: Result) -> str:
    """Deadline, term, progress and what else there is to know, in the order of weight."""
    parts = [_due(result)]
    if result.expires:
        parts.append(f"expires {result.expires}")
    if result.notice_by:
        parts.append(f"notice by {result.notice_by}")
    breaches = [one for one in result.episodes if not one.excepted]
    if len(breaches) > 1:
        parts.append(f"last of {len(breaches)} episodes")
    if breaches and breaches[-1].last_reported:
        parts.append(f"last reported {breaches[-1].last_reported}")
    if result.outcomes:
        parts.append("between " + " and ".join(map(str, result.outcomes)))
    parts.append(result.progress)
    return "; ".join(filter(None, parts))


def _due(result: Result) -> str:
    if not result.deadline or result.deadline == result.expires:
        return ""
    due = f"due {result.deadline}"
    if result.original_deadline:
        due += f" (was {result.original_deadline}"
        if result.original_word and result.original_word is not result.word:
            due += f": {result.original_word}"
        due += ")"
    return due


def flips(contest: Contest) -> list[str]:
    """What flips a contested verdict, each kind of flip once, in words."""
    kinds: dict[tuple[str, str, str], str] = {}
    for flip in contest.flips:
        axis = flip.axis
        key = (axis, getattr(flip.first, axis), getattr(flip.second, axis))
        kinds.setdefault(key, flip.words())
    found = list(kinds.values())[:_MOST_FLIPS]
    if found:
        return found
    # Only two things together flip it: say where it is kept and where it is broken.
    pairs = [(contest.kept, contest.broken), (contest.absent, contest.kept or contest.broken)]
    for first, second in pairs:
        if first and second:
            return [
                "no single choice flips it; "
                + "; ".join(
                    f"{cell.word} with reading {cell.reading} and evidence {cell.evidence}"
                    for cell in (first[0], second[0])
                )
            ]
    return []
