"""The pieces that wordings are made of: what kind each is, what was written, and what it stands for."""

from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from fractions import Fraction


class Is(Enum):
    """Kinds of pieces. The first are small, as words are; the last are facts, which a phase is read from."""

    NUMBER = auto()
    UNIT = auto()
    TIMES = auto()
    X = auto()
    PERIOD = auto()
    DAYS = auto()
    WEEKS = auto()
    CYCLE = auto()
    EVERY = auto()
    FIRST = auto()
    PER_WORD = auto()
    PERCENT = auto()
    EQUALS = auto()
    IN_ALL = auto()
    DASH = auto()
    TO = auto()
    OR = auto()
    DATE = auto()
    BEGINNING = auto()
    ENDING = auto()
    NOT_OVER = auto()
    STRANGE = auto()
    OF = auto()
    SESSION = auto()
    FILLER = auto()
    NEXT = auto()
    LENGTH = auto()
    COUNT = auto()
    PER = auto()
    TOTAL = auto()
    ASSUMED_WEEK = auto()
    SHARE = auto()
    IN_WEEKS = auto()
    SETTING = auto()
    KIND = auto()
    OBSERVATION = auto()
    GROUPING = auto()
    LARGEST = auto()
    START = auto()
    END = auto()
    SERVICE = auto()


SILENT = frozenset((Is.OF, Is.SESSION, Is.FILLER))
"""Kinds that say nothing more once all is put together."""

FACTS = frozenset(
    (
        *(Is.LENGTH, Is.COUNT, Is.PER, Is.TOTAL, Is.ASSUMED_WEEK, Is.SHARE, Is.IN_WEEKS, Is.SETTING, Is.KIND),
        *(Is.OBSERVATION, Is.GROUPING, Is.LARGEST, Is.START, Is.END, Is.SERVICE),
    )
)


@dataclass(frozen=True)
class Piece:
    """One piece of a wording. `number` is minutes, a count or a size; `word` is a period, a setting and the like.

    `of` is the second number of a share of weeks, or the days of a cycle; `why` and `maybe` say what is unclear
    about a strange piece; `choices` are the pieces it may stand for.
    """

    kind: Is
    seen: str = ""
    number: Fraction = Fraction(0)
    word: str = ""
    of: int = 0
    day: date | None = None
    why: str = ""
    maybe: str = ""
    choices: tuple[tuple["Piece", ...], ...] = ()

    @property
    def whole(self) -> int:
        """The number as a whole one; 0 where it is none."""
        return int(self.number) if self.number.denominator == 1 else 0


_MOST_TIMES, _SHORTEST, _LONGEST, _STEP = 5, 10, 90, 5


def is_usual_count(times: int) -> bool:
    """Tell whether a number without a word may be a number of sessions."""
    return 1 <= times <= _MOST_TIMES


def is_usual_length(minutes: int) -> bool:
    """Tell whether a number without a word may be the length of a session."""
    return _SHORTEST <= minutes <= _LONGEST and minutes % _STEP == 0


def fact(kind: Is, pieces: tuple[Piece, ...], number: int | Fraction = 0, word: str = "", of: int = 0) -> Piece:
    """Put pieces together to one that remembers what was written."""
    seen = " ".join(each.seen for each in pieces if each.seen)
    return Piece(kind, seen, Fraction(number), word, of)
