"""R31: a session is held by somebody who may hold it (WORKBOOK 1.1, Which therapist)."""

from dataclasses import replace

from instances import LINCOLN, change_mandate, place, plan_of, school_small, window
from rules.support import ADAMS, breaches, locked, sentences, subjects_broken

from optsched.domain import AssistantShare, Hours, Problem, Therapist
from optsched.rules.right_therapist import RightTherapist

RULE = RightTherapist()


def more_people() -> Problem:
    """The small school with OTs Lopez at Lincoln and Diaz at Adams only, and Kim, who assists Rivera."""
    small = school_small()
    more = (
        Therapist("Lopez", "OT", hours=(Hours(LINCOLN, window("8:00", "14:00")),)),
        Therapist("Diaz", "OT", hours=(Hours(ADAMS, window("8:00", "14:00")),)),
        Therapist("Kim", "OT", ("Rivera",), hours=(Hours(LINCOLN, window("8:00", "14:00")),)),
    )
    return replace(small, therapists=small.therapists + more)


def nobody_named() -> Problem:
    """The same, but Ann's OT names no therapist."""
    return change_mandate(more_people(), "Ann OT", therapist=None)


def holders_in_breach(problem: Problem) -> list[str]:
    """Return those of everybody whose holding Ann's OT breaks the rule."""
    names = [each.name for each in problem.therapists]
    return [
        name for name in names if breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", therapist=name)))
    ]


def test_the_named_therapist_alone_may_hold() -> None:
    assert holders_in_breach(more_people()) == ["Chen", "Lopez", "Diaz", "Kim"]


def test_without_a_name_any_of_the_service_at_the_school_may_hold() -> None:
    # Chen gives speech, Diaz is never at Ann's school, Kim is an assistant
    assert holders_in_breach(nobody_named()) == ["Chen", "Diaz", "Kim"]


def test_an_assistant_to_the_therapist_may_hold_where_the_mandate_allows() -> None:
    one_of_two = AssistantShare(1, 2)
    assert holders_in_breach(change_mandate(more_people(), "Ann OT", assistant=one_of_two)) == ["Chen", "Lopez", "Diaz"]
    assert holders_in_breach(change_mandate(nobody_named(), "Ann OT", assistant=one_of_two)) == ["Chen", "Diaz"]


def test_an_assistant_to_somebody_else_may_not_hold() -> None:
    lopez = change_mandate(more_people(), "Ann OT", therapist="Lopez", assistant=AssistantShare(1, 2))
    assert holders_in_breach(lopez) == ["Rivera", "Chen", "Diaz", "Kim"]  # Kim assists Rivera only


def test_the_wrong_therapist_is_said_with_those_who_may() -> None:
    problem = nobody_named()
    wrong = place(problem, "Ann OT", 0, "9:30", therapist="Chen", weeks=(1, 3))
    assert sentences(RULE, problem, plan_of(wrong)) == [
        "Chen holds Ann's OT on Mon 9:30-10:00 in weeks 1 and 3, but only Rivera or Lopez may."
    ]


def test_where_nobody_may_hold_that_is_said() -> None:
    problem = change_mandate(school_small(), "Ann OT", therapist=None, service="PT")
    wrong = place(school_small(), "Ann OT", 0, "9:30", therapist="Rivera", weeks=(1,))
    assert sentences(RULE, problem, plan_of(wrong)) == [
        "Rivera holds Ann's PT on Mon 9:30-10:00 in week 1, but nobody may."
    ]


def test_only_the_wrong_session_is_spoken_of() -> None:
    problem = more_people()
    right, wrong = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "9:30", therapist="Chen")
    assert subjects_broken(RULE, problem, plan_of(right, wrong)) == [("Ben OT",)]
    assert [each.placements for each in breaches(RULE, problem, plan_of(right, wrong))] == [(1,)]


def test_a_lock_of_the_wrong_therapist_is_given() -> None:
    problem = more_people()
    wrong = place(problem, "Ann OT", 0, "9:30", therapist="Chen")
    assert [each.given for each in breaches(RULE, problem, plan_of(wrong))] == [False]
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(wrong)))] == [True]


def test_a_name_that_nobody_knows_may_not_hold() -> None:
    problem = more_people()
    assert len(breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", therapist="Nobody")))) == 1
