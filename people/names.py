"""How names are compared: without accents, case, hyphens and apostrophes. For searches, never for display."""

import unicodedata

# Letters that stand whole in Unicode: taking accents off does not reach them.
WHOLE_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})
SHORTEST_WITH_A_SLIP = 3  # of two letters, one wrong could be anything
LONGEST_KEY = 60  # letters; no word of a name is longer, and what is typed may be
# "O'Brien" is also written "OBrien"; "Soto-Vega" also "Soto Vega".
SIGNS = str.maketrans({"'": "", "’": "", "‘": "", "`": "", "ʼ": "", ".": " ", ",": " ", "-": " ", "‐": " ", "–": " "})


def folded(text: str) -> str:
    """`text` as it is compared: "  Núñez-O’Neil " becomes "nunez oneil"."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return " ".join(bare.translate(WHOLE_LETTERS).translate(SIGNS).split())


def name_keys(text: str) -> set[str]:
    """What a name is looked up by where one letter may be wrong: each of its words, and each word with one letter left out.

    Two words that differ by one letter (another, one more, one less, two changed places) have a key in common, so an
    equality finds slips on any database. Words of one or two letters stand for themselves only.
    """
    words = (word[:LONGEST_KEY] for word in folded(text).split())
    return {key for word in words for key in (word, *_shortened(word))}


def is_near(typed: str, word: str) -> bool:
    """Whether two folded words are the same but for one letter. A common key alone would let two letters differ."""
    if typed == word:
        return True
    if min(len(typed), len(word)) < SHORTEST_WITH_A_SLIP or abs(len(typed) - len(word)) > 1:
        return False
    if len(typed) != len(word):
        shorter, longer = sorted((typed, word), key=len)
        return shorter in _shortened(longer)
    differing = [place for place in range(len(word)) if typed[place] != word[place]]
    if len(differing) == 1:
        return True
    first, last = differing[0], differing[-1]
    return len(differing) == 2 and last == first + 1 and typed[first] == word[last] and typed[last] == word[first]


def _shortened(word: str) -> set[str]:
    if len(word) < SHORTEST_WITH_A_SLIP:
        return set()
    return {word[:place] + word[place + 1 :] for place in range(len(word))}
