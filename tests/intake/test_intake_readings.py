"""Rows of the small district that can be read, and what the problem then holds."""

from datetime import date

import pytest
from intake.small_district import found, one, problem_of, read_rows, small

from optsched.domain import AssistantShare, Block, Severity, StudentTime, WeekShare, Window
from optsched.intake import Code

EVERY_DAY, EVERY_WEEK = (0, 1, 2, 3, 4), (1, 2, 3, 4)


@pytest.mark.parametrize("seen", ["weekly", "Per week", "a week", "wk.", "Weeks", "times per week", "each week"])
def test_a_period_in_other_words(seen: str) -> None:
    rows = small()
    rows["Services"][0]["Per"] = seen
    assert problem_of(read_rows(rows)).mandates[0].per == "week"


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
    assert problem.therapists[0].hours[0].window == Window(EVERY_DAY, EVERY_WEEK, 485, 835, written=(482, 838))
    assert [(each.window.start, each.window.end) for each in problem.student_times] == [(540, 555), (545, 550)]
    assert problem.classes[0].blocks[0].window.end == 568  # blocks keep their minutes
    assert [(each.minutes, each.window.start, each.window.end) for each in problem.duties] == [
        (15, 480, 495),
        (30, 545, 610),
    ]
    assert [each.window.shown for each in problem.student_times] == [(542, 553), (542, 553)]
    assert problem.duties[0].shown(480, 495) == (482, 493)
    assert problem.duties[1].shown(560, 590) == (560, 590)  # a time that was planned is its own
    assert {finding.severity for finding in found(reading, Code.OFF_GRID)} == {Severity.WARNING}
    assert len(found(reading, Code.OFF_GRID)) == 11


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


def test_what_the_cycle_cannot_hold_is_named() -> None:
    rows = small()
    rows["Services"][0] |= {"Times": "3", "Per": "quarter"}
    note = one(read_rows(rows), Code.BY_DATE)
    assert (note.severity, note.source.sheet) == (Severity.NOTE, "Services")
    assert note.message.startswith("S-1 OT, 3 x 30 minutes a quarter, is no whole number of sessions in 4 weeks")
