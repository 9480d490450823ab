"""The week of a class in words: one line for the days that are alike, with the cells they were read from."""

from dataclasses import replace

from optsched.domain import Findings, Source
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.understood import BlockRead, Understood
from optsched.usecases.weeks import ranges, weeks_said

DAY = ((495, 585, "ELA"), (585, 615, "Recess"))


def block(day: str, start: int, end: int, activity: str, cell: str = "") -> BlockRead:
    """Return a block of 2B in a grid: its column by the day, its row by the start."""
    place = cell or f"{'BCDEFG'[WEEKDAYS.index(day)]}{start // 15}"
    return BlockRead("Lincoln", "2B", "Ms. Lopez", (day,), start, end, activity, Source("week.xlsx", "Grade 2", place))


def a_week() -> list[BlockRead]:
    return [block(day, *lesson) for day in WEEKDAYS for lesson in DAY]


def said(*blocks: BlockRead, files: tuple[str, ...] = ("week.xlsx",)) -> list[str]:
    understood = Understood(files, (), blocks, (), (), (), Findings())
    return [line for lines in weeks_said(understood) for line in lines]


def test_days_that_are_alike_are_one_line_with_the_range_of_their_cells() -> None:
    # 8:15 stands in row 33, 9:45 in row 39; Monday in column B, Friday in F
    assert said(*a_week()) == ["2B, Ms. Lopez: Mon-Fri 8:15-9:45 ELA, 9:45-10:15 Recess (Grade 2 B33:F39)"]


def test_a_day_that_differs_has_its_own_line() -> None:
    found = [replace(each, activity="PE") if each.days == ("Wed",) else each for each in a_week()]
    assert said(*found) == [
        "2B, Ms. Lopez: Mon, Tue, Thu, Fri 8:15-9:45 ELA, 9:45-10:15 Recess (Grade 2 B33:F39)",
        "2B, Ms. Lopez: Wed 8:15-9:45 PE, 9:45-10:15 PE (Grade 2 D33:D39)",
    ]


def test_days_of_which_nothing_was_read_come_last() -> None:
    found = [each for each in a_week() if each.days[0] in ("Thu", "Fri")]
    assert said(*found) == [
        "2B, Ms. Lopez: Thu, Fri 8:15-9:45 ELA, 9:45-10:15 Recess (Grade 2 E33:F39)",
        "2B, Ms. Lopez: Mon-Wed nothing was read",
    ]


def test_a_block_of_every_day_is_every_day_from_its_one_cell() -> None:
    every = replace(block("Mon", 495, 585, "ELA"), days=())
    assert said(every) == ["2B, Ms. Lopez: Mon-Fri 8:15-9:45 ELA (Grade 2 B33)"]


def test_weeks_and_overlaps_are_told() -> None:
    monday = replace(block("Mon", 495, 585, "Music"), weeks="A")
    other = replace(block("Mon", 495, 585, "Art"), weeks="B")
    assert said(monday, other)[0].startswith("2B, Ms. Lopez: Mon 8:15-9:45 wk A Music, 8:15-9:45 wk B Art (")
    clash = replace(other, weeks="A")
    assert said(monday, clash)[0].startswith(
        "2B, Ms. Lopez: Mon 8:15-9:45 wk A Music (overlaps), 8:15-9:45 wk A Art (overlaps) ("
    )


def test_the_special_timetable_and_the_rotation_of_a_class_stand_apart() -> None:
    minimum = [replace(each, variant="Minimum day") for each in a_week()]
    letters = [replace(block("Mon", 495, 585, "PE"), days=(letter,)) for letter in "AB"]
    lines = said(*a_week(), *minimum, *letters)
    assert [line.split(" 8:15")[0] for line in lines] == [
        "2B, Ms. Lopez: Mon-Fri",
        "2B, days A, B, Ms. Lopez: A, B",
        "2B, Minimum day only, Ms. Lopez: Mon-Fri",
    ]


def test_schools_and_files_are_named_where_there_are_several() -> None:
    other = [replace(each, school="Zoo", source=Source("zoo.csv", "", each.source.cell)) for each in a_week()]
    assert said(*a_week(), *other, files=("week.xlsx", "zoo.csv")) == [
        "2B, Ms. Lopez, Lincoln: Mon-Fri 8:15-9:45 ELA, 9:45-10:15 Recess (week.xlsx Grade 2 B33:F39)",
        "2B, Ms. Lopez, Zoo: Mon-Fri 8:15-9:45 ELA, 9:45-10:15 Recess (zoo.csv B33:F39)",
    ]


def test_a_block_without_an_end_is_named() -> None:
    lines = said(*a_week(), block("Mon", 600, 600, "Odd", "B99"))
    assert lines[-1] == "2B, Ms. Lopez: 1 block with no end after the start (Grade 2 B99)"


def test_the_range_of_cells_goes_by_column_and_row_and_not_by_letters() -> None:
    cells = [Source("a.xlsx", "One", cell) for cell in ("AA10", "B9", "C100")]
    assert ranges(cells, with_file=False) == "One B9:AA100"
    assert ranges([*cells, Source("a.xlsx", "Two", "C1")], with_file=True) == "a.xlsx One B9:AA100; a.xlsx Two C1"
    assert ranges([*cells, Source("a.xlsx", "One")], with_file=False) == "One"
