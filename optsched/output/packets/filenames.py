"""Names of files that Windows, and everybody else, can have."""

import re
import unicodedata
from collections.abc import Iterable

LONGEST = 100
"""Letters of a name without its ending: folders above it and Windows' 260 leave room for more, old zip tools do not."""
MOST_BYTES = 200
"""Other systems count bytes, at most 255, and letters may take several."""
_RESERVED = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')


def file_names(wishes: Iterable[str], ending: str = ".xlsx") -> list[str]:
    """Turn wishes into names of files in one folder, each unlike all others in any case.

    >>> file_names(["Lincoln K/1", "lincoln k-1", "CON", "..."])
    ['Lincoln K-1.xlsx', 'lincoln k-1 (2).xlsx', 'CON_.xlsx', 'packet.xlsx']
    """
    used: set[str] = set()
    names = []
    for wish in wishes:
        stem = _clean(wish)
        name, number = stem, 2
        while (folded := unicodedata.normalize("NFKC", name).casefold()) in used:
            tail = f" ({number})"
            name, number = _cut(stem, len(tail)) + tail, number + 1
        used.add(folded)
        names.append(name + ending)
    return names


def _clean(wish: str) -> str:
    text = _FORBIDDEN.sub("-", unicodedata.normalize("NFC", wish))
    stem = _cut(re.sub(r"\s+", " ", text).strip(" .")) or "packet"
    first, dot, rest = stem.partition(".")
    return f"{first}_{dot}{rest}" if _RESERVED.fullmatch(first.strip()) else stem


def _cut(text: str, spare: int = 0) -> str:
    cut = text[: LONGEST - spare]
    while len(cut.encode("utf-8")) > MOST_BYTES - spare:
        cut = cut[:-1]
    return cut.rstrip(" .")
