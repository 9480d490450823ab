"""What a district holds, counted per school, therapist, class and service."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from optsched.domain import Mandate, Problem
from optsched.domain.cycle import merged


@dataclass(frozen=True)
class SchoolCount:
    """A school; `therapists` are those with hours there."""

    school: str
    classes: int
    students: int
    therapists: int
    mandates: int


@dataclass(frozen=True)
class TherapistCount:
    """A therapist; `asked` minutes per cycle of the mandates that name the therapist, `hours` in minutes per cycle."""

    therapist: str
    service: str
    schools: tuple[str, ...]
    mandates: int
    asked: int
    hours: int


@dataclass(frozen=True)
class ClassCount:
    """A class; `mandates` of its children, `blocks` of its timetable."""

    school: str
    name: str
    students: int
    mandates: int
    blocks: int


@dataclass(frozen=True)
class ServiceCount:
    """A service; `asked` minutes per cycle, `by_date` mandates that have no whole number of sessions in a cycle."""

    service: str
    therapists: int
    students: int
    mandates: int
    asked: int
    by_date: int


def asked_minutes(problem: Problem, mandates: Iterable[Mandate]) -> int:
    """Return the minutes that mandates ask for in one cycle; those by date, later or ended count nothing."""
    owed = problem.demand
    return sum(owed[each.key].sessions * each.minutes for each in mandates if each.key in owed)


def hours_minutes(problem: Problem, therapist: str) -> int:
    """Return the minutes of a therapist's hours in one cycle, each minute once."""
    return sum(
        end - start
        for week in problem.cycle.all_weeks
        for day in problem.cycle.all_days
        for start, end in merged([(start, end) for _, start, end in problem.hours_shown_on(therapist, week, day)])
    )


def schools(problem: Problem) -> tuple[SchoolCount, ...]:
    """Count the schools, in their order."""
    classes = Counter(each.school for each in problem.classes)
    students = Counter(each.school for each in problem.students)
    mandates = Counter(problem.student[each.student].school for each in problem.mandates)
    therapists = Counter(school for held in problem.schools_of.values() for school in held)
    return tuple(
        SchoolCount(each.name, classes[each.name], students[each.name], therapists[each.name], mandates[each.name])
        for each in problem.schools
    )


def therapists(problem: Problem) -> tuple[TherapistCount, ...]:
    """Count the therapists, in their order."""
    named: dict[str, list[Mandate]] = {each.name: [] for each in problem.therapists}
    for each in problem.mandates:
        if each.therapist is not None:
            named[each.therapist].append(each)
    return tuple(
        TherapistCount(
            each.name,
            each.service,
            tuple(sorted(problem.schools_of[each.name])),
            len(named[each.name]),
            asked_minutes(problem, named[each.name]),
            hours_minutes(problem, each.name),
        )
        for each in problem.therapists
    )


def classes(problem: Problem) -> tuple[ClassCount, ...]:
    """Count the classes, in their order."""
    students = Counter(each.school_class for each in problem.students)
    mandates = Counter(problem.student[each.student].school_class for each in problem.mandates)
    return tuple(
        ClassCount(*each.key, students[each.key], mandates[each.key], len(each.blocks)) for each in problem.classes
    )


def services(problem: Problem) -> tuple[ServiceCount, ...]:
    """Count the services, in the order in which the mandates name them."""
    rows: dict[str, list[Mandate]] = {}
    for each in problem.mandates:
        rows.setdefault(each.service, []).append(each)
    givers = Counter(each.service for each in problem.therapists)
    by_date = Counter(each.service for each in problem.by_date)
    return tuple(
        ServiceCount(
            service,
            givers[service],
            len({each.student for each in found}),
            len(found),
            asked_minutes(problem, found),
            by_date[service],
        )
        for service, found in rows.items()
    )
