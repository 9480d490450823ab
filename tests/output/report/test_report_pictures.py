"""The week of a class as boxes: every block at its place, nothing on top of another, weeks and overlaps told apart."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from understood_instances import a_class, block

from optsched.domain.cycle import WEEKDAYS
from optsched.domain.understood import BlockRead
from optsched.output.report.heights import LEAST_ROW, row_heights
from optsched.output.report.picture import Box, ClassWeek, class_weeks, may_meet


def week_of(*blocks: BlockRead) -> ClassWeek:
    (week,) = class_weeks(blocks)
    return week


def sides(week: ClassWeek, day: int = 0) -> list[tuple[str, int, int, bool]]:
    return [(box.blocks[0].activity, box.at, box.of, box.clashes) for box in week.boxes_on(day)]


def test_a_block_alone_has_the_whole_width_on_each_of_its_days() -> None:
    week = week_of(replace(block("Math", 540, 600), days=("Mon", "Wed")))
    assert [(box.day, box.start, box.end, box.at, box.of) for box in week.boxes] == [
        (0, 540, 600, 0, 1),
        (2, 540, 600, 0, 1),
    ]
    assert week.days == WEEKDAYS


def test_a_block_without_days_is_on_every_day() -> None:
    assert [box.day for box in week_of(block("Math", 540, 600, day="")).boxes] == [0, 1, 2, 3, 4]


def test_rows_begin_where_something_begins_or_ends() -> None:
    assert week_of(block("Math", 540, 600), block("Art", 575, 630, "Tue")).cuts == (540, 575, 600, 630)


def test_blocks_that_overlap_are_side_by_side_and_marked() -> None:
    week = week_of(block("Math", 540, 600), block("ELD", 570, 630))
    assert sides(week) == [("Math", 0, 2, True), ("ELD", 1, 2, True)]


def test_blocks_that_only_touch_do_not_overlap() -> None:
    assert sides(week_of(block("Math", 540, 600), block("ELD", 600, 630))) == [
        ("Math", 0, 1, False),
        ("ELD", 0, 1, False),
    ]


def test_weeks_a_and_b_are_side_by_side_each_in_its_line_and_not_marked() -> None:
    week = week_of(
        block("Music", 540, 570, weeks="A"),
        block("Art", 540, 600, weeks="B"),
        block("PE", 570, 600, weeks="A"),
    )
    assert sides(week) == [("Music", 0, 2, False), ("PE", 0, 2, False), ("Art", 1, 2, False)]


def test_a_week_stays_in_its_line_though_another_is_free() -> None:
    week = week_of(
        block("Lab", 540, 600, weeks=""),
        block("Music", 540, 570, weeks="A"),
        block("Art", 540, 580, weeks="B"),
        block("PE", 580, 600, weeks="B"),
    )
    assert [(name, at) for name, at, _, _ in sides(week)] == [("Lab", 0), ("Music", 1), ("Art", 2), ("PE", 2)]


def test_blocks_of_one_week_that_touch_do_not_clash_beside_one_of_another_week() -> None:
    week = week_of(
        block("Music", 540, 600, weeks="A"), block("Art", 600, 660, weeks="A"), block("PE", 570, 630, weeks="B")
    )
    assert [clashes for *_, clashes in sides(week)] == [False, False, False]


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ("", "A", True),
        ("A", "B", False),
        ("week A", "B", False),
        ("A", "a", True),
        ("odd", "even", False),
        ("odd", "2, 4", False),
        ("1-3", "3", True),
        ("1, 2", "3-4", False),
        ("A", "1", True),  # nobody says whether A is week 1
        ("now and then", "B", True),
        ("all", "B", True),
    ],
)
def test_weeks_that_may_be_the_same(one: str, other: str, meet: bool) -> None:
    assert may_meet(one, other) is meet
    assert may_meet(other, one) is meet


def test_many_blocks_at_one_time_share_a_box_that_lists_them() -> None:
    blocks = [block(f"Center {number}", 540, 560 + number) for number in range(5)]
    (box,) = week_of(*blocks).boxes
    assert (box.start, box.end, len(box.blocks), box.clashes) == (540, 564, 5, True)
    assert len(week_of(*blocks[:4]).boxes) == 4


def test_variants_and_rotations_are_pictures_of_their_own() -> None:
    weeks = class_weeks(
        (
            block("Math", 540, 600, "A"),
            block("Math", 540, 600, "Mon"),
            block("Assembly", 480, 540, "Fri", variant="Minimum day"),
        )
    )
    assert [(week.variant, week.days) for week in weeks] == [
        ("", WEEKDAYS),
        ("", ("A",)),
        ("Minimum day", WEEKDAYS),
    ]


def test_a_block_of_both_is_in_both_pictures_on_its_own_days() -> None:
    both = replace(block("Math", 540, 600), days=("Tue", "B", "A", "10"))
    weekly, rotation = class_weeks((both,))
    assert [box.day for box in weekly.boxes] == [1]
    assert rotation.days == ("10", "A", "B")
    assert [box.day for box in rotation.boxes] == [0, 1, 2]


def test_saturday_is_drawn_where_it_is_named() -> None:
    assert week_of(block("Math", 540, 600, "Sat")).days == (*WEEKDAYS, "Sat")


def test_classes_come_by_school_and_natural_number() -> None:
    blocks = [replace(block("Math", 540, 600), school=school, class_name=name) for school, name in
              (("Oak", "1A"), ("Elm", "10A"), ("Elm", "2A"))]  # fmt: skip
    assert [(week.school, week.name) for week in class_weeks(blocks)] == [("Elm", "2A"), ("Elm", "10A"), ("Oak", "1A")]


def test_a_teacher_stands_for_a_class_without_a_name() -> None:
    blocks = [replace(block("Math", 540, 600), class_name="", teacher=teacher) for teacher in ("Ms. Ng", "Mr. Oh")]
    assert [week.teachers for week in class_weeks(blocks)] == [("Mr. Oh",), ("Ms. Ng",)]


def test_what_ends_before_it_begins_is_not_drawn_but_kept() -> None:
    week = week_of(block("Math", 540, 600), block("Odd", 600, 600))
    assert [each.activity for each in week.not_drawn] == ["Odd"]
    assert len(week.boxes) == 1
    assert week_of(block("Odd", 600, 540)).cuts == ()


def test_what_nobody_says_is_a_gap() -> None:
    week = week_of(block("Math", 540, 600), block("Art", 630, 660), block("PE", 560, 660, "Tue"))
    assert [gap for gap in week.gaps if gap[0] < 3] == [(0, 600, 630), (1, 540, 560), (2, 540, 660)]


def no_needs(box: Box) -> float:
    return 0.0


def test_rows_are_true_to_time() -> None:
    week = week_of(block("Math", 540, 600), block("Art", 600, 630))
    long, short = row_heights(week, no_needs, (300.0, 600.0))
    assert long == pytest.approx(2 * short)


def test_a_long_day_is_squeezed_into_half_a_page_and_a_crowded_one_gets_the_whole() -> None:
    day = week_of(*a_class("2B"))
    assert sum(row_heights(day, no_needs, (250.0, 600.0))) <= 250
    assert 250 < sum(row_heights(day, lambda box: 40.0, (250.0, 600.0))) <= 600


def test_even_a_hundred_cuts_stay_on_one_page() -> None:
    week = week_of(*(block("Math", 480 + 4 * number, 483 + 4 * number) for number in range(100)))
    heights = row_heights(week, lambda box: 30.0, (300.0, 640.0))
    assert sum(heights) == pytest.approx(640)
    assert min(heights) > 0


def test_a_box_is_high_enough_for_its_words() -> None:
    week = week_of(block("Bell", 540, 545), block("Math", 545, 605))
    bell, _ = row_heights(week, lambda box: 25.0, (300.0,))
    assert bell == pytest.approx(25)
    assert row_heights(week, no_needs, (300.0,))[0] == LEAST_ROW


def test_hours_without_anything_take_little_room() -> None:
    week = week_of(block("Night", 60, 90), block("Math", 900, 960))
    _, empty, last = row_heights(week, no_needs, (300.0, 600.0))
    assert empty < last


BLOCKS = st.builds(
    lambda start, minutes, day, weeks: block("Math", start, start + minutes, day, weeks),
    st.integers(480, 540),
    st.integers(1, 60),
    st.sampled_from(["Mon", "Tue", ""]),
    st.sampled_from(["", "A", "B", "1"]),
)


@given(st.lists(BLOCKS, min_size=1, max_size=12))
def test_no_two_boxes_share_a_place_and_every_block_has_one(blocks: list[BlockRead]) -> None:
    week = week_of(*blocks)
    for one, other in combinations(week.boxes, 2):
        if one.day == other.day and one.start < other.end and other.start < one.end:
            assert one.of == other.of
            assert one.at != other.at
    for each in blocks:
        for day, name in enumerate(WEEKDAYS):
            drawn = sum(any(mine is each for mine in box.blocks) for box in week.boxes_on(day))
            assert drawn == (not each.days or name in each.days)
    for day, start, end in week.gaps:
        assert not any(box.start < end and start < box.end for box in week.boxes_on(day))
