"""The rows about the district: options, schools, ways, dates, classes, timetables, activities, rooms."""

from collections.abc import Iterable
from typing import Any

from optsched.domain import ActivityRule, Problem, SchoolClass
from optsched.usecases.demo_district.words import Row, days_text, grade_text, when


def options(problem: Problem) -> Iterable[Row]:
    options, cycle = problem.options, problem.cycle
    values: tuple[tuple[str, Any], ...] = (
        ("District", options.district),
        ("First day", options.first_day),
        ("Plan for", options.plan_for),
        ("Weeks in cycle", cycle.weeks),
        ("Days", days_text(cycle.all_days, cycle)),
        ("Grid minutes", cycle.grid),
        ("Grade span in a group", options.grade_span),
        ("Unequal lengths in a group", "yes" if options.unequal_lengths else None),
        ("Most therapy minutes a child a day", options.most_therapy_minutes_a_day),
        ("Lunch owed from hours", options.lunch_owed_from_hours),
    )
    return ({"Option": name, "Value": value} for name, value in values if value is not None)


def schools(problem: Problem) -> Iterable[Row]:
    return (
        {
            "School": each.name,
            "Days": days_text(window.days, problem.cycle),
            "Opens": window.start,
            "Closes": window.end,
        }
        for each in problem.schools
        for window in each.open
    )


def travel(problem: Problem) -> Iterable[Row]:
    return ({"From": one, "To": other, "Minutes": minutes} for one, other, minutes in problem.travel)


def calendar(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Date": each.first,
            "Until": each.last if each.last != each.first else None,
            "Who": each.who,
            "What": each.what,
            "From": each.start,
            "To": each.end,
            "Variant": each.variant,
            "Cover by": each.cover_by,
        }
        for each in problem.calendar
    )


def classes(problem: Problem) -> Iterable[Row]:
    return (
        {**_class(each), "Visits at once": each.visits_at_once} for each in problem.classes if each.visits_at_once != 1
    )


def _class(each: SchoolClass) -> Row:
    return {"School": each.school, "Class": each.name, "Teacher": each.teacher, "Grade": grade_text(each.grade)}


def timetable(problem: Problem) -> Iterable[Row]:
    return (
        {**_class(each), **when(block.window, problem.cycle), "Activity": block.activity, "Where": block.where}
        for each in problem.classes
        for block in each.blocks
    )


def activities(problem: Problem) -> Iterable[Row]:
    return (_activity(each) for each in problem.activities)


def _activity(rule: ActivityRule) -> Row:
    row: Row = {
        "Activity": rule.activity,
        "School": rule.school,
        "Grades": ", ".join(grade_text(grade) for grade in rule.grades),
        "Pull-out": rule.pull_out.name.lower(),
        "Push-in": rule.push_in.name.lower(),
        "Core": "yes" if rule.core else "no",
    }
    row |= {f"Pull-out {service}": level.name.lower() for service, level in rule.pull_out_by_service}
    row |= {f"Push-in {service}": level.name.lower() for service, level in rule.push_in_by_service}
    return row
