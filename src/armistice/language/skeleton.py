"""The agreement file that a split text begins as: clauses without norms, guesses as comments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.language.format import format_agreement
from armistice.language.guess import candidate, dates_in, sentences
from armistice.language.pages import lines_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from armistice.language.guess import DateGuess
    from armistice.language.split import ClauseText, SplitText

MOST_WORDS = 12
"""Of a text that is somebody else's no more than this is copied, to find the passage."""

_ADVICE = (
    "# For each clause: compare it with the text, replace `...` by your own words, and below that",
    "# line write what it obliges to, as a sentence of the language. The guesses in the comments",
    "# may help; words in capitals are yours to fill in. Delete a comment when it has served.",
)
_MOST_LETTERS = 90
_MOST_GUESSES = 5
_MOST_DATES = 6
_NEAR = 3
"""So near to each other lines are one passage: what is between them is blank, or a page's end."""


def skeleton(
    split: SplitText,
    text: str,
    *,
    name: str,
    title: str,
    source: str,
    file: str,
    parties: Sequence[str],
) -> str:
    """Write an agreement file for a text that was split into clauses.

    Args:
        split: The clauses.
        text: The text, for its dates.
        name: The id of the agreement.
        title: Its title.
        source: The id of the source that the text is.
        file: How the file of the text is called in the comments.
        parties: The ids of the parties, or of those that stand in their place.

    Returns:
        A file that reads without errors, laid out, in which no norm is encoded yet.
    """
    lines = [*_top(split, text, file), f"agreement {name} {_quoted(_plain(title) or name)}"]
    lines += [f"  {line}" for line in _head(_dates(text), parties, source)]
    said = {clause.number: clause.text for clause in split.clauses}
    stands_under = {number: _parent(number, said) for number in said}
    parents = frozenset(stands_under.values())
    for clause in split.clauses:
        above = said.get(stands_under[clause.number], "")
        lines += ["", *_clause(clause, above, parties, source, parent=clause.number in parents)]
    return format_agreement("\n".join(lines) + "\n")


def first_words(words: str) -> str:
    """The first words of a passage: enough to find it, too few to take its place."""
    printable = "".join(letter if letter.isprintable() else " " for letter in words)
    start = " ".join(printable.split()[:MOST_WORDS])[:_MOST_LETTERS]
    return f"{start} ..." if start != " ".join(printable.split()) else start


def _top(split: SplitText, text: str, file: str) -> Iterator[str]:
    rows = lines_of(text)
    count = len(split.clauses)
    plural = "s" if count != 1 else ""
    yield f"# {count} clause{plural} found in {_plain(file)}; nothing of it is code yet."
    yield from _ADVICE
    if split.preamble:
        words = first_words(_beginning(rows, split.preamble))
        yield f"# Preamble, {_lines(split.preamble)}: {words}"
    if split.closing:
        words = first_words(_beginning(rows, split.closing))
        yield f"# Closing, {_lines(split.closing)}: {words}"
    if split.dropped:
        lines = _lines([line for line, _ in split.dropped])
        yield f"# Left out, {lines}: page numbers, running heads, rules."


def _beginning(rows: Sequence[str], numbers: Sequence[int]) -> str:
    """Lines of the text as running words, without the marks of Markdown."""
    return " ".join(rows[number - 1].lstrip(" #>*").rstrip(" *") for number in numbers)


def _head(dates: Sequence[DateGuess], parties: Sequence[str], source: str) -> Iterator[str]:
    names = ", ".join(parties)
    yield f"parties {names}  # whom the agreement binds: ids of actors"
    for guess in dates:
        yield f'# The text names a day, line {guess.line}: "{_plain(guess.words)}" is {guess.date}.'
    day = dates[0].date if dates else "2000-01-01"
    yield "# Take the # off these lines once they are right: the day of signing and who signed,"
    yield "# and the moment from which the norms bind, on the clock of this zone."
    yield f"# signed     {day} by {names}"
    yield f"# effective  {day} 00:00 Etc/UTC"
    yield "# Name the sides whose rival readings you will encode:"
    yield from (f"# reading    {party} held by {party}" for party in parties)
    yield f"text original authentic [{source}]"


def _clause(
    clause: ClauseText, above: str, parties: Sequence[str], source: str, *, parent: bool
) -> Iterator[str]:
    heading = f" {_quoted(clause.heading)}" if _plain(clause.heading) else ""
    yield f"clause {clause.number}{heading} [{source}, {_lines(clause.lines)}]"
    called = ", ".join(filter(None, [_plain(clause.part), _plain(clause.label).rstrip(" .:")]))
    words = first_words(clause.text)
    passage = f"{called}: {words}" if called and words else called or words
    if passage:
        yield f"  # {passage}"
    if parent and (not clause.text or clause.text.endswith(":")):
        yield "  # What it says stands in the clauses below; delete it if you do not need it."
    else:
        yield from _guesses(clause, above, parties)
    yield '  says "..."'


def _guesses(clause: ClauseText, above: str, parties: Sequence[str]) -> Iterator[str]:
    """Sentences of the language that may say what a clause says."""
    found = list(sentences(clause.pieces))
    if not found and above.endswith(":") and clause.pieces:
        # `Each Party shall: (a) release ...` obliges in the item by the words above it.
        start = max(above.rfind(". "), above.rfind("; ")) + 1
        line = clause.pieces[0][0]
        found = list(sentences([(line, above[start:].rstrip(": ")), *clause.pieces]))
    for sentence in found[:_MOST_GUESSES]:
        yield f'  # Line {sentence.line}, "{first_words(sentence.cue)}": {sentence.guess}, perhaps'
        yield f"  #   name-it: {candidate(sentence, parties)}"
    if len(found) > _MOST_GUESSES:
        yield f"  # and {len(found) - _MOST_GUESSES} more sentences like these"
    if not found:
        yield "  # No word here seems to oblige. A norm would look like this:"
        yield "  #   name-it: WHO must ACT WHAT in PLACE"


def _parent(number: str, numbers: Container[str]) -> str:
    """The number of the nearest clause under which a number stands, or nothing."""
    for end in range(len(number) - 1, 0, -1):
        if not number[end].isdecimal() and number[:end] in numbers:
            return number[:end]
    return ""


def _dates(text: str) -> list[DateGuess]:
    found = [
        guess for number, line in enumerate(lines_of(text), 1) for guess in dates_in(number, line)
    ]
    first = {guess.date: guess for guess in reversed(found)}
    return sorted(first.values(), key=lambda guess: guess.line)[:_MOST_DATES]


def _lines(numbers: Sequence[int]) -> str:
    """Numbers of lines in few words: ``lines 3-9, 12``."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number <= runs[-1][1] + _NEAR:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    words = " and ".join(f"{a}-{b}" if a != b else str(a) for a, b in runs)
    return f"line{'s' if len(set(numbers)) > 1 else ''} {words}"


def _plain(words: str) -> str:
    """Words that fit on a line of a file and within quotation marks."""
    printable = "".join(letter if letter.isprintable() else " " for letter in words)
    return " ".join(printable.replace('"', "'").split()[:MOST_WORDS])[:_MOST_LETTERS].rstrip()


def _quoted(words: str) -> str:
    return f'"{_plain(words)}"'
