"""How clock times and weekdays are written, and what cannot be written without being misread."""

from dataclasses import replace
from datetime import time

import pytest

from timetables.dress import Cover, Dress, Times
from timetables.notation import Clock, DayWords, days_text, point, span
from timetables.opened import BY_NAME, ONE_CLASS, TWO_CLASSES, lessons, written
from timetables.weeks import Lesson, stretches
from timetables.writers import said


@pytest.mark.parametrize(
    ("clock", "morning", "noon"),
    [
        (Clock.HYPHEN, "8:15-9:45", "11:30-1:05"),
        (Clock.SPACED, "8:15 - 9:45", "11:30 - 1:05"),
        (Clock.EN_DASH, "8:15–9:45", "11:30–1:05"),
        (Clock.EM_DASH, "8:15—9:45", "11:30—1:05"),
        (Clock.WORD, "8:15 to 9:45", "11:30 to 1:05"),
        (Clock.HALVES, "8:15 AM - 9:45 AM", "11:30 AM - 1:05 PM"),
        (Clock.LAST_HALF, "8:15-9:45am", "11:30am-1:05pm"),
        (Clock.PADDED, "08:15-09:45", "11:30-13:05"),
        (Clock.DAY_LONG, "8:15-9:45", "11:30-13:05"),
        (Clock.POINT, "8.15-9.45", "11.30-1.05"),
    ],
)
def test_notations_of_times(clock: Clock, morning: str, noon: str) -> None:
    assert span((495, 585), clock) == morning
    assert span((690, 785), clock) == noon


def test_real_times() -> None:
    assert point(785, Clock.EXCEL) == time(13, 5)
    assert point(785, Clock.EXCEL_HALVES) == time(13, 5)
    assert point(785, Clock.EXCEL_TYPED) == time(1, 5)  # typed as 1:05, which Excel takes for the night
    assert point(745, Clock.EXCEL_TYPED) == time(12, 25)


@pytest.mark.parametrize(
    ("days", "words", "text"),
    [
        ((0,), DayWords.LETTERS, "M"),
        ((1, 3), DayWords.SHORT, "Tue & Thu"),
        ((0, 1, 2, 3), DayWords.LONG, "Monday-Thursday"),
        ((0, 2, 4), DayWords.SPANISH_SHORT, "Lun, Mié y Vie"),
    ],
)
def test_notations_of_days(days: tuple[int, ...], words: DayWords, text: str) -> None:
    assert days_text(days, words) == text


def test_what_nobody_could_read_is_not_written() -> None:
    gap = replace(ONE_CLASS, lessons=tuple(each for each in ONE_CLASS.lessons if each.day or each.activity != "ELA"))
    late = (*ONE_CLASS.lessons, *lessons("1B", 600, 630, "WIN"))
    tuesday = replace(ONE_CLASS, lessons=(*lessons("1B", 480, 540, "ELA"), Lesson("1B", 1, 600, 630, "WIN")))
    page, rows = BY_NAME["a page of lines, by class"], BY_NAME["a row every few minutes"]
    assert page.fits(gap, Dress(times=Times.START))  # a shorter Monday has a section of its own
    assert not page.fits(replace(ONE_CLASS, lessons=late), Dress(times=Times.START))  # free from 9:30 to 10:00
    assert not page.fits(ONE_CLASS, Dress(times=Times.START, clock=Clock.EXCEL))  # a real time inside of a line
    assert not rows.fits(ONE_CLASS, Dress(times=Times.START, cover=Cover.FIRST))  # how long is ELA?
    assert not BY_NAME["a lesson a row, by class"].fits(tuesday, Dress(wording=3))  # M-F and T: which T?
    assert not rows.fits(TWO_CLASSES, Dress(times=Times.SPAN, step=10, clock=Clock.EXCEL))
    with pytest.raises(ValueError, match="cannot show"):
        written(replace(ONE_CLASS, lessons=late), page, Dress(times=Times.START))


def test_where_teachers_are_named_they_stand_for_their_classes() -> None:
    found = said(TWO_CLASSES, BY_NAME["weekdays across, by teacher"])
    assert Lesson("Ms. Lopez", 3, 540, 570, "Library") in found
    assert {lesson.class_name for lesson in found} == {"Ms. Lopez", "Mr. Chen"}
    assert said(TWO_CLASSES, BY_NAME["weekdays down"]) == frozenset(TWO_CLASSES.lessons)


def test_a_day_is_cut_where_something_begins_or_ends() -> None:
    assert stretches([(480, 540), (510, 570), (600, 630)]) == ((480, 510), (510, 540), (540, 570), (600, 630))
    assert (570, 600) in stretches([(480, 570), (600, 630)], holes=True)
