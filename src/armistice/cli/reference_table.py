"""What a held text refers to, as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from armistice.cli.layout import Row, Section, table
from armistice.evidence.bibliography.citation_text import item_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType

    from armistice.case.bibliography import ReferenceList

_MOST_WORDS = 60
_HEAD = ("line", "where", "work", "source")


def show(found: ReferenceList, available: int) -> Iterator[RenderableType]:
    """The works, whether the case has them, and the citations that lead to none."""
    rows = tuple(
        Row(
            (
                Text(str(found.line(one.reference.start))),
                Text(" ".join(filter(None, [str(one.reference.where), one.reference.label]))),
                Text(item_text(one.reference.item)),
                Text(one.source or "–"),
            )
        )
        for one in found.works
    )
    if rows:
        heading = Text(f"{len(rows)} work{'s' if len(rows) > 1 else ''}", style="bold")
        head = [Text(word, style="bold") for word in _HEAD]
        yield from table(head, [Section(heading, rows)], available, most=(0, 0, 0, 30))
    else:
        yield Text("no references found")
    yield Text("")
    linked = sum(one.linked for one in found.citations)
    has = sum(bool(one.source) for one in found.works)
    yield Text(
        f"{len(found.references)} references to {len(rows)} works, of which the case has {has}; "
        f"{len(found.citations)} citations in the text, {linked} linked"
    )
    for one in found.citations:
        if not one.linked:
            words = " ".join(found.text.content[one.start : one.end].split())
            shown = words if len(words) <= _MOST_WORDS else f"{words[:_MOST_WORDS]}…"
            keys = ", ".join(each.key for each in one.candidates)
            among = f" ({keys})" if keys else ""
            yield Text(f"  line {found.line(one.start)}: “{shown}”: {one.why}{among}")
