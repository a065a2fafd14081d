"""Differing accounts on a screen: version beside version, field by field."""

from __future__ import annotations

from collections import Counter
from itertools import groupby
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from armistice.cli import wording
from armistice.cli.layout import Row, Section, table
from armistice.evidence.disagreement import Aspect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from armistice.api import Case
    from armistice.compliance.discrepancies import Discrepancy
    from armistice.compliance.matters import Stake
    from armistice.evidence.disagreement import Version
    from armistice.evidence.errors import SourceError
    from armistice.record.model import Account, Citation, Event

_WORTH = (28, 44, 0)
_ORDER = tuple(Aspect)
_MOST_STAKES = 4


def show(
    case: Case,
    found: Sequence[Discrepancy],
    errors: Sequence[SourceError],
    event: str,
    width: int,
) -> Iterator[RenderableType]:
    """Everything that ``armistice accounts`` puts on a screen."""
    yield wording.plain(case.title or case.id, "bold")
    if event:
        yield from _event(case, case.events[event], width)
    ordered = sorted(found, key=lambda one: _ORDER.index(one.disagreement.aspect))
    for aspect, group in groupby(ordered, key=lambda one: one.disagreement.aspect):
        yield Text()
        yield Text(f"{aspect.question} ({aspect})", style="bold cyan")
        sections = [_section(case, one) for one in group]
        head = [Text(name, style="dim") for name in ("version", "whose account", "passage")]
        yield from table(head, sections, width, most=_WORTH)
    if errors:
        yield Text()
        yield Text("Mistakes that sources make", style="bold cyan")
        for error in errors:
            yield from _mistake(error)
    yield Text()
    yield _sum(found)


def _section(case: Case, one: Discrepancy) -> Section:
    """A difference: what it is about, how far it goes, what turns on it, and its versions."""
    found = one.disagreement
    why = found.why if found.why != str(found.relation) else ""
    relation = f"{found.relation}: {why}" if why else str(found.relation)
    lines = [
        wording.plain(f"{one.event.date}  {case.event_words(one.event)}", "bold"),
        wording.plain(f"  {one.event.id} · {relation}", "dim"),
        *(wording.plain(f"  turns {line}", "magenta") for line in _stakes(case, one.stakes)),
    ]
    head = Text("\n").join(lines)
    rows = [row for version in found.versions for row in _rows(case, one.event, version)]
    return Section(head, tuple(rows))


def _rows(case: Case, event: Event, version: Version) -> Iterator[Row]:
    words = _told(case, version) + (" (as recorded)" if version.recorded else "")
    for place, number in enumerate(version.accounts):
        account = event.accounts[number]
        yield Row(
            (
                wording.plain("" if place else words, "red" if version.denied else ""),
                wording.plain(_who(case, account, told=bool(version.denied))),
                wording.plain(_passages(account.citations), "italic green"),
            )
        )


def _told(case: Case, version: Version) -> str:
    """A version with the names that the case gives to its ids."""
    if isinstance(version.value, tuple) and version.value:
        return " and ".join(map(case.name, version.value))
    return version.words


def _who(case: Case, account: Account, *, told: bool) -> str:
    parts = [case.name(account.whose)]
    if account.origin and account.origin != account.whose:
        parts.append(f"on the word of {case.name(account.origin)}")
    if str(account.stance) != "asserts" and not told:
        parts.append(str(account.stance))
    parts.append(account.date.text if account.date is not None else "undated")
    if grade := case.grade(account):
        parts.append(f"graded {grade}")
    return ", ".join(parts)


def _passages(citations: Sequence[Citation]) -> str:
    if not citations:
        return "no passage"
    first = citations[0]
    phrase = " … ".join(filter(None, [first.start, first.end]))
    words = f"“{phrase}” " if phrase else ""
    more = f" and {len(citations) - 1} more" if len(citations) > 1 else ""
    place = f", {first.locator}" if first.locator else ""
    return f"{words}{first.source}{place}{more}"


def _stakes(case: Case, stakes: Sequence[Stake]) -> Iterator[str]:
    """What turns, each norm and bearer once with the readings under which it does so."""
    readings: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for stake in stakes:
        key = stake.norm, stake.bearer, stake.results
        readings.setdefault(key, []).append(stake.reading)
    for number, ((norm, bearer, results), names) in enumerate(readings.items()):
        if number == _MOST_STAKES:
            yield f"{len(readings) - _MOST_STAKES} more; see --format json"
            return
        who = f", {wording.name_of(case, bearer)}" if bearer else ""
        yield f"{norm}{who} ({', '.join(names)}): {' | '.join(results)}"


def _event(case: Case, event: Event, width: int) -> Iterator[RenderableType]:
    """One event with all its accounts, and what they rest on."""
    yield Text()
    yield wording.plain(f"{event.date}  {case.event_words(event)}", "bold")
    groups = case.origins(event.id)
    rows = [
        Row(
            (
                wording.plain(str(account.stance)),
                wording.plain(_who(case, account, told=True)),
                wording.plain(_passages(account.citations), "italic green"),
            )
        )
        for account in event.accounts
    ]
    head = [Text(name, style="dim") for name in ("stance", "whose account", "passage")]
    yield from table(head, [Section(Text("Accounts"), tuple(rows))], width, most=_WORTH)
    accounts = f"{len(event.accounts)} account{'s' if len(event.accounts) != 1 else ''}"
    origins = f"{len(groups)} origin{'s' if len(groups) != 1 else ''}"
    yield Text()
    yield Text(f"Origins: {accounts} on {origins}", style="bold")
    for group in groups:
        names = dict.fromkeys(case.name(event.accounts[one].whose) for one in group.accounts)
        yield Padding(wording.plain(f"{case.name(group.root)}: {', '.join(names)}"), (0, 0, 0, 2))
        for reason in group.because:
            yield Padding(wording.plain(reason, "dim"), (0, 0, 0, 4))


def _mistake(error: SourceError) -> Iterator[RenderableType]:
    yield Padding(wording.plain(f"{error.source}: {error.words}"), (0, 0, 0, 2))
    for citation in error.citations:
        yield Padding(wording.plain(_passages([citation]), "italic green"), (0, 0, 0, 4))


def _sum(found: Sequence[Discrepancy]) -> Text:
    """How many differences there are of each kind, and on how many a verdict turns."""
    if not found:
        return Text("no account differs from another")
    counts = Counter(str(one.disagreement.relation) for one in found)
    kinds = ", ".join(f"{count} {name}" for name, count in counts.most_common())
    events = len({one.event.id for one in found})
    turned = sum(bool(one.stakes) for one in found)
    plural = "s" if len(found) != 1 else ""
    words = (
        f"{len(found)} difference{plural} in {events} event{'s' if events != 1 else ''}: {kinds}"
    )
    turns = f"; a verdict turns on {turned}" if turned else ""
    return Text(words + turns)
