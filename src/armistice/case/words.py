"""The words that a case adds to the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.diagnostics import diagnostic
from armistice.record.vocabulary import Act, State, Vocabulary, load_vocabulary, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.case.draft import Draft
    from armistice.record.vocabulary import Word


def extended_vocabulary(draft: Draft) -> Vocabulary:
    """The vocabulary with the words of the case; those that do not hold together are reported."""
    base = load_vocabulary()
    things = _new(draft, "things", base.things)
    justifications = _new(draft, "justifications", base.justifications)
    states = _new(draft, "states", base.states)
    acts = _new(draft, "acts", base.acts)
    vocabulary = base.extended(
        acts=[word for word in acts if isinstance(word, Act)],
        states=[word for word in states if isinstance(word, State)],
        things=things,
        justifications=justifications,
    )
    for act in acts:
        if isinstance(act, Act):
            _check_act(draft, act, vocabulary)
    return vocabulary


def _new(draft: Draft, name: str, base: Mapping[str, Word]) -> list[Word]:
    """The words of a type, without those that are there already."""
    new: dict[str, Word] = {}
    for word in draft.words[name]:
        if word.id in base or word.id in new:
            _report(draft, "A311", f"the vocabulary has `{word.id}` already", word, "id")
        else:
            new[word.id] = word
    return list(new.values())


def _check_act(draft: Draft, act: Act, vocabulary: Vocabulary) -> None:
    if act.parent and act.parent not in vocabulary.acts:
        near = nearest(act.parent, vocabulary.acts)
        _report(draft, "A312", f"there is no act `{act.parent}`", act, "parent", near=near)
    line = vocabulary.ancestors(act.id)
    if vocabulary.acts[line[-1]].parent in line:
        _report(draft, "A312", f"`{act.id}` is a kind of itself", act, "parent")
    for key, effects in (("starts", act.starts), ("ends", act.ends)):
        for effect in effects:
            if effect.state not in vocabulary.states:
                near = nearest(effect.state, vocabulary.states)
                _report(draft, "A312", f"there is no state `{effect.state}`", act, key, near=near)


def _report(draft: Draft, code: str, message: str, word: Word, key: str, *, near: str = "") -> None:
    draft.diagnostics.append(
        diagnostic(
            code,
            message,
            draft.place_within(word, word.location, key),
            concerns=word.id,
            help=f"did you mean `{near}`?" if near else "",
        )
    )
