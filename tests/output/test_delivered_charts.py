"""Charts of the report of what was delivered: by service, and week by week where there are two weeks."""

import shutil
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook
from output.chart_parts import charts_of, unlike
from output.printed import pages_of

from optsched.domain.delivered import Delivered, DeliveryReport, ServiceMinutes, WeekMinutes
from optsched.output.delivered import write_delivered

MONDAY = date(2026, 9, 7)
A_WEEK = {
    "OT": Delivered(asked=90, delivered=60, missed=(("therapist absent", 30),), owed=30, without_place=10),
    "Speech": Delivered(asked=60, delivered=40, missed=(("refused", 20),)),
}


def written(folder: Path, weeks: int) -> Path:
    """Write the report of so many weeks that went alike, but for 10 minutes of speech more in each."""
    found = tuple(
        WeekMinutes(
            MONDAY + timedelta(7 * number),
            service,
            each if service == "OT" else Delivered(asked=60 + 10 * number, delivered=40 + 10 * number),
        )
        for number in range(weeks)
        for service, each in A_WEEK.items()
    )
    services = tuple(ServiceMinutes(name, each) for name, each in A_WEEK.items() if weeks)
    report = DeliveryReport(date(2026, 12, 1), ("therapist absent",), 4, services, (), found, ())
    return write_delivered(folder / "report.xlsx", report, made=datetime(2026, 12, 1))


def test_services_are_drawn_from_their_table_without_the_sum(tmp_path: Path) -> None:
    path = written(tmp_path, 1)
    (chart,) = charts_of(path)
    assert chart.shown == {
        "Asked": {"OT": 90, "Speech": 60},
        "Planned": {"OT": 80, "Speech": 60},
        "Delivered": {"OT": 60, "Speech": 40},
        "Owed": {"OT": 30, "Speech": 0},
    }
    assert chart.says == (
        "Of 150 minutes asked 140 were planned and 100 are delivered; 30 are owed. "
        "Delivered by service: OT 60 of 90 and Speech 40 of 60."
    )
    assert unlike(path) == []


def test_two_weeks_or_more_are_drawn_week_by_week(tmp_path: Path) -> None:
    path = written(tmp_path, 3)
    _, chart = charts_of(path)
    assert [list(series.values()) for series in chart.shown.values()] == [
        [150, 160, 170], [140, 150, 160], [100, 110, 120], [30, 30, 30],
    ]  # fmt: skip
    assert "100 of 150 in the week of September 7 were delivered; 120 of 170 in the week of September 21" in chart.says
    assert unlike(path) == []
    rows = list(load_workbook(path)["Start here"].iter_rows(max_col=5, values_only=True))
    at = rows.index(("Week of", "Asked", "Planned", "Delivered", "Owed"))
    assert rows[at + 1] == (datetime(2026, 9, 7), 150, 140, 100, 30)


def test_a_ledger_without_sessions_has_no_chart(tmp_path: Path) -> None:
    assert charts_of(written(tmp_path, 0)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_school_year_takes_a_page_for_services_and_one_for_weeks(tmp_path: Path) -> None:
    pages = [page for page in pages_of(written(tmp_path, 38)) if "Start here" in page.split("\n")[0]]
    assert len(pages) == 2
    assert "Week by week" in pages[1]
