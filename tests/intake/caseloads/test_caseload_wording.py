"""Sentences of IEPs in lists of children, read with the columns beside them, or contradicted, or to be reviewed."""

from datetime import date

import pytest
from intake.caseloads.caseload_lists import builder_findings, found, read_lines, services, told

from optsched.domain import Severity
from optsched.intake import Code

HEADER = ["Name", "Service", "Frequency", "Start Date", "End Date"]


def line(frequency: str, starts: str = "", ends: str = "") -> list[str]:
    return ["Alvarez, Ana", "OT", frequency, starts, ends]


def test_a_sentence_that_is_not_understood_keeps_its_row_and_is_to_be_reviewed() -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency="30 min as needed", starts="8/15/2025"))
    assert services(caseload) == [
        {"Student": "AA", "Service": "OT", "Starts": "8/15/2025", "Wording": "30 min as needed"}
    ]
    (finding,) = found(log, Code.WORDING)
    assert (finding.severity, finding.source.cell, finding.seen) == (Severity.ERROR, "C2", "30 min as needed")
    assert finding.message == 'AA: "as needed" is no amount that can be planned.'
    (review,) = caseload.review
    assert (review.source, review.seen) == (finding.source, "30 min as needed")
    assert review.readings == "the minutes that are owed in any case, and how often?"


def test_a_sum_that_is_not_split_keeps_its_row_and_is_to_be_reviewed() -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency="120 min Monthly"))
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Wording": "120 min Monthly"}]
    assert told(log) == [(Code.SUM_NOT_SPLIT, "C2")]
    assert [each.readings for each in caseload.review] == ["4 × 30 minutes a month, or 2 × 60?"]


def test_a_sentence_of_a_strange_word_keeps_its_row() -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency="none"))
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Wording": "none"}]
    assert [each.source.cell for each in found(log, Code.WORDING)] == ["C2"]


PHASES = "2 x 30 min weekly until 12/1/26; then 20 min once weekly from 12/2/26"


def test_phases_of_a_sentence_are_rows_with_their_own_dates() -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency=PHASES, starts="8/15/2026", ends="6/10/2027"))
    columns = ("Minutes", "Times", "Starts", "Ends", "Wording")
    assert [tuple(row[column] for column in columns) for row in services(caseload)] == [
        (30, 2, "8/15/2026", date(2026, 12, 1), PHASES),
        (20, 1, date(2026, 12, 2), "6/10/2027", PHASES),
    ]
    assert not log.findings


@pytest.mark.parametrize(
    ("frequency", "starts", "ends", "said"),
    [
        ("2 x 30 min weekly beginning 9/8/26", "9/8/2026", "", []),
        ("2 x 30 min weekly beginning 9/8/26", "8/15/2026", "", ["Starts is 2026-09-08 here, but 8/15/2026 in D2."]),
        ("2 x 30 min weekly until 1/15/27", "", "6/10/2027", ["Ends is 2027-01-15 here, but 6/10/2027 in E2."]),
        (PHASES + " to 5/1/27", "", "6/10/2027", ["Ends is 2027-05-01 here, but 6/10/2027 in E2."]),
        ("2 x 30 min weekly beginning 9/8/26", "soon", "", []),  # what is no date is refused by itself
    ],
)
def test_dates_that_contradict_the_sentence_are_an_error(
    frequency: str, starts: str, ends: str, said: list[str]
) -> None:
    _, log, _ = read_lines(HEADER, line(frequency=frequency, starts=starts, ends=ends))
    messages = [f"AA: {each.removesuffix('.')}; neither is taken." for each in said]
    assert [each.message for each in found(log, Code.DISAGREES)] == messages


@pytest.mark.parametrize(
    ("frequency", "weeks", "is_read"),
    [
        ("2 x 30 min per six day cycle", None, False),
        ("2 x 30 min per six day cycle", 4, False),
        ("2 x 30 min per six day cycle", 1, True),
        ("2 x 30 min weekly for the first 3 weeks of each month", None, False),
        ("2 x 30 min weekly for the first 3 weeks of each month", 6, False),
        ("2 x 30 min weekly for the first 3 weeks of each month", 4, True),
        ("2 x 30 min / 5-day cycle", None, True),  # five days are a week, whatever the workbook's cycle is
        ("2 x 30 min weekly for 3 out of 4 weeks", None, True),  # a share holds in every cycle
    ],
)
def test_what_counts_by_the_cycle_is_reviewed_where_the_cycle_is_not_known_to_fit(
    frequency: str, weeks: int | None, is_read: bool
) -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency=frequency), weeks=weeks)
    (row,) = services(caseload)
    assert ("Minutes" in row, row["Wording"]) == (is_read, frequency)
    assert told(log) == ([] if is_read else [(Code.WORDING, "C2")])
    assert [each.source.cell for each in caseload.review] == ([] if is_read else ["C2"])


@pytest.mark.parametrize("seen", ["cycle", "per cycle", "Cycles"])
def test_a_column_that_counts_by_the_cycle_is_reviewed_too(seen: str) -> None:
    lines = [["Name", "Service", "Sessions", "Minutes", "Per"], ["Ana Alvarez", "OT", "2", "30", seen]]
    caseload, log, _ = read_lines(*lines)
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Minutes": "30", "Times": "2"}]
    assert told(log) == [(Code.WORDING, "E2")]
    assert [(each.source.cell, each.seen) for each in caseload.review] == [("E2", seen)]
    assert caseload.rows[1].at("Per").cell == "E2"
    caseload, log, _ = read_lines(*lines, weeks=1)
    assert (services(caseload)[0]["Per"], log.findings.items) == ("cycle", ())


@pytest.mark.parametrize(
    ("frequency", "sessions", "minutes", "expected"),
    [
        ("Weekly", "2", "30", ("30", "2", "week")),
        ("2x weekly", "", "30", ("30", 2, "week")),
        ("twice weekly", "2", "30", ("30", "2", "week")),  # the sessions stand there twice, and agree
        ("60 min Weekly", "2", "30", ("30", "2", "week")),  # a sum, which what stands beside it splits
        ("120 min Monthly", "4", "30", ("30", "4", "month")),
    ],
)
def test_minutes_and_sessions_beside_a_frequency_are_read_with_it(
    frequency: str, sessions: str, minutes: str, expected: tuple[object, ...]
) -> None:
    header = ["Name", "Service", "Frequency", "Sessions", "Minutes"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", frequency, sessions, minutes])
    (row,) = services(caseload)
    assert (row["Minutes"], row["Times"], row["Per"], row["Wording"]) == (*expected, frequency)
    assert not log.findings


def test_sessions_per_week_beside_a_short_frequency_are_read_with_it() -> None:
    header = ["Name", "Service", "Frequency", "Sessions per week", "Minutes"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "Weekly", "2", "30"])
    assert (services(caseload)[0]["Times"], log.findings.items) == ("2", ())
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "Monthly", "2", "30"])
    assert [each.message for each in found(log, Code.DISAGREES)] == [
        "AA: Per is month here, but week in D2; neither is taken."
    ]


def test_a_short_frequency_with_a_sum_is_refused_as_a_sum() -> None:
    header = ["Name", "Service", "Frequency", "Minutes"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "Weekly", "90"])
    assert "Minutes" not in services(caseload)[0]
    assert [(each.code, each.maybe) for each in log.findings] == [
        (Code.SUM_NOT_SPLIT, "Maybe 3 × 30 minutes a week, or 2 × 45?")
    ]


def test_minutes_that_contradict_the_sentence_are_an_error_with_both() -> None:
    header = ["Name", "Service", "Frequency", "Minutes"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "30 min Weekly", "45"])
    (finding,) = found(log, Code.DISAGREES)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, "C2")
    assert finding.message == "AA: Minutes is 30 here, but 45 in D2; neither is taken."


def test_two_counts_of_sessions_that_are_not_the_same_are_an_error() -> None:
    header = ["Name", "Service", "Minutes", "Sessions per week", "Sessions per month"]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "30", "2", "6"])
    assert [(each.source.cell, each.message) for each in found(log, Code.DISAGREES)] == [
        ("E2", "AA: sessions per week are 2 in D2, but sessions per month are 6 here; neither is taken.")
    ]
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "30", "2", "8"])  # a month has four school weeks
    assert not log.findings


@pytest.mark.parametrize(
    ("column", "given", "frequency", "said"),
    [
        ("Grouping", "Individual", "2 x 30 min weekly in a group", "Grouping is group here, but individual in D2."),
        ("Grouping", "Individual", "2 x 30 min weekly individual or group", ""),  # the column chooses
        ("Delivery", "Consult", "2 x 30 min weekly (direct)", "Kind is direct here, but consult in D2."),
        ("Delivery", "Direct", "15 min once monthly indirect", "Kind is consult here, but direct in D2."),
        ("Delivery", "Indirect", "15 min once monthly indirect", ""),
        ("Delivery", "Indirect", "2 x 30 min weekly (direct)", "Kind is direct here, but consult in D2."),
        ("Delivery", "By phone", "15 min once monthly indirect", ""),  # the column is refused by itself
        (
            "Location",
            "General Education",
            "2 x 30 min weekly, pull-out",
            "Setting is pull-out here, but push-in in D2.",
        ),
        ("Location", "General Education", "2 x 30 min weekly, push-in or pull-out", ""),
        ("Group size", "2", "2 x 30 min weekly, group of 3", ""),  # smaller than the largest
        ("Group size", "4", "2 x 30 min weekly, group of 3", "Largest group is 3 here, but 4 in D2."),
        ("Per", "wk", "2 x 30 min weekly", ""),
        ("Per", "monthly", "2 x 30 min weekly", "Per is week here, but month in D2."),
    ],
)
def test_a_column_that_contradicts_the_sentence_is_an_error(column: str, given: str, frequency: str, said: str) -> None:
    _, log, _ = read_lines(["Name", "Service", "Frequency", column], ["Ana Alvarez", "OT", frequency, given])
    messages = [f"AA: {said.removesuffix('.')}; neither is taken."] if said else []
    assert [each.message for each in found(log, Code.DISAGREES)] == messages


def test_a_sentence_fills_what_no_column_says() -> None:
    sentence = "4 x 30 min weekly (consult), 1% push-in, 99% pull-out, group of 3, for 3 out of 4 weeks"
    caseload, log, _ = read_lines(HEADER, line(frequency=sentence))
    (row,) = services(caseload)
    assert {column: row[column] for column in row if column not in ("Student", "Service", "Wording")} == {
        "Kind": "consult",
        "Minutes": 30,
        "Times": 4,
        "Per": "week",
        "Weeks": "3 of 4",
        "Setting": "combined",
        "Push-in share": "1 %",
        "Grouping": "group",
        "Largest group": 3,  # 1 alone would be all of them
    }
    assert {each.code for each in log.findings} == {Code.ASSUMED}
    assert builder_findings(caseload) == [(Code.EMPTY_CELL, "A2")]  # no school is named


def test_an_assumption_is_said_at_its_cell() -> None:
    caseload, log, _ = read_lines(HEADER, line(frequency="45 min weekly in class"))
    assert (services(caseload)[0]["Setting"], services(caseload)[0]["Times"]) == ("push-in", 1)
    assert [(each.code, each.source.cell, each.message) for each in log.findings] == [
        (Code.ASSUMED, "C2", "AA: 45 minutes a week is read as one session of 45 minutes."),
        (Code.ASSUMED, "C2", 'AA: "in class" is read as push-in.'),
    ]
