"""Changes of the tiny problem that cases of agreement start from. Import as `from rules.tiny_problems import ...`."""

from dataclasses import replace
from typing import Any

from instances import at, change_mandate
from rules.agreement import tiny

from optsched.domain import Mandate, Pair, Problem, Room, StudentTime, Window
from optsched.model.board import PULL_OUT, PUSH_IN, Bools
from optsched.model.candidates import Candidates


def time(start: str, end: str, weeks: tuple[int, ...] = (1, 2)) -> Window:
    return Window((0,), weeks, at(start), at(end))


def change_student(problem: Problem, code: str, **changes: Any) -> Problem:
    students = tuple(replace(each, **changes) if each.code == code else each for each in problem.students)
    return replace(problem, students=students)


def options(problem: Problem, **changes: Any) -> Problem:
    return replace(problem, options=replace(problem.options, **changes))


def pulled(table: Candidates) -> Bools:
    return table.setting == PULL_OUT


def pushed(table: Candidates) -> Bools:
    return table.setting == PUSH_IN


def pulled_at_nine(table: Candidates) -> Bools:
    marks: Bools = (table.setting == PULL_OUT) & (table.start == at("9:00"))
    return marks


def with_own_time(problem: Problem, start: str, end: str, weeks: tuple[int, ...] = (1, 2), **changes: Any) -> Problem:
    """Give Ann a time of her own."""
    given = {"rule": None, **changes}
    return replace(problem, student_times=(StudentTime("Ann", time(start, end, weeks), **given),))


def around_lunch(**changes: Any) -> Problem:
    """Ann's OT between 10:30 and 12:30; lunch is 11:30-12:00."""
    return change_mandate(tiny("Ann OT", start="10:30", end="12:30"), "Ann OT", **changes)


def open_later(**changes: Any) -> Problem:
    """Ann is in no class, and the school opens at 11:00."""
    problem = change_student(around_lunch(), "Ann", school_class=None, **changes)
    return replace(problem, schools=(replace(problem.schools[0], open=(time("11:00", "14:00"),)),))


def co_treated(*more: Mandate, **changes: Any) -> Problem:
    """Ann's OT and speech are co-treated once a week; speech comes later in the file, so it follows."""
    given = {"times": 1, "co_treat_with": "Ann OT", **changes}
    problem = change_mandate(tiny("Ann OT", "Ann Sp"), "Ann Sp", **given)
    return replace(problem, mandates=(*problem.mandates, *more))


def group(*keys: str, weeks: int = 1) -> Problem:
    """OT of several children once a week, with Rivera, at 9:00 or 9:30 on one day."""
    problem = tiny(*keys, end="10:00", weeks=weeks)
    return replace(problem, mandates=tuple(replace(each, times=1, per="week") for each in problem.mandates))


def five(**changes: Any) -> Problem:
    """Five children with OT, three of them in 2B; `changes` are of Ann's mandate."""
    problem = group("Ann OT", "Ben OT", "Cal OT")
    cal, owed = problem.student["Cal"], problem.mandate["Cal OT"]
    students = tuple(replace(cal, code=code) for code in ("Dan", "Eva"))
    mandates = tuple(replace(owed, key=f"{each.code} OT", student=each.code) for each in students)
    more = replace(problem, students=(*problem.students, *students), mandates=(*problem.mandates, *mandates))
    return change_mandate(more, "Ann OT", **changes)


def with_chen(problem: Problem, *codes: str) -> Problem:
    """These children have speech with Chen instead of OT with Rivera."""
    speech = [replace(each, service="Speech", therapist="Chen") for each in problem.mandates if each.student in codes]
    return replace(problem, mandates=(*(each for each in problem.mandates if each.student not in codes), *speech))


def with_pair(problem: Problem, rule: Any, service: str | None = None) -> Problem:
    return replace(problem, pairs=(Pair("Ann", "Ben", rule, service),))


def with_rooms(problem: Problem, *rooms: Room) -> Problem:
    return replace(problem, rooms=rooms)
