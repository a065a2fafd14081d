"""Who is named at the head of a reference: persons in any usual order, or an organisation."""

from __future__ import annotations

import re

from armistice.evidence.bibliography.item import PersonName

_UPPER = r"[^\W\d_a-zß-öø-ÿа-яա-ևა-ჿ]"
_WORD = rf"{_UPPER}[\w'’ʼ-]*"
_PARTICLE = r"(?:[Dd]e|[Dd]a|[Dd]i|[Dd]u|[Dd]el|[Dd]er|[Vv]an|[Vv]on|[Ll]a|[Ll]e|[Ee]l|[Aa]l|ter|ten|bin|ibn)"  # noqa: E501
_FAMILY = rf"(?:{_PARTICLE}[ -])*{_WORD}(?:[- ]{_WORD})?"
_ONE_FAMILY = rf"(?:{_PARTICLE}[ -])*{_WORD}"
_INITIALS = rf"(?:{_UPPER}[a-zа-я]?\.[ -]?)+(?![\w])|{_UPPER}(?=$|[,;.])"
_INVERTED = re.compile(
    rf"(?P<family>{_FAMILY}), ?(?P<given>{_INITIALS})(?:,? \(?(?P<role>eds?)\.?\)?)?"
)
_SURNAME_FIRST = re.compile(rf"(?P<family>{_FAMILY}) (?P<given>{_INITIALS})")
_INITIALS_FIRST = re.compile(rf"(?P<given>(?:{_UPPER}[a-zа-я]?\.[ -]?)+)(?P<family>{_FAMILY})")
_GIVEN = rf"{_WORD}(?: (?!{_PARTICLE} ){_WORD}| {_UPPER}\.)?"
_IN_FULL = re.compile(rf"(?P<given>{_GIVEN}) (?P<family>{_ONE_FAMILY})")
_INVERTED_IN_FULL = re.compile(rf"(?P<family>{_ONE_FAMILY}), (?P<given>{_GIVEN})")
_JOINED = re.compile(r"\s*(?:[,;]\s*)?(?:&|(?:and|und|et|и|i|ve|dan)(?=\s))\s*|\s*[,;]\s*")
_OTHERS = re.compile(
    r",?\s*(?:et al\.?|and others|и др\.?|i in\.?|vd\.?|dkk\.?)\s*$", re.IGNORECASE
)
_OFFICIAL = re.compile(
    r"\b(?:ministry|president|government|parliament|assembly|council|committee|commission|centre|"
    r"center|institute|university|agency|organi[sz]ation|office|department|service|group|"
    r"association|foundation|bank|court|union|nations|embassy|republic|press|news|radio|watch|"
    r"international|rights|network|forum|fund|programme|mission|staff|secretariat|"
    r"министерство|президент|правительство|совет|комитет|центр|институт|ministerstwo|rada|"
    r"bakanlığı|nazirliyi|kementerian)\b",
    re.IGNORECASE,
)
# What introduces a work in running text: `For instance, an article of …`.
_LEAD = re.compile(
    r"^.*?\b(?:works?|article|articles|research|study|studies|book|books|paper|papers|report|"
    r"reports|monograph|analysis)\s+(?:of|by)\s+|^.*?\b(?:collective|edited)\s+(?:works?|volumes?),?",
    re.IGNORECASE,
)
_SEE = re.compile(
    r"^(?:.*?\b)?(?:for instance|for example|e\.g\.|see|see also|cf\.|compare|zob\.|por\.|см\.|"
    r"vgl\.|bkz\.|lihat)(?:[ ,:]+(?:also|for example|e\.g\.|in particular|too|np\.|также))*"
    r"[,:]?\s+",
    re.IGNORECASE | re.DOTALL,
)


def without_lead(head: str) -> str:
    """The head of a reference without the words that introduce it in a note.

    >>> without_lead("For instance, works of Thomas De Waal"), without_lead("See also: M. Frank")
    ('Thomas De Waal', 'M. Frank')
    """
    return _SEE.sub("", _LEAD.sub("", head, count=1), count=1).strip()


def authors_of(head: str) -> tuple[PersonName, ...]:
    """The names at the head of a reference, in the order that they are in.

    >>> [one.surname for one in authors_of("P. D. Wezeman, A. Kuimova")]
    ['Wezeman', 'Kuimova']
    >>> [str(one) for one in authors_of("Baylis, J., & Smith, S., & Owens, P.,")]
    ['J. Baylis', 'S. Smith', 'P. Owens']
    """
    is_stopped = head.rstrip(" ,;:(").endswith(".")
    head = " ".join(head.split()).strip(" ,;:.&") + ("." if is_stopped else "")
    head = _OTHERS.sub("", head)
    if not head:
        return ()
    if not _OFFICIAL.search(head):
        for form in (_INVERTED, _SURNAME_FIRST, _INITIALS_FIRST, _IN_FULL, _INVERTED_IN_FULL):
            if persons := _all(form, head):
                return persons
    return (PersonName(literal=head.strip(" .,;:")),) if any(map(str.isalpha, head)) else ()


def editors_of(text: str) -> tuple[PersonName, ...]:
    """The editors that a reference names after its title: ``In Zartman & Touval (eds.)``."""
    found = re.search(r"\bIn:? (?P<who>[^\"“«*]{3,120}?),? \(?eds?\.?\)", text) or re.search(
        rf"\b(?:eds?\.|edited by|red\.|pod red\.) (?P<who>(?:{_UPPER}\. ?)+{_FAMILY}"
        rf"(?:(?:, | and | & )(?:{_UPPER}\. ?)+{_FAMILY})*)",
        text,
    )
    return authors_of(found["who"]) if found else ()


def leading_authors(text: str) -> tuple[tuple[PersonName, ...], int]:
    """The persons with whom an entry without marks begins, and where the words after them begin.

    >>> persons, end = leading_authors("Broers, Laurence. Armenia and Azerbaijan. Edinburgh: EUP.")
    >>> persons[0].surname, end
    ('Broers', 18)
    """
    if _OFFICIAL.match(text):
        return (), 0
    best: tuple[tuple[PersonName, ...], int] = ((), 0)
    for form in (_INVERTED, _SURNAME_FIRST, _INITIALS_FIRST, _INVERTED_IN_FULL):
        persons, end = _run(form, text)
        stop = re.compile(r"(?<=\.) ?|[.,:] ").match(text, end)
        if persons and stop is not None and stop.end() > best[1]:
            best = persons, stop.end()
    return best


def _all(form: re.Pattern[str], head: str) -> tuple[PersonName, ...]:
    """The names of a head if all of it is names of this form."""
    persons, end = _run(form, head)
    return () if head[end:].strip(" .,;:") else persons


def _run(form: re.Pattern[str], text: str) -> tuple[tuple[PersonName, ...], int]:
    """The names of this form with which a text begins, and where the last of them ends."""
    persons: list[PersonName] = []
    end = at = 0
    while (found := form.match(text, at)) is not None:
        given = found["given"].strip(" ,")
        # An initial that ends a head has lost its full stop to it.
        given += "." if re.search(r"(?:^|[ .-])\w$", given) else ""
        persons.append(PersonName(family=found["family"].strip(), given=given))
        end = found.end()
        joined = _JOINED.match(text, end)
        if joined is None or joined.end() == end:
            break
        at = joined.end()
    return tuple(persons), end
