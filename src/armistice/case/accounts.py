"""What accounts leave unsaid, filled in: their origin, and their date from their source."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from armistice.dates import Truth, before
from armistice.diagnostics import Diagnostic, Label, diagnostic
from armistice.record.model import Event, Record, Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from zoneinfo import ZoneInfo

    from armistice.case.draft import Draft
    from armistice.dates import When
    from armistice.record.model import Account

AnyRecord = TypeVar("AnyRecord", bound=Record)


def completed(
    record: AnyRecord, draft: Draft, sources: Mapping[str, Source], zone: ZoneInfo
) -> AnyRecord:
    """The record with complete accounts; what was filled in or is doubtful is reported."""
    if not record.accounts:
        return record
    accounts = []
    for account in record.accounts:
        complete = replace(
            account,
            origin=account.origin or account.whose,
            date=account.date or _issued(account, sources),
        )
        accounts.append(complete)
        fault = _undated(record, account, complete, sources)
        if fault is None and isinstance(record, Event):
            fault = _too_early(record, account, complete, draft, zone)
        if fault is not None:
            draft.diagnostics.append(fault)
    return replace(record, accounts=tuple(accounts))


def _issued(account: Account, sources: Mapping[str, Source]) -> When | None:
    """The date of the first cited source that has one."""
    cited = (sources.get(citation.source) for citation in account.citations)
    return next((source.issued for source in cited if source and source.issued), None)


def _undated(
    record: Record, account: Account, complete: Account, sources: Mapping[str, Source]
) -> Diagnostic | None:
    if account.date is not None:
        return None
    if complete.date is not None:
        words = f"the account of `{account.whose}` takes the date of its source: {complete.date}"
        return diagnostic("A403", words, account.location, concerns=record.id)
    if account.citations and not any(each.source in sources for each in account.citations):
        # It cites what is not there: that has been reported, and would give the date.
        return None
    words = f"nobody can say when `{account.whose}` reported this"
    advice = "give the account a `date`, or its source an `issued`"
    return diagnostic("A404", words, account.location, concerns=record.id, help=advice)


def _too_early(
    event: Event, account: Account, complete: Account, draft: Draft, zone: ZoneInfo
) -> Diagnostic | None:
    date = complete.date
    if date is None or before(date.ends(zone), event.date.begins(zone)) is not Truth.YES:
        return None
    words = f"the account is dated {date}, before the event begins ({event.date})"
    return diagnostic(
        "A405",
        words,
        draft.place_within(account, account.location, "date"),
        concerns=event.id,
        labels=[Label(draft.place_of(event, "date"), "the event")],
    )
