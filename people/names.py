"""How names are compared: without accents, case, hyphens and apostrophes. For searches, never for display."""

import unicodedata

# Letters that stand whole in Unicode: taking accents off does not reach them.
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
# "O'Brien" is also written "OBrien"; "Soto-Vega" also "Soto Vega".
SIGNS = str.maketrans({"'": "", "’": "", "‘": "", "`": "", "ʼ": "", ".": " ", ",": " ", "-": " ", "‐": " ", "–": " "})


def folded(text: str) -> str:
    """`text` as it is compared: "  Núñez-O’Neil " becomes "nunez oneil"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(bare.translate(WHOLE_LETTERS).translate(SIGNS).split())
