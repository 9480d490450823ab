"""R32: an assistant holds no more sessions than the mandate allows (WORKBOOK 1.1, Which therapist)."""

from dataclasses import replace

from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, subjects_broken

from optsched.domain import AssistantShare, Placement, Plan, Problem, Therapist
from optsched.rules.assistant_share import AssistantShareKept

RULE = AssistantShareKept()


def twice_a_week(share: AssistantShare) -> Problem:
    """The small school with Kim, who assists Rivera; Ann's OT twice a week: 8 sessions in the cycle of 4 weeks."""
    small = school_small()
    kim = Therapist("Kim", "OT", ("Rivera",), hours=small.therapist["Rivera"].hours)
    problem = replace(small, therapists=(*small.therapists, kim))
    return change_mandate(problem, "Ann OT", times=2, assistant=share)


def sessions(problem: Problem, by_kim: tuple[int, ...], second: tuple[int, ...] = ()) -> list[Placement]:
    """Kim holds Mon in the weeks `by_kim` and Wed in the weeks `second`; Rivera holds the other weeks."""
    found = []
    for day, kim in ((0, by_kim), (2, second)):
        rivera = tuple(week for week in problem.cycle.all_weeks if week not in kim)
        found += [
            place(problem, "Ann OT", day, "9:30", session=f"{name} {day}", therapist=name, weeks=weeks)
            for name, weeks in (("Kim", kim), ("Rivera", rivera))
            if weeks
        ]
    return found


def test_one_of_two_is_half_of_all_sessions_in_the_cycle() -> None:
    problem = twice_a_week(AssistantShare(1, 2))
    every_monday, two_and_two = sessions(problem, (1, 2, 3, 4)), sessions(problem, (1, 2), (1, 2))
    assert breaches(RULE, problem, plan_of(*every_monday)) == []  # 4 of 8
    assert breaches(RULE, problem, plan_of(*two_and_two)) == []  # 4 of 8, although both sessions of week 1


def test_more_than_the_share_is_said_with_the_numbers() -> None:
    problem = twice_a_week(AssistantShare(1, 2))
    found = breaches(RULE, problem, plan_of(*sessions(problem, (1, 2, 3, 4), (1,))))
    assert [(each.sentence, each.placements) for each in found] == [
        ("Assistants hold 5 of the 8 sessions of Ann's OT in the cycle, but no more than 4 may be theirs.", (0, 1))
    ]


def test_a_share_that_is_no_whole_number_is_rounded_down() -> None:
    problem = twice_a_week(AssistantShare(1, 3))  # a third of 8 is 2.67
    assert breaches(RULE, problem, plan_of(*sessions(problem, (1, 2)))) == []
    assert len(breaches(RULE, problem, plan_of(*sessions(problem, (1, 2, 3))))) == 1


def test_no_means_none_and_may_means_all() -> None:
    none, every = twice_a_week(AssistantShare()), twice_a_week(AssistantShare(1, 1))
    assert len(breaches(RULE, none, plan_of(*sessions(none, (1,))))) == 1
    assert breaches(RULE, every, plan_of(*sessions(every, (1, 2, 3, 4), (1, 2, 3, 4)))) == []


def test_what_is_owed_counts_and_not_what_is_placed() -> None:
    problem = twice_a_week(AssistantShare(1, 2))
    only_kim = [each for each in sessions(problem, (1, 2, 3, 4)) if each.therapist == "Kim"]
    assert breaches(RULE, problem, plan_of(*only_kim)) == []  # 4 of the 8 that are owed, though Rivera's are missing


def test_a_mandate_by_date_is_judged_by_what_is_placed() -> None:
    problem = change_mandate(twice_a_week(AssistantShare(1, 2)), "Ann OT", times=3, per="quarter")
    assert "Ann OT" not in problem.demand
    assert breaches(RULE, problem, plan_of(*sessions(problem, (1, 2, 3, 4)))) == []  # 4 of 8 placed
    assert len(breaches(RULE, problem, plan_of(*sessions(problem, (1, 2, 3, 4), (1,))))) == 1


def test_an_assistant_who_is_named_holds_all_in_their_own_right() -> None:
    problem = change_mandate(twice_a_week(AssistantShare()), "Ann OT", therapist="Kim")
    assert breaches(RULE, problem, plan_of(*sessions(problem, (1, 2, 3, 4), (1, 2, 3, 4)))) == []


def test_another_mandate_and_an_unknown_name_are_no_matter() -> None:
    problem = twice_a_week(AssistantShare())
    plan = plan_of(place(problem, "Ben OT", 0, "9:30"), place(problem, "Ann OT", 0, "9:30", therapist="Nobody"))
    assert subjects_broken(RULE, problem, plan) == []


def test_it_is_given_when_all_that_assistants_hold_is_locked() -> None:
    problem = twice_a_week(AssistantShare())
    mine, other = sessions(problem, (1,)), sessions(problem, (1,), (2,))
    kim_locked = [locked(each) if each.session == "Kim 0" else each for each in mine]
    kim_twice = [locked(each) if each.session == "Kim 0" else each for each in other]
    assert [each.given for each in breaches(RULE, problem, Plan(tuple(kim_locked)))] == [True]
    assert [each.given for each in breaches(RULE, problem, Plan(tuple(kim_twice)))] == [False]
