"""What is wrong with a date."""

from __future__ import annotations


class DateError(ValueError):
    """A text that is no date, with words for the user and the offset of the first bad character."""

    def __init__(self, message: str, offset: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.offset = offset
