"""Minutes per week: shared by the sessions per week, never one session, and compared with what else is said."""

import pytest
from intake.caseloads.caseload_lists import builder_findings, found, read_lines, services, told

from optsched.domain import Severity
from optsched.intake import Code

HEADER = ["Name", "Service", "Sessions per week", "Minutes per week"]


def line(sessions: str, minutes: str) -> list[str]:
    return ["Ana Alvarez", "OT", sessions, minutes]


@pytest.mark.parametrize(
    "header", ["Minutes per week", "Weekly minutes", "Min/week", "Total weekly minutes", "IEP Minutes Per Week"]
)
def test_minutes_per_week_are_shared_by_the_sessions(header: str) -> None:
    caseload, log, _ = read_lines([*HEADER[:3], header], line("3", "60"))
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Minutes": 20, "Times": "3", "Per": "week"}]
    assert [caseload.rows[1].at(column).cell for column in ("Minutes", "Times", "Per")] == ["D2", "C2", "C2"]
    assert not log.findings
    assert caseload.understood.columns[3][1] == "minutes per week, shared by the sessions"


@pytest.mark.parametrize(
    ("sessions", "minutes", "code", "maybe"),
    [
        ("", "60", Code.SUM_NOT_SPLIT, "Maybe 2 × 30 minutes a week, or 1 × 60?"),
        ("", "30", Code.SUM_NOT_SPLIT, "Maybe 1 × 30 minutes a week, or 2 × 15?"),  # the header says it is a sum
        ("", "570", Code.SUM_NOT_SPLIT, "Maybe the number of sessions a week, and the minutes of each?"),
        ("3", "50", Code.SUM_NOT_SPLIT, "Maybe 3 × 15, or 3 × 20 minutes a week?"),
        ("2", "30-45", Code.NUMBER, "Maybe write it in digits?"),
        ("2", "0", Code.OUT_OF_RANGE, "Maybe a digit too many or too few?"),
    ],
)
def test_minutes_per_week_that_do_not_share_out_are_to_be_reviewed(
    sessions: str, minutes: str, code: Code, maybe: str
) -> None:
    caseload, log, _ = read_lines(HEADER, line(sessions, minutes))
    (row,) = services(caseload)
    assert "Minutes" not in row
    assert [(each.code, each.severity, each.source.cell, each.seen, each.maybe) for each in log.findings] == [
        (code, Severity.ERROR, "D2", minutes, maybe)
    ]
    assert [(each.source.cell, each.seen, f"Maybe {each.readings}") for each in caseload.review] == [
        ("D2", minutes, maybe)
    ]
    assert caseload.rows[1].at("Minutes").cell == "D2"


def test_sessions_that_are_no_number_are_refused_once_where_they_stand() -> None:
    caseload, log, _ = read_lines(HEADER, line("2-3", "60"))
    assert not log.findings
    assert (Code.NUMBER, "C2") in builder_findings(caseload)
    assert caseload.rows[1].at("Minutes").cell == "C2"  # so that the minutes are not missed a second time


def test_sessions_without_a_period_do_not_share_minutes_per_week() -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Sessions", "Weekly minutes"], line("2", "60"))
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Times": "2"}]
    assert [(each.code, each.maybe) for each in log.findings] == [(Code.SUM_NOT_SPLIT, "Maybe 2 × 30 minutes a week?")]
    caseload, log, _ = read_lines(["Name", "Service", "Sessions", "Weekly minutes", "Per"], [*line("2", "60"), "wk"])
    assert (services(caseload)[0]["Minutes"], services(caseload)[0]["Per"]) == (30, "week")
    assert not log.findings


def test_sessions_per_month_do_not_share_minutes_per_week() -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Sessions per month", "Weekly minutes"], line("4", "60"))
    assert "Minutes" not in services(caseload)[0]
    assert told(log) == [(Code.SUM_NOT_SPLIT, "D2")]


def test_the_length_of_a_session_is_a_reading_and_no_split() -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Minutes per session", "Weekly minutes"], line("30", "60"))
    assert services(caseload) == [{"Student": "AA", "Service": "OT", "Minutes": "30"}]
    assert [(each.code, each.maybe) for each in log.findings] == [(Code.SUM_NOT_SPLIT, "Maybe 2 × 30 minutes a week?")]


@pytest.mark.parametrize(("weekly", "agrees"), [("90", True), ("60", False)])
def test_minutes_per_week_beside_sessions_and_their_length_are_compared(weekly: str, agrees: bool) -> None:
    header = ["Name", "Service", "Sessions per week", "Minutes per session", "Weekly minutes"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "3", "30", weekly])
    numbers = {"Minutes": "30", "Times": "3", "Per": "week"}
    assert services(caseload) == [{"Student": "AA", "Service": "OT", **(numbers if agrees else {})}]
    assert told(log) == ([] if agrees else [(Code.DISAGREES, "E2")])


@pytest.mark.parametrize(
    ("frequency", "weekly", "agrees"),
    [
        ("2 x 30 min weekly", "60", True),
        ("2 x 30 min weekly", "90", False),
        ("2 x 15 min daily", "150", True),
        ("1 x 30 min monthly", "8", True),  # 7.5 a week, rounded
        ("1 x 30 min monthly", "30", False),
        ("2 x 30 min weekly for 3 out of 4 weeks", "45", True),
    ],
)
def test_minutes_per_week_beside_a_sentence_are_compared(frequency: str, weekly: str, agrees: bool) -> None:
    caseload, log, _ = read_lines(["Name", "Service", "Frequency", "Weekly minutes"], line(frequency, weekly))
    (row,) = services(caseload)
    is_read = [column in row for column in ("Minutes", "Times", "Per", "Wording")]
    assert is_read == [agrees] * 4  # the sentence alone would be read again from the workbook, and believed
    assert told(log) == ([] if agrees else [(Code.DISAGREES, "D2")])


def test_a_sentence_and_sessions_share_minutes_per_week() -> None:
    header = ["Name", "Service", "Frequency", "Sessions per week", "Weekly minutes"]
    caseload, log, _ = read_lines(header, ["Ana Alvarez", "OT", "60 min weekly", "2", "60"])
    (row,) = services(caseload)
    assert (row["Minutes"], row["Times"], row["Per"]) == (30, "2", "week")
    assert not log.findings
    _, log, _ = read_lines(header, ["Ana Alvarez", "OT", "3 x 20 min weekly", "2", "60"])
    assert [each.message for each in found(log, Code.DISAGREES)] == [
        "AA: Minutes is 20 here, but 30 in E2; neither is taken.",
        "AA: Times is 3 here, but 2 in D2; neither is taken.",
    ]


def test_a_list_with_nothing_but_minutes_per_week_is_a_caseload() -> None:
    caseload, log, _ = read_lines(["Student", "Weekly minutes"], ["S-014", "60"])
    assert caseload.understood.what == "service lines"
    assert told(log) == [(Code.SUM_NOT_SPLIT, "B2")]
