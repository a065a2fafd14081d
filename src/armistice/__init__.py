"""Armistice: agreements that end wars, as code, replayed over a record of events.

>>> import armistice
>>> case = armistice.load("cases/nagorno-karabakh")  # doctest: +SKIP
>>> case.verdicts(as_of="2023-09-18", reading="all")  # doctest: +SKIP
"""

from __future__ import annotations

TYPE_CHECKING = False  # what `typing` says too, but importing it would double the start-up

if TYPE_CHECKING:
    from typing import Any

    from armistice.api import Case, Verdicts, load

__all__ = ["Case", "Verdicts", "__version__", "load"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the library when the first of its names is used, so that starting up costs nothing."""
    if name in {"Case", "Verdicts", "load"}:
        from armistice import api

        return getattr(api, name)
    raise AttributeError(f"module `armistice` has no attribute `{name}`")
