"""The small school and a second one, Oak, 20 minutes away, where Rivera may also be; Dee is a child there."""

from dataclasses import replace

from instances import LINCOLN, change_therapist, school_small, window

from optsched.domain import Duty, Hours, Mandate, Problem, School, Student

OAK = "Oak"


def two_schools(*duties: Duty, **rivera: object) -> Problem:
    """Give Rivera 8:00-14:00 at both schools (the optimizer chooses), no lunch, and Dee of Oak weekly."""
    problem = school_small()
    problem = replace(
        problem,
        schools=(*problem.schools, School(OAK, (window("8:00", "14:00"),))),
        travel=((LINCOLN, OAK, 20),),
        students=(*problem.students, Student("Dee", OAK, "D.", None, 2)),
        mandates=(*problem.mandates, Mandate("Dee OT", "Dee", "OT", 30, 1, "week", therapist="Rivera")),
        duties=duties,
    )
    hours = tuple(Hours(school, window("8:00", "14:00")) for school in (LINCOLN, OAK))
    return change_therapist(problem, "Rivera", **{"hours": hours, "lunch_minutes": 0, **rivera})
