"""Weeks, students and sheet names as the plan workbook says them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsched.domain import GoalValue, Student
from optsched.domain.labels import student_labels
from optsched.domain.protocols import StageResult
from optsched.output.plan.sentences import bound_sentence
from optsched.output.plan.words import sheet_names, weeks_label, weeks_text


@pytest.mark.parametrize(
    ("weeks", "text"),
    [((1, 2, 3, 4), "1-4"), ((1, 3), "1, 3"), ((2,), "2"), ((3, 4), "3, 4"), ((1, 2, 4), "1, 2, 4"), ((), "")],
)
def test_weeks_are_said_short(weeks: tuple[int, ...], text: str) -> None:
    assert weeks_text(weeks) == text


def test_a_label_says_the_weeks_of_what_is_not_always_there() -> None:
    assert weeks_label((1, 3)) == "wk 1,3"


def test_students_are_codes_or_initials_made_unique() -> None:
    students = (
        Student("S1", "Lincoln", "J.M."),
        Student("S2", "Lincoln", "J.M."),
        Student("S3", "Lincoln", "j.m. 2"),
        Student("S4", "Lincoln", ""),
        Student("S5", "Lincoln", "A.B."),
    )
    assert student_labels(students, show_initials=False)["S1"] == "S1"
    shown = student_labels(students, show_initials=True)
    assert shown["S5"] == "A.B."
    assert shown["S4"] == "S4"
    assert shown["S1"] == "J.M. 1"
    assert shown["S2"] == "J.M. 3"  # the second J.M.; `J.M. 2` is somebody's own
    assert len({label.casefold() for label in shown.values()}) == len(students)


@given(st.lists(st.text(max_size=40), max_size=8))
def test_any_wishes_become_legal_names_each_unlike_the_others(wishes: list[str]) -> None:
    names = sheet_names(wishes, ["Sessions", "Minutes"])
    assert len(names) == len(wishes)
    assert len({name.casefold() for name in (*names, "Sessions", "Minutes")}) == len(names) + 2
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize(
    ("value", "bound", "proven", "said"),
    [
        (12, 12, True, "proven: it cannot be lower"),
        (12, 12, False, "proven: it cannot be lower in plans that miss 240 minutes at most"),
        (12, 5, False, "proven: it cannot be below 5 in plans that miss 240 minutes at most"),
        (12, 0, False, "not proven how low it can be"),
    ],
)
def test_what_is_proven_about_a_goal_says_among_which_plans(value: int, bound: int, proven: bool, said: str) -> None:
    goal = GoalValue("meetings", 3, "session held", 1, value, bound)
    assert bound_sentence(goal, (StageResult(1, 240, 240 if proven else 0, proven, ""),)) == said
