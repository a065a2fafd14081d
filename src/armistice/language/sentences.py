"""From the sentence of a norm to its terms: whom it binds, to what, when, on what conditions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lark import Token, Tree

from armistice.language.branches import every, first, token, tokens, unquoted
from armistice.norms.model import (
    Amount,
    Deadline,
    Deed,
    Kind,
    Lasting,
    Phrase,
    Renewal,
    Sharing,
    Terms,
    Trigger,
)

if TYPE_CHECKING:
    from typing import Any

    from armistice.language.branches import Reader
    from armistice.language.tree import Branch
    from armistice.norms.model import Term

_PLACES = {"at", "in", "on", "along", "between", "through", "into", "over", "around", "across"}
_BODY = {"subject", "deed", "event_noun", "names", "complement"}
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
        case "declaration" | "deferral" | "mechanism":
            return _standing(reader, tree)
    return None


def varied(reader: Reader, terms: Terms, tree: Branch) -> Terms:
    """The terms as another text version has them, where that differs in one limb only."""
    return _with_tails(reader, terms, [tree])


def _duty(reader: Reader, tree: Branch) -> Terms:
    deed_tree = first(tree, "deed")
    assert deed_tree is not None
    negative = token(tree, "NOT") is not None
    deed = _deed(reader, deed_tree)
    guaranteed = first(deed_tree, "guarantee")
    kind = _kind(reader, deed, negative=negative, guaranteed=guaranteed is not None)
    terms = Terms(
        kind=kind,
        deed=deed,
        guaranteed=guaranteed is not None and "guarantee" in map(str, guaranteed.children),
        **_subject(reader, first(tree, "subject")),
    )
    terms = _with_tails(reader, terms, _tails(tree))
    periodic = terms.every is not None and terms.kind is Kind.ACHIEVE
    return replace(terms, kind=Kind.PERIODIC) if periodic else terms


def _prevention(reader: Reader, tree: Branch) -> Terms:
    """Read "X must prevent attack by Y": X answers for what Y does."""
    deed = _complements(reader, tree, _deed(reader, tree))
    terms = Terms(
        kind=Kind.FORBID,
        deed=deed,
        prevented=reader.names(first(tree, "names")),
        **_subject(reader, first(tree, "subject")),
    )
    return _with_tails(reader, terms, _tails(tree))


def _standing(reader: Reader, tree: Branch) -> Terms:
    """Recitals, matters left open and mechanisms: what stands without a verdict."""
    quoted = token(tree, "QUOTED")
    found = first(tree, "finding")
    binding = found is not None and token(found, "BINDS") is not None
    kinds = {"declaration": Kind.DECLARE, "deferral": Kind.DEFERRAL}
    verb = first(tree, "mechanism_verb")
    return Terms(
        kind=kinds.get(tree.data, Kind.MECHANISM),
        deed=Deed(verb=str(verb.children[0]) if verb else str(tree.data)),
        over=tuple(str(t).lower() for t in tokens(first(tree, "names") or tree, "NAME")),
        finding="" if found is None else ("binds" if binding else "advises"),
        words=unquoted(quoted) if quoted else "",
        **_subject(reader, first(tree, "subject")),
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
    deed = _deed(reader, deed_tree)
    kind = Kind.POWER if deed.verb in _POWERS else Kind.PERMIT
    terms = Terms(kind=kind, deed=deed, **_subject(reader, first(tree, "subject")))
    return _with_tails(reader, terms, _tails(tree))


def _happening(reader: Reader, tree: Branch) -> Terms:
    noun = first(tree, "event_noun")
    assert noun is not None
    terms = Terms(kind=Kind.ACHIEVE, sharing=None, subject=(), deed=_deed(reader, noun))
    return _with_tails(reader, terms, _tails(tree))


def _stay(reader: Reader, tree: Branch) -> Terms | None:
    start = reader.date(token(tree, "DATE"))
    length = reader.length(token(tree, "LENGTH"))
    if start is None or length is None:
        return None
    subject = reader.terms(first(tree, "terms"))
    deed = _complements(reader, tree, Deed(verb="presence", object=subject))
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


def _deed(reader: Reader, tree: Branch) -> Deed:
    """Verb, object, complements and amounts of a deed or of a noun that stands for one."""
    verb_token = next(
        child
        for child in tree.children
        if isinstance(child, Token) and child.type in {"NAME", "QUOTED"}
    )
    named = verb_token.type == "NAME"
    verb = reader.name(verb_token, "A602") if named else reader.term(verb_token)
    if isinstance(verb, str) and reader.world.is_known(verb) and not reader.world.is_conduct(verb):
        reader.report("A602", f"`{verb_token}` is no act and no state", verb_token)
    deed = Deed(
        verb=verb,
        object=reader.terms(first(tree, "terms")),
        every=first(tree, "every") is not None,
        amounts=_amounts(reader, first(tree, "amounts")),
    )
    return _complements(reader, tree, deed)


def _amounts(reader: Reader, tree: Branch | None) -> tuple[Amount, ...]:
    found = []
    for part in every(tree, "amount") if tree is not None else ():
        number = token(part, "NUMBER")
        assert number is not None
        unit = " ".join(str(word) for word in tokens(part, "NAME"))
        if not unit:
            advice = f"say what is counted, as in `{number} personnel`"
            reader.report("A609", f"nobody can say {number} of what", number, advice=advice)
        found.append(Amount(float(str(number).replace(",", "")), unit))
    return tuple(found)


def _complements(reader: Reader, tree: Branch, deed: Deed) -> Deed:
    for part in every(tree, "complement"):
        preposition = str(next(iter(part.children[0].children)))  # type: ignore[union-attr]
        snapshot = first(part, "snapshot")
        if snapshot is not None:
            deed = replace(deed, snapshot=reader.date(token(snapshot, "DATE")))
            continue
        terms = reader.terms(first(part, "terms"))
        if first(part, "every") is not None:
            deed = replace(deed, every=True)
        slot = _slot(reader, preposition, terms)
        more: Any = {slot: (*getattr(deed, slot), *terms)}
        deed = replace(deed, **more)
    return deed


def _slot(reader: Reader, preposition: str, terms: tuple[Term, ...]) -> str:
    """The role that a preposition gives: place, giver, receiver, or what is spoken of."""
    named = [term for term in terms if not isinstance(term, Phrase)]
    if preposition in _PLACES:
        return "place"
    if preposition in {"from", "to"} and any(term in reader.world.places for term in named):
        return "place"
    return {"to": "to", "from": "source", "with": "to"}.get(preposition, "of")


def _tails(tree: Branch) -> list[Branch]:
    """The limbs after the deed, without the commas around them."""
    found = []
    for child in tree.children:
        if not isinstance(child, Tree) or child.data in _BODY:
            continue
        inner = [part for part in child.children if isinstance(part, Tree)]
        found.append(inner[0] if child.data == "tail" and inner else child)
    return found


def _trigger(reader: Reader, tail: Branch) -> Trigger | None:
    found = first(tail, "trigger")
    if found is None:
        return None
    deed = _complements(reader, found, _deed(reader, found))
    return Trigger(deed, reader.names(first(found, "names")))


def _with_tails(reader: Reader, terms: Terms, tails: list[Branch]) -> Terms:
    for tail in tails:
        terms = _with_tail(reader, terms, tail)
    return terms


def _with_tail(reader: Reader, terms: Terms, tail: Branch) -> Terms:
    date = reader.date(token(tail, "DATE"))
    name = token(tail, "NAME")
    word = str(name).lower() if name else ""
    match tail.data:
        case "by" | "before":
            limit = Deadline(date, inclusive=tail.data == "by") if date else None
            return replace(terms, deadline=limit)
        case "start":
            return replace(terms, start=date)
        case "end":
            return replace(terms, until=date)
        case "within":
            length = reader.length(token(tail, "LENGTH"))
            return replace(terms, within=(length, word)) if length is not None else terms
        case "within_trigger":
            length = reader.length(token(tail, "LENGTH"))
            return terms if length is None else replace(terms, within=(length, ""))
        case "by_day":
            number = str(token(tail, "NUMBER"))
            return replace(terms, by_day=(int(float(number)), word))
        case "first_day":
            return replace(terms, first_after=word)
        case "periodic":
            return replace(terms, every=reader.length(token(tail, "LENGTH")))
        case "when":
            return replace(terms, when=_trigger(reader, tail))
        case "only_if":
            return replace(terms, only_if=word)
        case "alongside":
            return replace(terms, alongside=word)
        case "during":
            return replace(terms, during=word)
        case "only_after":
            return replace(terms, only_after=word)
        case "subject_to":
            clauses = first(tail, "clause_list")
            numbers = tuple(str(t) for t in tokens(clauses, "CLAUSE")) if clauses else ()
            return replace(terms, subject_to=numbers)
        case "except_for":
            return replace(terms, exceptions=reader.justifications(first(tail, "names")))
        case "owed_to":
            return replace(terms, claimant=reader.terms(first(tail, "terms")))
        case "both_ways":
            return replace(terms, deed=replace(terms.deed, both_ways=True))
    return terms
