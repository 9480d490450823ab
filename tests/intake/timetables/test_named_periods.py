"""Periods with names: lunch waves, halves of a period, ordinals; and where an ordinal is a grade all the same."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, told

BELLS = """
Period | Time
{0} | 8:00-8:45
{1} | 8:48-9:33
Lunch A | 9:36-10:06
{2}A | 10:09-10:54
Lunch B | 10:57-11:27
{3} | 11:30-12:15
"""
WEEK = """
Class | {0} | {1} | Lunch A | {2}A | {3}
6A | Math | ELA | Lunch | Science | Art
6B | ELA | Math | Lunch | Science | PE
"""
NUMBERS = [("1", "2", "3", "4"), ("P1", "P2", "P3", "P4"), ("Period 1", "Period 2", "Period 3", "Period 4")]


@pytest.mark.parametrize("names", [*NUMBERS, ("1st", "2nd", "3", "4th")])
def test_lunches_and_halves_of_periods_have_the_times_of_the_bells(names: tuple[str, ...]) -> None:
    week, bells = drawn(WEEK.format(*names), "Grid"), drawn(BELLS.format(*names), "Bells")
    assert [line for line in lines(week, bells) if line.startswith("6A")] == [
        "6A | - | 10:09-10:54 | Science",
        "6A | - | 11:30-12:15 | Art",
        "6A | - | 8:00-8:45 | Math",
        "6A | - | 8:48-9:33 | ELA",
        "6A | - | 9:36-10:06 | Lunch",
    ]
    assert told(week, bells) == []


def test_ordinals_above_rows_of_times_stay_grades() -> None:
    bells = drawn(BELLS.format("1st", "2nd", "3", "4th"), "Bells")
    week = drawn("Time | 1st | 2nd | 3rd\n8:00-9:00 | ELA | Math | Art\n9:00-10:00 | Math | ELA | PE", "Master")
    assert lines(week, bells) == lines(week)
    assert {line.split(" | ")[0] for line in lines(week)} == {"1st", "2nd", "3rd"}


def test_a_name_among_lessons_is_a_lesson() -> None:
    bells = drawn("Period | Time\n1 | 8:00-8:45\nLunch | 8:48-9:33\n2 | 9:36-10:06\n3 | 10:09-10:54", "Bells")
    week = drawn("2B | Mon | Tue\nPeriod 1 | Math | Lunch\nLunch | Lunch | Lunch\nPeriod 2 | ELA | Math", "2B")
    assert lines(week, bells) == [
        "2B | Mon | 8:00-8:45 | Math",
        "2B | Mon | 8:48-9:33 | Lunch",
        "2B | Mon | 9:36-10:06 | ELA",
        "2B | Tue | 8:00-8:45 | Lunch",
        "2B | Tue | 8:48-9:33 | Lunch",
        "2B | Tue | 9:36-10:06 | Math",
    ]
