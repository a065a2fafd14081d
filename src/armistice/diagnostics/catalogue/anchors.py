"""A80x: anchors, and what became of them in the texts that are held."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

ANCHORS = (
    error(
        "A801",
        "anchor that has drifted",
        "The text does not have the words of the citation. One place of it is like them, and that "
        "proves nothing: a single `not` hardly changes a score. Whoever cites must look, and mend "
        "the words or approve them as they are.",
    ),
    error(
        "A802",
        "ambiguous anchor",
        "The text has these words more than once, or two places are equally like them, and nothing "
        "in the citation decides between them. It is never guessed which one is meant.",
    ),
    error(
        "A803",
        "anchor that is nowhere in its text",
        "Nothing in the text is enough like the words of the citation. Perhaps the words are from "
        "another source, are translated, or are rendered in other words.",
    ),
    note(
        "A804",
        "anchors that cannot be checked here",
        "The texts of these sources are not on this machine and are not sealed, so nothing is "
        "known of the words cited from them. `armistice source add` reads a text into the case.",
    ),
    warning(
        "A805",
        "anchor that is located but differs",
        "The place is certain, and something about it is not as the citation has it: the text has "
        "more words in between, the words are cut out of longer ones, or the prefix and suffix are "
        "not around them.",
    ),
    note(
        "A806",
        "citation without words",
        "The text of the source is held, but the citation has neither words to look for in it nor "
        "a locator, so it rests on the whole document. A version of an agreement's text may.",
    ),
    warning(
        "A807",
        "locator that points elsewhere",
        "The text has the words of the citation, but not where the locator says.",
    ),
    warning(
        "A808",
        "approval that does not hold",
        "An approval holds while the phrase, the words found and the text are what they were when "
        "somebody gave it. One of them has changed, or the words are verified without it.",
    ),
)
