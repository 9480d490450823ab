"""Text -> pieces: words, numbers and dates in their order, each phrase of the vocabulary as what it stands for."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from optsched.intake.codes import Code
from optsched.intake.wording.pieces import Is, Piece, is_usual_count, is_usual_length
from optsched.intake.wording.vocabulary import LONGEST, NUMBERS, PHRASES
from optsched.intake.words import Unclear, key_of

MOST_LETTERS = 400
"""A service line has one sentence or two; what is longer is a page."""
_SIGNS = str.maketrans({"×": "x", "*": "x", "–": "-", "—": "-", "‑": "-", "−": "-", "’": "'", "′": "'"})
_BLANKS = "\t\n\r"
_WORDS = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])|[0-9]{1,2}/[0-9]{1,2}/(?:[0-9]{4}|[0-9]{2})(?![0-9/]))"
    r"|(?P<trio>[0-9]{1,2}:[0-9]{1,3}:[0-9]{1,2}(?![0-9:]))"
    r"|(?P<pair>[0-9]+(?::[0-9]+)+)"
    r"|(?P<minus>(?<!\S)-[0-9.]+)"
    r"|(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?![0-9.])|[0-9]*\.[0-9]+|[0-9]+)"
    r"|(?P<x>(?<=[0-9])x(?![^\W\d_])|(?<=[0-9])x(?=(?:week|wk|month|day|year)(?![^\W\d_])))"
    r"|(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)"
    r"|(?P<dash>-)"
    r"|(?P<sign>\S)"
)
_IN_WORDS = "|".join(re.sub(" ", r"[\\s-]+", word) for word in sorted(NUMBERS, key=len, reverse=True))
_TWICE = re.compile(
    rf"(?<![^\W_])(?:(?P<word>{_IN_WORDS})\s*\(\s*(?P<digits>[0-9]{{1,3}})\s*\)"
    rf"|(?P<first>[0-9]{{1,3}})\s*\(\s*(?P<behind>{_IN_WORDS})\s*\))"
)
"""A number in words and digits, as contracts write it."""
_SHARED = re.compile(
    r"^(?P<sum>[0-9]{1,4} *(?:min|minutes?|mins)\b[^()0-9x]*?) *"
    r"\( *(?P<parts>[0-9]{1,2} *x *[0-9]{1,3}) *(?:min|minutes|mins)?(?: each)? *\)"
)
"""A sum, and in brackets the sessions that share it: `60 min/wk (2 x 30)`."""


_APART = re.compile(
    r"(?<=[^\W\d_])(?<!\bindividual)(?<!\bgroup)(?<!\band) / "
    r"(?!per\b|each\b|every\b|or\b|week|wk|day|month|mo\b|year|yr|quarter|cycle|session"
    r"|[0-9]+ (?:day|week|wk|month|session|time))"
)
"""A slash between two facts, as in `2 x wk / 30 min / group`, and not one that means `per`."""


def pieces_of(text: str) -> tuple[Piece, ...]:
    """Split a wording into pieces; raise Unclear where it is no sentence at all."""
    found: list[Piece] = []
    words = list(_words(_sentence(text)))
    at = 0
    while at < len(words):
        length, pieces = _longest(words, at)
        at += length
        if found and _is_unknown(found[-1]) and _is_unknown(pieces[0]):
            pieces = (Piece(Is.STRANGE, f"{found.pop().seen} {pieces[0].seen}"),)
        found.extend(pieces)
    return tuple(found)


def _is_unknown(piece: Piece) -> bool:
    return piece.kind is Is.STRANGE and not piece.why


def _sentence(text: str) -> str:
    if len(text) > MOST_LETTERS:
        message = f"The wording has {len(text)} letters; the sentence of one service line has at most {MOST_LETTERS}."
        raise Unclear(Code.WORDING, message, "only the sentence that says how long and how often?")
    if any(unicodedata.category(letter) in ("Cc", "Cs") and letter not in _BLANKS for letter in text):
        raise Unclear(Code.WORDING, "The wording has signs that are no writing.", "type it again, by hand?")
    lines = (key_of(line).translate(_SIGNS) for line in re.split(r"[\r\n]+", text))
    sentence = _TWICE.sub(_once, " ; ".join(line for line in lines if line))
    sentence = _APART.sub(", ", sentence)
    sentence = _SHARED.sub(r"\g<parts> min = \g<sum>", sentence)
    if not sentence:
        raise Unclear(Code.WORDING, "The wording is empty.", "2 × 30 minutes a week?")
    return sentence


def _once(match: re.Match[str]) -> str:
    """Return `two (2)` and `2 (two)` as 2; where the two differ, as it is."""
    word, digits = match["word"] or match["behind"], match["digits"] or match["first"]
    return digits if NUMBERS[re.sub(r"[\s-]+", " ", word)] == int(digits) else match[0]


def _words(sentence: str) -> Iterator[tuple[str, str]]:
    """Return the words and what they are; a dash counts between numbers or dates only."""
    matches = list(_WORDS.finditer(sentence))
    for at, match in enumerate(matches):
        around = [matches[near].lastgroup for near in (at - 1, at + 1) if 0 <= near < len(matches)]
        if match.lastgroup == "dash" and not (len(around) == 2 and set(around) <= {"number", "date"}):
            continue
        yield match.group(), match.lastgroup or ""


def _longest(words: Sequence[tuple[str, str]], at: int) -> tuple[int, tuple[Piece, ...]]:
    """Return the longest phrase that begins here, and how many words it has."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        known = PHRASES.get(tuple(word for word, _ in words[at : at + length]))
        if known is not None:
            return length, known
    word, what = words[at]
    return 1, _unlisted(word, what)


def _unlisted(word: str, what: str) -> tuple[Piece, ...]:
    """Read a number, a date, or `times:minutes:group size`."""
    if what == "number":
        return (Piece(Is.NUMBER, word, Fraction(word.replace(",", ""))),)
    if what == "date":
        return (_date(word),)
    if what == "trio":
        return _trio(word)
    return (Piece(Is.STRANGE, word),)


def _date(word: str) -> Piece:
    """Read a date, month first; two digits of a year are of this century."""
    if "-" in word:
        year, month, day = map(int, word.split("-"))
    else:
        month, day, year = map(int, word.split("/"))
        year += 2000 if year < 100 else 0
    if found := _day(year, month, day):
        return Piece(Is.DATE, word, day=found)
    swapped = _day(year, day, month)
    choices = ((Piece(Is.DATE, swapped.isoformat(), day=swapped),),) if swapped else ()
    why = f'"{word}" is no date; the month comes first.'
    return Piece(Is.STRANGE, word, why=why, maybe="a date such as 9/30/2026?", choices=choices)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _trio(word: str) -> tuple[Piece, ...]:
    times, minutes, size = map(int, word.split(":"))
    if not (is_usual_count(times) and is_usual_length(minutes) and 1 <= size <= 30):
        return (Piece(Is.STRANGE, word),)
    how = Piece(Is.LARGEST, "", Fraction(size)) if size > 1 else Piece(Is.GROUPING, "", word="individual")
    return (
        Piece(Is.COUNT, word, Fraction(times)),
        Piece(Is.LENGTH, "", Fraction(minutes)),
        how,
        Piece(Is.ASSUMED_WEEK, ""),
    )
