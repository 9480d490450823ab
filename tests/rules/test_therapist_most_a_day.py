"""R09: a therapist gives no more direct minutes a day than the most (WORKBOOK 1.1: it counts direct therapy)."""

from instances import change_therapist, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Problem
from optsched.rules.therapist_most_a_day import TherapistMostADay

RULE = TherapistMostADay()


def an_hour_a_day() -> Problem:
    """The small school, but Rivera gives no more than 60 minutes a day."""
    return change_therapist(school_small(), "Rivera", most_minutes_a_day=60)


def test_a_day_may_be_filled_to_the_most() -> None:
    problem = an_hour_a_day()
    plan = plan_of(place(problem, "Ann OT", 0, "8:00"), place(problem, "Ben OT", 0, "9:00", setting="push-in"))
    assert breaches(RULE, problem, plan) == []


def test_more_is_said_with_its_minutes_for_the_weeks_it_happens_in() -> None:
    problem = an_hour_a_day()
    plan = plan_of(
        place(problem, "Ann OT", 0, "8:00"),
        place(problem, "Ben OT", 0, "9:00", setting="push-in"),
        place(problem, "Cal OT", 0, "10:00", weeks=(2, 4)),
    )
    # three sessions of 30 minutes, but only in the weeks in which Cal comes
    assert sentences(RULE, problem, plan) == [
        "Rivera gives 90 minutes of therapy on Mon, more than 60, in weeks 2 and 4."
    ]


def test_a_group_counts_once() -> None:
    problem = an_hour_a_day()
    keys = ("Ann OT", "Ben OT", "Cal OT")
    assert breaches(RULE, problem, plan_of(*(place(problem, key, 0, "9:00", session="S1") for key in keys))) == []


def test_consult_and_work_on_behalf_do_not_count() -> None:
    problem = an_hour_a_day()
    starts = (("8:00", "pull-out"), ("9:00", "pull-out"), ("10:00", "consult"), ("11:00", "on behalf"))
    plan = plan_of(*(place(problem, "Ann OT", 0, start, setting=setting) for start, setting in starts))
    assert breaches(RULE, problem, plan) == []


def test_without_a_most_a_day_may_be_full_and_another_therapist_is_no_matter() -> None:
    problem = an_hour_a_day()
    plan = plan_of(*(place(problem, "Ann Sp", 0, start) for start in ("8:00", "8:30", "9:00", "9:30")))
    assert subjects_broken(RULE, problem, plan) == []
    assert list(RULE.subjects(school_small())) == []


def test_it_is_given_when_all_of_them_are_locked() -> None:
    problem = an_hour_a_day()
    first, *rest = (place(problem, "Ann OT", 0, start) for start in ("8:00", "8:30", "9:00"))
    assert [each.given for each in breaches(RULE, problem, plan_of(first, *map(locked, rest)))] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(*map(locked, (first, *rest))))] == [True]
