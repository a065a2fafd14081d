"""The forms of a brief: a page, a document or a PDF, chosen by the ending of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from armistice.api import Case

NEEDS = {".html": (), ".docx": ("docx", "lxml"), ".pdf": ("typst",)}
"""What must be installed for a brief with this ending."""


class BriefError(Exception):
    """A brief cannot be made in the form asked for; the message says what to do."""


def write_brief(
    case: Case,
    path: Path,
    *,
    agreement: str = "",
    as_of: str = "",
    known_at: str = "",
    surroundings: bool = False,
) -> None:
    """Write the brief of one agreement as one file that needs nothing else.

    Args:
        case: The case.
        path: The file to write; its ending chooses the form (.html, .docx or .pdf).
        agreement: The id of the agreement; the one with most norms if empty.
        as_of: The date (EDTF) on which the world is looked at; the case's own if empty.
        known_at: Only accounts dated wholly by this date speak; all if empty.
        surroundings: Whether to show what stands around passages of texts that are held here;
            such a brief repeats sentences of others and may not be free to be passed on.

    Raises:
        BriefError: No form has this ending, its extra is not installed, or no font shows a sign.
        ChoiceError: The case has no such agreement, or a date is none.
        OSError: The file cannot be written.
    """
    check_form(path)
    ending = path.suffix.lower()
    if ending == ".html":
        from armistice.brief.page import brief_html

        page = brief_html(
            case,
            agreement=agreement,
            as_of=as_of,
            known_at=known_at,
            surroundings=surroundings,
        )
        path.write_bytes(page.encode("utf-8"))
        return
    from armistice.brief.content import brief_of

    view = case.panorama(agreement=agreement, as_of=as_of, known_at=known_at)
    brief = brief_of(case, view, case.chronicle(view), surroundings=surroundings)
    if ending == ".docx":
        from armistice.brief.document import brief_docx

        path.write_bytes(brief_docx(brief))
    else:
        from armistice.brief.paper import brief_pdf

        path.write_bytes(brief_pdf(brief))


def check_form(path: Path) -> None:
    """Whether a brief can be written in the form that the ending of a file asks for.

    Raises:
        BriefError: No form has this ending, or the extra that it needs is not installed.
    """
    from importlib.util import find_spec

    ending = path.suffix.lower()
    if ending not in NEEDS:
        raise BriefError(f"`{path.name}` must end in `.html`, `.docx` or `.pdf`")
    missing = [name for name in NEEDS[ending] if find_spec(name) is None]
    if missing:
        raise BriefError(
            f"a brief as {ending} needs `{missing[0]}`, which is not installed:"
            " pip install 'armistice[documents]'"
        )
