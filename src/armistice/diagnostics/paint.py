"""Terminal colours, and text made safe for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armistice.diagnostics.model import Severity

# What a case holds must not steer a terminal, nor hide in it: control characters, line ends that
# only some programs know, characters without width, and those that turn the writing round.
_STEERING = re.compile(
    "[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\U000e0000-\U000e007f]"
)
LONGEST = 400
"""Longer words are cut in their middle: a message is for reading."""


def printable(text: str) -> str:
    """Replace characters that would steer a terminal by a mark, and tabs by one blank."""
    return _STEERING.sub("�", text).replace("\t", " ")


def shortened(text: str, longest: int = LONGEST) -> str:
    """A text without its middle where it is longer than anybody would read."""
    if len(text) <= longest:
        return text
    half = longest // 2
    return f"{text[:half]} … {text[-half:]}"


@dataclass(frozen=True, slots=True)
class Paint:
    """The escape codes for one severity; the default paints nothing."""

    severity_code: str = ""
    strong_code: str = ""
    frame_code: str = ""

    def severity(self, text: str) -> str:
        """Paint the severity, the primary underline and its words."""
        return _painted(text, self.severity_code)

    def strong(self, text: str) -> str:
        """Paint what must stand out whatever the severity."""
        return _painted(text, self.strong_code)

    def frame(self, text: str) -> str:
        """Paint line numbers, rules and secondary underlines."""
        return _painted(text, self.frame_code)


def _painted(text: str, code: str) -> str:
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


PAINTS = {
    Severity.ERROR: Paint("1;31", "1", "34"),
    Severity.WARNING: Paint("1;33", "1", "34"),
    Severity.NOTE: Paint("1;36", "1", "34"),
}
