"""The small school says what its docstring says."""

import pytest
from instances import ALL_WEEKS, at, place, plan_of, school_small

from optsched.domain import timetable
from optsched.domain.timetable import Missed, missed_time


def test_a_pull_out_from_win_costs_nothing_and_from_core_writing_six_a_piece() -> None:
    problem = school_small()
    win = missed_time(problem, place(problem, "Ann OT", 0, "9:30"), 1)
    writing = missed_time(problem, place(problem, "Ann OT", 0, "8:00"), 1)
    assert win == (Missed("WIN", 30, 0),)
    assert writing == (Missed("Writing", 30, 36),)  # six pieces, each avoid 4 and core 2


def test_members_of_a_session_are_one_meeting_in_the_weeks_they_share() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30", session="S1")
    cal = place(problem, "Cal OT", 0, "9:30", session="S1", weeks=(1, 3))
    sizes = {one.week: len(one.members) for one in plan_of(ann, cal).meetings}
    assert sizes == {1: 2, 2: 1, 3: 2, 4: 1}
    assert problem.cycle.all_weeks == ALL_WEEKS
    assert at("9:30") == 570


def test_what_a_pull_out_costs_is_worked_out_once(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = school_small()
    first = missed_time(problem, place(problem, "Ann OT", 0, "8:00"), 1)
    monkeypatch.setattr(timetable, "stretches", lambda *_: pytest.fail("known already"))
    assert missed_time(problem, place(problem, "Ann OT", 0, "8:00", session="other"), 1) is first
