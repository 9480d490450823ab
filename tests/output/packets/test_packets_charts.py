"""Charts of packets: of cells that the reader has on the same page, and never of what is withheld."""

from datetime import datetime
from fractions import Fraction
from pathlib import Path

import pytest
from openpyxl import load_workbook
from output.chart_parts import charts_of, unlike
from output.packets.sentinels import hides, sentinel_plan, sentinel_problem
from xlsxwriter import Workbook

from optsched.contract.plan import SUM_SHOWN
from optsched.domain import Cycle
from optsched.output.packets import Audience, Whole, packets, write_packet
from optsched.output.packets.board import Board, Counts, Sums
from optsched.output.packets.board_sheet import write_board

TOLD = (Sums("OT", 900, 840, 60, Fraction(1, 2)), Sums("Speech", 1200, 1200, 0, Fraction(1, 3)))
ALL = Sums("All", 2100, 2040, 60, Fraction(2, 5))


def board(folder: Path, *by_service: Sums) -> Path:
    path = folder / "board.xlsx"
    counts = Counts(("OT", "All"), (("Lincoln", (12, 12)), ("All", (12, 12))))
    with Workbook(str(path)) as workbook:
        write_board(workbook, Board("Maple", Cycle(), counts, by_service, (ALL,)), datetime(2025, 9, 8))
    return path


def packet(folder: Path, audience: Audience) -> Path:
    (folder / audience).mkdir()
    whole = Whole(sentinel_problem(), sentinel_plan())
    return write_packet(packets(whole, audience, [whole.problem.students[0].code])[0], folder)


def test_what_is_withheld_from_the_board_is_not_drawn(tmp_path: Path) -> None:
    path = board(tmp_path, Sums("Nursing"), TOLD[0], Sums("PT"), TOLD[1], ALL)
    (chart,) = charts_of(path)
    assert chart.shown == {"Asked": {"OT": 900, "Speech": 1200}, "Placed": {"OT": 840, "Speech": 1200}}
    assert chart.says == "Minutes placed of those asked, in a cycle: OT 840 of 900 and Speech 1,200 of 1,200."
    assert unlike(path) == []
    names = [row[0] for row in load_workbook(path)["Start here"].iter_rows(values_only=True)]
    at = names.index("Service")
    assert names[at + 1 : at + 6] == ["OT", "Speech", "Nursing", "PT", "All"]


def test_where_every_service_is_withheld_there_is_no_chart(tmp_path: Path) -> None:
    assert charts_of(board(tmp_path, Sums("OT"), Sums("PT"), Sums("All"))) == []


def test_a_principal_sees_the_minutes_of_services_that_stand_on_the_page(tmp_path: Path) -> None:
    path = packet(tmp_path, "principals")
    (chart,) = charts_of(path)
    rows = list(load_workbook(path)["Start here"].iter_rows(values_only=True))
    at = next(number for number, row in enumerate(rows) if row[:2] == ("Service", "Students"))
    services = {str(row[0]): row for row in rows[at + 1 : at + 1 + len(chart.shown["Asked"])]}
    assert chart.shown["Asked"] == {name: row[2] for name, row in services.items()}
    assert chart.shown["Placed"] == {name: row[3] for name, row in services.items()}
    assert rows[at + 1 + len(services)][0] == "All"  # the sum is no bar
    assert hides(path) == []


@pytest.mark.parametrize("audience", ["teachers", "therapists", "families"])
def test_others_have_no_charts(tmp_path: Path, audience: Audience) -> None:
    assert charts_of(packet(tmp_path, audience)) == []


def test_a_caseload_ends_with_its_sums(tmp_path: Path) -> None:
    sheet = load_workbook(packet(tmp_path, "therapists"), data_only=True)["Caseload"]
    head, *rows, last = sheet.iter_rows(values_only=True)
    assert last[0] == SUM_SHOWN
    for name in ("Required", "Placed", "Missing"):
        at = head.index(name)
        assert last[at] == sum(int(str(row[at])) for row in rows)
    assert last[head.index("Sessions")] is None
