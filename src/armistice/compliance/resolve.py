"""From a norm and a choice of reading and text to what it demands: phrases become names.

A bundle that says nothing of a phrase without a plain meaning leaves it open: the norm is then
resolved once for each meaning that anybody gives it, and the verdict must hold for all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice, product
from typing import TYPE_CHECKING

from armistice.dates import Truth, before
from armistice.language.soundness import phrases_of
from armistice.norms.model import PLAIN, Item, Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from zoneinfo import ZoneInfo

    from armistice.dates import When, Window
    from armistice.norms.model import (
        Agreement,
        Holder,
        Meaning,
        Norm,
        PhraseReading,
        Term,
        Terms,
    )
    from armistice.record.model import Source
    from armistice.record.vocabulary import Vocabulary

MOST_ASSIGNMENTS = 64


@dataclass(frozen=True)
class Resolved:
    """A norm under one reading and text, every phrase with one meaning.

    ``parties`` are those that the reading has; ``own`` is the bearer and what it is part of, where
    that decides which line of a zone is the bearer's.
    """

    norm: Norm
    terms: Terms
    meanings: Mapping[str, Meaning]
    answers_for: tuple[tuple[str, tuple[str, ...]], ...]
    parties: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()

    def items(self, terms: Iterable[Term]) -> tuple[Item, ...]:
        """What terms mean, item by item; of a zone between forces, what the bearer leaves."""
        return tuple(
            one
            for term in terms
            for item in (
                self.meanings[term.text] if isinstance(term, Phrase) else (Item(word=term),)
            )
            for one in (
                (item,)
                if item.zone is None
                else tuple(Item(word=str(strip)) for strip in item.zone.strips(self.own))
            )
        )

    @property
    def has_zones(self) -> bool:
        """Whether a phrase means a zone between forces."""
        return any(item.zone is not None for items in self.meanings.values() for item in items)

    def names(self, terms: Iterable[Term]) -> tuple[str, ...]:
        """The ids that terms mean."""
        return tuple(dict.fromkeys(item.word for item in self.items(terms)))

    @property
    def bearers(self) -> tuple[str, ...]:
        """The actors that the subject means."""
        return self.names(self.terms.subject)

    def associates(self, bearer: str) -> tuple[str, ...]:
        """Those for whom the bearer answers under this reading although they are no part of it."""
        return tuple(name for actor, names in self.answers_for if actor == bearer for name in names)

    def signature(self) -> tuple[object, ...]:
        """What two resolutions must share to demand the same."""
        return (
            self.terms,
            tuple(sorted((phrase, str(meaning)) for phrase, meaning in self.meanings.items())),
            self.answers_for,
            self.parties,
        )


class Resolver:
    """Resolves the norms of one agreement at one knowledge date."""

    def __init__(
        self,
        agreement: Agreement,
        vocabulary: Vocabulary,
        sources: Mapping[str, Source],
        zone: ZoneInfo,
        known_at: Window | None,
        as_of: Window,
    ) -> None:
        """Prepare to resolve; readings voiced after ``known_at`` or dropped are left out."""
        self.agreement = agreement
        self._vocabulary = vocabulary
        self._sources = sources
        self._zone = zone
        self._known_at = known_at
        self._as_of = as_of
        self._definitions = {d.phrase: d for d in agreement.definitions}

    def resolve(self, norm: Norm, reading: str, text: str) -> tuple[Resolved, ...]:
        """All that the norm may demand under a reading and a text; empty where it is absent."""
        terms = norm.version(text)
        if terms is None or not self._stands(norm, reading, text):
            return ()
        answers = tuple(
            (slot.actor, slot.associates)
            for slot in norm.answers_for
            if slot.bundle == reading and self._held(slot.holder)
        )
        parties = self.agreement.parties_under(reading)
        return tuple(
            islice(
                (
                    replace(resolved, parties=parties)
                    for sentence in self._sentences(norm, terms, reading)
                    for resolved in self._assignments(
                        norm, self._started(sentence, reading, text), reading, answers
                    )
                ),
                MOST_ASSIGNMENTS,
            )
        )

    def _assignments(
        self,
        norm: Norm,
        terms: Terms,
        reading: str,
        answers: tuple[tuple[str, tuple[str, ...]], ...],
    ) -> Iterator[Resolved]:
        """The sentence with every meaning that its phrases may have."""
        phrases = list(dict.fromkeys(phrases_of(terms)))
        choices = [self._meanings(norm, phrase, reading) for phrase in phrases]
        for chosen in product(*choices):
            yield Resolved(norm, terms, dict(zip(phrases, chosen, strict=True)), answers)

    def _started(self, terms: Terms, reading: str, text: str) -> Terms:
        """The sentence with the start that the agreement has under this reading and text."""
        if terms.start is not None or not self.agreement.effective_readings:
            return terms
        return replace(terms, start=self.agreement.effective_under(reading, text))

    def _sentences(self, norm: Norm, terms: Terms, reading: str) -> tuple[Terms, ...]:
        """The sentence as the bundle times it; every bundle's where the text names no time."""
        voiced = [slot for slot in norm.limbs if self._held(slot.holder)]
        own = [slot.terms for slot in voiced if slot.bundle == reading]
        if own and self._bundle_held(reading):
            return (own[-1],)
        # A condition that one side adds fills no gap of the text, as a time does.
        timed = [slot.terms for slot in voiced if slot.terms.has_limit or slot.terms.start]
        if timed and not terms.has_limit and terms.start is None:
            return tuple(dict.fromkeys(timed))
        return (terms,)

    def _stands(self, norm: Norm, reading: str, text: str) -> bool:
        for member in norm.memberships:
            if not self._held(member.holder):
                continue
            named = (text if member.axis == "text" else reading) in member.names
            if named is not member.included:
                return False
        return True

    def _held(self, holder: Holder) -> bool:
        """Whether a reading was voiced by the knowledge date and is not dropped."""
        if holder.until is not None and (
            before(holder.until.ends(self._zone), self._as_of) is Truth.YES
        ):
            return False
        if self._known_at is None:
            return True
        voiced = self._voiced(holder)
        if voiced is None:
            return True
        return voiced.begins(self._zone).earliest < self._known_at.latest

    def _bundle_held(self, reading: str) -> bool:
        """Whether the bundle as a whole is held on the as-of and knowledge dates."""
        return all(self._held(b.holder) for b in self.agreement.bundles if b.name == reading)

    def _voiced(self, holder: Holder) -> When | None:
        if holder.since is not None:
            return holder.since
        dates = [
            source.issued
            for citation in holder.citations
            if (source := self._sources.get(citation.source)) is not None
            and source.issued is not None
        ]
        return min(dates, key=lambda d: d.begins(self._zone).earliest) if dates else None

    def _meanings(self, norm: Norm, phrase: str, reading: str) -> tuple[Meaning, ...]:
        """The meanings open to a bundle: one if it or the agreement gives one, else all."""
        scopes = [norm.readings]
        definition = self._definitions.get(phrase)
        if definition is not None:
            scopes.append(definition.readings)
        said = [
            [r for r in scope if r.phrase == phrase and self._held(r.holder)] for scope in scopes
        ]
        if reading != PLAIN and self._bundle_held(reading):
            for scope in said:
                own = [r for r in scope if r.bundle == reading]
                positive = [r.meaning for r in own if not r.negative]
                if positive:
                    return (positive[-1],)
                if own:
                    return self._without(own, said)
        if definition is not None and definition.plain is not None:
            return (definition.plain,)
        return self._alternatives(said) or ((Item(word=phrase),),)

    def _alternatives(self, said: list[list[PhraseReading]]) -> tuple[Meaning, ...]:
        """Every meaning that a reading gives, with what is left to one that only says no."""
        every = [r for scope in said for r in scope]
        found = [r.meaning for r in every if not r.negative]
        given = {r.bundle for r in every if not r.negative}
        for bundle in dict.fromkeys(r.bundle for r in every if r.bundle not in given):
            found.extend(self._without([r for r in every if r.bundle == bundle], said))
        return _distinct(found)

    def _without(
        self, own: list[PhraseReading], said: list[list[PhraseReading]]
    ) -> tuple[Meaning, ...]:
        """What is left when a reading says only what a phrase does not mean."""
        denied = {item.word for r in own for item in r.meaning}
        siblings = [
            (Item(word=word),)
            for act in sorted(denied)
            if act in self._vocabulary.acts
            for parent in [self._vocabulary.acts[act].parent]
            for word in sorted(self._vocabulary.descendants(parent) - {parent})
        ]
        voiced = [r.meaning for scope in said for r in scope if not r.negative]
        left = [m for m in (*voiced, *siblings) if not {item.word for item in m} & denied]
        return _distinct(left) or tuple(voiced)


def _distinct(meanings: Iterable[Meaning]) -> tuple[Meaning, ...]:
    return tuple(dict.fromkeys(meanings))
