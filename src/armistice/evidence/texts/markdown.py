"""Markdown: the text as it is written, with its marks and addresses masked.

The canonical text keeps every sign of the file, so that offsets mean the same in an editor. What a
reader of the finished page does not see is boilerplate: marks of emphasis, addresses of links, the
front matter, comments.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.evidence.texts.encoding import charset_of, words_of
from armistice.evidence.texts.errors import TextError
from armistice.evidence.texts.kinds import Kind
from armistice.evidence.texts.model import Block, NoteCall, Text, Zone
from armistice.evidence.texts.plain import canonical
from armistice.evidence.texts.writer import demand_bounded, version_of
from armistice.evidence.texts.zoning import zoned

if TYPE_CHECKING:
    from collections.abc import Iterator

_FRONT = re.compile(r"---[ \t]*\n.*?\n(?:---|\.\.\.)[ \t]*\n", re.DOTALL)
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+([^\n]*?)([ \t]+#+)?[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-{2,})[ \t]*$")
_QUOTED = re.compile(r" {0,3}((?:> ?)+)")
_NOTE = re.compile(r" {0,3}\[\^([^\]\s]{1,80})\]:[ \t]*")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,300}\]:[ \t]+\S")
_INLINE = re.compile(
    r"""(?P<escape>\\)(?=[!-/:-@\[-`{-~])
    |(?P<code>`+)
    |(?P<comment><!--)
    |\[\^(?P<call>[^\]\s]{1,80})\](?!:)
    |(?P<open>!?\[)
    |(?P<close>\](?:\((?:[^()\n\\]|\\.|\([^()\n]{0,500}\)){0,4000}\)|\[[^\]\n]{0,300}\])?)
    |(?P<auto><(?:https?://|mailto:)[^<>\s]{1,2000}>)
    |(?P<tag></?[A-Za-z][^<>\n]{0,500}>)
    |(?P<stars>\*{1,3}|~~)
    |(?P<lines>(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w))""",
    re.VERBOSE,
)
_COMMENT_END = "-->"
_MOST_MARKS = 200_000
_LONGEST_HEADING = 2000
"""Longer lines are paragraphs whatever they begin with; looking at them closely takes for ever."""


def read_markdown(data: bytes, *, media_type: str = "") -> Text:
    """Read a Markdown file.

    Args:
        data: The bytes of the file.
        media_type: What it was declared to be, with its charset.

    Raises:
        TextError: The bytes are not text in the encoding that is named (A848), or hold more than
            any text (A846).
    """
    words, remarks = words_of(data, media_type)
    content = canonical(words)
    demand_bounded(len(content))
    reader = _Reader(content)
    known = reader.known()
    parts = zoned(content, known=known, media_type=Kind.MARKDOWN)
    charset = charset_of(media_type)
    told = reader.calls()
    taken = {at for call in told for at in range(call.start, call.end)}
    return Text(
        content=content,
        blocks=parts.blocks,
        pages=parts.pages,
        paragraphs=parts.paragraphs,
        note_calls=tuple(sorted([*told, *(c for c in parts.note_calls if c.start not in taken)])),
        media_type=f"{Kind.MARKDOWN}; charset={charset}" if charset else str(Kind.MARKDOWN),
        bytes_hash=hashlib.sha256(data).hexdigest(),
        extractor="armistice",
        extractor_version=version_of("armistice"),
        notes=(*remarks, *parts.notes),
    )


class _Reader:
    """Goes through the lines once and keeps what they are."""

    def __init__(self, content: str) -> None:
        self._content = content
        self._known: list[Block] = []
        self._calls: list[tuple[int, int, str]] = []
        self._notes: dict[str, tuple[int, int]] = {}
        self._titled = False
        self._note = ""
        self._read()

    def known(self) -> tuple[Block, ...]:
        """What the marks tell, in order and without overlaps."""
        found: list[Block] = []
        for block in sorted(self._known):
            last = found[-1] if found else None
            if block.start >= block.end:
                continue
            if last and last.end == block.start and last.zone is block.zone:
                found[-1] = replace(last, end=block.end)
            else:
                found.append(block)
        return tuple(found)

    def calls(self) -> tuple[NoteCall, ...]:
        """The calls of notes, each with its note where there is one."""
        return tuple(
            NoteCall(start, end, label, *self._notes.get(label, (0, 0)))
            for start, end, label in self._calls
        )

    def _read(self) -> None:
        content, at = self._content, 0
        if front := _FRONT.match(content):
            self._mark(0, front.end(), Zone.BOILERPLATE)
            at = front.end()
        fence = ""
        for start, end in _lines(content, at):
            if start < at:  # within a comment that began above
                continue
            line = content[start:end]
            opened = _FENCE.match(line)
            if fence:
                if opened and opened[1].startswith(fence) and not line[opened.end() :].strip():
                    fence = ""
                    self._mark(start, end, Zone.BOILERPLATE)
            elif opened:
                fence = opened[1]
                self._mark(start, end, Zone.BOILERPLATE)
            else:
                at = self._line(start, end, line)

    def _line(self, start: int, end: int, line: str) -> int:
        """Keep what a line is; returns up to where the text is settled."""
        content = self._content
        zone: Zone | None = None
        first = start
        if len(line) <= _LONGEST_HEADING and (heading := _HEADING.match(line)):
            if not self._titled and len(heading[1]) == 1:
                zone, self._titled = Zone.TITLE, True
            first = start + heading.start(2)
            self._mark(start, first, Zone.BOILERPLATE)
            if heading[3]:
                self._inline(first, start + heading.start(3), zone)
                self._mark(start + heading.start(3), end, Zone.BOILERPLATE)
                return end
        elif _UNDERLINE.match(line):
            self._mark(start, end, Zone.BOILERPLATE)
            return end
        elif note := _NOTE.match(line):
            self._note = note[1]
            self._notes.setdefault(note[1], (start + note.end(), end))
            zone = Zone.FOOTNOTE
        elif self._note and line.startswith(("    ", "\t")):
            zone = Zone.FOOTNOTE
            self._notes[self._note] = (self._notes[self._note][0], end)
        elif quoted := _QUOTED.match(line):
            zone = Zone.QUOTATION
            first = start + quoted.end()
            self._mark(start, first, Zone.BOILERPLATE)
        elif _DEFINITION.match(line):
            self._mark(start, end, Zone.BOILERPLATE)
            return end
        if zone is not Zone.FOOTNOTE and line.strip():
            self._note = ""
        underlined = content[end + 1 : content.find("\n", end + 1) + 1 or len(content)]
        if not self._titled and line.strip() and re.match(r" {0,3}=+[ \t]*$", underlined):
            zone, self._titled = Zone.TITLE, True
        return self._inline(first, end, zone)

    def _inline(self, start: int, end: int, zone: Zone | None) -> int:
        """Mask the marks within a stretch of a line; the rest is of a zone, if one is told."""
        content, at = self._content, start
        place = start
        depth = 0
        links = _links(content, start, end)

        def mask(first: int, last: int) -> None:
            nonlocal at
            if zone is not None:
                self._mark(at, first, zone)
            self._mark(first, last, Zone.BOILERPLATE)
            at = last

        while (found := _INLINE.search(content, place, end)) is not None:
            first, last = found.span()
            place = last
            if found["code"]:
                close = content.find(found["code"], last, end)
                if close >= 0:
                    mask(first, last)
                    mask(close, close + len(found["code"]))
                    place = close + len(found["code"])
            elif found["comment"]:
                close = content.find(_COMMENT_END, last)
                last = close + len(_COMMENT_END) if close >= 0 else end
                mask(first, last)
                place = last
                if last > end:
                    return last
            elif found["call"]:
                self._calls.append((first, last, found["call"]))
            elif found["open"]:
                # A bracket that no link follows is the author's own.
                if last - 1 in links:
                    mask(first, last)
                    depth += 1
            elif found["close"]:
                if depth:
                    depth -= 1
                    mask(first, last)
                else:
                    place = first + 1
            elif not found["stars"] or _is_emphasis(content, first, last, end):
                mask(first, last)
        if zone is not None:
            self._mark(at, end, zone)
        return end

    def _mark(self, start: int, end: int, zone: Zone) -> None:
        if start < end:
            self._known.append(Block(start, end, zone))
        if len(self._known) > _MOST_MARKS:
            raise TextError("A846", f"the document has more than {_MOST_MARKS:,} marks of Markdown")


def _links(content: str, start: int, end: int) -> frozenset[int]:
    """Where brackets are opened that are closed again and followed by an address."""
    if content.find("](", start, end) < 0 and content.find("][", start, end) < 0:
        return frozenset()
    opened: list[int] = []
    found: list[int] = []
    escaped = False
    for place in range(start, end):
        sign = content[place]
        if escaped:
            escaped = False
        elif sign == "\\":
            escaped = True
        elif sign == "[":
            opened.append(place)
        elif sign == "]" and opened:
            at = opened.pop()
            if content.startswith(("](", "]["), place):
                found.append(at)
    return frozenset(found)


def _is_emphasis(content: str, first: int, last: int, end: int) -> bool:
    """Whether stars touch a word; others are signs of multiplication, or items of a list."""
    before = content[first - 1 : first].strip() if first else ""
    after = content[last : last + 1].strip() if last < end else ""
    return bool(before or after) or last == end


def _lines(content: str, at: int) -> Iterator[tuple[int, int]]:
    while at < len(content):
        end = content.find("\n", at)
        end = len(content) if end < 0 else end
        yield at, end
        at = end + 1
