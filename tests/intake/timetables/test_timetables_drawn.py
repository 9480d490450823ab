"""The proof on drawn weeks: written in every layout with random dress and read back, no difference is silent."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from timetables.layouts import LAYOUTS
from timetables.layouts.layout import Layout
from timetables.weeks import Lesson as Drawn
from timetables.writers import draw, said, write_week

from optsched.domain import Finding, Severity
from optsched.intake.cells import Sheet
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.timetables import read_timetables
from optsched.intake.timetables.classes import with_classes

SEEDS = range(32)
"""Cases of each of the 16 layouts: 512 in all."""
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
MOST_FALSE = 0.02
"""Share of the lessons that may draw a finding although they were read rightly."""


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_a_drawn_week_is_read_as_it_was_written(layout: Layout, tmp_path: Path) -> None:
    expected = {}
    for seed in SEEDS:
        week, _, dress = draw(seed, (layout,))
        path = tmp_path / f"case-{seed}.xlsx"
        write_week(path, week, layout, dress)
        expected[path] = said(week, layout)
    sheets = read_files(list(expected), Log())
    lessons = findings = 0
    for path, wanted in expected.items():
        found, told = read([sheet for sheet in sheets if sheet.file == path.name])
        assert found == wanted or told, f"{path.name}: not there {wanted - found}, too much {found - wanted}"
        assert not found - wanted, f"{path.name}: read wrongly, though told: {found - wanted}"
        lessons += len(wanted)
        findings += len(told)
    assert findings <= MOST_FALSE * lessons


def read(sheets: list[Sheet]) -> tuple[frozenset[Drawn], list[Finding]]:
    """Return the lessons of one file by class and day, and what was told as wrong."""
    log = Log()
    lessons = [lesson for each in read_timetables(sheets, log) for lesson in each.lessons]
    found = frozenset(
        Drawn(lesson.label.class_name, day, lesson.start, lesson.end, lesson.activity)
        for lesson in with_classes(lessons, [], {}, log)
        for day in days_of(lesson.days)
    )
    return found, [each for each in log.findings if each.severity is not Severity.NOTE]


def days_of(days: tuple[str, ...]) -> Iterator[int]:
    """Yield the days as numbers; a day of a rotation counts as the weekday of its number."""
    for day in days or WEEKDAYS:
        yield int(day) - 1 if day.isdigit() else WEEKDAYS.index(day)
