"""One entry of a bibliography, in the variables of CSL 1.0.2: what every format is read into.

CSL-JSON, BibTeX and RIS are three ways to write the same item. An item holds more than a
``Source`` of a case does; ``sources`` says what becomes of the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from armistice.record.model import NOWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from armistice.diagnostics import Location


def words(text: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(text.split())


TYPES = words(
    """
    article article-journal article-magazine article-newspaper bill book broadcast chapter
    classic collection dataset document entry entry-dictionary entry-encyclopedia event
    figure graphic hearing interview legal_case legislation manuscript map motion_picture
    musical_score pamphlet paper-conference patent performance periodical
    personal_communication post post-weblog regulation report review review-book software
    song speech standard thesis treaty webpage
    """
)
"""The types of item that CSL 1.0.2 knows."""

TEXTS = words(
    """
    abstract annote archive archive_collection archive_location archive-place authority
    call-number chapter-number citation-key citation-label citation-number collection-number
    collection-title container-title container-title-short dimensions division DOI edition
    event event-place event-title first-reference-note-number genre ISAN ISBN ISCI ISMN ISRC
    ISSN ISWC issue journalAbbreviation jurisdiction keyword language locator medium note
    number number-of-pages number-of-volumes original-publisher original-publisher-place
    original-title page page-first part part-number part-title PMCID PMID printing
    printing-number publisher publisher-place references reviewed-genre reviewed-title scale
    section shortTitle source status supplement supplement-number title title-short
    translated-title translated-title-short URL version volume volume-title
    volume-title-short year-suffix
    """
)
"""The variables that hold text or a number."""

NAMES = words(
    """
    author chair collection-editor compiler composer container-author contributor curator
    director editor editor-translator editorial-director executive-producer guest host
    illustrator interviewer narrator organizer original-author performer producer recipient
    reviewed-author script-writer series-creator translator
    """
)
"""The variables that hold names."""

DATES = words(
    """
    accessed available-date container event-date issued original-date submitted
    """
)
"""The variables that hold dates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """A name in the parts that CSL gives it; an organisation has ``literal`` alone."""

    family: str = ""
    given: str = ""
    dropping_particle: str = ""
    non_dropping_particle: str = ""
    suffix: str = ""
    literal: str = ""
    comma_suffix: bool = False
    static_ordering: bool = False
    parse_names: bool = False

    @property
    def surname(self) -> str:
        """The name by which a list is sorted: with its particle, or the whole literal."""
        return self.literal or " ".join(filter(None, [self.non_dropping_particle, self.family]))

    def __str__(self) -> str:
        """Given name first, as a byline has it."""
        given = " ".join(filter(None, [self.given, self.dropping_particle]))
        return " ".join(filter(None, [given, self.surname, self.suffix]))


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemDate:
    """A date as CSL-JSON gives it.

    Attributes:
        parts: One date or, for a range, two: year, month, day, as far as they are known.
        season: A season from ``1`` (spring) to ``4``, or its name.
        circa: Whether the date is approximate.
        literal: A date in words, printed as it stands.
        raw: A date in words that whoever prints it may try to read.
        edtf: The date in the Extended Date/Time Format.
    """

    parts: tuple[tuple[int, ...], ...] = ()
    season: str = ""
    circa: bool = False
    literal: str = ""
    raw: str = ""
    edtf: str = ""

    @property
    def year(self) -> int | None:
        """The year in which it begins, if the date says so in parts or EDTF."""
        if self.parts:
            return self.parts[0][0]
        start = self.edtf[:4]
        return int(start) if start.isascii() and start.isdecimal() else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An entry of a bibliography.

    Attributes:
        id: The key by which the entry is cited where it comes from.
        type: A type of CSL; another word is kept as it stands.
        texts: Text and number variables; numbers are kept as text.
        names: Name variables, in order.
        dates: Date variables.
        other: What CSL has no variable for, or no such value, in plain JSON values.
        location: Where the entry stands in the file that it was read from.
    """

    id: str
    type: str
    texts: Mapping[str, str] = field(default_factory=dict, hash=False)
    names: Mapping[str, tuple[PersonName, ...]] = field(default_factory=dict, hash=False)
    dates: Mapping[str, ItemDate] = field(default_factory=dict, hash=False)
    other: Mapping[str, Any] = field(default_factory=dict, hash=False)
    location: Location = field(default=NOWHERE, compare=False, repr=False)

    @property
    def title(self) -> str:
        """The title; empty if there is none."""
        return self.texts.get("title", "")

    @property
    def year(self) -> int | None:
        """The year in which it was issued, if one is given."""
        issued = self.dates.get("issued")
        return issued.year if issued is not None else None
