"""The workbooks as data: every sheet, column and option, with help, defaults and an example.

The reader, the template and the writers all use this; nothing else spells a header.
Standard library only.
"""

from optsched.contract.classes import ACTIVITIES, CLASSES, TIMETABLE
from optsched.contract.common import SERVICES as USUAL_SERVICES
from optsched.contract.examples import EXAMPLE, example_row, is_example_row
from optsched.contract.options import GOALS, OPTIONS, SETTINGS, GoalWeight, Option
from optsched.contract.places import CALENDAR, ROOMS, SCHOOLS, TRAVEL
from optsched.contract.plan import (
    DUTIES,
    FINDINGS,
    LOCKED,
    LUNCH,
    MINUTES,
    MISSED,
    NOT_PLACED,
    PLAN_THERAPISTS,
    SESSIONS,
)
from optsched.contract.services import SERVICES
from optsched.contract.shapes import NUMERIC, Column, Kind, Sheet, fold
from optsched.contract.students import PAIRS, PREFERENCES, STUDENT_TIMES, STUDENTS
from optsched.contract.therapists import HOURS, THERAPISTS, WORK
from optsched.contract.week import ABSENCES, ATTENDANCE, ATTENDANCES, CHANGES, OWED, WEEK_SESSIONS

READ_ME = "Read me first"
"""The instruction sheet of the district workbook; never read."""
START_HERE = "Start here"
"""The first sheet of the plan workbook."""

DISTRICT_SHEETS = (
    OPTIONS,
    SCHOOLS,
    TRAVEL,
    CALENDAR,
    CLASSES,
    TIMETABLE,
    ACTIVITIES,
    THERAPISTS,
    HOURS,
    WORK,
    ROOMS,
    STUDENTS,
    STUDENT_TIMES,
    SERVICES,
    PAIRS,
    PREFERENCES,
    LOCKED,
)
"""The sheets of the district workbook, in order."""

PLAN_SHEETS = (SESSIONS, MINUTES, NOT_PLACED, PLAN_THERAPISTS, MISSED, FINDINGS, DUTIES)
"""The tables of the plan workbook. The pictures of therapists and classes, and Changes, are drawn elsewhere."""

__all__ = [
    "ABSENCES",
    "ACTIVITIES",
    "ATTENDANCE",
    "ATTENDANCES",
    "CALENDAR",
    "CHANGES",
    "CLASSES",
    "DISTRICT_SHEETS",
    "DUTIES",
    "EXAMPLE",
    "FINDINGS",
    "GOALS",
    "HOURS",
    "LOCKED",
    "LUNCH",
    "MINUTES",
    "MISSED",
    "NOT_PLACED",
    "NUMERIC",
    "OPTIONS",
    "OWED",
    "PAIRS",
    "PLAN_SHEETS",
    "PLAN_THERAPISTS",
    "PREFERENCES",
    "READ_ME",
    "ROOMS",
    "SCHOOLS",
    "SERVICES",
    "SESSIONS",
    "SETTINGS",
    "START_HERE",
    "STUDENTS",
    "STUDENT_TIMES",
    "THERAPISTS",
    "TIMETABLE",
    "TRAVEL",
    "USUAL_SERVICES",
    "WEEK_SESSIONS",
    "WORK",
    "Column",
    "GoalWeight",
    "Kind",
    "Option",
    "Sheet",
    "example_row",
    "fold",
    "is_example_row",
]
