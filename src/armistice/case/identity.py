"""Ids: well formed, and one for each record over the whole case."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from armistice.case.names import DEVICES
from armistice.diagnostics import Label, diagnostic
from armistice.diagnostics.letters import strange_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.case.draft import Draft
    from armistice.record.model import Record

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
LONGEST = 120
"""Longer ids do not fit into the names of files."""


def unique_records(draft: Draft) -> Mapping[str, Mapping[str, Record]]:
    """The records of each type by id; of those that share an id the first is kept."""
    taken: dict[str, Record] = {}
    kept: dict[str, dict[str, Record]] = {}
    everything = [(name, record) for name, records in draft.records.items() for record in records]
    spellings: dict[str, set[str]] = defaultdict(set)
    for _, record in everything:
        spellings[record.id.casefold()].add(record.id)
    # Which record is the first must not depend on the order of types within a file.
    for name, record in sorted(everything, key=lambda pair: pair[1].location):
        rival = taken.setdefault(record.id.casefold(), record)
        if rival is not record and rival.id == record.id:
            _report(draft, "A208", f"the id `{record.id}` is given twice", record, rival)
            draft.lost.add(record.id)
            continue
        if rival is not record:
            words = f"`{record.id}` and `{rival.id}` differ only in upper and lower case"
            _report(draft, "A209", words, record, rival)
        elif len(spellings[record.id.casefold()]) == 1 and name != "others":
            _check_form(draft, record)
        kept.setdefault(name, {})[record.id] = record
    return kept


def _check_form(draft: Draft, record: Record) -> None:
    if record.id in DEVICES:
        _report(draft, "A210", f"`{record.id}` is the name of a device on Windows", record)
    elif not _ID.fullmatch(record.id):
        words = f"`{record.id}` is not made of lower case letters, digits and hyphens"
        _report(draft, "A205", words, record)
    elif len(record.id) > LONGEST:
        words = f"the id has {len(record.id):,} characters, and {LONGEST} are the limit"
        _report(draft, "A205", words, record)


def _report(
    draft: Draft, code: str, message: str, record: Record, rival: Record | None = None
) -> None:
    labels = [Label(rival.location, "first given here")] if rival else []
    advice = suggestion(record.id) if code == "A205" else ""
    draft.diagnostics.append(
        diagnostic(
            code,
            message,
            draft.place_of(record, "id"),
            concerns=record.id,
            labels=labels,
            notes=filter(None, [strange_letter(record.id)]),
            help=f"write `{advice}`" if advice else "",
        )
    )


def suggestion(identifier: str) -> str:
    """A well formed id that looks like another, or nothing."""
    words = re.findall(r"[a-z0-9]+", identifier.lower(), re.ASCII)
    fitting = identifier.isascii() and len(identifier) <= LONGEST
    return "-".join(words) if fitting else ""
