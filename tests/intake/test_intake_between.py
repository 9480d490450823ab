"""What is wrong between rows and between sheets of the small district, and what follows from it."""

from datetime import date
from pathlib import Path

import pytest
from intake.small_district import as_workbook, cell, found, one, problem_of, read_rows, small

from optsched.domain import Severity
from optsched.intake import Code, read
from optsched.intake.cells import ErrorValue


def test_two_teachers_of_one_class_are_a_warning() -> None:
    rows = small()
    rows["Timetable"][1]["Teacher"] = "Ms Park"
    reading = read_rows(rows)
    assert one(reading, Code.CLASH).severity is Severity.WARNING
    assert problem_of(reading).classes[0].teacher == "Ms. Park"


def test_a_copied_service_line_is_a_warning() -> None:
    rows = small()
    rows["Services"].append({**rows["Services"][0], "Mandate": "M9"})
    finding = one(read_rows(rows), Code.DOUBLE_ROW)
    assert (finding.severity, finding.source.cell) == (Severity.WARNING, "A4")
    assert "Services A2" in finding.message


@pytest.mark.parametrize("column", ["From", "School", "Therapist"])
def test_a_broken_row_of_hours_brings_no_warning_about_missing_hours(column: str) -> None:
    rows = small()
    rows["Hours"][0][column] = "8:3o"
    reading = read_rows(rows)
    assert len(reading.findings.errors) == 1
    assert not reading.findings.warnings


def test_a_class_that_excel_made_a_date_is_not_called_missing() -> None:
    rows = small()
    rows["Students"][0]["Class"] = date(2026, 1, 3)
    assert not found(read_rows(rows), Code.NO_CLASS)


def test_names_defined_twice_are_found_and_nothing_is_merged() -> None:
    for sheet, column in (("Students", "Student"), ("Therapists", "Therapist"), ("Activities", "Activity")):
        rows = small()
        rows[sheet][1][column] = f" {rows[sheet][0][column].lower()}"
        assert found(read_rows(rows), Code.DOUBLE_NAME), sheet
    rows = small()
    rows["Services"][0]["Mandate"] = rows["Services"][1]["Mandate"] = "M1"
    assert one(read_rows(rows), Code.DOUBLE_NAME).source.cell == "A3"
    rows = small()
    rows["Classes"] = [{"School": "Lincoln", "Class": "1A"}, {"School": "Lincoln", "Class": "1a"}]
    assert one(read_rows(rows), Code.DOUBLE_NAME).source.cell == "A3"


def test_an_activity_without_a_row_is_found_once_with_its_cells() -> None:
    rows = small()
    rows["Timetable"] += [
        {"School": "Lincoln", "Class": "1A", "From": "12:00", "To": "12:30", "Activity": "Recess", "Days": day}
        for day in ("Mon", "Tue")
    ]
    finding = one(read_rows(rows), Code.NO_ACTIVITY)
    assert "Recess" in finding.message
    assert "A5, A6" in finding.message


def test_warnings_do_not_stop() -> None:
    rows = small()
    rows["Students"][1]["Class"] = None
    reading = read_rows(rows)
    assert one(reading, Code.NO_CLASS).severity is Severity.WARNING
    assert problem_of(reading).students[1].school_class is None


def test_a_therapist_without_hours_at_the_childs_school_is_a_warning() -> None:
    rows = small()
    rows["Schools"].append({"School": "Garfield"})
    rows["Hours"][0]["School"] = "Garfield"
    reading = read_rows(rows)
    assert one(reading, Code.NOT_AT_SCHOOL).source.cell == cell("Services", "Therapist")
    assert {each.source.cell for each in found(reading, Code.NO_ROOMS)} == {"A3"}


def test_a_service_that_nobody_gives_is_a_warning_once() -> None:
    rows = small()
    rows["Services"][1]["Service"] = "Spech"
    finding = one(read_rows(rows), Code.NOBODY)
    assert finding.severity is Severity.WARNING
    assert "Speech" in finding.maybe


def test_hours_at_two_schools_on_one_day_need_the_way_between_them() -> None:
    rows = small()
    rows["Schools"].append({"School": "Garfield"})
    rows["Hours"][0]["To"] = "10:00"
    rows["Hours"].append({"Therapist": "Rivera", "Days": "Tue", "School": "Garfield", "From": "11:00", "To": "14:00"})
    assert one(read_rows(rows), Code.NO_TRAVEL).severity is Severity.ERROR
    rows["Travel"] = [{"From": "garfield", "To": "LINCOLN", "Minutes": "20"}]
    assert problem_of(read_rows(rows)).travel == (("Garfield", "Lincoln", 20),)
    rows["Travel"].append({"From": "Lincoln", "To": "Garfield", "Minutes": "25"})
    assert one(read_rows(rows), Code.CLASH).source.cell == "C3"
    del rows["Travel"]
    rows["Hours"][0]["Days"] = "Mon"
    assert not found(read_rows(rows), Code.NO_TRAVEL)


def test_blocks_of_one_class_that_overlap_are_a_warning_that_names_both() -> None:
    rows = small()
    rows["Timetable"][1]["From"] = "9:00"
    finding = one(read_rows(rows), Code.BLOCKS_OVERLAP)
    assert finding.severity is Severity.WARNING
    assert "(A3)" in finding.message
    assert "(A2)" in finding.message


def test_blocks_that_overlap_in_two_files_are_named_with_their_files(tmp_path: Path) -> None:
    first, second = small(), {"Timetable": [small()["Timetable"][0] | {"To": "9:00", "Activity": "WIN"}]}
    finding = one(
        read([as_workbook(first, tmp_path / "one.xlsx"), as_workbook(second, tmp_path / "two.xlsx")]),
        Code.BLOCKS_OVERLAP,
    )
    assert finding.message.startswith(
        "1A of Lincoln: WIN (two.xlsx Timetable A2) overlaps Writing (one.xlsx Timetable A2) on Mon at 8:00;"
    )


def test_a_class_whose_timetable_is_given_twice_is_said_once(tmp_path: Path) -> None:
    first, second = small(), {"Timetable": small()["Timetable"]}
    reading = read([as_workbook(first, tmp_path / "one.xlsx"), as_workbook(second, tmp_path / "two.xlsx")])
    finding = one(reading, Code.BLOCKS_OVERLAP)
    assert finding.message == (
        "All 6 blocks of 1A of Lincoln overlap another one, such as one.xlsx Timetable A2 and two.xlsx Timetable A2; "
        "the stricter one holds."
    )
    assert "given twice" in finding.maybe
    assert len(problem_of(reading).classes[0].blocks) == 6


def test_a_class_without_a_timetable_is_a_warning() -> None:
    rows = small()
    rows["Classes"] = [
        {"School": "Lincoln", "Class": "2B", "Visits at once": "2"},
        {"School": "Lincoln", "Class": "1A"},
    ]
    rows["Options"].append({"Option": "Push-ins at once in a class", "Value": "3"})
    reading = read_rows(rows)
    assert "2B" in one(reading, Code.NO_BLOCKS).message
    assert {each.name: each.visits_at_once for each in problem_of(reading).classes} == {"2B": 2, "1A": 3}


def test_a_wish_for_a_class_name_of_two_schools_is_not_guessed() -> None:
    rows = small()
    rows["Schools"].append({"School": "Garfield"})
    rows["Timetable"].append(rows["Timetable"][0] | {"School": "Garfield", "Teacher": "Mr. Poe"})
    rows["Preferences"] = [{"Who": "1A", "From": "9:00", "To": "9:30", "Rule": "worst"}]
    assert one(read_rows(rows), Code.AMBIGUOUS_NAME).source.cell == "A2"
    rows["Preferences"][0]["Who"] = "Garfield 1A"
    assert problem_of(read_rows(rows)).preferences[0].classes == (("Garfield", "1A"),)


def test_pairs_that_contradict_each_other_are_found() -> None:
    rows = small()
    rows["Pairs"] = [
        {"Student": "S-1", "With": "S-2", "Rule": "together"},
        {"Student": "S-2", "With": "S-1", "Rule": "apart"},
    ]
    assert one(read_rows(rows), Code.CLASH).source.cell == "D3"


def test_what_follows_from_an_error_is_no_finding_of_its_own() -> None:
    rows = small()
    rows["Schools"][0]["Opens"] = "8"
    rows["Services"][0]["Minutes"] = ErrorValue("#DIV/0!")
    rows["Students"][1]["School"] = ErrorValue("#N/A")
    rows["Work"] = [{"Therapist": "Chen", "What": "Bus", "Minutes": "a while", "Days": "Mon", "From": "8:00"}]
    codes = [finding.code for finding in read_rows(rows).findings.errors]
    assert codes == [Code.CLOCK, Code.ERROR_VALUE, Code.ERROR_VALUE, Code.NUMBER]


def test_levels_for_a_service_that_nobody_has_are_a_warning() -> None:
    rows = small()
    rows["Activities"][0]["Pull-out Spech"] = "ok"
    reading = read_rows(rows)
    problem_of(reading)
    assert one(reading, Code.UNKNOWN_NAME).maybe == "Maybe Speech?"
