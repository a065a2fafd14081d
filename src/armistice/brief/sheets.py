"""A brief as blocks, in the order in which the document and the PDF show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.brief.annexes import (
    basis_blocks,
    board_blocks,
    event_blocks,
    place_blocks,
    source_blocks,
    watch_blocks,
)
from armistice.brief.blocks import Heading, Paragraph, Row, Table, run
from armistice.brief.held import HOW_LONG
from armistice.brief.phrases import celled, noted, worded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.brief.blocks import Block
    from armistice.brief.content import Article, Brief, Coded, Discussed
    from armistice.brief.record import Holding

MOTTO = "Computed, not judged. Silence is not evidence."


def sheets(brief: Brief) -> tuple[Block, ...]:
    """All blocks of a brief."""
    return (
        *_opening(brief),
        *_instrument(brief),
        *_clauses(brief),
        *board_blocks(brief),
        *basis_blocks(brief),
        *_contested(brief),
        *_how_long(brief),
        *event_blocks(brief),
        *place_blocks(brief),
        *watch_blocks(brief),
        *source_blocks(brief),
        *_foot(brief),
    )


# --- the sections ---------------------------------------------------------------------------------


def _opening(brief: Brief) -> Iterator[Block]:
    known = f", from accounts given by {brief.known_at}" if brief.known_at else ""
    yield worded(brief.case_title, "kicker")
    yield worded(brief.title, "title")
    yield worded(f"What was agreed, and who kept it, as of {brief.as_of}{known}.", "lead")
    plain, alone = brief.counted[0].counts, brief.counted[1].counts
    words = f"authentic text ({brief.text})" if brief.text else "text"
    yield Heading(1, "The result in brief")
    yield worded(
        f"On {brief.as_of}, under the plain reading of the {words} and on any report, the norms"
        f" give {sum(plain)} verdicts: {plain[0]} kept, {plain[1]} broken, {plain[2]} open,"
        f" {plain[3]} unknown. On independent accounts alone they give {alone[0]} kept, {alone[1]}"
        f" broken, {alone[2]} open and {alone[3]} unknown. On {len(brief.points.opposed)} of them"
        " the choice of reading, text or evidence decides between kept and broken;"
        f" {len(brief.points.bound)} bind under one reading and not under another;"
        f" {len(brief.points.weak)} more are decided on any report and left open by other"
        " evidence. Each verdict is computed from the text and the record; none is a judgement of"
        " this paper."
    )
    yield Table(
        f"Verdicts by outcome, as of {brief.as_of}",
        ("Reading and evidence", *(outcome.capitalize() for outcome in brief.outcomes)),
        (0.56, *(0.11 for _ in brief.outcomes)),
        tuple(
            Row((celled(one.words), *(celled(str(count)) for count in one.counts)))
            for one in brief.counted
        ),
    )


def _instrument(brief: Brief) -> Iterator[Block]:
    zone = f" ({brief.zone})" if brief.zone else ""
    by = f"by {brief.signatories}" if brief.signatories else ""
    facts = [
        ("Kind", brief.instrument),
        ("Parties", brief.parties or "none named"),
        ("Signed", ", ".join(filter(None, [brief.signed, by])) if by else ""),
        ("In effect", f"{brief.effective}{zone}" if brief.effective else ""),
        ("Guarantors", brief.guarantors),
        ("Monitors", brief.monitors),
        ("Readings", "; ".join(words for _, words in brief.readings)),
    ]
    rows = [Row((celled(name, "quiet"), celled(words))) for name, words in facts if words]
    texts = tuple(
        worded(name + (", authentic" if authentic else ""), "cell", found)
        for name, authentic, found in brief.texts
    )
    unread = tuple(worded(words, "cell", found) for words, found in brief.unread)
    for name, paragraphs in (("Texts", texts), ("Known, unread", unread)):
        if paragraphs:
            rows.append(Row((celled(name, "quiet"), paragraphs)))
    yield Heading(1, "The instrument")
    yield Table("The instrument", (), (0.2, 0.8), tuple(rows))


def _clauses(brief: Brief) -> Iterator[Block]:
    yield Heading(1, "The agreement, clause by clause")
    yield worded(
        "On the left what each clause says, in our words; on the right the same as norms that can"
        " be computed, with the readings that parties and others hold. The texts themselves are"
        " not reproduced."
    )
    for article in brief.articles:
        heading = article.heading or f"Clause {article.number}"
        yield Heading(2, f"{article.number}  {heading}")
        yield Table(
            f"Clause {article.number}: words and code",
            ("What it says", "As code, with readings"),
            (0.36, 0.64),
            (_article_row(article),),
        )


def _article_row(article: Article) -> Row:
    says = worded(article.says or "No paraphrase.", "cell", article.passages)
    norms = tuple(one for norm in article.norms for one in _coded(norm))
    return Row(((says,), norms or celled("No norm.", "quiet")))


def _coded(norm: Coded) -> Iterator[Paragraph]:
    for line in norm.code.splitlines():
        yield Paragraph((run(line, "code"),), "code")
    for holding in norm.held:
        yield _holding(holding)
    if norm.variants:
        words = "; ".join(norm.variants)
        yield Paragraph(
            (run(f"Other texts, plain reading, any report: {words}.", "quiet"),), "small"
        )


def _holding(holding: Holding, style: str = "small") -> Paragraph:
    held = " ".join(filter(None, [f", held by {holding.who}" if holding.who else "", holding.when]))
    return Paragraph(
        (
            run(holding.reading, "strong"),
            run(f" {holding.words}{held}"),
            *map(noted, holding.passages),
        ),
        style,
    )


def _contested(brief: Brief) -> Iterator[Block]:
    points = brief.points
    yield Heading(1, "What is contested")
    if points.opposed:
        yield worded(f"Here one choice gives kept and another broken, as of {brief.as_of}.")
    else:
        yield worded("No choice of reading, text or evidence turns a verdict from kept to broken.")
    for point in points.opposed:
        yield Heading(2, _named(point))
        yield from (worded(sentence) for sentence in point.sentences)
        yield from (_holding(holding, "item") for holding in point.held)
    for name, group in (
        ("Whom it binds", points.bound),
        ("Where other evidence leaves it open", points.weak),
    ):
        if group:
            yield Heading(2, name)
        for point in group:
            words = " ".join(point.sentences)
            label = point.label if group is points.bound else _named(point)
            yield Paragraph((run(f"{label}. ", "strong"), run(words)), "item")


def _how_long(brief: Brief) -> Iterator[Block]:
    found = brief.how_long
    if not found.rows:
        return
    yield Heading(1, "How long it held")
    yield worded(HOW_LONG)
    yield Table(
        "How long it held",
        ("Norm", "Bearer", "By each voice"),
        (0.22, 0.2, 0.58),
        tuple(
            Row(
                (
                    celled(row.label, "strong"),
                    celled(row.bearer),
                    celled(
                        "; ".join(
                            f"{voice}: {cell}"
                            for voice, cell in zip(found.voices, row.cells, strict=True)
                        )
                    ),
                )
            )
            for row in found.rows
        ),
    )


def _named(point: Discussed) -> str:
    return f"{point.label}, {point.bearer}" if point.bearer else point.label


def _foot(brief: Brief) -> Iterator[Block]:
    facts = [
        ("As of", brief.as_of),
        ("Known at", brief.known_at or "the whole record"),
        ("Case", f"{brief.case_id}, agreement {brief.agreement_id}"),
        ("Hash", brief.hash),
        ("Made with", f"armistice {brief.version}"),
        ("Data", brief.license),
    ]
    yield Heading(1, MOTTO)
    yield Table(
        "How this was made",
        (),
        (0.2, 0.8),
        tuple(
            Row((celled(name, "quiet"), celled(words, "code" if name == "Hash" else "")))
            for name, words in facts
            if words
        ),
    )
