"""Days, weeks, lists and sessions as people say them."""

from datetime import date

from instances import at, place, plan_of, school_small

from optsched.domain import Cycle
from optsched.domain.say import Seen, breaches, day_name, few, in_weeks, listed, on, whom, whom_when


def test_a_list_has_an_and_before_its_last_word() -> None:
    assert [listed(words) for words in ((), ("A",), ("A", "B"), ("A", "B", "C"))] == ["", "A", "A and B", "A, B and C"]


def test_a_list_names_three_and_counts_the_others() -> None:
    assert few(()) == ""
    assert few("ABC") == "A, B and C"
    assert few("ABCD") == "A, B, C and 1 other"
    assert few("ABCDE") == "A, B, C and 2 others"


def test_a_session_is_said_by_each_of_its_children_once_in_order() -> None:
    problem = school_small()
    ben, ann = (place(problem, key, 0, "9:30", session="S1", weeks=(1,)) for key in ("Ben OT", "Ann OT"))
    [group] = plan_of(ben, ann, ann).meetings
    assert whom(group) == "Ann and Ben"
    assert whom_when(group) == "Ann and Ben (9:30-10:00)"


def test_several_sessions_are_said_from_the_first_start_to_the_last_end() -> None:
    problem = school_small()
    longer = place(problem, "Ann OT", 0, "9:30", weeks=(1,), end=at("11:00"))
    later = place(problem, "Cal OT", 0, "10:00", weeks=(1,))
    assert whom_when(*plan_of(later, longer).meetings) == "Ann and Cal (9:30-11:00)"


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


def test_a_week_on_its_dates_is_no_week_1() -> None:
    cycle = Cycle(weeks=1, days=("Mon 11/30", "Tue 12/1"), monday=date(2026, 11, 30))
    assert in_weeks(cycle, (1,)) == "this week"
    texts = ("Ann's OT has 3 sessions, more than the 2 allowed,", "Lunch on Tue 12/1 lasts 20 minutes, not 30,")
    found = breaches("R00", cycle, plan_of(), [Seen(1, text) for text in texts])
    assert [one.sentence for one in found] == [
        "Ann's OT has 3 sessions, more than the 2 allowed, this week.",
        "Lunch on Tue 12/1 lasts 20 minutes, not 30.",
    ]
