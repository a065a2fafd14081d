"""References between records: each must lead somewhere, and no part may hold its own whole."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.case.reader import MOST_MISTAKES, too_many
from armistice.case.yaml_positions import location_of
from armistice.diagnostics import Diagnostic, Label, diagnostic
from armistice.diagnostics.letters import strange_letter
from armistice.record.model import Actor, Place
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.case.draft import Draft
    from armistice.case.reader import Mention
    from armistice.record.model import Record
    from armistice.record.vocabulary import Vocabulary

_MOST_LABELS = 9
MOST_GUESSES = 100
"""For so many unknown ids it is guessed what was meant."""

_CODES = {
    "actor": "A301",
    "place": "A302",
    "source": "A303",
    "act": "A304",
    "object": "A305",
    "state": "A308",
    "justification": "A309",
}
_WITH_ARTICLE = {
    "actors": "an actor",
    "places": "a place",
    "sources": "a source",
    "events": "an event",
    "statements": "a statement",
    "ties": "a tie",
    "missions": "a mission",
    "coverage": "coverage",
    "seals": "a seal",
    "approvals": "an approval",
    "others": "a record of another type",
}


@dataclass(frozen=True, slots=True)
class Directory:
    """Where references are looked up: records by type and id, words, and ids that were lost."""

    records: Mapping[str, Mapping[str, Record]]
    vocabulary: Vocabulary
    lost: frozenset[str]

    def ids(self, kind: str) -> Iterable[str]:
        """All that a reference of a kind may name."""
        match kind:
            case "object":
                return [*self.ids("actor"), *self.ids("place"), *self.vocabulary.things]
            case "act":
                return self.vocabulary.acts
            case "state":
                return self.vocabulary.states
            case "justification":
                return self.vocabulary.justifications
            case _:
                return self.records.get(f"{kind}s", {})

    def type_of(self, identifier: str) -> str:
        """What the record with an id is, with its article; nothing if there is none."""
        types = [name for name, records in self.records.items() if identifier in records]
        return _WITH_ARTICLE[types[0]] if types else ""


def resolve(mentions: Iterable[Mention], directory: Directory) -> Iterable[Diagnostic]:
    """Report every reference that leads nowhere."""
    known: dict[tuple[str, ...], frozenset[str]] = {}
    counts: Counter[str] = Counter()
    in_order: dict[tuple[str, ...], list[str]] = {}
    guesses: dict[tuple[tuple[str, ...], str], str] = {}
    for mention in mentions:
        kinds = mention.kinds
        if kinds not in known:
            known[kinds] = frozenset(each for kind in kinds for each in directory.ids(kind))
        if mention.text in known[kinds] or mention.text in directory.lost:
            continue
        asked = kinds, mention.text
        if asked not in guesses and len(guesses) < MOST_GUESSES:
            if kinds not in in_order:
                # Close matches of equal score come in the order of what is given.
                in_order[kinds] = sorted(known[kinds])
            guesses[asked] = nearest(mention.text, in_order[kinds])
        counts[mention.file] += 1
        if counts[mention.file] <= MOST_MISTAKES:
            yield _unknown(mention, directory, guesses.get(asked, ""))
    for file, count in counts.items():
        if count > MOST_MISTAKES:
            yield too_many(file, count - MOST_MISTAKES)


def _unknown(mention: Mention, directory: Directory, near: str) -> Diagnostic:
    wanted = " or ".join(mention.kinds)
    message = f"unknown {wanted} `{mention.text}`"
    if other := directory.type_of(mention.text):
        article = "an" if wanted[0] in "aeiou" else "a"
        message = f"`{mention.text}` is {other}, not {article} {wanted}"
    return diagnostic(
        _CODES[mention.kinds[0]],
        message,
        location_of(mention.node, mention.file),
        concerns=mention.concerns,
        notes=filter(None, [strange_letter(mention.text)]),
        help=f"did you mean `{near}`?" if near else "",
    )


def unused_sources(draft: Draft, directory: Directory) -> Iterable[Diagnostic]:
    """Report every source that nothing cites."""
    cited = {mention.text for mention in draft.mentions if mention.kinds == ("source",)}
    for source in directory.records.get("sources", {}).values():
        if source.id not in cited:
            words = f"nothing cites `{source.id}`"
            yield diagnostic("A307", words, source.location, concerns=source.id)


def circles(draft: Draft, directory: Directory) -> Iterable[Diagnostic]:
    """Report every actor and place that is, by whatever steps, a part of itself."""
    for name in ("actors", "places"):
        members = directory.records.get(name, {})
        wholes = {each: _wholes(record) for each, record in members.items()}
        for circle in _circles(wholes):
            first, *others = (members[each] for each in circle)
            words = " is part of ".join(f"`{each}`" for each in (*circle, circle[0]))
            labels = [
                Label(each.location, "and this one in turn") for each in others[:_MOST_LABELS]
            ]
            place = draft.place_of(first, "part_of")
            yield diagnostic("A306", words, place, concerns=first.id, labels=labels)


def _wholes(record: Record) -> list[str]:
    if isinstance(record, Actor):
        return [link.actor for link in record.part_of]
    return [link.place for link in record.part_of] if isinstance(record, Place) else []


def _circles(wholes: Mapping[str, Iterable[str]]) -> Iterable[list[str]]:
    """Each circle once, from its first member in the order of the files on."""
    done: set[str] = set()
    for start in wholes:
        path: dict[str, None] = {}
        ahead = [iter([start])]
        while ahead:
            following = next(ahead[-1], None)
            if following is None:
                ahead.pop()
                if path:
                    done.add(path.popitem()[0])
            elif following in path:
                yield [*path][[*path].index(following) :]
            elif following not in done and following in wholes:
                path[following] = None
                ahead.append(iter(wholes[following]))
