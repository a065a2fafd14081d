"""Lessons on files and YAML."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import Lesson, command, event, record

_HEAD = "id: river\ntitle: The river war\nas_of: 2031-12-31\n"

FILES = (
    command("A101", "Give the path of a folder that is there.", "armistice check no-such-folder"),
    command(
        "A102",
        "Write a `case.yaml` with `format`, `id`, `title`, `as_of` and `zone`, or give the folder "
        "in which it stands.",
        "rm river/case.yaml && armistice check river",
    ),
    command(
        "A103",
        "Put a plain file that you may read in its place, or remove it.",
        "ln -s no-such-file river/gone.yaml && armistice check river",
    ),
    command(
        "A104",
        "Split the file, or give the many records as several tables.",
        "truncate -s 200M river/events.csv && armistice check river",
    ),
    command(
        "A105",
        "Save the file as UTF-8; every editor has a setting for it.",
        "iconv -t UTF-16 people.yaml > river/people.yaml && armistice check river",
    ),
    command(
        "A106",
        "Copy into the case what the link leads to.",
        "ln -s ~/people.yaml river/people.yaml && armistice check river",
    ),
    record(
        "A107",
        "Put quotation marks around words that hold a colon, a `#` or brackets, and close those "
        "that are open.",
        "actors:\n  - id: someone\n    notes: he said: leave now\n",
    ),
    record("A108", "Replace each tab by two blanks.", "actors:\n\t- id: someone\n"),
    event("A109", "Keep one of the two; a list holds several.", by="northland\n    by: wire"),
    record(
        "A110",
        "Write out what the alias repeats.",
        "actors:\n  - &again\n    id: someone\n    kind: state\n    part_of: [*again]\n",
    ),
    record(
        "A111",
        "Close the brackets that were opened by mistake, or split the file.",
        f"others: {'[' * 45}{']' * 45}\n",
    ),
    record(
        "A112",
        "Put `- ` before the first key of each record, below the name of their type.",
        "actors:\n  id: someone\n  kind: state\n",
    ),
    Lesson(
        "A113",
        "Update the program, or write `format: 1` if that is what the files are.",
        f"format: 2\n{_HEAD}zone: Europe/Paris\n",
        "case.yaml",
    ),
    Lesson(
        "A114",
        "Give the row one cell for each column, empty ones too, and put quotation marks around a "
        "cell that holds a comma.",
        "id,kind,notes\nsomeone,person\n",
        "actors.csv",
    ),
    record("A115", "Delete the tag.", "actors:\n  - id: !name someone\n    kind: person\n"),
    Lesson(
        "A116",
        "Name the file after the records that it holds, or leave it as it is.",
        "id,kind\nsomeone,person\n",
        "people.csv",
    ),
    record(
        "A117",
        "Delete the comment: what it allowed is mended, or stands elsewhere.",
        "actors:\n  - {id: someone, kind: person}  # armistice: allow A216\n",
    ),
    event(
        "A118",
        "Name the codes of warnings or notes, as in `# armistice: allow A216`. Errors are mended, "
        "never allowed.",
        accounts="[{whose: wire, date: 2031-03-09}]  # armistice: alow A217\n",
    ),
    command(
        "A119",
        "Rename the file: letters, digits and hyphens, and no name that another file has in "
        "another case of letters.",
        "touch river/con.yaml && armistice check river",
    ),
    command(
        "A120",
        "Mend what the first mistakes have in common; the rest often goes with them.",
        "(echo actors:; yes '  - {kind: x}' | head -n 9999) > river/x.yaml "
        "&& armistice check river",
    ),
)
