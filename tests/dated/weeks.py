"""The small school with a first day, a plan of it, and dates of its calendar."""

from dataclasses import replace
from datetime import date

from instances import place, school_small

from optsched.domain import CalendarEntry, Lunch, Options, Plan, Problem

FIRST = date(2026, 8, 31)
"""A Monday."""
SECOND_WEEK = date(2026, 9, 7)


def school(*calendar: CalendarEntry) -> Problem:
    """Return the small school from August 31, 2026 on. Cal has OT in weeks 1 and 3."""
    return replace(school_small(), options=Options("Small", first_day=FIRST), calendar=calendar)


def planned(problem: Problem) -> Plan:
    """Return a plan of all that is owed, with a lunch for everybody."""
    rows = (
        place(problem, "Ann OT", 0, "9:30"),
        place(problem, "Ben OT", 1, "9:30"),
        place(problem, "Cal OT", 2, "9:30", weeks=(1, 3)),
        place(problem, "Ann Sp", 0, "10:30"),
        place(problem, "Ann Sp", 2, "10:30"),
    )
    days, weeks = problem.cycle.all_days, problem.cycle.all_weeks
    lunches = (Lunch(each.name, weeks, day, 720, 750) for each in problem.therapists for day in days)
    return Plan(rows, lunches=tuple(lunches))


def entry(what: str, when: date = SECOND_WEEK, who: str = "", **rest: object) -> CalendarEntry:
    """Return an entry of the calendar for one day, unless `last` says otherwise."""
    given = {"first": when, "last": when, "who": who, "what": what, **rest}
    return CalendarEntry(**given)  # type: ignore[arg-type]
