"""What counts as a difference between two plans, and how it is said."""

from dataclasses import replace

from instances import place, school_small

from optsched.dated import changes


def test_another_room_at_the_same_time_is_told() -> None:
    problem = school_small()
    ann = place(problem, "Ann OT", 0, "9:30")
    there = replace(ann, place="Gym")
    (change,) = changes(problem, [ann], [there])
    assert change.what == "moved"
    assert f"in {ann.place} with" in change.before
    assert "in Gym with" in change.after
    assert changes(problem, [there], [replace(there, place="GYM", note="see Bo", session="other")]) == ()


def test_of_two_sessions_the_one_that_stayed_is_no_change() -> None:
    problem = school_small()
    had = [place(problem, "Ann OT", day, "9:30") for day in (0, 2)]
    now = [replace(had[0], start=had[0].start + 30, end=had[0].end + 30), had[1]]
    (change,) = changes(problem, had, now)
    assert (change.before[:14], change.after[:15]) == ("Mon 9:30-10:00", "Mon 10:00-10:30")
