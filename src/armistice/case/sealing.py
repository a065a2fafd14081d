"""Sealing the texts of a case: what would be written, and what it changes."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from armistice.case.anchors import anchor_of
from armistice.case.files import normalised
from armistice.case.held_texts import HeldTexts
from armistice.case.seals import phrases_of, printed_by_source, seals_by_source
from armistice.case.writing import Change, WritingError, as_it_stands, write_files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from armistice.case.checked import CheckedCase
    from armistice.case.seals import Printed
    from armistice.diagnostics import Location
    from armistice.evidence.anchors.folding import FoldedText
    from armistice.record.seals import Seal

FOLDER = "seals"
"""Where seals are written, within the case."""


class Sealing(StrEnum):
    """What became of one source."""

    WRITTEN = "written"
    UNCHANGED = "unchanged"
    NOT_HELD = "not held"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Missing:
    """A phrase that is not sealed, where the case prints it, and why."""

    phrase: str
    location: Location
    why: str = "is not in the text"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What sealing one source gives.

    Attributes:
        source: The id of the source.
        result: What became of it.
        path: The file of the seal, relative to the case.
        before: What the file holds.
        text: What the file shall hold; empty unless written.
        changes: What the new seal says otherwise than the old, in lines.
        missing: Phrases that are not in the text, or lead to no one place, and are not sealed.
        why: Why nothing is written, where nothing is.
        printed_share: How much of the text the case prints, from 0 to 1.
    """

    source: str
    result: Sealing
    path: str
    before: bytes = b""
    text: str = ""
    changes: tuple[str, ...] = ()
    missing: tuple[Missing, ...] = ()
    why: str = ""
    printed_share: float = 0.0


class SealingError(Exception):
    """What was asked to be sealed cannot be; the message says why."""


def travelling(case: CheckedCase) -> tuple[str, ...]:
    """The sources whose texts are held and do not travel with the case, in the order of the case.

    Those are the sources marked as held, but for the ones whose text lies in the case folder.
    """
    texts = HeldTexts(case)
    home = case.folder.resolve()
    return tuple(
        source.id
        for source in case.sources.values()
        if source.held
        and source.file
        and ((held := texts.held(source.id)) is None or not held.path.is_relative_to(home))
    )


def sealed(
    case: CheckedCase, sources: Sequence[str], *, replace_edited: bool = False
) -> Iterator[Outcome]:
    """Seal sources anew, one after the other; nothing is written.

    Args:
        case: The case.
        sources: Their ids; those that ``travelling`` gives if there are none.
        replace_edited: Whether a file that somebody else wrote into may be replaced.

    Raises:
        SealingError: The case has no such source.
    """
    for name in sources:
        if name not in case.sources:
            raise SealingError(f"the case has no source `{name}`")
    texts = HeldTexts(case)
    seals = {name: opened.seal for name, opened in seals_by_source(case).items()}
    held = {name: texts.of(name) for name in sources or travelling(case)}
    hashes = {name: text.text.text_hash if text else "" for name, text in held.items()}
    for name, found in printed_by_source(case, hashes).items():
        outcome = _sealed(name, found, held[name], seals.get(name))
        if outcome.result is Sealing.WRITTEN:
            outcome = _guarded(case, outcome, seals.get(name), replace_edited=replace_edited)
        yield outcome


def _sealed(
    name: str, printed: Sequence[Printed], text: FoldedText | None, old: Seal | None
) -> Outcome:
    """What sealing a source gives, whatever its file holds now."""
    from armistice.evidence.seals import SealError, document, places, printed_share, seal

    path = f"{FOLDER}/{name}.yaml"
    if text is None:
        # The same words whatever the case says of the source: there is nothing to look it up in.
        return Outcome(name, Sealing.NOT_HELD, path, why="its text is not on this machine")
    if not phrases_of(printed):
        return Outcome(name, Sealing.REFUSED, path, why="the case prints no words of it")
    leading = [each for each in printed if _leads_to_a_place(each, text)]
    every = phrases_of(leading)
    there = [phrase for phrase in every if places(text, phrase)]
    missing = (
        *_missing(leading, set(every) - set(there)),
        *_astray((each for each in printed if each not in leading), text, set(there)),
    )
    try:
        new = seal(text, there, source=name, id=old.id if old else "")
    except SealError as error:
        return Outcome(name, Sealing.REFUSED, path, missing=missing, why=str(error))
    share = printed_share(text, there)
    if old and _same(old, new):
        return Outcome(name, Sealing.UNCHANGED, path, missing=missing, printed_share=share)
    return Outcome(
        name,
        Sealing.WRITTEN,
        path,
        text=document(new),
        changes=tuple(_changes(old, new, there)),
        missing=missing,
        printed_share=share,
    )


def _same(old: Seal, new: Seal) -> bool:
    """Whether two seals say the same; a later version that reads the same text changes nothing."""
    return replace(old, extractor_version=new.extractor_version) == new


def _guarded(
    case: CheckedCase, outcome: Outcome, old: Seal | None, *, replace_edited: bool
) -> Outcome:
    """An outcome, refused if writing would lose or contradict what somebody else wrote."""
    path, before, why = outcome.path, b"", ""
    try:
        before = as_it_stands(case.folder, path)
    except WritingError as error:
        why = str(error)
    text = normalised(before.decode(errors="replace"))
    ours = not text or (old is not None and _is_as_written(text, old))
    if old is not None and old.location.file != path:
        why = f"its seal stands in {old.location.file}; take it out there first"
    elif not ours and not replace_edited:
        why = f"{path} holds words that `armistice seal` did not write (--replace drops them)"
    if why:
        return replace(outcome, result=Sealing.REFUSED, text="", changes=(), why=why)
    return replace(outcome, before=before)


def _is_as_written(text: str, seal: Seal) -> bool:
    """Whether a file holds a seal and nothing else, no comment, note or other record."""
    from armistice.evidence.seals import HEAD, document

    rest = text.replace(HEAD, "", 1)
    commented = re.search(r"(?:^|\s)#", rest) is not None
    return not commented and len(text.splitlines()) == len(document(seal).splitlines())


def _leads_to_a_place(printed: Printed, text: FoldedText) -> bool:
    """Whether a citation leads to one place: a phrase alone may stand where the passage does not.

    Words that a person approved are told as the text has them, and lead there.
    """
    from armistice.evidence.anchors.ladder import locate
    from armistice.evidence.anchors.model import Outcome as Found

    citation = printed.cited.citation
    if citation.start not in printed.phrases:
        return True
    return locate(anchor_of(citation), text).outcome not in {
        Found.ORPHAN,
        Found.AMBIGUOUS,
        Found.DRIFTED,
    }


def _astray(printed: Iterable[Printed], text: FoldedText, sealed: set[str]) -> Iterator[Missing]:
    from armistice.evidence.seals import normal, places

    for each in printed:
        for phrase in map(normal, each.phrases):
            if phrase not in sealed:
                why = "leads to no one place" if places(text, phrase) else "is not in the text"
                yield Missing(phrase, each.cited.citation.location, why)


def _missing(printed: Iterable[Printed], lost: set[str]) -> Iterator[Missing]:
    from armistice.evidence.seals import normal

    for each in printed:
        for phrase in each.phrases:
            if normal(phrase) in lost:
                yield Missing(normal(phrase), each.cited.citation.location)


def _changes(old: Seal | None, new: Seal, every: Iterable[str]) -> Iterator[str]:
    from armistice.evidence.seals import phrase_hash

    words = {phrase_hash(phrase): phrase for phrase in every}
    before = {each.sha256: each for each in old.phrases} if old else {}
    if old:
        for what in ("bytes_sha256", "text_sha256", "extractor", "length", "lines"):
            if getattr(old, what) != getattr(new, what):
                yield f"~ {what}: {_shown(getattr(old, what))} -> {_shown(getattr(new, what))}"
    for each in new.phrases:
        past = before.pop(each.sha256, None)
        if past is None:
            yield f"+ “{words[each.sha256]}” at {each.at:,}{_times(each.count)}"
        elif past != each:
            yield (
                f"~ “{words[each.sha256]}” at {past.at:,}{_times(past.count)} -> "
                f"{each.at:,}{_times(each.count)}"
            )
    for past in before.values():
        yield f"- {_shown(past.sha256)} at {past.at:,}, which the case no longer prints"


def _shown(value: str | int) -> str:
    """A value as a person compares it: of a hash the first digits."""
    from armistice.evidence.seals import SHOWN

    if isinstance(value, int):
        return f"{value:,}"
    return f"{value[:SHOWN]}…" if len(value) > SHOWN else value


def _times(count: int) -> str:
    return "" if count == 1 else f", {count} times"


def write(folder: Path, outcomes: Iterable[Outcome]) -> None:
    """Write the seals that changed.

    Raises:
        WritingError: A file cannot be written, or was changed meanwhile.
    """
    written = (one for one in outcomes if one.result is Sealing.WRITTEN)
    write_files(folder, [Change(one.path, one.before, one.text.encode()) for one in written])
