"""What of a mandate's candidates a first plan looks at."""

from instances import LINCOLN
from rules.support import ADAMS
from rules.tiny_therapists import two_schools
from tiny import ot, present, tiny

from optsched.solve.pool import Pool, settled

OPEN = two_schools((LINCOLN, "9:00", "12:00"), (ADAMS, "9:00", "10:00"))
SPLIT = two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "10:30", "12:00"))


def test_a_day_open_among_schools_goes_to_the_one_whose_sessions_find_fewest_places() -> None:
    tables = Pool(OPEN).candidates(OPEN.demand, frozenset())
    assert len(tables[0]) > len(tables[1])
    ann, ben = settled(tables, OPEN)
    assert len(ann) == 0
    assert len(ben) > 0


def test_a_day_split_among_schools_stays_split() -> None:
    assert all(len(table) > 0 for table in settled(Pool(SPLIT).candidates(SPLIT.demand, frozenset()), SPLIT))


def test_where_weeks_differ_they_may_have_times_of_their_own_unless_one_time_is_asked_for() -> None:
    problem = present(tiny(ot("Ann"), weeks=2), Rivera=(("8:00", "10:00", (1,)), ("8:00", "9:00", (2,))))
    (any_time,) = Pool(problem).candidates(problem.demand, frozenset())
    (one_time,) = Pool(problem).candidates(problem.demand, frozenset(), steady=True)
    assert set(any_time.weeks.tolist()) == {0b01, 0b10, 0b11}
    assert set(one_time.weeks.tolist()) == {0b11}
