"""Days, weeks and lists as people say them."""

from instances import place, plan_of, school_small

from optsched.domain import Cycle
from optsched.domain.say import Seen, breaches, day_name, in_weeks, listed, on


def test_a_list_has_an_and_before_its_last_word() -> None:
    assert [listed(words) for words in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == ["", "A", "A and B", "A, B and C"]


def test_weeks_are_counted_unless_they_are_all() -> None:
    cycle = Cycle(weeks=4)
    assert in_weeks(cycle, (3,)) == "in week 3"
    assert in_weeks(cycle, (3, 1, 3)) == "in weeks 1 and 3"
    assert in_weeks(cycle, (1, 2, 3, 4)) == "in every week"
    assert in_weeks(Cycle(weeks=1), (1,)) == "in week 1"


def test_a_day_outside_the_cycle_is_said_by_its_number() -> None:
    assert on(Cycle(), 0, 570, 600) == "on Mon 9:30-10:00"
    assert day_name(Cycle(), 6) == "day 7"


def test_the_same_text_in_two_weeks_is_one_breach_with_all_its_placements() -> None:
    problem = school_small()
    ann, ben = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "9:30")
    seen = (Seen(1, "Too much", (ann,)), Seen(3, "Too much", (ben,)), Seen(2, "Too much", (ben,), given=True))
    found = list(breaches("R00", problem.cycle, plan_of(ann, ben), seen))
    assert [one.sentence for one in found] == ["Too much in weeks 1 and 3.", "Too much in week 2."]
    assert [(one.placements, one.given) for one in found] == [((0, 1), False), ((1,), True)]
