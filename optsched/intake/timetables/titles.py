"""What stands around a timetable and holds for all of it: class, school, days, weeks, variant."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from optsched.domain import Source
from optsched.intake.timetables.clocks import spans_in
from optsched.intake.timetables.content import weeks_of
from optsched.intake.timetables.days import Days, days_of, is_weak
from optsched.intake.timetables.labels import Label, label_of, school_of
from optsched.intake.timetables.page import Cell, Page
from optsched.intake.words import clean, key_of

_VARIANT = re.compile(
    r"(?:(?:one|two|three|[123])[\s-](?:hour|hr)\.?[\s-])?"
    r"(?:delay(?:ed)?\b(?: opening| start)?|late[\s-](?:start|arrival)|early[\s-](?:release|dismissal|out))"
    r"|minimum day|half[\s-]day|short(?:ened)? day|assembly",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]{3,}(?:[ '’-][^\W\d_]{2,}){0,2}")
_NO_NAMES = re.compile(
    r"\b(?:sheet|schedules?|timetables?|master|bells?|specials?|lunch|daily|weekly|table|page|list|hoja|tabelle|feuil|лист"
    r"|arkusz|copy|draft|new|final|times?|rooms?|class|classes|teachers?|grades?|elementary|school|week|day|year|semester"
    r"|results?|data|test|fall|spring|winter|summer|all|main|sample|example|music|art|library|gym|computer|stem|guidance"
    r"|recess|reading|math|science|writing|spanish|office|notes|key|legend)\b",
    re.IGNORECASE,
)
_USUAL = re.compile(r"full|regular|normal|typical", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:principal|office|phone|questions|call|secretary|nurse|counsel\w*|superintendent)\b", re.IGNORECASE
)
_WORDS = re.compile(r"\b(?:schedules?|timetable|horario|plan|master|bell|day|week|of|for|the)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Titles:
    """What a table's titles, its sheet's name and its file's name say."""

    label: Label = field(default_factory=Label)
    label_source: Source | None = None
    days: Days = ()
    weeks: str = ""
    school: str = ""
    variant: str = ""


def titles_of(page: Page, cells: Sequence[Cell], schools: Sequence[str] = ()) -> Titles:
    """Read the cells above a table, the nearest first, and then the name of its sheet and file."""
    sheet = page.sheet.source()
    rows = _rows(cells)
    beside = {cell: row for row in rows.values() for cell in row}
    texts = [(line, page.source(cell), beside[cell]) for cell in cells for line in cell.text.split("\n")]
    texts.append((page.sheet.title, sheet, []))
    said = page.said
    label = Label(said.class_name, said.teacher, said.grade, "", said.class_name or said.teacher or said.grade)
    label_source = sheet if label.is_class else None
    days: Days = days_of(said.days) if said.days else ()
    weeks, school, variant = said.weeks, said.school, said.variant
    for text, source, row in texts:
        school = school or school_in(text, schools)
        found_variant = _VARIANT.search(text)
        variant = variant or (clean(found_variant[0]).lower() if found_variant else "")
        weeks = weeks or weeks_of(text)[0]
        days = days or (days_of(text) if page.is_of_days else ()) or _days_in(_VARIANT.sub(" ", text))
        found = label_of("" if _OFFICE.search(text) else text)
        if not label.is_class and found.is_class and not _names_several(row) and not school_in(text, schools):
            label, label_source = _with_those_beside(found, row), source
    of_sheet = label_of(page.sheet.title)
    if not label.name and of_sheet.name and of_sheet.teacher and key_of(of_sheet.teacher) == key_of(label.teacher):
        label = label.joined(of_sheet)
    if not label.is_class and is_a_name(page.sheet.name):
        label, label_source = Label(seen=clean(page.sheet.name)), sheet
    return Titles(label, label_source, days, weeks, school, variant)


def _rows(cells: Sequence[Cell]) -> dict[int, list[Cell]]:
    rows: dict[int, list[Cell]] = {}
    for cell in cells:
        rows.setdefault(cell.first[0], []).append(cell)
    return rows


def _names_several(row: Sequence[Cell]) -> bool:
    """Tell whether a row of titles names more than one class: nobody can say which of them a table is of."""
    return len({key_of(name) for cell in row if (name := label_of(cell.text).name)}) > 1


def _with_those_beside(label: Label, row: Sequence[Cell]) -> Label:
    """Add the teacher to the class, or the class to the teacher, that stands beside it in a row of titles."""
    for cell in row:
        other = label_of(cell.text)
        is_more = bool(other.name) != bool(label.name) or bool(other.teacher) != bool(label.teacher)
        are_two = (other.name and label.name) or (other.teacher and label.teacher)
        if other.is_class and is_more and not are_two:
            label = label.joined(other)
    return label


def is_a_name(sheet: str) -> bool:
    """Tell whether a sheet's name may be a teacher's: `Lopez`, and neither `Sheet1`, `Schedule` nor `Music`."""
    return bool(_NAME.fullmatch(clean(sheet))) and not _NO_NAMES.search(sheet) and not days_of(sheet)


def variant_of(text: str) -> str | None:
    """Return the kind of day that a heading names, empty for the usual one; None where it names none.

    `Early Release (1:30)` is a kind of day, `Early release 1:30-2:00 Math` is a lesson.
    """
    rest = _VARIANT.sub(" ", text)
    found = _VARIANT.search(text)
    for each in reversed(spans_in(rest)):
        rest = rest[: each.first] + rest[each.last :]
    words = _WORDS.sub(" ", rest).strip(" ()-–—:.,")
    if found is None:
        return "" if _USUAL.fullmatch(words) else None
    return clean(found[0]).lower() if not words else None


def names_kind_of_day(text: str) -> bool:
    """Tell whether a heading names a kind of day, maybe among other words: `Wednesday Early Release`, `Regular`."""
    return _VARIANT.search(text) is not None or variant_of(text) is not None


def school_in(text: str, schools: Sequence[str]) -> str:
    """Return the school that a text names: one of the known ones, else a line that reads like one."""
    seen = f" {key_of(text)} "
    known = [school for school in schools if f" {key_of(school)} " in seen]
    return known[0] if len(known) == 1 else school_of(text)


def _days_in(text: str) -> Days:
    """Return the days that a title names, alone or among other words; single letters are no days there."""
    rest = clean(_WORDS.sub(" ", text)).strip(" :-–—")
    if (rest != text or not is_weak(rest)) and (whole := days_of(rest)):
        return whole
    found = [days for part in re.split(r"\s[-–—|:]\s|[()]", text) if not is_weak(part) and (days := days_of(part))]
    return found[0] if len(found) == 1 else ()
