"""How agreements number their clauses: the marks at the beginning of a line, in many scripts."""

from __future__ import annotations

import re
from dataclasses import dataclass

# The words for a clause, by language; each word is a way of numbering of its own.
_CLAUSE_WORDS = (
    *("article", "art", "clause", "section", "sec", "paragraph", "para", "point", "item", "rule"),
    *("artikel", "abschnitt", "ziffer", "artículo", "articulo", "cláusula", "clausula", "artigo"),
    *("articolo", "clausola", "член", "чл", "član", "clan", "neni"),
    *("статья", "ст", "пункт", "п", "параграф", "стаття", "артыкул", "бап", "мақала"),
    *("madde", "maddə", "modda", "bənd", "fıkra"),
    *("հոդված", "կետ", "მუხლი", "პუნქტი"),
    *("المادة", "مادة", "البند", "بند", "ماده", "סעיף", "άρθρο"),
)
# The words for a part that holds clauses, or an annex: a head above clauses, no clause by itself.
_PART_WORDS = (
    *("part", "chapter", "title", "annex", "annexe", "appendix", "protocol", "schedule"),
    *("attachment", "chapitre", "titre", "partie", "capítulo", "título", "anexo", "kapitel"),
    *("teil", "anlage", "anhang", "глава", "раздел", "часть", "приложение", "протокол", "розділ"),
    *("додаток", "bölüm", "kısım", "ek", "fəsil", "bölmə", "əlavə", "գլուխ", "բաժին", "հավելված"),
    *("თავი", "დანართი", "الفصل", "الباب", "الملحق", "ملحق"),
)
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзиклмнопрстуфхцчшщэюя",
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ",
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "αβγδεζηθικλμνξοπρστυφχψω",
    "אבגדהוזחטיכלמנסעפצקרשת",
)
_NUMBER_WORDS = {
    word: number
    for number, words in enumerate(
        (
            "one first premier première primero erste первый первая",
            "two second deuxième segundo zweite второй вторая",
            "three third troisième tercero dritte третий третья",
            "four fourth quatrième cuarto vierte четвертый четвёртый",
            "five fifth cinquième quinto fünfte пятый",
            "six sixth sixième sexto sechste шестой",
            "seven seventh septième séptimo siebte седьмой",
            "eight eighth huitième octavo achte восьмой",
            "nine ninth neuvième noveno neunte девятый",
            "ten tenth dixième décimo zehnte десятый",
            "eleven eleventh onzième undécimo elfte",
            "twelve twelfth douzième duodécimo zwölfte",
        ),
        start=1,
    )
    for word in words.split()
}
_CHINESE = "一二三四五六七八九"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_MOST = 400
"""No agreement has more clauses than this in one list; a greater number is something else."""


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_COUNT = r"(?P<count>\d{1,3}(?:\.\d{1,3})*[a-z]?|[ivxlc]+|[^\W\d_]+)"
_AFTER = r"(?P<gap>\s*[.:)\]–—-]*\s*)(?P<rest>.*)"
_WORDED = re.compile(
    rf"(?P<word>{_any_of(_CLAUSE_WORDS)})\.?\s*(?:no\.?|№|n[°o]\.?)?\s*{_COUNT}(?![\w]){_AFTER}",
    re.IGNORECASE,
)
_WORD_LAST = re.compile(
    rf"(?P<count>\d{{1,3}})\s*[-.]?\s*(?P<word>{_any_of(_CLAUSE_WORDS)})(?![\w]){_AFTER}",
    re.IGNORECASE,
)
_SIGN = re.compile(rf"(?P<word>§+|№)\s*(?P<count>\d{{1,3}}(?:\.\d{{1,3}})*[a-z]?)(?![\w]){_AFTER}")
_HAN = re.compile(
    rf"第\s*(?P<count>[{_CHINESE}十百]+|\d{{1,3}})\s*(?P<word>[条條])[\s::]*(?P<rest>.*)"
)
_HAN_LIST = re.compile(rf"(?P<count>[{_CHINESE}十]+)、\s*(?P<rest>.*)")
_DOTTED = re.compile(
    r"(?P<count>\d{1,3}(?:\.\d{1,3})+)(?P<close>[.)]?)(?=\s|$|[^\W\d_])\s*(?P<rest>.*)"
)
_LISTED = re.compile(
    r"(?P<open>[(\[]?)(?P<count>\d{1,3}|[^\W\d_]{1,7})\s?(?P<close>°?[.)\]]{1,2}|°|\.?[–—-](?=\s))"
    r"(?=\s|$|[^\W\d_\s])\s*(?P<rest>.*)"
)
_BARE = re.compile(r"(?P<count>\d{1,2})\s+(?P<rest>[^\W\d_].*)")
_PART = re.compile(
    rf"(?P<word>{_any_of(_PART_WORDS)})(?![\w])\.?\s*(?:no\.?|№)?\s*"
    rf"(?:(?P<count>\d{{1,3}}|[ivxlc]+|[^\W\d_])(?![\w]))?(?P<gap>\s*[.:)–—-]*\s*)(?P<rest>.*)",
    re.IGNORECASE,
)  # fmt: skip
_BULLET = re.compile(r"(?:[-–—•*+·●▪◦‣○■□►➢✓]|\\-)\s+(?P<rest>\S.*)")
_LONGEST_PART = 12


@dataclass(frozen=True, slots=True)
class Marker:
    """A mark that may open a clause.

    Attributes:
        style: Which way of numbering it belongs to; marks of one list share it.
        ordinal: Which one of its list it is, from 1.
        label: The mark as written.
        rest: What follows it on the line.
        path: All numbers of a mark with dots; ``1.2`` is (1, 2).
        suffix: A letter after the number, as in ``Article 3a``.
        worded: Whether a word or a sign says that a clause begins.
    """

    style: str
    ordinal: int
    label: str
    rest: str
    path: tuple[int, ...] = ()
    suffix: str = ""
    worded: bool = False

    @property
    def lettered(self) -> bool:
        """Whether letters number the list."""
        return self.style.startswith("letter")


def markers(line: str) -> tuple[Marker, ...]:
    """Every way in which the beginning of a line may open a clause, the likeliest first."""
    for pattern in (_WORDED, _WORD_LAST, _SIGN, _HAN):
        match = pattern.match(line)
        if match and (found := _worded(match)):
            return (found,)
    if match := _DOTTED.match(line):
        path = tuple(map(int, match["count"].split(".")))
        label = match["count"] + match["close"]
        if all(part < _MOST for part in path):
            return (Marker(f"dotted {len(path)}", path[-1], label, match["rest"], path),)
        return ()
    if match := _LISTED.match(line):
        return tuple(_listed(match))
    if match := _HAN_LIST.match(line):
        count = _counted(match["count"])
        return (Marker("list 、", count, match["count"], match["rest"]),) if count else ()
    match = _BARE.match(line)
    if match and match["rest"][0].isupper():
        return (Marker("bare", int(match["count"]), match["count"], match["rest"]),)
    return ()


def part_head(line: str) -> tuple[int, str] | None:
    """The number (0 if none) and the title of a chapter, part or annex whose head a line is."""
    match = _PART.match(line)
    if match is None or len(line.split()) > _LONGEST_PART or line.endswith((".", ";", ",")):
        return None
    rest, named = match["rest"], match["count"]
    if rest and (rest[0].islower() or (not match["gap"] and named)):
        return None
    if not named and rest and not match["gap"].strip():
        return None
    return (_counted(named) or _letter(named)[1] if named else 0), rest


def bullet(line: str) -> str | None:
    """What a bullet says, if the line begins with one."""
    match = _BULLET.match(line)
    return match["rest"] if match else None


def _worded(match: re.Match[str]) -> Marker | None:
    count, rest = match["count"], match["rest"]
    gap = match.groupdict().get("gap") or ""
    # `Article 5 of this agreement` refers to a clause and opens none.
    if rest and rest[0].islower() and not gap.strip():
        return None
    number, suffix = count, ""
    if len(count) > 1 and count[-1].isalpha() and count[-2].isdigit():
        number, suffix = count[:-1], count[-1].lower()
    path = tuple(map(int, number.split("."))) if number[0].isdecimal() else (_counted(number),)
    if not path[-1] or max(path) >= _MOST:
        return None
    label = match.string[: match.start("rest")].strip(" .:)]–—-")
    style = f"word {match['word'].casefold().rstrip('.')}"
    if len(path) > 1:
        return Marker(f"dotted {len(path)}", path[-1], label, rest, path, worded=True)
    return Marker(style, path[0], label, rest, suffix=suffix, worded=True)


def _listed(match: re.Match[str]) -> list[Marker]:
    count, rest = match["count"], match["rest"]
    label = match.string[: match.end("close")]
    shape = f"{match['open']}{match['close'][-1:]}"
    if count.isdecimal():
        found = [(f"list {shape}", int(count))] if int(count) < _MOST else []
    else:
        case = "upper" if count.isupper() else "lower"
        found = []
        roman = _roman(count.casefold())
        if roman:
            found.append((f"roman {case} {shape}", roman))
        alphabet, ordinal = _letter(count)
        if ordinal:
            found.append((f"letter {alphabet} {case} {shape}", ordinal))
        # `I.` begins a list of Roman numbers sooner than it is the ninth letter, but `c)` is none.
        if roman and roman > 1 and ordinal:
            found.reverse()
    if not match["open"] and rest and not match.string[match.end("close") :][:1].isspace():
        # `1.The` is a clause whose blank was lost; `a.m.` and `и.о.` are none.
        found = [one for one in found if one[0].startswith("list") and rest[0].isupper()]
    return [Marker(style, ordinal, label, rest) for style, ordinal in found]


def _letter(count: str) -> tuple[int, int]:
    """Which alphabet a single letter is of, and which letter; 0 if it is none of a list."""
    if len(count) == 1:
        for number, alphabet in enumerate(_ALPHABETS):
            if (at := alphabet.find(count.casefold())) >= 0:
                return number, at + 1
    return 0, 0


def _counted(words: str) -> int:
    """The number that digits, Roman or Chinese numerals or a word give; 0 if they give none."""
    folded = words.casefold()
    if folded.isdecimal():
        return int(folded)
    if folded and all(sign in f"{_CHINESE}十百" for sign in folded):
        return _chinese(folded)
    return _NUMBER_WORDS.get(folded, 0) or _roman(folded)


def _roman(letters: str) -> int:
    if not letters or any(letter not in _ROMAN for letter in letters):
        return 0
    values = [_ROMAN[letter] for letter in letters]
    total = sum(-one if one < max(values[at:]) else one for at, one in enumerate(values))
    return total if 0 < total < _MOST and _to_roman(total) == letters else 0


def _to_roman(number: int) -> str:
    written = ""
    for value, sign in (
        (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        written += sign * (number // value)
        number %= value
    return written


def _chinese(signs: str) -> int:
    hundreds, _, rest = signs.rpartition("百")
    tens, ten, ones = rest.rpartition("十")
    total = 100 * (_CHINESE.find(hundreds[-1:]) + 1 if hundreds else int("百" in signs))
    total += 10 * (_CHINESE.find(tens[-1:]) + 1 if tens else 1) if ten else 0
    return total + (_CHINESE.find(ones[-1:]) + 1 if ones else 0)
