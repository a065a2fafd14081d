"""Nothing lost: what a format cannot say of an item travels with it, as CSL-JSON.

BibTeX and RIS have no words for much of CSL. Each writer writes what its format can say, reads
that back, and adds the variables that came back otherwise in one field of its own. So writing
and reading give the same item whatever it holds, and an ordinary item needs no such field.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from armistice.evidence.bibliography.csl import csl_of, item_of

if TYPE_CHECKING:
    from armistice.evidence.bibliography.item import Item

_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_BRACES = str.maketrans({"{": "\\u007b", "}": "\\u007d"})


def remainder(item: Item, back: Item | None) -> str:
    """What must be added so that ``back`` becomes ``item``: JSON on one line, empty if nothing.

    Braces within texts are written as escapes, so that braces of the JSON are always balanced.
    """
    wanted, given = csl_of(item), csl_of(back) if back is not None else {}
    differs = {key: value for key, value in wanted.items() if given.get(key) != value}
    differs |= dict.fromkeys(given.keys() - wanted.keys())
    if not differs:
        return ""
    written = json.dumps(differs, ensure_ascii=False)
    return _TEXT.sub(lambda found: found[0].translate(_BRACES), written)


def completed(item: Item, added: str) -> Item | None:
    """The item with what was added to it; None if that is no JSON object."""
    try:
        differs: Any = json.loads(added)
    except (ValueError, RecursionError):
        return None
    if not isinstance(differs, dict):
        return None
    whole = csl_of(item) | differs
    return item_of({key: one for key, one in whole.items() if one is not None}, item.location)
