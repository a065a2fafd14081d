"""The case: a folder of plain files, read into a checked whole that never raises."""

from armistice.case.checked import CheckedCase
from armistice.case.load import load_case

__all__ = ["CheckedCase", "load_case"]
