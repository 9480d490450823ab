"""Long lists that say the period in place of the time, with the clock times in a bell schedule elsewhere."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.intake.cells import Sheet
from optsched.intake.codes import Code

BELLS = drawn("Bell schedule\nPeriod | Start | End\n1 | 8:00 | 8:50\n2 | 8:55 | 9:45\n3 | 9:50 | 10:40", "Bells")
TWO_KINDS = drawn(
    """
    Monday-Thursday
    Period | Start | End
    1 | 8:00 | 8:50
    2 | 8:55 | 9:45

    Friday
    Period | Start | End
    1 | 8:00 | 8:20
    2 | 8:25 | 8:45
    """,
    "Bells",
)
HEAD = "Class | Day | {} | Subject\n"
ROWS = "2A | Mon | 1 | Math\n | | P2 | ELA\n2A | Tue | 3rd | PE\n2B | Tue | Period 2 | Art\n2B | Wed | Second | Music"
READ = [
    "2A | Mon | 8:00-8:50 | Math",
    "2A | Mon | 8:55-9:45 | ELA",
    "2A | Tue | 9:50-10:40 | PE",
    "2B | Tue | 8:55-9:45 | Art",
    "2B | Wed | 8:55-9:45 | Music",
]


@pytest.mark.parametrize("word", ["Period", "Block", "Hour", "Pd.", "PERIODS"])
def test_periods_take_their_times_from_another_sheet(word: str) -> None:
    sheet = drawn(HEAD.format(word) + ROWS)
    assert lines(sheet, BELLS) == READ
    assert findings(sheet, BELLS) == []


def test_numbers_of_excel_are_periods() -> None:
    cells = {(1, 1): "Class", (1, 2): "Day", (1, 3): "Period", (1, 4): "Subject"}
    rows = {
        (2, 1): "2A",
        (2, 2): "Mon",
        (2, 3): 1,
        (2, 4): "Math",
        (3, 1): "2A",
        (3, 2): "Mon",
        (3, 3): 2.0,
        (3, 4): "ELA",
    }
    assert lines(Sheet("list.xlsx", "List", "List", {**cells, **rows}), BELLS) == READ[:2]


def test_blocks_with_letters() -> None:
    bells = drawn("Block | Start | End\nBlock A | 8:00 | 9:20\nBlock B | 9:25 | 10:45", "Bells")
    sheet = drawn(HEAD.format("Block") + "2A | Mon | A | Math\n2A | Mon | Block B | ELA")
    assert lines(sheet, bells) == ["2A | Mon | 8:00-9:20 | Math", "2A | Mon | 9:25-10:45 | ELA"]


def test_the_bell_schedule_below_the_list() -> None:
    sheet = drawn(
        HEAD.format("Period")
        + "2A | Mon | 1 | Math\n2A | Mon | 2 | ELA\n\nPeriod | Start | End\n1 | 8:00 | 8:50\n2 | 8:55 | 9:45"
    )
    assert lines(sheet) == READ[:2]
    assert told(sheet) == []


def test_a_list_of_one_class_with_two_columns() -> None:
    sheet = drawn("Ms. Lopez 2A\nMonday\nPeriod | Subject\n1 | Math\n2 | ELA")
    assert lines(sheet, BELLS) == READ[:2]


def test_a_row_of_several_days_has_the_times_of_each() -> None:
    sheet = drawn(HEAD.format("Period") + "2A | Mon-Fri | 2 | PE")
    assert lines(sheet, TWO_KINDS) == ["2A | Fri | 8:25-8:45 | PE", "2A | Mon Tue Wed Thu | 8:55-9:45 | PE"]
    assert findings(sheet, TWO_KINDS) == []


def test_days_in_the_cell_take_the_times_of_their_own_days() -> None:
    sheet = drawn(HEAD.format("Period") + "2A | Mon-Fri | 1 | M-Art F-PE")
    assert lines(sheet, TWO_KINDS) == ["2A | Fri | 8:00-8:20 | PE", "2A | Mon | 8:00-8:50 | Art"]


def test_the_bell_schedule_of_the_grade_counts() -> None:
    bells = drawn(
        "Grade 2\nPeriod | Start | End\n1 | 8:00 | 8:50\n\nGrade 3\nPeriod | Start | End\n1 | 8:10 | 9:00", "Bells"
    )
    sheet = drawn("Class | Grade | Day | Period | Subject\n2A | 2 | Mon | 1 | Math\n3A | 3rd | Mon | 1 | ELA")
    assert lines(sheet, bells) == ["2A | Mon | 8:00-8:50 | Math", "3A | Mon | 8:10-9:00 | ELA"]


def test_f102_periods_without_a_bell_schedule() -> None:
    finding = only(Code.NO_TIME, drawn(HEAD.format("Period") + ROWS))
    assert finding.message == "Periods such as 1, P2, 3rd have no clock times. (5 cells: D2, D3, D4, D5, D6)"
    assert finding.maybe == "Maybe give the file with the bell schedule too?"
    assert lines(drawn(HEAD.format("Period") + ROWS)) == []


def test_f102_a_period_with_several_times() -> None:
    sheet = drawn("Class | Period | Subject\n2A | 1 | Math")  # no day: Friday's bells may be meant too
    finding = only(Code.NO_TIME, sheet, TWO_KINDS)
    assert finding.message == "Period 1 has several times: 8:00-8:50 (Bells C3) and 8:00-8:20 (Bells C8)."
    assert finding.maybe == "Maybe say above each bell schedule for which days or grade it is?"
    assert lines(sheet, TWO_KINDS) == []


@pytest.mark.parametrize("odd", ["1-2", "Advisory", "2 and 3", "?"])
def test_f102_a_period_that_is_not_understood(odd: str) -> None:
    sheet = drawn(HEAD.format("Period") + f"2A | Mon | 1 | Math\n2A | Mon | {odd} | ELA")
    finding = only(Code.NO_TIME, sheet, BELLS)
    assert (finding.source.cell, finding.message) == ("D3", f"{odd} is no period that is known.")
    assert finding.maybe == "Maybe write its number, as in Period 2, or its time beside it?"
    assert lines(sheet, BELLS) == READ[:1]


BOTH = "Class | Day | Period | Time | Subject\n2A | Mon | {} | {} | Math"


def test_a_list_with_periods_and_times_takes_the_times() -> None:
    agreed = drawn(BOTH.format("1", "8:00-8:50"))
    assert lines(agreed, BELLS) == READ[:1]
    assert findings(agreed, BELLS) == []
    assert lines(drawn(BOTH.format("1", "8:00-8:50"))) == READ[:1]
    assert findings(drawn(BOTH.format("Advisory", "8:00-8:50")), BELLS) == []


def test_f104_a_time_that_is_not_that_of_its_period() -> None:
    sheet = drawn(BOTH.format("2", "9:00-9:45"))
    finding = only(Code.TIMES_DISAGREE, sheet, BELLS)
    assert (finding.source.cell, finding.seen) == ("C2", "2 9:00-9:45 Math")
    assert finding.message == ("Period 2 is 8:55-9:45 (Bells C4), but its row has a time of its own, which was read.")
    assert lines(sheet, BELLS) == ["2A | Mon | 9:00-9:45 | Math"]


def test_f104_a_time_that_is_right_on_some_days_only() -> None:
    sheet = drawn(BOTH.format("2", "8:55-9:45").replace("Mon", "Mon-Fri"))
    assert only(Code.TIMES_DISAGREE, sheet, TWO_KINDS).message.startswith("Period 2 is 8:25-8:45 (Bells C9), but")


def test_a_row_without_a_time_among_others_takes_that_of_its_period() -> None:
    sheet = drawn(BOTH.format("1", "8:00-8:50") + "\n2A | Mon | 2 | | ELA")
    assert lines(sheet, BELLS) == READ[:2]


def test_f102_a_time_that_is_not_understood_is_not_replaced_by_that_of_its_period() -> None:
    sheet = drawn(BOTH.format("1", "8:00-8:50") + "\n2A | Mon | 2 | TBD | ELA")
    assert only(Code.NO_TIME, sheet, BELLS).seen == "2 TBD ELA"
    assert lines(sheet, BELLS) == READ[:1]


def test_a_column_of_periods_whose_cells_are_times() -> None:
    assert lines(drawn(HEAD.format("Period") + "2A | Mon | 8:00-8:50 | Math\n2A | Mon | 8:55-9:45 | ELA")) == READ[:2]
    both = HEAD.format("Period") + "2A | Mon | 1 (8:00-8:50) | Math\n2A | Mon | 2 (8:55-9:45) | ELA"
    assert lines(drawn(both)) == READ[:2]


def test_a_column_called_block_may_be_the_activity() -> None:
    assert lines(drawn("Class | Day | Time | Block\n2A | Mon | 8:00-8:50 | Math")) == READ[:1]
