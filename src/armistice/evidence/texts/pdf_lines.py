"""The lines of a PDF page, in the order in which the file draws them, with their places."""

from __future__ import annotations

import ctypes
import math
import re
from dataclasses import dataclass, field, replace
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_GAP = 0.6
"""So many times the size of the letters is a gap that may be more than one between words."""
_RAISED = 0.15
_SMALLER = 0.88
_LIFTED = 0.2
_SAME_ROW = 0.6
_OVERLAP = 0.3
_NEXT_WORD = 0.5
_BLANK_WIDTH = 0.12
_LINE_BREAKS = frozenset({0x0A, 0x0D})
_HYPHEN = -1
"""Here, a hyphen that breaks a word at the end of a line."""
_HYPHENS = frozenset({0x02, 0xFFFE})
"""How PDFium tells such a hyphen."""
_BLANK = frozenset({0x20, 0xA0, 0x09})
_CALL = re.compile(r"\d{1,3}|[*†‡§]{1,3}")


@dataclass(frozen=True, slots=True)
class Gap:
    """A gap in a line: the text before it has ``at`` characters; from left to right in points."""

    at: int
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. Lengths are points; ``baseline`` counts from the foot of the page upwards.

    Attributes:
        raised: Spans within ``text`` of raised digits or note signs.
        gaps: Wide gaps, from left to right.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    raised: tuple[tuple[int, int], ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def width(self) -> float:
        """How wide the line is."""
        return self.right - self.left

    def split(self, place: float) -> tuple[Line, ...]:
        """The line in two where a gap of it lies over a place; else the line as it is."""
        for gap in self.gaps:
            if gap.left <= place <= gap.right:
                head, tail = self.text[: gap.at].rstrip(), self.text[gap.at :]
                lead = len(tail) - len(tail.lstrip())
                cut = gap.at + lead
                return (
                    replace(
                        self,
                        text=head,
                        right=gap.left,
                        raised=tuple(r for r in self.raised if r[1] <= len(head)),
                        gaps=tuple(g for g in self.gaps if g.at < gap.at),
                    ),
                    replace(
                        self,
                        text=tail.lstrip(),
                        left=gap.right,
                        raised=tuple((a - cut, b - cut) for a, b in self.raised if a >= cut),
                        gaps=tuple(replace(g, at=g.at - cut) for g in self.gaps if g.at > gap.at),
                    ),
                )
        return (self,)


@dataclass(slots=True)
class _Sign:
    code: int
    left: float
    right: float
    baseline: float
    size: float
    foot: float
    generated: bool


@dataclass(frozen=True, slots=True)
class PageLines:
    """The lines of a page, and how many of its signs stand for no known character."""

    lines: tuple[Line, ...]
    unknown: int = field(default=0)


def page_lines(text_page: Any, turned: int) -> PageLines:
    """Read the lines of a page.

    Args:
        text_page: A ``pypdfium2.PdfTextPage``.
        turned: By how many degrees clockwise the page is shown turned: 0, 90, 180 or 270.
    """
    lines: list[Line] = []
    unknown = 0
    held: list[_Sign] = []
    for sign in _signs(text_page, turned):
        if sign.code in _LINE_BREAKS:
            lines += _line(held)
            held = []
        elif sign.code == _HYPHEN:
            sign.code = ord("-")
            lines += _line([*held, sign])
            held = []
        else:
            if sign.code == 0:
                unknown += 1
                sign.code = 0xFFFD
            held.append(sign)
    return PageLines(tuple(_whole([*lines, *_line(held)])), unknown)


def _signs(text_page: Any, turned: int) -> Iterator[_Sign]:
    import pypdfium2.raw as pdfium

    page = text_page.raw
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    x, y = ctypes.c_double(), ctypes.c_double()
    box = tuple(map(ctypes.byref, (left, right, bottom, top)))
    origin = ctypes.byref(x), ctypes.byref(y)
    matrix = pdfium.FS_MATRIX()
    size_told = size = 0.0
    baseline_told = math.nan
    high = 0
    for number in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(page, number)
        if 0xD800 <= code < 0xDC00:  # noqa: PLR2004 - the first half of a UTF-16 pair
            high = code
            continue
        if high and 0xDC00 <= code < 0xE000:  # noqa: PLR2004 - its second half
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)
        high = 0
        if code in _HYPHENS and pdfium.FPDFText_IsHyphen(page, number) == 1:
            code = _HYPHEN
        generated = pdfium.FPDFText_IsGenerated(page, number) == 1
        if not generated:
            pdfium.FPDFText_GetCharBox(page, number, *box)
            pdfium.FPDFText_GetCharOrigin(page, number, *origin)
            told = pdfium.FPDFText_GetFontSize(page, number)
            if told != size_told or y.value != baseline_told:
                # The size that a font is set in says little before it is scaled.
                pdfium.FPDFText_GetMatrix(page, number, matrix)
                size = (told * math.hypot(matrix.b, matrix.d)) or told or 1.0
                size_told, baseline_told = told, y.value
        yield _shown(code, left.value, right.value, bottom.value, top.value, x.value, y.value,
                     size, turned, generated)  # fmt: skip


def _shown(
    code: int, left: float, right: float, bottom: float, top: float, x: float, y: float,
    size: float, turned: int, generated: bool,
) -> _Sign:  # fmt: skip
    """The sign where a reader sees it, on a page that may be turned."""
    if turned == 90:  # noqa: PLR2004 - degrees
        return _Sign(code, bottom, top, -x, size, -right, generated)
    if turned == 180:  # noqa: PLR2004 - degrees
        return _Sign(code, -right, -left, -y, size, -top, generated)
    if turned == 270:  # noqa: PLR2004 - degrees
        return _Sign(code, -top, -bottom, x, size, left, generated)
    return _Sign(code, left, right, y, size, bottom, generated)


def _line(signs: Sequence[_Sign]) -> Iterator[Line]:
    """The line that signs make, if there is more than blanks."""
    first = next((n for n, one in enumerate(signs) if one.code not in _BLANK), len(signs))
    last = next((n for n in range(len(signs), first, -1) if signs[n - 1].code not in _BLANK), first)
    inked = [one for one in signs[first:last] if not one.generated and one.code not in _BLANK]
    if not inked:
        return
    size = median(one.size for one in inked)
    baseline = median(one.baseline for one in inked)
    text = "".join(chr(one.code) for one in signs[first:last])
    yield Line(
        text,
        min(one.left for one in inked),
        max(one.right for one in inked),
        baseline,
        size,
        tuple(_raised(signs[first:last], text, baseline, size)),
        tuple(_gaps(signs[first:last], size)),
    )


def _whole(lines: Sequence[Line]) -> list[Line]:
    """Lines that a raised number has broken put together again."""
    found: list[Line] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return found


def _goes_on(line: Line, following: Line) -> bool:
    """Whether what follows stands in the same row, no farther off than the next word."""
    size = max(line.size, following.size)
    step = following.left - line.right
    return (
        abs(line.baseline - following.baseline) < _SAME_ROW * size
        and -_OVERLAP * size < step < _NEXT_WORD * size
        and following.left > line.left
    )


def _joined(line: Line, following: Line) -> Line:
    main = max(line, following, key=lambda one: (one.size, len(one.text)))
    blank = " " if following.left - line.right > _BLANK_WIDTH * main.size else ""
    shift = len(line.text) + len(blank)
    raised = [*line.raised, *((start + shift, end + shift) for start, end in following.raised)]
    for one, start in ((line, 0), (following, shift)):
        is_raised = one.size < _SMALLER * main.size and (
            one.baseline > main.baseline + _RAISED * main.size
        )
        if is_raised and _CALL.fullmatch(one.text):
            raised.append((start, start + len(one.text)))
    return replace(
        main,
        text=line.text + blank + following.text,
        left=line.left,
        right=max(line.right, following.right),
        raised=tuple(sorted(set(raised))),
        gaps=(*line.gaps, *(replace(gap, at=gap.at + shift) for gap in following.gaps)),
    )


def _raised(
    signs: Sequence[_Sign], text: str, baseline: float, size: float
) -> Iterator[tuple[int, int]]:
    """Digits and note signs that stand above the baseline, or on a higher one and smaller."""

    def is_raised(sign: _Sign) -> bool:
        if sign.generated or sign.code in _BLANK:
            return False
        is_small = sign.size < _SMALLER * size and sign.baseline > baseline + _RAISED * size
        # Some fonts have raised digits of their own, set on the line like all others.
        return is_small or (chr(sign.code).isdigit() and sign.foot > baseline + _LIFTED * size)

    at = 0
    while at < len(signs):
        end = at
        while end < len(signs) and is_raised(signs[end]):
            end += 1
        if end > at and _CALL.fullmatch(text[at:end]):
            yield at, end
        at = max(end, at + 1)


def _gaps(signs: Sequence[_Sign], size: float) -> Iterator[Gap]:
    before: _Sign | None = None
    at = 0
    for number, sign in enumerate(signs):
        if sign.generated or sign.code in _BLANK:
            continue
        if before is not None and sign.left - before.right >= _GAP * size:
            yield Gap(at, before.right, sign.left)
        before, at = sign, number + 1
