"""R03: where hours at two schools overlap, the therapist is at one of them."""

from instances import LINCOLN, place, plan_of, school_small
from rules.support import ADAMS, breaches, locked, sentences, subjects_broken, two_schools

from optsched.rules.one_school_a_stretch import OneSchoolAStretch, shared_stretches

RULE = OneSchoolAStretch()
BOTH = ((LINCOLN, "8:00", "12:00"), (ADAMS, "10:00", "14:00"))
"""Lincoln until 12:00 and Adams from 10:00: one stretch, 10:00-12:00."""


def test_before_and_after_the_stretch_the_schools_may_differ() -> None:
    problem = two_schools(*BOTH)
    plan = plan_of(
        place(problem, "Ann OT", 0, "9:00"),
        place(problem, "Ben OT", 0, "10:30", school=ADAMS),
        place(problem, "Cal OT", 0, "12:30", school=ADAMS),
    )
    assert breaches(RULE, problem, plan) == []


def test_sessions_at_both_schools_in_one_stretch_are_said() -> None:
    problem = two_schools(*BOTH)
    ann = place(problem, "Ann OT", 0, "10:00", session="S1", weeks=(2,))
    ben = place(problem, "Ben OT", 0, "11:30", session="S2", school=ADAMS)
    assert sentences(RULE, problem, plan_of(ann, ben)) == [
        "Rivera is at one of Adams and Lincoln on Mon 10:00-12:00, "
        "but has sessions at Lincoln for Ann (10:00-10:30) and at Adams for Ben (11:30-12:00) in week 2."
    ]


def test_sessions_at_one_school_are_said_together_from_the_first_start_to_the_last_end() -> None:
    problem = two_schools(*BOTH)
    ann = place(problem, "Ann OT", 0, "10:00", weeks=(2,))
    ben = place(problem, "Ben OT", 0, "10:30", weeks=(2,), school=ADAMS)
    cal = place(problem, "Cal OT", 0, "11:00", weeks=(2,))
    assert sentences(RULE, problem, plan_of(ann, ben, cal)) == [
        "Rivera is at one of Adams and Lincoln on Mon 10:00-12:00, "
        "but has sessions at Lincoln for Ann and Cal (10:00-11:30) and at Adams for Ben (10:30-11:00) in week 2."
    ]


def test_a_session_that_only_touches_the_stretch_counts() -> None:
    problem = two_schools(*BOTH)
    early = place(problem, "Ann OT", 0, "9:45", session="S1", weeks=(1,))  # until 10:15, inside Lincoln's hours
    ben = place(problem, "Ben OT", 0, "11:30", session="S2", school=ADAMS, weeks=(1,))
    assert len(breaches(RULE, problem, plan_of(early, ben))) == 1


def test_a_session_that_ends_or_begins_at_the_edge_does_not_touch_the_stretch() -> None:
    problem = two_schools(*BOTH)
    before = place(problem, "Ann OT", 0, "9:30")
    inside = place(problem, "Ben OT", 0, "10:30", school=ADAMS)
    after = place(problem, "Cal OT", 0, "12:00", school="Nowhere")
    assert breaches(RULE, problem, plan_of(before, inside, after)) == []


def test_another_week_or_day_may_be_spent_at_the_other_school() -> None:
    problem = two_schools(*BOTH)
    plan = plan_of(
        place(problem, "Ann OT", 0, "10:00", weeks=(1,)),
        place(problem, "Ben OT", 0, "11:30", school=ADAMS, weeks=(2,)),
        place(problem, "Cal OT", 1, "11:30", school=ADAMS, weeks=(1,)),
    )
    assert breaches(RULE, problem, plan) == []


def test_a_day_is_cut_at_every_boundary_and_equal_neighbours_are_one_stretch() -> None:
    rows = (("A", 0, 60), ("A", 60, 120), ("B", 30, 120), ("C", 90, 100))
    # A alone until 30; A and B until 90 although A has two rows; with C until 100; A and B again
    assert shared_stretches(rows) == [
        (30, 90, frozenset("AB")),
        (90, 100, frozenset("ABC")),
        (100, 120, frozenset("AB")),
    ]


def test_only_therapists_at_several_schools_are_subjects() -> None:
    assert list(RULE.subjects(school_small())) == []
    assert list(RULE.subjects(two_schools(*BOTH))) == [("Rivera",)]


def test_hours_that_meet_and_do_not_overlap_leave_no_choice() -> None:
    problem = two_schools()  # Lincoln until 11:00, then Adams
    plan = plan_of(place(problem, "Ann OT", 0, "10:30"), place(problem, "Ben OT", 0, "11:00", school=ADAMS))
    assert breaches(RULE, problem, plan) == []


def test_the_weeks_of_one_day_are_one_sentence() -> None:
    problem = two_schools(*BOTH)
    ann = place(problem, "Ann OT", 0, "10:00")
    ben = place(problem, "Ben OT", 0, "11:30", school=ADAMS)
    assert [each.endswith("in every week.") for each in sentences(RULE, problem, plan_of(ann, ben))] == [True]


def test_another_therapist_at_the_other_school_is_no_matter() -> None:
    problem = two_schools(*BOTH)
    plan = plan_of(place(problem, "Ann OT", 0, "10:00"), place(problem, "Ann Sp", 0, "11:30", school=ADAMS))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_locks_alone_are_at_two_schools() -> None:
    problem = two_schools(*BOTH)
    ann = place(problem, "Ann OT", 0, "10:00", weeks=(1,))
    ben = place(problem, "Ben OT", 0, "11:30", school=ADAMS, weeks=(1,))
    cal = place(problem, "Cal OT", 0, "11:00", weeks=(1,))
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann), locked(ben), cal))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann), ben, locked(cal)))] == [False]
