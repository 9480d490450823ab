"""Lessons and findings of drawn sheets in words, for tests of single notations."""

from collections.abc import Sequence

from intake.drawn import said

from optsched.domain import Finding, Severity
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.timetables import Lesson, read_timetables
from optsched.intake.timetables.classes import Known, with_classes


def read_all(
    *sheets: Sheet, known: Sequence[Known] = (), schools: Sequence[str] = (), codes: Sequence[str] = ()
) -> tuple[list[Lesson], Log]:
    """Read timetables as the intake does: the lessons with their classes joined, and the log."""
    log = Log()
    lessons = [lesson for each in read_timetables(sheets, log, schools, codes) for lesson in each.lessons]
    return with_classes(lessons, known, {}, log), log


def lines(*sheets: Sheet) -> list[str]:
    """Say the lessons of sheets, a line each: `2B | Mon | 8:00-9:00 | Math`; no day is `-`."""
    return sorted(" | ".join(part or "-" for part in said(each)) for each in read_all(*sheets)[0])


def findings(*sheets: Sheet) -> list[Finding]:
    """Return what was found, notes too."""
    return list(read_all(*sheets)[1].findings)


def told(*sheets: Sheet) -> list[tuple[str, str]]:
    """Return the codes of errors and warnings with the cells they point at."""
    return [(each.code, each.source.cell) for each in findings(*sheets) if each.severity is not Severity.NOTE]


def only(code: Code, *sheets: Sheet) -> Finding:
    """Return the one finding of this code; an error has an advice."""
    found = [each for each in findings(*sheets) if each.code == code.value]
    assert len(found) == 1, found
    assert found[0].severity is not Severity.ERROR or found[0].maybe.startswith("Maybe ")
    return found[0]
