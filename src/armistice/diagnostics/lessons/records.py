"""Lessons on single records."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import Lesson, event, record

_UNCITED = "[{whose: wire, date: 2031-03-09}]"
_DENYING = "[{whose: wire, date: 2031-03-09, denies: by, citations: [{source: gazette}]}]"

RECORDS = (
    event("A201", "Correct the key; `notes` takes free text.", plaec="valley"),
    event("A202", "Add the key.", without="date"),
    event("A203", "Give the key the shape that the message names.", by="{actor: northland}"),
    record(
        "A204",
        "Take one of the words that the message lists.",
        "actors:\n  - {id: someone, kind: stat}\n",
    ),
    record(
        "A205",
        "Write the id with lower case letters from a to z, digits and hyphens, and not too long.",
        "actors:\n  - {id: Some_One, kind: person}\n",
    ),
    event("A206", "Write `yes` or `no`.", without="act", observation="control", holds="perhaps"),
    event(
        "A207",
        "Write the number with digits and at most one point.",
        quantity='{value: "1,960", unit: personnel}',
    ),
    record(
        "A208",
        "Give one of the two another id, or make one record of both.",
        "actors:\n  - {id: someone, kind: person}\n  - {id: someone, kind: state}\n",
    ),
    record(
        "A209",
        "Write both in lower case, and differently.",
        "actors:\n  - {id: wire-two, kind: outlet}\n  - {id: Wire-Two, kind: outlet}\n",
    ),
    record(
        "A210",
        "Add a word to the id: `con-party`.",
        "actors:\n  - {id: con, kind: person}\n",
    ),
    event("A211", "Add `act:` or `observation:`.", without="act"),
    event("A212", "Make two events of it, or delete one of the keys.", observation="control"),
    record(
        "A213",
        "Nothing, if a later version or another program reads them; else correct the name.",
        "rumours:\n  - {id: a-rumour, text: whatever}\n",
    ),
    event("A214", "Add `unit:`, as in `unit: personnel`.", quantity="{value: 1960}"),
    event(
        "A215",
        "Give a `value`, or bounds that do not cross, or `all: yes`.",
        quantity="{from: 3, to: 1, unit: posts}",
    ),
    event("A216", "Add an account: who says so, when, and in which passage.", without="accounts"),
    event("A217", "Add `citations:` with the source and the words.", accounts=_UNCITED),
    Lesson(
        "A218",
        "Write the name as the IANA database has it: `Asia/Baku`, `Europe/Moscow`.",
        "format: 1\nid: river\ntitle: The river war\nas_of: 2031-12-31\nzone: Europe/Pariss\n",
        "case.yaml",
    ),
    event("A219", "Delete `holds`, or make the act an observation.", holds="no"),
    record(
        "A220",
        "Give longitude first, then latitude, nested as the type of the geometry asks.",
        "places:\n"
        "  - id: ford\n"
        "    kind: village\n"
        "    geometry: {type: Point, coordinates: [40.06, 146.08]}\n",
    ),
    event(
        "A221",
        "Write `stance: denies`; for one who tells it otherwise write `differs`.",
        accounts=_DENYING,
    ),
    event("A222", "Fill the value in, or delete the key.", to=""),
    record(
        "A223",
        "Give an address that begins with `https://`, or leave it out.",
        "sources:\n"
        '  - {id: memoir, type: report, title: A memoir, address: "javascript:alert(1)"}\n'
        "actors:\n"
        "  - {id: someone, kind: person, citations: {source: memoir}}\n",
    ),
    record(
        "A224",
        "Give the path below the folder of texts, with `/` between folders.",
        "sources:\n"
        "  - {id: memoir, type: report, title: A memoir, file: ../../diary.txt}\n"
        "actors:\n"
        "  - {id: someone, kind: person, citations: {source: memoir}}\n",
    ),
)
