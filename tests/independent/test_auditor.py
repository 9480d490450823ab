"""The auditor finds nothing in a legal plan, and each breach that is put into it."""

from __future__ import annotations

import pytest

from independent.auditor import audit
from independent.breaches import BREACHES
from independent.demand import demand_of
from independent.district import read_district
from independent.sample import Sheets, district, plan, save, table
from independent.variants import LEGAL


def findings(tmp_path, d: Sheets, p: Sheets) -> list[str]:
    return audit(save(d, tmp_path / "district.xlsx"), save(p, tmp_path / "plan.xlsx"))


def test_legal_plan_has_no_breach(tmp_path):
    assert findings(tmp_path, district(), plan()) == []


@pytest.mark.parametrize("name", LEGAL)
def test_variant_is_legal_too(tmp_path, name):
    d, p = district(), plan()
    LEGAL[name](d, p)
    assert findings(tmp_path, d, p) == []


@pytest.mark.parametrize("name", BREACHES)
def test_breach_is_found(tmp_path, name):
    change, said = BREACHES[name]
    d, p = district(), plan()
    change(d, p)
    found = findings(tmp_path, d, p)
    assert any(said in sentence for sentence in found), found


@pytest.mark.parametrize("sheet", ["Sessions", "Minutes"])
def test_plan_without_its_sheets_is_no_plan(tmp_path, sheet):
    p = plan()
    del p[sheet]
    assert any(f"no sheet {sheet}" in sentence for sentence in findings(tmp_path, district(), p))


def test_district_may_come_in_several_files(tmp_path):
    d = district()
    second = {"Services": d.pop("Services"), "Students": d.pop("Students")}
    files = [save(d, tmp_path / "one.xlsx"), save(second, tmp_path / "two.xlsx")]
    assert audit(files, save(plan(), tmp_path / "plan.xlsx")) == []


@pytest.mark.parametrize(
    ("cycle", "times", "per", "weeks", "sessions"),
    [
        (4, 2, "week", "all", 8),
        (4, 1, "week", "1-3", 3),
        (4, 2, "week", "3 of 4", 6),
        (2, 1, "week", "odd", 1),
        (4, 1, "day", "all", 20),
        (4, 3, "cycle", "all", 3),
        (2, 2, "month", "all", 1),
        (4, 6, "month", "all", 6),
        (1, 1, "month", "all", None),
        (4, 3, "quarter", "all", None),
        (4, 9, "quarter", "all", 4),
        (4, 36, "per year", "all", 4),
        (2, 1, "week", "3 of 4", None),
        (2, 1, "week", "2 of 4", 1),
    ],
)
def test_frequency(tmp_path, cycle, times, per, weeks, sessions):
    sheets = {
        "Options": table("Option | Value", f"Weeks in cycle | {cycle}"),
        "Services": table(
            "Mandate | Student | Service | Minutes | Times | Per | Weeks",
            f"M | S | OT | 30 | {times} | {per} | {weeks}",
        ),
    }
    facts = read_district(save(sheets, tmp_path / "d.xlsx"))
    demand = demand_of(facts.mandates[0], facts)
    assert demand.sessions == {sessions or 0}
    assert demand.active == (sessions is not None)
