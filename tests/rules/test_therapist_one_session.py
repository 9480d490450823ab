"""R01: a therapist does one session at a time."""

from instances import place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.rules.therapist_one_session import TherapistOneSession

RULE = TherapistOneSession()


def test_one_session_may_begin_when_the_other_ends() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00"))
    assert breaches(RULE, problem, plan) == []


def test_two_sessions_at_once_are_said_with_children_times_and_weeks() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30")
    cal = place(problem, "Cal OT", 0, "9:45", weeks=(1, 3))
    # they share only weeks 1 and 3, and only from 9:45
    assert sentences(RULE, problem, plan_of(ann, cal)) == [
        "Rivera holds two sessions at once on Mon: Ann (9:30-10:00), and Cal (9:45-10:15), in weeks 1 and 3."
    ]


def test_every_pair_that_overlaps_is_found() -> None:
    problem = school_small()
    rows = [place(problem, f"{name} OT", 0, "9:30", weeks=(1,)) for name in ("Ann", "Ben", "Cal")]
    found = breaches(RULE, problem, plan_of(*rows))
    assert [each.placements for each in found] == [(0, 1), (0, 2), (1, 2)]


def test_a_group_is_said_by_all_of_its_children() -> None:
    problem = school_small()
    ann, ben = (place(problem, f"{name} OT", 0, "9:30", session="S1", weeks=(1,)) for name in ("Ann", "Ben"))
    cal = place(problem, "Cal OT", 0, "9:45", weeks=(1,))
    assert sentences(RULE, problem, plan_of(ben, cal, ann)) == [
        "Rivera holds two sessions at once on Mon: Ann and Ben (9:30-10:00), and Cal (9:45-10:15), in week 1."
    ]


def test_members_of_a_group_are_one_session() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    ben = place(problem, "Ben OT", 0, "9:30", session="S1")
    assert breaches(RULE, problem, plan_of(ann, ben)) == []


def test_sessions_of_two_therapists_may_be_at_once() -> None:
    problem = school_small()
    plan = plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


def test_it_is_given_when_both_sessions_are_locked() -> None:
    problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "9:30")
    for plan in (plan_of(locked(ann), ben), plan_of(ann, locked(ben))):
        assert [each.given for each in breaches(RULE, problem, plan)] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ann), locked(ben)))] == [True]


def test_a_child_who_joins_a_locked_session_does_not_make_its_clash_less_given() -> None:
    problem = school_small()
    ann, ben = locked(place(problem, "Ann OT", 0, "9:30")), locked(place(problem, "Ben OT", 0, "9:30"))
    cal = place(problem, "Cal OT", 0, "9:30", session=ann.session)
    found = breaches(RULE, problem, plan_of(ann, ben, cal))
    assert [(each.given, each.placements) for each in found] == [(True, (0, 1, 2))]


def test_days_outside_the_cycle_and_odd_minutes_are_read_as_they_stand() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 8, "9:32", session="S1", weeks=(7,))
    ben = place(problem, "Ben OT", 8, "9:59", session="S2", weeks=(7,))
    assert sentences(RULE, problem, plan_of(ann, ben)) == [
        "Rivera holds two sessions at once on day 9: Ann (9:32-10:02), and Ben (9:59-10:29), in week 7."
    ]
