"""A82x: seals of texts that are not passed on."""

from __future__ import annotations

from armistice.diagnostics.catalogue.entry import error, note, warning

SEALS = (
    error(
        "A820",
        "seal that does not agree with its text",
        "The text held here is the one that was sealed, by its hash, and the seal says of it "
        "what is not so: a phrase stands at another place, as often as not said, or not at all. "
        "Whoever wrote the seal made a mistake, or somebody changed it afterwards.",
    ),
    warning(
        "A821",
        "text that differs from the one sealed",
        "The text held here and the text that was sealed have different hashes: another "
        "edition, another file, or another version of the program that read it. The phrases "
        "were looked up in the text held here all the same; what the seal says belongs to the "
        "other.",
    ),
    warning(
        "A822",
        "phrase that is not in the seal",
        "The source is sealed, and its seal says nothing of this phrase: it was added or "
        "changed after sealing. That is so whether the words are true or not; nothing on a "
        "machine without the text can tell.",
    ),
    note(
        "A823",
        "sealed text",
        "The text of the source is not on this machine. Whoever sealed it found these phrases "
        "in the text with this hash, at the places that the seal gives. That is what the sealer "
        "found, and no more: whoever holds the text can verify it.",
    ),
    note(
        "A824",
        "text that agrees with its seal",
        "The text is on this machine, and everything that its seal says was looked up in it "
        "afresh: the hashes, and each phrase with its place and how often it occurs.",
    ),
    note(
        "A825",
        "seal that says more than the case",
        "The seal holds phrases that the case no longer prints. A seal should say nothing "
        "beyond the case; sealing again drops them.",
    ),
    error(
        "A826",
        "seal that cannot be right",
        "A hash is SHA-256 in 64 lower case hexadecimal digits; a phrase occurs at least once, "
        "within the length of the text, and stands in the seal once.",
    ),
    error(
        "A827",
        "second seal of one source",
        "A source has one seal, and which of two is meant cannot be known.",
    ),
)
