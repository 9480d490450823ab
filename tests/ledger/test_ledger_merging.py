"""Several rows of one session: what they say together, and what cannot be."""

from dataclasses import replace
from datetime import date
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ledger.week_copies import row

from optsched.domain.attendance import AttendanceRow, disagreements, joined
from optsched.ledger import merged, of_copies

TUE, WED = date(2025, 11, 25), date(2025, 11, 26)


def known(*rows: AttendanceRow) -> dict[str, AttendanceRow]:
    return {each.key.casefold(): each for each in rows}


@pytest.mark.parametrize(
    ("one", "other", "columns"),
    [
        ({}, {"attendance": "held"}, ()),
        ({"attendance": "held"}, {"attendance": "held"}, ()),
        ({"attendance": "held"}, {"attendance": "refused"}, ("Attendance",)),
        ({"attendance": "held"}, {"attendance": "held", "minutes_held": 20}, ("Minutes held",)),
        ({}, {"minutes": 20}, ("Minutes",)),
        ({}, {"date": TUE}, ()),
        ({}, {"therapist": "Chen"}, ("Therapist",)),
        ({}, {"therapist": "Chen", "attendance": "held"}, ()),
        ({}, {"therapist": "RIVERA", "makes_up_for": "S-1 OT 2025-11-17 1"}, ()),
        ({"makes_up_for": "S-1 OT 2025-11-18 1"}, {"makes_up_for": "S-1 OT 2025-11-17 1"}, ("Makes up for",)),
    ],
)
def test_what_two_rows_can_disagree_about(one: dict[str, Any], other: dict[str, Any], columns: tuple[str, ...]) -> None:
    assert disagreements(row(**one), row(**other)) == columns
    assert disagreements(row(**other), row(**one)) == columns


def test_another_child_under_the_same_key_is_a_contradiction() -> None:
    assert disagreements(row(), replace(row(), student="S-9", service="PT")) == ("Student", "Service")


def test_an_empty_attendance_takes_nothing_away() -> None:
    held = row(attendance="held", entered_by="Rivera")
    assert merged([row()], known(held)).same == (held,)
    assert merged([row()], known(held), overwrite=True).same == (held,)
    (one,), _, _ = of_copies([row(), held, row()])
    assert one == held


def test_a_date_moved_by_hand_is_an_update() -> None:
    found = merged([row(date=TUE)], known(row()))
    assert [each.date for each in found.changed] == [TUE]
    assert (found.contradictions, found.replaced) == ((), True)


def test_a_moved_date_stays_and_that_is_said() -> None:
    moved = row(date=TUE)
    found = merged([row()], known(moved))
    assert found.same == (moved,)
    assert [(each.kept.date, each.other.date) for each in found.dates_kept] == [(TUE, row().date)]
    assert merged([row()], known(moved), overwrite=True).changed == (row(),)


def test_who_held_the_session_knows_its_date_best() -> None:
    found = merged([row(attendance="held")], known(row(date=TUE)))
    assert found.changed == (row(attendance="held"),)
    _, _, lost = of_copies([row(date=TUE), row(attendance="held")])
    assert [each.other.date for each in lost] == [TUE]


def test_a_first_date_gives_way_to_a_moved_one_without_a_word() -> None:
    (one,), wrong, lost = of_copies([row(), row(date=TUE)])
    assert (one.date, wrong, lost) == (TUE, (), ())


def test_two_dates_moved_by_hand_are_told_of() -> None:
    for rows in ([row(date=WED), row(date=TUE)], [row(date=TUE), row(date=WED)]):
        (one,), wrong, lost = of_copies(rows)
        assert (one.date, wrong) == (WED, ())
        assert [each.other.date for each in lost] == [TUE]


def test_copies_that_disagree_are_left_out_in_any_order() -> None:
    rows = [row(attendance="held"), row(attendance="refused"), row(), row("S-2")]
    for order in permutations(rows):
        kept, wrong, _ = of_copies(order)
        assert kept == (row("S-2"),)
        assert [each.column for each in wrong] == ["Attendance"]


def test_two_therapists_are_told_of_in_any_order_even_where_a_third_copy_says_who_held_it() -> None:
    rows = [row(), row(therapist="Chen"), row(therapist="Chen", attendance="held")]
    for order in permutations(rows):
        kept, wrong, _ = of_copies(order)
        assert (kept, [each.column for each in wrong]) == ((), ["Therapist"])


def test_a_contradiction_is_stored_only_when_it_is_to_be_overwritten() -> None:
    held, refused = row(attendance="held"), row(attendance="refused")
    found = merged([refused, row("S-2")], known(held))
    assert (found.changed, found.new) == ((), (row("S-2"),))
    assert [(each.column, each.known, each.new) for each in found.contradictions] == [("Attendance", held, refused)]
    taken = merged([refused], known(held), overwrite=True)
    assert (taken.changed, taken.replaced) == ((refused,), True)


def test_overwriting_the_minutes_planned_leaves_what_was_held() -> None:
    held = row(attendance="held", entered_by="Rivera")
    (one,) = merged([row(minutes=20)], known(held), overwrite=True).changed
    assert (one.minutes, one.attendance, one.minutes_held, one.entered_by) == (20, "held", 30, "Rivera")


def test_what_is_only_added_replaces_nothing() -> None:
    assert not merged([row(attendance="held")], known(row())).replaced


OUTCOMES = st.sampled_from(["", "held", "child absent"])
DATES = st.sampled_from([date(2025, 11, 24), TUE, WED])
ROWS = st.builds(
    lambda attendance, when, who, makes_up: row(
        attendance=attendance, date=when, entered_by=who if attendance else "", makes_up_for=makes_up
    ),
    OUTCOMES,
    DATES,
    st.sampled_from(["", "Rivera", "Chen"]),
    st.sampled_from(["", "S-1 OT 2025-11-17 1"]),
)


@given(ROWS, ROWS, ROWS)
def test_what_rows_say_together_does_not_depend_on_their_order(
    one: AttendanceRow, other: AttendanceRow, third: AttendanceRow
) -> None:
    if disagreements(one, other) or disagreements(one, third) or disagreements(other, third):
        return
    assert joined(one, other) == joined(other, one)
    assert joined(joined(one, other), third) == joined(one, joined(other, third))
    assert joined(one, one) is one
    assert joined(joined(one, other), other) == joined(one, other)
