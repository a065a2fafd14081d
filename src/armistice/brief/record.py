"""The record as the brief shows it: events, accounts, passages, bibliography, who watched."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.brief.words import actor_name, date_words, listed, web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from armistice.api import Case
    from armistice.compliance.chronicle import Entry
    from armistice.compliance.wording import Held
    from armistice.evidence.surroundings import Surroundings
    from armistice.record.model import Account, Citation, Coverage, Source


NOT_HELD = "not held"
"""The status of most passages; a brief says so once, and not beside each of them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A citation with what its source is called, and its number in the bibliography.

    ``status`` says where it stands (verified, sealed, ...); it is empty where the text is neither
    held nor sealed. ``around`` has the words before, those of the passage, and those after it;
    empty unless they were asked for and the text is on this machine. ``place`` is where the text
    has them.
    """

    number: int
    title: str
    outlet: str
    date: str
    locator: str
    quote: str
    address: str
    status: str = ""
    place: str = ""
    around: tuple[str, str, str] | tuple[()] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """One account of an event: whose, what it does with the event, when, in which passages."""

    who: str
    stance: str
    date: str
    notes: tuple[str, ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Happening:
    """An event with its accounts; ``month`` is the one in which it may first have begun."""

    number: int
    id: str
    date: str
    month: tuple[int, int]
    words: str
    norms: str
    accounts: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """One line of the bibliography, with the passages of it that are marked or open."""

    number: int
    authors: str
    title: str
    outlet: str
    date: str
    address: str
    held: bool
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Watch:
    """Who watched which acts in which places, from when to when."""

    who: str
    when: str
    acts: str
    places: str
    notes: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Holding:
    """A reading in words, who holds it, and where they said so."""

    reading: str
    words: str
    who: str
    when: str
    passages: tuple[Passage, ...]


class Library:
    """Numbers the sources in the order in which the brief cites them."""

    def __init__(self, case: Case, *, surroundings: bool = False) -> None:
        """Begin with an empty bibliography; with ``surroundings``, passages that are held open."""
        self._case = case
        self._surroundings = surroundings
        self._numbers: dict[str, int] = {}
        self._marked: dict[str, dict[Passage, None]] = {}

    def passages(self, citations: Iterable[Citation]) -> tuple[Passage, ...]:
        """Citations as the page shows them."""
        return tuple(self._passage(citation) for citation in citations)

    def held(self, holding: Held) -> Holding:
        """A reading with its holder."""
        holder = holding.holder
        span = [
            f"since {date_words(holder.since.text)}" if holder.since else "",
            f"until {date_words(holder.until.text)}" if holder.until else "",
        ]
        return Holding(
            reading=holding.reading,
            words=holding.words,
            who=listed([actor_name(self._case, actor) for actor in holder.actors]),
            when=" ".join(filter(None, span)),
            passages=self.passages(holder.citations),
        )

    def told(self, account: Account) -> Told:
        """An account as the page shows it."""
        notes = []
        if account.origin and account.origin != account.whose:
            notes.append(f"on the word of {actor_name(self._case, account.origin)}")
        if account.denies:
            notes.append(f"as to {listed(account.denies)}")
        if account.differs is not None:
            notes.append("with details of its own")
        if account.justification:
            notes.append(f"giving as reason: {account.justification.replace('-', ' ')}")
        if grade := self._case.grade(account):
            notes.append(f"graded {grade} ({grade.words})")
        return Told(
            who=actor_name(self._case, account.whose),
            stance=str(account.stance),
            date=date_words(account.date.text) if account.date else "undated",
            notes=tuple(notes),
            passages=self.passages(account.citations),
        )

    def happening(self, number: int, entry: Entry, labels: Mapping[str, str]) -> Happening:
        """An event as the page shows it."""
        event = self._case.events[entry.event]
        return Happening(
            number=number,
            id=entry.event,
            date=date_words(entry.date),
            month=(entry.begins.earliest.year, entry.begins.earliest.month),
            words=entry.words,
            norms=", ".join(labels.get(norm, norm) for norm in entry.norms),
            accounts=tuple(self.told(account) for account in event.accounts),
        )

    def bibliography(self) -> tuple[Cited, ...]:
        """All sources cited so far, in the order of their numbers."""
        return tuple(self._cited(name, number) for name, number in self._numbers.items())

    def _passage(self, citation: Citation) -> Passage:
        number = self._numbers.setdefault(citation.source, len(self._numbers) + 1)
        source = self._case.sources.get(citation.source)
        quote = f"{citation.start} … {citation.end}" if citation.end else citation.start
        found = self._case.passage(citation)
        status = str(found.status)
        around = found.around if self._surroundings else None
        passage = Passage(
            number=number,
            title=source.title if source and source.title else citation.source,
            outlet=_outlet(self._case, source),
            date=date_words(source.issued.text) if source and source.issued else "",
            locator=citation.locator,
            quote=quote,
            address=web_address(source.address) if source else "",
            status="" if status == NOT_HELD else status,
            place=around.place if around else "",
            around=_opened(around) if around else (),
        )
        if passage.status:
            self._marked.setdefault(citation.source, {})[passage] = None
        return passage

    def _cited(self, name: str, number: int) -> Cited:
        source = self._case.sources.get(name)
        if source is None:
            return Cited(number, "", name, "", "", "", held=False)
        return Cited(
            number=number,
            authors=listed([str(author) for author in source.author]),
            title=source.title or name,
            outlet=_outlet(self._case, source),
            date=date_words(source.issued.text) if source.issued else "undated",
            address=web_address(source.address),
            held=source.held,
            passages=tuple(self._marked.get(name, ())),
        )


_MARKS = {
    "verified": "the words were found in the text of the source, or a person approved them",
    "located, differs": "both ends of the passage were found, and words between them differ",
    "drifted": "the text has words that are only like these",
    "ambiguous": "the text has these words in several places",
    "orphan": "the text has no such words",
    "no words": "the citation has no words to look for",
    "sealed": "whoever held the text found the words, and sealed that they did",
    "not sealed": "the text is sealed, and its seal says nothing of these words",
}


def marks_of(cited: Iterable[Cited]) -> tuple[str, ...]:
    """What the marks mean that passages of these sources bear, one line each."""
    borne = {passage.status for one in cited for passage in one.passages}
    return tuple(f"{mark}: {words}" for mark, words in _MARKS.items() if mark in borne)


def _opened(around: Surroundings) -> tuple[str, str, str]:
    """The words around a passage, with dots where the text goes on."""
    before = f"… {around.before.lstrip()}" if around.cut[0] else around.before
    after = f"{around.after.rstrip()} …" if around.cut[1] else around.after
    return before, around.words, after


def _outlet(case: Case, source: Source | None) -> str:
    if source is None:
        return ""
    return actor_name(case, source.outlet) if source.outlet else source.container_title


def watches(case: Case, library: Library) -> tuple[Watch, ...]:
    """The coverage records of the case, oldest first."""

    def start(record: Coverage) -> tuple[str, str]:
        return (record.valid.text if record.valid else "", record.id)

    return tuple(
        Watch(
            who=actor_name(case, one.actor),
            when=date_words(one.valid.text) if one.valid else "dates not given",
            acts=listed([act.replace("-", " ") for act in one.acts]),
            places=listed(place_names(case, one.places)),
            notes=one.notes,
            passages=library.passages(one.citations),
        )
        for one in sorted(case.coverage.values(), key=start)
    )


def place_names(case: Case, places: Sequence[str]) -> list[str]:
    """The names of places for the screen."""
    return [case.places[name].name if name in case.places else name for name in places]
