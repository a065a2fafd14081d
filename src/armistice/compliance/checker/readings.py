"""The checker's own look at the agreement: what a norm may mean under a reading and a text."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Any

from armistice.dates import Truth, before
from armistice.norms.model import PLAIN, Item, Phrase, Sharing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from armistice.compliance.checker.events import Witness
    from armistice.dates import Window
    from armistice.norms.model import Holder, Meaning, Membership, Norm, PhraseReading, Term, Terms

MOST_SENSES = 64
"""From so many meanings on the interpreter caps its answer, and the checker cannot judge it."""


@dataclass(frozen=True)
class Sense:
    """A norm with one sentence and one meaning for each phrase.

    ``limbs`` names the readings that time the sentence so; the text itself is the empty name.
    """

    terms: Terms
    meanings: Mapping[str, Meaning]
    answers_for: tuple[tuple[str, tuple[str, ...]], ...]
    limbs: frozenset[str] = frozenset()

    def items(self, terms: Iterable[Term]) -> list[Item]:
        """What terms mean, item by item."""
        found: list[Item] = []
        for term in terms:
            found.extend(
                self.meanings[term.text] if isinstance(term, Phrase) else (Item(word=term),)
            )
        return found

    def names(self, terms: Iterable[Term]) -> tuple[str, ...]:
        """The ids that terms mean, each once."""
        return tuple(dict.fromkeys(item.word for item in self.items(terms)))

    def borne_by(self, wholes: frozenset[str]) -> Sense:
        """The sense for a bearer: a zone between forces is what those who are meant leave.

        ``wholes`` are the bearer and all of which it is part; a zone that names none of them is
        all of its strips.
        """
        if not any(item.zone for meaning in self.meanings.values() for item in meaning):
            return self
        meanings = {
            phrase: tuple(each for item in meaning for each in _strips(item, wholes))
            for phrase, meaning in self.meanings.items()
        }
        return replace(self, meanings=meanings)

    def bearers(self) -> tuple[str, ...]:
        """Who answers: each on its own, or all of them joined by ``+``; nobody is one empty name.

        Whoever is meant by "each of" or "one of" answers alone.
        """
        who = self.names(self.terms.subject)
        if len(who) > 1 and self.terms.sharing not in {Sharing.EACH, Sharing.ONE}:
            return ("+".join(who),)
        return who or ("",)

    def answerable(self, bearer: str) -> frozenset[str]:
        """The bearer, and those for whom it answers under the reading."""
        own = set(bearer.split("+")) if bearer else set()
        return frozenset(
            own | {n for actor, names in self.answers_for if actor in own for n in names}
        )


def _strips(item: Item, wholes: frozenset[str]) -> tuple[Item, ...]:
    """The strips of a zone that somebody leaves; any other item as it is."""
    if item.zone is None:
        return (item,)
    return tuple(Item(word=str(strip)) for strip in item.zone.strips(wholes))


def senses(norm: Norm, reading: str, text: str, witness: Witness, seen: Window) -> list[Sense]:
    """Every sense that a norm may have under a reading and a text; none where it is absent."""
    reader = Reader(norm, reading, witness, seen)
    terms = norm.version(text)
    if terms is None or not reader.stands(norm.memberships, text):
        return []
    answers = tuple(
        (one.actor, one.associates)
        for one in norm.answers_for
        if one.bundle == reading and reader.held(one.holder)
    )
    found = []
    for sentence in reader.sentences(terms):
        phrases = list(dict.fromkeys(_phrases(sentence)))
        for chosen in product(*(reader.meanings(phrase) for phrase in phrases)):
            meanings = dict(zip(phrases, chosen, strict=True))
            own = [""] if sentence in {norm.terms, *(t for _, t in norm.versions)} else []
            limbs = frozenset((*own, *(one.bundle for one in norm.limbs if one.terms == sentence)))
            found.append(Sense(sentence, meanings, answers, limbs))
            if len(found) >= MOST_SENSES:
                return found
    return found


def _phrases(value: Any) -> Iterator[str]:
    """Every phrase that stands anywhere in a sentence."""
    if isinstance(value, Phrase):
        yield value.text
    elif isinstance(value, tuple):
        for each in value:
            yield from _phrases(each)
    elif is_dataclass(value):
        for each in fields(value):
            yield from _phrases(getattr(value, each.name))


class Reader:
    """One norm before one reading, on a date and as known at a date."""

    def __init__(self, norm: Norm, reading: str, witness: Witness, seen: Window) -> None:
        self.norm, self.reading, self.witness, self.seen = norm, reading, witness, seen
        self.bundle_held = all(
            self.held(b.holder) for b in witness.agreement.bundles if b.name == reading
        )

    def held(self, holder: Holder) -> bool:
        """Whether a reading was not dropped, and was voiced by the knowledge date."""
        zone, known = self.witness.zone, self.witness.known
        if holder.until is not None and before(holder.until.ends(zone), self.seen) is Truth.YES:
            return False
        if known is None:
            return True
        sources = (self.witness.record.sources.get(c.source) for c in holder.citations)
        said = (
            [holder.since]
            if holder.since is not None
            else [s.issued for s in sources if s is not None and s.issued is not None]
        )
        return not said or min(one.begins(zone).earliest for one in said) < known.latest

    def stands(self, memberships: Iterable[Membership], text: str) -> bool:
        """Whether what has these memberships is part of the agreement under reading and text."""
        return all(
            ((text if member.axis == "text" else self.reading) in member.names) is member.included
            for member in memberships
            if self.held(member.holder)
        )

    def sentences(self, terms: Terms) -> list[Terms]:
        """The sentence as the reading times it; as each does where the text names no time."""
        limbs = [limb for limb in self.norm.limbs if self.held(limb.holder)]
        own = [limb.terms for limb in limbs if limb.bundle == self.reading]
        if own and self.bundle_held:
            return own[-1:]
        timed = [limb.terms for limb in limbs if limb.terms.has_limit or limb.terms.start]
        if timed and not terms.has_limit and terms.start is None:
            return list(dict.fromkeys(timed))
        return [terms]

    def meanings(self, phrase: str) -> list[Meaning]:
        """One meaning where the reading or the agreement gives it, else all that anybody gives."""
        defined = [d for d in self.witness.agreement.definitions if d.phrase == phrase]
        layers = [
            [r for r in layer if r.phrase == phrase and self.held(r.holder)]
            for layer in (self.norm.readings, *(d.readings for d in defined))
        ]
        if self.reading != PLAIN and self.bundle_held:
            for layer in layers:
                mine = [r for r in layer if r.bundle == self.reading]
                if any(not r.negative for r in mine):
                    return [r.meaning for r in mine if not r.negative][-1:]
                if mine:
                    return self._left(mine, layers)
        for definition in defined:
            if definition.plain is not None:
                return [definition.plain]
        said = [r for layer in layers for r in layer]
        found = [r.meaning for r in said if not r.negative]
        positive = {r.bundle for r in said if not r.negative}
        for bundle in dict.fromkeys(r.bundle for r in said if r.bundle not in positive):
            found += self._left([r for r in said if r.bundle == bundle], layers)
        return list(dict.fromkeys(found)) or [(Item(word=phrase),)]

    def _left(
        self, denials: list[PhraseReading], layers: list[list[PhraseReading]]
    ) -> list[Meaning]:
        """What somebody leaves open who only says what a phrase does not mean."""
        words = self.witness.record.vocabulary
        denied = {item.word for r in denials for item in r.meaning}
        voiced = [r.meaning for layer in layers for r in layer if not r.negative]
        siblings = [
            (Item(word=word),)
            for act in sorted(denied & words.acts.keys())
            for word in sorted(words.descendants(words.acts[act].parent))
            if word != words.acts[act].parent
        ]
        left = [m for m in (*voiced, *siblings) if not {item.word for item in m} & denied]
        return list(dict.fromkeys(left)) or voiced
