"""Ids out of names that people give: of a folder, a file, a title."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from armistice.case.names import DEVICES

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 60
# Letters that have no simpler form, and how they are said: Cyrillic, Armenian, Georgian, Latin.
_LETTERS = """
а=a б=b в=v г=g д=d е=e ж=zh з=z и=i й=y к=k л=l м=m н=n о=o п=p р=r с=s т=t у=u ф=f ц=ts
ы=y э=e ё=e х=kh ч=ch ш=sh щ=shch ъ= ь= ю=yu я=ya і=i ї=yi є=ye ґ=g ў=u ђ=dj ј=j љ=lj њ=nj
ћ=c џ=dz қ=q ң=ng ғ=gh ү=u ұ=u ә=a ө=o һ=h ա=a բ=b գ=g դ=d ե=e զ=z է=e ը=y թ=t ժ=zh ի=i լ=l
խ=kh ծ=ts կ=k հ=h ձ=dz ղ=gh ճ=ch մ=m յ=y ն=n շ=sh ո=o չ=ch պ=p ջ=j ռ=r ս=s վ=v տ=t ր=r ց=ts
ւ=u փ=p ք=k օ=o ֆ=f և=ev ა=a ბ=b გ=g დ=d ე=e ვ=v ზ=z თ=t ი=i კ=k ლ=l მ=m ნ=n ო=o პ=p ჟ=zh
რ=r ს=s ტ=t უ=u ფ=p ქ=k ღ=gh ყ=q შ=sh ჩ=ch ც=ts ძ=dz წ=ts ჭ=ch ხ=kh ჯ=j ჰ=h ə=a ı=i ø=o ł=l
đ=d ß=ss æ=ae œ=oe þ=th
"""
_TABLE = str.maketrans(dict(pair.split("=") for pair in _LETTERS.split()))


def safe_id(name: str, fallback: str = "case", *, start: str = "") -> str:
    """An id that stands on every file system, as near to a name as letters allow.

    Args:
        name: What a person calls it, in whatever script.
        fallback: The id where no letter of the name can be said in ASCII.
        start: What an id begins with that would otherwise begin with a digit; where ids stand in
            agreements they begin with a letter.

    >>> safe_id("Приднестровье 1992"), safe_id("Naxçıvan & Co"), safe_id("CON"), safe_id("停戦")
    ('pridnestrove-1992', 'naxcivan-co', 'con-case', 'case')
    """
    spelled = unicodedata.normalize("NFC", name).lower().translate(_TABLE)
    ascii_only = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    made = "-".join(re.findall(r"[a-z0-9]+", ascii_only))[:_LONGEST].strip("-") or fallback
    if start and not made[0].isalpha():
        made = f"{start}-{made}"
    return f"{made}-{fallback}" if made in DEVICES else made


def is_id(name: str) -> bool:
    """Whether a name is an id as it stands, for an agreement: it begins with a letter."""
    return re.fullmatch(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*", name) is not None and name not in DEVICES


def free_id(name: str, taken: Callable[[str], object]) -> str:
    """The id, or the first like it with a number for which nothing is ``taken``."""
    free, number = name, 2
    while taken(free):
        free, number = f"{name}-{number}", number + 1
    return free


def printable(words: str) -> str:
    """Words on one line, without what no file of text should hold."""
    return " ".join("".join(each if each.isprintable() else " " for each in words).split())
