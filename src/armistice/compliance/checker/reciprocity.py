"""The checker's own account of conditions on others' compliance, which look strictly earlier."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from armistice.compliance.checker.keep import raw_breaches
from armistice.compliance.checker.times import bind
from armistice.norms.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from armistice.compliance.checker.choice import Choice, Course
    from armistice.compliance.checker.events import Fact
    from armistice.compliance.checker.readings import Sense
    from armistice.compliance.checker.scene import Scene
    from armistice.norms.model import Norm

    Courses = Callable[[Choice, Norm, Sense], tuple[Course, ...]]


@dataclass(frozen=True)
class Bond:
    """A norm in one sense as it binds one bearer."""

    norm: Norm
    sense: Sense
    bearer: str

    @property
    def key(self) -> tuple[str, str]:
        """Norm and bearer."""
        return (self.norm.label, self.bearer)


@dataclass(frozen=True)
class Broken:
    """A raw breach: of whose bond, from when, and by which event."""

    bond: tuple[str, str]
    start: datetime
    fact: Fact


def free(scene: Scene, courses: Courses) -> None:
    """End the norm with the first breach, by those on whose compliance it hangs, that counts.

    A breach counts unless its own author had been freed by one that counted, strictly earlier.
    """
    bonds: dict[tuple[str, str], set[tuple[str, str]]] = {}
    raw: list[Broken] = []
    ahead = [Bond(scene.norm, scene.said, scene.bearer)]
    while ahead:
        bond = ahead.pop()
        if bond.key not in bonds:
            others = list(_relied_on(scene.choice, bond))
            bonds[bond.key] = {other.key for other in others}
            raw += _raw(scene.choice, bond, courses)
            ahead += others
    counted: list[Broken] = []
    for _, group in groupby(sorted(raw, key=attrgetter("start", "bond")), key=attrgetter("start")):
        earlier = {broken.bond for broken in counted}
        counted += [broken for broken in group if not bonds[broken.bond] & earlier]
    mine = (scene.norm.label, scene.bearer)
    together = {broken.start for broken in counted if broken.bond == mine}
    freeing = next((b for b in counted if b.bond in bonds[mine] and b.start not in together), None)
    if freeing is not None:
        scene.end_by(freeing.start)
        scene.meet(freeing.fact, rests=True)


def _relied_on(choice: Choice, bond: Bond) -> Iterator[Bond]:
    """On whose keeping which norm a bond hangs: on that of the others.

    Nobody is freed by what it did itself. Where no bearer is named, whoever acted breaks the norm.
    """
    label = bond.sense.terms.as_long_as
    norm = next((n for n in choice.agreement.norms if n.label == label), None) if label else None
    if norm is None:
        return
    sense = bond.sense if norm is bond.norm else _like(choice, norm, bond.sense)
    for bearer in sense.bearers() if sense is not None else ():
        itself = bearer == bond.bearer and (bool(bearer) or norm is bond.norm)
        if sense is not None and not itself:
            yield Bond(norm, sense, bearer)


def _like(choice: Choice, norm: Norm, sense: Sense) -> Sense | None:
    """The first sense of another norm in which the phrases that both use mean the same."""
    found = choice.senses(norm)
    alike = (
        one
        for one in found
        if all(sense.meanings.get(phrase, meant) == meant for phrase, meant in one.meanings.items())
    )
    return next(alike, found[0] if found else None)


def _raw(choice: Choice, bond: Bond, courses: Courses) -> Iterator[Broken]:
    """The breaches of a bond, whatever others had done before."""
    if bond.sense.terms.kind not in {Kind.FORBID, Kind.MAINTAIN}:
        return
    scene = choice.scene(bond.norm, bond.sense, bond.bearer)
    if bind(scene, courses(choice, bond.norm, bond.sense)) is None and scene.start < scene.now:
        for span in raw_breaches(scene):
            yield Broken(bond.key, span.start, scene.met[span.events[0]][0])
