"""A benchmark's district is the same when it is read back, and its row names the best plan and bounds of all runs."""

from dataclasses import replace
from pathlib import Path

from benchmarks.families import FAMILIES, family_of, planted
from benchmarks.lines import Line
from benchmarks.workbooks import CHOSEN, COLUMNS, known_row, write

from optsched.intake import read

LINE = Line("one, planted", 1, "optsched", 30.0, missing=240, second=60, third=500, seconds=29.6, bound=0)


def test_a_dozen_is_chosen_from_all_families() -> None:
    assert sum(len(seeds) for _, seeds in CHOSEN) == 12
    assert [name for name, _ in CHOSEN] == [each.name for each in FAMILIES]


def test_a_workbook_read_back_asks_for_the_same(tmp_path: Path) -> None:
    instance = planted(1)
    path = write(tmp_path, family_of("one-planted"), 1, instance)
    assert path is not None
    assert path.name == "one-planted-seed-1-misses-240.xlsx"
    reading = read([path])
    assert reading.problem is not None, reading.findings.errors
    assert reading.problem.demand == instance.problem.demand
    assert [each.key for each in reading.problem.mandates] == [each.key for each in instance.problem.mandates]


def test_the_best_plan_is_the_best_stage_before_stage() -> None:
    other = replace(LINE, planner="HiGHS", missing=270, second=0, third=100, bound=210, third_bound=90)
    again = replace(LINE, planner="textbook staged", third=600, third_bound=450)
    row = dict(zip(COLUMNS, known_row("a.xlsx", planted(1, students=5), [other, again, LINE]), strict=True))
    assert (row["missing"], row["stage 2"], row["stage 3"], row["how found"]) == (240, 60, 500, "optsched")
    assert row["bound of missing"] == 240  # those that were planted
    assert row["bound of stage 3"] == 450  # 90 is about plans that miss 270 minutes
    assert row["seconds"] == 30


def test_a_district_that_nobody_has_planned_has_an_empty_end() -> None:
    row = known_row("a.xlsx", planted(1, students=5), [])
    assert len(row) == len(COLUMNS)
    assert row[4:] == [""] * 8
