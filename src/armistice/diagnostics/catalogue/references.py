"""A3xx: references between records, and words of the vocabulary."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note

REFERENCES = (
    error("A301", "unknown actor", "No actor of the case has this id."),
    error("A302", "unknown place", "No place of the case has this id."),
    error("A303", "unknown source", "No source of the case has this id."),
    error(
        "A304",
        "unknown act",
        "The vocabulary has no such act. A case may add words under `acts:` in any of its files.",
    ),
    error(
        "A305",
        "unknown object",
        "An object is an actor (a force, a group of persons), a place, or a thing of the "
        "vocabulary. A case may add things under `things:`.",
    ),
    error(
        "A306",
        "part of itself",
        "The links `part_of` lead back to where they start, so that nothing is the whole.",
    ),
    note("A307", "source that nothing cites", "No record cites the source."),
    error(
        "A308",
        "unknown state",
        "An observation names a state of the vocabulary: control, presence, passage, held or "
        "structure, or one that the case adds under `states:`.",
    ),
    error(
        "A309",
        "unknown justification",
        "The vocabulary has no such justification. A case may add words under `justifications:`.",
    ),
    error(
        "A310",
        "no such field to deny",
        "An account denies fields of the event: act, date, by, to, object, place, quantity or "
        "holds. Leave `denies` out to deny that it happened at all.",
    ),
    error(
        "A311",
        "word that the vocabulary has already",
        "A case may add words to the vocabulary, and may not give those that exist another "
        "meaning.",
    ),
    error(
        "A312",
        "vocabulary that does not hold together",
        "The parent of a word, its opposite, and the states that it starts and ends must be words "
        "of the vocabulary, and no word may be its own ancestor.",
    ),
)
