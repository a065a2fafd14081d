"""A86x: bibliographies."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

BIBLIOGRAPHIES = (
    error(
        "A860",
        "not a bibliography",
        "The file cannot be read as what it is taken for: it is no JSON from some place on, or it "
        "holds no entry of BibTeX or RIS at all. Entries before that place are read. If the file "
        "is of another format, name it with `--format`.",
    ),
    error(
        "A861",
        "broken entry in a bibliography",
        "The entry breaks the rules of its format: a brace left open, a comma that is missing "
        "between two fields, a RIS entry without `TY` or `ER`. What stands before that place is "
        "read if it has a key and a field, and reading goes on with the next entry.",
    ),
    warning(
        "A862",
        "value in a bibliography that is not understood",
        "A field has a value that is not of its kind (a date in a field of names), stands twice "
        "with two values, or is a tag that the format does not know. The entry is read; the value "
        "is kept beside the others, and the first of two counts.",
    ),
    warning(
        "A863",
        "reference in a bibliography that leads nowhere",
        "An entry uses an abbreviation (`@string`) or refers to an entry (`crossref`) that is not "
        "in the file, or that refers back to it. It is read with what it says itself.",
    ),
    note(
        "A864",
        "part of an entry that a case does not keep",
        "A source of a case holds what finds a document. Abstracts and keywords are other "
        "people's words and stay in the bibliography; so do file paths and what reference "
        "managers keep for themselves.",
    ),
)
