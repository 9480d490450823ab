"""Whatever stands in a cell, reading ends in a Problem or in errors, and never in an exception."""

from datetime import date, datetime, time, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from intake.small_district import headers_of, read_rows, small

from optsched.contract import DISTRICT_SHEETS
from optsched.domain import Severity
from optsched.intake import CODES, Code
from optsched.intake.cells import ErrorValue

ANYTHING: st.SearchStrategy[Any] = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["all", "none", "Mon", "1-3", "3 of 4", "8:00", "S-1", "Rivera", "Lincoln", "1A", "OT", "Writing"]),
    st.floats(allow_nan=True, allow_infinity=True),
    st.booleans(),
    st.sampled_from([date(2026, 1, 3), datetime(1900, 1, 1, 6), time(6, 30), timedelta(hours=30), ErrorValue("#N/A")]),
)
COLUMNS = [(form.name, column) for form in DISTRICT_SHEETS for column in headers_of(form.name, ())]


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(COLUMNS), st.integers(0, 1), ANYTHING), min_size=1, max_size=6))
def test_any_cells_end_in_a_problem_or_in_errors(changes: list[tuple[tuple[str, str], int, Any]]) -> None:
    rows = small()
    for (sheet, column), position, value in changes:
        content = rows.setdefault(sheet, [])
        while len(content) <= position:
            content.append({})
        content[position][column] = value
    reading = read_rows(rows)
    assert (reading.problem is None) == any(each.severity is Severity.ERROR for each in reading.findings)
    for finding in reading.findings:
        assert Code(finding.code) in CODES
        assert finding.message.endswith(".")


def test_every_code_is_in_the_table_once() -> None:
    assert set(CODES) == set(Code)
    assert len({facts.title for facts in CODES.values()}) == len(CODES)
