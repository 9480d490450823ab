"""Therapists with their hours and duties, students with their own times, pairs and wishes: rows -> domain."""

import re
from collections import defaultdict
from typing import Any

from optsched.contract import HOURS, PAIRS, PREFERENCES, STUDENT_TIMES, STUDENTS, THERAPISTS, WORK
from optsched.domain import (
    ClassKey,
    Duty,
    Hours,
    Pair,
    Preference,
    SchoolClass,
    Source,
    Student,
    StudentTime,
    Therapist,
    Window,
)
from optsched.domain.cycle import clock
from optsched.intake.cells import cells_text
from optsched.intake.codes import Code
from optsched.intake.desk import Desk
from optsched.intake.forms import HoursRow, PairRow, PreferenceRow, StudentRow, StudentTimeRow, TherapistRow, WorkRow
from optsched.intake.names import First
from optsched.intake.words import key_of, likely


def read_therapists(desk: Desk) -> tuple[Therapist, ...]:
    """Read Therapists with their Hours."""
    hours = _read_hours(desk)
    first, found = First("therapist"), []
    for row in desk.rows(TherapistRow, THERAPISTS):
        name = desk.therapists.add(row.name)
        if not first.is_new(name, row.source, desk.log) or not desk.span(
            row, row.lunch_from, row.lunch_to, "Lunch from", "Lunch to"
        ):
            continue
        written = (row.lunch_from, row.lunch_to)
        lunch = desk.inward(row, *written, f"{name}'s lunch:", "Lunch from", "Lunch to")
        assisted = desk.therapists.find_all(row.assistant_to, row.row.at("Assistant to"), desk.log)
        if name in assisted:
            message = f"{name} cannot be the assistant to {name}."
            desk.log.add(Code.CLASH, message, row.row.at("Assistant to"), seen=row.row.seen("Assistant to"))
        if not hours[name] and desk.is_whole(HOURS):
            message = f"{name} has no row in Hours and can hold no session."
            desk.log.add(Code.NOTHING_OPEN, message, row.source, seen=name)
        found.append(
            Therapist(
                name,
                desk.services.get(row.service) or row.service,
                assisted,
                row.largest_group,
                row.minutes_between,
                row.lunch_minutes,
                *lunch,
                row.longest_run,
                row.most_minutes_a_day,
                tuple(hours[name]),
                row.source,
                None if lunch == written else written,
            )
        )
    return tuple(found)


def _read_hours(desk: Desk) -> dict[str, list[Hours]]:
    found: dict[str, list[Hours]] = defaultdict(list)
    for row in desk.rows(HoursRow, HOURS):
        name = desk.therapists.find(row.therapist, row.row.at("Therapist"), desk.log)
        school = desk.schools.find(row.school, row.row.at("School"), desk.log)
        if name and school and desk.span(row, row.start, row.end):
            start, end = desk.inward(row, row.start, row.end, f"{name}'s hours:")
            if start < end:
                window = desk.window(row.days, row.weeks, (start, end), (row.start, row.end))
                found[name].append(Hours(school, window, row.source))
    return found


def read_duties(desk: Desk) -> tuple[Duty, ...]:
    """Read Work. Without From and To a duty floats over the day; its key is made unique."""
    found: list[Duty] = []
    keys: set[str] = set()
    for row in desk.rows(WorkRow, WORK):
        name = desk.therapists.find(row.therapist, row.row.at("Therapist"), desk.log)
        partner = desk.therapists.find(row.partner, row.row.at("With"), desk.log) if row.partner else None
        school = desk.schools.find(row.school, row.row.at("School"), desk.log) if row.school else None
        if name is None or (row.partner and partner is None):
            continue
        if name == partner:
            desk.log.add(Code.CLASH, f"{name} cannot do {row.what} with {name}.", row.row.at("With"), seen=partner)
            continue
        start = 0 if row.start is None else row.start
        end = 24 * 60 if row.end is None else row.end
        if not desk.span(row, start, end) or (fits := _duty_window(desk, row, start, end)) is None:
            continue
        minutes, window = fits
        key = unique(f"{name} {row.what}", keys)
        per: Any = row.per or row.usual_per
        found.append(Duty(key, name, row.what, minutes, row.times or 1, per, window, partner, school, row.source))
    return tuple(found)


def _duty_window(desk: Desk, row: WorkRow, start: int, end: int) -> tuple[int, Window] | None:
    """Return minutes and window: a duty that fills its window is closed time, one that floats has open time."""
    if row.minutes is None and (row.start is None or row.end is None):
        if any(desk.log.is_told(row.row.at(column)) for column in ("Minutes", "From", "To")):
            return None
        message = f"{row.what} has neither Minutes nor both From and To."
        desk.log.add(Code.EMPTY_CELL, message, row.row.at("Minutes"))
        return None
    minutes = end - start if row.minutes is None else row.minutes
    if minutes == end - start:
        taken = desk.outward(row, start, end, f"{row.what}:")
        return taken[1] - taken[0], desk.window(row.days, row.weeks, taken, (start, end))
    if minutes % desk.cycle.grid:
        minutes += desk.cycle.grid - minutes % desk.cycle.grid
        message = f"{row.what}: {row.minutes} minutes lie off the grid; {minutes} are kept."
        desk.log.add(Code.OFF_GRID, message, row.row.at("Minutes"), seen=row.minutes)
    start, end = desk.inward(row, start, end, f"{row.what}:")
    if minutes > end - start:
        message = f"{row.what} takes {minutes} minutes, but {clock(start)}-{clock(end)} has only {end - start}."
        desk.log.add(Code.OUT_OF_RANGE, message, row.row.at("Minutes"), seen=row.minutes)
        return None
    return minutes, desk.window(row.days, row.weeks, (start, end))


def unique(name: str, taken: set[str]) -> str:
    """Return the name, with a number behind it when it is taken; remember it."""
    found, number = name, 2
    while key_of(found) in taken:
        found, number = f"{name} {number}", number + 1
    taken.add(key_of(found))
    return found


def read_students(desk: Desk) -> tuple[Student, ...]:
    """Read Students; a child without a class is a warning."""
    first, found = First("student"), []
    rows = desk.rows(StudentRow, STUDENTS)
    _warn_full_names(desk, rows)
    for row in rows:
        school = desk.schools.find(row.school, row.row.at("School"), desk.log)
        if not first.is_new(row.code, row.source, desk.log) or school is None:
            continue
        key = desk.class_at(school, row.name, row.row.at("Class")) if row.name else None
        if not row.name and not desk.log.is_told(row.row.at("Class")):
            message = f"{row.code} has no class, and may be pulled out whenever {school} is open."
            desk.log.add(Code.NO_CLASS, message, row.row.at("Class"), seen=row.code)
        found.append(Student(desk.students.add(row.code), school, row.initials, key, row.grade, row.source))
    return tuple(found)


def _warn_full_names(desk: Desk, rows: list[StudentRow]) -> None:
    """Log once for each sheet where codes look like full names; the names themselves are not said again."""
    cells: dict[tuple[str, str], list[Source]] = defaultdict(list)
    for row in rows:
        if looks_like_name(row.code):
            cells[row.source.file, row.source.sheet].append(row.row.at("Student"))
    for where in cells.values():
        said = "A code looks" if len(where) == 1 else f"{len(where)} codes look"
        message = f"{said} like the full name of a child ({cells_text(where)}); codes are shown in every workbook."
        desk.log.add(Code.FULL_NAME, message, where[0], maybe="a code such as S001, with the initials in Initials?")


def looks_like_name(text: str) -> bool:
    """Tell whether a text is two capitalised words of letters.

    >>> [looks_like_name(each) for each in ("John Smith", "Ana O'Hara", "S001", "J. S.", "Student A", "John")]
    [True, True, False, False, False, False]
    """
    words = [re.sub(r"(?<=\w)['’-](?=\w)", "", word) for word in text.split()]
    return len(words) == 2 and all(word.isalpha() and word[0].isupper() and len(word) > 1 for word in words)


def read_student_times(desk: Desk, students: tuple[Student, ...]) -> tuple[StudentTime, ...]:
    """Read Student times: time that the child may use shrinks to the grid, time that is closed grows."""
    school = {each.code: each.school for each in students}
    found = []
    for row in desk.rows(StudentTimeRow, STUDENT_TIMES):
        code = desk.students.find(row.student, row.row.at("Student"), desk.log)
        if code is None or code not in school or not desk.span(row, row.start, row.end):
            continue
        key = desk.class_at(school[code], row.in_class, row.row.at("In class")) if row.in_class else None
        if row.rule is None and not row.in_class:
            message = f"A time of {code} has neither a Rule nor In class, and says nothing."
            desk.log.add(Code.EMPTY_CELL, message, row.row.at("Rule"), maybe="never is meant?")
            continue
        is_open = row.rule in ("allow", "prefer")
        snap = desk.inward if is_open else desk.outward
        start, end = snap(row, row.start, row.end, f"{code} {row.what}".strip() + ":")
        if start < end:
            window = desk.window(row.days, row.weeks, (start, end), (row.start, row.end))
            rule: Any = row.rule
            found.append(StudentTime(code, window, rule, row.what, key, row.source))
    return tuple(found)


def read_pairs(desk: Desk) -> tuple[Pair, ...]:
    """Read Pairs; a rule and its contrary for the same two children are a finding."""
    found: dict[tuple[frozenset[str], str | None], Pair] = {}
    for row in desk.rows(PairRow, PAIRS):
        one = desk.students.find(row.student, row.row.at("Student"), desk.log)
        other = desk.students.find(row.other, row.row.at("With"), desk.log)
        service = desk.services.find(row.service, row.row.at("Service"), desk.log) if row.service else None
        if one is None or other is None or (row.service and service is None):
            continue
        if one == other:
            desk.log.add(Code.CLASH, f"{one} is paired with itself.", row.row.at("With"), seen=other)
            continue
        rule: Any = row.rule
        pair = Pair(one, other, rule, service, row.source)
        known = found.setdefault((frozenset((one, other)), service), pair)
        if known.rule != pair.rule:
            message = f"{one} and {other} are {known.rule} in another row, {known.source}."
            desk.log.add(Code.CLASH, message, row.row.at("Rule"), seen=row.rule)
    return tuple(found.values())


def read_preferences(desk: Desk, classes: tuple[SchoolClass, ...]) -> tuple[Preference, ...]:
    """Read Preferences. Who is a therapist, a school, a teacher (all their classes) or a class."""
    found = []
    named = _classes_by_name(classes)
    for row in desk.rows(PreferenceRow, PREFERENCES):
        who = _who(desk, row, classes, *named)
        if who is None or not desk.span(row, row.start, row.end):
            continue
        snap = desk.inward if row.rule == "best" else desk.outward
        taken = snap(row, row.start, row.end, f"{row.who}:")
        window = desk.window(row.days, row.weeks, taken, (row.start, row.end))
        rule: Any = row.rule
        found.append(Preference(window, rule, **who, source=row.source))
    return tuple(found)


ClassesByName = dict[str, list[ClassKey]]


def _classes_by_name(classes: tuple[SchoolClass, ...]) -> tuple[ClassesByName, ClassesByName]:
    """Return the classes by their teacher, and by their name, alone and behind their school's."""
    taught: ClassesByName = defaultdict(list)
    named: ClassesByName = defaultdict(list)
    for each in classes:
        if each.teacher:
            taught[key_of(each.teacher)].append(each.key)
        named[key_of(each.name)].append(each.key)
        named[key_of(f"{each.school} {each.name}")].append(each.key)
    return taught, named


def _who(
    desk: Desk, row: PreferenceRow, classes: tuple[SchoolClass, ...], by_teacher: ClassesByName, by_name: ClassesByName
) -> dict[str, Any] | None:
    """Find whom a wish is for; a name that fits more than one kind is never guessed."""
    name, seen = row.who, key_of(row.who)
    kinds: dict[str, dict[str, Any]] = {}
    if name in desk.therapists:
        kinds["a therapist"] = {"therapist": desk.therapists.get(name)}
    if name in desk.schools:
        kinds["a school"] = {"school": desk.schools.get(name)}
    taught = tuple(by_teacher.get(seen, ()))
    if taught:
        kinds["a teacher"] = {"classes": taught}
    named = list(dict.fromkeys(by_name.get(seen, ())))
    kinds |= {f"class {key[1]} of {key[0]}": {"classes": (key,)} for key in named}
    if len(kinds) == 1:
        return next(iter(kinds.values()))
    if kinds and set(taught) == set(named):
        return {"classes": taught}
    known = [*desk.therapists.all, *desk.schools.all]
    known += [word for each in classes for word in (each.teacher, each.name) if word]
    if kinds:
        message = f"{name} could be {' or '.join(kinds)}."
        advice = f"write the school in front: {named[0][0]} {named[0][1]}?" if named else ""
        desk.log.add(Code.AMBIGUOUS_NAME, message, row.row.at("Who"), seen=name, maybe=advice)
    else:
        message = f"{name} is no teacher, class, therapist or school."
        desk.log.add(Code.UNKNOWN_NAME, message, row.row.at("Who"), seen=name, maybe=likely(name, known))
    return None
