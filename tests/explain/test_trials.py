"""What stands against a placement that is tried in a finished plan."""

from instances import place, plan_of, school_small

from optsched.explain.trials import Trials
from optsched.rules import RULES


def test_a_clash_of_locks_is_not_the_fault_of_who_joins_one_of_them() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", locked=True)
    ben = place(problem, "Ben OT", 0, "9:30", locked=True)
    cal = place(problem, "Cal OT", 0, "9:30", session=ann.session)
    of_therapist = [rule for rule in RULES if rule.code == "R01"]
    assert Trials(problem, plan_of(ann, ben), of_therapist).session(cal) == []
    elsewhere = place(problem, "Cal OT", 0, "9:30")
    assert [each.rule.code for each in Trials(problem, plan_of(ann), of_therapist).session(elsewhere)] == ["R01"]
