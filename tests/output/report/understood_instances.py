"""What was understood of the files of a school: three classes, one with weeks A and B and an overlap, and findings."""

from collections.abc import Iterable

from optsched.domain import Finding, Findings, Severity, Source
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.understood import BlockRead, LineToReview, PartRead, Understood, WordRead

TIMES, LINES = "Master schedule 2025-26.xlsx", "caseload.csv"
SHEETS = {"1A": "Grade 1", "2B": "Grade 2", "K": "Kindergarten"}
DAY = (
    ("Morning meeting", 480, 495),
    ("Reading workshop", 495, 585),
    ("Recess", 585, 600),
    ("Math", 600, 660),
    ("Lunch", 660, 690),
    ("Writing", 690, 735),
    ("Science / Social Studies", 735, 790),
    ("Specials", 790, 835),
    ("Pack up", 835, 840),
)
TEACHERS = {"1A": "Ms. Park", "2B": "Mrs. Lopez", "K": "Mr. O'Hara"}


def cell(sheet: str, row: int, column: int = 1) -> Source:
    return Source(TIMES, sheet, f"{'ABCDEFGH'[column]}{row}")


def a_class(name: str, lessons: Iterable[tuple[str, int, int]] = DAY) -> list[BlockRead]:
    """Return a week with the same lessons on every day, each with its own cell."""
    return [
        BlockRead(
            "Lincoln", name, TEACHERS[name], (day,), start, end, activity, cell(SHEETS[name], 4 + row, 1 + column)
        )
        for column, day in enumerate(WEEKDAYS)
        for row, (activity, start, end) in enumerate(lessons)
    ]


def block(activity: str, start: int, end: int, day: str = "Mon", weeks: str = "", variant: str = "") -> BlockRead:
    """Return a block of 2B whose cell is told by its start."""
    days = (day,) if day else ()
    source = cell(SHEETS["2B"], start)
    return BlockRead("Lincoln", "2B", TEACHERS["2B"], days, start, end, activity, source, weeks, variant=variant)


def finding(
    code: str, severity: Severity, message: str, place: str = "", seen: str = "", maybe: str = "", file: str = TIMES
) -> Finding:
    source = Source(file, SHEETS["2B"] if file == TIMES else "", place) if place else Source(file)
    return Finding(code, severity, message, seen, maybe, source)


def findings() -> Findings:
    """Forty findings: nine unknown teachers in one spelling, empty cells, times, a few words, notes."""
    found = [
        finding("F50", Severity.ERROR, f"{name} is no teacher of Lincoln.", f"B{row}", name, "Maybe Mrs. Lopez?", LINES)
        for row, name in enumerate(["Mrs Lopes"] * 7 + ["mrs lopes", "Lopes"], 2)
    ]
    found += [
        finding("F30", Severity.ERROR, f"Row {row} has no Minutes.", f"F{row}", "", "Maybe fill it in?", LINES)
        for row in range(20, 32)
    ]
    found += [
        finding("F104", Severity.WARNING, f"The cell says 8:{row}, but stands at 9:00.", f"C{row}", f"8:{row}")
        for row in range(10, 20)
    ]
    found += [
        finding("F54", Severity.ERROR, "ELD has no row in Activities.", f"D{row}", "ELD", "Maybe Activities?")
        for row in range(5, 11)
    ]
    found += [
        finding("F90", Severity.NOTE, "Birthdate is not needed for a plan and was not read.", "", file=LINES),
        finding("F107", Severity.NOTE, "No day is named: it is read as every day.", "A1"),
        finding("F14", Severity.NOTE, "2 hidden rows were read.", "A1"),
    ]
    return Findings(tuple(found))


def a_school() -> Understood:
    """Return 3 classes with 138 blocks, 86 service lines, 40 findings, two words that are not known."""
    second = [each for each in a_class("2B") if not (each.days == ("Wed",) and each.activity == "Math")]
    second += [
        block("Music", 600, 660, "Wed", "A"),
        block("Art", 600, 660, "Wed", "B"),
        block("ELD", 700, 745, "Thu"),
        block("Assembly", 480, 540, "Fri", variant="Minimum day"),
    ]
    blocks = (*a_class("1A"), *second, *a_class("K"))
    columns = (
        ("Name", "Student", Source(LINES, "", "A1")),
        ("Birthdate", "not needed, dropped", Source(LINES, "", "B1")),
        ("Frequency", "Wording", Source(LINES, "", "C1")),
    )
    timetables = (PartRead("timetable", Source(TIMES, sheet, "A3"), 46) for sheet in SHEETS.values())
    known = [(word, word) for word, *_ in DAY] + [("ELD", ""), ("wkshp?", "")]
    cells = {word: tuple(each.source for each in blocks if each.activity == word) for word, _ in known}
    words = tuple(WordRead(word, meant, cells[word] or (cell("Grade 1", 30),)) for word, meant in known)
    review = (
        LineToReview(
            Source(LINES, "", "C14"), "30 min 2x alternating", "Every how many weeks is not said.", "1 of 2 weeks?"
        ),
    )
    return Understood(
        (TIMES, LINES),
        (*timetables, PartRead("service lines", Source(LINES, "", "A1"), 86, columns)),
        blocks,
        words,
        review,
        ("The hours of the therapists: no file has a sheet Hours.", "The rooms of Lincoln."),
        findings(),
    )


def nothing() -> Understood:
    return Understood((), (), (), (), (), (), Findings())
