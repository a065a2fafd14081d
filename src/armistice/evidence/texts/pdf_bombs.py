"""Streams of a PDF that unfold without bound, found before the PDF library unfolds them."""

from __future__ import annotations

import re
import zlib

from armistice.evidence.texts.errors import TextError

MOST_UNFOLDED = 128 * 1024 * 1024
"""A picture of a page in full colour has less; the text of a whole book has far less."""
_ALL_UNFOLDED = 2048 * 1024 * 1024
_PIECE = 1024 * 1024
_STREAM = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")
_TWICE = re.compile(rb"/Fl(?:ateDecode)?\s*/Fl(?:ateDecode)?\b")


def refuse_bombs(data: bytes) -> None:
    """Refuse a PDF one of whose streams unfolds to more than any page holds.

    Args:
        data: The bytes of the file.

    Raises:
        TextError: A stream unfolds to more than ``MOST_UNFOLDED`` bytes, or all of them together
            to more than two gigabytes (A846).
    """
    if _TWICE.search(data):
        raise _bomb("a stream of it is folded twice")
    whole = at = 0
    while (found := _STREAM.search(data, at)) is not None:
        unfolded, used = _unfolded(data, found.end())
        if unfolded > MOST_UNFOLDED:
            raise _bomb(f"a stream of it unfolds to more than {MOST_UNFOLDED >> 20} MB")
        whole += unfolded
        if whole > _ALL_UNFOLDED:
            raise _bomb("its streams unfold to more than two gigabytes")
        at = found.end() + used


def _unfolded(data: bytes, start: int) -> tuple[int, int]:
    """To how many bytes a stream unfolds, counted up to the limit, and how many it has."""
    unpacker = zlib.decompressobj()
    size, at = 0, start
    piece = b""
    try:
        while not unpacker.eof and size <= MOST_UNFOLDED:
            if not piece:
                piece = data[at : at + _PIECE]
                at += len(piece)
                if not piece:
                    break
            size += len(unpacker.decompress(piece, _PIECE))
            piece = unpacker.unconsumed_tail
    except zlib.error:
        return size, 0
    return size, max(at - start - len(piece) - len(unpacker.unused_data), 0)


def _bomb(words: str) -> TextError:
    return TextError("A846", f"the PDF is none that a person reads: {words}", "ask its author")
