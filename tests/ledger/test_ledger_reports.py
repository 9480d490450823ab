"""The ledger added up: one small week, and numbers worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger.week_copies import TODAY, row

from optsched.contract import ATTENDANCES
from optsched.domain.attendance import AttendanceRow
from optsched.domain.delivered import CUT_SHORT, NOT_ENTERED, AtRisk, ChildMinutes, Delivered, Waiting
from optsched.ledger import ALL_REASONS, MADE_UP_REASONS, at_risk, children, report_of, services, weeks

WEEK = (
    row(attendance="held"),
    row(day=25, attendance="held", minutes_held=20),
    row(day=26, attendance="therapist absent"),
    row(day=27, attendance="refused"),
    row(day=28),
    row(day=28, number=2, date=date(2025, 12, 2)),
)
"""Six sessions of 30 minutes of one child: the fifth nobody entered, the sixth is moved to the next week."""


def only(*rows: AttendanceRow) -> Delivered:
    (one,) = children(rows, TODAY)
    return one.minutes


def test_a_week_adds_up() -> None:
    assert only(*WEEK) == Delivered(
        asked=180,
        delivered=50,
        missed=((CUT_SHORT, 10), ("therapist absent", 30), ("refused", 30)),
        not_entered=30,
        to_come=30,
        owed=40,  # 10 of the session cut short, 30 while the therapist was absent; a refusal is not made up
    )


def test_the_district_says_which_reasons_are_made_up() -> None:
    (strict,) = children(WEEK, TODAY, ("refused",))
    (lenient,) = children(WEEK, TODAY, (*ALL_REASONS, NOT_ENTERED))
    assert (strict.minutes.owed, lenient.minutes.owed) == (30, 100)
    assert set(ALL_REASONS) - set(MADE_UP_REASONS) == {"refused", "child absent"}


@pytest.mark.parametrize(
    ("makes_up_for", "minutes", "owed"),
    [
        ("S-1 OT 2025-11-26 1", 30, 10),
        ("S-1 OT 2025-11-26 1", 20, 20),
        ("S-1 OT 2025-11-26 1", 45, 10),  # 15 minutes too many make up for no other session
        ("s-1 ot 2025-11-25 1", 30, 30),
        ("S-1 OT 2025-11-27 1", 30, 40),  # a refusal is owed to nobody
        ("S-1 OT 2025-10-01 1", 30, 40),  # nobody knows that session
    ],
)
def test_what_is_made_up_is_owed_no_more(makes_up_for: str, minutes: int, owed: int) -> None:
    made_up = row(day=28, number=3, attendance="held", minutes=minutes, makes_up_for=makes_up_for)
    found = only(*WEEK, made_up)
    assert (found.planned, found.made_up, found.owed) == (180, minutes, owed)


def test_a_make_up_for_another_child_or_service_takes_nothing_from_what_is_owed() -> None:
    other = row("S-2", attendance="held", makes_up_for="S-1 OT 2025-11-26 1")
    found = {each.student: each.minutes.owed for each in children((*WEEK, other), TODAY)}
    assert found == {"S-1": 40, "S-2": 0}


def test_a_make_up_that_was_missed_is_made_up_for_the_first_session() -> None:
    missed = row(day=27, number=2, attendance="therapist absent", makes_up_for="S-1 OT 2025-11-26 1")
    again = row(day=28, number=3, attendance="held", makes_up_for=missed.key)
    assert only(*WEEK, missed).owed == 40
    assert only(*WEEK, missed, again).owed == 10


def test_make_ups_in_a_circle_make_up_for_nothing() -> None:
    one = row(number=1, attendance="held", makes_up_for="S-1 OT 2025-11-24 2")
    other = row(number=2, attendance="held", makes_up_for="S-1 OT 2025-11-24 1")
    assert (only(one, other).made_up, only(one, other).owed) == (60, 0)


def test_more_minutes_than_planned_are_told_apart() -> None:
    found = only(row(attendance="held", minutes_held=45), row(day=25, attendance="therapist absent"))
    assert (found.planned, found.delivered, found.beyond, found.owed) == (60, 45, 15, 30)


def test_minutes_given_to_a_child_who_left_count() -> None:
    found = only(row(attendance="child absent", minutes_held=10))
    assert (found.delivered, found.missed_for("child absent"), found.all_missed) == (10, 20, 20)


def test_today_is_not_past() -> None:
    (one,) = children([row(day=28)], date(2025, 11, 28))
    assert (one.minutes.to_come, one.minutes.not_entered) == (30, 0)


def test_children_and_services_stand_in_order() -> None:
    rows = [row("S-2"), row("S-1", service="PT"), row("S-1"), replace(row("S-1", day=25), student="s-1")]
    assert [(each.student, each.service) for each in children(rows, TODAY)] == [
        ("S-1", "OT"),
        ("S-1", "PT"),
        ("S-2", "OT"),
    ]
    assert [(each.service, each.minutes.planned) for each in services(rows, TODAY)] == [("OT", 90), ("PT", 30)]


def test_weeks_begin_on_monday() -> None:
    found = {each.monday: each.minutes.planned for each in weeks(WEEK, TODAY)}
    assert found == {date(2025, 11, 24): 150, date(2025, 12, 1): 30}


def child(student: str, owed: int) -> ChildMinutes:
    return ChildMinutes(student, "OT", Delivered(owed=owed))


def test_at_risk_is_who_is_owed_more_than_is_open() -> None:
    found = [child("S-1", 60), child("S-2", 60), child("S-3", 90), child("S-4", 30), child("S-5", 0)]
    open_minutes = {("S-1", "OT"): 60, ("S-2", "OT"): 59, ("S-3", "OT"): 30, ("S-5", "OT"): 0}
    assert at_risk(found, open_minutes, {("S-3", "OT"): date(2026, 1, 9)}) == (
        AtRisk("S-3", "OT", 90, 30, date(2026, 1, 9)),
        AtRisk("S-2", "OT", 60, 59),
        AtRisk("S-4", "OT", 30),  # nobody said how much is open
    )


def test_a_district_may_write_its_children_with_other_capitals() -> None:
    assert at_risk([child("s-1", 60)], {("S-1", "ot"): 60}) == ()
    assert at_risk([child("s-1", 60)], {("S-1", "ot"): 0}, {("S-1", "OT"): TODAY}) == (
        AtRisk("s-1", "OT", 60, 0, TODAY),
    )


def test_it_is_said_whose_attendance_is_not_entered() -> None:
    rows = [
        row("S-1", 25, therapist="Chen"),
        row("S-2", 24, therapist="Chen", attendance="held"),
        row("S-3", 26, therapist="chen"),
        row("S-4", 24, therapist="Rivera"),
        row("S-5", 29, therapist="Soto"),
    ]
    assert report_of(rows, date(2025, 11, 29)).waiting == (
        Waiting("Rivera", 1, date(2025, 11, 24)),
        Waiting("Chen", 2, date(2025, 11, 25)),
    )


def test_the_whole_report_is_of_the_same_rows() -> None:
    report = report_of(WEEK, TODAY)
    assert (report.sessions, report.today, report.reasons) == (6, TODAY, MADE_UP_REASONS)
    assert sum(each.minutes.owed for each in report.weeks) == report.services[0].minutes.owed == 40
    assert [(each.student, each.owed) for each in report.at_risk] == [("S-1", 40)]


ROWS = st.lists(
    st.builds(
        lambda child, day, said, minutes, made_up: row(
            child,
            day,
            attendance=said,
            minutes_held=minutes if said else None,
            makes_up_for="S-1 OT 2025-11-03 1" if made_up else "",
        ),
        st.sampled_from(["S-1", "S-2"]),
        st.integers(3, 30),
        st.sampled_from(["", *ATTENDANCES]),
        st.integers(0, 60),
        st.booleans(),
    ),
    unique_by=lambda each: each.key,
)


@given(ROWS)
def test_nothing_is_lost_between_planned_and_delivered(rows: list[AttendanceRow]) -> None:
    for group in (services(rows, TODAY), children(rows, TODAY), weeks(rows, TODAY)):
        minutes = [each.minutes for each in group]
        for one in minutes:
            others = one.all_missed + one.not_entered + one.to_come
            assert one.asked + one.beyond == one.delivered + others
            assert one.owed <= one.all_missed
        planned = sum(each.minutes for each in rows if not each.makes_up_for)
        assert sum(each.asked for each in minutes) == planned
        assert sum(each.delivered + each.made_up for each in minutes) == sum(each.delivered for each in rows)
