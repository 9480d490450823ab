"""Cells kept by row are the same cells as those kept by place."""

import gc
from pathlib import Path

from optsched.intake import read
from optsched.intake.cells import Cells, Sheet

ROWS = {1: {1: "Student", 3: "Service"}, 4: {2: "S001"}}
PLACES = {(1, 1): "Student", (1, 3): "Service", (4, 2): "S001"}


def test_cells_kept_by_row_are_found_by_place() -> None:
    cells = Cells(ROWS)
    assert dict(cells) == PLACES
    assert len(cells) == len(PLACES)
    assert cells[4, 2] == "S001"
    assert (4, 1) not in cells
    assert (2, 1) not in cells


def test_a_sheet_has_the_same_rows_however_its_cells_are_kept() -> None:
    kept, placed = (Sheet("a.xlsx", "List", "List", cells) for cells in (Cells(ROWS), dict(reversed(PLACES.items()))))
    assert kept.rows == placed.rows == ROWS
    assert [list(row) for row in placed.rows.values()] == [list(row) for row in ROWS.values()]


def test_garbage_is_looked_for_again_after_reading_whatever_was_read(tmp_path: Path) -> None:
    read([tmp_path / "missing.xlsx"])
    assert gc.isenabled()
    gc.disable()
    try:
        read([tmp_path / "missing.xlsx"])
        assert not gc.isenabled()
    finally:
        gc.enable()
