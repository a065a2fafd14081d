"""The vocabulary as a page; ``python -m armistice.record.document FILE`` writes it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.record.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from armistice.record.vocabulary import Act, Effect, Vocabulary, Word

_HEAD = """\
# The vocabulary

<!-- Written by `python -m armistice.record.document docs/vocabulary.md`. Do not edit. -->

The words in which events are written. No word says whether an act was right: an event says who did
what, and verdicts are computed. A case may add words of its own under `acts:`, `states:`, `things:`
and `justifications:` (see [How records are written](guide/records.md)); it may not give these
another meaning. The other lists are closed.

**Kind of** names the parent: whoever asks for the parent is told of the child too. **Starts** and
**ends** name states, read aloud as "control of *to* over *place*": the words in italics are the
roles of the event (`by`, `to`, `object`, `place`). Where an event names no object, whoever acts
stands for it. An act marked † takes both from its parent. The last three columns give the nearest
words of PLOVER (event type), UCDP (type of violence) and ACLED (event type/sub-event type); a dash
stands where there is none.
"""
_LISTS = (
    ("things", "Things", "What an act may concern besides actors and places."),
    (
        "justifications",
        "Justifications",
        "What an account claims as the reason of an act. A claim denies nothing.",
    ),
    ("actor_kinds", "Kinds of actor", ""),
    ("place_kinds", "Kinds of place", ""),
    ("statement_kinds", "Kinds of statement", ""),
    ("tie_kinds", "Kinds of tie", "Read the first actor, the label, the second actor."),
    ("source_types", "Types of source", "In the words of CSL 1.0.2."),
)


def document() -> str:
    """Every word with its label and meaning, acts with their states and mappings."""
    words = load_vocabulary()
    parts = [_HEAD, "## Acts\n", _acts(words), "## States\n", _states(words)]
    for name, heading, lead in _LISTS:
        parts.append(f"## {heading}\n")
        if lead:
            parts.append(f"{lead}\n")
        listed: Mapping[str, Word] = getattr(words, name)
        rows = ((f"`{word.id}`", str(word), word.meaning) for word in listed.values())
        parts.append(_table(("word", "label", "meaning"), rows))
    return "\n".join(parts)


def _acts(words: Vocabulary) -> str:
    heads = ("act", "label", "kind of", "meaning", "starts", "ends", "PLOVER", "UCDP", "ACLED")
    return _table(heads, (_act(words, act) for act in words.acts.values()))


def _act(words: Vocabulary, act: Act) -> tuple[str, ...]:
    starts, ends = words.starts(act.id), words.ends(act.id)
    taken = " †" if (starts or ends) and not (act.starts or act.ends) else ""
    return (
        f"`{act.id}`{taken}",
        str(act),
        f"`{act.parent}`" if act.parent else "",
        act.meaning,
        _effects(starts),
        _effects(ends),
        act.plover,
        act.ucdp,
        act.acled,
    )


def _effects(effects: Iterable[Effect]) -> str:
    return "; ".join(
        f"{effect.state} of *{effect.of}*" + (f" over *{effect.over}*" if effect.over else "")
        for effect in effects
    )


def _states(words: Vocabulary) -> str:
    rows = (
        (f"`{state.id}`", str(state), state.opposite, state.meaning)
        for state in words.states.values()
    )
    return _table(("state", "holds", "does not hold", "meaning"), rows)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [" | ".join(heads), " | ".join("---" for _ in heads)]
    lines += [" | ".join(cell.replace("|", "\\|") or "–" for cell in row) for row in rows]
    return "\n".join(f"| {line} |" for line in lines) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8", newline="\n")
