"""Written timetables of drawn weeks: every lesson stands where it belongs, whatever stands around it."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from timetables.dress import Cover, Heading, Tables, Times, Where, dresses
from timetables.layouts import LAYOUTS, Layout
from timetables.notation import ClassWords, Clock, DayWords, NamedBy
from timetables.opened import BY_NAME, HOUR, texts_of, written
from timetables.weeks import ACTIVITIES, DAYS, FEWEST, MOST, Lesson, Week, weeks
from timetables.writers import Case, cases, draw, said, write_week


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(weeks())
def test_weeks_are_believable(week: Week) -> None:
    assert 1 <= len(week.classes) <= 4
    for name in week.classes:
        for day in DAYS:
            of_day = week.of(name, day)
            assert FEWEST <= len(of_day) <= MOST
            assert of_day[0].start >= 7 * HOUR + 45
            assert of_day[-1].end <= 15 * HOUR + 30
            assert all(at % 5 == 0 for each in of_day for at in each.span)
            assert all(each.start < each.end and each.activity in ACTIVITIES for each in of_day)
            for first, second in pairwise(of_day):
                assert first.end <= second.start
                assert first.activity != second.activity


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_layout_wears_what_is_in_its_wardrobe(data: st.DataObject) -> None:
    wardrobe = data.draw(st.sampled_from(LAYOUTS)).wardrobe
    dress = data.draw(dresses(wardrobe))
    assert wardrobe.has(dress)
    assert not wardrobe.has(replace(dress, step=7))


def assert_readable(case: Case) -> None:
    """Open what was written: every activity and every class stands somewhere, merged areas are apart."""
    week, layout, dress = case
    book = written(week, layout, dress)
    texts = texts_of(book)
    names = week.classes if layout.named_by is NamedBy.CLASS else [teacher for _, teacher in week.teachers]
    for wanted in (*names, *{lesson.activity for lesson in week.lessons}):
        assert any(wanted in text for text in texts), wanted
    for sheet in book:
        inside = Counter(place for area in sheet.merged_cells.ranges for place in area.cells)
        assert all(times == 1 for times in inside.values())
        assert all(sheet.cell(*area.left[0]).value is not None for area in sheet.merged_cells.ranges)


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.name)
def test_drawn_cases_of_every_layout(layout: Layout) -> None:
    for seed in range(5):
        assert_readable(draw(seed, (layout,)))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(cases())
def test_any_case(case: Case) -> None:
    assert_readable(case)


TOLD = [layout for layout in LAYOUTS if "page" not in layout.name]


@pytest.mark.parametrize("layout", TOLD, ids=lambda layout: layout.name)
def test_every_lesson_is_written_once(layout: Layout) -> None:
    found = []
    for seed in range(40):
        week, _, drawn = draw(seed, (layout,))
        dress = replace(drawn, across=False, days_together=False, wording=0, repeat_header=0, extras=())
        dress = replace(dress, cover=layout.wardrobe.covers[0], times=Times.SPAN, clock=Clock.HYPHEN)
        if layout.fits(week, dress) and len(week.alike(week.classes)) > 1:  # alike days share a table
            found.append((week, replace(dress, legend=Where.NOWHERE)))
    assert len(found) > 3
    for week, dress in found[:4]:
        texts = [
            text
            for text in texts_of(written(week, layout, dress))
            if "rooms" not in layout.name or text[1:2] in "-ABCD"
        ]
        for activity in {lesson.activity for lesson in week.lessons}:
            assert times_named(activity, texts) == sum(each.activity == activity for each in week.lessons), activity


def times_named(activity: str, texts: list[str]) -> int:
    """Count the texts that name just this activity, perhaps behind a class or a time."""
    others = [name for name in ACTIVITIES if name.endswith(f" {activity}")]
    ends = [text for text in texts if text == activity or text.endswith(f" {activity}")]
    return sum(not any(text.endswith(other) for other in others) for text in ends)


def test_a_seed_is_always_the_same_case_and_the_same_file(tmp_path: Path) -> None:
    assert draw(7) == draw(7)
    assert draw(7) != draw(8)
    for name in ("one.xlsx", "two.xlsx"):
        write_week(tmp_path / name, *draw(7))
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


GRIDS = ("weekdays across, by class", "a row every few minutes", "days and times down, classes across")


@pytest.mark.parametrize("name", GRIDS)
@pytest.mark.parametrize("cover", [Cover.MERGED, Cover.REPEATED])
def test_a_text_stands_beside_just_its_times_and_under_its_head(name: str, cover: Cover) -> None:
    layout, compared = BY_NAME[name], 0
    for seed in range(20):
        week, _, drawn = draw(seed, (layout,))
        dress = replace(drawn, cover=cover, across=False, times=Times.SPAN, clock=Clock.DAY_LONG, days_together=False)
        dress = replace(
            dress, classes=ClassWords.NAME, tables=Tables.SHEETS, heading=Heading.SHEET, days=DayWords.SHORT
        )
        if layout.fits(week, dress) and len(week.alike(week.classes)) > 1:
            found = {lesson for sheet in written(week, layout, dress) for lesson in plainly_read(sheet, week)}
            assert found == said(week, layout)
            compared += 1
    assert compared > 3


def plainly_read(sheet: Worksheet, week: Week) -> list[Lesson]:
    """Read a grid with a finger on its times and its heads; texts that touch and are the same are one lesson."""
    rows = [[" ".join(str(cell.value or "").split()) for cell in row] for row in spread(sheet).iter_rows()]
    heads = {*week.classes, *DayWords.SHORT.value}
    top = next(number for number, row in enumerate(rows) if "Time" in row)
    found: dict[tuple[str, int], list[Lesson]] = {}
    day = sheet.title
    for row in rows[top + 1 :]:
        clock = re.fullmatch(r"(\d+):(\d\d)-(\d+):(\d\d)", row[rows[top].index("Time")])
        if not clock:
            continue
        first, minute, last, minutes = map(int, clock.groups())
        if "Day" in rows[top]:
            day = row[rows[top].index("Day")] or day
        for head, text in zip(rows[top], row, strict=True):
            if head in heads and text:
                name, on = (sheet.title, head) if head in DayWords.SHORT.value else (head, day)
                each = Lesson(name, DayWords.SHORT.value.index(on), first * 60 + minute, last * 60 + minutes, text)
                before = found.setdefault((name, each.day), [])
                if before and before[-1].end == each.start and before[-1].activity == text:
                    each = replace(before.pop(), end=each.end)
                before.append(each)
    return [lesson for of_day in found.values() for lesson in of_day]


def spread(sheet: Worksheet) -> Worksheet:
    """Write the value of each merged area into all its cells."""
    for area in list(sheet.merged_cells.ranges):
        value = sheet.cell(area.min_row, area.min_col).value
        sheet.unmerge_cells(str(area))
        for row, column in area.cells:
            sheet.cell(row, column, value)
    return sheet
