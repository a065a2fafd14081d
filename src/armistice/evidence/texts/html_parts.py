"""What stands where in a web page: its main content, its footnotes, what only surrounds them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from armistice.evidence.texts.errors import TextError

if TYPE_CHECKING:
    from collections.abc import Iterator

DROPPED = frozenset({
    "script", "style", "template", "svg", "canvas", "audio", "video", "object", "iframe",
    "embed", "noframes", "datalist", "rp",
})  # fmt: skip
"""Elements whose content is no text of the page."""

AROUND = frozenset({
    "nav", "aside", "footer", "form", "button", "select", "textarea", "menu", "dialog",
    "noscript",
})  # fmt: skip
"""Elements that surround the content."""

_AROUND_ROLES = frozenset({
    "navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog",
    "menu", "menubar", "toolbar", "tablist",
})  # fmt: skip
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:share|sharing|social|cookies?|consent|newsletter|subscribe|breadcrumbs?"
    r"|related|advert\w*|ads|promo|comments?|sidebar|pagination|popup|modal|editsection|navbox"
    r"|noprint|skip|print|tags)(?:[\s_-]|$)",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_NOTE_NAMES = re.compile(
    r"foot-?note|end-?note|cite_note|doc-(?:foot|end)note|(?:^|[\s_-])(?:fn|ftn|edn|notes?)"
    r"(?:[\s_:.-]?\d|$|[\s_-])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"[\[(]?\s*(\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[*†‡§]{1,3})\s*[\])]?", re.IGNORECASE
)
_PROSE = "p, li, td, blockquote, pre, dd"
_STANDING_APART = frozenset({"nav", "header", "footer", "aside", "form"})
_HOLDS_NOTES = frozenset({
    "li", "p", "dd", "div", "aside", "tr", "section",
})  # fmt: skip
_LEAST_PROSE = 200
_MOST_OF_IT = 0.8
_HIGH_UP = 100
_LONGEST_NOTE = 6000

MOST_TAGS = 200_000
MOST_OPEN = 5_000
MOST_ATTRIBUTES = 5_000
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)")
_ENDS_ITSELF = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
    "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot",
    "option", "optgroup", "colgroup", "html", "head", "body", "rp", "rt",
})  # fmt: skip


def refuse_endless(page: str) -> None:
    """Refuse a page that is made to keep its readers busy.

    Raises:
        TextError: It nests without end, or has more tags or attributes than any page (A846).
    """
    depth = tags = 0
    start = 0
    while (found := _TAG.search(page, start)) is not None:
        start = found.end()
        tags += 1
        name = found[2].lower()
        if name not in _ENDS_ITSELF and not found[3].endswith("/"):
            depth = max(depth - 1, 0) if found[1] else depth + 1
        long = len(found[3]) > MOST_ATTRIBUTES
        if long and len(re.findall(r"\s[^\s=\"']+", found[3])) > MOST_ATTRIBUTES:
            raise _endless("a tag has thousands of attributes")
        if depth > MOST_OPEN:
            raise _endless(f"more than {MOST_OPEN:,} elements are open within each other")
        if tags > MOST_TAGS:
            raise _endless(f"it has more than {MOST_TAGS:,} tags")


def _endless(words: str) -> TextError:
    return TextError("A846", f"the page is none that a person reads: {words}")


def main_content(tree: Any) -> Any:
    """The element that holds the content; the body where nothing sets it apart.

    Args:
        tree: A ``selectolax.lexbor.LexborHTMLParser`` without scripts.
    """
    weights, total = _prose(tree)
    if total < _LEAST_PROSE:
        return tree.body
    for query in ("main, [role=main]", "article"):
        named = [node for node in tree.css(query) if weights[node.mem_id] >= 0.5 * total]
        if named:
            return max(named, key=lambda node: weights[node.mem_id])
    at = tree.body
    while True:
        within = [child for child in _elements(at) if weights[child.mem_id] >= _MOST_OF_IT * total]
        if not within or within[0].tag not in {"div", "section", "article", "main", "center"}:
            return at
        at = within[0]


def _prose(tree: Any) -> tuple[Counter[int], int]:
    """How much prose each element holds, and how much there is; links are none."""
    weights: Counter[int] = Counter()
    total = 0
    for node in tree.css(_PROSE):
        # What holds other prose is weighed by that.
        if node.tag != "p" and any(one.mem_id != node.mem_id for one in node.css(_PROSE)):
            continue
        weight = len(node.text(deep=True)) - sum(len(a.text(deep=True)) for a in node.css("a"))
        above: list[int] = []
        parent = node
        while parent is not None and len(above) < _HIGH_UP:
            if parent.tag in _STANDING_APART and parent.css_first("h1") is None:
                above = []
                break
            above.append(parent.mem_id)
            parent = parent.parent
        if above and weight > 0:
            total += weight
            for one in above:
                weights[one] += weight
    return weights, total


def is_around(node: Any, main_length: int) -> bool:
    """Whether an element of the main content is none of it: menus, buttons, what is not shown."""
    attributes = node.attributes
    role = (attributes.get("role") or "").lower()
    if node.tag in AROUND:
        # A site may wrap its whole page into a form.
        return node.tag != "form" or len(node.text(deep=True)) < 0.5 * main_length
    if (
        role in _AROUND_ROLES
        or "hidden" in attributes
        or (attributes.get("aria-hidden") == "true")
        or _HIDDEN.search(attributes.get("style") or "")
    ):
        return True
    named = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
    # A name alone is a weak sign: whatever holds a good part of the text is content.
    return bool(_AROUND_NAMES.search(named)) and len(node.text(deep=True)) < 0.1 * main_length


def footnotes(tree: Any) -> tuple[dict[int, str], dict[int, tuple[str, str]]]:
    """The notes of a page and their calls.

    Returns:
        The key of each note by its element, and the label and key of each call by its element.
    """
    places: dict[str, Any] = {}
    for node in tree.css("[id], a[name]"):
        attributes = node.attributes
        for name in filter(None, (attributes.get("id"), attributes.get("name"))):
            places.setdefault(name, node)
    links: dict[str, list[Any]] = defaultdict(list)
    for node in tree.css("a[href^='#']"):
        links[(node.attributes.get("href") or "")[1:]].append(node)
    order = {node.mem_id: number for number, node in enumerate(tree.css("*"))}
    notes: dict[int, str] = {}
    calls: dict[int, tuple[str, str]] = {}
    for name, callers in links.items():
        target = places.get(name)
        note = _holder(target) if target is not None else None
        if note is None:
            continue
        for link in callers:
            label = _LABEL.fullmatch(link.text(deep=True).strip())
            if label and order[link.mem_id] < order[note.mem_id] and _is_note(note, target, link):
                notes[note.mem_id] = name
                calls[link.mem_id] = (label[1], name)
    return notes, calls


def _holder(target: Any) -> Any:
    """The element that holds the whole of a note, of which the target may be but the number."""
    node = target
    for _ in range(4):
        if node is None or node.tag in _HOLDS_NOTES:
            return node
        node = node.parent
    return None


def _is_note(note: Any, target: Any, link: Any) -> bool:
    if len(note.text(deep=True)) > _LONGEST_NOTE:
        return False
    parent = link.parent
    own = {
        name
        for node in filter(None, (link, parent))
        for name in (node.attributes.get("id"), node.attributes.get("name"))
        if name
    }
    if any((a.attributes.get("href") or "")[1:] in own for a in note.css("a[href^='#']")):
        return True
    if any(_NOTE_NAMES.search(_names(node)) for node in (note, target)):
        return True
    above = note.parent
    return above is not None and bool(_NOTE_NAMES.search(_names(above)))


def _names(node: Any) -> str:
    attributes = node.attributes
    parts = (attributes.get(key) or "" for key in ("id", "name", "class", "role"))
    return " ".join(parts)


def _elements(node: Any) -> Iterator[Any]:
    child = node.child
    while child is not None:
        if child.is_element_node:
            yield child
        child = child.next
