"""Clock times of periods: from another sheet, from below the timetable, for some days, grades and kinds of day."""

import pytest
from intake.drawn import drawn, lessons_of
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.domain import Severity
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.gather import gather
from optsched.intake.log import Log

WEEK = """
2B | Mon | Tue | Fri
Period 1 | Math | ELA | Art
Period 2 | ELA | Math | PE
Period 3 | PE | Art | Library
"""
REGULAR = """
{}
Period | Start | End
1 | 8:00 | 8:50
2 | 8:55 | 9:45
3 | 9:50 | 10:40
"""
SHORT = """
{}
Period | Start | End
1 | 8:00 | 8:20
2 | 8:25 | 8:45
3 | 8:50 | 9:10
"""


def bells(*texts: str, name: str = "Bells") -> Sheet:
    return drawn("\n\n".join(text.strip("\n") for text in texts), name)


def times(*others: Sheet, day: str) -> list[str]:
    """Return the times of a day of the week above."""
    return [line.split(" | ")[2] for line in lines(drawn(WEEK, "2B"), *others) if f"| {day} |" in line]


USUAL = ["8:00-8:50", "8:55-9:45", "9:50-10:40"]
EARLY = ["8:00-8:20", "8:25-8:45", "8:50-9:10"]


def test_periods_take_their_times_from_another_sheet() -> None:
    other = bells(REGULAR.format("Bell Schedule"))
    assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL] * 3
    assert findings(drawn(WEEK, "2B"), other) == []


def test_a_schedule_for_each_of_two_kinds_of_days() -> None:
    other = bells(REGULAR.format("Monday-Thursday"), SHORT.format("Friday"))
    assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL, USUAL, EARLY]


def test_the_times_of_days_in_columns() -> None:
    other = drawn(
        """
        Period | Mon-Thu | Friday
        1 | 8:00-8:50 | 8:00-8:20
        2 | 8:55-9:45 | 8:25-8:45
        3 | 9:50-10:40 | 8:50-9:10
        """,
        "Bells",
    )
    assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL, USUAL, EARLY]


def test_a_lesson_of_all_days_has_the_times_of_each() -> None:
    week = drawn(WEEK.replace("Math | ELA | Art", "Assembly | < | <"), "2B")
    other = bells(REGULAR.format("Monday-Thursday"), SHORT.format("Friday"))
    assert [line for line in lines(week, other) if "Assembly" in line] == [
        "2B | Fri | 8:00-8:20 | Assembly",
        "2B | Mon Tue | 8:00-8:50 | Assembly",
    ]


def test_the_schedule_of_the_same_sheet_goes_first() -> None:
    sheet = drawn(f"{WEEK.strip()}\n\n{SHORT.format('Bell Schedule').strip()}", "2B")
    found = {line.split(" | ")[2] for line in lines(sheet, bells(REGULAR.format("Bell Schedule")))}
    assert found == set(EARLY)
    assert told(sheet) == []


def test_early_release_does_not_disturb_the_usual_day() -> None:
    for heading in ("Early Release", "Early release bell schedule", "2-Hour Delay", "Minimum Day"):
        other = bells(REGULAR.format("Regular day"), SHORT.format(heading))
        assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL] * 3
    one = bells(REGULAR.format("Bell Schedule"))
    other = bells(SHORT.format("Bell Schedule"), name="Early Release")
    assert times(one, other, day="Mon") == USUAL


def test_a_timetable_of_early_release_takes_its_own_bells_and_no_others() -> None:
    early = drawn(f"Early Release\n{WEEK.strip()}", "2B")
    regular, short = bells(REGULAR.format("")), bells(SHORT.format("Early Release"), name="Short")
    assert {line.split(" | ")[2] for line in lines(early, regular, short)} == set(EARLY)
    assert {each.variant for each in lessons_of(early, regular, short)} == {"early release"}
    assert lines(early, regular) == []
    assert [code for code, _ in told(early, regular)] == ["F102"]


def test_a_schedule_of_a_grade() -> None:
    week = drawn(WEEK.replace("2B", "Grade 2"), "Sheet1")
    other = bells(SHORT.format("Grade 2"), REGULAR.format("Grade 3"))
    assert {line.split(" | ")[2] for line in lines(week, other)} == set(EARLY)


def test_the_schedule_of_another_grade_is_not_taken() -> None:
    week = drawn(WEEK.replace("2B", "Grade 2"), "Sheet1")
    assert lines(week, bells(REGULAR.format("Grade 3"))) == []
    assert [code for code, _ in told(week, bells(REGULAR.format("Grade 3")))] == ["F102"]


def test_schedules_that_contradict_each_other_are_told_and_neither_is_taken() -> None:
    other = bells(REGULAR.format("Bell schedule A"), REGULAR.format("Bell schedule B").replace("8:00", "8:10"))
    assert times(other, day="Mon") == USUAL[1:]  # the two agree on the second and third period
    finding = only(Code.NO_TIME, drawn(WEEK, "2B"), other)
    assert finding.message == (
        "Period 1 has several times: 8:00-8:50 (Bells C3) and 8:10-8:50 (Bells C9). (3 cells: B2, C2, D2)"
    )
    assert finding.maybe == "Maybe say above each bell schedule for which days or grade it is?"


def test_periods_without_any_schedule() -> None:
    finding = only(Code.NO_TIME, drawn(WEEK, "2B"))
    assert finding.message.startswith("Periods such as Period 1, Period 2, Period 3 have no clock times. (9 cells: B2,")
    assert finding.maybe == "Maybe give the file with the bell schedule too?"


def test_a_length_that_does_not_fit_is_told() -> None:
    sheet = drawn(
        """
        Bell Schedule
        Period | Start | End | Duration
        1 | 7:50 | 8:45 | 55
        3/4 | 9:51 | 10:09 | 78
        Lunch A | 11:00 | 11:24 | 24
        """
    )
    assert lines(sheet) == []
    finding = only(Code.TIMES_DISAGREE, sheet)
    assert (finding.source.cell, finding.message) == ("D4", "9:51 to 10:09 is not 78 minutes.")


def test_a_bell_schedule_is_no_timetable() -> None:
    assert lines(bells(REGULAR.format("Ms. Lopez 2B"))) == []
    assert findings(bells(REGULAR.format("Ms. Lopez 2B"))) == []


BESIDE = """
{}
Period | Begin | End | Begin | End
1 | 8:00 | 8:50 | 8:00 | 8:20
2 | 8:55 | 9:45 | 8:25 | 8:45
3 | 9:50 | 10:40 | 8:50 | 9:10
"""


@pytest.mark.parametrize(
    "heads", [" | Regular | < | Early Release | <", " | Regular | | Early Out", "Regular | | | Late Arrival | "]
)
def test_starts_and_ends_of_two_kinds_of_days_beside_each_other(heads: str) -> None:
    other = bells(BESIDE.format(heads))
    assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL] * 3
    assert {each.start for each in lessons_of(drawn(f"Early Release\n{WEEK.strip()}", "2B"), other)} == (
        {480, 505, 530} if "Release" in heads else set()
    )


def test_kinds_of_days_in_columns_are_no_activities() -> None:
    other = drawn(
        """
        Period | Regular | Wednesday Early Release | 2-Hour Delay
        1 | 8:00-8:50 | 8:00-8:20 | 10:00-10:20
        2 | 8:55-9:45 | 8:25-8:45 | 10:25-10:45
        3 | 9:50-10:40 | 8:50-9:10 | 10:50-11:10
        """,
        "Bells",
    )
    assert [times(other, day=day) for day in ("Mon", "Tue", "Fri")] == [USUAL] * 3
    assert lines(other) == []
    finding = only(Code.DAYS_ASSUMED, drawn(WEEK, "2B"), other)
    assert (finding.severity, finding.source.sheet) == (Severity.WARNING, "Bells")
    assert finding.message == "Early release: these times are read as those of every Wed."


BLOCKS = """
Arrival | Morning Work | Morning Work | Morning Work
Block 1 | ELA | ELA | ELA
Block 2 | Math | Math | Math
Lunch | Lunch | Lunch | Lunch
"""


@pytest.mark.parametrize(
    "schedule",
    [
        """
        Regular Day | | | Early Release (Wed)
        Block | Start | End | Block | Start | End
        Arrival | 8:00 | 8:15 | Arrival | 8:00 | 8:15
        Block 1 | 8:15 | 9:45 | Block 1 | 8:15 | 9:15
        Block 2 | 9:45 | 11:15 | Block 2 | 9:15 | 10:15
        Lunch | 11:15 | 12:00 | Lunch | 10:15 | 11:00
        """,
        """
         | Regular | Early Release Wed
        Arrival | 8:00-8:15 | 8:00-8:15
        Block 1 | 8:15-9:45 | 8:15-9:15
        Block 2 | 9:45-11:15 | 9:15-10:15
        Lunch | 11:15-12:00 | 10:15-11:00
        """,
    ],
    ids=["beside each other", "in columns"],
)
def test_a_weekday_with_bells_of_its_own_and_bells_around_the_blocks(schedule: str) -> None:
    week = drawn(f" | Mon | Tue | Wed\n{BLOCKS.strip()}", "2A")
    usual = ["11:15-12:00 | Lunch", "8:00-8:15 | Morning Work", "8:15-9:45 | ELA", "9:45-11:15 | Math"]
    early = ["10:15-11:00 | Lunch", "8:00-8:15 | Morning Work", "8:15-9:15 | ELA", "9:15-10:15 | Math"]
    read = lines(week, drawn(schedule, "Bells"))
    for day, lessons in {"Mon": usual, "Tue": usual, "Wed": early}.items():
        assert [line for line in read if f"| {day} |" in line] == [f"2A | {day} | {lesson}" for lesson in lessons]
    early_week = drawn(f"Early Release\n | Mon | Tue | Wed\n{BLOCKS.strip()}", "2A")
    assert {each.start for each in lessons_of(early_week, drawn(schedule, "Bells"))} == {480, 495, 555, 615}
    assert told(week, drawn(schedule, "Bells")) == [(Code.DAYS_ASSUMED, "D1" if "Start" in schedule else "C1")]


def test_a_sheet_of_bells_is_understood_as_that() -> None:
    other = bells(REGULAR.format("Bell Schedule"))
    log = Log()
    found = gather([drawn(WEEK, "2B"), other], log)
    assert [(part.what, part.bells) for part in found.parts[1:2]] == [("bell schedule", 3)]
    assert Code.SHEET_NOT_READ not in {each.code for each in log.findings}
