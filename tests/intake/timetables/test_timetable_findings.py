"""What is not understood is told: each code with a sheet that draws it, and nothing is silently wrong."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.domain import Severity
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code

TABLE = "Time | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"


def test_f100_a_cell_that_is_not_understood() -> None:
    finding = only(Code.CELL_UNCLEAR, drawn("2B\n" + TABLE.replace("Math", "Class 1 M-Comp T-PE")))
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, "B3")
    assert finding.message == "Class 1 in this cell is not understood."
    assert finding.maybe == "Maybe write one activity into the cell?"


def test_f101_a_table_without_a_class() -> None:
    finding = only(Code.NO_CLASS_NAMED, drawn(TABLE))
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, "B2")
    assert finding.message == "The timetable does not say whose it is."
    assert finding.maybe == "Maybe write the class or teacher above it, or name the sheet so?"
    assert lines(drawn(TABLE)) == []


def test_f101_a_table_under_two_classes() -> None:
    below = "\n\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"
    assert only(Code.NO_CLASS_NAMED, drawn(f"\n | 2A | 2B{below}")).source.cell == "B4"
    assert {line.split()[0] for line in lines(drawn(f"\n | 2A | Ms. Lopez{below}"))} == {"2A"}


def test_f101_a_list_and_a_page_without_a_class() -> None:
    listed = only(Code.NO_CLASS_NAMED, drawn("Day | Start | End | Subject\nMon | 8:00 | 9:00 | Math"))
    assert (listed.message, listed.source.cell) == ("The list does not say whose time it is.", "D2")
    page = only(Code.NO_CLASS_NAMED, drawn("8:00-9:00 Math\n9:00-10:00 ELA\n10:00-10:30 PE"))
    assert page.message == "The page does not say whose it is. (3 cells: A1, A2, A3)"


def test_f101_a_room_with_something_that_is_no_class() -> None:
    sheet = drawn(
        """
        Monday
        Time | Room 1 | Room 2
        8:00-9:00 | 2A Math | 2B ELA
        9:00-10:00 | 2A ELA | Reserved
        10:00-11:00 | 2A Art | 2B Math
        """
    )
    assert len(lines(sheet)) == 5
    finding = only(Code.NO_CLASS_NAMED, sheet)
    assert (finding.source.cell, finding.message) == ("C4", "This cell names no class, as the others of the table do.")


def test_f102_a_time_that_is_not_understood() -> None:
    sheet = drawn("2B | Mon | Tue\n8:00-8:45 | Math | ELA\n8:45-8:30 | Art | PE\n9:30-10:15 | PE | Art")
    finding = only(Code.NO_TIME, sheet)
    assert (finding.source.cell, finding.seen) == ("B3", "Art")
    assert finding.message == "8:45-8:30 is not understood as a time. (2 cells: B3, C3)"
    assert finding.maybe == "Maybe write it as 8:30-9:15?"
    assert len(lines(sheet)) == 4


def test_f102_a_time_at_the_head_of_a_column_that_is_not_understood() -> None:
    sheet = drawn("Time | 2A | 2B\n10:15 – 10:3 | Math | ELA\n10:45-11:00 | Art | PE\n11:00-11:30 | PE | Art")
    assert [cell for _, cell in told(sheet)] == ["B2"]
    assert len(lines(sheet)) == 4


def test_f102_nobody_says_when_the_last_lesson_ends() -> None:
    sheet = drawn("2B | Mon | Tue\n8:00 | Math | ELA\n9:00 | Art | PE\n9:45 | PE | Dismissal")
    finding = only(Code.NO_TIME, sheet)
    assert (finding.source.cell, finding.message) == ("B4", "It is not said when this ends.")
    assert len(lines(sheet)) == 4


def test_f103_a_length_that_is_not_shown() -> None:
    sheet = drawn("Time | 1A | 1B\n8:00 | Math | ELA\n8:05\n8:10 | Art | PE\n8:15\n8:20 | PE | Art\n8:25\n8:30")
    finding = only(Code.LENGTH_UNCLEAR, sheet)
    assert finding.severity is Severity.ERROR
    assert finding.message.startswith(
        "It is not shown how long this lesson is: the cells below are empty. (6 cells: B2"
    )
    assert finding.maybe == "Maybe merge its cells, or write its time into it?"
    assert lines(sheet) == []


def test_f104_a_cell_whose_own_time_contradicts_its_row() -> None:
    finding = only(Code.TIMES_DISAGREE, drawn("2B\n" + TABLE.replace("Art", "Art 11:00-11:30")))
    assert (finding.severity, finding.source.cell, finding.seen) == (Severity.WARNING, "B4", "Art 11:00-11:30")
    assert finding.message == "The cell says 11:00-11:30, but stands at 9:00-10:00; its own time was read."


def test_f104_a_length_that_does_not_fit_in_a_list() -> None:
    sheet = drawn("Class | Day | Start | End | Subject | Minutes\n2A | Mon | 8:00 | 9:00 | Math | 45")
    finding = only(Code.TIMES_DISAGREE, sheet)
    assert (finding.source.cell, finding.message) == ("F2", "8:00 to 9:00 is not 45 minutes.")
    assert lines(sheet) == ["2A | Mon | 8:00-9:00 | Math"]


def test_f104_an_activity_in_a_list_with_a_time_of_its_own() -> None:
    finding = only(Code.TIMES_DISAGREE, drawn("Class | Day | Time | Subject\n2A | Mon | 8:00-9:00 | Math 8:15-8:45"))
    assert (finding.source.cell, finding.seen) == ("D2", "Math 8:15-8:45")


@pytest.mark.parametrize(
    ("times", "cell", "seen"),
    [
        (("8:00-8:45", "8:45-9:30", "8:30-10:15", "10:15-10:30", "10:30-11:00"), "A4", "8:30-10:15"),
        (("8:00-8:45", "8:45-9:30", "10:15-10:30", "9:30-10:15", "10:30-11:00"), "A5", "9:30-10:15"),
        (("8:00", "8:45", "9:30", "9:15", "10:30", "11:00"), "A5", "9:15"),
    ],
)
def test_f104_times_that_run_backwards(times: tuple[str, ...], cell: str, seen: str) -> None:
    sheet = drawn("\n".join(["2B | Mon | Tue", *(f"{time} | Work {at} | Work {at}" for at, time in enumerate(times))]))
    found = [each for each in findings(sheet) if each.code == Code.TIMES_DISAGREE.value]
    assert [(each.source.cell, each.seen) for each in found] == [(cell, seen)]
    assert found[0].message.startswith(f"{seen} stands behind ")
    assert found[0].maybe == "Maybe another time is meant?"


def test_f104_days_one_below_the_other_do_not_run_backwards() -> None:
    sheet = drawn(
        """
        Day | Time | 2A
        Mon | 8:00-9:00 | Math
         | 9:00-10:00 | PE
        Tue | 8:00-9:00 | ELA
         | 9:00-10:00 | Math
        """
    )
    assert findings(sheet) == []
    assert len(lines(sheet)) == 4


def test_f105_what_stands_beside_and_below_is_named_once_a_sheet() -> None:
    finding = only(Code.CELL_NOT_READ, drawn("2B\n" + TABLE + " | | sub folder\n\n* bring recorder\nNo PE on 9/4"))
    assert (finding.severity, finding.source.cell) == (Severity.NOTE, "E4")
    assert finding.message == "This cell was not read. (3 cells: E4, A6, A7)"
    assert finding.seen == "sub folder"


def test_f105_heads_titles_legends_and_empty_marks_are_read() -> None:
    sheet = drawn(
        """
        Lincoln Elementary
        2026-2027
        2B

        Time | Mon | Tue | Time | | Color key
        8:00-9:00 | Math | - | 8:00-9:00 | | Core
        9:00-10:00 | Art | PE | 9:00-10:00 | | Specials
        10:00 | Dismissal | Dismissal | 10:00
        """
    )
    assert findings(sheet) == []


def test_f105_a_sheet_that_is_no_timetable_is_left_to_others() -> None:
    assert findings(drawn("Name | Phone\nLopez | 555-0142\nPark | 555-0143")) == []


def test_f107_a_timetable_without_days() -> None:
    finding = only(Code.DAYS_ASSUMED, drawn("Time | 2A | 2B\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"))
    assert (finding.severity, finding.source.cell) == (Severity.NOTE, "B2")
    assert finding.message == "No day is named: it is read as every day."
    assert finding.maybe == "Maybe write Monday and so on above its columns?"


def test_f107_a_list_without_days() -> None:
    assert only(Code.DAYS_ASSUMED, drawn("Class | Time | Subject\n2A | 8:00-9:00 | Math")).source.cell == "A1"


def test_f23_an_unknown_column_of_a_list_is_named_and_what_it_parted_clashes() -> None:
    sheet = drawn(
        "Class | Group | Day | Time | Subject\n2A | Red | Mon | 8:00-9:00 | Math\n2A | Blue | Mon | 8:00-9:00 | ELA"
    )
    assert only(Code.COLUMN_NOT_READ, sheet).message == "The column Group of the list is not known and was not read."
    assert told(sheet) == [("F62", "E3")]


def test_f32_a_day_of_a_list_that_is_none() -> None:
    finding = only(Code.DAYS, drawn("Class | Day | Time | Subject\n2A | Nonday | 8:00-9:00 | Math"))
    assert (finding.source.cell, finding.message) == ("B2", "Nonday is no day that is known.")


LIST = "Class | Day | Start | End | Subject\n2A | Mon | 8:00 | 9:00 | Math\n"


@pytest.mark.parametrize(
    ("row", "message", "seen"),
    [
        ("2A | Wed | 9:00 | 8:00 | PE", "9:00 to 8:00 runs backwards.", "9:00 8:00 PE"),
        ("2A | Wed | 9:00 | | PE", "It is not said when this ends.", "9:00 PE"),
        ("2A | Wed | | | PE", "This row says an activity, but no time that is understood.", "PE"),
        (
            "2A | Wed | noonish | 1:00 | PE",
            "This row says an activity, but no time that is understood.",
            "noonish 1:00 PE",
        ),
    ],
)
def test_f102_rows_of_a_list_without_a_time(row: str, message: str, seen: str) -> None:
    finding = only(Code.NO_TIME, drawn(LIST + row))
    assert (finding.source.cell, finding.message, finding.seen) == ("E3", message, seen)
    assert lines(drawn(LIST + row)) == ["2A | Mon | 8:00-9:00 | Math"]


def test_f105_remarks_below_a_list() -> None:
    sheet = drawn(LIST + "\n | | | | * bring recorder\n | | | | NEW")
    assert only(Code.CELL_NOT_READ, sheet).message == "This cell was not read. (2 cells: E4, E5)"
    assert told(sheet) == []


def test_f62_two_sheets_that_disagree_about_a_class() -> None:
    one, other = drawn(TABLE, "2B"), drawn(TABLE.replace("ELA", "Music"), "2B copy")
    finding = only(Code.BLOCKS_OVERLAP, one, other)
    assert (finding.severity, finding.source.sheet, finding.source.cell) == (Severity.WARNING, "2B copy", "C2")
    assert finding.message == "2B has two lessons at one time: ELA (2B C2) and Music (2B copy C2), Tue 8:00-9:00."
    assert finding.maybe == "Maybe one of the two is out of date?"


MERGED = """
2B | Mon | Tue
8:00-9:00 | {} | {}
^ | {} | {}
9:00-10:00 | Art | PE
10:00-11:00 | PE | Art
"""


def test_a_time_merged_over_two_activities_is_no_two_lessons() -> None:
    sheet = drawn(MERGED.format("Math", "ELA", "Ms. Lopez", "Mr. Park"))
    assert not [line for line in lines(sheet) if "8:00" in line]
    errors = [each for each in findings(sheet) if each.severity is Severity.ERROR]
    assert [each.message for each in errors] == [
        "8:00-9:00 is the time of both Math and Ms. Lopez. (2 cells: B2, B3)",
        "8:00-9:00 is the time of both ELA and Mr. Park. (2 cells: C2, C3)",
    ]
    assert {each.maybe for each in errors} == {"Maybe join the two cells, or give each a time of its own?"}


def test_a_time_merged_over_two_rows_with_times_weeks_or_words_that_agree() -> None:
    own = drawn(MERGED.format("Math 8:00-8:30", "ELA", "Snack 8:30-9:00", "^"))
    assert [line for line in lines(own) if "Mon | 8" in line] == [
        "2B | Mon | 8:00-8:30 | Math",
        "2B | Mon | 8:30-9:00 | Snack",
    ]
    assert told(own) == []
    weeks = drawn(MERGED.format("Week A: PE", "ELA", "Week B: Art", "ELA"))
    assert sorted(line for line in lines(weeks) if "| 8:00" in line) == [
        "2B | Mon | 8:00-9:00 | Art",
        "2B | Mon | 8:00-9:00 | PE",
        "2B | Tue | 8:00-9:00 | ELA",
    ]
    assert told(weeks) == []


def test_a_time_that_stands_there_twice() -> None:
    sheet = drawn("2B | Mon | Tue\n8:00-9:00 | Math | ELA\n8:00-9:00 | Reading | PE\n9:00-10:00 | Art | Music")
    assert lines(sheet) == ["2B | Mon | 9:00-10:00 | Art", "2B | Tue | 9:00-10:00 | Music"]
    assert [code for code, _ in told(sheet)] == ["F100", "F100"]


def test_a_table_of_classes_without_their_lessons() -> None:
    sheet = drawn("Ms. Tune\nTime | Mon | Tue\n8:00-9:00 | 2A | 2B\n9:00-10:00 | 3A | 3B")
    finding = only(Code.CELL_UNCLEAR, sheet)
    assert finding.message == "This cell names a class, but not what the class does. (4 cells: B3, C3, B4, C4)"
    assert lines(sheet) == []


def test_values_that_are_no_text_do_not_stop_the_reading() -> None:
    cells = {(1, 1): "2B", (1, 2): "Mon", (1, 3): "Tue", (2, 1): "8:00-9:00", (3, 1): "9:00-10:00"}
    sheet = Sheet("week.xlsx", "Sheet1", "Sheet1", {**cells, (2, 2): True, (2, 3): 7.5, (3, 2): "Art", (3, 3): None})
    assert "2B | Mon | 9:00-10:00 | Art" in lines(sheet)
