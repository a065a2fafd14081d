"""Links in the running text: what is linked, and where it leads if the address was kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from armistice.evidence.bibliography.item import Item
from armistice.evidence.bibliography.reading import one_line
from armistice.evidence.texts import Zone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.evidence.texts import Text

RUNNING = (Zone.ABSTRACT, Zone.BODY, Zone.QUOTATION)
"""The zones in which a text cites."""

_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\(\s*<?(?P<address>[^\s()<>]*(?:\([^\s()]*\)[^\s()<>]*)*)>?"
    r"(?:\s+\"[^\"]*\")?\s*\)"
)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class WebLink:
    """A link: where its words stand, and the page that it leads to if its address is there."""

    start: int
    end: int
    item: Item | None


def web_links(text: Text) -> Iterator[WebLink]:
    """The links of the running text; one whose address is lost has no item."""
    for found in _LINK.finditer(text.content):
        # The signs of a link may be masked; its words are running text.
        if text.zone_at(found.start("words")) not in RUNNING:
            continue
        address = found["address"].replace("\\_", "_")
        item = None
        if _WEB.fullmatch(address):
            words = one_line(found["words"].replace("*", ""))
            item = Item(id="", type="webpage", texts={"title": words, "URL": address})
        yield WebLink(found.start(), found.end(), item)
