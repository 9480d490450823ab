"""What priced days prove: bounds that no list of cheapest places knows of."""

from dataclasses import replace

import pytest
from brute import best
from instances import LINCOLN, window
from tiny import ALONE, ot, present, tiny

from optsched.domain import Duty, Hours, Pair, Problem, StudentTime, Window
from optsched.solve.beyond import SEEN, TAKEN, joined
from optsched.solve.bound import Ask, price_days
from optsched.solve.part import Part
from optsched.solve.pool import Pool


def bound(problem: Problem, ask: Ask, mandates: frozenset[str] | None = None) -> int:
    part = Part(frozenset(problem.demand) if mandates is None else mandates, frozenset(problem.therapist))
    return price_days(Pool(problem), part, ask, lambda: False).bound


def never(student: str, start: str, end: str) -> StudentTime:
    return StudentTime(student, window(start, end, (0,), (1,)), "never")


def test_three_alone_in_an_hour_for_two_miss_one() -> None:
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1)) == 30


def test_a_group_makes_room_for_the_third() -> None:
    problem = present(tiny(*(ot(name) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1)) == 0


def test_whoever_is_asked_for_nothing_takes_no_room() -> None:
    """A mandate that belongs to another part may hold the room, and need not."""
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "9:30"),))
    assert bound(problem, Ask(1), frozenset({"Ann OT", "Ben OT"})) == 0


def test_what_may_be_missing_need_not_be_paid_for() -> None:
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben"))), Rivera=(("8:30", "9:30"),))
    whole, half, none = (bound(problem, Ask(3, missing)) for missing in (0, 30, 60))
    assert whole > half > none == 0


def test_three_of_four_sessions_missing_are_more_than_one_of_somebody() -> None:
    """Ann and Ben twice each, and half an hour on Monday for one of the four: one of them misses both."""
    two = tiny(ot("Ann", 2, **ALONE), ot("Ben", 2, **ALONE), days=2)
    stay = Hours(LINCOLN, Window((0,), (1,), 9 * 60, 9 * 60 + 30))
    rivera = replace(two.therapists[0], hours=(stay,))
    problem = replace(two, therapists=(rivera,))
    assert best(problem)[:2] == (90, 20)
    assert bound(problem, Ask(2, 90)) == 20
    free, paid = (bound(problem, Ask(3, 90, second)) for second in (0, 20))
    assert free > paid == best(problem)[2]


def test_payments_that_suited_another_question_do_not_stand_in_the_way() -> None:
    problem = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:00", "10:00"),))
    pool, part = Pool(problem), Part(frozenset(problem.demand), frozenset(problem.therapist))
    first = price_days(pool, part, Ask(3), lambda: False)
    again = price_days(pool, part, Ask(3), lambda: False, begin=first.payments * 1000)
    assert again.bound == first.bound > 0


def test_what_the_days_of_a_bound_hold_is_told_from_what_was_tried_and_from_all_else() -> None:
    """Ann's half hour is held during WIN; each of both has a place, and nobody is held during Writing."""
    problem = present(tiny(ot("Ann", **ALONE), ot("Ben", **ALONE)), Rivera=(("8:00", "10:00"),))
    pool, part = Pool(problem), Part(frozenset(problem.demand), frozenset(problem.therapist))
    held = price_days(pool, part, Ask(3), lambda: False).held
    starts = [table.start[held.within(table, TAKEN)].tolist() for table in pool.candidates(problem.demand, frozenset())]
    assert all(taken and min(taken) >= 540 for taken in starts)
    assert all(
        held.within(table, SEEN).sum() >= held.within(table, TAKEN).sum()
        for table in pool.candidates(problem.demand, frozenset())
    )


def test_who_is_kept_together_pays_for_times_that_suit_both() -> None:
    """Each could miss nothing of a core subject at a time of their own; an hour that both have costs one of them."""
    problem = present(tiny(ot("Ann"), ot("Cal"), grades=(1, 1, 1, 1)), Rivera=(("8:00", "10:00"),))
    pair = replace(problem, pairs=(Pair("Ann", "Cal", "together"),), student_times=(never("Ann", "9:00", "10:00"),))
    alone = replace(pair, pairs=())
    assert bound(pair, Ask(3)) > bound(alone, Ask(3))


def test_places_at_the_bound_cost_nothing_beyond_it_and_dear_ones_what_they_are_dearer() -> None:
    """Ann's half hour is free during WIN, from 9:00, and costs 36 during Writing before: avoid 4 and core 2 a piece."""
    problem = present(tiny(ot("Ann", **ALONE)), Rivera=(("8:00", "10:00"),))
    pool = Pool(problem)
    part = Part(frozenset(problem.demand), frozenset(problem.therapist))
    beyond = price_days(pool, part, Ask(3), lambda: False).beyond
    (table,) = pool.candidates(problem.demand, frozenset())
    marks = [beyond.within(table, most) for most in (0.01, 35.0, 36.01)]
    assert [table.start[near].tolist() for near in marks] == [[540, 570], [540, 570], [480, 510, 540, 570]]


def test_nothing_is_known_of_who_is_not_asked_for() -> None:
    problem = tiny(ot("Ann", **ALONE), ot("Ben", **ALONE))
    pool = Pool(problem)
    beyond = price_days(pool, Part(frozenset({"Ann OT"}), frozenset(problem.therapist)), Ask(3), lambda: False).beyond
    ann, ben = pool.candidates(problem.demand, frozenset())
    assert not beyond.within(ann, 0.01).all()
    assert beyond.within(ben, 0.01).all()
    assert beyond.of([1]).within(ann, 0.01).all()
    assert joined([beyond.of([0]), beyond.of([1])]).within(ann, 0.01).tolist() == beyond.within(ann, 0.01).tolist()


@pytest.mark.parametrize("stage", [1, 2, 3])
def test_time_that_is_over_proves_nothing(stage: int) -> None:
    problem = present(tiny(ot("Ann", **ALONE), ot("Ben", **ALONE)), Rivera=(("8:30", "9:00"),))
    part = Part(frozenset(problem.demand), frozenset(problem.therapist))
    assert price_days(Pool(problem), part, Ask(stage), lambda: True).bound == 0


def stretched(*duties: Duty) -> Problem:
    """Ann may be seen from 8:15 to 8:45 only, while Rivera is there from 8:00 to 9:00."""
    problem = present(tiny(ot("Ann", **ALONE)), Rivera=(("8:00", "9:00"),))
    problem = replace(problem, cycle=replace(problem.cycle, grid=15), duties=duties)
    return replace(problem, student_times=(never("Ann", "8:00", "8:15"), never("Ann", "8:45", "10:00")))


def test_short_open_stretches_that_nothing_may_fill_are_paid_for() -> None:
    problem = stretched()
    fits = present(problem, Rivera=(("8:15", "8:45"),))
    assert bound(problem, Ask(3)) == bound(fits, Ask(3)) + 2
    assert bound(problem, Ask(2)) == 0


@pytest.mark.parametrize(("minutes", "paid"), [(15, 1), (30, 2)])
def test_a_floating_duty_fills_the_one_stretch_that_it_fits_into(minutes: int, paid: int) -> None:
    notes = Duty("notes", "Rivera", "Notes", minutes, 1, "week", window("8:00", "15:00", (0,), (1,)))
    fits = bound(present(stretched(), Rivera=(("8:15", "8:45"),)), Ask(3))
    assert bound(stretched(notes), Ask(3, idle=30 if paid == 2 else 0)) == fits + paid


def test_a_duty_that_must_be_done_takes_the_cheap_time_where_there_is_no_other() -> None:
    """Ann's half hour is free from 9:00, during WIN, and costs 36 before; notes leave one of the two to her."""
    problem = present(tiny(ot("Ann", **ALONE)), Rivera=(("8:30", "9:30"),))
    late = Duty("notes", "Rivera", "Notes", 30, 1, "week", window("8:45", "9:30", (0,), (1,)))
    notes = replace(problem, duties=(late,))
    alone = bound(problem, Ask(3))
    assert bound(notes, Ask(3)) == alone + 36
    assert bound(notes, Ask(3, idle=30)) == alone


def test_a_run_that_is_too_long_needs_a_break_and_costs_who_has_no_time_left() -> None:
    """Three of half an hour fill 90 minutes; a break of 10 minutes after an hour leaves the third no room."""
    whole = present(tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))), Rivera=(("8:30", "10:00"),))
    assert bound(whole, Ask(1)) == 0
    short = replace(whole, therapists=tuple(replace(each, longest_run=60) for each in whole.therapists))
    assert bound(short, Ask(1)) == 30


def test_nobody_is_held_more_often_than_is_owed_to_keep_another_company() -> None:
    """Ann is owed two sessions and Ben one: one of hers is held alone, which costs 6."""
    twice = present(
        tiny(ot("Ann", 2, grouping="group"), ot("Ben", grouping="group"), days=2), Rivera=(("9:00", "10:00"),)
    )
    both = present(
        tiny(ot("Ann", 2, grouping="group"), ot("Ben", 2, grouping="group"), days=2), Rivera=(("9:00", "10:00"),)
    )
    assert bound(twice, Ask(3)) == bound(both, Ask(3)) + 6
