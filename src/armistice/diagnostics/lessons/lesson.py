"""What ``explain`` teaches beside the catalogue: an example that causes a code, and how to mend it.

Examples stand in a small made-up world: the states ``northland`` and ``southland``, the outlet
``wire``, the place ``valley``, the source ``gazette`` and the event ``more-time``. A test runs
every one of them.
"""

from __future__ import annotations

from dataclasses import dataclass

_EVENT = {
    "id": "taking-of-the-mill",
    "act": "attack",
    "date": "2031-03-08",
    "by": "northland",
    "accounts": "[{whose: wire, date: 2031-03-09, citations: [{source: gazette}]}]",
}


@dataclass(frozen=True, slots=True)
class Lesson:
    """How a code comes about and goes away.

    Attributes:
        code: The code.
        mend: What to do about it, in a sentence or two.
        example: What causes it: lines of a file, or a command where ``file`` is empty.
        file: The file in which the lines stand. Lines of an agreement without a head follow one.
    """

    code: str
    mend: str
    example: str
    file: str = ""


def record(code: str, mend: str, example: str) -> Lesson:
    """Teach by lines of a file of records."""
    return Lesson(code, mend, example, "records.yaml")


def event(code: str, mend: str, without: str = "", **keys: str) -> Lesson:
    """Teach by an event that is sound but for the keys given, or for the one that it lacks."""
    values = {key: value for key, value in {**_EVENT, **keys}.items() if key != without}
    lines = "\n    ".join(f"{key}: {value}".rstrip() for key, value in values.items())
    return record(code, mend, f"events:\n  - {lines}\n")


def agreement(code: str, mend: str, example: str) -> Lesson:
    """Teach by lines of an agreement."""
    return Lesson(code, mend, example, "river-2031.agreement")


def command(code: str, mend: str, example: str) -> Lesson:
    """Teach by what somebody does, where no line of a file is at fault."""
    return Lesson(code, mend, example)
