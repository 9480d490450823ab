"""A whole small district, written and read to an exact Problem; the same as csv files, and by the district writer."""

from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

from intake.small_district import as_csv, as_workbook, found, problem_of, read_rows, small

from optsched.domain import (
    ActivityRule,
    Block,
    Cycle,
    Hours,
    Level,
    Mandate,
    Options,
    Problem,
    Room,
    School,
    SchoolClass,
    Source,
    Student,
    Therapist,
    Window,
)
from optsched.intake import Code, read
from optsched.output.district import write_district

EVERY_DAY, EVERY_WEEK = (0, 1, 2, 3, 4), (1, 2, 3, 4)


def at(row: int, sheet: str) -> Source:
    return Source("district.xlsx", sheet, f"A{row}")


def test_a_small_district_is_read_exactly(tmp_path: Path) -> None:
    day = Window(EVERY_DAY, EVERY_WEEK, 480, 840)
    blocks = tuple(
        Block(Window(EVERY_DAY, EVERY_WEEK, start, end), activity, "", at(row, "Timetable"))
        for row, start, end, activity in ((2, 480, 570, "Writing"), (3, 570, 630, "WIN"), (4, 690, 720, "Lunch"))
    )
    expected = Problem(
        cycle=Cycle(),
        options=Options(district="Small", plan_for=date(2026, 9, 7)),
        schools=(School("Lincoln", (day,), at(2, "Schools")),),
        classes=(SchoolClass("Lincoln", "1A", "Ms. Park", 1, 1, blocks, at(2, "Timetable")),),
        activities=(
            ActivityRule("Writing", Level.AVOID, Level.BEST, core=True, source=at(2, "Activities")),
            ActivityRule("WIN", Level.BEST, Level.OK, source=at(3, "Activities")),
            ActivityRule("Lunch", Level.NEVER, Level.NEVER, source=at(4, "Activities")),
        ),
        therapists=(
            Therapist("Rivera", "OT", hours=(Hours("Lincoln", day, at(2, "Hours")),), source=at(2, "Therapists")),
            Therapist(
                "Chen",
                "Speech",
                hours=(Hours("Lincoln", Window((0, 2), EVERY_WEEK, 480, 840), at(3, "Hours")),),
                source=at(3, "Therapists"),
            ),
        ),
        rooms=(Room("Lincoln", "Therapy", 2, source=at(2, "Rooms")),),
        students=(
            Student("S-1", "Lincoln", "A.", ("Lincoln", "1A"), 1, at(2, "Students")),
            Student("S-2", "Lincoln", "B.", ("Lincoln", "1A"), 1, at(3, "Students")),
        ),
        mandates=(
            Mandate("S-1 OT", "S-1", "OT", 30, 2, "week", therapist="Rivera", source=at(2, "Services")),
            Mandate("S-2 Speech", "S-2", "Speech", 30, 2, "month", source=at(3, "Services")),
        ),
    )
    reading = read([as_workbook(small(), tmp_path / "district.xlsx")])
    assert reading.problem == expected
    assert not reading.findings
    assert reading.counts == {name: len(rows) for name, rows in small().items()}


def without_sources(value: Any) -> Any:
    """Reduce a Problem to what it says, without where it stands."""
    if isinstance(value, tuple):
        return tuple(without_sources(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        named = {each.name: getattr(value, each.name) for each in fields(value) if each.compare}
        return type(value).__name__, {name: without_sources(each) for name, each in named.items() if name != "source"}
    return value


def test_csv_files_say_the_same_as_a_workbook(tmp_path: Path) -> None:
    workbook = problem_of(read([as_workbook(small(), tmp_path / "district.xlsx")]))
    for delimiter in ",;\t":
        table = problem_of(read(as_csv(small(), tmp_path, delimiter)))
        assert without_sources(table) == without_sources(workbook)
    assert table.students[0].source == Source("district - Students.csv", "", "A2")


def test_a_csv_file_is_known_by_its_header_when_its_name_says_nothing(tmp_path: Path) -> None:
    paths = [path.rename(tmp_path / f"{number}.csv") for number, path in enumerate(as_csv(small(), tmp_path))]
    workbook = problem_of(read([as_workbook(small(), tmp_path / "district.xlsx")]))
    assert without_sources(problem_of(read(paths))) == without_sources(workbook)


def test_the_district_writer_and_the_reader_agree(tmp_path: Path) -> None:
    path = write_district(tmp_path / "written.xlsx", small(), examples=True)
    reading = read([path])
    assert without_sources(problem_of(reading)) == without_sources(problem_of(read_rows(small())))
    # Every sheet that has an example row says that it was left out, and nothing else is to be said.
    assert {finding.code for finding in reading.findings} == {Code.EXAMPLE_ROW}


def test_several_files_are_read_together_and_one_sheet_in_two_files_is_joined(tmp_path: Path) -> None:
    first, second = small(), {"Students": [small()["Students"].pop()]}
    first["Students"].pop()
    reading = read([as_workbook(first, tmp_path / "one.xlsx"), as_workbook(second, tmp_path / "two.xlsx")])
    assert [(each.code, each.source.file) for each in problem_of(reading).students] == [
        ("S-1", "one.xlsx"),
        ("S-2", "two.xlsx"),
    ]


def test_every_entity_knows_where_it_stands() -> None:
    rows = small()
    rows["Work"] = [{"Therapist": "Chen", "What": "Meeting", "Days": "Wed", "From": "8:00", "To": "8:30"}]
    rows["Student times"] = [{"Student": "S-1", "From": "9:00", "To": "9:15", "Rule": "never"}]
    rows["Pairs"] = [{"Student": "S-1", "With": "S-2", "Rule": "apart"}]
    rows["Preferences"] = [{"Who": "Ms. Park", "From": "9:00", "To": "9:30", "Rule": "best"}]
    rows["Calendar"] = [{"Date": date(2026, 10, 12), "What": "no school"}]
    problem = problem_of(read_rows(rows))
    kinds = (
        "schools classes activities therapists duties rooms students student_times mandates pairs preferences calendar"
    )
    for kind in kinds.split():
        for each in getattr(problem, kind):
            assert each.source.cell, each


def test_nothing_at_all_is_a_finding() -> None:
    reading = read([])
    assert reading.problem is None
    assert {finding.code for finding in reading.findings} == {Code.NO_SHEET}


def test_a_plan_among_the_files_is_not_read_as_a_district(tmp_path: Path) -> None:
    plan = {name: [{"Mandate": "x", "Locked": "yes"}] for name in ("Sessions", "Minutes", "Duties", "Therapists")}
    paths = [as_workbook(small(), tmp_path / "district.xlsx"), as_workbook(plan, tmp_path / "plan.xlsx")]
    reading = read(paths)
    assert problem_of(reading).locked == ()
    assert [finding.source for finding in found(reading, Code.SHEET_NOT_READ)] == [Source("plan.xlsx")]
