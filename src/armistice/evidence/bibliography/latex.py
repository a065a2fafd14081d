"""LaTeX as it occurs in bibliographies, to text with the markup of CSL and back.

Weighed beside pylatexenc (MIT): it reads a value as a program, so that an unescaped ``%`` eats the
rest of a title; values of BibTeX need accents, special letters and a little markup, no more.
"""

from __future__ import annotations

import re
import unicodedata

from armistice.evidence.bibliography.item import words

# Accent commands and the combining characters that they mean.
_ACCENTS = dict(
    zip(
        "`'^\"~=.uvHcdbrktGUf",
        "\u0300\u0301\u0302\u0308\u0303\u0304\u0307\u0306\u030c\u030b"
        "\u0327\u0323\u0331\u030a\u0328\u0361\u030f\u030e\u0311",
        strict=True,
    )
)
_LETTERS = {
    "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ",
    "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
    "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ", "schwa": "ə",
    "textschwa": "ə", "dots": "…", "ldots": "…", "textellipsis": "…", "textendash": "–",
    "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "quotedblbase": "„", "glqq": "„", "grqq": "“", "guillemotleft": "«",
    "guillemotright": "»", "flqq": "«", "frqq": "»", "textbackslash": "\\", "textbraceleft": "{",
    "textbraceright": "}", "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_",
    "textdollar": "$", "textbar": "|", "textless": "<", "textgreater": ">", "copyright": "©",
    "pounds": "£", "texteuro": "€", "euro": "€", "S": "§", "P": "¶", "textnumero": "№",
    "textdegree": "°", "textregistered": "®", "texttrademark": "™", "cyrchar": "",
    "quotesinglbase": "‚", "textquotesingle": "'", "textquotedbl": '"', "slash": "/",
    "LaTeX": "LaTeX", "TeX": "TeX", "relax": "", "protect": "", "noopsort": "", "newline": " ",
}  # fmt: skip
_MARKUP = {
    "textit": ("<i>", "</i>"),
    "emph": ("<i>", "</i>"),
    "mkbibemph": ("<i>", "</i>"),
    "textsl": ("<i>", "</i>"),
    "textbf": ("<b>", "</b>"),
    "mkbibbold": ("<b>", "</b>"),
    "textsuperscript": ("<sup>", "</sup>"),
    "textsubscript": ("<sub>", "</sub>"),
    "textsc": ('<span style="font-variant:small-caps;">', "</span>"),
    "enquote": ("“", "”"),
    "mkbibquote": ("“", "”"),
}
_SWITCHES = {"em": "textit", "it": "textit", "itshape": "textit", "bf": "textbf",
             "bfseries": "textbf", "sc": "textsc", "scshape": "textsc", "sl": "textit"}  # fmt: skip
_BARE = words(
    """
    mbox text textrm textup textnormal texttt uppercase MakeUppercase nocite url path
    nolinkurl textsf bibstring foreignlanguage ensuremath rm tt normalfont upshape
    """
)
"""Commands whose argument stands for itself."""
_ESCAPED = frozenset("&%$#_{} /-")
_DASHES_AND_QUOTES = (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"))
_SWITCH = re.compile(r"\\([A-Za-z]+)\s*")
_COMMAND = re.compile(r"\\([A-Za-z]+|.?)", re.DOTALL)
_DEEPEST = 60
_DOTLESS = {"ı": "i", "ȷ": "j"}


def text_of(latex: str) -> str:
    r"""A value of BibTeX as text; a command that is not known stays as it is written.

    >>> text_of(r"Jos{\'e} {\O}sterg{\aa}rd: \emph{50\% of {NATO}}, 1991--94")
    'José Østergård: <i>50% of NATO</i>, 1991–94'
    """
    # Most values hold nothing of LaTeX at all.
    if not any(sign in latex for sign in "\\{}$~-`'"):
        return latex
    return unicodedata.normalize("NFC", _Decoder(latex).whole())


class _Decoder:
    """Reads a value from left to right; never fails, whatever it is given."""

    def __init__(self, latex: str) -> None:
        self.latex = latex
        self.at = 0
        self.depth = 0

    def whole(self) -> str:
        parts = [self.group()]
        while self.at < len(self.latex):  # a closing brace too many
            self.at += 1
            parts.append(self.group())
        return "".join(parts)

    def group(self) -> str:
        """What stands up to a closing brace or the end."""
        parts: list[str] = []
        closing: list[str] = []
        while self.at < len(self.latex) and self.latex[self.at] != "}":
            sign = self.latex[self.at]
            if sign == "\\":
                switch = _SWITCH.match(self.latex, self.at)
                if switch and switch[1] in _SWITCHES:
                    self.at = switch.end()
                    start, end = _MARKUP[_SWITCHES[switch[1]]]
                    parts.append(start)
                    closing.insert(0, end)
                else:
                    parts.append(self.command())
            elif sign == "{":
                parts.append(self.braced())
            else:
                parts.append(self.plain())
        return "".join(parts + closing)

    def braced(self) -> str:
        """A group in braces, which themselves say nothing."""
        self.at += 1
        self.depth += 1
        found = self.group() if self.depth < _DEEPEST else ""
        self.depth -= 1
        self.at += self.at < len(self.latex)
        return found

    def plain(self) -> str:
        for written, meant in _DASHES_AND_QUOTES:
            if self.latex.startswith(written, self.at):
                self.at += len(written)
                return meant
        sign = self.latex[self.at]
        self.at += 1
        if sign == "~":
            return "\u00a0"
        # Mathematics is read for its letters: `$5$th`, `CO$_2$`.
        return "" if sign == "$" else sign

    def argument(self) -> str:
        """The next group, command or character."""
        while self.at < len(self.latex) and self.latex[self.at] == " ":
            self.at += 1
        if self.at >= len(self.latex) or self.latex[self.at] == "}":
            return ""
        if self.latex[self.at] == "{":
            return self.braced()
        return self.command() if self.latex[self.at] == "\\" else self.plain()

    def command(self) -> str:
        start = self.at
        word = _COMMAND.match(self.latex, self.at)
        assert word is not None
        name, self.at = word[1], word.end()
        self.depth += 1
        try:
            if self.depth > _DEEPEST:
                return ""
            return self._meant(name, start)
        finally:
            self.depth -= 1

    def _meant(self, name: str, start: int) -> str:
        if name in _ACCENTS and (not name.isalpha() or self._has_argument()):
            base = self.argument()
            base = _DOTLESS.get(base[:1], base[:1]) + base[1:]
            return (
                unicodedata.normalize("NFC", base[:1] + _ACCENTS[name] + base[1:]) if base else ""
            )
        if name in _ESCAPED:
            return "" if name in "/-" else name
        if name in _LETTERS:
            # A blank after a command of letters ends it and is not printed; so does `{}`.
            self._skip_end()
            return _LETTERS[name]
        if name in _MARKUP:
            first, last = _MARKUP[name]
            return first + self.argument() + last
        if name == "href":
            self.argument()
            return self.argument()
        if name in _BARE:
            return self.argument()
        if name == "\\":
            return " "
        written = self.latex[start : self.at]
        if self.at < len(self.latex) and self.latex[self.at] == "{":
            return f"{written}{{{self.braced()}}}"
        return written

    def _has_argument(self) -> bool:
        return self.at < len(self.latex) and self.latex[self.at] in " {\\"

    def _skip_end(self) -> None:
        if self.latex.startswith("{}", self.at):
            self.at += 2
            return
        while self.at < len(self.latex) and self.latex[self.at] == " ":
            self.at += 1


_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
    **{sign: f"\\{sign}" for sign in "&%$#_"},
}
_TAGS = {
    "<i>": r"\textit{",
    "<b>": r"\textbf{",
    "<sup>": r"\textsuperscript{",
    "<sub>": r"\textsubscript{",
    '<span style="font-variant:small-caps;">': r"\textsc{",
    '<span class="nocase">': "{",
}
_TAG = re.compile("|".join([*map(re.escape, _TAGS), "</i>", "</b>", "</sup>", "</sub>", "</span>"]))


def latex_of(text: str, *, protect: bool = False) -> str:
    r"""Text as a value of BibTeX: letters stay as they are, special characters are escaped.

    Args:
        text: Text, perhaps with the markup of CSL.
        protect: Whether words with capitals are put into braces, so that no style makes them
            small; for titles.

    >>> latex_of("Profit & loss in <i>Nagorno-Karabakh</i>", protect=True)
    'Profit \\& loss in \\textit{{Nagorno-Karabakh}}'
    """
    parts: list[str] = []
    opened = 0
    at = 0
    for tag in _TAG.finditer(text):
        parts.append(_escaped(text[at : tag.start()], protect=protect, first=not at))
        at = tag.end()
        if tag[0] in _TAGS:
            parts.append(_TAGS[tag[0]])
            opened += 1
        elif opened:
            parts.append("}")
            opened -= 1
    parts.append(_escaped(text[at:], protect=protect, first=not at))
    return "".join(parts) + "}" * opened


def _escaped(text: str, *, protect: bool, first: bool) -> str:
    if not protect:
        return "".join(_SPECIAL.get(sign, sign) for sign in text)
    parts: list[str] = []
    at = 0
    for word in re.finditer(r"[\w'’-]+", text):
        parts.append(_escaped(text[at : word.start()], protect=False, first=False))
        written = _escaped(word[0], protect=False, first=False)
        inner = word[0][1:] if first and not word.start() else word[0]
        capital = any(sign.isupper() for sign in inner)
        parts.append(f"{{{written}}}" if capital else written)
        at = word.end()
    parts.append(_escaped(text[at:], protect=False, first=False))
    return "".join(parts)
