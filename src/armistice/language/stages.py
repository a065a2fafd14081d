"""A duty in stages: one norm for each share, each with its own time."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from armistice.language.branches import every, first, token
from armistice.language.limbs import with_limbs
from armistice.norms.model import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from armistice.language.branches import Reader
    from armistice.language.tree import Branch
    from armistice.norms.model import Norm


def staged(reader: Reader, norm: Norm, tree: Branch) -> Iterator[Norm]:
    """The norm, or one norm for each of its stages.

    A share is of the amount that the sentence names, in its unit; where it names none, reports
    are compared in per cent.
    """
    body = first(tree, "duty")
    stages = first(body, "stages") if body is not None else None
    if stages is None:
        yield norm
        return
    for stage in every(stages, "stage"):
        number, deed = token(stage, "NUMBER"), norm.terms.deed
        if number is None:
            name, deed = "all", replace(deed, every=not deed.amounts)
        else:
            share = float(str(number).replace(",", ""))
            name = f"{share:g}-percent"
            deed = replace(
                deed,
                amounts=tuple(replace(a, value=a.value * share / 100) for a in deed.amounts)
                or (Amount(share, "%"),),
            )
        terms = replace(norm.terms, deed=deed, stage=name)
        times = [part for part in stage.children if getattr(part, "data", "") in _TIMES]
        label = f"{norm.label}-{name}"
        yield replace(
            norm,
            id=f"{norm.id}-{name}",
            label=label,
            terms=with_limbs(reader, terms, times),  # type: ignore[arg-type]
        )


_TIMES = {"by", "before", "by_day", "within"}
