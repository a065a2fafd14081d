"""What surrounds a text without being of it: mastheads, licences, buttons, polls, links' marks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.evidence.texts.lines import Claim
from armistice.evidence.texts.model import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.texts.lines import Draft

_LONGEST = 200
_FRONT = 40
_MOST_IN_TAIL = 80
_LONGEST_IN_TAIL = 160
_SENTENCE_WORDS = 12
_POLL_REACH = 40

ADDRESS_LINE = re.compile(
    r"^\W*(?:orcid\b|e-?mail\b|(?:https?://)?orcid\.org/)|^\W*[\w.+-]{1,64}@[\w.-]{1,100}\W*$",
    re.IGNORECASE,
)
_ANYWHERE = re.compile(
    r"""^[\W_]*(?:
      (?:doi|issn|e-issn|isbn|udc|удк)\b\s*:?\s*[\w(]
    | https?://(?:dx\.)?doi\.org/\S+\s*$
    | © | copyright\W{0,5}(?:©|by\b|of\b|(?:19|20)\d\d) | \(c\)\s(?:19|20)\d\d
    | all\ rights\ reserved\b | все\ права\ защищены
    | (?:this\ (?:article|work|paper|is\ an\ open\ access\ article)\b.{0,80}
         (?:licen[cs]e|creative\ commons|open\ access))
    | (?:licensed\ under\b|creative\ commons\b|cc[ -]by\b)
    | (?:downloaded\ from|this\ (?:article|content)\ (?:was\ )?downloaded)\b
    | (?:received|submitted|accepted|published\ online)\s*(?:on)?\s*:?\s*\d{1,2}\b
    | (?:article\ history|to\ cite\ this\ article|how\ to\ cite|corresponding\ author)\b
    | publication\s*:.{0,80}\b(?:issue|volume)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_MASTHEAD = re.compile(
    r"\b(?:volume|vol|tom|band|jilid|том|cild|cilt)\b[.:]?\s*[\divxlc]{1,6}\b.{0,40}"
    r"\b(?:issue|number|no|nr|nomor|numer|выпуск|вып|sayı)\b[.:]?\s*\d",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"""^[\W_]*(?:
      print(?:\ (?:this|page|article))? | share(?:\ (?:this|on|via|article|page)\b.{0,40})?
    | (?:tweet|facebook|twitter|telegram|whatsapp|linkedin|vkontakte|e-?mail|copy\ link)
    | (?:read|see|show|view)\ (?:more|also|next)(?:\b.{0,40})?
    | related(?:\ (?:articles|posts|news))
    | subscribe\b.{0,60} | sign\ (?:in|up)\b.{0,40} | log\ ?in | register | newsletter
    | comments?(?:\ \(\d+\))? | leave\ a\ (?:comment|reply) | (?:\d+\ )?comments?
    | (?:home|menu|search|contacts?|contact\ us|about(?:\ us)?|sitemap|privacy\ policy)
    | terms\ of\ use
    | skip\ to\ (?:main\ )?content | back\ to\ top | (?:previous|next)(?:\ (?:post|article|page))?
    | (?:tags?|categories|category|topics|filed\ under)\s*:.{0,120}
    | (?:polls?|vote)(?:\ (?:conducted|results?))? | (?:we\ use|this\ site\ uses)\ cookies\b.{0,80}
    | поделиться.{0,40} | распечатать | печать | подписаться.{0,40} | читайте\ также.{0,80} | опрос
    | udostępnij.{0,40} | drukuj | czytaj\ (?:więcej|także).{0,60} | ankieta
    | paylaş.{0,40} | yazdır | çap\ et | sorğu | anket | teilen | drucken | umfrage
    | partager | imprimer | sondage | bagikan | cetak | baca\ juga.{0,80} | կիսվել | տպել
    )[\W_]*$""",
    re.IGNORECASE | re.VERBOSE,
)
_CLICK = re.compile(r"\b(?:click|tap|press)\ here\b\W*$", re.IGNORECASE)
_SITE = re.compile(
    r"(?:[’']s|^my|^the)\s(?:\w+\s)?(?:web)?(?:blog|site|page|homepage)$", re.IGNORECASE
)
_PICTURE = re.compile(
    r"^(?:!\[[^\]\n]{0,200}\]\([^)\n]{0,300}\)|[^\s/]{1,200}\.(?:jpe?g|png|gif|webp|svg|tiff?))$",
    re.IGNORECASE,
)
_POLL = re.compile(
    r"^[\W_]*(?:poll|vote|voting|опрос|голосование|ankieta|sondage|umfrage|anket|sorğu|jajak)",
    re.IGNORECASE,
)
_VOTES = re.compile(r"(?:^|\s)\d[\d .,]{0,12}\s?\(\s?\d{1,3}(?:[.,]\d{1,2})?\s?%\s?\)\W*$")

_LINK = re.compile(r"(!?\[)([^\[\]\n]{1,500})(\]\((?:[^()\s]|\([^()\s]{0,200}\)){0,2000}\))")


def chrome(draft: Draft) -> dict[int, Claim]:
    """The mastheads, licence lines, buttons, pictures, polls and closing navigation."""
    numbers = {*_lines(draft), *_polls(draft)}
    numbers.update(_tail(draft, numbers))
    return {number: Claim(Zone.BOILERPLATE) for number in numbers if number not in draft.claimed}


def link_marks(content: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The spans of what makes a link of words in Markdown, the words themselves left out."""
    for link in _LINK.finditer(content, start, end):
        if link[1] == "![":
            yield link.span()
        else:
            yield link.span(1)
            yield link.span(3)


def is_button(text: str) -> bool:
    """Whether a line is a button, a link of navigation or a call to click."""
    return bool(_BUTTON.match(text) or _CLICK.search(text))


def _lines(draft: Draft) -> Iterator[int]:
    after_picture = False
    for number in draft.free():
        line = draft.lines[number]
        if line.length > _LONGEST:
            after_picture = False
            continue
        text = draft.head(number)
        words = text.strip("#*_ \t")
        at_edge = number < _FRONT or number >= len(draft.lines) - _MOST_IN_TAIL
        apart = draft.opens_group(number) or (at_edge and _stands_out(draft, number))
        if after_picture and not draft.is_finished(number) and line.length <= _LONGEST // 2:
            yield number  # the credit or caption of the picture
            after_picture = False
            continue
        after_picture = bool(_PICTURE.match(text))
        if (
            after_picture
            or ADDRESS_LINE.search(words)
            or ((apart or not draft.is_wrapped) and _ANYWHERE.match(words))
            or (at_edge and apart and _is_about_the_site(draft, number, words))
        ):
            yield number


def _stands_out(draft: Draft, number: int) -> bool:
    """Whether a line is one by itself, and not a row of a paragraph, though no gap shows it."""
    narrow = draft.width / 2
    return not draft.is_wrapped or all(
        draft.lines[each].length < narrow for each in (number - 1, number)
    )


def _is_about_the_site(draft: Draft, number: int, words: str) -> bool:
    """Whether a line is a button, the name of a site, or the volume and issue of a journal."""
    if is_button(words) or _SITE.search(words):
        return True
    return bool(_MASTHEAD.search(words)) and not draft.is_finished(number)


def _polls(draft: Draft) -> Iterator[int]:
    """From the heading of a poll to its last count of votes."""
    number = 0
    while number < len(draft.lines):
        short = draft.lines[number].length <= _LONGEST // 2
        if short and number not in draft.claimed and _POLL.match(draft.head(number)):
            reach = range(number + 1, min(number + _POLL_REACH, len(draft.lines)))
            counts = [other for other in reach if _VOTES.search(draft.tail(other))]
            if len(counts) > 1:
                yield from range(number, counts[-1] + 1)
                number = counts[-1]
        number += 1


def _tail(draft: Draft, known: set[int]) -> Iterator[int]:
    """What follows the first button after the last sentence: navigation to the end."""
    first = len(draft.lines)
    for number in range(len(draft.lines) - 1, max(len(draft.lines) - _MOST_IN_TAIL, -1), -1):
        if number in known:
            first = number
        elif number in draft.claimed or _is_text(draft, number):
            break
    yield from range(first, len(draft.lines))


def _is_text(draft: Draft, number: int) -> bool:
    """Whether a line is of running text: long, or ending as a sentence and as long as one."""
    length = draft.lines[number].length
    if length > _LONGEST_IN_TAIL or (draft.is_wrapped and length > draft.width):
        return True
    return draft.is_finished(number) and len(draft.head(number).split()) >= _SENTENCE_WORDS
