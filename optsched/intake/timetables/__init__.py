"""Timetables as schools really send them -> lessons.

The way of a sheet: `page` spreads its merged cells and says what each may stand for (`clocks`, `days`, `periods`,
`labels`; `points` are times such as 8.30, `named_periods` periods such as Lunch B, `bare_grades` K 1 2,
`worded_times` Recess (9:40-10:00)); `lines` finds the rows and columns of days and times, `anchors` which of them
head a table, `grids` those tables with their `headings` and `edges` (`crosswise` those with times across, `untimed`
lessons whose time is not understood), `titles` what stands around them. `sheet` reads all of it: `spots` are the
filled cells of a grid (`axis` and `slices` have their times), `reading` makes lessons of them (with `lesson_times`;
`day_columns` are days among classes, `specialists` titles that say the activity), `lists` reads a long list (by its
`list_heads` and `list_times`), `times_by_activity` a table whose cells are times, `lines_of_text` a teacher's page,
`content` one cell, and `unread` names what is left over. `bells` has the clock times of periods, `classes` joins the
names of one class, `clashes` finds two lessons at one time, and `rows` makes rows of the contract. What is not
understood is a finding, never a guess.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.recipe import Recipe
from optsched.intake.timetables.bare_grades import with_bare_grades
from optsched.intake.timetables.bells import Bells, bells_of
from optsched.intake.timetables.days import days_of
from optsched.intake.timetables.lessons import Lesson, Notes, Understood
from optsched.intake.timetables.named_periods import with_named_periods
from optsched.intake.timetables.page import FEWEST_OF_DAYS, days_in_rows, page_of
from optsched.intake.timetables.points import with_points
from optsched.intake.timetables.sheet import read_sheet
from optsched.intake.timetables.worded_times import with_worded_times

__all__ = ["Lesson", "Understood", "read_timetables"]


def read_timetables(
    sheets: Sequence[Sheet],
    log: Log,
    schools: Sequence[str] = (),
    codes: Sequence[str] = (),
    recipe: Recipe | None = None,
) -> list[Understood]:
    """Read every sheet that holds a timetable, and name last those that hold bells alone.

    `schools` and `codes` (names of classes) are known from elsewhere.
    """
    said = recipe or Recipe()
    of_days: dict[str, set[str]] = defaultdict(set)
    for sheet in sheets:
        of_days[sheet.file] |= {*days_of(sheet.title), *days_in_rows(sheet)}
    pages = [
        page_of(sheet, said.sheet(sheet.title, sheet.file), len(of_days[sheet.file]) >= FEWEST_OF_DAYS)
        for sheet in sheets
    ]
    notes = [Notes(log) for _ in pages]
    pages = [with_points(page, mine) for page, mine in zip(pages, notes, strict=True)]
    pages = with_named_periods([with_bare_grades(with_worded_times(page)) for page in pages])
    bells = Bells(
        tuple(bell for page, mine in zip(pages, notes, strict=True) for bell in bells_of(page, schools, mine))
    )
    known = frozenset(code.casefold() for code in codes)
    found: list[Understood] = []
    alone: list[Understood] = []
    for page, mine in zip(pages, notes, strict=True):
        read = [_on_weekdays(each, mine) for each in read_sheet(page, bells, tuple(schools), known, mine)]
        rings = [] if read else bells.at(page.sheet.source())
        alone += [Understood("bell schedule", each.source, bells=len(rings)) for each in rings[:1]]
        found += read
        mine.tell()
    return [*found, *alone]


def _on_weekdays(understood: Understood, notes: Notes) -> Understood:
    """Leave out Saturdays and Sundays: only the other days are planned."""
    lessons: list[Lesson] = []
    for lesson in understood.lessons:
        days = tuple(day for day in lesson.days if day not in ("Sat", "Sun"))
        if days != lesson.days:
            message = "Only Monday to Friday are planned: Saturday and Sunday were not read."
            notes.add(Code.CELL_NOT_READ, message, lesson.source)
        if days or not lesson.days:
            lessons.append(lesson if days == lesson.days else replace(lesson, days=days))
    return replace(understood, lessons=tuple(lessons))
