"""Loading a case: from a folder to a checked whole, whatever its files hold."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from armistice.case.agreements import with_agreements
from armistice.case.allowances import with_allowances
from armistice.case.anchors import with_anchors
from armistice.case.check import check
from armistice.case.draft import CASE_FILE, Draft
from armistice.case.files import CaseFiles, is_agreement, read_files
from armistice.case.held_texts import HeldTexts, with_faults
from armistice.case.seals import with_seals
from armistice.diagnostics import Location, diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from armistice.case.checked import CheckedCase


def load_case(folder: Path | str) -> CheckedCase:
    """Read and check the case in a folder.

    Never raises on what a user wrote, or did not: all that is wrong is in the diagnostics.
    """
    with _collector_paused():
        return _load(Path(folder), read_files(Path(folder)))


def load_texts(folder: Path, texts: Mapping[str, str]) -> CheckedCase:
    """Check a case whose files are given as texts, by the paths that they have or would have."""
    with _collector_paused():
        return _load(folder, CaseFiles(dict(sorted(texts.items())), ()))


def _load(folder: Path, files: CaseFiles) -> CheckedCase:
    # A function of its own, so that the nodes are gone before the collector wakes up.
    draft = Draft()
    told = {each.location.file for each in files.diagnostics}
    if CASE_FILE not in files.texts and CASE_FILE not in told and folder.is_dir():
        whole = Location(CASE_FILE, 0, 0)
        draft.diagnostics.append(diagnostic("A102", "the case has no `case.yaml`", whole))
    for path, text in files.texts.items():
        if not is_agreement(path):
            draft.read_file(path, text)
    case = with_agreements(check(folder, files, draft))
    texts = HeldTexts(case)
    case = with_seals(with_anchors(case, texts), texts)
    return with_allowances(with_faults(case, texts))


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Hold the garbage collector, which would look again and again at nodes that all stay."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
