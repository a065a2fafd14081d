"""A87x: origins and grades of accounts."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

ACCOUNTS = (
    error(
        "A870",
        "grade that is none",
        "Reliability is a letter from A (completely reliable) to E (unreliable), credibility a "
        "digit from 1 (confirmed by other sources) to 5 (improbable). F and 6 say that it cannot "
        "be judged. Leave the key out where nobody has judged.",
    ),
    note(
        "A871",
        "known only from a later source",
        "The only sources cited for these accounts came out more than a month after what they "
        "report was said. A knowledge date between the two lets the account speak although the "
        "case knows of it only from afterwards. An earlier source, where there is one, mends it.",
    ),
    warning(
        "A872",
        "accounts that cite each other",
        "Each of these voices is said to speak on the word of the next, and the last on that of "
        "the first, so that none of them is a witness. They count as one origin.",
    ),
    warning(
        "A873",
        "account given after its source came out",
        "Every source cited had come out before the account was given, so none of them can report "
        "it. The date of the account, or that of the source, is wrong.",
    ),
)
