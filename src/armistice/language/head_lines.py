"""From the lines below `agreement` to its head: parties, dates, texts, roles, relations."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.language import readings
from armistice.language.branches import first, token, unquoted
from armistice.norms.model import Bundle, EffectiveReading, Holder, PartyReading, TextVersion

if TYPE_CHECKING:
    from armistice.language.branches import Reader
    from armistice.language.tree import Branch, Statement
    from armistice.norms.model import Agreement


def with_head_line(reader: Reader, agreement: Agreement, rule: str, tree: Branch) -> Agreement:
    """The agreement with what one line of its head says."""
    names = first(tree, "names")
    match rule:
        case "instrument_line":
            return replace(agreement, instrument=str(token(tree, "NAME")))
        case "parties_line":
            return replace(agreement, parties=reader.names(names))
        case "signed_line":
            signed = reader.date(token(tree, "DATE"))
            return replace(agreement, signed=signed, signatories=reader.names(names))
        case "effective_line":
            written = str(token(tree, "DATE")).rpartition(" ")[2]
            effective = reader.date(token(tree, "DATE"))
            # A zone that does not exist was reported with the date.
            zone = written if effective and "/" in written else agreement.zone
            return replace(agreement, effective=effective, zone=zone)
        case "guarantors_line":
            return replace(agreement, guarantors=reader.names(names))
        case "monitors_line":
            return replace(agreement, monitors=reader.names(names))
        case "mediators_line":
            return replace(agreement, mediators=reader.names(names))
        case "witnesses_line":
            return replace(agreement, witnesses=reader.names(names))
        case "relates_line":
            relation = first(tree, "relation")
            words = " ".join(str(t) for t in relation.children) if relation else ""
            pair = (words, str(token(tree, "NAME")))
            return replace(agreement, relations=(*agreement.relations, pair))
        case "text_line":
            version = TextVersion(
                str(token(tree, "NAME")),
                authentic=token(tree, "AUTHENTIC") is not None,
                citations=reader.citations(tree),
            )
            return replace(agreement, texts=(*agreement.texts, version))
        case "unread_line":
            quoted = token(tree, "QUOTED")
            assert quoted is not None
            reader.report("A616", f"nobody has read {quoted}", quoted)
            item = (unquoted(quoted), reader.citations(tree))
            return replace(agreement, unread=(*agreement.unread, item))
        case "bundle_line":
            holder = readings.holder(reader, first(tree, "holder"))
            bundle = Bundle(str(token(tree, "NAME")), holder)
            return replace(agreement, bundles=(*agreement.bundles, bundle))
    return agreement


def with_head_reading(
    reader: Reader, agreement: Agreement, statement: Statement, tree: Branch
) -> Agreement:
    """The agreement with who is a party, or when it takes effect, under a reading or text."""
    name = str(token(tree, "NAME"))
    parties, effective = first(tree, "parties_slot"), first(tree, "effective_slot")
    held = readings.holder(reader, first(tree, "holder"))
    if parties is not None:
        names = reader.names(first(parties, "names"))
        reading = PartyReading(name, names, held, statement.location)
        return replace(agreement, party_readings=(*agreement.party_readings, reading))
    if effective is None:
        return agreement
    date = reader.date(token(effective, "DATE"))
    if date is None:
        return agreement
    axis = "text" if statement.rule == "head_text_line" else "reading"
    if axis == "text":
        held = Holder(citations=reader.citations(tree))
    start = EffectiveReading(axis, name, date, held, statement.location)
    return replace(agreement, effective_readings=(*agreement.effective_readings, start))


def implemented(tree: Branch) -> str:
    """What a clause carries out of another agreement, as its line names it."""
    part = first(tree, "implemented")
    if part is None:
        return ""
    return str(token(part, "REFERENCE") or token(part, "NAME")).lower()
