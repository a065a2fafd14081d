"""A seal as the file that lies beside the case: the same seal, the same bytes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from armistice.record.seals import Seal

HEAD = """\
# Written by `armistice seal`, to be read by people and written by nobody else.
# Hashes, places and counts of phrases that this case prints elsewhere; nothing else of the text.
"""
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9._-]*")


def document(seal: Seal) -> str:
    """The YAML of a seal, one line for each phrase in the order of the text."""
    lines = [
        "seals:",
        f"  - id: {_scalar(seal.id)}",
        f"    source: {_scalar(seal.source)}",
        f'    bytes_sha256: "{seal.bytes_sha256}"',
        f'    text_sha256: "{seal.text_sha256}"',
        f"    extractor: {_scalar(seal.extractor)}",
        f"    extractor_version: {_scalar(seal.extractor_version)}",
        f"    length: {seal.length}",
        f"    lines: {seal.lines}",
        "    phrases:",
        *(
            f'      - {{at: {each.at}, count: {each.count}, sha256: "{each.sha256}"}}'
            for each in seal.phrases
        ),
    ]
    return HEAD + "\n".join(lines) + "\n"


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)
