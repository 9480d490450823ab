"""Two plain classes, and written workbooks opened again: what several tests of writers need."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from openpyxl import Workbook, load_workbook

from timetables.dress import Dress
from timetables.layouts import LAYOUTS, Layout
from timetables.weeks import Lesson, Week
from timetables.writers import write_week

HOUR = 60


def lessons(name: str, start: int, end: int, *activities: str) -> tuple[Lesson, ...]:
    """Return a lesson on every weekday; one activity is the same on all of them."""
    every = activities * 5 if len(activities) == 1 else activities
    return tuple(Lesson(name, day, start, end, activity) for day, activity in enumerate(every))


TWO_CLASSES = Week(
    (("1B", "Ms. Lopez"), ("2C", "Mr. Chen")),
    (
        *lessons("1B", 8 * HOUR, 9 * HOUR, "ELA"),
        *lessons("1B", 9 * HOUR, 9 * HOUR + 30, "PE", "Music", "Art", "Library", "PE"),
        *lessons("2C", 8 * HOUR, 8 * HOUR + 30, "Math"),
        *lessons("2C", 8 * HOUR + 30, 9 * HOUR, "Science"),
        *lessons("2C", 9 * HOUR, 9 * HOUR + 30, "Writing"),
    ),
)
"""1B has two lessons a day, the second one a special; 2C has three, the same every day."""
ONE_CLASS = replace(
    TWO_CLASSES,
    teachers=TWO_CLASSES.teachers[:1],
    lessons=tuple(each for each in TWO_CLASSES.lessons if each.class_name == "1B"),
)
BY_NAME = {layout.name: layout for layout in LAYOUTS}


def written(week: Week, layout: Layout, dress: Dress) -> Workbook:
    """Write a workbook and open it again."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "week.xlsx"
        write_week(path, week, layout, dress)
        return load_workbook(path)


def rows_of(book: Workbook, sheet: str) -> list[str]:
    """Return the rows of a sheet as text, cells apart by bars; an empty cell is a dash."""
    rows = book[sheet].iter_rows(values_only=True)
    return [" | ".join("-" if value is None else str(value) for value in row) for row in rows]


def merges_of(book: Workbook, sheet: str) -> set[str]:
    """Return the merged areas of a sheet."""
    return {str(area) for area in book[sheet].merged_cells.ranges}


def texts_of(book: Workbook) -> list[str]:
    """Return every text of a workbook, its blanks in order, and the names of its sheets."""
    values = [value for sheet in book for row in sheet.iter_rows(values_only=True) for value in row]
    return [" ".join(value.split()) for value in [*values, *book.sheetnames] if isinstance(value, str)]
