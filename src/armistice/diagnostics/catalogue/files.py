"""A1xx: files and YAML."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

FILES = (
    error(
        "A101",
        "no such folder",
        "The case is a folder, and there is none at this path. Check the spelling, or make a new "
        "case there.",
    ),
    error(
        "A102",
        "no case file",
        "Every case has a file `case.yaml` that names its format, id, title, `as_of` date and "
        "zone. Without it the folder is read with empty values.",
    ),
    error(
        "A103",
        "file cannot be read",
        "The system refuses to read the file, or it vanished while the case was loaded. The rest "
        "of the case is read without it.",
    ),
    error(
        "A104",
        "file too large",
        "Files above the limit are not read. Split the file: records of one type may stand in as "
        "many files as you like.",
    ),
    error(
        "A105",
        "not UTF-8",
        "Files of a case are UTF-8, so that names in every script survive on every machine. Save "
        "the file again with that encoding.",
    ),
    warning(
        "A106",
        "link out of the case",
        "The file is a symbolic link that leads out of the case folder. It is not followed: a "
        "case must travel whole, and reading it must not reach the rest of your disk.",
    ),
    error(
        "A107",
        "YAML syntax",
        "The file breaks the rules of YAML at this place, so none of its records can be read. "
        "Often the cause stands on the line above: a quotation mark or bracket left open, a colon "
        "within words that are not quoted, or an indent that is off by one.",
    ),
    error(
        "A108",
        "tab in the indent",
        "YAML is indented with blanks; a tab has no agreed width. Replace it by two blanks for "
        "each level.",
    ),
    error(
        "A109",
        "key given twice",
        "The same key stands twice in one record. Only the first is read; delete one of them.",
    ),
    error(
        "A110",
        "too many aliases",
        "YAML aliases (`*name`) repeat what an anchor (`&name`) holds. This file repeats so much, "
        "or repeats something within itself, that it would grow without bound.",
    ),
    error(
        "A111",
        "nested too deep or too long",
        "No record needs this many values, or values this deep within each other. The file is "
        "not read.",
    ),
    error(
        "A112",
        "not a list of records",
        "A file is a mapping from the plural name of a record type (`events:`, `sources:`) to a "
        "list of records, each of them a mapping that starts with `- id:`.",
    ),
    error(
        "A113",
        "format not known",
        "This version reads format 1. `armistice migrate` brings a case of an older format to it. "
        "A higher number comes from a later version of the program: install that one.",
    ),
    error(
        "A114",
        "row of the wrong length",
        "Each row of a CSV file has one cell for each column of its header. A comma within words "
        "needs quotation marks around the cell.",
    ),
    error(
        "A115",
        "tag in YAML",
        "Tags (`!word`) are not used in a case: the schema says what type each value has.",
    ),
    note(
        "A116",
        "file of no known record type",
        "A CSV file is read when its name is that of a record type, as in `events.csv`. This one "
        "is left alone.",
    ),
    warning(
        "A117",
        "suppression that suppresses nothing",
        "The comment allows a code that does not occur there any more. It would hide the next "
        "mistake of its kind.",
    ),
    warning(
        "A118",
        "suppression that has no effect",
        "A comment `# armistice: allow CODE` names codes of warnings or notes. An error cannot be "
        "allowed: what it concerns is left out, whatever a comment says.",
    ),
    error(
        "A119",
        "file name that does not travel",
        "On some systems no file can bear this name, or it is the name of another file of the "
        "case. A case must be the same on every machine.",
    ),
    error(
        "A120",
        "too many mistakes to list",
        "The file has thousands of mistakes, most of them probably the same one. The first are "
        "listed, and the rest is counted.",
    ),
)
