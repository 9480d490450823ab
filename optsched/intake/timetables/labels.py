"""Whose time it is: classes, teachers and grades as headers, titles and sheet names write them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from optsched.intake.timetables.clocks import spans_in
from optsched.intake.words import REMEMBERED, clean

_TITLES = r"(?:Ms|Mrs|Mr|Miss|Mx|Dr|Sra|Sr|Srta|Señora|Señor|Maestra|Maestro|Coach)\b\.?"
_NO_NAME = (
    r"(?!(?i:schedule|class|timetable|room|homeroom|horario|grade|daily|weekly|master|kinder(?:garten)?|preschool"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth)\b|(?:PK|TK|K)-?[A-Z\d]\b)"
)
_NAME = rf"[^\W\d_][\w'’\-]*(?:\s+{_NO_NAME}[^\W\d_][\w'’\-]*)?"
_TEACHER = re.compile(rf"{_TITLES}\s*(?:[A-Z]\.\s*)?{_NAME}")
_REVERSED = re.compile(r"[^\W\d_][\w'’\-]+,\s*[^\W\d_]\w*\.?")
_CODE = re.compile(r"(?:(?:PK|TK|Pre-?K|K|\d{1,2})\s?-?\s?[A-Z]|[A-Z]?K\d|\d{1,2}[-.]\d{1,2}|\d{1,2}[A-Za-zА-Яа-я]\d?)")
_OF_TITLES = re.compile(r"\b(?:schedule|timetable|daily|weekly|week|master|for|of)\b", re.IGNORECASE)
_ORDINAL = r"(?P<ordinal>\d{1,2})(?:st|nd|rd|th)"
_WORDS = ("kindergarten", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
_GRADE = re.compile(
    rf"(?:{_ORDINAL}(?:\s+grade)?|gr(?:ade)?\.?\s*(?P<number>PK|TK|K|\d{{1,2}})|(?P<word>{'|'.join(_WORDS)})(?:\s+grade)?"
    r"|(?P<kinder>K|PK|TK|Pre-?K|Kinder))",
    re.IGNORECASE,
)
_HALF = re.compile(r"(?<![\d:.]\s)(?<![\d:.])\b([AP])\.?M\b\.?", re.IGNORECASE)
_KINDER = re.compile(r"\b(?:PK|TK|K|Pre-?K|kinder|kindergarten|preschool)\b", re.IGNORECASE)
"""Where AM and PM are halves of a day: two classes of one teacher and room."""
_ROOM = re.compile(r"(?:room|rm\.?|portable)\s*#?\s*\w+", re.IGNORECASE)
_SCHOOL = re.compile(
    r"(?:.*\S\s+)?(?:school|elementary|primary|middle school|high school|academy|magnet|charter)\b.*", re.I
)
_OF_A_TABLE = re.compile(
    r"(?<=\S)\s+(?:(?:master|daily|weekly|bell|class|classroom|lunch|recess|specials?|rotation|building|time)[\s/&-]+)*"
    r"(?:schedules?|timetables?)$",
    re.IGNORECASE,
)
_NAMELESS = re.compile(r"(?:(?:the|our|whole|all|elementary|primary|middle|high|junior|school)\b\s*)*", re.IGNORECASE)
_SCHOOL_YEAR = re.compile(r"\b(?:SY\s*)?(?:20\d\d|2\d)\s*[-–/]\s*(?:20)?[23]\d\b", re.IGNORECASE)


@dataclass(frozen=True)
class Label:
    """A class as it is named: any of its name, teacher and grade, and the half of the day. `seen` is the whole text."""

    name: str = ""
    teacher: str = ""
    grade: str = ""
    room: str = ""
    seen: str = ""
    half: str = ""

    @property
    def is_class(self) -> bool:
        return bool(self.name or self.teacher or self.grade)

    def joined(self, other: "Label") -> "Label":
        """Return what both say of one class, this one first; a plain word beside a grade or a number is the teacher."""
        words = [each.seen for each in (self, other) if not each.is_class and not each.room]
        plain = next((seen for seen in words if not seen.isdecimal()), "")
        return Label(
            self.name or other.name,
            self.teacher or other.teacher or plain,
            self.grade or other.grade,
            self.room or other.room,
            clean(f"{self.seen} {other.seen}"),
            self.half or other.half,
        )

    @property
    def class_name(self) -> str:
        """The class's name: its own, else its teacher's, else its grade as written, else the text itself."""
        name = self.name or self.teacher or self.grade
        return clean(f"{name} {self.half}") if name else self.seen


@lru_cache(REMEMBERED)
def label_of(text: str) -> Label:
    """Read `2B`, `Ms. Lopez`, `2B (Lopez)`, `Grade 2 - Lopez, M.`, `3rd Grade`; what remains is part of a name."""
    seen = clean(text)
    rest = _without_times(seen)
    parts: dict[str, str] = {}
    half = _HALF.search(rest) if _KINDER.search(rest) else None
    if half:
        rest = _without(rest, half)
    for name, pattern in (("teacher", _TEACHER), ("room", _ROOM)):
        match = pattern.search(rest)
        if match and name not in parts:
            parts[name] = re.sub(r"['’]s\b.*", "", match[0])
            rest = _without(rest, match)
    pieces = [piece for piece in re.split(r"[()\[\]/|]|\s[-–—:]\s|\s*[:–—]\s*", rest) if piece.strip(" .-–—:")]
    for piece in (each.strip(" -–—:") for each in pieces):
        if _REVERSED.fullmatch(piece) and "teacher" not in parts:
            parts["teacher"] = piece
            continue
        for each in re.split(r",\s", piece):
            _sort(each.strip(" ."), parts)
    name, teacher, grade, room = (parts.get(each, "") for each in ("name", "teacher", "grade", "room"))
    return Label(name, teacher, grade, room, seen, f"{half[1].upper()}M" if half else "")


def _without_times(text: str) -> str:
    for found in reversed(spans_in(text)):
        text = f"{text[: found.first]} | {text[found.last :]}"
    return text


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]} | {text[match.end() :]}"


def _sort(piece: str, parts: dict[str, str]) -> None:
    """Decide what a piece of a label is; a word after a class's code is its teacher."""
    stripped = re.sub(r"^(?:class|homeroom|hr|section|teacher)\b[:\s]*", "", piece, flags=re.IGNORECASE).strip()
    if _GRADE.fullmatch(without := _OF_A_TABLE.sub("", stripped)):
        stripped = without
    if not stripped:
        return
    if _GRADE.fullmatch(stripped):
        parts.setdefault("grade", stripped)
        return
    if _CODE.fullmatch(stripped):
        parts.setdefault("name", stripped)
        return
    words = stripped.split()
    if len(words) > 1 and _CODE.fullmatch(words[0]) and "name" not in parts:
        parts["name"] = words[0]
        parts.setdefault("teacher", " ".join(words[1:]))
    elif len(words) > 1 and _CODE.fullmatch(words[-1]) and "name" not in parts:
        parts["name"] = words[-1]
        if not _OF_TITLES.search(piece):
            parts.setdefault("teacher", " ".join(words[:-1]))
    elif len(words) == 1 and words[0][0].isalpha() and ("name" in parts or "grade" in parts):
        parts.setdefault("teacher", stripped)


def is_code(text: str) -> bool:
    """Tell whether a text is a class's code such as 2B, and nothing more."""
    return _CODE.fullmatch(clean(text)) is not None


def is_kindergarten(text: str) -> bool:
    """Tell whether a text is a grade without a number: `K`, `Pre-K`."""
    return _KINDER.fullmatch(clean(text)) is not None


def school_of(text: str) -> str:
    """Return the school that a title names: a line with the word School, Elementary and the like; else nothing.

    What follows behind a dash is no part of it, as in `Lincoln Elementary - Room use`, and neither is a school year,
    nor `Master Schedule` behind a name.
    """
    seen = clean(_SCHOOL_YEAR.sub(" ", text)).strip(" ,-–—|()")
    named = _OF_A_TABLE.sub("", seen)
    seen = seen if _NAMELESS.fullmatch(named) else named
    parts = re.split(r"(\s[-–—|]\s)", seen)
    ends = [at for at in range(0, len(parts), 2) if _SCHOOL.fullmatch(parts[at])]
    seen = "".join(parts[: ends[-1] + 1]) if ends else seen
    return (
        seen if len(seen) < 60 and _SCHOOL.fullmatch(seen) and not re.search(r"\bschedule\b|grade", seen, re.I) else ""
    )
