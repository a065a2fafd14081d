"""The front of a text: its title in each language, who wrote it, its abstracts and keywords."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.texts.headings import (
    ABSTRACT,
    AFTERWORD,
    INTRODUCTION,
    KEYWORDS,
    NOTES,
    REFERENCES,
    begins_section,
    named,
    opened,
)
from armistice.evidence.texts.language import language_of
from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone
from armistice.evidence.texts.stop_words import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from armistice.evidence.texts.lines import Draft
    from armistice.evidence.texts.reference_list import Section

_FRONT_LINES = 150
_FRONT_LENGTH = 30_000
_LONGEST_ABSTRACTS = 12_000  # code points from the last heading of the front to the introduction
_MOST_TITLE_LINES = 40
_LONGEST_TITLE = 300
_TITLE_WORDS = 4
_TITLE_ROWS = 3
_STANDFIRST_WORDS = 8
_SEARCHED = 2_000_000
_PROSE_LENGTH = 250
_SENTENCE_LENGTH = 60
_SENTENCE_WORDS = 8
_NEARLY_FULL = 0.75
_MOST_SOFT_ROWS = 20
_MOST_NAMES = 8
_KEYWORD_LENGTH = 90

_ITEM = re.compile(r"\d{1,3}[.)]\s")
_FIRST_SECTION = re.compile(r"^[#*_ ]*(?:1|I)\.?\s+[^\W\d_]")
_AFFILIATION = re.compile(
    r"universit|uniwersytet|\binstitut|instytut|\bacadem|\bakadem|academi|\bfaculty|\bfakult"
    r"|\bfacult|department of|\bcentre\b|\bcenter\b|\bcollege\b|school of|hochschule|\bministry\b"
    r"|университет|институт|академи|факультет|համալսարան|ինստիտուտ|უნივერსიტეტ",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"^[\W_]*(?:\d{1,2}\.?\s+[^\W\d_]{3,12}\.?,?\s+\d{4}|[^\W\d_]{3,12}\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d\d-\d\d|[^\W\d_]{3,12}\s+\d{4})\b.{0,30}$"
)
_BY = re.compile(
    r"^(?:by|von|par|por|di|oleh|autor|autorzy|author|authors|автор)\b[:\s]", re.IGNORECASE
)
_NAME_PARTICLES = (
    "de del der den van von da di dos la le el al bin ibn oğlu oglu qızı y jr sr dr prof phd "
    "e i and und et və ve dan"
)
_PARTICLES = frozenset(_NAME_PARTICLES.split())
_QUOTES = "\"'“„«‘"
_COMMON = frozenset[str]().union(*STOP_WORDS.values())
_LONGEST_INITIALS = 2
_NAME_SPLIT = re.compile(r"[,;&/]|\s(?:and|und|et|i|y|и|və|ve|dan)\s")
_SENTENCE_END = re.compile(r"[.։]\s|[.։]$")


def front(draft: Draft, lists: Sequence[Section]) -> dict[int, Claim]:
    """The title, names, abstracts and keywords before the running text."""
    abstracts = _abstracts(draft)
    prose = next((n for n in draft.free() if n not in abstracts and _opens_prose(draft, n)), None)
    claims = dict(abstracts)
    if prose is not None:
        first = min(abstracts, default=prose)
        claims.update(_title_page(draft, min(first, prose)))
    claims.update(_closing_abstracts(draft, lists))
    return claims


def _abstracts(draft: Draft) -> dict[int, Claim]:
    """From the first heading as ``Abstract`` or ``Keywords`` to the introduction."""
    marks: dict[int, str] = {}
    end = None
    for number in _front_lines(draft):
        text = draft.head(number)
        if named(text, REFERENCES):
            break
        if marks and (named(text, INTRODUCTION) or _FIRST_SECTION.match(text)):
            end = number
            break
        for headings in (ABSTRACT, KEYWORDS):
            language = named(text, headings) or opened(text, headings)
            if language:
                marks[number] = language
    if not marks:
        return {}
    last = max(marks)
    distance = draft.lines[end].start - draft.lines[last].start if end is not None else 0
    if end is None or distance > _LONGEST_ABSTRACTS:
        return _each_alone(draft, marks)
    return _with_languages(draft, range(min(marks), end), marks)


def _front_lines(draft: Draft) -> Iterator[int]:
    for number in draft.free(0, min(_FRONT_LINES, len(draft.lines))):
        if draft.lines[number].start > _FRONT_LENGTH:
            return
        yield number


def _each_alone(draft: Draft, marks: dict[int, str]) -> dict[int, Claim]:
    """The paragraph or the keywords after each heading, where no introduction bounds them."""
    lines: set[int] = set()
    for number in marks:
        is_list = bool(named(draft.head(number), KEYWORDS) or opened(draft.head(number), KEYWORDS))
        lines.add(number)
        following = draft.group_end(number)
        bare = named(draft.head(number), ABSTRACT) or named(draft.head(number), KEYWORDS)
        if bare and following == number + 1 < len(draft.lines):
            following = draft.group_end(number + 1)
            lines.add(number + 1)
        reach = range(number + 1, following)
        if is_list:
            reach = range(number + 1, _keywords_end(draft, number, following))
        stop = next((other for other in reach if other in marks), None)
        lines.update(reach if stop is None else range(number + 1, stop))
    return _with_languages(draft, sorted(lines), marks)


def _keywords_end(draft: Draft, number: int, limit: int) -> int:
    """The line after the last keyword: a list goes on while its lines end in a comma."""
    following = number + 1
    if named(draft.head(number), KEYWORDS):
        following += 1
    while following < limit and draft.lines[following].length <= _KEYWORD_LENGTH:
        if not draft.tail(following - 1).endswith((",", ";", "-", "–")):
            break
        following += 1
    return min(following, limit)


def _with_languages(draft: Draft, lines: Iterable[int], marks: dict[int, str]) -> dict[int, Claim]:
    """Abstract lines, each with the language of the heading before it as the fallback."""
    claims = {}
    language = ""
    for number in lines:
        language = marks.get(number, language)
        if number not in draft.claimed:
            claims[number] = Claim(Zone.ABSTRACT, language)
    return claims


def _closing_abstracts(draft: Draft, lists: Sequence[Section]) -> dict[int, Claim]:
    """Abstracts in other languages after the list of references."""
    if not lists:
        return {}
    claims: dict[int, Claim] = {}
    language = ""
    for number in draft.free(lists[-1].end):
        text = draft.head(number)
        if any(named(text, headings) for headings in (AFTERWORD, NOTES, REFERENCES)):
            language = ""
            continue
        for headings in (ABSTRACT, KEYWORDS):
            language = named(text, headings) or opened(text, headings) or language
        if language:
            claims[number] = Claim(Zone.ABSTRACT, language)
    return claims


def _opens_prose(draft: Draft, number: int) -> bool:
    """Whether the running text begins with a line: long, or a whole sentence."""
    if not draft.is_wrapped:
        if draft.lines[number].length >= _PROSE_LENGTH:
            return True
        return _is_sentence(draft, number) or _opens_soft_prose(draft, number)
    return _opens_rows(draft, number)


def _opens_rows(draft: Draft, number: int) -> bool:
    """Whether rows of print make a paragraph: full ones, and a sentence's end among them."""
    full = _NEARLY_FULL * draft.width
    last = number
    while draft.lines[last].length >= full and last - number < _MOST_SOFT_ROWS:
        if _SENTENCE_END.search(draft.head(last)):
            return True
        last += 1
        if last == len(draft.lines) or draft.opens_group(last):
            return False
    return last > number and _SENTENCE_END.search(draft.tail(last)) is not None


def _is_sentence(draft: Draft, number: int) -> bool:
    """Whether a line is a whole statement; questions and exclamations may be titles."""
    text = draft.tail(number)
    if draft.lines[number].length < _SENTENCE_LENGTH or not draft.is_finished(number):
        return False
    return not text.rstrip("*_").endswith(("?", "!", ":")) and len(text.split()) >= _SENTENCE_WORDS


def _opens_soft_prose(draft: Draft, number: int) -> bool:
    """Whether several lines without a gap make a paragraph, as in Markdown."""
    if not draft.opens_group(number):
        return False
    rows = range(number, min(draft.group_end(number), number + _MOST_SOFT_ROWS))
    length = draft.lines[rows[-1]].end - draft.lines[number].start
    if len(rows) == 1 or length < _PROSE_LENGTH:
        return False
    return any(_SENTENCE_END.search(draft.head(row)) for row in rows)


def _title_page(draft: Draft, end: int) -> dict[int, Claim]:
    """What stands before the abstracts and the running text."""
    lines = list(draft.free(0, end))
    is_told = any(draft.claimed[n].zone is Zone.TITLE for n in range(end) if n in draft.claimed)
    if len(lines) > _MOST_TITLE_LINES:
        return {}
    titles = [] if is_told else list(_titles(draft, lines))
    if not titles and not is_told:
        return {}
    claims = {number: Claim(Zone.TITLE) for number in titles}
    for number in lines:
        if number in claims:
            continue
        if _names_author(draft, number):
            claims[number] = Claim(Zone.BOILERPLATE)
        elif _is_standfirst(draft, number):
            claims[number] = Claim(Zone.ABSTRACT)
    return claims


def _titles(draft: Draft, lines: Sequence[int]) -> Iterator[int]:
    """The title, its further rows, and the title in other languages."""
    likely = [n for n in lines if draft.lines[n].length <= _LONGEST_TITLE]
    fitting = [n for n in likely if not _names_author(draft, n)]
    marked = [
        n
        for n in likely
        if draft.head(n).startswith("#") and not named(draft.head(n), INTRODUCTION)
    ]
    long_enough = [n for n in fitting if _words_of_title(draft, n) >= _TITLE_WORDS]
    first = next(iter([*marked[:1], *long_enough[:1], *fitting[:1]]), None)
    if first is None and likely:
        first = max(likely, key=lambda n: (len(draft.words(n).split()), -n))
    if first is None:
        return
    yield first
    language = language_of(draft.words(first))
    start = last = first  # of the title at hand
    for number in fitting:
        if number <= first or not _may_be_title(draft, number):
            continue
        goes_on = not draft.opens_group(number) or draft.words(number)[:1].islower()
        if number == last + 1 and goes_on and number - start < _TITLE_ROWS:
            if last not in marked and number not in marked:
                last = number
                yield number
            continue
        is_other = bool(language) and language_of(draft.words(number)) not in ("", language)
        is_short = draft.group_end(number, number + _TITLE_ROWS + 1) - number <= _TITLE_ROWS
        if not (number == last + 1 or is_other) or number not in long_enough:
            continue
        if draft.opens_group(number) and is_short and not _is_standfirst(draft, number):
            start = last = number
            yield number


def _words_of_title(draft: Draft, number: int) -> int:
    """How many words a line has, with those of a next row that goes on with a small letter."""
    words = len(draft.words(number).split())
    if number + 1 < len(draft.lines) and draft.words(number + 1)[:1].islower():
        words += len(draft.words(number + 1).split())
    return words


def _may_be_title(draft: Draft, number: int) -> bool:
    """Whether a line may go on with a title: it begins with a word and is no sentence."""
    text = draft.words(number)
    is_sentence = draft.is_finished(number) and not draft.tail(number).endswith(("?", "!"))
    begins = (text[:1].isalnum() or text[:1] in _QUOTES) and not begins_section(text)
    return begins and not is_sentence


def _names_author(draft: Draft, number: int) -> bool:
    """Whether a line of the front names persons, an institution or a date."""
    text = draft.words(number)
    if draft.lines[number].length > _LONGEST_TITLE or draft.head(number).startswith("#"):
        return False
    if named(text, INTRODUCTION):
        return False
    if _BY.match(text) or _DATE.match(text) or _AFFILIATION.search(text):
        return True
    if _ITEM.match(text) or begins_section(text):
        return False
    names = [name.split() for name in _NAME_SPLIT.split(text) if name.strip(" .*†‡0123456789¹²³")]
    if not names or sum(map(len, names)) > _MOST_NAMES * len(names):
        return False
    return all(2 <= len(name) <= 5 and all(map(_is_name, name)) for name in names)  # noqa: PLR2004


def _is_name(word: str) -> bool:
    word = word.strip(".,*†‡()0123456789¹²³⁴⁵")
    if not word:
        return True
    if word.casefold() in _PARTICLES:
        return True
    is_common = len(word) > _LONGEST_INITIALS and word.casefold() in _COMMON
    return word[0].isupper() and word.replace("-", "").isalpha() and not is_common


def _is_standfirst(draft: Draft, number: int) -> bool:
    """Whether a line or its group is a summary in words that the article repeats."""
    while not draft.opens_group(number):
        number -= 1
    last = draft.group_end(number, number + _TITLE_ROWS) - 1
    start, end = draft.lines[number].start, draft.lines[last].end
    words = draft.content[start:end].strip("#*_ \t\n").rstrip(".").casefold().split()
    if end - start > _LONGEST_TITLE or len(words) < _STANDFIRST_WORDS:
        return False
    if not words[0][0].isalnum() and words[0][0] not in _QUOTES:
        return False
    article = draft.content[end : end + _SEARCHED].casefold().split()
    return " ".join(words) in " ".join(article)
