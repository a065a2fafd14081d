"""Which lines of a text are titles, headings of clauses, or the beginning of its closing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.language.numbering import bullet, markers, part_head
from armistice.language.pages import Line, ends_sentence, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

CLOSING = re.compile(
    r"(?:done (?:at|in|on)|in witness whereof|in faith whereof|signed (?:at|in|on|by|this)|"
    r"for the (?:government|republic|state)|fait à|en foi de quoi|hecho en|en fe de lo cual|"
    r"geschehen zu|совершено в|совершено|подписано|составлено в|вчинено|düzenlenmiştir|"
    r"imzalanmıştır|imzalanmışdır|tərtib edilmişdir|կատարված է|ստորագրված է|حرر في|signatures?$|"
    r"подписи$|imzalar$)",
    re.IGNORECASE,
)  # fmt: skip
AGREED = re.compile(
    r"(?:(?:have |do |hereby )*agree[ds]?"
    r"(?: as follows| on the following| that| to the following)?|"
    r"договорились о (?:следующем|нижеследующем)|согласились о нижеследующем|"
    r"заявляем о следующем|"
    r"sont convenus de ce qui suit|han convenido lo siguiente|haben folgendes vereinbart|"
    r"aşağıdaki hususlarda anlaşmışlardır|aşağıdakı barədə razılığa gəldilər|"
    r"համաձայնեցին հետեւյալի մասին|համաձայնեցին հետևյալի մասին)\s*:?\s*$",
    re.IGNORECASE,
)
_LONGEST_HEAD = 10
LONGEST_RUN_IN = 4
_LONGEST_TITLE = 25
MODAL = re.compile(r"\b(?:shall|must|may|will|agrees?|undertakes?)\b", re.IGNORECASE)


def is_heading(line: Line) -> bool:
    """Whether a line is a heading by its looks: marked as one, or in capitals, and short."""
    words = line.text.split()
    if bullet(line.text) or len(words) > _LONGEST_HEAD or ends_sentence(line.text):
        return False
    return line.marked or line.text.isupper()


def heads_clause(line: Line, words: str, following: Line | None) -> bool:
    """Whether words that stand at the beginning of a clause are its heading."""
    if len(words.split()) > _LONGEST_HEAD or ends_sentence(words) or words.endswith(","):
        return False
    if line.marked or words.isupper():
        return True
    if following is None or MODAL.search(words) or bullet(words):
        return False
    text = following.text
    return bool(
        (following.apart or text[0].isupper() or markers(text) or bullet(text))
        and words[0].upper() == words[0]
        and line.short
    )


def clean_heading(words: str) -> str:
    """A heading without the signs around it."""
    return words.strip(" .:;–—-")


def title_of(lines: Sequence[Line]) -> tuple[str, frozenset[int]]:
    """The title of the text, if its first lines look like one, and their numbers."""
    taken: list[Line] = []
    for line in lines:
        head = taken and (line.apart or (line.marked and not taken[-1].marked))
        if head or markers(line.text) or part_head(line.text) or bullet(line.text):
            break
        taken.append(line)
        if line.marked:
            break
    title = joined(line.text for line in taken)
    if not title or len(title.split()) > _LONGEST_TITLE or (ends_sentence(title)):
        return "", frozenset()
    return title, frozenset(line.number for line in taken)
