"""What stands around a part while it is searched."""

from dataclasses import replace

from instances import place, plan_of, school_small

from optsched.solve.part import Part, Task, solve_part
from optsched.solve.pool import Pool
from optsched.solve.search import Clock, Effort


def test_what_stands_of_a_mandate_stands_whole() -> None:
    """Half of Ben's mandate is elsewhere with somebody else; counted by half, it would seem to lack sessions."""
    problem = school_small()
    here = place(problem, "Ben OT", 2, "9:00", weeks=(1, 2))
    there = replace(here, session="away", weeks=(3, 4), therapist="Chen", school="Oak", student="Ben")
    ann = place(problem, "Ann OT", 1, "9:30")
    plan = plan_of(here, there, ann)
    part = Part(frozenset({"Ann OT"}), frozenset({"Rivera"}))
    outcome = solve_part(Pool(problem), plan, Task(part, 3), Effort(5.0), Clock(5.0))
    assert outcome.found
    assert {here.weeks, there.weeks} == {each.weeks for each in outcome.plan.of_mandate["Ben OT"]}
