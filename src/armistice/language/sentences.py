"""From the sentence of a norm to its terms: whom it binds, to what, when, on what conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.language.branches import every, first, token, tokens, unquoted
from armistice.language.deeds import deed_of, with_complements
from armistice.language.limbs import clause_numbers, limbs_of, with_limbs
from armistice.norms.model import (
    Deed,
    Escalation,
    Kind,
    Lasting,
    Leaving,
    Renewal,
    Sharing,
    Terms,
)

if TYPE_CHECKING:
    from typing import Any

    from armistice.language.branches import Reader
    from armistice.language.tree import Branch

_LIMITS = {"by", "before", "within", "within_trigger", "by_day", "first_day", "alongside"}
_POWERS = {"give-notice", "extend-time", "amend", "waive", "suspend", "terminate", "invite"}


def sentence(reader: Reader, tree: Branch) -> Terms | None:
    """The terms of a whole sentence; ``None`` where too little of it makes sense."""
    match tree.data:
        case "duty":
            return _duty(reader, tree)
        case "permission":
            return _permission(reader, tree)
        case "happening":
            return _happening(reader, tree)
        case "stay":
            return _stay(reader, tree)
        case "prevention":
            return _prevention(reader, tree)
        case "effort":
            return replace(_duty(reader, tree), kind=Kind.EFFORT)
        case "upkeep":
            return _upkeep(reader, tree)
        case "term_of_agreement":
            return _term(reader, tree)
        case "leaving":
            return _leaving(reader, tree)
        case "declaration" | "deferral" | "mechanism" | "saving":
            return _standing(reader, tree)
    return None


def varied(reader: Reader, terms: Terms, tree: Branch) -> Terms:
    """The terms as another version or a reading has them, where that differs in one limb only.

    Another time takes the place of the one that the sentence has, however that was said.
    """
    if tree.data in _LIMITS:
        terms = replace(
            terms, deadline=None, within=None, by_day=None, first_after="", alongside=""
        )
    return with_limbs(reader, terms, [tree])


def _duty(reader: Reader, tree: Branch) -> Terms:
    deed_tree = first(tree, "deed")
    assert deed_tree is not None
    negative = token(tree, "NOT") is not None
    deed = deed_of(reader, deed_tree)
    guaranteed = first(deed_tree, "guarantee")
    kind = _kind(reader, deed, negative=negative, guaranteed=guaranteed is not None)
    terms = Terms(
        kind=kind,
        deed=deed,
        guaranteed=guaranteed is not None and "guarantee" in map(str, guaranteed.children),
        **_subject(reader, first(tree, "subject")),
    )
    terms = with_limbs(reader, terms, limbs_of(tree))
    periodic = terms.every is not None and terms.kind is Kind.ACHIEVE
    return replace(terms, kind=Kind.PERIODIC) if periodic else terms


def _prevention(reader: Reader, tree: Branch) -> Terms:
    """Read "X must prevent attack by Y": X answers for what Y does."""
    terms = Terms(
        kind=Kind.FORBID,
        deed=deed_of(reader, tree),
        prevented=reader.names(first(tree, "names")),
        **_subject(reader, first(tree, "subject")),
    )
    return with_limbs(reader, terms, limbs_of(tree))


def _standing(reader: Reader, tree: Branch) -> Terms:
    """Recitals, matters left open and mechanisms: what stands without a verdict."""
    quoted = token(tree, "QUOTED")
    found = first(tree, "finding")
    binding = found is not None and token(found, "BINDS") is not None
    kinds = {
        "declaration": Kind.DECLARE,
        "deferral": Kind.DEFERRAL,
        "saving": Kind.DECLARE,
    }
    names = first(tree, "names")
    if tree.data == "saving":
        return Terms(
            kind=Kind.DECLARE,
            sharing=None,
            subject=(),
            deed=Deed(verb="saving"),
            exceptions=reader.justifications(names),
        )
    verb = first(tree, "mechanism_verb")
    return Terms(
        kind=kinds.get(tree.data, Kind.MECHANISM),
        deed=Deed(verb=str(verb.children[0]) if verb else str(tree.data)),
        over=tuple(str(t).lower() for t in tokens(names or tree, "NAME")),
        escalation=_escalation(reader, tree),
        finding="" if found is None else ("binds" if binding else "advises"),
        words=unquoted(quoted) if quoted else "",
        **_subject(reader, first(tree, "subject")),
    )


def _escalation(reader: Reader, tree: Branch) -> tuple[Escalation, ...]:
    """To whom a matter goes, one after another, when nothing is found."""
    found = []
    for part in every(tree, "escalation"):
        length = reader.length(token(part, "LENGTH"))
        if length is not None:
            found.append(Escalation(length, reader.terms(first(part, "terms"))))
    return tuple(found)


def _upkeep(reader: Reader, tree: Branch) -> Terms:
    """Read "passage on the road must be kept": a duty whose bearer the text does not name."""
    noun = first(tree, "event_noun")
    assert noun is not None
    terms = Terms(kind=Kind.MAINTAIN, sharing=None, subject=(), deed=deed_of(reader, noun))
    return with_limbs(reader, terms, limbs_of(tree))


def _survivors(tree: Branch) -> tuple[str, ...]:
    """The clauses that survive the end of the agreement."""
    part = first(tree, "survival")
    return clause_numbers(part) if part is not None else ()


def _term(reader: Reader, tree: Branch) -> Terms | None:
    """How long the agreement itself lasts."""
    start = reader.date(token(tree, "DATE"))
    length = reader.length(token(tree, "LENGTH"))
    if start is None or length is None:
        return None
    return Terms(
        kind=Kind.DURATION,
        sharing=None,
        subject=(),
        deed=Deed(verb="agreement"),
        start=start,
        lasting=Lasting(start, length, _renewal(reader, tree)),
        whole=True,
        survivors=_survivors(tree),
    )


def _leaving(reader: Reader, tree: Branch) -> Terms | None:
    """How the agreement ends by notice."""
    length = reader.length(token(tree, "LENGTH"))
    subject = first(tree, "subject")
    if length is None or subject is None:
        return None
    return Terms(
        kind=Kind.DURATION,
        sharing=None,
        subject=(),
        deed=Deed(verb="agreement"),
        whole=True,
        leaving=Leaving(length, reader.terms(first(subject, "terms"))),
        survivors=_survivors(tree),
    )


def _kind(reader: Reader, deed: Deed, *, negative: bool, guaranteed: bool) -> Kind:
    if negative:
        return Kind.FORBID
    verb = deed.verb
    if guaranteed or deed.snapshot is not None:
        return Kind.MAINTAIN
    if isinstance(verb, str) and verb in reader.world.states and verb not in reader.world.acts:
        return Kind.MAINTAIN
    return Kind.ACHIEVE


def _permission(reader: Reader, tree: Branch) -> Terms:
    deed_tree = first(tree, "deed")
    assert deed_tree is not None
    deed = deed_of(reader, deed_tree)
    kind = Kind.POWER if deed.verb in _POWERS else Kind.PERMIT
    terms = Terms(kind=kind, deed=deed, **_subject(reader, first(tree, "subject")))
    return with_limbs(reader, terms, limbs_of(tree))


def _happening(reader: Reader, tree: Branch) -> Terms:
    noun = first(tree, "event_noun")
    assert noun is not None
    kind = Kind.FORBID if token(tree, "NOT") is not None else Kind.ACHIEVE
    terms = Terms(kind=kind, sharing=None, subject=(), deed=deed_of(reader, noun))
    return with_limbs(reader, terms, limbs_of(tree))


def _stay(reader: Reader, tree: Branch) -> Terms | None:
    start = reader.date(token(tree, "DATE"))
    length = reader.length(token(tree, "LENGTH"))
    if start is None or length is None:
        return None
    subject = reader.terms(first(tree, "terms"))
    deed = with_complements(reader, tree, Deed(verb="presence", object=subject))
    return Terms(
        kind=Kind.DURATION,
        sharing=None,
        subject=subject,
        deed=deed,
        start=start,
        lasting=Lasting(start, length, _renewal(reader, tree)),
    )


def _renewal(reader: Reader, tree: Branch) -> Renewal | None:
    found = first(tree, "renewal")
    if found is None:
        return None
    length, ahead = (reader.length(each) for each in tokens(found, "LENGTH"))
    if length is None or ahead is None:
        return None
    subject = first(found, "subject")
    edge = first(found, "edge")
    return Renewal(
        length=length,
        objectors=reader.terms(first(subject, "terms")) if subject else (),
        ahead=ahead,
        edge=None if edge is None else token(edge, "INCLUDED") is not None,
    )


def _subject(reader: Reader, tree: Branch | None) -> dict[str, Any]:
    if tree is None:
        return {"sharing": None, "subject": ()}
    shared = first(tree, "sharing")
    words = " ".join(str(child) for child in shared.children) if shared else ""
    return {
        "sharing": Sharing(words) if words else None,
        "subject": reader.terms(first(tree, "terms")),
    }
