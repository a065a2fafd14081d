"""A seal as the file that lies beside the case: the same seal, the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from armistice.record.as_yaml import scalar

if TYPE_CHECKING:
    from armistice.record.seals import Seal

HEAD = """\
# Written by `armistice seal`, to be read by people and written by nobody else.
# Hashes, places and counts of phrases that this case prints elsewhere; nothing else of the text.
"""


def document(seal: Seal) -> str:
    """The YAML of a seal, one line for each phrase in the order of the text."""
    lines = [
        "seals:",
        f"  - id: {scalar(seal.id)}",
        f"    source: {scalar(seal.source)}",
        f'    bytes_sha256: "{seal.bytes_sha256}"',
        f'    text_sha256: "{seal.text_sha256}"',
        f"    extractor: {scalar(seal.extractor)}",
        f"    extractor_version: {scalar(seal.extractor_version)}",
        f"    length: {seal.length}",
        f"    lines: {seal.lines}",
        "    phrases:",
        *(
            f'      - {{at: {each.at}, count: {each.count}, sha256: "{each.sha256}"}}'
            for each in seal.phrases
        ),
    ]
    return HEAD + "\n".join(lines) + "\n"
