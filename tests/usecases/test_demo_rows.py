"""The rows of demo districts: in the contract's words, the same everywhere, and read back without a finding."""

import hashlib
import os
import subprocess
import sys
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from optsched.contract import DISTRICT_SHEETS, Kind
from optsched.intake import Code, read
from optsched.output.district import write_district
from optsched.usecases.demo_district import Shape, demo_problem, demo_rows, rows_of

DIGEST = """
import hashlib
from optsched.usecases.demo_district import demo_rows
print(hashlib.sha256(repr(demo_rows(15, 9)).encode()).hexdigest())
"""


def test_rows_use_the_sheets_columns_and_choices_of_the_contract() -> None:
    rows = demo_rows(14, 5)
    sheets = {sheet.name: sheet for sheet in DISTRICT_SHEETS}
    assert set(sheets) == set(rows)
    for name, found in rows.items():
        sheet = sheets[name]
        for row in found:
            for header, value in row.items():
                match = sheet.match(header)
                assert match, (name, header)
                column, service = match
                assert header == column.name or service in ("OT", "PT", "Speech")
                if column.kind is Kind.CHOICE and not column.open_choices:
                    assert value in column.choices, (name, header, value)
            assert all(row.get(column.name) is not None for column in sheet.columns if column.required), (name, row)


@pytest.mark.parametrize("hash_seed", ["0", "1", "77"])
def test_the_same_seed_gives_the_same_rows_in_every_process(hash_seed: str) -> None:
    here = hashlib.sha256(repr(demo_rows(15, 9)).encode()).hexdigest()
    environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
    there = subprocess.run(
        [sys.executable, "-c", DIGEST], env=environment, capture_output=True, text=True, check=True, timeout=60
    )
    assert there.stdout.strip() == here


def test_another_seed_gives_another_district() -> None:
    assert demo_rows(2, 1)["Services"] != demo_rows(2, 2)["Services"]


def test_names_of_schools_grown_ups_and_children_are_used_once() -> None:
    problem = demo_problem(Shape(60, 3))
    for names in (
        [each.name for each in problem.schools],
        [each.teacher for each in problem.classes],
        [each.name for each in problem.therapists],
        [each.code for each in problem.students],
        [each.key for each in problem.mandates],
    ):
        assert len(set(names)) == len(names)


def test_sixty_therapists_grow_in_proportion() -> None:
    """Near-linear: ten clusters hold about ten times the rows of one, and no sheet grows faster."""
    one, ten = demo_rows(7, 2), demo_rows(70, 2)
    for name in ("Schools", "Timetable", "Students", "Services", "Student times", "Preferences"):
        assert 6 <= len(ten[name]) / len(one[name]) <= 16, name


@pytest.mark.parametrize(("therapists", "seed"), [(1, 1), (1, 2), (3, 8), (6, 4), (7, 1), (15, 6)])
def test_a_written_district_is_read_back_as_it_was_meant(therapists: int, seed: int, tmp_path: Path) -> None:
    problem = demo_problem(Shape(therapists, seed))
    path = write_district(tmp_path / "demo.xlsx", rows_of(problem))
    reading = read([path])
    assert {each.code for each in reading.findings} <= {Code.BY_DATE}
    assert len(reading.findings) == len(problem.by_date)
    assert reading.problem is not None
    for field in fields(problem):
        if field.compare:
            meant, seen = (meaning(getattr(each, field.name)) for each in (problem, reading.problem))
            assert seen == meant, field.name


def meaning(value: object) -> object:
    """A fact without the cell it stands in, a duty without the key that the reader makes up."""
    if isinstance(value, tuple):
        return tuple(meaning(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        forgotten = ("source", "key") if type(value).__name__ == "Duty" else ("source",)
        return tuple(meaning(getattr(value, each.name)) for each in fields(value) if each.name not in forgotten)
    return value
