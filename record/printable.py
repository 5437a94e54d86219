"""Which signs can be printed. A letter or a paper is set with the fonts that come with the typesetter, and they do not hold
every sign; what they do not hold would stop the whole paper.
"""

from __future__ import annotations

import re
import unicodedata

# Latin with all its accents, Greek, Cyrillic, and the signs of ordinary writing.
PRINTED = (
    " -~\u00a1-\u00ac\u00ae-\u02af\u0386\u0388-\u038a\u038c\u038e-\u03a1\u03a3-\u04ff\u1e00-\u1eff\u2010-\u2027\u2030-\u2040"
    "\u2044\u2070\u2074-\u2079\u2080-\u2089\u20a0-\u20bf\u2122\u2150\u2151\u2153-\u215f\u2190-\u21ff\u2212\u221e\u2248\u2260\u2264\u2265"
    "\u25a0-\u25ff\u2610\u2611\u2612\u2713\u2717"
)
OTHER = re.compile(f"[^{PRINTED}\n]")
UNKNOWN = "\u25a1"  # an empty box: a letter that is not in our fonts


def printable(text: str) -> str:
    """The same words in signs that are printed: a picture by its name in brackets, an unknown letter as an empty box."""
    whole = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return OTHER.sub(lambda found: _instead_of(found[0]), whole)


def _instead_of(sign: str) -> str:
    kind = unicodedata.category(sign)
    if kind[0] == "Z" or sign == "\t":
        return " "
    if kind[0] in "CM" or kind == "Sk":  # nothing is drawn for it, or it only changes the sign before it
        return ""
    if kind[0] == "S" and (name := unicodedata.name(sign, "")):
        return f"[{name.lower()}]"
    return UNKNOWN
