"""What a row of Sessions says besides, against the district: Minutes, Class and Service only warn."""

from optsched.domain import Placement, Problem
from optsched.domain.timetable import stretches
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.words import Unclear, key_of, whole

LONGEST = 24 * 60


def classes_of(problem: Problem, placement: Placement) -> tuple[str, ...]:
    """Return the classes that a row may name: those that the child is in during the session, and the child's own."""
    student = problem.student[placement.student]
    times = (placement.day, placement.start, placement.end)
    found = [
        part.class_key[1]
        for week in placement.weeks
        for part in stretches(problem, student, week, *times)
        if part.class_key
    ]
    own = [student.school_class[1]] if student.school_class else []
    return tuple(dict.fromkeys((*found, *own)))


def warn_of_contradictions(row: Row, in_class: str, placement: Placement, problem: Problem, log: Log) -> None:
    """Log each of the three columns that is filled and says something else than the mandate or the child's class."""
    mandate = problem.mandate[placement.mandate]
    if _minutes(row) not in ("", str(mandate.minutes)):
        said = f"{mandate.key} has {mandate.minutes} minutes, which are used"
        _warn(row, "Minutes", said, log)
    if key_of(row.seen("Service")) not in ("", key_of(mandate.service)):
        _warn(row, "Service", f"{mandate.key} is a mandate of {mandate.service}, which is used", log)
    known = classes_of(problem, placement)
    if in_class and key_of(in_class) not in map(key_of, known):
        said = f"is in {known[0]} then, which is used" if known else "has no class in Students, and none is used"
        _warn(row, "Class", f"{placement.student} {said}", log)


def _warn(row: Row, column: str, said: str, log: Log) -> None:
    message = f"{column} of {row.sheet} says {row.seen(column)}, but {said}."
    log.add(Code.CONTRADICTS, message, row.at(column), seen=row.seen(column))


def _minutes(row: Row) -> str:
    """Return the minutes of a row in digits, or what stands there instead."""
    try:
        return str(whole(row.values["Minutes"], 0, LONGEST)) if "Minutes" in row.values else ""
    except Unclear:
        return row.seen("Minutes")
