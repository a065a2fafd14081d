"""Three-valued truth."""

from __future__ import annotations

from enum import Enum


class Truth(Enum):
    """Yes, no, or not to be told: Kleene's strong logic, with no < unknown < yes.

    ``&`` is the lesser of two, ``|`` the greater, ``~`` turns yes and no about. A truth has no
    boolean value, so that no branch takes "unknown" for an answer unawares: ask ``is Truth.YES``.
    """

    NO = 0
    UNKNOWN = 1
    YES = 2

    @classmethod
    def of(cls, answer: bool) -> Truth:
        """The truth of a plain answer."""
        return cls.YES if answer else cls.NO

    def __and__(self, other: Truth) -> Truth:
        """Both: no if either is no, yes if both are yes."""
        return self if self.value <= other.value else other

    def __or__(self, other: Truth) -> Truth:
        """Either: yes if either is yes, no if both are no."""
        return self if self.value >= other.value else other

    def __invert__(self) -> Truth:
        """Not: unknown stays unknown."""
        return Truth(2 - self.value)

    def __bool__(self) -> bool:
        """Refuse, since three values do not fit into two.

        Raises:
            TypeError: Always.
        """
        raise TypeError("a Truth has three values: ask `is Truth.YES`")

    def __str__(self) -> str:
        """Write ``yes``, ``no`` or ``unknown``."""
        return self.name.lower()
