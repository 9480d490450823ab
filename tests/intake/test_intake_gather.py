"""Files of any kind together: each sheet is read as what it is, and names, schools and levels come to one."""

from datetime import time
from typing import Any

import pytest
from intake.drawn import drawn
from intake.small_district import Rows, filled, headers_of, small

from optsched.domain import Finding, Severity
from optsched.intake import Code
from optsched.intake.cells import Sheet
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log
from optsched.intake.reading import understand
from optsched.intake.recipe import Recipe
from optsched.intake.times import minute

GRID = """
            | Mon     | Tue
8:00-8:30   | ELA     | Math
8:30-9:00   | Recess  | Lunch
"""
HEAD = ["Student Name", "Grade", "Teacher", "School", "Service", "Frequency", "Provider"]
ANA = ["Alvarez, Ana", "2", "Ms. Lopez", "Lincoln", "OT", "2 x 30 min weekly", "Rivera"]
BEN = ["Brown, Ben", "1", "Ms. Park", "Lincoln", "Speech", "1 x 30 min weekly", "Chen"]


def csv(name: str, *lines: list[str]) -> Sheet:
    return Sheet(f"{name}.csv", "", name, filled(lines))


def sheets_of(rows: Rows) -> list[Sheet]:
    """Return the sheets of a district workbook."""
    found = []
    for name, content in rows.items():
        heads = headers_of(name, content)
        lines = [heads, *([row.get(each) for each in heads] for row in content)]
        found.append(Sheet("district.xlsx", name, name, filled(lines)))
    return found


def gathered(*sheets: Sheet, recipe: Recipe | None = None) -> tuple[Gathered, tuple[Finding, ...]]:
    log = Log()
    return gather(sheets, log, recipe), log.findings.items


def rows(found: Gathered, sheet: str, *columns: str) -> set[tuple[str, ...]]:
    return {tuple(row.seen(column) for column in columns) for row in found.tables.rows.get(sheet, [])}


def of(code: Code, findings: tuple[Finding, ...]) -> list[Finding]:
    return [each for each in findings if each.code == code]


def without(*names: str) -> Rows:
    return {name: content for name, content in small().items() if name not in names}


def test_a_mixture_is_read_each_as_what_it_is() -> None:
    district = sheets_of(without("Students", "Services", "Timetable"))
    grid = drawn(GRID, "2B - Ms. Lopez")
    found, _ = gathered(*district, grid, csv("deliveries", HEAD, ANA))
    assert [(part.what, part.source.file) for part in found.parts] == [
        ("service lines", "deliveries.csv"),
        ("timetable", "timetable.xlsx"),
        ("dictionary of activities", "timetable.xlsx"),
    ]
    assert rows(found, "Timetable", "School", "Class", "Days", "Activity") == {
        *(("Lincoln", "2B", "Mon", "ELA"), ("Lincoln", "2B", "Tue", "Math")),
        *(("Lincoln", "2B", "Mon", "Recess"), ("Lincoln", "2B", "Tue", "Lunch")),
    }
    assert rows(found, "Students", "Student", "School", "Class") == {("AA", "Lincoln", "2B")}
    assert rows(found, "Services", "Student", "Service", "Minutes", "Times", "Per") == {("AA", "OT", "30", "2", "week")}
    assert rows(found, "Therapists", "Therapist") == {("Rivera",), ("Chen",)}  # as in the district workbook


def test_every_value_knows_its_cell() -> None:
    found, _ = gathered(drawn(GRID, "2B"), csv("deliveries", HEAD, ANA))
    row = next(row for row in found.tables.rows["Timetable"] if row.seen("Activity") == "Math")
    assert [str(row.at(column)) for column in ("Activity", "From")] == ["timetable.xlsx 2B C2"] * 2
    assert (row.values["From"], row.values["To"]) == (time(8), time(8, 30))
    student = found.tables.rows["Students"][0]
    assert str(student.at("Class")) == "deliveries.csv C2"


@pytest.mark.parametrize("title", ["Schedule", "Timetable", "Class Schedule", "schedule "])
def test_a_grid_is_a_grid_whatever_its_sheet_is_called(title: str) -> None:
    found, findings = gathered(drawn("2B - Ms. Lopez\n" + GRID.strip("\n"), title))
    assert ("2B", "Mon", "ELA") in rows(found, "Timetable", "Class", "Days", "Activity")
    assert not [each for each in findings if each.severity is Severity.ERROR]


def test_the_districts_own_list_is_no_grid() -> None:
    found, _ = gathered(*sheets_of({"Timetable": small()["Timetable"]}))
    assert found.parts == ()
    assert len(found.tables.rows["Timetable"]) == 3


def test_schools_are_made_where_no_file_has_a_list_of_them() -> None:
    found, _ = gathered(csv("deliveries", HEAD, ANA, [*BEN[:3], "Adams", *BEN[4:]]))
    assert rows(found, "Schools", "School") == {("Lincoln",), ("Adams",)}
    assert [str(row.at("School")) for row in found.tables.rows["Schools"]] == ["deliveries.csv D2", "deliveries.csv D3"]


def test_a_school_in_capitals_is_the_same_school() -> None:
    found, _ = gathered(csv("deliveries", HEAD, ANA, [*BEN[:3], "LINCOLN ", *BEN[4:]]))
    assert rows(found, "Schools", "School") == {("Lincoln",)}


def test_the_only_school_is_filled_in_and_that_is_said_once() -> None:
    found, findings = gathered(drawn(GRID, "2B"), *sheets_of({"Schools": [{"School": "Lincoln"}]}))
    assert rows(found, "Timetable", "School") == {("Lincoln",)}
    lines = [[*HEAD[:3], *HEAD[4:]], [*ANA[:3], *ANA[4:]], [*BEN[:3], *BEN[4:]]]
    found, findings = gathered(csv("deliveries", *lines), *sheets_of({"Schools": [{"School": "Lincoln"}]}))
    assert rows(found, "Students", "School") == {("Lincoln",)}
    assert [each.source.file for each in of(Code.SCHOOL_ASSUMED, findings)] == ["deliveries.csv"]


def test_between_two_schools_none_is_chosen() -> None:
    schools = sheets_of({"Schools": [{"School": "Lincoln"}, {"School": "Adams"}]})
    found, _ = gathered(drawn(GRID, "2B"), *schools)
    assert rows(found, "Timetable", "School") == {("",)}


def test_a_district_workbook_without_its_sheet_of_schools_lacks_it() -> None:
    reading = understand(sheets_of(without("Schools")), Log())
    assert "Schools" not in reading.gathered.tables.rows
    missing = [each.message for each in reading.findings if each.code == Code.NO_SHEET]
    assert len(missing) == 1
    assert missing[0].startswith("The sheet Schools is missing;")


def test_levels_are_those_of_the_districts_services_only() -> None:
    staff: dict[str, list[dict[str, Any]]] = {"Therapists": [{"Therapist": "Rivera", "Service": "OT"}]}
    arrival = drawn("            | Mon\n8:00-8:30   | Arrival\n8:30-9:00   | Morning Meeting", "2B")
    found, findings = gathered(arrival, *sheets_of(staff))
    levels = {row.seen("Activity"): row.values for row in found.tables.rows["Activities"]}
    assert levels["Arrival"]["Push-in OT"] == "best"
    assert "Push-in Speech" not in levels["Morning meeting"]
    assert len(of(Code.LEVELS_ASSUMED, findings)) == 1
    staff["Therapists"].append({"Therapist": "Chen", "Service": "speech"})
    found, _ = gathered(arrival, *sheets_of(staff))
    levels = {row.seen("Activity"): row.values for row in found.tables.rows["Activities"]}
    assert levels["Morning meeting"]["Push-in Speech"] == "best"


def test_what_the_district_says_of_an_activity_is_not_said_again() -> None:
    given = {"Activities": [{"Activity": "ela", "Pull-out": "never", "Push-in": "never"}]}
    found, _ = gathered(drawn(GRID, "2B"), *sheets_of(given))
    named = {row.seen("Activity"): row.seen("Pull-out") for row in found.tables.rows["Activities"]}
    assert named["ela"] == "never"
    assert {name.casefold() for name in named} == {"ela", "math", "recess", "lunch"}
    assert len(named) == 4


def test_an_unknown_word_is_listed_once_with_all_its_cells() -> None:
    sheet = drawn("          | Mon | Tue\n8:00-8:30 | Zumpf | Zumpf\n8:30-9:00 | ELA | zumpf", "2B")
    found, _ = gathered(sheet)
    unknown = [word for word in found.words if not word.meant]
    assert [(word.seen, [cell.cell for cell in word.cells]) for word in unknown] == [("Zumpf", ["B2", "C2", "C3"])]
    assert rows(found, "Activities", "Activity") == {("ELA",)}
    reading = understand([sheet], Log())
    assert [each.seen for each in reading.findings if each.code == Code.NO_ACTIVITY] in ([], ["Zumpf"])


def test_an_export_without_names_is_no_sheet_of_the_district_workbook() -> None:
    lines = [
        ["Student ID", *line[1:]] if line is HEAD else [f"{at}0017", *line[1:]]
        for at, line in enumerate((HEAD, ANA, BEN))
    ]
    found, findings = gathered(csv("deliveries", *lines))
    assert [part.what for part in found.parts] == ["service lines"]
    assert len(rows(found, "Students", "Student", "Class")) == 2
    assert rows(found, "Services", "Service", "Minutes", "Times") == {("OT", "30", "2"), ("Speech", "30", "1")}
    assert not [each for each in findings if each.severity is Severity.ERROR]


def test_the_districts_services_as_a_text_table_stay_the_districts() -> None:
    heads = headers_of("Services", small()["Services"])
    lines = [[str(row.get(each) or "") for each in heads] for row in small()["Services"]]
    for name, more in (("anything", []), ("district - Services", ["Grade"]), ("anything", ["Remarks"])):
        found, _ = gathered(csv(name, [*heads, *more], *([*line, *("1" for _ in more)] for line in lines)))
        assert found.parts == ()
        assert rows(found, "Services", "Student", "Service") == {("S-1", "OT"), ("S-2", "Speech")}


def child(teacher: str, school: str = "Lincoln") -> Sheet:
    return csv("deliveries", HEAD, [*ANA[:2], teacher, school, *ANA[4:]])


LOPEZ = [drawn(GRID, "2B - Ms. Lopez"), *sheets_of({"Schools": [{"School": "Lincoln"}]})]


@pytest.mark.parametrize(
    "seen",
    ["Ms. Lopez", "Lopez", "Lopez, M.", "Maria Lopez", "MS LOPEZ", "2B", "2b", "2B (Lopez)", "Lopez / Ms. Lopez"],
)
def test_children_of_a_teacher_are_in_the_teachers_class(seen: str) -> None:
    found, findings = gathered(child(seen), *LOPEZ)
    assert rows(found, "Students", "Class") in ({("2B",)}, {("2b",)})
    assert not of(Code.AMBIGUOUS_NAME, findings)
    assert [each.seen for each in of(Code.CLASS_ASSUMED, findings)] == ([seen] if seen.upper() != "2B" else [])


@pytest.mark.parametrize("seen", ["Mr. Lopez", "Lopes", "2C (Lopez)", "2B (Chen)", "Lopez / Chen", "Chen", "2"])
def test_a_name_that_means_no_class_stays_as_it_is(seen: str) -> None:
    found, findings = gathered(child(seen), *LOPEZ)
    assert rows(found, "Students", "Class") == {(seen,)}
    assert not of(Code.CLASS_ASSUMED, findings)


def test_a_teacher_of_two_classes_is_a_question() -> None:
    found, findings = gathered(child("Lopez"), *LOPEZ, drawn(GRID, "3C - Mr. Lopez", "other.xlsx"))
    assert rows(found, "Students", "Class") == {("Lopez",)}
    assert [(str(each.source), each.maybe) for each in of(Code.AMBIGUOUS_NAME, findings)] == [
        ("deliveries.csv C2", "Maybe write 2B or 3C here?")
    ]


def test_a_teacher_of_another_school_is_not_meant() -> None:
    schools = sheets_of({"Schools": [{"School": "Lincoln"}, {"School": "Adams"}]})
    grids = [drawn(f"{name}\n" + GRID.strip("\n"), "2B - Ms. Lopez", f"{name}.xlsx") for name in ("Lincoln", "Adams")]
    found, _ = gathered(child("Lopez", "Adams"), *schools, *grids)
    assert rows(found, "Students", "School", "Class") == {("Adams", "2B")}
    found, _ = gathered(child("Lopez", "Adams"), *schools, grids[0])
    assert rows(found, "Students", "School", "Class") == {("Adams", "Lopez")}


def test_a_recipes_nickname_is_a_class_for_children_too() -> None:
    found, _ = gathered(child("Frau L."), *LOPEZ, recipe=Recipe(classes={"frau l.": "2B"}))
    assert rows(found, "Students", "Class") == {("2B",)}


def test_students_of_a_district_workbook_are_never_renamed() -> None:
    students = sheets_of({"Students": [{"Student": "S-1", "School": "Lincoln", "Class": "Lopez"}]})
    found, findings = gathered(*students, *LOPEZ)
    assert rows(found, "Students", "Class") == {("Lopez",)}
    assert not of(Code.CLASS_ASSUMED, findings)


def test_a_sheet_that_is_nothing_known_is_named() -> None:
    found, findings = gathered(csv("notes", ["a", "b"], ["1", "2"]), drawn(GRID, "2B"))
    assert [each.source.file for each in of(Code.SHEET_NOT_READ, findings)] == ["notes.csv"]
    assert [part.what for part in found.parts] == ["timetable", "dictionary of activities"]


def test_nothing_at_all_is_nothing() -> None:
    found, findings = gathered()
    assert (found.parts, found.words, found.review, findings) == ((), (), (), ())


def test_a_line_that_is_not_understood_is_to_be_reviewed() -> None:
    odd = [*ANA[:5], "about half an hour now and then", ANA[6]]
    found, _ = gathered(csv("deliveries", HEAD, odd))
    assert [(str(each.source), each.seen) for each in found.review] == [
        ("deliveries.csv F2", "about half an hour now and then")
    ]
    assert rows(found, "Services", "Minutes") <= {("",)}


def test_a_class_of_transitional_kindergarten_counts_as_pk_and_that_is_said() -> None:
    found, findings = gathered(drawn("Time | TK | K\n8:00-9:00 | ELA | Math\n9:00-9:30 | Recess | Recess", "Master"))
    assert rows(found, "Timetable", "Class", "Grade") == {("TK", "PK"), ("K", "K")}
    assert [(each.severity, each.source.cell) for each in of(Code.COUNTS_AS_PK, findings)] == [(Severity.NOTE, "B1")]


def test_lists_that_contradict_each_other_are_to_be_reviewed_and_called_nothing_else() -> None:
    once, twice = csv("iep", HEAD, ANA), csv("notes", HEAD, [*ANA[:5], "1 x 30 min weekly", *ANA[6:]])
    found, _ = gathered(once, twice)
    assert [str(line.source) for line in found.review] == ["iep.csv F2", "notes.csv F2"]
    log = Log()
    understand([once, twice], log)
    assert Code.DISAGREES in {each.code for each in log.findings}
    assert Code.DOUBLE_ROW not in {each.code for each in log.findings}


def test_two_lessons_at_one_time_are_told_once() -> None:
    week = "Lincoln Elementary\nMs. Park - 2B\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | {} | Art"
    log = Log()
    understand([drawn(week.format("ELA"), name="Old"), drawn(week.format("PE"), name="New")], log)
    assert len(of(Code.BLOCKS_OVERLAP, tuple(log.findings))) == 1


def test_a_lesson_before_seven_stays_in_the_morning() -> None:
    found, _ = gathered(drawn("2B\n | Mon\n6:30 AM-7:15 AM | ELA\n7:15 AM-8:00 AM | Math\n1:00 PM-1:30 PM | Art"))
    times_of = [tuple(minute(row.values[end]) for end in ("From", "To")) for row in found.tables.rows["Timetable"]]
    assert times_of == [(390, 435), (435, 480), (780, 810)]


def test_an_export_whose_sheet_is_named_services_is_a_list_of_children() -> None:
    header = ["Student Name", "School", "Grade", "Service", "Frequency", "Start Date", "End Date"]
    old = ["Mia Alvarez", "Oak", "2", "Speech Therapy", "2 x 30 min weekly", "09/02/2025", "10/12/2026"]
    new = ["Mia Alvarez", "Oak", "2", "Speech Therapy", "1 x 30 min weekly", "10/13/2026", "10/12/2027"]
    log = Log()
    found = gather([Sheet("export.xlsx", "Services", "Services", filled([header, old, new]))], log)
    rows = found.tables.rows["Services"]
    assert [(row.values["Minutes"], row.values["Times"], row.values["Starts"]) for row in rows] == [
        (30, 2, "09/02/2025"),
        (30, 1, "10/13/2026"),
    ]
    assert "Mia" not in str([row.values for every in found.tables.rows.values() for row in every])
    assert Code.NO_COLUMN.value not in {each.code for each in log.findings}


def test_a_sheet_of_the_contract_with_a_column_of_grades_more_stays_one() -> None:
    header = ["Mandate", "Student", "Service", "Minutes", "Times", "Per", "Grade"]
    log = Log()
    sheet = Sheet("district.xlsx", "Services", "Services", filled([header, ["M1", "S-1", "OT", 30, 1, "week", "2"]]))
    (row,) = gather([sheet], log).tables.rows["Services"]
    assert (row.values["Mandate"], row.values["Student"]) == ("M1", "S-1")
    assert [each.source.cell for each in log.findings if each.code == Code.COLUMN_NOT_READ] == ["G1"]
