"""What an agreement's text seems to say: its dates, and whom its sentences oblige to what.

Guesses for a person to confirm. They stand in comments and never in a record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# The beginnings of the names of the months, in the languages that agreements are written in.
_MONTH_NAMES = """
january jan januar janvier enero gennaio janeiro январ янв січ студз ocak yanvar հունվար
იანვ siječ sijec يناير كانون styczn qaňtar қаңтар

february feb februar février fevrier febrero febbraio fevereiro феврал фев лют şubat subat
fevral փետրվար თებერვ velja فبراير شباط ақпан

march mar märz maerz mars marzo março março март берез сакав mart մարտ მარტ ožuj مارس آذار
наурыз

april apr avril abril aprile апрел апр квіт красав nisan aprel ապրիլ აპრილ trav أبريل نيسان
сәуір

may mai mayo maggio maio мая май трав mayıs մայիս მაის svib مايو أيار мамыр

june jun juni juin junio giugno junho июн черв чэрв haziran iyun հունիս ივნ lipnj يونيو
حزيران маусым

july jul juli juillet julio luglio julho июл лип ліп temmuz iyul հուլիս ივლ srpnj يوليو تموز
шілде

august aug août aout agosto август авг серп жнів ağustos avqust օգոստոս აგვისტ kolovoz أغسطس
آب тамыз

september sep septembre septiembre settembre setembro сентябр сен верес eylül sentyabr
սեպտեմբեր სექტემბ rujan سبتمبر أيلول қыркүйек

october oct oktober octobre octubre ottobre outubro октябр окт жовт кастр ekim oktyabr
հոկտեմբեր ოქტომბ listopad أكتوبر تشرين қазан

november nov novembre noviembre novembro ноябр листоп kasım kasim noyabr նոյեմբեր ნოემბ
studen نوفمبر қараша

december dec dezember décembre decembre diciembre dicembre dezembro декабр дек груд снеж
aralık dekabr դեկտեմբեր დეკემბ prosin ديسمبر желтоқсан
"""
_MONTHS = {
    stem: number
    for number, names in enumerate(_MONTH_NAMES.strip().split("\n\n"), start=1)
    for stem in names.split()
}
_SHORTEST = 3
_WHOLE = {
    "mar",
    "may",
    "mai",
    "май",
    "мая",
    "mars",
    "март",
    "mart",
    "ek",
    "آب",
    "дек",
    "сен",
    "лип",
    "trav",
}
"""Names that are also the beginnings of other words: they count only as they are."""

# Bounded, so that a line that is one endless word does not take for ever.
_WORD = r"(?<![^\W\d_])[^\W\d_]{2,20}(?:[’'][^\W\d_]{1,9})?"
_DATES = (
    re.compile(r"(?P<y>[12]\d{3})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>[12]\d{3})(?!\d)"),
    re.compile(r"(?P<y>[12]\d{3})\s*年\s*(?P<m>\d{1,2})\s*月\s*(?P<d>\d{1,2})\s*日"),
    re.compile(
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th|er|º|°|\.|-?[гґ]о|-?е)?\s+"
        rf"(?:day\s+of\s+|of\s+|de\s+)?"
        rf"(?P<n>{_WORD})\.?,?\s+(?:de\s+|del\s+)?(?P<y>[12]\d{{3}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<n>{_WORD})\.?\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y>[12]\d{{3}})(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<y>[12]\d{{3}})\s*(?:թ\.|թվականի)?\s+(?P<n>{_WORD})\s+(?P<d>\d{{1,2}})(?!\d)"),
)


class Guess(StrEnum):
    """What a sentence seems to do."""

    DUTY = "a duty"
    BAN = "a prohibition"
    PERMISSION = "a permission or a power"
    TERM = "how long something lasts"


@dataclass(frozen=True, slots=True)
class DateGuess:
    """A date that a text names: the line, the words and the date as EDTF."""

    line: int
    words: str
    date: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that seems to bind somebody.

    Attributes:
        line: The line on which the word stands that says so.
        guess: What it seems to do.
        cue: The word.
        before: What stands before the word: who is bound.
        after: What follows it: to what.
        by: A day by which, as EDTF; empty if the text names none.
        within: A length within which, as the language writes it.
        lasts: A length for which.
    """

    line: int
    guess: Guess
    cue: str
    before: str
    after: str
    by: str = ""
    within: str = ""
    lasts: str = ""


def month_of(word: str) -> int:
    """Which month a word names, 1 to 12; 0 if it names none."""
    folded = word.casefold().strip(".,")
    if folded in _MONTHS:
        return _MONTHS[folded]
    stems = [
        stem
        for stem in _MONTHS
        if folded.startswith(stem)
        and stem not in _WHOLE
        and len(stem) >= _SHORTEST
        # Short names in Latin letters take no endings; without this `mayor` would be a month.
        and not (stem.isascii() and len(stem) <= _SHORTEST + 1)
    ]
    stem = max(stems, key=len, default="")
    return _MONTHS[stem] if stem and len(folded) <= _SHORTEST * len(stem) else 0


def dates_in(line: int, words: str) -> Iterator[DateGuess]:
    """The days that a line names, in the order of the line."""
    found: dict[int, DateGuess] = {}
    for pattern in _DATES:
        for match in pattern.finditer(words):
            parts = match.groupdict()
            month = month_of(parts["n"]) if parts.get("n") else int(parts.get("m") or 0)
            try:
                day = date(int(parts["y"]), month, int(parts["d"]))
            except ValueError:
                continue
            found.setdefault(match.start(), DateGuess(line, match[0], day.isoformat()))
    yield from (found[start] for start in sorted(found))


# --- sentences ------------------------------------------------------------------------------------

# Prohibitions first: `shall not` is no duty. What follows the cue says to what; in languages whose
# verb comes last it stands before.
_CUES: tuple[tuple[Guess, re.Pattern[str]], ...] = (
    (
        Guess.BAN,
        re.compile(
            r"\b(?:shall|must|may|will) not\b|\bshall neither\b|"
            r"\bneither\b[^.;]{0,60}?\b(?:shall|may|will)\b|"
            r"\bno\b[^.;]{0,60}?\b(?:shall|may)\b|"
            r"\b(?:shall|must|will|undertakes? to|agrees? to) (?:refrain from|cease|stop|halt)\b|"
            r"\b(?:is|are) (?:prohibited|forbidden)\b|"
            r"\b(?:обязу\w+тся|должн\w+|обязан\w*) не\b|"
            r"\bне (?:должн\w+|вправе|допуска\w+тся|могут|может)\b|"
            r"\b(?:запреща\w+тся|прекраща\w+тся|воздержива\w+)\b|"
            r"\bne (?:doi(?:t|vent)|peu(?:t|vent)|devront) (?:pas|plus)\b|"
            r"\bno (?:deberán?|podrán?|deben?)\b|\b(?:darf|dürfen) (?:nicht|keine?)\b|"
            r"\w*m[ae]y?[ae]ca(?:k|ktır|klardır)\b|\byasaktır\b|\bqadağandır\b|"
            r"արգելվում|դադարեցվում|يحظر|لا يجوز",
            re.IGNORECASE,
        ),
    ),
    (
        Guess.DUTY,
        re.compile(
            r"\b(?:shall|must|undertakes? to|agrees? to|(?:is|are) (?:obliged )?to|will)\b|"
            r"\b(?:обязу\w+тся|обязан\w*|должн\w+|подлеж\w+|гарантиру\w+|выводятся|"
            r"возвраща\w+тся)\b|"
            r"\b(?:doi(?:t|vent)|devront|devra|s'engagent? à|deberán?|deben?|se comprometen? a)\b|"
            r"\b(?:muss|müssen|soll|sollen|verpflichte[tn] sich)\b|"
            r"\w*m[ae]l[ıi](?:dır|dir)(?:lar|lər|ler)?\b|"
            r"\w*(?:acaktır|ecektir|acaqdır|əcəkdir|acaq|əcək)(?:lar|lər|ler)?\b|"
            r"պարտավոր\w+|պետք է|պարտավորվում|يجب|يتعهد|تلتزم|يلتزم|"
            r"应当|应|須|должна|зобов'яз\w+|повинн\w+",
            re.IGNORECASE,
        ),
    ),
    (
        Guess.PERMISSION,
        re.compile(
            r"\b(?:may|is entitled to|are entitled to|has the right to|have the right to)\b|"
            r"\b(?:вправе|может|могут|имеет право|имеют право)\b|"
            r"\b(?:peu(?:t|vent)|podrán?|kann|können)\b|"
            r"\w+(?:abilir|ebilir|a bilər|ə bilər)\b|կարող (?:է|են)|իրավունք ունի|يجوز|يحق|可以",
            re.IGNORECASE,
        ),
    ),
)
_LONGEST = 2000
"""So many letters of a sentence are looked at: what obliges stands near its beginning."""
_STOP = re.compile(r"(?<=[.;!?։。；])\s+")
_NUMBERS = {
    word: number
    for number, words in (
        (1, "one a"), (2, "two"), (3, "three"), (4, "four"), (5, "five"), (6, "six"), (7, "seven"),
        (8, "eight"), (9, "nine"), (10, "ten"), (12, "twelve"), (14, "fourteen"), (15, "fifteen"),
        (21, "twenty-one"), (20, "twenty"), (30, "thirty"), (45, "forty-five"), (60, "sixty"),
        (72, "seventy-two"), (90, "ninety"),
    )
    for word in words.split()
}  # fmt: skip
_UNITS = {
    "hour": "hour hours час часа часов heure heures hora horas stunde stunden saat ժամ ժամվա",
    "day": "day days день дня дней дневный суток jour jours día días tag tage tagen gün օր օրվա",
    "week": "week weeks неделя недели недель semaine semaines semana semanas woche wochen hafta",
    "month": "month months месяц месяца месяцев mois mes meses monat monate monaten ay ամիս ամսվա",
    "year": "year years год года лет an ans année années año años jahr jahre jahren yıl il տարի",
}
_UNIT_OF = {word: unit for unit, words in _UNITS.items() for word in words.split()}
_LENGTH = re.compile(
    rf"(?P<lead>within|no later than|not later than|for|period of|в течение|не позднее|сроком на|"
    rf"dans|pendant|dentro de|durante|innerhalb von|binnen|für)\s+"
    rf"(?:a |the |an )?(?:period of |max\w+ of )?"
    rf"(?P<count>\d{{1,4}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})\s*(?:\(\w+\)\s*)?"
    rf"(?:calendar |working |consecutive |календарных |рабочих )?(?P<unit>[^\W\d_]+)",
    re.IGNORECASE,
)
_FOR = {"for", "period of", "сроком на", "pendant", "durante", "für"}
_BY = re.compile(
    r"\b(?:by|before|until|no later than|not later than|до|к|не позднее|avant|antes del?|"
    r"bis(?: zum)?)\s+"
    r"(?:the\s+|le\s+|el\s+)?$",
    re.IGNORECASE,
)


def sentences(pieces: Sequence[tuple[int, str]]) -> Iterator[Sentence]:
    """The sentences of a clause that seem to bind, with what they seem to say."""
    whole, starts = "", []
    for number, words in pieces:
        starts.append((len(whole), number))
        whole += words + " "
    offset = 0
    for part in _STOP.split(whole):
        at = whole.find(part, offset)
        offset = at + len(part)
        found = _sentence(part[:_LONGEST])
        if found is not None:
            guess, cue = found
            place = at + cue.start()
            line = max((pair for pair in starts if pair[0] <= place), default=(0, 0))[1]
            yield _described(part[:_LONGEST], guess, cue, line)


def _sentence(words: str) -> tuple[Guess, re.Match[str]] | None:
    for guess, pattern in _CUES:
        match = pattern.search(words)
        if match is not None:
            return guess, match
    return None


def _described(words: str, guess: Guess, cue: re.Match[str], line: int) -> Sentence:
    by = within = lasts = ""
    for pattern in _DATES:
        for match in pattern.finditer(words):
            if not by and _BY.search(words[: match.start()]):
                by = next((one.date for one in dates_in(line, match[0])), "")
    length = _LENGTH.search(words)
    unit = _UNIT_OF.get(length["unit"].casefold(), "") if length else ""
    if length and unit:
        count = _NUMBERS.get(length["count"].casefold()) or int(length["count"])
        said = f"{count} {unit}{'s' if count != 1 else ''}"
        if length["lead"].casefold() in _FOR:
            lasts = said
        else:
            within = said
    if (
        lasts
        and guess is Guess.DUTY
        and re.search(r"\b(?:remain|stay|пребыва|renew|продлева)", words, re.IGNORECASE)
    ):
        guess = Guess.TERM
    return Sentence(
        line=line,
        guess=guess,
        cue=" ".join(cue[0].split()),
        before=words[: cue.start()].strip(),
        after=words[cue.end() :].strip(),
        by=by,
        within=within,
        lasts=lasts,
    )


# --- sentences of the language --------------------------------------------------------------------

# How a verb of the text is said with an act of the vocabulary; the longest fitting words win.
_ACTS: Mapping[str, str] = {
    "withdraw": "withdraw FORCE from PLACE",
    "redeploy": "withdraw FORCE from PLACE",
    "pull back": "withdraw FORCE from PLACE",
    "вывод": "withdraw FORCE from PLACE",
    "release": "release all PERSONS",
    "free": "release all PERSONS",
    "освобо": "release all PERSONS",
    "exchange": "release all PERSONS",
    "hand over": "hand-over WHAT to WHOM",
    "return": "hand-over WHAT to WHOM",
    "transfer": "hand-over WHAT to WHOM",
    "передa": "hand-over WHAT to WHOM",
    "возвращ": "hand-over WHAT to WHOM",
    "maps": "hand-over-mine-maps to WHOM",
    "deploy": "deploy MISSION in PLACE",
    "station": "deploy MISSION in PLACE",
    "размеща": "deploy MISSION in PLACE",
    "open": "open-passage on ROAD",
    "open fire": "attack in PLACE",
    "hostilit": "attack in PLACE",
    "fire": "attack in PLACE",
    "attack": "attack in PLACE",
    "force": "attack in PLACE",
    "огонь": "attack in PLACE",
    "огня": "attack in PLACE",
    "военных действий": "attack in PLACE",
    "боевых действий": "attack in PLACE",
    "meet": "meet with WHOM",
    "disarm": "disarm FORCE",
    "inspect": "inspect WHAT at PLACE",
    "notice": "give-notice",
    "terminate": "terminate",
    "guarantee": 'guarantee "safe passage" on ROAD',
    "safety": 'guarantee "safe passage" on ROAD',
    "безопасност": 'guarantee "safe passage" on ROAD',
    "allow": "open-passage on ROAD",
    "aid": "deliver-aid to PLACE",
}
_SUBJECTS = re.compile(
    r"\b(?:the |both |each |all )?(?:contracting |signatory |warring )?"
    r"(?:parties|party|sides|side)\b|\bсторон\w*|\b(?:les )?parties\b|\blas partes\b|\bparteien\b|"
    r"\btaraflar\b|\btərəflər\b|կողմեր",
    re.IGNORECASE,
)


def candidate(sentence: Sentence, parties: Sequence[str]) -> str:
    """A sentence of the language that may say the same; capitals stand for what is to be filled in.

    Args:
        sentence: What the text says.
        parties: The ids of the parties.
    """
    subject = "WHO"
    if _SUBJECTS.search(f"{sentence.before} {sentence.cue}") and len(parties) > 1:
        subject = f"each of {' and '.join(parties)}"
    words = f"{sentence.after} {sentence.before} {sentence.cue}".casefold()
    fitting = [verb for verb in _ACTS if verb in words]
    first = min(fitting, key=lambda verb: (words.index(verb), -len(verb)), default="")
    deed = _ACTS.get(first, "ACT WHAT in PLACE")
    if sentence.guess is Guess.TERM:
        since = sentence.by or "2000-01-01"
        return f"MISSION stays in PLACE {sentence.lasts} from {since}"
    modal = {Guess.BAN: "must not", Guess.PERMISSION: "may"}.get(sentence.guess, "must")
    if sentence.guess is Guess.BAN and not deed.startswith("attack"):
        deed = "ACT WHAT in PLACE"
    limb = ""
    if sentence.by:
        limb = f" by {sentence.by}"
    elif sentence.within:
        limb = f", within {sentence.within} of OTHER-NORM"
    return f"{subject} {modal} {deed}{limb}"
