"""Lessons on anchors. The case ``memoirs`` cites a text beside it, ``texts/memoir.txt``."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import command

_RECORDS = "memoirs/records.yaml"
_UNSEALED = "rm -r memoirs/seals"


def _citing(words: str) -> str:
    return (
        f"{_UNSEALED} &&\n"
        f"sed -i.old 's/start: the bridge.*/{words}}}/' {_RECORDS} &&\n"
        "armistice check memoirs"
    )


ANCHORS = (
    command(
        "A801",
        "Correct the words, or, if the text itself is at fault, approve them: "
        "`armistice anchor approve`.",
        _citing("start: That day the bridge was not open"),
    ),
    command(
        "A802",
        "Cite a word or two more, or add the words right before (`prefix`) or after (`suffix`), "
        "or a page or paragraph (`locator`).",
        _citing("start: I was there"),
    ),
    command(
        "A803",
        "Look the words up: `armistice cite` shows what the text has, and which source has them.",
        _citing("start: all the mills were burning"),
    ),
    command(
        "A804",
        "Nothing is amiss. To have them checked, add the texts with `armistice source add`.",
        f"{_UNSEALED} && rm texts/memoir.txt && armistice check memoirs",
    ),
    command(
        "A805",
        "Cite whole words, in the order of the text, with the words that stand between them.",
        _citing("start: he bridge was open"),
    ),
    command(
        "A806",
        "Add the words on which the record rests: `armistice cite` prints them with their place.",
        _citing("notes: a remark"),
    ),
    command(
        "A807",
        "Correct the locator: `armistice cite` prints the one of the place found.",
        _citing("locator: paragraph 9, start: was open"),
    ),
    command(
        "A808",
        "Take the approval out. If the words still differ, approve them again.",
        f"{_UNSEALED} &&\n"
        'echo "approvals: [{id: a-1, source: memoir, phrase: shut, found: open,\n'
        "text_sha256: 'ff', by: A. Reader, date: 2031-04-02}]\" > memoirs/approvals.yaml &&\n"
        "armistice check memoirs",
    ),
)
