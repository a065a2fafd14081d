"""Checking a case as a whole: ids, words, references, accounts."""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from armistice.case.accounts import completed
from armistice.case.checked import CheckedCase
from armistice.case.draft import CASE_FILE
from armistice.case.files import is_agreement
from armistice.case.identity import unique_records
from armistice.case.names import is_absolute
from armistice.case.origins import doubtful_origins
from armistice.case.reader import value_node
from armistice.case.references import Directory, circles, resolve, unused_sources
from armistice.case.words import extended_vocabulary
from armistice.case.yaml_positions import location_of
from armistice.dates import DateError, parse_when, zone_named
from armistice.diagnostics import Location, diagnostic
from armistice.record.model import Source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from armistice.case.draft import Draft
    from armistice.case.files import CaseFiles

FORMAT = "1"
# Where the case file gives no day, everything on record has happened: never today's date.
_LAST_DAY = parse_when("9999-12-31")


def check(folder: Path, files: CaseFiles, draft: Draft) -> CheckedCase:
    """Check a draft and make the case of it."""
    zone = _zone(draft)
    _check_format(draft)
    _check_texts(draft)
    records = unique_records(draft)
    vocabulary = extended_vocabulary(draft)
    directory = Directory(records, vocabulary, frozenset(draft.lost))
    draft.diagnostics += resolve(draft.mentions, directory)
    draft.diagnostics += circles(draft, directory)
    draft.diagnostics += unused_sources(draft, directory)
    sources = {
        each.id: each for each in records.get("sources", {}).values() if isinstance(each, Source)
    }
    whole: dict[str, Mapping[str, Any]] = defaultdict(dict)
    for name, members in records.items():
        whole[name] = {key: completed(each, draft, sources, zone) for key, each in members.items()}
    draft.diagnostics += doubtful_origins(whole["events"].values(), sources, zone)
    head = draft.head
    return CheckedCase(
        folder=folder,
        id=head.id if head else folder.name,
        title=head.title if head else folder.name,
        as_of=head.as_of if head else _LAST_DAY,
        zone=zone,
        license=head.license if head else "",
        texts=head.texts if head else (),
        **{name: MappingProxyType(dict(whole[name])) for name in _TYPES},
        agreement_texts=tuple(
            (path, text) for path, text in files.texts.items() if is_agreement(path)
        ),
        vocabulary=vocabulary,
        diagnostics=tuple(sorted((*files.diagnostics, *draft.diagnostics))),
        suppressed=(),
        hash=files.hash,
        file_texts=MappingProxyType(files.texts),
    )


_TYPES = (
    "actors",
    "places",
    "sources",
    "events",
    "statements",
    "ties",
    "missions",
    "coverage",
    "seals",
    "approvals",
    "others",
)


def _zone(draft: Draft) -> ZoneInfo:
    if draft.head is not None:
        try:
            return zone_named(draft.head.zone)
        except DateError as error:
            draft.diagnostics.append(diagnostic("A218", error.message, _in_head(draft, "zone")))
    return ZoneInfo("UTC")


def _check_format(draft: Draft) -> None:
    if draft.head is not None and draft.head.format != FORMAT:
        named = draft.head.format
        words = f"this version reads format {FORMAT}, and the case has `{named}`"
        older = named.isascii() and named.isdecimal() and int(named) < int(FORMAT)
        advice = "run `armistice migrate` on the case" if older else ""
        place = _in_head(draft, "format")
        draft.diagnostics.append(diagnostic("A113", words, place, help=advice))


def _check_texts(draft: Draft) -> None:
    """Texts may lie beside the case, where they must not travel with it; but relative to it."""
    for path in draft.head.texts if draft.head is not None else ():
        if is_absolute(path):
            words = f"`{path}` is not relative to the folder of the case"
            draft.diagnostics.append(diagnostic("A224", words, _in_head(draft, "texts")))


def _in_head(draft: Draft, key: str) -> Location:
    node = value_node(draft.head_node, key) if draft.head_node else None
    return location_of(node, CASE_FILE) if node else Location(CASE_FILE, 0, 0)
