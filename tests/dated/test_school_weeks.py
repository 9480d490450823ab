"""Which week of the cycle, and which letter, a date is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from dated.weeks import FIRST, entry, school

from optsched.dated import UndatedError, school_week
from optsched.domain import Cycle, Options

WINTER = entry("no school", date(2026, 12, 21), last=date(2027, 1, 1))


def weeks_from(problem, number: int) -> list[int]:
    return [school_week(problem, FIRST + timedelta(weeks=at))[0].week for at in range(number)]


def test_weeks_of_the_cycle_follow_each_other() -> None:
    assert weeks_from(school(), 6) == [1, 2, 3, 4, 1, 2]


def test_any_date_of_a_week_is_in_it() -> None:
    for day in range(7):
        days = school_week(school(), FIRST + timedelta(days=7 + day))
        assert [each.label for each in days] == ["Mon 9/7", "Tue 9/8", "Wed 9/9", "Thu 9/10", "Fri 9/11"]
        assert [(each.week, each.day) for each in days] == [(2, day) for day in range(5)]


def test_a_first_day_in_the_middle_of_a_week_is_in_week_1() -> None:
    problem = replace(school(), options=Options(first_day=date(2026, 9, 2)))
    assert weeks_from(problem, 2) == [1, 2]


def test_a_week_without_any_school_does_not_count() -> None:
    before, after = date(2026, 12, 14), date(2027, 1, 4)
    assert school_week(school(WINTER), before)[0].week == 4
    assert school_week(school(WINTER), after)[0].week == 1
    assert school_week(school(), after)[0].week == 3


@pytest.mark.parametrize("who", ["Lincoln", "Rivera"])
def test_a_week_that_is_off_for_some_only_counts(who: str) -> None:
    assert school_week(school(replace(WINTER, who=who)), date(2027, 1, 4))[0].week == 3


def test_a_day_that_the_cycle_lacks_is_none_of_its_days() -> None:
    problem = replace(school(), cycle=Cycle(days=("Mon", "Tue", "Wed", "Thu")))
    assert [each.day for each in school_week(problem, FIRST)] == [0, 1, 2, 3, None]


def test_letters_go_on_over_weekends_and_wait_for_holidays() -> None:
    holiday = entry("no school", date(2026, 9, 7))
    problem = replace(school(holiday), cycle=Cycle(weeks=2, days=tuple("ABCDEF")))
    first, second = school_week(problem, FIRST), school_week(problem, date(2026, 9, 7))
    assert [(each.week, each.day) for each in first] == [(1, 0), (1, 1), (1, 2), (1, 3), (1, 4)]
    assert [(each.week, each.day) for each in second] == [(1, None), (1, 5), (2, 0), (2, 1), (2, 2)]


def test_a_date_before_the_first_day_is_refused() -> None:
    with pytest.raises(UndatedError, match="before the first day, 2026-08-31"):
        school_week(school(), date(2026, 8, 28))


def test_without_a_first_day_nobody_knows() -> None:
    with pytest.raises(UndatedError, match="no First day"):
        school_week(replace(school(), options=Options()), FIRST)
