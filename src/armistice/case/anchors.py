"""The anchors of a case: every citation looked up in the text of its source, where that is held."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.case.citations import every_citation
from armistice.case.draft import CASE_FILE
from armistice.case.held_texts import HeldTexts
from armistice.case.seals import sealed_citation, seals_by_source
from armistice.diagnostics import Location, diagnostic
from armistice.evidence.anchors.model import Anchor
from armistice.evidence.anchors.status import AnchorStatus, approval_of, status_of
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from armistice.case.checked import CheckedCase
    from armistice.diagnostics import Diagnostic
    from armistice.evidence.anchors.folding import FoldedText
    from armistice.evidence.anchors.model import Located
    from armistice.record.approvals import Approval
    from armistice.record.model import Citation

_FEW_WORDS = 16
_MOST_PLACES = 4
_CODES = {
    AnchorStatus.DRIFTED: "A801",
    AnchorStatus.AMBIGUOUS: "A802",
    AnchorStatus.ORPHAN: "A803",
    AnchorStatus.LOCATED: "A805",
    AnchorStatus.NO_WORDS: "A806",
}


@dataclass(frozen=True, slots=True)
class CheckedAnchor:
    """A citation, the id of what rests on it, and where it stands.

    ``located`` is None where the text is not held on this machine or the citation has no words;
    ``approval`` is the one that holds for it.
    """

    concerns: str
    citation: Citation
    status: AnchorStatus
    located: Located | None = None
    approval: Approval | None = None


class NotHeldError(LookupError):
    """The text of a source is not on this machine, or there is no such source."""


def held_text(case: CheckedCase, source: str) -> FoldedText:
    """The text of a source.

    Raises:
        NotHeldError: There is none that can be read, with the reason and what to do.
    """
    if source not in case.sources:
        near = nearest(source, sorted(case.sources))
        meant = f"; did you mean `{near}`?" if near else ""
        raise NotHeldError(f"the case has no source `{source}`{meant}")
    texts = HeldTexts(case)
    text = texts.of(source)
    for fault in texts.faults:
        raise NotHeldError(f"{fault.message}; {fault.help}" if fault.help else fault.message)
    if text is None:
        words = f"the text of `{source}` is not held on this machine"
        raise NotHeldError(f"{words}; `armistice source add CASE {source}` fetches and reads it")
    return text


def sources_with(case: CheckedCase, words: str) -> Iterator[str]:
    """The sources whose texts are held and have some words, in the order of the case."""
    from armistice.evidence.anchors.index import holders

    texts = HeldTexts(case)
    held = ((name, text) for name in case.sources if (text := texts.of(name)) is not None)
    yield from holders(Anchor(start=words), held)


def anchor_of(citation: Citation) -> Anchor:
    """The anchor of a citation."""
    return Anchor(
        start=citation.start,
        end=citation.end,
        prefix=citation.prefix,
        suffix=citation.suffix,
        locator=citation.locator,
        position=citation.position,
    )


def with_anchors(case: CheckedCase, texts: HeldTexts) -> CheckedCase:
    """The case with its anchors checked; what is to be said of them joins its diagnostics."""
    found = diagnostics_of(case, texts, tuple(checked_anchors(case, texts)))
    return replace(case, diagnostics=tuple(sorted((*case.diagnostics, *found))))


def checked_anchors(
    case: CheckedCase, texts: HeldTexts | None = None, *, source: str = ""
) -> Iterator[CheckedAnchor]:
    """Where every citation of a case stands, in the order of the case.

    Args:
        case: The case.
        texts: Its texts, where they have been read already.
        source: Only the citations of this source.
    """
    texts = texts or HeldTexts(case)
    seals = seals_by_source(case)
    approvals = _approvals_by_source(case)
    located: dict[tuple[str, Anchor], Located] = {}
    for cited in every_citation(case):
        citation = cited.citation
        name = citation.source
        if source not in {"", name}:
            continue
        text = texts.of(name)
        anchor = anchor_of(citation)
        if text is None:
            status = AnchorStatus.NOT_HELD
            if name in seals:
                complete = sealed_citation(seals[name], citation, approvals[name]).complete
                status = AnchorStatus.SEALED if complete else AnchorStatus.NOT_SEALED
            yield CheckedAnchor(cited.concerns, citation, status)
        elif not anchor.start.strip():
            yield CheckedAnchor(cited.concerns, citation, AnchorStatus.NO_WORDS)
        else:
            found = located.get((name, anchor)) or _located(anchor, text)
            located[name, anchor] = found
            approval = approval_of(anchor, found, text.text.text_hash, approvals[name])
            status = status_of(found, approved=approval is not None)
            yield CheckedAnchor(cited.concerns, citation, status, found, approval)


def diagnostics_of(
    case: CheckedCase, texts: HeldTexts, anchors: Sequence[CheckedAnchor]
) -> Iterator[Diagnostic]:
    """Everything that is to be said of the anchors of a case."""
    for each in anchors:
        if each.status is AnchorStatus.NO_WORDS and (
            each.citation.locator or each.concerns in case.agreements
        ):
            continue  # whoever cites an article says which; a text of an agreement is all of it
        if each.status in _CODES:
            yield _remark(each, texts.of(each.citation.source))
        elif each.located is not None and each.located.misplaced:
            yield _misplaced(each, each.located)
    yield from _idle_approvals(case, texts, anchors)
    if any(source.held for source in case.sources.values()):
        yield from _not_held(case, anchors)


def few_words(words: str) -> str:
    """So much of some words as a diagnostic shows of somebody's text."""
    parts = words.split()
    return " ".join(parts[:_FEW_WORDS]) + (" …" if len(parts) > _FEW_WORDS else "")


def _approvals_by_source(case: CheckedCase) -> Mapping[str, list[Approval]]:
    found: dict[str, list[Approval]] = defaultdict(list)
    for approval in case.approvals.values():
        found[approval.source].append(approval)
    return found


def _located(anchor: Anchor, text: FoldedText) -> Located:
    from armistice.evidence.anchors.ladder import locate

    return locate(anchor, text)


def _remark(anchor: CheckedAnchor, text: FoldedText | None) -> Diagnostic:
    """What is wrong with an anchor whose text is held, and what to do about it."""
    citation, located = anchor.citation, anchor.located
    if located is None or text is None:
        words = f"a citation of `{citation.source}` has no words to look for"
        notes: Iterable[str] = ()
    else:
        words = f"`{citation.source}`: {_found(anchor.status)}: {located.why}"
        notes = _notes(anchor_of(citation), located, text)
    return diagnostic(
        _CODES[anchor.status],
        words,
        citation.location,
        concerns=anchor.concerns,
        notes=notes,
        help=_advice(anchor),
    )


def _found(status: AnchorStatus) -> str:
    match status:
        case AnchorStatus.DRIFTED:
            return "the words have drifted"
        case AnchorStatus.AMBIGUOUS:
            return "the words do not tell which place is meant"
        case AnchorStatus.ORPHAN:
            return "the words are not there"
        case _:
            return "the place is found, but it differs"


def _notes(anchor: Anchor, located: Located, text: FoldedText) -> Iterator[str]:
    from armistice.evidence.anchors.difference import marked_difference
    from armistice.evidence.anchors.locator import locator_of

    if located.start >= 0:
        place = locator_of(located.start, text.text)
        words = " ".join(anchor.words.split())
        if (difference := marked_difference(words, located.found)) != located.found:
            yield f"{place}: {difference}"
        return
    for candidate in located.candidates[:_MOST_PLACES]:
        place = locator_of(candidate.start, text.text)
        yield f"{place}: “{few_words(_around(candidate.start, candidate.end, text))}”"


def _around(start: int, end: int, text: FoldedText) -> str:
    """A place with a word or two around it, by which a reader tells it from others."""
    content = text.text.content
    reach = 24
    before, after = content[max(0, start - reach) : start], content[end : end + reach]
    lead = before.split(" ", 1)[-1] if start > reach else before
    tail = after.rsplit(" ", 1)[0] if end + reach < len(content) else after
    return " ".join(f"{lead}{content[start:end]}{tail}".split())


def _advice(anchor: CheckedAnchor) -> str:
    name = anchor.citation.source
    match anchor.status:
        case AnchorStatus.DRIFTED:
            return f'mend the words, or run `armistice anchor approve CASE {name} "WORDS"`'
        case AnchorStatus.AMBIGUOUS:
            return f'`armistice cite CASE {name} "WORDS"` says how to tell them apart'
        case AnchorStatus.ORPHAN if anchor.located and anchor.located.candidates:
            return "did you mean the place shown above?"
        case AnchorStatus.ORPHAN:
            return f'`armistice cite CASE {name} "WORDS"` says which text has them'
        case AnchorStatus.LOCATED:
            return f'`armistice cite CASE {name} "WORDS"` prints the citation to put in its place'
        case AnchorStatus.NO_WORDS:
            return f'`armistice cite CASE {name} "some words"` prints a citation with words'
        case _:
            return ""


def _misplaced(anchor: CheckedAnchor, located: Located) -> Diagnostic:
    citation = anchor.citation
    words = f"`{citation.source}` has these words, but not at `{citation.locator}`: {located.why}"
    return diagnostic("A807", words, citation.location, concerns=anchor.concerns)


def _idle_approvals(
    case: CheckedCase, texts: HeldTexts, anchors: Sequence[CheckedAnchor]
) -> Iterator[Diagnostic]:
    """Approvals of texts that are held for which no anchor asks any more."""
    used = {each.approval.id for each in anchors if each.approval}
    for approval in case.approvals.values():
        text = texts.of(approval.source)
        if approval.id in used or text is None:
            continue
        if text.text.text_hash != approval.text_sha256:
            why = "the text has changed since"
        else:
            why = "no citation needs it: the phrase or the words found have changed"
        words = f"the approval `{approval.id}` does not hold: {why}"
        yield diagnostic(
            "A808",
            words,
            approval.location,
            concerns=approval.id,
            help="take it out; what still differs can be approved again",
        )


def _not_held(case: CheckedCase, anchors: Sequence[CheckedAnchor]) -> Iterator[Diagnostic]:
    """One note on everything that cannot be checked on this machine."""
    out_of_reach = [each for each in anchors if each.status is AnchorStatus.NOT_HELD]
    names = dict.fromkeys(each.citation.source for each in out_of_reach)
    names = {name: None for name in names if name in case.sources}
    if not names:
        return
    count = len(out_of_reach)
    words = (
        f"{_count(len(names), 'source is', 'sources are')} not held: {count:,} "
        f"citation{'s' if count > 1 else ''} of them cannot be checked here"
    )
    missing = [name for name in names if case.sources[name].held]
    notes = [f"said to be held, and not here: {', '.join(missing)}"] if missing else []
    advice = "`armistice source add CASE SOURCE-ID` fetches and reads the text of a source"
    place = Location(CASE_FILE, 0, 0)
    yield diagnostic("A804", words, place, notes=notes, help=advice)


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
