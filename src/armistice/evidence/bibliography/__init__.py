"""Bibliographies: CSL-JSON, BibTeX and RIS in and out, references of texts, and their citations."""

from armistice.evidence.bibliography.bibtex import read_bibtex, write_bibtex
from armistice.evidence.bibliography.citation_text import citation_text, item_text
from armistice.evidence.bibliography.csl import read_csl, write_csl
from armistice.evidence.bibliography.formats import format_of
from armistice.evidence.bibliography.item import Item, ItemDate, PersonName
from armistice.evidence.bibliography.links import Form, InTextCitation, citations
from armistice.evidence.bibliography.reading import Read
from armistice.evidence.bibliography.references import Reference, Where, references, works
from armistice.evidence.bibliography.ris import read_ris, write_ris
from armistice.evidence.bibliography.sources import item_of_source, source_of

__all__ = [
    "Form",
    "InTextCitation",
    "Item",
    "ItemDate",
    "PersonName",
    "Read",
    "Reference",
    "Where",
    "citation_text",
    "citations",
    "format_of",
    "item_of_source",
    "item_text",
    "read_bibtex",
    "read_csl",
    "read_ris",
    "references",
    "source_of",
    "works",
    "write_bibtex",
    "write_csl",
    "write_ris",
]
