"""Lessons on origins and grades of accounts."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import event, record

ACCOUNTS = (
    event(
        "A870",
        "Write one letter from A to F, or one digit from 1 to 6; or leave the key out.",
        accounts="[{whose: wire, date: 2031-03-09, credibility: 7, "
        "citations: [{source: gazette}]}]",
    ),
    record(
        "A871",
        "Cite a source of the time as well, or leave it as it is if there is none.",
        "sources:\n"
        "  - {id: memoir, type: report, title: A memoir, issued: 2035}\n"
        "events:\n"
        "  - id: taking-of-the-mill\n"
        "    act: attack\n"
        "    date: 2031-03-08\n"
        "    by: northland\n"
        "    accounts: [{whose: wire, date: 2031-03-09, citations: [{source: memoir}]}]\n",
    ),
    event(
        "A872",
        "Give each account the origin on which it rests; leave `origin` out where a voice saw for "
        "itself.",
        accounts="\n"
        "      - {whose: wire, origin: southland, date: 2031-03-09, "
        "citations: [{source: gazette}]}\n"
        "      - {whose: southland, origin: wire, date: 2031-03-09, "
        "citations: [{source: gazette}]}",
    ),
    record(
        "A873",
        "Correct the date of the account or `issued` of its source.",
        "sources:\n"
        "  - {id: bulletin, type: report, title: A bulletin, issued: 2031-03-09}\n"
        "events:\n"
        "  - id: taking-of-the-mill\n"
        "    act: attack\n"
        "    date: 2031-03-08\n"
        "    by: northland\n"
        "    accounts: [{whose: wire, date: 2031-03-20, citations: [{source: bulletin}]}]\n",
    ),
)
