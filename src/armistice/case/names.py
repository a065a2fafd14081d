"""Names of files: which of them would be lost, or be another, on some system."""

from __future__ import annotations

import re
import unicodedata

_PORTS = {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
DEVICES = frozenset({"con", "prn", "aux", "nul"} | _PORTS)
"""What Windows keeps for devices, with whatever ending."""

_FORBIDDEN = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_SURROGATE = re.compile("[\ud800-\udfff]")
_DRIVE = re.compile(r"[A-Za-z]:")
_LONGEST = 240


def normal(path: str) -> str:
    r"""A relative path as every system sees it: composed, because some systems decompose names.

    >>> normal("e\u0301.yaml") == "é.yaml"
    True
    """
    return unicodedata.normalize("NFC", path)


def same_file(path: str) -> str:
    """What two paths have in common that are one file on some system.

    >>> same_file("Records/E.yaml") == same_file("records/e.yaml")
    True
    """
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())


def name_fault(path: str) -> str:
    """Why a relative path would not survive on every system, or nothing.

    >>> name_fault("records/con.yaml")
    '`con.yaml` is the name of a device on Windows'
    >>> name_fault("records/events.yaml")
    ''
    """
    for part in path.split("/"):
        if _SURROGATE.search(part):
            return "the name is not UTF-8"
        if found := _FORBIDDEN.search(part):
            return f"`{part}` holds U+{ord(found[0]):04X}, which Windows forbids in names"
        if part.partition(".")[0].rstrip().casefold() in DEVICES:
            return f"`{part}` is the name of a device on Windows"
        if part != part.rstrip(" ."):
            return f"`{part}` ends with a full stop or blank, which Windows drops"
        if len(part.encode()) > _LONGEST:
            return f"the name has {len(part.encode())} bytes, and {_LONGEST} are the limit"
    return ""


def leads_out(path: str) -> bool:
    r"""Whether a path that a record gives leaves the folder that it starts from, on some system.

    >>> [leads_out(path) for path in ("a/b.txt", "a..b", "../b", "/b", "C:b", "a\..\b", "~/b")]
    [False, False, True, True, True, True, True]
    """
    return is_absolute(path) or ".." in re.split(r"[/\\]", path)


def is_absolute(path: str) -> bool:
    """Whether a path means one place of one machine, whatever it starts from, on some system."""
    return path.startswith(("/", "\\", "~")) or _DRIVE.match(path) is not None or "\0" in path
