"""A plan workbook read back: as it was written, and edited by hand; and the sheet Locked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from instances import place, plan_of, school_small, window
from intake.small_district import cell, filled, found, problem_of, read_rows, small

from optsched.contract import DUTIES, SESSIONS
from optsched.domain import Duty, DutyTime, Finding, Findings, Lunch, Plan, Problem, Shortfall, StudentTime
from optsched.intake import Code, read_plan
from optsched.intake.cells import Sheet
from optsched.intake.log import Log
from optsched.intake.plans import understand_plan
from optsched.output.plan import write_plan

ALL_WEEKS = (1, 2, 3, 4)
ANN = {"Session": "R1", "Mandate": "Ann OT", "Weeks": "all", "Day": "Mon", "From": "9:30", "To": "10:00"}
ANN |= {"School": "Lincoln", "Therapist": "Rivera", "Setting": "pull-out", "Place": "Therapy", "Student": "Ann"}
BEN = ANN | {"Mandate": "Ben OT", "Student": "Ben"}
CAL = ANN | {"Mandate": "Cal OT", "Student": "Cal", "Weeks": "1, 3"}


def with_duties() -> Problem:
    duties = (
        Duty("notes", "Rivera", "Notes", 60, 1, "week", window("8:00", "14:00")),
        Duty("talk", "Rivera", "Talk", 30, 1, "week", window("8:00", "14:00"), "Chen"),
    )
    return replace(school_small(), duties=duties)


def understood(
    sessions: list[dict[str, Any]], duties: list[dict[str, Any]] | None = None, **renamed: str
) -> tuple[Plan, tuple[Finding, ...]]:
    """Read rows; `renamed` columns have another header."""
    sheets = []
    for form, rows in ((SESSIONS, sessions), (DUTIES, duties or [])):
        lines = [[renamed.get(header, header) for header in form.headers]] + [
            [row.get(header) for header in form.headers] for row in rows
        ]
        sheets.append(Sheet("plan.xlsx", form.name, form.name, filled(lines)))
    plan, findings = understand_plan(sheets, with_duties(), Log())
    return plan, findings.items


def only(findings: tuple[Finding, ...], code: Code) -> Finding:
    assert [finding.code for finding in findings] == [code], findings
    return findings[0]


def sessions_cell(column: str, row: int) -> str:
    return f"{chr(ord('A') + SESSIONS.headers.index(column))}{row + 2}"


def test_a_plan_that_was_written_reads_back(tmp_path: Path) -> None:
    problem = with_duties()
    group = {"session": "R1", "place": "Therapy"}
    plan = replace(
        plan_of(
            place(problem, "Ann OT", 0, "9:30", **group),
            place(problem, "Ben OT", 0, "9:30", **group, locked=True, note="= stays text"),
            place(problem, "Cal OT", 2, "13:00", weeks=(1, 3)),
            place(problem, "Ann Sp", 1, "8:30", setting="push-in", place="1A"),
        ),
        duties=(DutyTime("notes", ALL_WEEKS, 3, 780, 840, "Lincoln"),),
        lunches=(Lunch("Rivera", (1, 2), 0, 720, 750), Lunch("Rivera", (3, 4), 0, 735, 765)),
    )
    read, findings = read_plan(write_plan(problem, plan, Findings(), tmp_path / "plan.xlsx"), problem)
    assert not findings
    assert set(read.placements) == set(plan.placements)
    assert set(read.duties) == set(plan.duties)
    assert set(read.lunches) == set(plan.lunches)


def test_from_and_the_mandates_minutes_decide() -> None:
    plan, findings = understood([ANN | {"From": "10:00", "To": "10:15"}])
    assert (plan.placements[0].start, plan.placements[0].end) == (600, 630)
    note = only(findings, Code.TO_CORRECTED)
    assert (note.severity, note.source.cell) == ("note", sessions_cell("To", 0))


def test_to_may_be_empty_and_so_may_what_the_mandate_says() -> None:
    bare = {"Mandate": "ann ot", "Day": "Mon", "From": "9:30", "Therapist": "rivera", "Setting": "pull-out"}
    plan, findings = understood([bare])
    assert not findings
    one = plan.placements[0]
    assert (one.student, one.school, one.weeks, one.end, one.therapist) == ("Ann", "Lincoln", ALL_WEEKS, 600, "Rivera")
    assert one.session == "Mon 9:30 Rivera Ann"


def test_a_row_that_differs_from_the_rest_leaves_its_group() -> None:
    for change in ({"From": "11:00", "To": "11:30"}, {"Day": "Tue"}, {"Therapist": "Chen"}, {"Setting": "consult"}):
        plan, findings = understood([ANN, BEN, CAL | change])
        assert [each.session for each in plan.placements] == ["R1", "R1", "R1 Cal"], change
        assert only(findings, Code.LEFT_SESSION).source.cell == "A4"
    plan, _ = understood([ANN | {"Day": "Tue"}, BEN, CAL])
    assert [each.session for each in plan.placements] == ["R1 Ann", "R1", "R1"]  # most decide, not the first


def test_rows_that_left_together_stay_together() -> None:
    moved = {"Day": "Tue"}
    plan, _ = understood([ANN, ANN | {"Mandate": "Ann Sp"}, BEN, BEN | moved, CAL | moved])
    assert len({each.session for each in plan.placements if each.day == 1}) == 1
    assert {each.session for each in plan.placements if each.day == 0} == {"R1"}


def test_rows_of_one_session_in_other_weeks_are_no_difference() -> None:
    odd, even = {"Weeks": "odd"}, {"Weeks": "even", "From": "11:00", "To": "11:30"}
    plan, findings = understood([ANN | odd, ANN | even])
    assert not findings
    assert {each.session for each in plan.placements} == {"R1"}


def test_a_date_where_there_should_be_text_is_an_error() -> None:
    for column in ("Session", "Weeks", "Day", "Class"):
        _, findings = understood([ANN | {column: date(2026, 1, 3)}])
        finding = only(findings, Code.EXCEL_DATE)
        assert (finding.severity, finding.source.cell) == ("error", sessions_cell(column, 0))


def test_a_number_where_there_should_be_text_is_a_warning() -> None:
    plan, findings = understood([ANN | {"Weeks": 3.0, "Session": 12.0}])
    assert (plan.placements[0].weeks, plan.placements[0].session) == ((3,), "12")
    assert [finding.code for finding in findings] == [Code.NUMBER_FOR_TEXT] * 2
    _, findings = understood([ANN | {"Weeks": 1.3}])  # 1,3 typed where the comma is a decimal point
    assert {finding.code for finding in findings} == {Code.NUMBER_FOR_TEXT, Code.WEEKS}


def test_unknown_names_are_errors_with_a_suggestion() -> None:
    for column, value, maybe in (
        ("Mandate", "An OT", "Ann OT"),
        ("Therapist", "Rivra", "Rivera"),
        ("School", "Linkoln", "Lincoln"),
    ):
        _, findings = understood([ANN | {column: value}])
        finding = only(findings, Code.UNKNOWN_NAME)
        assert (finding.severity, finding.maybe) == ("error", f"Maybe {maybe}?")
    _, findings = understood([ANN | {"Student": "Ben"}])
    assert only(findings, Code.CLASH).source.cell == sessions_cell("Student", 0)


def test_a_plan_may_lie_off_the_grid() -> None:
    plan, findings = understood([ANN | {"From": "9:32", "To": "10:02"}])
    assert not findings
    assert plan.placements[0].start == 572


def test_duties_and_lunches() -> None:
    row = {"Therapist": "Rivera", "Day": "Mon", "From": "11:00", "To": "11:30"}
    plan, findings = understood(
        [ANN], [row | {"What": "Lunch", "Weeks": "odd"}, row | {"What": "notes"}, row | {"Duty": "talk", "What": "x"}]
    )
    assert not findings
    assert plan.lunches == (Lunch("Rivera", (1, 3), 0, 660, 690),)
    assert [each.duty for each in plan.duties] == ["notes", "talk"]
    _, findings = understood([ANN], [row | {"What": "Evaluations"}])
    assert only(findings, Code.UNKNOWN_NAME).source.sheet == "Duties"
    _, findings = understood([ANN], [row | {"What": "lunch", "To": "10:00"}])
    assert only(findings, Code.END_BEFORE_START).source.sheet == "Duties"


def test_a_file_without_sessions_is_no_plan() -> None:
    _, findings = understand_plan([], with_duties(), Log())
    assert [finding.code for finding in findings] == [Code.NO_SHEET]


def test_locked_rows_are_locks_of_the_problem() -> None:
    rows = small()
    lock = {"Mandate": "S-1 OT", "Day": "Mon", "From": "9:30", "Therapist": "Rivera", "Setting": "pull-out"}
    rows["Locked"] = [lock | {"Place": "therapy"}]
    locked = problem_of(read_rows(rows)).locked
    assert [(each.mandate, each.day, each.start, each.end, each.place) for each in locked] == [
        ("S-1 OT", 0, 570, 600, "Therapy")
    ]
    assert locked[0].locked
    rows["Locked"][0]["From"] = "9:32"
    reading = read_rows(rows)
    assert reading.problem is None
    assert [each.source.cell for each in found(reading, Code.MUST_LIE_ON_GRID)] == [cell("Locked", "From")]


def test_a_row_that_was_copied_is_a_warning_and_counts() -> None:
    plan, findings = understood([ANN, ANN])
    assert len(plan.placements) == 2
    assert only(findings, Code.DOUBLE_ROW).source.cell == "A3"


def test_a_plan_of_another_district_is_said_once() -> None:
    strange = [ANN | {"Mandate": f"S{number:03} OT", "Student": f"S{number:03}"} for number in range(12)]
    plan, findings = understood([*strange, BEN])
    assert "12 of the 13 rows" in only(findings, Code.OTHER_DISTRICT).message
    assert plan == Plan()
    few = understood([*strange[:3], BEN])[1]
    assert [each.code for each in few] == [Code.UNKNOWN_NAME] * 3  # a handful is named row by row


def test_a_row_that_contradicts_the_district_is_a_warning() -> None:
    for column, value, used in (
        ("Minutes", 45, "Ann OT has 30 minutes, which are used."),
        ("Minutes", "long", "Ann OT has 30 minutes, which are used."),
        ("Service", "Speech", "Ann OT is a mandate of OT, which is used."),
        ("Class", "2B", "Ann is in 1A then, which is used."),
    ):
        plan, findings = understood([ANN | {column: value}])
        finding = only(findings, Code.CONTRADICTS)
        assert (finding.severity, finding.source.cell) == ("warning", sessions_cell(column, 0))
        assert finding.message == f"{column} of Sessions says {value}, but {used}"
        assert plan == understood([ANN])[0], column


def test_a_row_that_agrees_with_the_district_is_no_finding() -> None:
    for agrees in ({"Minutes": "30 min"}, {"Minutes": 30.0}, {"Service": "ot"}, {"Class": "1a"}):
        assert not understood([ANN | agrees])[1], agrees


def test_class_is_the_class_that_the_child_is_in_then(tmp_path: Path) -> None:
    visit = StudentTime("Ann", window("8:00", "9:30"), "prefer", "reading", ("Lincoln", "2B"))
    problem = replace(school_small(), student_times=(visit,))
    plan = plan_of(
        place(problem, "Ann OT", 0, "8:30", setting="push-in", place="2B"),
        place(problem, "Ann Sp", 1, "9:30"),
    )
    path = write_plan(problem, plan, Findings(), tmp_path / "plan.xlsx")
    read, findings = read_plan(path, problem)
    assert not findings
    assert set(read.placements) == set(plan.placements)


def test_a_push_in_without_a_place_is_in_the_class_that_the_child_is_in() -> None:
    push_in = ANN | {"Setting": "push-in", "Place": ""}
    for said in ("", "1a", "2B"):
        assert understood([push_in | {"Class": said}])[0].placements[0].place == "1A"


def test_without_the_column_session_rows_of_one_time_and_place_are_a_group() -> None:
    elsewhere = {"Place": "Gym", "Setting": "consult"}
    later = {"From": "11:00", "To": "11:30"}
    rows = [ANN, BEN, CAL, ANN | {"Mandate": "Ann Sp"} | later, BEN | later | elsewhere]
    plan, findings = understood(rows, Session="Sesion")
    assert [each.session for each in plan.placements] == [
        *["Mon 9:30 Rivera"] * 3,  # Cal comes in weeks 1 and 3 only, and is of the group all the same
        "Mon 11:00 Rivera Ann",
        "Mon 11:00 Rivera Ben",
    ]
    unread, note = sorted(findings, key=lambda each: each.code)
    assert (unread.code, unread.maybe) == (Code.COLUMN_NOT_READ, "Maybe Session is meant?")
    assert (note.code, note.severity, note.source.sheet) == (Code.NO_SESSIONS, "note", "Sessions")
    assert "1 of them with several rows" in note.message


def test_where_one_row_names_its_session_the_others_are_alone() -> None:
    bare = {key: value for key, value in BEN.items() if key != "Session"}
    plan, findings = understood([ANN, bare])
    assert [each.session for each in plan.placements] == ["R1", "Mon 9:30 Rivera Ben"]
    assert not findings


def test_an_unknown_place_is_a_warning_in_a_plan_and_stays() -> None:
    for row, place_of_it, maybe in ((ANN, "Therapie", "Therapy"), (ANN | {"Setting": "push-in"}, "1AB", "1A")):
        plan, findings = understood([row | {"Place": place_of_it}])
        finding = only(findings, Code.UNKNOWN_NAME)
        assert (finding.severity, finding.maybe) == ("warning", f"Maybe {maybe}?")
        assert plan.placements[0].place == place_of_it


def test_an_unknown_place_of_a_lock_is_an_error() -> None:
    rows = small()
    lock = {"Mandate": "S-1 OT", "Day": "Mon", "From": "9:30", "Therapist": "Rivera", "Setting": "pull-out"}
    rows["Locked"] = [lock | {"Place": "Therapie"}]
    reading = read_rows(rows)
    assert reading.problem is None
    assert [each.severity for each in found(reading, Code.UNKNOWN_NAME)] == ["error"]


def test_what_had_no_place_is_known_again(tmp_path: Path) -> None:
    problem = school_small()
    why = (Shortfall("mandate", "Ann OT", 60, 2, (1, 2), "No room."), Shortfall("duty", "notes", 30))
    plan = Plan((place(problem, "Ben OT", 1, "9:30"),), shortfalls=why)
    path = write_plan(problem, plan, Findings(), tmp_path / "plan.xlsx")
    read, findings = read_plan(path, problem)
    assert findings.errors == ()
    assert read.minutes_short["Ann OT"] == 120  # asked once a week, and no week has it
    assert "Ben OT" not in read.minutes_short


def test_a_plan_that_shows_initials_is_read_back(tmp_path: Path) -> None:
    problem = school_small()
    students = tuple(replace(each, initials="A.B." if each.code in ("Ann", "Ben") else "") for each in problem.students)
    problem = replace(problem, students=students, options=replace(problem.options, show_initials=True))
    plan = Plan((place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30")))
    path = write_plan(problem, plan, Findings(), tmp_path / "plan.xlsx")
    read, findings = read_plan(path, problem)
    assert findings.errors == ()
    assert [each.student for each in read.placements] == ["Ann", "Ben"]
    alone = replace(problem, students=tuple(each for each in students if each.code != "Ben"), mandates=())
    alone = replace(alone, mandates=tuple(each for each in problem.mandates if each.student != "Ben"))
    later, about = read_plan(path, alone)
    assert [each.student for each in later.placements] == ["Ann"]
    assert {each.code for each in about.errors} == {Code.UNKNOWN_NAME}
