"""What differs between two plans in therapists' duties and lunches."""

from dataclasses import replace

from dated.weeks import school
from instances import at, window

from optsched.dated import own_changes, own_differences, told_since
from optsched.dated.own_time import OwnDifference, Slot
from optsched.domain import Duty, DutyTime, Lunch, Plan, Problem

NOTES = "Rivera notes"
ALL = (1, 2, 3, 4)


def with_notes() -> Problem:
    problem = school()
    duty = Duty(NOTES, "Rivera", "Notes", 30, 2, "week", window("8:00", "14:00"), partner="Chen")
    return replace(problem, duties=(duty,))


def notes(day: int, start: str, weeks: tuple[int, ...] = ALL) -> DutyTime:
    return DutyTime(NOTES, weeks, day, at(start), at(start) + 30)


def lunch(day: int, start: str, weeks: tuple[int, ...] = ALL) -> Lunch:
    return Lunch("Rivera", weeks, day, at(start), at(start) + 30)


def told(before: Plan, after: Plan) -> list[tuple[str, str, str, str]]:
    found = own_changes(with_notes(), before, after)
    assert not any(each.is_session for each in found)
    return [(each.what, each.session, each.before, each.after) for each in found]


def test_what_stays_is_no_difference_however_its_weeks_are_written() -> None:
    before = Plan(duties=(notes(0, "9:00"),), lunches=(lunch(1, "12:00"),))
    parted = (lunch(1, "12:00", (1, 3)), lunch(1, "12:00", (2, 4)))
    assert told(before, replace(before, lunches=parted)) == []


def test_a_duty_moves_on_its_day_before_it_moves_to_another() -> None:
    before = Plan(duties=(notes(0, "9:00"), notes(1, "9:00")))
    after = Plan(duties=(notes(1, "10:00"), notes(3, "8:00")))
    name = "Notes of Rivera and Chen"
    assert told(before, after) == [
        ("moved", name, "Tue 9:00-9:30 in every week", "Tue 10:00-10:30 in every week"),
        ("moved", name, "Mon 9:00-9:30 in every week", "Thu 8:00-8:30 in every week"),
    ]


def test_a_lunch_is_that_of_its_day_and_only_the_weeks_that_differ_are_told() -> None:
    before = Plan(lunches=(lunch(0, "12:00"), lunch(1, "12:00")))
    after = Plan(lunches=(lunch(0, "12:00", (1, 3)), lunch(0, "12:30", (2, 4)), lunch(2, "12:00")))
    assert told(before, after) == [
        ("moved", "lunch of Rivera", "Mon 12:00-12:30 in weeks 2 and 4", "Mon 12:30-13:00 in weeks 2 and 4"),
        ("removed", "lunch of Rivera", "Tue 12:00-12:30 in every week", ""),
        ("added", "lunch of Rivera", "", "Wed 12:00-12:30 in every week"),
    ]


def test_a_duty_that_the_district_no_longer_has_is_left_out() -> None:
    before = Plan(duties=(replace(notes(0, "9:00"), duty="gone"),))
    assert told(before, Plan()) == []


def test_between_two_weeks_only_what_the_plan_does_not_say_is_told() -> None:
    early, late, other = (
        Slot(NOTES, ("Rivera", "Chen"), 0, at(start), at(start) + 30) for start in ("8:00", "9:00", "10:00")
    )
    then, now = Plan(duties=(notes(0, "8:00"),)), Plan(duties=(notes(0, "9:00"),))
    usual = (OwnDifference(early, late, (1,)), OwnDifference(None, late, (1,)), OwnDifference(early, None, (1,)))
    odd = (OwnDifference(early, other, (1,)), OwnDifference(other, late, (1,)), OwnDifference(late, None, (1,)))
    assert told_since((*usual, *odd), then, now, with_notes()) == odd


def test_differences_name_whose_time_it_is() -> None:
    (found,) = own_differences(with_notes(), Plan(), Plan(duties=(notes(0, "9:00", (2,)),)))
    assert (found.known.whose, found.weeks) == (("Rivera", "Chen"), (2,))
