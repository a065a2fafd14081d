"""What turns a meaning round though it hardly changes the letters: numbers, signs and negations.

Once spaces and hyphens are gone, "no table" is "notable" and "1991-94" is "199194". So whatever is
certified without them must have the same numbers, signs and negations in the same order.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

# Words that negate, in the languages of the sources. A word too many here only means that its
# edges are compared as well; a word too few would let a meaning through. Hence one set for all.
_NEGATIONS_BY_LANGUAGE = {
    "en": """no not never none nobody nothing nor neither nowhere without cannot hardly barely
        scarcely unless except despite refuse refused refuses deny denied denies""",
    "fr es it": """ne pas jamais aucun aucune sans ni rien non sin nunca jamás ningún ninguna senza
        mai né""",
    "de": """nicht nichts kein keine keinen keinem keiner keines nie niemals niemand ohne weder
        noch""",
    "pl": "nie bez nigdy ani nikt nic żaden żadna żadne żadnego żadnej żadnych brak",
    "ru uk": """не ни нет без никогда никто ничто ничего нельзя никакой никаких нигде ні немає
        ніколи""",
    "hy": "ոչ մի առանց երբեք ոչինչ",
    "az tr": """deyil deyildir yox yoxdur heç nə değil değildir yok yoktur hiç hiçbir asla""",
    "ka": "არ არა ვერ ნუ",
    "id": "tidak bukan tak tiada tanpa belum jangan tidaklah bukanlah",
}
_NEGATIONS = frozenset(" ".join(_NEGATIONS_BY_LANGUAGE.values()).split())
# In Armenian a letter before the verb negates it.
_ARMENIAN_NEGATION = "չ"

_MARK = re.compile(
    r"""
    (?P<number> \d+ (?: [.,:/] \d+ )* )
  | (?P<range> (?<=\d) (?: - | [ ]-[ ] | -[ ] ) (?=\d) )
  | (?P<sign> (?<![^\W_]) [-+±<>=≈~] [ ]? (?=[\d.]) | [%‰°$€£₽] | (?<=\d) [ ]? \+ )
  | (?P<word> [^\W\d_]+ (?: ' [^\W\d_]+ )* )
    """,
    re.VERBOSE,
)


class MarkKind(StrEnum):
    """What a mark is."""

    NUMBER = "number"
    SIGN = "sign"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number, a sign or a negation in folded words."""

    kind: MarkKind
    text: str


def marks(folded_words: str) -> tuple[Mark, ...]:
    """The numbers, signs and negations of folded words, in their order."""
    found = []
    for each in _MARK.finditer(folded_words):
        text = each[0].strip()
        if each["number"]:
            found.append(Mark(MarkKind.NUMBER, text))
        elif each["range"] or each["sign"]:
            found.append(Mark(MarkKind.SIGN, text))
        elif is_negation(text):
            found.append(Mark(MarkKind.NEGATION, text.casefold()))
    return tuple(found)


def is_negation(word: str) -> bool:
    """Whether a word negates, in any of the languages that are known."""
    plain = word.casefold()
    return plain in _NEGATIONS or plain.endswith("n't") or plain.startswith(_ARMENIAN_NEGATION)


def changed_marks(folded_words: str, found_words: str) -> tuple[MarkKind, ...]:
    """Which kinds of mark differ between the words of an anchor and those of a text."""
    wanted, found = marks(folded_words), marks(found_words)
    if wanted == found:
        return ()
    kinds = tuple(
        kind
        for kind in MarkKind
        if [each.text for each in wanted if each.kind is kind]
        != [each.text for each in found if each.kind is kind]
    )
    # The same marks in another order: every kind that occurs is in question.
    return kinds or tuple(dict.fromkeys(each.kind for each in wanted))
