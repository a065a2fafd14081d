"""From the lines of a change to what it does: deadlines, ends, suspensions, norms brought in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lark import Tree

from armistice.language import readings
from armistice.language.branches import every, first, token
from armistice.norms.model import Change, ChangeKind, Deadline, Effect

if TYPE_CHECKING:
    from armistice.language.branches import Reader
    from armistice.language.tree import Branch, Statement
    from armistice.norms.model import Membership

_LIMBS = {"by", "before", "ends", "suspended", "resumes"}


def change_of(reader: Reader, statement: Statement, tree: Branch) -> Change | None:
    """The change of a statement, with all that stands below it; ``None`` without a date."""
    date = reader.date(token(tree, "DATE"))
    kind = first(tree, "change_kind")
    if date is None or kind is None:
        return None
    words = [str(t) for t in tree.children if not isinstance(t, Tree)]
    lists = every(tree, "names")
    granted = lists[0] if "granted" in words and lists else None
    asked = lists[-1] if "asked" in words and lists else None
    authors, asked_by = reader.names(granted), reader.names(asked)
    citations = reader.citations(tree)
    event = ""
    effects: list[Effect] = []
    members: list[Membership] = []
    for child in statement.children:
        below = child.tree
        if below is None:
            continue
        reader.statement = child
        if child.rule == "recorded_line":
            event = _recorded(reader, below)
        elif child.rule == "membership_line":
            members.append(readings.membership(reader, child, below))
        elif child.rule == "effect_line" and added_sentence(below) is None:
            effects.append(_effect(reader, below, child))
    return Change(
        kind=ChangeKind(str(kind.children[0])),
        date=date,
        authors=authors,
        asked_by=asked_by,
        event=event,
        effects=tuple(effects),
        citations=citations,
        memberships=tuple(members),
        location=statement.location,
    )


def added_sentence(tree: Branch) -> Branch | None:
    """The sentence of the norm that an effect brings in; ``None`` where it brings in none."""
    found = first(tree, "adds")
    return next((c for c in found.children if isinstance(c, Tree)), None) if found else None


def _recorded(reader: Reader, tree: Branch) -> str:
    event = token(tree, "RECORD")
    assert event is not None
    if str(event) not in reader.world.events:
        reader.report("A615", f"no event is called `{event}`", event)
    return str(event)


def _effect(reader: Reader, tree: Branch, statement: Statement) -> Effect:
    body = next((c for c in tree.children if isinstance(c, Tree) and c.data in _LIMBS), None)
    what = str(body.data) if body is not None else "ends"
    date = reader.date(token(body, "DATE")) if body is not None else None
    timed = what in {"by", "before"}
    label = token(tree, "NAME")
    return Effect(
        clause=str(token(tree, "CLAUSE") or ""),
        label=str(label).lower() if label is not None else "",
        deadline=Deadline(date, inclusive=what == "by") if timed and date else None,
        what="due" if timed else what,
        until=None if timed else date,
        location=statement.location,
    )
