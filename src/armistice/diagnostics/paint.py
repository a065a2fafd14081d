"""Terminal colours, and text made safe for a terminal."""

from __future__ import annotations

import re
from dataclasses import dataclass

from armistice.diagnostics.model import Severity

# Control characters and bidirectional overrides: what a case holds must not steer a terminal.
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Replace characters that would steer a terminal by a mark, and tabs by one blank."""
    return _STEERING.sub("�", text).replace("\t", " ")


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
