"""A4xx: dates."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

DATES = (
    error(
        "A401",
        "not a date",
        "Dates are written in EDTF: `2020-11-25`, `2020-11`, `2020`, `2020-11-25T00:00+03:00`, "
        "`2020-11~` (about), `2020-11-25?` (uncertain), `[2020-11-24..2020-11-26]` (one of these), "
        "`2022-12-12/2023-04-28` (lasted from one to the other), `2021-06-01/..` (not ended).",
    ),
    error(
        "A402",
        "date that needs quotation marks",
        "A date with square brackets is a list to YAML unless it stands in quotation marks.",
    ),
    note(
        "A403",
        "account dated by its source",
        "The account has no date of its own, so the date on which its source was issued is taken.",
    ),
    warning(
        "A404",
        "undated report",
        "Neither the account nor its sources have a date, so nobody can say from when it was "
        "known. It speaks only where the whole record does.",
    ),
    warning(
        "A405",
        "report before the event",
        "The account is dated wholly before the event that it reports begins. One of the two dates "
        "is probably wrong.",
    ),
)
