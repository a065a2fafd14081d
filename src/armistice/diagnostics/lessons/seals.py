"""Lessons on seals. The case ``memoirs`` cites a text beside it, ``texts/memoir.txt``."""

from __future__ import annotations

from armistice.diagnostics.lessons.lesson import command

_SEAL = "memoirs/seals/memoir.yaml"
_AGAIN = "run `armistice seal CASE SOURCE`"

SEALS = (
    command(
        "A820",
        f"Find out who changed the seal; then {_AGAIN} where the text is held.",
        f"sed -i.old 's/count: 1/count: 2/' {_SEAL} && armistice check memoirs",
    ),
    command(
        "A821",
        f"Get the text that was sealed, or, if yours is the right one, {_AGAIN}.",
        "echo 'Printed in 1931.' >> texts/memoir.txt && armistice check memoirs",
    ),
    command(
        "A822",
        f"Where the text is held, {_AGAIN}; elsewhere nothing can be said of the words.",
        "rm texts/memoir.txt && sed -i.old 's/was open/was shut/' memoirs/records.yaml &&\n"
        "armistice check memoirs",
    ),
    command(
        "A823",
        "Nothing is amiss. To verify it, put the text where `texts` in case.yaml says.",
        "rm texts/memoir.txt && armistice check memoirs",
    ),
    command("A824", "Nothing is amiss.", "armistice check memoirs"),
    command(
        "A825",
        f"Where the text is held, {_AGAIN}.",
        "sed -i.old '/the ferry lay idle/d' memoirs/records.yaml && armistice check memoirs",
    ),
    command(
        "A826",
        f"Where the text is held, {_AGAIN} with --replace; a seal is not written by hand.",
        f"sed -i.old 's/count: 1/count: 0/' {_SEAL} && armistice check memoirs",
    ),
    command(
        "A827",
        "Keep the one that the holder of the text wrote.",
        f"sed 's/id: seal/id: second/' {_SEAL} > memoirs/second.yaml &&\narmistice check memoirs",
    ),
)
