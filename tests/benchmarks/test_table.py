"""The table says of made-up lines what can be counted by hand."""

from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.families import Instance
from benchmarks.lines import Line, Moment, line_of, read_lines, text_of
from benchmarks.one import BrokenRuleError, judged, proven_at
from benchmarks.planners import Made
from benchmarks.table import table
from instances import place, school_small

from optsched.domain import Plan

FIFTY = "one, 50 mandates"
OURS = Line(
    FIFTY,
    1,
    "optsched",
    60.0,
    therapists=1,
    mandates=50,
    asked=5800,
    seconds=60.0,
    third=800,
    unavoidable=300,
    bound=0,
    second_bound=0,
    third_bound=700,
    proven=4.0,
    placed=4.0,
    final=4.0,
    building=0.1,
    peak=300,
    moments=((1.0, 1, 5800, None), (2.0, 1, 90, 1.0), (4.0, 1, 0, 0.0)),
)
OTHER = Line(FIFTY, 1, "greedy 15", 60.0, asked=5800, seconds=5.0, third=1000, final=5.0, placed=5.0, peak=100)


def cells(measure: str, *lines: Line) -> dict[str, str]:
    """One row of one family by column."""
    split = [[cell.strip() for cell in row[1:-1].split("|")] for row in table(lines).splitlines() if row[:1] == "|"]
    return next(dict(zip(split[0], row, strict=True)) for row in split if row[1] == measure)


def seeds(line: Line, **columns: list[object]) -> list[Line]:
    """The same line for seeds 1, 2 ..., with these values."""
    names = list(columns)
    return [
        replace(line, seed=seed, **dict(zip(names, values, strict=True)))
        for seed, values in enumerate(zip(*columns.values(), strict=True), 1)
    ]


def test_a_cell_is_the_median_and_the_worst() -> None:
    assert cells("stage 3", *seeds(OURS, third=[800, 900, 1200]))["optsched"] == "900 (1,200)"
    assert cells("stage 3", OURS)["optsched"] == "800"


def test_the_best_baseline_is_the_best_of_its_seed() -> None:
    others = [*seeds(OTHER, missing=[30, 0]), *seeds(replace(OTHER, planner="greedy 5"), missing=[0, 60])]
    row = cells("minutes missing, less the best baseline's", *seeds(OURS, missing=[0, 30]), *others)
    assert (row["optsched"], row["target"], row["missed by"]) == ("15 (30)", "≤ 0", "30")


def test_costs_are_compared_where_as_much_is_missing_only() -> None:
    others = seeds(OTHER, missing=[0, 30, 0], third=[1000, 10, 1600])
    row = cells(
        "stage 3, divided by the best baseline's with as few minutes missing", *seeds(OURS, third=[800] * 3), *others
    )
    assert row["optsched"] == "2 of 3: 0.65 (0.80)"  # 800 / 1000 and 800 / 1600
    assert row["missed by"] == "met"


def test_proofs_with_nothing_missing_are_counted_apart() -> None:
    lines = seeds(OURS, missing=[0, 0, 30, 30], bound=[0, 0, 30, 0], proven=[2.0, 4.0, 9.0, None])
    assert cells("stage 1 proven, s", *lines)["optsched"] == "3 of 4: 4.0 (9.0)"
    assert cells("stage 1 proven, s", *lines)["missed by"] == "1 of 4 not proven"
    assert cells("of these, with nothing missing, s", *lines)["optsched"] == "2 of 4: 3.0 (4.0)"
    assert cells("of these, with minutes missing, s", *lines)["optsched"] == "1 of 4: 9.0"
    assert cells("gap of stage 1", *lines)["optsched"] == "0.0% (100.0%)"


def test_the_gap_above_what_no_plan_avoids() -> None:
    assert cells("gap of stage 3", OURS)["optsched"] == "12.5%"  # (800 - 700) / 800
    assert cells("gap of stage 3", OURS)["missed by"] == "10.5%"
    assert cells("gap of stage 3 above what no plan avoids", OURS)["optsched"] == "20.0%"  # of 800 - 300
    both = seeds(OURS, third=[800, 300], third_bound=[700, 300])
    assert cells("gap of stage 3 above what no plan avoids", *both)["optsched"] == "1 of 2: 20.0%"


def test_models_take_a_share_of_the_time() -> None:
    row = cells("share of the time in models", OURS)
    assert (row["optsched"], row["target"], row["missed by"]) == ("10.0%", "≤ 5.0%", "5.0%")


def test_ours_is_sooner_where_the_better_textbook_ends() -> None:
    weighted = replace(OTHER, planner="textbook weighted", missing=300, final=8.0)
    staged = replace(OTHER, planner="textbook staged", missing=90, final=30.0)
    row = cells("times sooner at the textbook's final minutes missing", OURS, weighted, staged)
    assert row["optsched"] == "15.00"  # 30 s to 90 minutes, ours after 2 s
    never = replace(OURS, missing=120, moments=((1.0, 1, 120, None),))
    assert cells("times sooner at the textbook's final minutes missing", never, staged)["missed by"] == "5.00"


def test_a_textbook_that_places_nothing_is_met_by_the_first_plan() -> None:
    nothing = replace(OTHER, planner="textbook staged", missing=5800, final=None, seconds=60.0)
    assert cells("times sooner at the textbook's final minutes missing", OURS, nothing)["optsched"] == "30.00"


def test_forty_is_held_against_seven_therapist_by_therapist() -> None:
    seven = replace(OURS, family="seven", therapists=7, moments=((14.0, 1, 0, 0.0),))
    forty = replace(OURS, family="forty", therapists=40, moments=((100.0, 1, 0, 0.0),))
    row = cells("seconds a therapist to an equal gap of stage 1, divided by seven's", seven, forty)
    assert (row["optsched"], row["missed by"]) == ("1.25", "met")  # 100 / 40 by 14 / 7


def test_forty_may_be_close_where_it_is_not_proven() -> None:
    forty = replace(OURS, family="forty", missing=2000, bound=1999, proven=None)
    assert cells("stage 1 proven, s", forty)["missed by"] == "met"
    assert cells("stage 1 proven, s", replace(forty, bound=1900))["missed by"] == "1 of 1 not proven"


def test_who_did_not_run_and_who_failed_is_said() -> None:
    failed = replace(OTHER, planner="textbook staged", failure="ended with -6: no memory")
    text = table([OURS, failed])
    assert f"No plan: textbook staged, {FIFTY}, seed 1: ended with -6: no memory" in text
    assert cells("minutes missing", OURS, failed)["textbook staged"] == "not run"


def test_lines_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "results.jsonl"
    path.write_text("\n".join(map(text_of, (OTHER, OURS, replace(OTHER, third=900)))))
    assert read_lines(path) == [replace(OTHER, third=900), OURS]  # the last line of a run counts
    assert read_lines(tmp_path / "nothing.jsonl") == []
    with pytest.raises(TypeError, match="cost"):
        line_of({"family": FIFTY, "seed": 1, "planner": "greedy 5", "limit": 1.0, "cost": 3})


def test_a_proof_is_told_at_once_or_by_the_next_stage() -> None:
    early: tuple[Moment, ...] = ((1.0, 1, 60, None), (2.0, 1, 30, 0.5), (3.0, 1, 30, 0.0), (9.0, 2, 30, 0.0))
    assert proven_at(early, 30) == 3.0
    assert proven_at((*early[:2], early[3]), 30) == 9.0
    assert proven_at(early[:2], 30) is None


def test_a_plan_that_breaks_a_rule_is_refused() -> None:
    problem = school_small()
    twice = (place(problem, "Ann OT", 0, "9:30"), replace(place(problem, "Ann OT", 0, "9:45"), session="other"))
    with pytest.raises(BrokenRuleError, match="breaches, first: R01"):
        judged(OTHER, Instance(problem), Made(Plan(twice)))


def test_a_plan_is_measured_whoever_made_it() -> None:
    problem = school_small()
    made = Made(Plan((place(problem, "Ann OT", 0, "9:30"),)), ((0.5, 1, 9999, None),), (60, None, None))
    line = judged(replace(OTHER, seconds=2.0), Instance(problem, 30), made)
    assert line.missing + 30 * 4 == line.asked
    assert (line.therapists, line.mandates, line.planted, line.bound) == (2, len(problem.demand), 30, 60)
    assert (line.proven, line.placed) == (None, None)
