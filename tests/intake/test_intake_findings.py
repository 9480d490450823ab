"""Each finding of a district: what is changed in the small one, which code is found, and in which cell."""

from datetime import date
from typing import Any

import pytest
from intake.small_district import cell, found, one, problem_of, read_rows, small

from optsched.domain import AssistantShare, Block, Severity, StudentTime, WeekShare, Window
from optsched.intake import CODES, Code
from optsched.intake.cells import ErrorValue

EVERY_DAY, EVERY_WEEK = (0, 1, 2, 3, 4), (1, 2, 3, 4)

ONE_CELL = [
    ("Services", 0, "Weeks", date(2026, 1, 3), Code.EXCEL_DATE, "1-3"),
    ("Services", 0, "Weeks", "5", Code.WEEKS, ""),
    ("Services", 0, "Minutes", "half an hour", Code.NUMBER, ""),
    ("Services", 0, "Minutes", "33", Code.MUST_LIE_ON_GRID, ""),
    ("Services", 0, "Minutes", "700", Code.OUT_OF_RANGE, ""),
    ("Services", 0, "Setting", "pushin class", Code.WORD, "push-in"),
    ("Services", 0, "Student", "S-11", Code.UNKNOWN_NAME, "S-1"),
    ("Services", 0, "Therapist", "Rivra", Code.UNKNOWN_NAME, "Rivera"),
    ("Services", 0, "Therapist", "Chen", Code.OTHER_SERVICE, ""),
    ("Services", 0, "Alternates with", "S-1 PT", Code.UNKNOWN_NAME, "S-1 OT"),
    ("Services", 0, "Co-treat with", "S-9 OT", Code.UNKNOWN_NAME, ""),
    ("Services", 0, "Co-treat with", "S-2 Speech", Code.CLASH, ""),
    ("Services", 0, "Alternates with", "S-1 OT", Code.CLASH, ""),
    ("Services", 0, "Push-in during", "Writting", Code.UNKNOWN_NAME, "Writing"),
    ("Services", 0, "Service", None, Code.EMPTY_CELL, ""),
    ("Services", 0, "Times", None, Code.SUM_NOT_SPLIT, "1 x 30"),
    ("Services", 0, "Per", None, Code.NO_TIMES, ""),
    ("Services", 0, "Assistant", "sometimes", Code.WORD, "1 of 2"),
    ("Services", 1, "Weeks", "3 of 4", Code.SHARE_OF_WEEKS, ""),
    ("Services", 0, "Starts", "soon", Code.DATE, "2026-09-01"),
    ("Students", 0, "Grade", "18", Code.GRADE, ""),
    ("Students", 0, "School", "Linkoln", Code.UNKNOWN_NAME, "Lincoln"),
    ("Students", 0, "Class", "1B", Code.UNKNOWN_NAME, ""),
    ("Students", 0, "Class", date(2026, 1, 2), Code.EXCEL_DATE, "1-2"),
    ("Timetable", 0, "From", "8.30", Code.CLOCK, "8:30"),
    ("Timetable", 0, "To", "7:30", Code.END_BEFORE_START, "PM"),
    ("Timetable", 0, "Days", "Mun", Code.DAYS, ""),
    ("Timetable", 1, "Grade", "2", Code.CLASH, ""),
    ("Timetable", 0, "Activity", ErrorValue("#REF!"), Code.ERROR_VALUE, ""),
    ("Timetable", 0, "From", ErrorValue(""), Code.NO_RESULT, "open the file in Excel"),
    ("Activities", 0, "Push-in", "avoid", Code.WORD, ""),
    ("Hours", 0, "Therapist", "Rivier", Code.UNKNOWN_NAME, "Rivera"),
    ("Hours", 0, "To", "7:00", Code.END_BEFORE_START, ""),
    ("Schools", 0, "Closes", None, Code.EMPTY_CELL, ""),
    ("Therapists", 0, "Assistant to", "Rivera", Code.CLASH, ""),
    ("Options", 0, "Option", "Grade spam in a group", Code.OPTION, "Grade span in a group"),
    ("Options", 1, "Value", "soon", Code.DATE, ""),
    ("Rooms", 0, "Room", None, Code.EMPTY_CELL, ""),
    ("Rooms", 0, "Services", "PTT", Code.UNKNOWN_NAME, ""),
]


@pytest.mark.parametrize(("sheet", "row", "column", "value", "code", "maybe"), ONE_CELL)
def test_a_cell_that_is_wrong_is_found_with_its_place(
    sheet: str, row: int, column: str, value: Any, code: Code, maybe: str
) -> None:
    rows = small()
    rows[sheet][row][column] = value
    reading = read_rows(rows)
    at_cell = [each for each in found(reading, code) if each.source.cell == cell(sheet, column, row)]
    assert len(at_cell) == 1, [(each.code, str(each.source), each.message) for each in reading.findings]
    assert at_cell[0].severity is CODES[code].severity is Severity.ERROR
    assert reading.problem is None
    assert maybe in at_cell[0].maybe
    assert at_cell[0].maybe.startswith("Maybe ")


def test_two_teachers_of_one_class_are_a_warning() -> None:
    rows = small()
    rows["Timetable"][1]["Teacher"] = "Ms Park"
    reading = read_rows(rows)
    assert one(reading, Code.CLASH).severity is Severity.WARNING
    assert problem_of(reading).classes[0].teacher == "Ms. Park"


@pytest.mark.parametrize(
    ("column", "seen", "maybe"),
    [
        ("Kind", "indirect", "consult or on behalf?"),  # by likeness it would be direct, the contrary
        ("Setting", "Inclusion", "push-in?"),
        ("Per", "bi-weekly", "week, with Weeks 1 of 2?"),
        ("Minutes", "32", "30 or 35?"),
        ("Weeks", "5", "Weeks in cycle"),
        ("Weeks", "every other", "1 of 2"),
    ],
)
def test_what_schools_write_gets_fitting_advice(column: str, seen: str, maybe: str) -> None:
    rows = small()
    rows["Services"][0][column] = seen
    assert maybe in next(each for each in read_rows(rows).findings.errors).maybe


@pytest.mark.parametrize("seen", ["weekly", "Per week", "a week", "wk.", "Weeks", "times per week", "each week"])
def test_a_period_in_other_words(seen: str) -> None:
    rows = small()
    rows["Services"][0]["Per"] = seen
    assert problem_of(read_rows(rows)).mandates[0].per == "week"


@pytest.mark.parametrize("seen", ["every 2 weeks", "twice a week", "2 x week"])
def test_a_period_that_says_more_is_not_guessed(seen: str) -> None:
    rows = small()
    rows["Services"][0]["Per"] = seen
    assert one(read_rows(rows), Code.WORD).source.cell == cell("Services", "Per")


def test_kindergarten_is_no_zero() -> None:
    rows = small()
    rows["Students"][0]["Grade"] = 0
    assert one(read_rows(rows), Code.GRADE).maybe == "Maybe K?"


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


def test_all_errors_of_all_rows_are_found_at_once() -> None:
    rows = small()
    rows["Timetable"][0]["From"] = "soon"
    rows["Timetable"][0]["Days"] = "Mun"
    rows["Students"][1]["Grade"] = "18"
    rows["Services"][1]["Per"] = "moon"
    codes = [finding.code for finding in read_rows(rows).findings.errors]
    # In the order of sheets and cells; the dropped block and grade bring no findings of their own.
    assert codes == [Code.DAYS, Code.CLOCK, Code.GRADE, Code.WORD, Code.NO_TIMES][: len(codes)]
    assert len(codes) >= 4


def test_a_missing_sheet_and_a_missing_column_are_errors() -> None:
    rows = small()
    del rows["Students"]
    assert any("Students" in each.message for each in found(read_rows(rows), Code.NO_SHEET))
    rows = small()
    rows["Hours"] = [{"Who works": "Rivera", "School": "Lincoln", "From": "8:00", "To": "9:00"}]
    assert len(found(read_rows(rows), Code.NO_COLUMN)) == 0  # headers_of writes all columns of the contract


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


def test_a_sum_of_minutes_is_never_split_silently() -> None:
    rows = small()
    rows["Services"][0] |= {"Minutes": "120", "Times": None, "Per": "month"}
    finding = one(read_rows(rows), Code.SUM_NOT_SPLIT)
    assert finding.maybe == "Maybe 4 x 30, or 2 x 60 (Times × Minutes)?"


def test_a_wording_is_not_read_yet() -> None:
    rows = small()
    rows["Services"][0] |= {"Minutes": None, "Times": None, "Per": None, "Wording": "30 min weekly"}
    finding = one(read_rows(rows), Code.WORDING)
    assert finding.seen == "30 min weekly"
    rows["Services"][0] |= {"Minutes": "30", "Times": "1", "Per": "week"}
    assert read_rows(rows).problem is not None


def test_open_time_off_the_grid_shrinks_and_closed_time_grows() -> None:
    rows = small()
    rows["Hours"][0] |= {"From": "8:02", "To": "13:58"}
    rows["Student times"] = [
        {"Student": "S-1", "From": "9:02", "To": "9:13", "Rule": "never"},
        {"Student": "S-2", "From": "9:02", "To": "9:13", "Rule": "allow"},
    ]
    rows["Timetable"][0]["To"] = "9:28"
    rows["Work"] = [
        {"Therapist": "Chen", "What": "Bus", "Days": "Mon", "From": "8:02", "To": "8:13"},
        {"Therapist": "Chen", "What": "Notes", "Minutes": "30", "Days": "Mon", "From": "9:02", "To": "10:13"},
    ]
    reading = read_rows(rows)
    problem = problem_of(reading)
    assert problem.therapists[0].hours[0].window == Window(EVERY_DAY, EVERY_WEEK, 485, 835)
    assert [(each.window.start, each.window.end) for each in problem.student_times] == [(540, 555), (545, 550)]
    assert problem.classes[0].blocks[0].window.end == 568  # blocks keep their minutes
    assert [(each.minutes, each.window.start, each.window.end) for each in problem.duties] == [
        (15, 480, 495),
        (30, 545, 610),
    ]
    assert {finding.severity for finding in found(reading, Code.OFF_GRID)} == {Severity.WARNING}
    assert len(found(reading, Code.OFF_GRID)) == 11


def test_open_time_that_is_gone_on_the_grid_is_said() -> None:
    rows = small()
    rows["Student times"] = [{"Student": "S-1", "From": "9:01", "To": "9:04", "Rule": "allow"}]
    reading = read_rows(rows)
    assert one(reading, Code.NOTHING_OPEN).source.sheet == "Student times"
    assert problem_of(reading).student_times == ()


def test_letters_and_weekdays_are_not_mixed() -> None:
    rows = small()
    rows["Options"].append({"Option": "Days", "Value": "A-F"})
    reading = read_rows(rows)
    mixed = found(reading, Code.LETTERS_MIXED)
    assert {(each.source.sheet, each.source.cell) for each in mixed} >= {("Hours", cell("Hours", "Days", 1))}
    for row in rows["Timetable"]:
        row["Days"] = "A-F"
    rows["Hours"][1]["Days"] = "B, D"
    problem = problem_of(read_rows(rows))
    assert problem.cycle.days == ("A", "B", "C", "D", "E", "F")
    assert problem.therapists[1].hours[0].window.days == (1, 3)


def test_a_row_on_a_letter_day_beside_weekdays_counts_on_every_weekday() -> None:
    rows = small()
    rows["Options"].append({"Option": "Letter days", "Value": "A-F"})
    rows["Timetable"][1]["Days"] = "B"
    rows["Timetable"].append(rows["Timetable"][1] | {"Days": "C", "Activity": "Writing"})
    problem = problem_of(read_rows(rows))
    assert [block.window.days for block in problem.classes[0].blocks] == [EVERY_DAY] * 4
    rows["Hours"][1]["Days"] = "B"
    assert one(read_rows(rows), Code.LETTERS_MIXED).source.sheet == "Hours"


def test_only_the_normal_timetable_enters() -> None:
    rows = small()
    rows["Timetable"][1]["Variant"] = "Half day"
    rows["Timetable"][2]["Variant"] = "Normal"
    assert [block.activity for block in problem_of(read_rows(rows)).classes[0].blocks] == ["Writing", "Lunch"]


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


def test_a_wish_finds_the_one_it_is_for() -> None:
    rows = small()
    rows["Timetable"].append(rows["Timetable"][0] | {"Class": "2B"})
    names = ("ms. park", "Rivera", "Lincoln", "2b")
    rows["Preferences"] = [{"Who": name, "From": "9:00", "To": "9:30", "Rule": "best"} for name in names]
    wishes = problem_of(read_rows(rows)).preferences
    assert wishes[0].classes == (("Lincoln", "1A"), ("Lincoln", "2B"))
    assert (wishes[1].therapist, wishes[2].school, wishes[3].classes) == ("Rivera", "Lincoln", (("Lincoln", "2B"),))
    rows["Preferences"][0]["Who"] = "Ms. Bark"
    assert one(read_rows(rows), Code.UNKNOWN_NAME).maybe == "Maybe Ms. Park?"


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


def test_keys_are_made_up_and_made_unique() -> None:
    rows = small()
    rows["Services"].append(dict(rows["Services"][0]))
    rows["Work"] = [{"Therapist": "Chen", "What": "Bus", "From": "8:00", "To": "8:30", "Days": "Mon"}] * 2
    problem = problem_of(read_rows(rows))
    assert [each.key for each in problem.mandates] == ["S-1 OT", "S-2 Speech", "S-1 OT 2"]
    assert [each.key for each in problem.duties] == ["Chen Bus", "Chen Bus 2"]


def test_a_full_service_line() -> None:
    rows = small()
    rows["Services"][0] |= {
        "Kind": "direct",
        "Assistant": "1 of 2",
        "Weeks": "3 of 4",
        "Setting": "combined",
        "Push-in share": "50 %",
        "Push-in during": "writing",
        "Grouping": "group",
        "Largest group": "2",
        "Goal": "scissors",
        "Days apart": "2",
        "Minutes apart": "90",
        "Starts": "2026-09-01",
        "Ends": "2027-06-01",
    }
    mandate = problem_of(read_rows(rows)).mandates[0]
    assert (mandate.assistant, mandate.weeks, mandate.setting) == (AssistantShare(1, 2), WeekShare(3, 4), "combined")
    assert (mandate.push_in_share, mandate.push_in_during, mandate.grouping) == (50, ("Writing",), "group")
    assert (mandate.largest_group, mandate.goal, mandate.days_apart, mandate.minutes_apart) == (2, "scissors", 2, 90)
    assert (mandate.starts, mandate.ends) == (date(2026, 9, 1), date(2027, 6, 1))


def test_levels_for_one_service_and_a_mainstream_class() -> None:
    rows = small()
    rows["Activities"][0] |= {"Pull-out OT": "never", "Push-in speech": "never"}
    rows["Student times"] = [{"Student": "S-1", "Days": "Tue", "From": "9:00", "To": "9:30", "In class": "1a"}]
    problem = problem_of(read_rows(rows))
    levels = {service: problem.levels("Writing", ("Lincoln", "1A"), 1, service) for service in ("OT", "Speech")}
    assert [levels["OT"].pull_out.name, levels["OT"].push_in.name] == ["NEVER", "BEST"]
    assert [levels["Speech"].pull_out.name, levels["Speech"].push_in.name] == ["AVOID", "NEVER"]
    window = Window((1,), EVERY_WEEK, 540, 570)
    assert [time.window for time in problem.student_times] == [window]
    assert isinstance(problem.student_times[0], StudentTime)
    assert problem.student_times[0].in_class == ("Lincoln", "1A")


def test_goal_weights_by_name() -> None:
    rows = small()
    rows["Options"] += [
        {"Option": "Instruction  missed", "Value": "3"},
        {"Option": "meetings", "Value": "1"},  # the usual weight changes nothing
        {"Option": "Show students as", "Value": "initials"},
        {"Option": "Most therapy minutes a child a day", "Value": "none"},
    ]
    options = problem_of(read_rows(rows)).options
    assert options.weights == (("instruction missed", 3),)
    assert options.show_initials
    assert options.most_therapy_minutes_a_day is None
    rows["Options"].append({"Option": "meetings", "Value": "2"})
    assert one(read_rows(rows), Code.CLASH).seen == "meetings"


def test_calendar_is_kept_and_its_names_are_checked() -> None:
    rows = small()
    rows["Calendar"] = [
        {"Date": "2026-11-26", "Until": "2026-11-27", "What": "no school"},
        {"Date": "2026-10-01", "Who": "Rivera", "What": "absent", "Cover by": "chen"},
        {"Date": "2026-10-02", "Who": "1A", "What": "field trip", "From": "8:00", "To": "12:00"},
        {"Date": "2026-10-05", "Who": "K", "What": "testing"},
    ]
    calendar = problem_of(read_rows(rows)).calendar
    assert (calendar[0].first, calendar[0].last, calendar[0].who) == (date(2026, 11, 26), date(2026, 11, 27), "")
    assert calendar[1].cover_by == "Chen"
    rows["Calendar"][1]["Who"] = "Rivra"
    assert one(read_rows(rows), Code.UNKNOWN_NAME).maybe == "Maybe Rivera?"
    rows["Calendar"][1]["Who"] = "Rivera"
    rows["Calendar"][0]["Until"] = "2026-11-25"
    assert one(read_rows(rows), Code.END_BEFORE_START).source.cell == "B2"


def test_blocks_where_the_class_goes_elsewhere_keep_the_place() -> None:
    rows = small()
    rows["Timetable"][1]["Where"] = "Gym"
    block = problem_of(read_rows(rows)).classes[0].blocks[1]
    assert isinstance(block, Block)
    assert block.where == "Gym"


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
