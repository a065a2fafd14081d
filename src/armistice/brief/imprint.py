"""What a file says of itself: whose, of which day, how made."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from armistice.brief.blocks import printable, run
from armistice.brief.timeline import days_named

if TYPE_CHECKING:
    from armistice.brief.content import Brief


def running_foot(brief: Brief) -> str:
    """What stands at the foot of every page, beside its number."""
    known = f", known at {brief.known_at}" if brief.known_at else ""
    return run(
        f"{brief.title}, as of {brief.as_of}{known}."
        f" armistice {brief.version}, case {brief.case_id} {brief.hash[:12]}"
    ).text


def day_of(brief: Brief) -> datetime:
    """The day that the file bears: the first one of its date, whenever it is written."""
    found = days_named(brief.as_of_date)
    day = found[0] if found else datetime(2000, 1, 1)  # noqa: DTZ001
    return day.replace(tzinfo=UTC)


def author_of(brief: Brief) -> str:
    """Whom the terms of the data name; nobody where they are the bare name of a licence."""
    words = brief.license.strip()
    return printable(words) if " " in words else ""


def description_of(brief: Brief) -> str:
    """What a file says of how it was made."""
    known = f"known at {brief.known_at}" if brief.known_at else "from the whole record"
    data = f" Data: {brief.license}." if brief.license else ""
    return printable(
        f"As of {brief.as_of}, {known}. Case {brief.case_id}, agreement"
        f" {brief.agreement_id}, hash {brief.hash}. Made with armistice {brief.version}.{data}"
    )
