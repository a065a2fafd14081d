"""Lessons on A86x: bibliographies."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import command

_IMPORT = "\n  && armistice bibliography import river zotero"

BIBLIOGRAPHIES = (
    command(
        "A860",
        "Export the file again from the program that made it; if it is whole, name its format "
        "with `--format`.",
        f"""printf '[{{"id": "a", "type": "book"' > zotero.json{_IMPORT}.json""",
    ),
    command(
        "A861",
        "Close the brace, add the comma or the `ER` line where the message points, and import "
        "the file again: what is there already is not doubled.",
        f"printf '@book{{mill, title = {{The mill}} year = 2031}}' > zotero.bib{_IMPORT}.bib",
    ),
    command(
        "A862",
        "Correct the value in the bibliography, or in the source that it has become.",
        f"printf '@book{{mill, title = {{The mill}}, year = 2031, year = 2032}}' > zotero.bib"
        f"{_IMPORT}.bib",
    ),
    command(
        "A863",
        "Export the entry that is referred to, or the abbreviation, together with this one.",
        f"printf '@book{{mill, title = {{The mill}}, publisher = eup}}' > zotero.bib{_IMPORT}.bib",
    ),
    command(
        "A864",
        "Nothing need be done: the bibliography keeps what the case does not.",
        f"printf '@book{{mill, title = {{The mill}}, abstract = {{A story.}}}}' > zotero.bib"
        f"{_IMPORT}.bib",
    ),
)
