"""The rows about people: therapists, hours, work, children, service lines, pairs and wishes."""

from collections.abc import Iterable

from optsched.domain import AssistantShare, Cycle, Mandate, Problem
from optsched.usecases.demo_district.words import Row, grade_text, weeks_text, when


def therapists(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Therapist": each.name,
            "Service": each.service,
            "Assistant to": ", ".join(each.assistant_to),
            "Largest group": each.largest_group,
            "Minutes between sessions": each.minutes_between,
            "Lunch minutes": each.lunch_minutes,
            "Lunch from": each.lunch_from,
            "Lunch to": each.lunch_to,
            "Longest run": each.longest_run,
            "Most minutes a day": each.most_minutes_a_day,
        }
        for each in problem.therapists
    )


def hours(problem: Problem) -> Iterable[Row]:
    return (
        {"Therapist": each.name, "School": hours.school, **when(hours.window, problem.cycle)}
        for each in problem.therapists
        for hours in each.hours
    )


def work(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Therapist": each.therapist,
            "With": each.partner,
            "What": each.what,
            "Minutes": each.minutes,
            "Times": each.times,
            "Per": each.per,
            "School": each.school,
            **when(each.window, problem.cycle),
        }
        for each in problem.duties
    )


def rooms(problem: Problem) -> Iterable[Row]:
    return (
        {
            "School": each.school,
            "Room": each.name,
            "Sessions at once": each.at_once,
            "Services": ", ".join(each.services),
            **(when(window, problem.cycle, weeks=False) if window else {}),
        }
        for each in problem.rooms
        for window in (each.open or (None,))
    )


def students(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Student": each.code,
            "Initials": each.initials,
            "School": each.school,
            "Class": each.school_class[1] if each.school_class else "",
            "Grade": grade_text(each.grade),
        }
        for each in problem.students
    )


def student_times(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Student": each.student,
            **when(each.window, problem.cycle),
            "What": each.what,
            "Rule": each.rule,
            "In class": each.in_class[1] if each.in_class else "",
        }
        for each in problem.student_times
    )


IN_WORDS = 10
"""One plain line in so many carries the IEP's own sentence as well."""


def services(problem: Problem) -> Iterable[Row]:
    for number, each in enumerate(problem.mandates):
        plain = each.per == "week" and each.weeks is None and number % IN_WORDS == 0
        yield {**_service(each, problem.cycle), "Wording": _wording(each) if plain else None}


def _wording(line: Mandate) -> str:
    return f"{line.minutes} minutes {'once' if line.times == 1 else f'{line.times} times'} per week"


def _service(line: Mandate, cycle: Cycle) -> Row:
    return {
        "Mandate": line.key,
        "Student": line.student,
        "Service": line.service,
        "Kind": line.kind,
        "Therapist": line.therapist,
        "Assistant": _assistant(line.assistant),
        "Minutes": line.minutes,
        "Times": line.times,
        "Per": line.per,
        "Weeks": weeks_text(line.weeks, cycle),
        "Setting": line.setting if line.is_direct else None,
        "Push-in share": line.push_in_share,
        "Push-in during": ", ".join(line.push_in_during),
        "Alternates with": line.alternates_with,
        "Grouping": line.grouping if line.is_direct else None,
        "Largest group": line.largest_group,
        "Goal": line.goal,
        "Days apart": line.days_apart if line.days_apart != 1 else None,
        "Minutes apart": line.minutes_apart if line.minutes_apart != 60 else None,
        "Co-treat with": line.co_treat_with,
        "Starts": line.starts,
        "Ends": line.ends,
    }


def _assistant(share: AssistantShare) -> str:
    if share.some == 0:
        return "no"
    return "may" if share.some == share.of else f"{share.some} of {share.of}"


def pairs(problem: Problem) -> Iterable[Row]:
    return (
        {"Student": each.student, "With": each.other, "Service": each.service, "Rule": each.rule}
        for each in problem.pairs
    )


def locked(problem: Problem) -> Iterable[Row]:
    return (
        {
            "Session": each.session,
            "Mandate": each.mandate,
            "Weeks": weeks_text(each.weeks, problem.cycle),
            "Day": problem.cycle.days[each.day],
            "From": each.start,
            "To": each.end,
            "School": each.school,
            "Therapist": each.therapist,
            "Setting": each.setting,
            "Place": each.place,
            "Student": each.student,
        }
        for each in problem.locked
    )


def preferences(problem: Problem) -> Iterable[Row]:
    for each in problem.preferences:
        teachers = [problem.school_class[key].teacher for key in each.classes]
        for who in (*teachers, each.therapist, each.school):
            if who:
                yield {"Who": who, **when(each.window, problem.cycle), "Rule": each.rule}
