"""Lessons on references between records, words of the vocabulary, and dates."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import event, record

_NOW = "citations: [{source: gazette}]"

REFERENCES = (
    event("A301", "Correct the id, or add the actor under `actors:`.", by="nortland"),
    event("A302", "Correct the id, or add the place under `places:`.", place="vally"),
    event(
        "A303",
        "Correct the id, or add the source under `sources:`.",
        accounts="[{whose: wire, date: 2031-03-09, citations: [{source: gazete}]}]",
    ),
    event(
        "A304",
        "Take an act of the vocabulary, or add yours under `acts:` with its meaning and parent.",
        act="atack",
    ),
    event(
        "A305",
        "Take an actor, a place or a thing of the vocabulary, or add yours under `things:`.",
        object="wepons",
    ),
    record(
        "A306",
        "Delete the link that points the wrong way.",
        "places:\n"
        "  - {id: mill-street, kind: town, part_of: {place: mill-quarter}}\n"
        "  - {id: mill-quarter, kind: district, part_of: {place: mill-street}}\n",
    ),
    record(
        "A307",
        "Cite it, delete it, or keep it for later.",
        "sources:\n  - {id: memoir, type: report, title: A memoir}\n",
    ),
    event(
        "A308",
        "Take a state of the vocabulary, or add yours under `states:`.",
        without="act",
        observation="contol",
        holds="yes",
    ),
    event(
        "A309",
        "Take a justification of the vocabulary, or add yours under `justifications:`.",
        accounts=f"[{{whose: wire, date: 2031-03-09, justification: self-defense,\n      {_NOW}}}]",
    ),
    event(
        "A310",
        "Name fields of the event, or leave `denies` out to deny all of it.",
        accounts="[{whose: wire, date: 2031-03-09, stance: denies, denies: notes,"
        f"\n      {_NOW}}}]",
    ),
    record(
        "A311",
        "Use the word as it is, or give yours another id.",
        "acts:\n  - {id: attack, meaning: Something else.}\n",
    ),
    record(
        "A312",
        "Correct the parent, opposite or state, or add it too.",
        "acts:\n  - {id: jam-radio, parent: atack, meaning: Radio is jammed.}\n",
    ),
    event("A401", "Write the date in EDTF, and one that the calendar has.", date="2031-02-30"),
    event(
        "A402",
        "Put quotation marks around it.",
        date="[2031-03-07..2031-03-08]",
    ),
    event(
        "A403",
        "Nothing, if the source was issued when the account was given; else give the account a "
        "`date`.",
        accounts=f"[{{whose: wire, {_NOW}}}]",
        date="2031-02-28",
    ),
    record(
        "A404",
        "Give the account a `date`, or its source an `issued`.",
        "sources:\n"
        "  - {id: memoir, type: report, title: A memoir}\n"
        "events:\n"
        "  - id: taking-of-the-mill\n"
        "    act: attack\n"
        "    date: 2031-03-08\n"
        "    by: northland\n"
        "    accounts: [{whose: wire, citations: [{source: memoir}]}]\n",
    ),
    event(
        "A405",
        "Compare both dates with the passage; one of them is wrong.",
        accounts=f"[{{whose: wire, date: 2031-03-01, {_NOW}}}]",
    ),
)
