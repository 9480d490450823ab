"""What stands closes places, and none that a rule would allow."""

import numpy as np
from districts import small_districts
from hypothesis import given
from hypothesis import strategies as st
from instances import change_mandate, place, school_small

from optsched.domain import Placement, Plan, Problem
from optsched.model.board import Board, Bools
from optsched.model.candidates import Candidates, all_candidates, fixed_rows, placement_at
from optsched.model.standing import beside
from optsched.rules.student_one_place import StudentOnePlace
from optsched.rules.therapist_one_session import TherapistOneSession

RULES = (TherapistOneSession(), StudentOnePlace())


def rows_of(problem: Problem, *mandates: str) -> Candidates:
    return all_candidates(Board(problem), [problem.mandate[key] for key in mandates])


def marked(table: Candidates, *stands: Placement) -> Bools:
    return beside(table, fixed_rows(table.board, stands))


def collides(problem: Problem, one: Placement, other: Placement) -> bool:
    plan = Plan((one, other))
    return any(True for rule in RULES for subject in rule.subjects(problem) for _ in rule.check(subject, problem, plan))


@given(small_districts(), st.integers(0, 10**6))
def test_a_row_is_left_out_only_where_it_collides_with_what_stands(problem: Problem, seed: int) -> None:
    draw = np.random.default_rng(seed)
    table = all_candidates(Board(problem), problem.mandates)
    if not len(table):
        return
    stands = draw.choice(len(table), 3)
    kept = beside(table, table.where(stands))
    placed = [placement_at(table, int(row), f"stands {row}") for row in stands]
    left_out = np.flatnonzero(~kept)
    for row in draw.choice(left_out, min(len(left_out), 20), replace=False).tolist():
        mine = placement_at(table, row, "mine")
        assert any(collides(problem, mine, each) for each in placed)


def test_a_therapist_who_holds_a_session_has_that_time_for_nothing_else() -> None:
    problem = school_small()
    table = rows_of(problem, "Ben OT")
    ann = place(problem, "Ann OT", 0, "9:00", weeks=(1,))
    kept = marked(table, ann)
    there = (table.day == 0) & (table.start < 9 * 60 + 30) & (table.end > 9 * 60) & (table.weeks & 1 == 1)
    stands = fixed_rows(table.board, [ann])
    join = (table.start == stands.start) & (table.setting == stands.setting) & (table.place == stands.place)
    assert not kept[there & ~join].any()
    assert kept[~there].all()
    assert kept[there & join].any()


def test_a_child_is_free_for_the_therapist_who_treats_it_with_another() -> None:
    for one, other in (("Ann OT", "Ann Sp"), ("Ann Sp", "Ann OT")):
        alone = school_small()
        table = rows_of(alone, one)
        assert not marked(table, place(alone, other, 0, "9:00")).all()
        both = change_mandate(alone, "Ann OT", co_treat_with="Ann Sp")
        assert marked(rows_of(both, one), place(both, other, 0, "9:00")).all()
