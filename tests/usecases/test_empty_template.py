"""The empty template: every sheet with one example row, settings with their usual values."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from optsched.contract import DISTRICT_SHEETS, OPTIONS, SETTINGS, Sheet, is_example_row
from optsched.output.files import CannotWriteError
from optsched.usecases.template import template


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return openpyxl.load_workbook(template(tmp_path_factory.mktemp("template") / "district.xlsx"))


@pytest.mark.parametrize("sheet", DISTRICT_SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_has_one_example_row_and_it_is_recognised(book: Any, sheet: Sheet) -> None:
    rows = list(book[sheet.name].iter_rows(min_row=2, values_only=True))
    assert [number for number, row in enumerate(rows) if is_example_row(row)] == [0]
    assert len(rows) == (1 + len(SETTINGS) if sheet == OPTIONS else 1)


def test_the_settings_stand_there_with_their_usual_values(book: Any) -> None:
    rows = list(book[OPTIONS.name].iter_rows(min_row=3, values_only=True))
    assert [row[0] for row in rows] == [option.name for option in SETTINGS]
    filled = {name: value for name, value in rows if value is not None}
    assert (
        filled.items()
        >= {
            "Weeks in cycle": 4,
            "Days": "Mon-Fri",
            "Grid minutes": 5,
            "Push-ins at once in a class": 1,
            "Grade span in a group": 2,
            "Unequal lengths in a group": "no",
            "Lunch owed from hours": 5,
            "Weeks in month": 4,
            "Weeks in quarter": 9,
            "Weeks in year": 36,
            "Show students as": "code",
        }.items()
    )


def test_drop_downs_do_not_offer_the_names_of_examples(book: Any) -> None:
    lists = [each.formula1 for each in book["Students"].data_validations.dataValidation if "C2" in each.sqref]
    assert lists == ["OFFSET('Schools'!$A$3,0,0,MAX(1,COUNTA('Schools'!$A$3:$A$1048576)),1)"]


def test_an_example_row_looks_different_only_while_it_is_one(book: Any) -> None:
    found = [rule.formula for rules in book["Rooms"].conditional_formatting for rule in rules.rules]
    assert found == [['LEFT(TRIM($A2),8)="Example:"']]


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "district.xlsx"
    path.write_text("mine")
    with pytest.raises(CannotWriteError):
        template(path)
    assert path.read_text() == "mine"
