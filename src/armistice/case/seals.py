"""The seals of a case: beside the text where it is held, and for what they say where it is not."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.case.citations import every_citation, phrases
from armistice.case.rules import seal_fault
from armistice.diagnostics import Label, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from armistice.case.checked import CheckedCase
    from armistice.case.citations import Cited
    from armistice.case.held_texts import HeldTexts
    from armistice.diagnostics import Diagnostic
    from armistice.evidence.anchors.folding import FoldedText
    from armistice.evidence.seals import Difference, OpenSeal
    from armistice.record.approvals import Approval
    from armistice.record.model import Citation
    from armistice.record.seals import Seal, SealedPhrase

_MOST_NOTES = 5
_ELLIPSIS = " … "
"""What stands between the beginning and the end of a passage in an approval."""


@dataclass(frozen=True, slots=True)
class SealedCitation:
    """What a seal says of a citation: of each phrase that it prints, what the sealer found.

    ``None`` stands for a phrase of which the seal says nothing, be it in the text or not.
    """

    seal: Seal
    phrases: tuple[tuple[str, SealedPhrase | None], ...]

    @property
    def complete(self) -> bool:
        """Whether the seal speaks of every phrase, and there is one."""
        return bool(self.phrases) and all(found for _, found in self.phrases)


def seals_by_source(case: CheckedCase) -> Mapping[str, OpenSeal]:
    """The seal of each source that has one; of two, the first. One that cannot be right is none."""
    if not case.seals:
        return {}
    from armistice.evidence.seals import OpenSeal

    found: dict[str, Seal] = {}
    for seal in case.seals.values():
        if seal_fault(seal) is None:
            found.setdefault(seal.source, seal)
    return {name: OpenSeal(seal) for name, seal in found.items()}


def sealed_citation(
    opened: OpenSeal, citation: Citation, approvals: Iterable[Approval] = ()
) -> SealedCitation:
    """What a seal says of a citation. It never looks at a text.

    Args:
        opened: The seal of the source.
        citation: The citation.
        approvals: The approvals of the source: of words that a person has approved in the text
            that was sealed, the seal speaks of those that the text has instead.
    """
    words = words_of_the_text(citation, opened.seal.text_sha256, approvals)
    return SealedCitation(opened.seal, tuple((phrase, opened.of(phrase)) for phrase in words))


def words_of_the_text(
    citation: Citation, text_sha256: str, approvals: Iterable[Approval] = ()
) -> tuple[str, ...]:
    """The phrases that a citation prints, as the text has them if a person has approved that.

    An approval speaks of the text with the hash that it names, and of no other.
    """
    from armistice.evidence.anchors.folding import fold
    from armistice.evidence.anchors.model import quoted_words

    every = phrases(citation)
    approved = {
        fold(each.phrase): each.found for each in approvals if each.text_sha256 == text_sha256
    }
    found = approved.get(fold(quoted_words(citation.start, citation.end))) if approved else None
    if found is None:
        return every
    framing = (citation.prefix, citation.suffix)
    return tuple(filter(None, (*found.split(_ELLIPSIS), *framing)))


def approvals_by_source(case: CheckedCase) -> Mapping[str, list[Approval]]:
    """The approvals of each source, in the order of the case."""
    found: dict[str, list[Approval]] = defaultdict(list)
    for approval in case.approvals.values():
        found[approval.source].append(approval)
    return found


def with_seals(case: CheckedCase, texts: HeldTexts) -> CheckedCase:
    """The case with its seals checked; what is to be said of them joins its diagnostics."""
    if not case.seals:
        return case
    found = check_seals(case, texts)
    return replace(case, diagnostics=tuple(sorted((*case.diagnostics, *found))))


def check_seals(case: CheckedCase, texts: HeldTexts) -> Iterator[Diagnostic]:
    """Everything that is to be said of the seals of a case, with the texts or without."""
    yield from _second_seals(case)
    seals = seals_by_source(case)
    hashes = {name: opened.seal.text_sha256 for name, opened in seals.items()}
    printed = printed_by_source(case, hashes)
    for name, opened in seals.items():
        if name not in case.sources:
            continue
        words = printed[name]
        yield from _unspoken(opened, words)
        yield from _idle(opened.seal, words)
        text = texts.of(name)
        yield _sealed(opened, words) if text is None else _verified(opened.seal, text, words)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the case prints of a source in one citation, in the words of the text."""

    cited: Cited
    phrases: tuple[str, ...]


def printed_by_source(case: CheckedCase, hashes: Mapping[str, str]) -> Mapping[str, list[Printed]]:
    """What the case prints of some sources, in its order.

    Args:
        case: The case.
        hashes: The sources, and of each the hash of the text in whose words it is told.
    """
    found: dict[str, list[Printed]] = {name: [] for name in hashes}
    approvals = approvals_by_source(case)
    for each in every_citation(case):
        name = each.citation.source
        if name in found:
            words = words_of_the_text(each.citation, hashes[name], approvals[name])
            found[name].append(Printed(each, words))
    return found


def phrases_of(printed: Iterable[Printed]) -> tuple[str, ...]:
    """The phrases that citations print, each once, in the order of the case."""
    from armistice.evidence.seals import normal

    every = (normal(phrase) for each in printed for phrase in each.phrases)
    return tuple(dict.fromkeys(filter(None, every)))


def _second_seals(case: CheckedCase) -> Iterator[Diagnostic]:
    first = seals_by_source(case)
    for seal in case.seals.values():
        kept = first[seal.source].seal if seal.source in first else seal
        if kept is not seal:
            words = f"`{seal.source}` is sealed twice"
            label = Label(kept.location, "first here")
            yield diagnostic("A827", words, seal.location, concerns=seal.source, labels=[label])


def _unspoken(opened: OpenSeal, printed: Sequence[Printed]) -> Iterator[Diagnostic]:
    """The phrases of which a seal says nothing; the words are the same if they are not so."""
    source = opened.seal.source
    for each in printed:
        for phrase in each.phrases:
            if opened.of(phrase) is None:
                words = f"the seal of `{source}` says nothing of “{phrase}”"
                yield diagnostic(
                    "A822",
                    words,
                    each.cited.citation.location,
                    concerns=each.cited.concerns,
                    help=f"whoever holds the text can run `armistice seal CASE {source}`",
                )


def _idle(seal: Seal, printed: Sequence[Printed]) -> Iterator[Diagnostic]:
    from armistice.evidence.seals import phrase_hash

    wanted = {phrase_hash(phrase) for phrase in phrases_of(printed)}
    idle = [each for each in seal.phrases if each.sha256 not in wanted]
    if idle:
        count = _count(len(idle))
        words = f"the seal of `{seal.source}` holds {count} that the case does not print"
        yield diagnostic(
            "A825",
            words,
            idle[0].location,
            concerns=seal.source,
            help=f"whoever holds the text can run `armistice seal CASE {seal.source}`",
        )


def _sealed(opened: OpenSeal, printed: Sequence[Printed]) -> Diagnostic:
    from armistice.evidence.seals import SHOWN

    seal = opened.seal
    complete = sum(
        bool(each.phrases) and all(opened.of(phrase) for phrase in each.phrases) for each in printed
    )
    words = (
        f"`{seal.source}` is sealed: {complete} of its {len(printed)} citations found by the "
        f"sealer, each at its place in the text with hash {seal.text_sha256[:SHOWN]}…; not "
        "verified here"
    )
    return diagnostic("A823", words, seal.location, concerns=seal.source)


def _verified(seal: Seal, text: FoldedText, printed: Sequence[Printed]) -> Diagnostic:
    from armistice.evidence.seals import SHOWN, Aspect, differences

    found = differences(seal, text, phrases_of(printed))
    if all(each.aspect is Aspect.BYTES for each in found):
        words = (
            f"`{seal.source}`: the text held here agrees with its seal, hash "
            f"{seal.text_sha256[:SHOWN]}…, {_count(len(seal.phrases))}"
        )
        remarks = ["the file is another one than that which was sealed"] if found else []
        return diagnostic("A824", words, seal.location, concerns=seal.source, notes=remarks)
    if any(each.aspect is Aspect.TEXT for each in found):
        return _another_text(seal, text, found)
    words = f"the seal of `{seal.source}` does not agree with the text that it seals"
    return diagnostic(
        "A820",
        words,
        seal.location,
        concerns=seal.source,
        notes=_told(found),
        help=f"run `armistice seal CASE {seal.source}`, and look at what changes",
    )


def _another_text(seal: Seal, text: FoldedText, found: Sequence[Difference]) -> Diagnostic:
    from armistice.evidence.seals import Aspect

    same_bytes = not any(each.aspect is Aspect.BYTES for each in found)
    reader = text.text.extractor, text.text.extractor_version
    if same_bytes and reader != (seal.extractor, seal.extractor_version):
        words = (
            f"`{seal.source}` was sealed as {seal.extractor} {seal.extractor_version} reads it, "
            f"and {' '.join(reader)} reads another text here"
        )
    else:
        words = f"the text of `{seal.source}` held here is not the one that was sealed"
    return diagnostic(
        "A821",
        words,
        seal.location,
        concerns=seal.source,
        notes=_told(found),
        help=f"if the text held here is the right one, run `armistice seal CASE {seal.source}`",
    )


def _told(found: Sequence[Difference]) -> list[str]:
    lines = [str(each) for each in found[:_MOST_NOTES]]
    if len(found) > _MOST_NOTES:
        lines.append(f"and {len(found) - _MOST_NOTES} more differences")
    return lines


def _count(number: int) -> str:
    return f"{number} phrase{'' if number == 1 else 's'}"
