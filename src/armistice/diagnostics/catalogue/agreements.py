"""A5xx: syntax of the agreement language. A6xx: meaning of agreements."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

SYNTAX = (
    error(
        "A501",
        "word out of place",
        "A statement of the agreement language does not go on like this. The rest of the file is "
        "read; this statement is left out.",
    ),
    error(
        "A502",
        "statement cut short",
        "The statement ends before it is whole. A longer statement goes on in the next line, "
        "indented deeper than its first line.",
    ),
    error(
        "A503",
        "statement out of place",
        "Norms stand under a clause, readings under a norm or a definition, clauses under an "
        "agreement. Check the indentation.",
    ),
    error(
        "A504",
        "too many mistakes to go on",
        "The file has so many statements that cannot be read that it is probably no agreement. "
        "What follows is not read.",
    ),
)
MEANING = (
    error(
        "A601",
        "unknown actor or place",
        "No actor, place or word of the vocabulary has this "
        "name. Names in agreements are the ids of the record, in any case of letters.",
    ),
    error(
        "A602",
        "unknown act",
        "The verb of a norm is an act, a state or a conduct of the "
        "vocabulary, or a phrase of the text that a definition or a reading gives a meaning.",
    ),
    error(
        "A603",
        "undefined phrase",
        "The phrase stands in a norm, but neither the agreement nor a reading says what it means.",
    ),
    warning("A604", "unused phrase", "The phrase is defined, but no norm uses it."),
    error("A605", "deadline before its start", "The norm is due before it begins to bind."),
    warning(
        "A606",
        "reading that nobody holds",
        "A reading names who holds it, with `held by`, "
        "and best also where they said so. A reading without a holder is the analyst's own.",
    ),
    error(
        "A607",
        "circular sequence",
        "The norms wait for each other: `alongside`, `during`, `only after`, `until` "
        "and `only if` lead back to where they start. What depends on what others keep stands "
        "as `as long as`, which looks strictly earlier and is no circle.",
    ),
    error(
        "A608",
        "date arithmetic without a single answer",
        "The month that the length leads to "
        "has no such day, and the text does not say which way to round.",
    ),
    error("A609", "quantity without a unit", "A number means nothing without what it counts."),
    warning(
        "A610",
        "obliged and forbidden at once",
        "Two norms oblige and forbid the same thing "
        "to the same bearer. If one gives way to the other, say so with `subject to clause`.",
    ),
    error("A611", "unknown norm or clause", "The agreement has no clause or norm of this name."),
    error(
        "A612",
        "name given twice",
        "Names of clauses, norms in a clause, text versions and readings are each given once.",
    ),
    error(
        "A613",
        "unknown reading or text version",
        "A reading is declared in the head of the "
        "agreement (`reading NAME held by ACTOR`), a text version with `text NAME`.",
    ),
    error(
        "A614",
        "statement that says too little",
        "The agreement needs parties, and a duration "
        "or a snapshot needs its dates, before a verdict can be computed.",
    ),
    error(
        "A615",
        "unknown event",
        "A change rests on a recorded event, and the record has none of this id.",
    ),
    note(
        "A616",
        "text known but unread",
        "The agreement names a text that nobody has read. Its verdicts hold for the texts at hand.",
    ),
    error(
        "A617",
        "change without the power",
        "The author of the change is neither the claimant of the norm nor all parties together, "
        "and no norm gives it the power, so the change has no effect.",
    ),
    error(
        "A618",
        "norm added to no clause",
        "An amendment that brings in a norm says to which clause it belongs: "
        "`clause 14 toll: Northland must not ...`.",
    ),
)
