"""An anchor as a case writes it: a citation in YAML, or one in the language of agreements."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from armistice.record.as_yaml import quoted, scalar

if TYPE_CHECKING:
    from armistice.evidence.anchors.model import Anchor

_PLAIN_LOCATOR = re.compile(r"[a-z][\w ]*")


def yaml_citation(source: str, anchor: Anchor) -> str:
    """The citation as one line of YAML: ``{source: gazette, locator: "page 3", start: "…"}``."""
    keys: dict[str, str] = {"source": scalar(source)}
    for key in ("locator", "start", "end", "prefix", "suffix"):
        if words := getattr(anchor, key):
            plain = key == "locator" and _PLAIN_LOCATOR.fullmatch(words)
            keys[key] = words if plain else quoted(words)
    if anchor.position is not None:
        keys["position"] = str(anchor.position)
    return "{" + ", ".join(f"{key}: {value}" for key, value in keys.items()) + "}"


def agreement_citation(source: str, anchor: Anchor) -> str:
    """The citation in the language of agreements: ``[gazette "…" ... "…", page 3]``.

    Empty where that language cannot say it: it has no prefix, suffix or position.
    """
    if anchor.prefix or anchor.suffix or anchor.position is not None:
        return ""
    # The language knows straight quotation marks only as its own; curled ones are folded alike.
    start, end = (words.replace('"', "”") for words in (anchor.start, anchor.end))
    phrase = f'"{start}" ... "{end}"' if end else f'"{start}"'
    locator = f", {anchor.locator}" if anchor.locator else ""
    return f"[{source} {phrase}{locator}]"
