"""What is doubtful about the origins of accounts: sources that came later, voices in a circle."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from armistice.diagnostics import Label, diagnostic
from armistice.evidence.origins import citing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from armistice.diagnostics import Diagnostic
    from armistice.record.model import Account, Event, Source

SOON = timedelta(days=31)
"""A source that comes out so soon after what it reports is of its time."""

_SLACK = timedelta(days=2)
"""So much the date line and a page that is kept up to date may put a date wrong."""

_MOST_LABELS = 3
_DAY = len("2020-11-25")


def doubtful_origins(
    events: Iterable[Event], sources: Mapping[str, Source], zone: ZoneInfo
) -> Iterator[Diagnostic]:
    """Accounts that are known only from later sources, and voices that cite each other.

    Later sources are ordinary (a history quotes a communique): one note for each of them.
    """
    late: dict[str, list[tuple[Event, Account]]] = {}
    for event in events:
        yield from _circles(event)
        for account in event.accounts:
            if source := _only_later(account, sources, zone):
                late.setdefault(source.id, []).append((event, account))
            elif source := _only_before(account, sources, zone):
                words = (
                    f"the account is dated {account.date}, and `{source.id}` that reports it came "
                    f"out on {source.issued}"
                )
                yield diagnostic("A873", words, account.location, concerns=event.id)
    for name, found in late.items():
        event, account = found[0]
        many = len(found) > 1
        words = (
            f"`{name}`, issued {sources[name].issued}, is the earliest source of "
            f"{len(found)} account{'s' if many else ''} given long before it"
            f"{', the first' if many else ''} on {account.date}"
        )
        others = [Label(each.location, f"{each.date}") for _, each in found[1 : _MOST_LABELS + 1]]
        yield diagnostic("A871", words, account.location, concerns=event.id, labels=others)


def _only_later(account: Account, sources: Mapping[str, Source], zone: ZoneInfo) -> Source | None:
    """The earliest source of an account, if even that one came out long after it was given."""
    cited = [sources[each.source] for each in account.citations if each.source in sources]
    if account.date is None or not cited:
        return None
    first = cited[0]
    for source in cited:
        if source.issued is None or _no_later(source.issued.text, account.date.text):
            return None
        if first.issued is not None and source.issued.begins(zone) < first.issued.begins(zone):
            first = source
    assert first.issued is not None
    given, issued = account.date.ends(zone).latest, first.issued.begins(zone).earliest
    return first if issued > given and issued - given > SOON else None


def _only_before(account: Account, sources: Mapping[str, Source], zone: ZoneInfo) -> Source | None:
    """The first source of an account, if every one came out before the account was given."""
    if account.date is None or not account.citations:
        return None
    cited = [sources.get(each.source) for each in account.citations]
    given = account.date.begins(zone).earliest
    for source in cited:
        if source is None or source.issued is None:
            return None
        plain = len(source.issued.text) == len(account.date.text) == _DAY
        if plain and source.issued.text >= account.date.text:
            return None
        issued = source.issued.ends(zone).latest
        if issued > given or given - issued < _SLACK:
            return None
    return cited[0]


def _no_later(issued: str, given: str) -> bool:
    """Whether two plain days show by their text alone that a source is of its time."""
    return len(issued) == len(given) == _DAY and issued <= given


def _circles(event: Event) -> Iterator[Diagnostic]:
    cited = citing(event.accounts)
    told: set[str] = set()
    for account in event.accounts:
        voice, path = account.whose, [account.whose]
        while len(origins := cited.get(voice, frozenset())) == 1:
            (voice,) = origins
            if voice in path:
                break
            path.append(voice)
        else:
            continue
        circle = path[path.index(voice) :]
        if told.isdisjoint(circle):
            told.update(circle)
            words = " cites ".join(f"`{name}`" for name in (*circle, circle[0]))
            yield diagnostic("A872", words, account.location, concerns=event.id)
