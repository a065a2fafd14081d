"""Laws of zoning, for any text whatever."""

from __future__ import annotations

import time
import tracemalloc

import pytest
from hypothesis import given
from hypothesis import strategies as st

from armistice.evidence.texts import lines
from armistice.evidence.texts.model import Block, Page, Text, Zone
from armistice.evidence.texts.plain import canonical, read_plain
from armistice.evidence.texts.zoning import zoned

LINES = st.sampled_from(
    [
        "",
        "Abstract",
        "Keywords: peace; war",
        "Introduction",
        "References",
        "Notes",
        "Share",
        "Poll",
        "Yes 33 (31%)",
        "Anna Writer",
        "How the ceasefires of the region end",
        "The sides agreed¹ on a line, and the watchers² who were",
        "to walk along it came in spring.",
        "1 A. Writer, On Truces, 2019.",
        "2 Ibid.",
        "- 3 See also there:",
        "12",
        "“We shall stop where we stand, and stay there until we are told to go.”",
        "> quoted",
        "Writer, A. (2019). On [truces](https://example.org). Oxford University Press.",
        "It was signed on [9 May](#) by both.[1]",
        "Стороны договорились о том, что войска будут выведены.",
        "\fJournal of Truces 12",
    ]
)
TEXTS = st.one_of(
    st.text(),
    st.lists(LINES, max_size=60).map("\n".join),
    st.lists(LINES, max_size=40).map("\n\n".join),
)


def told(content: str, numbers: list[int]) -> list[Block]:
    """Blocks that do not overlap, from any numbers."""
    ends = sorted({number % (len(content) + 1) for number in numbers})
    return [Block(a, b, Zone.FOOTNOTE) for a, b in zip(ends[::2], ends[1::2], strict=False)]


def assert_map_is_sound(text: Text) -> None:
    """Blocks tile the text; masks keep length and line ends; spans lie within and in order."""
    ends = [0, *(block.end for block in text.blocks)]
    assert [block.start for block in text.blocks] == ends[:-1]
    assert ends[-1] == len(text.content)
    assert all(block.start < block.end for block in text.blocks)
    for zone in Zone:
        mask = text.mask([zone])
        assert len(mask) == len(text.content)
        assert all(m in (c, " ") for m, c in zip(mask, text.content, strict=True))
        assert mask.count("\n") == text.content.count("\n")
    assert text.mask(Zone) == text.content
    for spans in (text.pages, text.paragraphs, text.note_calls):
        starts = [span.start for span in spans]
        assert starts == sorted(starts)
        assert all(0 <= span.start <= span.end <= len(text.content) for span in spans)
    for before, after in zip(text.paragraphs, text.paragraphs[1:], strict=False):
        assert before.end <= after.start
    assert [paragraph.number for paragraph in text.paragraphs] == [
        *range(1, len(text.paragraphs) + 1)
    ]
    if text.pages:
        ends = [0, *(page.end for page in text.pages)]
        assert [page.start for page in text.pages] == ends[:-1]
        assert ends[-1] == len(text.content)


@given(TEXTS)
def test_any_text_has_a_sound_map_and_loses_nothing(content: str) -> None:
    data = content.encode("utf-8", errors="surrogatepass")
    text = read_plain(data)
    assert_map_is_sound(text)
    assert read_plain(data) == text
    if not any("\ud800" <= letter <= "\udfff" for letter in content):
        assert text.content == canonical(content)


@given(st.binary())
def test_any_bytes_are_read(data: bytes) -> None:
    assert_map_is_sound(read_plain(data))


@given(st.text())
def test_the_canonical_form_is_its_own(content: str) -> None:
    assert canonical(canonical(content)) == canonical(content)


@given(TEXTS)
def test_running_text_lies_in_paragraphs_or_headings(content: str) -> None:
    """Every line of body that ends as a sentence ends is in a paragraph."""
    text = read_plain(content.encode("utf-8", errors="surrogatepass"))
    start = 0
    for line in text.content.split("\n"):
        ink = start + len(line) - len(line.lstrip())
        if line.rstrip().endswith(".") and text.zone_at(ink) is Zone.BODY and line[:1] != "#":
            assert any(p.start <= ink < p.end for p in text.paragraphs)
        start += len(line) + 1


@given(TEXTS, st.lists(st.integers(0, 10_000), max_size=8))
def test_what_the_format_tells_stands(content: str, numbers: list[int]) -> None:
    content = canonical(content)
    blocks = told(content, numbers)
    parts = zoned(content, known=blocks)
    text = Text(content, parts.blocks, parts.pages, parts.paragraphs, parts.note_calls)
    assert_map_is_sound(text)
    for block in blocks:
        assert {text.zone_at(offset) for offset in range(block.start, block.end)} == {block.zone}


@given(TEXTS, st.integers(1, 9))
def test_pages_of_any_length(content: str, size: int) -> None:
    content = canonical(content)
    step = max(1, len(content) // size)
    starts = range(0, len(content), step)
    pages = [Page(s, min(s + step, len(content)), str(n)) for n, s in enumerate(starts, 1)]
    parts = zoned(content, pages=pages)
    assert_map_is_sound(Text(content, parts.blocks, parts.pages, parts.paragraphs))


MONSTERS = {
    "one line": "a" * 2_000_000,
    "one line of words": "the sides agreed on it. " * 16_000,
    "blanks": " " * 2_000_000,
    "gaps": "\n" * 2_000_000,
    "brackets": "[" * 2_000_000,
    "links": "[a](" * 1_000_000,
    "raised numbers": "¹ " * 2_000_000,
    "numbers on words": "a1 " * 500_000,
    "notes": "1 a\n" * 6_000,
    "numbers": "".join(f"{n % 999} A. Writer{n % 999}\n" for n in range(6_000)),
    "quotation marks": "They said:\n\n" + "“" * 2_000_000,
    "headings": "References\n\n" * 6_000,
    "rows": "A row of print that is neither long nor short, and so on\n" * 6_000,
    "entries": "References\n" + "Writer, A. (2019). On truces.\n" * 6_000,
    "polls": "Poll\n" * 6_000,
    "stars": "*" * 2_000_000,
}


@pytest.mark.parametrize("monster", MONSTERS.values(), ids=MONSTERS.keys())
def test_monsters_cost_no_more_than_their_length(monster: str) -> None:
    """Seconds for millions of characters: a trap of any regular expression would take years."""
    started = time.process_time()
    text = read_plain(monster.encode())
    assert time.process_time() - started < 15
    assert text.blocks[-1].end == len(text.content)


def test_memory_is_bounded_by_the_length() -> None:
    data = b"the sides agreed on it. " * 100_000
    tracemalloc.start()
    read_plain(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 6 * len(data)


def test_lines_beyond_the_limit_are_body_and_that_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "MOST_LINES", 9)
    content = "a\n" * 9 + "References\nWriter, A. (2019). On truces. 2020.\n"
    parts = zoned(content)
    assert {block.zone for block in parts.blocks} == {Zone.BODY}
    assert parts.blocks[-1].end == len(content)
    assert parts.notes == (
        "zones were looked for in the first 9 lines; what follows is taken as body",
    )
