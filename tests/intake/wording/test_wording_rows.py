"""Rows of Services that give a wording only: what is read, what wins, and what contradicts."""

from typing import Any

import pytest
from intake.small_district import Rows, cell, found, one, problem_of, read_rows, small

from optsched.domain import Mandate, Severity, WeekShare
from optsched.intake import Code

AT = cell("Services", "Wording")


def worded(wording: str, **columns: Any) -> Rows:
    """Return the small district; its first service line has only a wording, and these columns."""
    rows = small()
    rows["Services"][0] |= {"Minutes": None, "Times": None, "Per": None, "Wording": wording, **columns}
    return rows


def mandate_of(rows: Rows) -> Mandate:
    return problem_of(read_rows(rows)).mandates[0]


def test_a_wording_is_read_where_nothing_else_says_how_much() -> None:
    said = mandate_of(worded("Twice weekly for 30 minutes each session for 3 out of 4 weeks, pull-out, group of 2"))
    assert (said.minutes, said.times, said.per, said.weeks) == (30, 2, "week", WeekShare(3, 4))
    assert (said.setting, said.grouping, said.largest_group) == ("pull-out", "group", 2)
    assert said.kind == "direct"  # the wording leaves it open, and so the column's default holds


@pytest.mark.parametrize(("column", "value"), [("Minutes", "30"), ("Times", "2"), ("Per", "week")])
def test_a_wording_is_not_read_where_the_row_says_how_much_itself(column: str, value: str) -> None:
    rows = worded("45 min weekly", **{column: value})
    assert found(read_rows(rows), Code.WORDING) == []
    rows["Services"][0] |= {"Minutes": "30", "Times": "2", "Per": "week"}
    assert (mandate_of(rows).minutes, mandate_of(rows).times) == (30, 2)


def test_an_assumption_is_a_note_at_the_wording() -> None:
    reading = read_rows(worded("45 min Weekly"))
    note = one(reading, Code.WORDING)
    assert (note.severity, note.source.cell, note.seen) == (Severity.NOTE, AT, "45 min Weekly")
    assert note.message == "S-1 OT: 45 minutes a week is read as one session of 45 minutes."
    assert problem_of(reading).mandates[0].minutes == 45


def test_a_sum_is_an_error_with_proposals() -> None:
    reading = read_rows(worded("120 min Monthly"))
    finding = one(reading, Code.SUM_NOT_SPLIT)
    assert (finding.source.cell, finding.maybe) == (AT, "Maybe 4 × 30 minutes a month, or 2 × 60?")
    assert found(reading, Code.NO_TIMES) == []
    assert reading.problem is None


def test_several_phases_need_a_row_each() -> None:
    reading = read_rows(worded("2 x 30 min weekly until 12/1/26; then 20 min once weekly from 12/2/26"))
    finding = one(reading, Code.WORDING)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, AT)
    assert finding.maybe == (
        "Maybe a row for each phase, with its Starts and Ends: "
        "2 × 30 minutes a week until 2026-12-01; 1 × 20 minutes a week from 2026-12-02?"
    )
    assert reading.problem is None


@pytest.mark.parametrize(
    ("column", "value", "said", "maybe"),
    [
        ("Setting", "push-in", "pull-out", "Setting is pull-out"),
        ("Setting", "either", "pull-out", "Setting is pull-out"),
        ("Kind", "direct", "consult", "Kind is consult"),
        ("Grouping", "individual", "in a small group", "Grouping is group"),
        ("Largest group", "4", "group of 3", "Largest group is 3"),
        ("Push-in share", "50", "70% push-in", "Push-in share is 70"),
        ("Weeks", "all", "for 3 of 4 weeks", "Weeks is 3 of 4"),
        ("Weeks", "1", "for the first 3 weeks of each month", "Weeks is 1, 2, 3"),
        ("Starts", "2026-09-01", "beginning 9/8/26", "Starts is 2026-09-08"),
    ],
)
def test_a_row_that_contradicts_its_wording_is_found(column: str, value: str, said: str, maybe: str) -> None:
    reading = read_rows(worded(f"2 x 30 min weekly {said}", **{column: value}))
    finding = one(reading, Code.CLASH)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, cell("Services", column))
    assert maybe in finding.maybe
    assert reading.problem is None


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        ("Setting", "pull-out", "pull-out"),
        ("Setting", "pull-out", "push-in or pull-out"),  # the row chooses where the wording leaves it open
        ("Grouping", "individual", "individual or group"),
        ("Largest group", "2", "in a group not to exceed 3"),  # smaller than the largest
        ("Weeks", "3 of 4", "for 3 out of 4 weeks"),
        ("Ends", "2027-01-15", "until 1/15/27"),
        ("Kind", "consult", "pull-out"),  # the wording says nothing about it
    ],
)
def test_what_a_row_fills_wins_over_the_wording(column: str, value: str, said: str) -> None:
    mandate = mandate_of(worded(f"2 x 30 min weekly {said}", **{column: value}))
    field = {
        "Setting": mandate.setting,
        "Grouping": mandate.grouping,
        "Largest group": mandate.largest_group,
        "Weeks": mandate.weeks,
        "Ends": mandate.ends,
        "Kind": mandate.kind,
    }[column]
    assert str(field) == {"3 of 4": str(WeekShare(3, 4))}.get(value, value)


def test_what_is_wrong_with_the_minutes_is_said_at_the_wording() -> None:
    finding = one(read_rows(worded("32 min once weekly")), Code.MUST_LIE_ON_GRID)
    assert (finding.source.cell, finding.maybe) == (AT, "Maybe 30 or 35?")


def test_the_weeks_of_a_month_need_a_cycle_of_four_weeks() -> None:
    rows = worded("30 min once weekly for the first 3 weeks of each month")
    assert mandate_of(rows).weeks == (1, 2, 3)
    rows["Options"].append({"Option": "Weeks in cycle", "Value": "6"})
    assert "the cycle has 6" in one(read_rows(rows), Code.WORDING).message


def test_a_cycle_of_days_is_not_taken_for_a_cycle_of_weeks() -> None:
    rows = worded("2 x 30 min per six day cycle")
    finding = one(read_rows(rows), Code.WORDING)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, AT)
    assert finding.maybe == "Maybe 2 × 30 minutes per week (one round of the days), or per cycle (all 4)?"
    rows["Options"].append({"Option": "Weeks in cycle", "Value": "1"})
    assert mandate_of(rows).per == "cycle"


def test_a_wording_that_is_no_text_is_one_finding() -> None:
    assert one(read_rows(worded("504")), Code.WORDING).seen == "504"


def test_two_lines_with_the_same_wording_are_one_that_was_copied() -> None:
    rows = worded("2 x 30 min weekly")
    rows["Services"].append(dict(rows["Services"][0]))
    assert one(read_rows(rows), Code.DOUBLE_ROW).severity is Severity.WARNING
