"""The syntax of BibTeX: entries with their fields as they are written, abbreviations resolved.

Weighed beside bibtexparser 2.1 (MIT), which leaves ``nov # "~10"`` as it stands, knows no
``crossref`` and loses the entry after a broken one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from armistice.diagnostics import Location, diagnostic
from armistice.evidence.bibliography.item import words as word_set
from armistice.evidence.bibliography.reading import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.diagnostics import Diagnostic

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_START = re.compile(r"@[ \t]*([A-Za-z]+)\s*([({])")
# An entry left open ends where the next one begins: at the start of a line.
_ENTRY = r"^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[({]"
_NEXT_ENTRY = re.compile(_ENTRY, re.MULTILINE)
_BRACE_OR_ENTRY = re.compile(rf"[{{}}]|{_ENTRY}", re.MULTILINE)
_QUOTE_OR_ENTRY = re.compile(rf'[{{}}"]|{_ENTRY}', re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,={}()\"#]*[^\s,={}\"#]*)\s*")
_FIELD = re.compile(r"\s*([^\s=,{}\"#()]+)\s*=\s*")
_WORD = re.compile(r"[^\s,={}\"#()]+")
_BLANKS = re.compile(r"\s*")
_IGNORED = frozenset({"comment", "preamble"})
_PARENTS = ("crossref", "xdata")
_LONGEST_DESCENT = 20
_NOT_INHERITED = word_set(
    """
    crossref xdata ids xref entryset entrysubtype execute label options presort related
    relatedoptions relatedstring relatedtype shorthand shorthandintro sortkey csljson
    """
)
# What a part calls otherwise than the whole it belongs to.
_RENAMED = {"title": "booktitle", "subtitle": "booksubtitle", "author": "bookauthor"}
_WHOLES = frozenset({"book", "mvbook", "collection", "mvcollection", "proceedings", "periodical"})
_PARTS = frozenset({"inbook", "incollection", "inproceedings", "suppbook", "bookinbook"})


@dataclass(slots=True)
class RawEntry:
    """An entry as it is written: its kind in small letters, its fields by small name."""

    kind: str
    key: str
    location: Location
    fields: dict[str, str] = field(default_factory=dict)


class _BrokenError(Exception):
    """The entry breaks the syntax at this offset."""

    def __init__(self, message: str, at: int) -> None:
        super().__init__(message)
        self.message = message
        self.at = at


def raw_entries(text: str, file: str) -> tuple[list[RawEntry], list[Diagnostic]]:
    """The entries of a BibTeX file; a broken one is reported and the next is read."""
    return _Parser(text, file).parsed()


class _Parser:
    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.at = 0
        self.macros = dict(zip(MONTHS, MONTHS, strict=True))
        self.entries: list[RawEntry] = []
        self.found: list[Diagnostic] = []
        self._line, self._begun, self._counted = 1, 0, 0

    def parsed(self) -> tuple[list[RawEntry], list[Diagnostic]]:
        while (start := _START.search(self.text, self.at)) is not None:
            kind, begun = start[1].lower(), start.start()
            self.at = start.end()
            place = self._place(begun)
            raw = RawEntry(kind, "", place)
            try:
                if kind in _IGNORED:
                    self._skip(start[2])
                elif kind == "string":
                    self._fields(start[2], raw, self.macros)
                else:
                    self._entry(start[2], raw)
            except _BrokenError as error:
                self._report_broken(error, raw, begun)
            else:
                if kind not in _IGNORED and kind != "string":
                    self.entries.append(raw)
        _inherit(self.entries, self.found)
        return self.entries, self.found

    def _report_broken(self, error: _BrokenError, raw: RawEntry, begun: int) -> None:
        """Say what is broken; go on with the next entry, and keep the fields read so far."""
        following = _NEXT_ENTRY.search(self.text, begun + 1)
        self.at = following.start() if following else len(self.text)
        label = name_of(raw.key) if raw.kind != "string" else "an abbreviation"
        place = self._place(min(error.at, max(begun, self.at - 1), len(self.text)))
        kept = bool(raw.key and raw.fields)
        note = "what stands before this place is read" if kept else "the entry is left out"
        self.found.append(
            diagnostic("A861", f"{label}: {error.message}", place, concerns=raw.key, notes=[note])
        )
        if kept:
            self.entries.append(raw)

    def _entry(self, opening: str, raw: RawEntry) -> None:
        key = _KEY.match(self.text, self.at)
        assert key is not None
        after = key.end()
        if not self.text.startswith((",", "}", ")"), after) and "=" in self.text[after : after + 1]:
            # `@misc{title = {x}}`: no key at all.
            after = self.at
        else:
            raw.key = key[1].rstrip(")") if opening == "(" else key[1]
            after = key.start(1) + len(raw.key)
            after = _blanks(self.text, after)
            if self.text.startswith(",", after):
                after += 1
            elif not self.text.startswith((")", "}"), after):
                raise _BrokenError("a comma is missing after the key", after)
        self.at = after
        self._fields(opening, raw, raw.fields)

    def _fields(self, opening: str, raw: RawEntry, into: dict[str, str]) -> None:
        """Read ``name = value`` up to the bracket that closes the entry."""
        closing = "}" if opening == "{" else ")"
        while True:
            self.at = _blanks(self.text, self.at)
            while self.text.startswith(",", self.at):
                self.at = _blanks(self.text, self.at + 1)
            if self.text.startswith(closing, self.at):
                self.at += 1
                return
            name = _FIELD.match(self.text, self.at)
            if name is None:
                raise _BrokenError("a field and its value are wanted here", self.at)
            begun = self.at
            self.at = name.end()
            value = self._value(raw)
            own = name[1].lower()
            if _is_open(value) and not self.text.startswith(
                (",", closing), _blanks(self.text, self.at)
            ):
                raise _BrokenError(f"a brace is left open in `{own}`", begun)
            if own in into and into is not self.macros:
                if into[own] != value:
                    words = f"{name_of(raw.key)}: `{own}` is given twice; the first counts"
                    self._remark("A862", words, begun, raw)
            else:
                into[own] = value
            self.at = _blanks(self.text, self.at)
            if not self.text.startswith((",", closing), self.at):
                raise _BrokenError(f"a comma is missing after `{own}`", self.at)

    def _value(self, raw: RawEntry) -> str:
        """A value: texts, numbers and abbreviations joined by ``#``."""
        parts = []
        while True:
            self.at = _blanks(self.text, self.at)
            sign = self.text[self.at : self.at + 1]
            if sign == "{":
                parts.append(self._braced())
            elif sign == '"':
                parts.append(self._quoted())
            elif (word := _WORD.match(self.text, self.at)) is not None:
                parts.append(self._abbreviation(word[0], raw))
                self.at = word.end()
            else:
                raise _BrokenError("a value is wanted here", self.at)
            self.at = _blanks(self.text, self.at)
            if not self.text.startswith("#", self.at):
                return "".join(parts)
            self.at += 1

    def _abbreviation(self, word: str, raw: RawEntry) -> str:
        if word.isdecimal() or word.lower() in self.macros:
            return self.macros.get(word.lower(), word)
        words = f"{name_of(raw.key)}: the abbreviation `{word}` is not defined"
        self._remark("A863", words, self.at, raw)
        return word

    def _braced(self) -> str:
        begun, depth = self.at, 0
        # BibTeX counts every brace, an escaped one too.
        for brace in _BRACE_OR_ENTRY.finditer(self.text, begun):
            if len(brace[0]) > 1:
                break
            depth += 1 if brace[0] == "{" else -1
            if not depth:
                self.at = brace.end()
                return self.text[begun + 1 : brace.start()]
        raise _BrokenError("a brace is left open here", begun)

    def _quoted(self) -> str:
        begun, depth = self.at, 0
        for sign in _QUOTE_OR_ENTRY.finditer(self.text, begun + 1):
            if len(sign[0]) > 1:
                break
            depth += {"{": 1, "}": -1}.get(sign[0], 0)
            if sign[0] == '"' and not depth:
                self.at = sign.end()
                return self.text[begun + 1 : sign.start()]
            if depth < 0:
                break
        raise _BrokenError("a quotation mark is left open here", begun)

    def _skip(self, opening: str) -> None:
        """Pass over a comment or preamble."""
        if opening == "{":
            self.at -= 1
            self._braced()

    def _remark(self, code: str, words: str, at: int, raw: RawEntry) -> None:
        self.found.append(diagnostic(code, words, self._place(at), concerns=raw.key))

    def _place(self, at: int) -> Location:
        """Line and column of an offset; counted onwards, for files have many entries."""
        if at < self._counted:
            self._line, self._begun, self._counted = 1, 0, 0
        if breaks := self.text.count("\n", self._counted, at):
            self._line += breaks
            self._begun = self.text.rfind("\n", self._counted, at) + 1
        self._counted = at
        return Location(self.file, self._line, at - self._begun + 1)


def _is_open(value: str) -> bool:
    """Whether a value has swallowed the fields after it."""
    return re.search(r"\n\s*\w+\s*=\s*[{\"\d]", value) is not None


def _blanks(text: str, at: int) -> int:
    found = _BLANKS.match(text, at)
    assert found is not None
    return found.end()


def _inherit(entries: list[RawEntry], found: list[Diagnostic]) -> None:
    """Give each entry what the entries that it refers to say and it does not."""
    by_key: dict[str, RawEntry] = {}
    for entry in entries:
        by_key.setdefault(entry.key.lower(), entry)
    done: dict[int, Mapping[str, str]] = {}
    for entry in entries:
        _fields_with_parents(entry, by_key, done, found, (entry.key.lower(),))
    for entry in entries:
        entry.fields = dict(done[id(entry)])


def _fields_with_parents(
    entry: RawEntry,
    by_key: Mapping[str, RawEntry],
    done: dict[int, Mapping[str, str]],
    found: list[Diagnostic],
    path: tuple[str, ...],
) -> Mapping[str, str]:
    if id(entry) in done:
        return done[id(entry)]
    fields = dict(entry.fields)
    for name in _PARENTS:
        for key in filter(None, map(str.strip, entry.fields.get(name, "").split(","))):
            parent = by_key.get(key.lower())
            if parent is None or key.lower() in path or len(path) > _LONGEST_DESCENT:
                why = (
                    "refers to itself in the end"
                    if parent
                    else f"refers to `{key}`, which is not there"
                )
                words = f"{name_of(entry.key)} {why}"
                found.append(diagnostic("A863", words, entry.location, concerns=entry.key))
                continue
            above = _fields_with_parents(parent, by_key, done, found, (*path, key.lower()))
            moved = name == "crossref" and parent.kind in _WHOLES and entry.kind in _PARTS
            for own, value in above.items():
                if own not in _NOT_INHERITED:
                    fields.setdefault(_RENAMED.get(own, own) if moved else own, value)
    done[id(entry)] = fields
    return fields
