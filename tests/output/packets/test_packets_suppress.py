"""From what is shown of a table nobody can compute a count under 6, by adding, by subtracting or by trying."""

import itertools
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from optsched.output.packets.suppress import LEAST, Spot, hidden, with_totals

Counts = list[list[int]]


def tables(rows: int, columns: int, most: int) -> st.SearchStrategy[Counts]:
    small = st.integers(0, LEAST) | st.integers(0, most)
    return st.integers(1, columns).flatmap(
        lambda wide: st.lists(st.lists(small, min_size=wide, max_size=wide), min_size=1, max_size=rows)
    )


def equations(counts: Counts) -> list[list[int]]:
    """Return each row and column of the table with totals as the positions that add up to its last one."""
    high, wide = len(counts) + 1, len(counts[0]) + 1
    rows = [[row * wide + column for column in range(wide)] for row in range(high)]
    return rows + [[row * wide + column for row in range(high)] for column in range(wide)]


def computed(counts: Counts, gone: frozenset[Spot]) -> set[Spot]:
    """Return the hidden cells that the totals determine: elimination over fractions, with no thought of nets."""
    spots = sorted(gone)
    wide = len(counts[0]) + 1
    lines = []
    for line in equations(counts):
        *inner, total = line
        signs = {divmod(each, wide): Fraction(1) for each in inner} | {divmod(total, wide): Fraction(-1)}
        lines.append([signs.get(spot, Fraction(0)) for spot in spots])
    reduced, at = lines, 0
    pivots: list[tuple[int, int]] = []
    for column in range(len(spots)):
        pivot = next((row for row in range(at, len(reduced)) if reduced[row][column]), None)
        if pivot is None:
            continue
        reduced[at], reduced[pivot] = reduced[pivot], reduced[at]
        reduced[at] = [value / reduced[at][column] for value in reduced[at]]
        for row in range(len(reduced)):
            if row != at and reduced[row][column]:
                factor = reduced[row][column]
                reduced[row] = [one - factor * two for one, two in zip(reduced[row], reduced[at], strict=True)]
        pivots.append((at, column))
        at += 1
    return {spots[column] for row, column in pivots if sum(value != 0 for value in reduced[row]) == 1}


@settings(max_examples=400, deadline=None)
@given(tables(5, 4, 40))
def test_no_hidden_count_is_computed_by_adding_and_subtracting(counts: Counts) -> None:
    assert computed(counts, hidden(counts)) == set()


@settings(max_examples=200, deadline=None)
@given(tables(5, 4, 40))
def test_every_small_count_is_hidden_and_no_total_tells_a_sum_under_6(counts: Counts) -> None:
    gone, table = hidden(counts), with_totals(counts)
    small = {(at, column) for at, row in enumerate(table) for column, value in enumerate(row) if value < LEAST}
    assert small <= gone
    for line in equations(counts):
        *inner, total = [divmod(each, len(table[0])) for each in line]
        told = [table[row][column] for row, column in inner if (row, column) in gone]
        assert not told or total in gone or sum(told) >= LEAST


@settings(max_examples=30, deadline=None)
@given(tables(2, 2, 9))
def test_several_tables_fit_what_is_shown_for_every_hidden_count(counts: Counts) -> None:
    gone, table = hidden(counts), with_totals(counts)
    values: dict[Spot, set[int]] = {spot: set() for spot in gone}
    wide = len(counts[0])
    choices = [
        range(15) if (at, column) in gone else (value,)
        for at, row in enumerate(counts)
        for column, value in enumerate(row)
    ]
    for numbers in itertools.product(*choices):
        tried = with_totals([list(numbers[at : at + wide]) for at in range(0, len(numbers), wide)])
        if all(_fits(tried[row][column], table[row][column], (row, column) in gone) for row, column in _all(table)):
            for row, column in gone:
                values[row, column].add(tried[row][column])
    assert all(len(each) > 1 for each in values.values())


def _all(table: Counts) -> list[Spot]:
    return [(row, column) for row in range(len(table)) for column in range(len(table[0]))]


def _fits(tried: int, true: int, is_hidden: bool) -> bool:
    """Tell whether a count may be so: shown exactly, read `< 6`, or withheld, which is 6 or more."""
    return (tried < LEAST) == (true < LEAST) if is_hidden else tried == true


@pytest.mark.parametrize(
    ("counts", "gone"),
    [
        ([[20, 30], [40, 50]], set()),
        # 3 is hidden; its row, its column and the corner that ties them have a second one
        ([[3, 30], [40, 50]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        # two schools of one service: the total would tell the other
        ([[3], [40]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        ([[3]], {(0, 0), (0, 1), (1, 0), (1, 1)}),
        # 2 and 3 have a total of 5: the total goes as well
        ([[2, 3]], {(0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2)}),
    ],
)
def test_small_tables(counts: Counts, gone: set[Spot]) -> None:
    assert hidden(counts) == gone


def test_two_fives_are_not_told_by_their_total_of_ten() -> None:
    gone = hidden([[5, 5, 90], [50, 60, 70], [80, 90, 95]])
    assert {(0, 0), (0, 1)} < gone
    assert (0, 2) in gone or (0, 3) in gone


def test_large_counts_stay() -> None:
    counts = [[30 + row + column for column in range(5)] for row in range(20)]
    counts[7][2] = 4
    assert len(hidden(counts)) == 4  # itself, and one more in its row, its column and at their corner
