"""Approvals as they are written into a case: one reviewable entry for each."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import yaml

from armistice.case.reader import value_node
from armistice.case.yaml_positions import compose
from armistice.record.approvals import Approval

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.case.anchors import CheckedAnchor
    from armistice.case.checked import CheckedCase
    from armistice.dates import When

FILE = "approvals.yaml"
_HEAD = """\
# Words of citations that differ from those of their source, and that somebody has compared and
# accepted. An entry holds while the phrase, the words found and the text are what they were.
approvals:
"""


class ApprovalError(Exception):
    """The approval cannot be written; the message says why."""


def approval_for(
    case: CheckedCase, anchor: CheckedAnchor, text_sha256: str, *, by: str, date: When
) -> Approval:
    """The approval of an anchor that has drifted, with an id that the case does not have.

    Args:
        case: The case.
        anchor: The anchor, located in its text.
        text_sha256: The hash of the canonical text in which it was located.
        by: Who has compared the words.
        date: The day on which they did.
    """
    from armistice.case.anchors import anchor_of

    assert anchor.located is not None, "nobody can approve what is nowhere"
    source = anchor.citation.source
    number = 1
    while case.record(f"approval-{source}-{number}") is not None:
        number += 1
    return Approval(
        id=f"approval-{source}-{number}",
        source=source,
        phrase=" ".join(anchor_of(anchor.citation).words.split()),
        found=anchor.located.found,
        text_sha256=text_sha256,
        by=by,
        date=date,
    )


def write_approval(folder: Path, approval: Approval) -> Path:
    """Append an approval to the approvals of a case; every other byte of the file stays.

    Raises:
        ApprovalError: The file cannot be read or written, or its approvals are no plain list.
    """
    path = folder / FILE
    try:
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        content = appended(text, approval).encode("utf-8")
        # Whole or not at all: what a person has written must survive a full disk.
        draft = path.with_name(f".{FILE}.new")
        draft.write_bytes(content)
        os.replace(draft, path)  # noqa: PTH105 - atomic on every system
    except (OSError, UnicodeDecodeError) as error:
        raise ApprovalError(f"{path.as_posix()}: {error}") from error
    return path


def appended(text: str, approval: Approval) -> str:
    """The text of an approvals file with one more entry.

    Raises:
        ApprovalError: The approvals in it are not a list of one entry below the other.
    """
    if not text.strip():
        return _HEAD + _entry(approval, "  ", "\n")
    line_end = "\r\n" if "\r\n" in text else "\n"
    node = compose(text.removeprefix("\ufeff"), FILE)
    if not isinstance(node, yaml.MappingNode):
        raise ApprovalError(f"{FILE} is not a mapping of keys: mend it first")
    found = value_node(node, "approvals")
    if found is None:
        lead = "" if text.endswith("\n") else line_end
        return f"{text}{lead}approvals:{line_end}{_entry(approval, '  ', line_end)}"
    if not isinstance(found, yaml.SequenceNode) or found.flow_style or not found.value:
        raise ApprovalError(f"the approvals in {FILE} are not a list of entries: mend it first")
    indent = " " * (found.value[0].start_mark.column - 2)
    lines = text.splitlines(keepends=True)
    last = _last_line(found.value[-1])
    if not lines[last].endswith(("\n", "\r")):
        lines[last] += line_end
    return "".join([*lines[: last + 1], _entry(approval, indent, line_end), *lines[last + 1 :]])


def _last_line(node: yaml.Node) -> int:
    """The line, from 0, on which the last value within a node ends."""
    if isinstance(node, yaml.MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, yaml.SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    mark = node.end_mark
    return int(
        mark.line - 1 if mark.column == 0 and mark.line > node.start_mark.line else mark.line
    )


def _entry(approval: Approval, indent: str, line_end: str) -> str:
    values = {
        "id": approval.id,
        "source": approval.source,
        "phrase": json.dumps(approval.phrase, ensure_ascii=False),
        "found": json.dumps(approval.found, ensure_ascii=False),
        "text_sha256": f'"{approval.text_sha256}"',
        "by": json.dumps(approval.by, ensure_ascii=False),
        "date": f'"{approval.date}"',
    }
    lines = [f"{key}: {value}" for key, value in values.items()]
    return "".join(
        f"{indent}{'- ' if number == 0 else '  '}{line}{line_end}"
        for number, line in enumerate(lines)
    )
