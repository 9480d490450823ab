"""The districts that planners are compared on: families by name, each with its seconds and its seeds.

All come from the demo district, the same for the same seed. At least a third of the default seeds ask for more than
any plan can hold: the even ones of "over-full" by their hours, and all of "planted" by a known number of minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from optsched.domain import Block, Mandate, Problem, School, SchoolClass, Student, Window
from optsched.usecases.demo_district import Shape, demo_problem

OVER_FULL = 1.5
"""A demo district's load, where 1 is tight."""
STUDENTS_FOR_30 = 27
"""Students a therapist at which a demo therapist has 30 mandates."""
PLANTED_CLASS, PLANTED_GRADE = "Planted", 3
CLOSED, OPEN = "Music", "WIN"
"""Activities that no pull-out and no push-in may take, and that any pull-out may."""
SLOT = 30
"""Minutes of a planted session, and of the one stretch of the week that is open to it."""


@dataclass(frozen=True)
class Instance:
    """A district, and the minutes a cycle that must be missing in every plan, where they were planted."""

    problem: Problem
    planted: int | None = None


@dataclass(frozen=True)
class Family:
    """Districts of one kind: `limit` in seconds a district, `seeds` by default from 1, `make` by seed."""

    name: str
    limit: float
    seeds: int
    make: Callable[[int], Instance]

    @property
    def slug(self) -> str:
        """The name as part of a file's name."""
        return self.name.replace(",", "").replace(" ", "-")


def of_shape(therapists: int, students: int = 45) -> Callable[[int], Instance]:
    """Return what makes tight demo districts of one size."""
    return lambda seed: Instance(demo_problem(Shape(therapists, seed, students_per_therapist=students)))


def over_full(seed: int) -> Instance:
    """Return a therapist with half as much again, one by one more than the hours hold; by even seeds nobody shares.

    By odd seeds groups are as in the demo district, and may make room for everybody. By even seeds every session is
    individual, and sessions and fixed duties alone are longer than the hours: minutes are missing in every plan.
    """
    problem = demo_problem(Shape(1, seed, OVER_FULL))
    if seed % 2:
        return Instance(problem)
    alone = tuple(replace(each, grouping="individual", largest_group=None) for each in problem.mandates)
    return Instance(replace(problem, mandates=alone, pairs=()))


def planted(seed: int, students: int = 45) -> Instance:
    """Return a loose district of one therapist with one class, or by even seeds one a school, that has too little time.

    The timetable of a planted class covers the hours of its school. All of it is closed but for half an hour on one
    day of the week, the last of the therapist's day there, when other classes are dismissed or gone. Each of its k
    children owes half an hour a week with the therapist, alone and out of class.

    Bound: a session of such a child lies in that half hour, and fills it. It is individual, so no other is held at
    the same time, and the therapist is the only one who may hold it. So one of k sessions a week has a place, and
    (k - 1) x 30 x weeks minutes are missing in every plan. Classes of two schools have different days: the sums add
    up. Nothing else asks for more than there is; that the bound is met, a plan has to show.
    """
    problem = demo_problem(Shape(1, seed, (0.6, 0.8)[seed % 2], students))
    missing = 0
    for at, day in ((0, 0), (1, 1))[: 1 if seed % 2 else 2]:
        children = 2 + (seed + at) % 3
        problem = with_crowded_class(problem, problem.schools[at], day, children)
        missing += (children - 1) * SLOT * problem.cycle.weeks
    return Instance(problem, missing)


def with_crowded_class(problem: Problem, school: School, day: int, children: int) -> Problem:
    """Add a class with one open half hour a week, and so many children who each need it for themselves."""
    opens, closes = school.open[0].start, school.open[0].end
    therapist, weeks = problem.therapists[0], problem.cycle.all_weeks
    others = tuple(other for other in problem.cycle.all_days if other != day)
    home = SchoolClass(
        school.name,
        PLANTED_CLASS,
        "",
        PLANTED_GRADE,
        blocks=(
            Block(Window(others, weeks, opens, closes), CLOSED),
            Block(Window((day,), weeks, opens, closes - SLOT), CLOSED),
            Block(Window((day,), weeks, closes - SLOT, closes), OPEN),
        ),
    )
    codes = [f"P{problem.schools.index(school) + 1}{number:02d}" for number in range(1, children + 1)]
    return replace(
        problem,
        classes=(*problem.classes, home),
        students=(
            *problem.students,
            *(Student(code, school.name, "P.P.", home.key, PLANTED_GRADE) for code in codes),
        ),
        mandates=(
            *problem.mandates,
            *(
                Mandate(
                    f"{code} {therapist.service}",
                    code,
                    therapist.service,
                    SLOT,
                    1,
                    "week",
                    therapist=therapist.name,
                    setting="pull-out",
                    grouping="individual",
                )
                for code in codes
            ),
        ),
    )


FAMILIES = (
    Family("one, 30 mandates", 15.0, 10, of_shape(1, students=STUDENTS_FOR_30)),
    Family("one, 50 mandates", 60.0, 10, of_shape(1)),
    Family("one, over-full", 60.0, 10, over_full),
    Family("one, planted", 30.0, 10, planted),
    Family("seven", 240.0, 3, of_shape(7)),
    Family("forty", 480.0, 1, of_shape(40)),
)


def family_of(name: str) -> Family:
    """Return a family by its name or slug; raise ValueError, with the names there are, for any other."""
    found = next((each for each in FAMILIES if name in (each.name, each.slug)), None)
    if found is None:
        raise ValueError(f"There is no family {name!r}, only {', '.join(each.slug for each in FAMILIES)}.")
    return found
