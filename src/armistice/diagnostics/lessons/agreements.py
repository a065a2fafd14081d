"""Lessons on the agreement language."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import Lesson, agreement, command

_HAND_OVER = "Northland must hand-over valley to Southland"


def _norm(code: str, mend: str, sentence: str, *below: str) -> Lesson:
    """Teach by a clause of one norm, named after the mistake."""
    lines = "\n    ".join([f"  wrong: {sentence}", *below])
    return agreement(code, mend, f"clause 1\n{lines}\n")


AGREEMENTS = (
    _norm(
        "A501",
        "Put one of the words there that the message lists.",
        "Northland should leave valley by 2031-03-10",
    ),
    _norm("A502", "Write the statement to its end.", f"{_HAND_OVER} by"),
    agreement(
        "A503",
        'Put the line `agreement ID "Title"` before everything else.',
        "clause 1\n"
        "  early: Northland must not attack in valley\n"
        "\n"
        'agreement river-2031 "The agreement on the river"\n'
        "  parties Northland, Southland\n",
    ),
    command(
        "A504",
        "Check that the file is an agreement. If it is, mend the first mistakes: the rest is "
        "read again when they are fewer.",
        "cp memoir.txt river/memoir.agreement && armistice check river",
    ),
    _norm(
        "A601",
        "Correct the name, or add the actor or place to the record.",
        "Northlund must hand-over valley to Southland by 2031-03-10",
    ),
    _norm(
        "A602",
        "Take an act or a state of the vocabulary, or put the words of the text in quotation marks "
        "and say what they mean.",
        "Northland must valley in valley",
    ),
    _norm(
        "A603",
        "Say below the norm, or above the clauses, what the words mean and to whom.",
        'Northland must withdraw "the forces" from valley',
    ),
    agreement(
        "A604",
        "Delete it, or write the norm with the phrase.",
        '"the Guarantor" means Wire\n\nclause 1\n  sound: Northland must not attack in valley\n',
    ),
    _norm(
        "A605",
        "Correct the deadline, or the start: `effective`, or `from` in the norm.",
        f"{_HAND_OVER} by 2031-02-10",
    ),
    agreement(
        "A606",
        "Add `held by ACTOR` and the passage.",
        'agreement river-2031 "The agreement on the river"\n'
        "  parties Northland, Southland\n"
        "  reading wide\n"
        "\n"
        "clause 1\n"
        '  wrong: Northland must withdraw "the forces" from valley\n'
        '    reading wide: "the forces" means Northland\n',
    ),
    agreement(
        "A607",
        "Let one of them start on a date.",
        "clause 1\n"
        f"  first: {_HAND_OVER} only after second\n"
        "  second: Southland must not attack in valley, only after first\n",
    ),
    _norm(
        "A608",
        "Give the last day as a date, as in `until 2032-02-29`.",
        "Wire stays in valley 6 months from 2031-08-31",
    ),
    _norm("A609", "Say what is counted: `200 personnel`.", "Wire must deploy Wire in valley: 200"),
    agreement(
        "A610",
        "If one gives way to the other, say so with `subject to clause`.",
        "clause 1\n"
        "  duty: Northland must deploy Northland in valley by 2031-03-10\n"
        "\n"
        "clause 2\n"
        "  ban: Northland must not deploy Northland in valley\n",
    ),
    _norm("A611", "Correct the name of the norm or clause.", f"{_HAND_OVER}, subject to clause 7"),
    agreement(
        "A612",
        "Give one of the two another name.",
        "clause 1\n"
        "  twice: Northland must not attack in valley\n"
        "  twice: Southland must not attack in valley\n",
    ),
    _norm(
        "A613",
        "Declare it in the head: `reading NAME held by ACTOR`, `text NAME`.",
        "Northland must not attack in valley",
        "text fr: absent",
    ),
    agreement(
        "A614",
        "Add `parties NAME, NAME` below the first line.",
        'agreement river-2031 "The agreement on the river"\n'
        "\n"
        "clause 1\n"
        "  sound: Northland must not attack in valley\n",
    ),
    agreement(
        "A615",
        "Correct the id, or record the event.",
        "clause 1\n"
        f"  first: {_HAND_OVER} by 2031-03-10\n"
        "\n"
        "extension 2031-03-09 granted by Southland\n"
        "  recorded as more-tme\n"
        "  clause 1 first: by 2031-03-20\n",
    ),
    agreement(
        "A616",
        "Nothing, until somebody has read it; then add `text NAME`.",
        'agreement river-2031 "The agreement on the river"\n'
        "  parties Northland, Southland\n"
        '  unread "a protocol on the mill"\n'
        "\n"
        "clause 1\n"
        "  sound: Northland must not attack in valley\n",
    ),
    agreement(
        "A617",
        "Name those to whom the norm is owed, or all parties, after `granted by`.",
        "clause 1\n"
        f"  first: {_HAND_OVER} by 2031-03-10\n"
        "\n"
        "extension 2031-03-09 granted by Wire\n"
        "  clause 1 first: by 2031-03-20\n",
    ),
    agreement(
        "A618",
        "Write `clause`, its number and a name for the norm in the place of `every norm`.",
        "clause 1\n"
        f"  first: {_HAND_OVER} by 2031-03-10\n"
        "\n"
        "amendment 2031-03-09 granted by Northland and Southland\n"
        "  every norm: Northland must not attack in valley\n",
    ),
)
