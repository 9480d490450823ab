"""Why a session has no place: what each rule closes, who holds the rest, and what would help."""

from dataclasses import replace

import numpy as np
from explain.support import crowded
from instances import LINCOLN, change_mandate, change_therapist, place, plan_of, school_small, window
from rules.support import with_duty

from optsched.domain import Hours, Lunch, Plan, Rule, Shortfall
from optsched.domain.people import StudentTime
from optsched.explain import why_not
from optsched.explain.why import NOT_LOOKED
from optsched.model.board import PULL_OUT, Bools
from optsched.model.candidates import Candidates
from optsched.rules import RULES
from optsched.rules.class_time import ClassTime
from optsched.rules.hours import InsideHours


class ClassTimeFilter(ClassTime):
    """Class time as a filter of the table, so that these tests need no other file's model face."""

    def allows(self, candidates: Candidates) -> Bools:
        board, rows = candidates.board, np.flatnonzero(candidates.setting == PULL_OUT)
        clear = np.ones(len(candidates), dtype=bool)
        for row in rows:
            mandate = board.problem.mandates[candidates.mandate[row]]
            student = board.problem.student[mandate.student]
            at = np.array([row])
            clear[row] = candidates.clear(board.closed_to_pull_out(student, mandate.service), at)[0]
        return clear


def filtered(*filters: Rule) -> tuple[Rule, ...]:
    """All rules, those of the same codes replaced by these."""
    mine = {each.code: each for each in filters}
    return tuple(mine.get(rule.code, rule) for rule in RULES)


WITH_CLASS_TIME = filtered(ClassTimeFilter())
FEW: tuple[Rule, ...] = (InsideHours(), *(rule for rule in RULES if rule.code in ("R01", "R07", "R19", "R20", "R34")))


def only(problem_plan: Plan, kind: str) -> list[Shortfall]:
    return [each for each in problem_plan.shortfalls if each.kind == kind]


def test_a_plan_that_holds_everything_has_no_shortfalls() -> None:
    problem = crowded("9:30", "10:30")
    rows = [place(problem, mandate.key, 0, "9:30", session="A") for mandate in problem.mandates]
    stale = replace(plan_of(*rows), shortfalls=(Shortfall("mandate", "Ann OT", 30),))
    assert why_not(problem, stale).shortfalls == ()


def test_the_hours_close_most_places_and_another_session_takes_the_rest() -> None:
    """Pull-out and push-in starts 9:30-13:30 are 49 a day and setting; of Mon's, those until 9:30 fit the hours."""
    problem = change_mandate(crowded("9:30", "10:00"), "Ann OT", grouping="individual")
    hours = (*problem.therapists[0].hours, Hours("Adams", window("13:30", "14:00", days=(4,))))
    problem = change_therapist(problem, "Rivera", hours=hours)
    plan = plan_of(place(problem, "Ben OT", 0, "9:30", session="A"), place(problem, "Cal OT", 0, "9:30", session="A"))
    (short,) = why_not(problem, plan, FEW).shortfalls
    assert (short.kind, short.key, short.minutes, short.sessions, short.weeks) == (
        "mandate",
        "Ann OT",
        120,
        4,
        (1, 2, 3, 4),
    )
    assert short.why == (
        "Of 490 places in the week (a day, a start and a setting), 488 lie outside Rivera's hours at Lincoln. "
        "2 are open to Ann. "
        "Of these, 2 are taken by Rivera's other sessions (Ben and Cal on Mon 9:30)."
    )


def test_places_in_a_setting_nobody_asks_for_are_not_counted() -> None:
    """Push-ins aside, 245 pull-outs are left: 244 outside the hours, and the one at 9:30 on Mon is Ben's."""
    problem = crowded("9:30", "10:00", grouping="individual", setting="pull-out")
    hours = (*problem.therapists[0].hours, Hours("Adams", window("13:30", "14:00", days=(4,))))
    problem = change_therapist(problem, "Rivera", hours=hours)
    problem = replace(problem, mandates=problem.mandates[:2])
    (short,) = why_not(problem, plan_of(place(problem, "Ben OT", 0, "9:30", session="A")), WITH_CLASS_TIME).shortfalls
    assert short.why.startswith("Of 245 places for a pull-out in the week (a day and a start), 244 are closed")
    assert "244 lie outside Rivera's hours at Lincoln" in short.why
    assert "push-in" not in short.why
    assert "1 is open to Ann. Of these, 1 is taken by Rivera's other sessions (Ben on Mon 9:30)." in short.why


def test_longer_hours_are_a_help_that_was_tried() -> None:
    problem = crowded("9:30", "10:00", grouping="individual", setting="pull-out")
    problem = replace(problem, mandates=problem.mandates[:2])
    (short,) = why_not(problem, plan_of(place(problem, "Ben OT", 0, "9:30")), WITH_CLASS_TIME).shortfalls
    assert short.help == "none found"  # the starts end with the hours: none lies beyond them
    problem = change_therapist(
        problem, "Rivera", hours=(*problem.therapists[0].hours, Hours(LINCOLN, window("13:00", "13:30", days=(1,))))
    )
    (short,) = why_not(problem, plan_of(place(problem, "Ben OT", 0, "9:30")), WITH_CLASS_TIME).shortfalls
    assert short.help == (
        "If 1A's Specials on Tue were `avoid` instead of `never`, "
        "Ann's OT could be on Tue 13:00-13:30 in every week (pull-out with Rivera)."
    )


def test_an_own_time_that_alone_stands_against_a_place_is_named() -> None:
    problem = crowded("9:30", "10:00", setting="pull-out")
    never = StudentTime("Cal", window("9:00", "10:30"), "never", "swimming")
    problem = replace(problem, mandates=problem.mandates[2:], student_times=(never,))
    (short,) = why_not(problem, Plan(), WITH_CLASS_TIME).shortfalls
    assert short.help == (
        "If Cal's swimming on Mon 9:00-10:30 were not protected, "
        "Cal's OT could be on Mon 9:30-10:00 in every week (pull-out with Rivera)."
    )


def test_a_full_group_is_said_and_a_larger_one_helps() -> None:
    problem = change_therapist(crowded("9:30", "10:00", setting="pull-out"), "Rivera", largest_group=2)
    plan = plan_of(*(place(problem, key, 0, "9:30", session="A") for key in ("Ann OT", "Ben OT")))
    (short,) = why_not(problem, plan, WITH_CLASS_TIME).shortfalls
    assert "groups of Rivera's that are full (Ann and Ben on Mon 9:30)" in short.why
    assert short.help == (
        "If Rivera's group of Ann and Ben might have 3 children, "
        "Cal's OT could be on Mon 9:30-10:00 in every week (pull-out with Rivera)."
    )


def test_the_childs_own_sessions_are_named_by_service() -> None:
    problem = crowded("9:30", "10:00", setting="pull-out", grouping="individual")
    small = school_small()
    problem = replace(problem, therapists=small.therapists, mandates=(problem.mandates[0], small.mandate["Ann Sp"]))
    problem = change_therapist(problem, "Rivera", hours=(Hours(LINCOLN, window("9:30", "10:00", days=(0,))),))
    plan = plan_of(place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ann Sp", 2, "9:30"))
    short = only(why_not(problem, plan, WITH_CLASS_TIME), "mandate")[0]
    assert short.key == "Ann OT"
    assert "by Ann's other sessions (Speech on Mon 9:30)" in short.why


def test_an_empty_place_is_said_as_such() -> None:
    problem = crowded("9:30", "10:30", setting="pull-out")
    rows = [place(problem, key, 0, "9:30", session="A") for key in ("Ann OT", "Ben OT")]
    (short,) = why_not(problem, plan_of(*rows), WITH_CLASS_TIME).shortfalls
    assert "free in this plan: planning for longer may use one." in short.why
    assert short.help.startswith("Plan for longer: Cal's OT could be on Mon 9:30-10:00 in every week")


def test_weeks_that_are_a_choice_are_not_told() -> None:
    problem = crowded("9:30", "10:00", times=2, per="month")
    problem = replace(problem, mandates=problem.mandates[:1])
    (none_placed,) = why_not(problem, Plan()).shortfalls
    (one_placed,) = why_not(problem, plan_of(place(problem, "Ann OT", 0, "9:30", weeks=(1,)))).shortfalls
    assert (none_placed.weeks, none_placed.sessions) == ((), 2)
    assert (one_placed.weeks, one_placed.sessions) == ((3,), 1)  # twice a month is weeks 1, 3 or 2, 4


def test_a_therapist_who_is_never_there_is_said() -> None:
    problem = change_therapist(crowded("9:30", "10:00"), "Rivera", hours=())
    short = why_not(problem, Plan()).shortfalls[0]
    assert short.why == "Nobody who may hold Ann's OT has hours at Lincoln long enough for 30 minutes."
    assert short.help == "none found"


def test_a_missing_duty_is_told_with_the_sessions_in_its_way() -> None:
    problem = with_duty(crowded("9:30", "10:00", setting="pull-out"), "9:30", "14:00", 30)
    rows = [place(problem, mandate.key, 0, "9:30", session="A") for mandate in problem.mandates]
    (short,) = why_not(problem, plan_of(*rows)).shortfalls
    assert (short.kind, short.key, short.minutes, short.sessions, short.weeks) == ("duty", "D1", 120, 4, (1, 2, 3, 4))
    assert short.why == (
        "Of 4 times inside its days and Rivera's hours, 4 overlap sessions (Ann, Ben and Cal on Mon 9:30)."
    )


def test_a_missing_lunch_is_told_by_therapist_week_and_day() -> None:
    problem = crowded("9:00", "14:00", setting="pull-out")
    rows = [place(problem, mandate.key, 0, "10:30", session="A") for mandate in problem.mandates]
    lunches = Lunch("Rivera", (1, 2, 4), 0, 11 * 60, 11 * 60 + 30)
    (short,) = why_not(problem, replace(plan_of(*rows), lunches=(lunches,))).shortfalls
    assert (short.kind, short.key, short.minutes, short.weeks) == ("lunch", "Rivera, 3, 0", 30, (3,))
    assert short.why == "Of 25 times inside 11:00-13:30, 25 are free in this plan."


def test_when_the_time_is_up_what_is_missing_is_told_without_its_reason() -> None:
    told = why_not(crowded("9:30", "10:00"), Plan(), is_over=lambda: True).shortfalls
    assert {each.why for each in told if each.kind == "mandate"} == {NOT_LOOKED}
    assert sum(each.minutes for each in told if each.kind == "mandate") == 3 * 4 * 30  # three weekly half hours
