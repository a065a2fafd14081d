"""Comments that allow a warning or note where they stand: ``# armistice: allow A404``.

At the end of a line a comment speaks for that line, in an agreement for that statement. On a line
of its own it speaks for the record, key or statement below it, with all that belongs to it. What
follows the codes is a reason, for people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from armistice.case.files import is_agreement, is_yaml
from armistice.case.yaml_positions import scalar_spans
from armistice.diagnostics import CODES, Diagnostic, Location, Severity, diagnostic
from armistice.language.outline import outline, without_comment
from armistice.record.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from armistice.case.checked import CheckedCase
    from armistice.language.outline import Outline

_MARK = "armistice:"
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#\s*armistice:(?P<words>.*)")
_COMMENT = re.compile(r"#\s*armistice:(?P<words>.*)")
# A file with one of these holds no records to speak of.
_NO_YAML = frozenset({"A107", "A108", "A110", "A111"})
_CODE = re.compile(r"[A-Za-z]\d+")
_ITEM = "- "


@dataclass(frozen=True, slots=True)
class _Comment:
    """A comment to the program: what it says, where, and for which lines it speaks."""

    words: str
    location: Location
    first: int
    last: int

    def covers(self, found: Diagnostic) -> bool:
        """Whether a diagnostic stands on the lines that the comment speaks for."""
        place = found.location
        return place.line <= self.last and max(place.line, place.end_line) >= self.first > 0


def with_allowances(case: CheckedCase) -> CheckedCase:
    """The case without the diagnostics that its files allow; idle allowances join the rest."""
    marked = {path: text for path, text in case.file_texts.items() if _MARK in text}
    if not marked:
        return case
    broken = {each.location.file for each in case.diagnostics if each.code in _NO_YAML}
    comments = [
        comment
        for path, text in marked.items()
        if path not in broken
        for comment in _comments(path, text)
    ]
    by_file: dict[str, list[Diagnostic]] = {}
    for each in case.diagnostics:
        by_file.setdefault(each.location.file, []).append(each)
    allowed: set[int] = set()
    remarks: list[Diagnostic] = []
    for comment in comments:
        near = [each for each in by_file.get(comment.location.file, ()) if comment.covers(each)]
        codes, faults = _codes(comment)
        remarks += faults
        # A record with errors may be left out, and nobody knows what else it would give.
        doubtful = any(each.severity is Severity.ERROR for each in near)
        for code in codes:
            hit = {id(each) for each in near if each.code == code}
            allowed |= hit
            if not hit and not doubtful:
                words = f"there is no {code} here to allow"
                remarks.append(diagnostic("A117", words, comment.location))
    return replace(
        case,
        diagnostics=tuple(
            sorted([*(each for each in case.diagnostics if id(each) not in allowed), *remarks])
        ),
        suppressed=tuple(each for each in case.diagnostics if id(each) in allowed),
    )


def _codes(comment: _Comment) -> tuple[list[str], list[Diagnostic]]:
    """The codes that a comment allows, and what is wrong with it."""
    verb, _, rest = comment.words.strip().partition(" ")
    if verb != "allow":
        words = f"`{verb}` says nothing to the program" if verb else "the comment says nothing"
        return [], [_idle(comment, words, "write `# armistice: allow CODE`")]
    good: list[str] = []
    faults: list[Diagnostic] = []
    written = []
    for word in filter(None, re.split(r"[,\s]+", rest)):
        if not _CODE.fullmatch(word):
            break
        written.append(word)
    for word in dict.fromkeys(written):
        entry = CODES.get(word)
        if entry is None:
            near = nearest(word.upper(), CODES)
            advice = f"did you mean `{near}`?" if near else ""
            faults.append(_idle(comment, f"there is no code `{word}`", advice))
        elif entry.severity is Severity.ERROR:
            words = f"{word} is an error, and errors cannot be allowed"
            faults.append(_idle(comment, words, f"`armistice explain {word}` says how to mend it"))
        else:
            good.append(word)
    if not written:
        faults.append(_idle(comment, "the comment names no code", "name it: `allow A404`"))
    return good, faults


def _idle(comment: _Comment, words: str, advice: str) -> Diagnostic:
    return diagnostic("A118", words, comment.location, help=advice)


def _comments(path: str, text: str) -> Iterator[_Comment]:
    if is_agreement(path):
        return _in_agreement(path, text)
    if is_yaml(path):
        return _in_yaml(path, text)
    return iter(())


# --- YAML ----------------------------------------------------------------------------------------


def _in_yaml(path: str, text: str) -> Iterator[_Comment]:
    lines = text.split("\n")
    found = [
        (number, match)
        for number, line in enumerate(lines, start=1)
        if _MARK in line and (match := _YAML_COMMENT.search(line))
    ]
    if not found:
        return
    spans = scalar_spans(text)
    for number, match in found:
        place = (number, match.start())
        if any(start <= place < end for start, end in spans):
            continue
        alone = not lines[number - 1][: match.start()].strip()
        first, last = _block(lines, number) if alone else (number, number)
        yield _Comment(match["words"], _span(path, number, match), first, last)


def _block(lines: list[str], number: int) -> tuple[int, int]:
    """The lines of what begins below a line; 0 where nothing does."""
    first = number + 1
    while first <= len(lines) and not _content(lines[first - 1]):
        first += 1
    if first > len(lines):
        return 0, 0
    head = lines[first - 1]
    indent = _indent(head)
    last = first
    for following in range(first + 1, len(lines) + 1):
        line = lines[following - 1]
        if not _content(line):
            continue
        listed = _indent(line) == indent and _is_item(line) and not _is_item(head)
        if _indent(line) <= indent and not listed:
            break
        last = following
    return first, last


def _content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _is_item(line: str) -> bool:
    return line.lstrip().startswith(_ITEM)


def _span(path: str, number: int, match: re.Match[str]) -> Location:
    end = match.start() + len(match[0].rstrip()) + 1
    return Location(path, number, match.start() + 1, number, end)


# --- agreements ----------------------------------------------------------------------------------


def _in_agreement(path: str, text: str) -> Iterator[_Comment]:
    spans = sorted(_statements(outline(text)[0], text, 1, 0))
    for number, line in enumerate(text.split("\n"), start=1):
        if _MARK not in line:
            continue
        rest, comment = without_comment(line)
        match = _COMMENT.match(comment)
        if match is None:
            continue
        if rest.strip():
            around = [(first, own) for first, own, _ in spans if first <= number <= own]
            first, last = around[-1] if around else (number, number)
        else:
            below = next(((first, every) for first, _, every in spans if first > number), None)
            first, last = below or (0, 0)
        start = line.index(comment)
        end = start + len(comment.rstrip()) + 1
        yield _Comment(match["words"], Location(path, number, start + 1, number, end), first, last)


def _statements(
    entries: Iterable[Outline], text: str, line: int, offset: int
) -> Iterator[tuple[int, int, int]]:
    """The first line of each statement, its own last line, and the last of all below it."""
    for entry in entries:
        first = line + text.count("\n", offset, entry.start)
        own = first + text.count("\n", entry.start, entry.end)
        line, offset = own, entry.end
        below = list(_statements(entry.children, text, line, offset))
        if below:
            line = max(own for _, own, _ in below)
            offset = _end(entry)
        yield first, own, max([own, *(last for _, _, last in below)])
        yield from below


def _end(entry: Outline) -> int:
    return _end(entry.children[-1]) if entry.children else entry.end
