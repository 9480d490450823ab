"""How a school writes clock times, weekdays, class names and periods; one style a sheet."""

from collections.abc import Iterable, Sequence
from datetime import time
from enum import Enum, auto

from timetables.weeks import DAYS, Span, Week

Value = str | int | time


class Clock(Enum):
    """How clock times look."""

    HYPHEN = auto()  # 8:15-9:45
    SPACED = auto()  # 8:15 - 9:45
    EN_DASH = auto()  # 8:15–9:45
    EM_DASH = auto()  # 8:15—9:45
    WORD = auto()  # 8:15 to 9:45
    HALVES = auto()  # 8:15 AM - 9:45 AM
    LAST_HALF = auto()  # 8:15-9:45am
    PADDED = auto()  # 08:15-13:45
    DAY_LONG = auto()  # 8:15-13:45
    POINT = auto()  # 8.15-9.45
    EXCEL = auto()  # a real time, shown as 13:05
    EXCEL_HALVES = auto()  # a real time, shown as 1:05 PM
    EXCEL_TYPED = auto()  # typed as 1:05 in the afternoon: a real time of the night, as schools have them


EXCEL_CLOCKS = (Clock.EXCEL, Clock.EXCEL_HALVES, Clock.EXCEL_TYPED)
TEXT_CLOCKS = tuple(clock for clock in Clock if clock not in EXCEL_CLOCKS)
_BETWEEN = {Clock.SPACED: " - ", Clock.EN_DASH: "–", Clock.EM_DASH: "—", Clock.WORD: " to ", Clock.HALVES: " - "}


def _twelve(at: int) -> int:
    return (at // 60 - 1) % 12 + 1


def _half(at: int) -> str:
    return "am" if at < 12 * 60 else "pm"


def _bare(at: int, clock: Clock) -> str:
    if clock is Clock.PADDED:
        return f"{at // 60:02d}:{at % 60:02d}"
    if clock is Clock.DAY_LONG:
        return f"{at // 60}:{at % 60:02d}"
    return f"{_twelve(at)}{'.' if clock is Clock.POINT else ':'}{at % 60:02d}"


def point(at: int, clock: Clock) -> Value:
    """Write one clock time, as text or as a real time of a cell."""
    if clock is Clock.EXCEL_TYPED:
        return time(_twelve(at), at % 60)
    if clock in EXCEL_CLOCKS:
        return time(at // 60, at % 60)
    half = {Clock.HALVES: f" {_half(at).upper()}", Clock.LAST_HALF: _half(at)}.get(clock, "")
    return _bare(at, clock) + half


def span(stretch: Span, clock: Clock) -> str:
    """Write from when to when as text; where the sheet has real times, with a hyphen."""
    start, end = stretch
    if clock is Clock.HALVES:
        return f"{point(start, clock)}{_BETWEEN[clock]}{point(end, clock)}"
    if clock is Clock.LAST_HALF:
        first = _bare(start, clock) + (_half(start) if _half(start) != _half(end) else "")
        return f"{first}-{point(end, clock)}"
    return f"{_bare(start, clock)}{_BETWEEN.get(clock, '-')}{_bare(end, clock)}"


class DayWords(Enum):
    """How weekdays are called."""

    SHORT = ("Mon", "Tue", "Wed", "Thu", "Fri")
    SHORT_CAPITALS = ("MON", "TUE", "WED", "THU", "FRI")
    MIXED = ("Mon.", "Tues.", "Wed.", "Thurs.", "Fri.")
    LONG = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    CAPITALS = ("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")
    LETTERS = ("M", "T", "W", "Th", "F")
    SPANISH = ("Lunes", "Martes", "Miércoles", "Jueves", "Viernes")
    SPANISH_CAPITALS = ("LUNES", "MARTES", "MIÉRCOLES", "JUEVES", "VIERNES")
    SPANISH_SHORT = ("Lun", "Mar", "Mié", "Jue", "Vie")


_SPANISH = (DayWords.SPANISH, DayWords.SPANISH_CAPITALS, DayWords.SPANISH_SHORT)


def days_text(days: Sequence[int], words: DayWords) -> str:
    """Write one or more weekdays: `Mon`, `Tue & Thu`, `Mon-Thu`, `Mon, Wed & Fri`."""
    names, also = [words.value[day] for day in days], "y" if words in _SPANISH else "&"
    if len(days) > 2 and days[-1] - days[0] == len(days) - 1:
        return f"{names[0]}-{names[-1]}"
    if len(days) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} {also} {names[-1]}"


def days_in_a_row(days: Sequence[int]) -> str:
    """Write weekdays as letters without blanks: `MWF`, `TTh`."""
    return "".join(DayWords.LETTERS.value[day] for day in days)


def is_plain_tuesday(texts: Iterable[str]) -> bool:
    """Say whether a `T` among these letters can only be Tuesday, since Thursday is seen as `Th`."""
    seen = "".join(texts)
    return "Th" in seen or "T" not in seen


class ClassWords(Enum):
    """How a class is called where its teacher is named too."""

    NAME = "{name}"
    TEACHER_NAME = "{teacher} - {name}"
    NAME_TEACHER = "{name} - {teacher}"
    BRACKETS = "{name} ({surname})"
    TWO_LINES = "{name}\n{teacher}"


class NamedBy(Enum):
    """Whether a timetable names the classes, or only their teachers."""

    CLASS = auto()
    TEACHER = auto()


def called(week: Week, name: str, words: ClassWords, named_by: NamedBy) -> str:
    """Write what a class is called on a sheet."""
    teacher = week.teacher(name)
    if named_by is NamedBy.TEACHER:
        return teacher
    return words.value.format(name=name, teacher=teacher, surname=teacher.split()[-1])


class PeriodWords(Enum):
    """How the periods of a day are called."""

    NUMBER = auto()  # 1, a number of the cell
    LETTER = auto()  # P1
    WORD = auto()  # Period 1
    ORDINAL = auto()  # 1st Period
    BLOCK = auto()  # Block A


def period(position: int, words: PeriodWords) -> Value:
    """Write what the period at a position is called; the first is 0."""
    number = position + 1
    if words is PeriodWords.NUMBER:
        return number
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number, "th")
    return {
        PeriodWords.LETTER: f"P{number}",
        PeriodWords.WORD: f"Period {number}",
        PeriodWords.ORDINAL: f"{number}{ending} Period",
        PeriodWords.BLOCK: f"Block {chr(ord('A') + position)}",
    }[words]


EVERY_DAY = tuple(DAYS)
