"""What if: the verdicts and dates of a case beside those of the case as it would be.

Records are added or left out, or a norm gets another sentence, all in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from armistice.case.edit import with_files, with_sentence, without_account, without_events
from armistice.compliance.board import board
from armistice.compliance.calendar import calendar
from armistice.compliance.choices import ChoiceError, find_norm, near_norm
from armistice.compliance.supposed_events import record_of
from armistice.norms.model import PLAIN
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from armistice.case import CheckedCase
    from armistice.compliance.calendar import Calendar, Entry
    from armistice.compliance.verdict import Verdict

_Key = tuple[str, str, str, str, str]


@dataclass(frozen=True, slots=True)
class Suppositions:
    """What is supposed to be otherwise.

    Attributes:
        add: Texts of files with records in the ordinary schema, by the name of the file.
        events: Events in a short form, as in ``2021-03-01 attack by a at b, asserted by c``.
        leave_out: The ids of events.
        leave_out_accounts: Events and whose account of them, as in ``EVENT:ACTOR``.
        amend: Norms and the sentence or limb that they get, as in ``NORM: by 2020-12-01``.
    """

    add: Mapping[str, str]
    events: Sequence[str] = ()
    leave_out: Sequence[str] = ()
    leave_out_accounts: Sequence[str] = ()
    amend: Sequence[str] = ()

    def words(self) -> tuple[str, ...]:
        """Each supposition in one line."""
        return (
            *(f"with the records of {name}" for name in self.add),
            *(f"with {event}" for event in self.events),
            *(f"without {name}" for name in self.leave_out),
            *(
                f"without the account of {pair.rpartition(':')[2]} of {pair.rpartition(':')[0]}"
                for pair in self.leave_out_accounts
            ),
            *(f"as if {sentence}" for sentence in self.amend),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """A verdict before and after; ``None`` where the norm binds nobody on that side.

    ``differs`` names the fields of the verdict that are not the same.
    """

    before: Verdict | None
    after: Verdict | None
    differs: tuple[str, ...]

    @property
    def either(self) -> Verdict:
        """The verdict after, or the one before where there is none after."""
        verdict = self.after or self.before
        assert verdict is not None
        return verdict

    def to_dict(self) -> dict[str, Any]:
        """As the JSON of the difference has it."""
        one = self.either
        return {
            "norm": one.norm,
            "bearer": one.bearer or None,
            "reading": one.reading,
            "text": one.text,
            "evidence": one.evidence,
            "differs": list(self.differs),
            "before": self.before.to_dict() if self.before is not None else None,
            "after": self.after.to_dict() if self.after is not None else None,
        }


@dataclass(frozen=True, slots=True)
class Difference:
    """What changes in a case if something is supposed.

    Attributes:
        case: The id of the case.
        as_of: The date on which both are looked at.
        known_at: The date by which accounts were given; empty for the whole record.
        supposed: What is supposed, in words.
        changes: The verdicts that are not the same.
        unchanged: How many verdicts stay as they are.
        gained: Dates ahead that only the supposed case has.
        lost: Dates ahead that only the case as it is has.
    """

    case: str
    as_of: str
    known_at: str
    supposed: tuple[str, ...]
    changes: tuple[Change, ...]
    unchanged: int
    gained: tuple[Entry, ...]
    lost: tuple[Entry, ...]

    def __len__(self) -> int:
        """How many verdicts change."""
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        """The changes in the order of the text."""
        return iter(self.changes)

    def __bool__(self) -> bool:
        """Whether anything changes."""
        return bool(self.changes or self.gained or self.lost)

    def __repr__(self) -> str:
        """A plain table."""
        every = len(self) + self.unchanged
        lines = [f"<{len(self)} of {every} verdicts change as of {self.as_of}>"]
        for change in self.changes:
            one = change.either
            before, after = (
                str(each.verdict) if each is not None else "not in force"
                for each in (change.before, change.after)
            )
            choice = f"{one.norm}  {one.bearer}  {one.reading}  {one.evidence}"
            also = "" if before != after else f" ({', '.join(change.differs)})"
            lines.append(f"{choice}  {before} -> {after}{also}")
        for sign, entries in (("-", self.lost), ("+", self.gained)):
            lines += [f"{sign} {e.day or 'no date'}  {e.kind}  {e.norm}" for e in entries]
        return "\n".join(lines)

    def to_dict(self) -> dict[str, Any]:
        """The whole answer as the JSON has it."""
        return {
            "case": self.case,
            "as_of": self.as_of,
            "known_at": self.known_at or None,
            "supposed": list(self.supposed),
            "changes": [change.to_dict() for change in self.changes],
            "unchanged": self.unchanged,
            "dates": {
                "lost": [entry.to_dict() for entry in self.lost],
                "gained": [entry.to_dict() for entry in self.gained],
            },
        }


def what_if(
    case: CheckedCase,
    supposed: Suppositions,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    reading: str = PLAIN,
    text: str = "",
    evidence: str = "reported",
) -> Difference:
    """The verdicts and the dates that change if something is supposed.

    Args:
        case: The checked case; it stays as it is.
        supposed: What is supposed to be otherwise.
        agreement: The id of one agreement; all if empty.
        as_of: The date (EDTF) on which both are looked at; the case's own if empty.
        known_at: The date by which accounts must have been given; the whole record if empty.
        reading: ``plain``, the name of a bundle, or ``all``.
        text: A text version, or ``all``; the authentic one if empty.
        evidence: A standard, or ``all``.

    Raises:
        ChoiceError: The case has no such event, account, norm, agreement, reading or text.
        EditError: The added records or the sentence have mistakes.
        StandardError: ``evidence`` names no standard.
    """
    asked: dict[str, Any] = {
        "agreement": agreement,
        "as_of": as_of,
        "known_at": known_at,
        "reading": reading,
        "text": text,
    }
    before = board(case, evidence=evidence, **asked)
    other = supposing(case, supposed)
    after = board(other, evidence=evidence, **asked)
    olds = {_key(one): one for one in before.verdicts}
    news = {_key(one): one for one in after.verdicts}
    pairs = [(olds.get(key), news.get(key)) for key in {**olds, **news}]
    changes = [Change(old, new, differs) for old, new in pairs if (differs := _differs(old, new))]
    # Dates rest on one standard; where all were asked for, on the most usual.
    standard = "reported" if evidence == "all" else evidence
    lost, gained = _dates(
        calendar(case, evidence=standard, **asked), calendar(other, evidence=standard, **asked)
    )
    return Difference(
        case=case.id,
        as_of=before.as_of,
        known_at=known_at,
        supposed=supposed.words(),
        changes=tuple(changes),
        unchanged=len(pairs) - len(changes),
        gained=gained,
        lost=lost,
    )


def supposing(case: CheckedCase, supposed: Suppositions) -> CheckedCase:
    """The case as it would be; records come first, then what is left out, then sentences.

    Raises:
        ChoiceError: The case has no such event, account or norm, or a short form says too little.
        EditError: The added records or a sentence have mistakes.
    """
    files = dict(supposed.add)
    for number, words in enumerate(supposed.events, start=1):
        name = f"event-{number}.yaml"
        files[name] = record_of(case, words, f"supposed-{number}")
    if files:
        case = with_files(case, files)
    for name in supposed.leave_out:
        _event(case, name, "--leave-out")
    case = without_events(case, frozenset(supposed.leave_out)) if supposed.leave_out else case
    for pair in supposed.leave_out_accounts:
        case = _without_account(case, pair)
    for sentence in supposed.amend:
        name, colon, words = sentence.partition(":")
        found = find_norm(case, name.strip())
        if not colon or not words.strip():
            raise ChoiceError(f"--amend `{sentence}`: write NORM: SENTENCE, or NORM: by DATE")
        if found is None:
            raise ChoiceError(
                f"--amend: no norm is called `{name.strip()}`{near_norm(case, name.strip())}"
            )
        case = with_sentence(case, found[1], words, f"--amend {name.strip()}")
    return case


def _event(case: CheckedCase, name: str, option: str) -> None:
    if name not in case.events:
        near = nearest(name, case.events)
        meant = f": did you mean `{near}`?" if near else ""
        raise ChoiceError(f"{option}: no event is called `{name}`{meant}")


def _without_account(case: CheckedCase, pair: str) -> CheckedCase:
    name, colon, actor = pair.rpartition(":")
    option = "--leave-out-account"
    if not colon:
        raise ChoiceError(f"{option} `{pair}`: write EVENT:ACTOR")
    _event(case, name, option)
    voices = dict.fromkeys(account.whose for account in case.events[name].accounts)
    if actor not in voices:
        near = nearest(actor, voices)
        meant = f": did you mean `{near}`?" if near else f" (accounts of: {', '.join(voices)})"
        raise ChoiceError(f"{option}: `{actor}` gives no account of `{name}`{meant}")
    return without_account(case, name, actor)


# --- what is not the same -------------------------------------------------------------------------


def _key(one: Verdict) -> _Key:
    return (one.norm, one.bearer, one.reading, one.text, one.evidence)


def _differs(old: Verdict | None, new: Verdict | None) -> tuple[str, ...]:
    """The fields in which two verdicts differ, as their JSON names them."""
    if old is None or new is None:
        return ("verdict",)
    pairs = {
        "verdict": (old.verdict, new.verdict),
        "since": (old.result.since, new.result.since),
        "until": (old.result.until, new.result.until),
        "deadline": (old.result.deadline, new.result.deadline),
        "original_deadline": (old.result.original_deadline, new.result.original_deadline),
        "expires": (old.result.expires, new.result.expires),
        "notice_by": (old.result.notice_by, new.result.notice_by),
        "progress": (old.result.progress, new.result.progress),
        "episodes": (
            [one.to_dict() for one in old.result.episodes],
            [one.to_dict() for one in new.result.episodes],
        ),
        "outcomes": (old.result.outcomes, new.result.outcomes),
        "contested": (old.contested is not None, new.contested is not None),
        "weak": (old.weak, new.weak),
    }
    return tuple(name for name, (one, other) in pairs.items() if one != other)


def _dates(before: Calendar, after: Calendar) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """The dates that only the first calendar has, and those that only the second has."""

    def keyed(found: Calendar) -> dict[tuple[object, ...], Entry]:
        return {
            (
                *(e.day, e.kind, e.norm, e.bearer, e.label, e.term),
                *(e.waits_for, e.holders, e.readings, e.texts),
            ): e
            for e in found
        }

    first, second = keyed(before), keyed(after)
    return (
        tuple(entry for key, entry in first.items() if key not in second),
        tuple(entry for key, entry in second.items() if key not in first),
    )
