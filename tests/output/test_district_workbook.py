"""The district workbook, opened again with openpyxl: what stands in it, and what its cells offer."""

from datetime import date, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import column_index_from_string
from openpyxl.worksheet.datavalidation import DataValidation

from optsched.contract import DISTRICT_SHEETS, READ_ME, Sheet
from optsched.output.district import write_district
from optsched.output.files import CannotWriteError

ROWS: dict[str, list[dict[str, object]]] = {
    "Options": [
        {"Option": "District", "Value": "=1+1"},
        {"Option": "First day", "Value": date(2025, 8, 25)},
        {"Option": "Weeks in cycle", "Value": 2},
        {"Option": "Show students as", "Value": "initials"},
        {"Option": "same time", "Value": 5},
    ],
    "Schools": [{"School": "Lincoln", "Days": "Mon-Fri", "Opens": 8 * 60, "Closes": "2:30 PM"}],
    "Activities": [{"Activity": "Math", "Pull-out": "avoid", "Pull-out PT": "never", "Push-in": "ok", "Core": True}],
    "Hours": [{"Therapist": "Rivera", "Days": ("Mon", "Wed"), "School": "Lincoln", "From": time(8, 5), "To": 14 * 60}],
    "Students": [{"Student": "007", "School": "@Lincoln", "Class": "1-2", "Grade": 1}],
    "Services": [{"Student": "007", "Service": "OT", "Minutes": 30, "Weeks": "1-3", "Wording": "http://x.y 30 min"}],
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = write_district(tmp_path_factory.mktemp("district") / "district.xlsx", ROWS)
    return openpyxl.load_workbook(path)


def row(book: Any, sheet: str, number: int = 2) -> dict[str, Any]:
    """Return the filled cells of a row by header."""
    page = book[sheet]
    found = zip(page[1], page[number], strict=True)
    return {header.value: cell for header, cell in found if cell.value is not None}


def values(book: Any, sheet: str, number: int = 2) -> dict[str, Any]:
    return {name: cell.value for name, cell in row(book, sheet, number).items()}


def offers(book: Any, sheet: str, cell: str) -> DataValidation:
    """Return the one validation of a cell."""
    found = [each for each in book[sheet].data_validations.dataValidation if cell in each.sqref]
    assert len(found) == 1
    only: DataValidation = found[0]
    return only


def test_the_sheets_are_the_contracts_behind_the_instructions(book: Any) -> None:
    assert book.sheetnames == [READ_ME, *(sheet.name for sheet in DISTRICT_SHEETS)]
    assert book.active.title == READ_ME


@pytest.mark.parametrize("sheet", DISTRICT_SHEETS, ids=lambda sheet: sheet.name)
def test_the_headers_are_exactly_the_contracts(book: Any, sheet: Sheet) -> None:
    headers = [cell.value for cell in book[sheet.name][1]]
    assert [name for name in headers if name != "Pull-out PT"] == list(sheet.headers)
    assert all(cell.font.bold for cell in book[sheet.name][1])
    assert book[sheet.name].freeze_panes == "B2"


@pytest.mark.parametrize("sheet", DISTRICT_SHEETS, ids=lambda sheet: sheet.name)
def test_every_sheet_is_ready_to_print(book: Any, sheet: Sheet) -> None:
    page = book[sheet.name]
    assert page.page_setup.orientation == "landscape"
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.page_setup.fitToHeight == 0
    assert page.print_title_rows == "$1:$1"
    assert "&P" in page.oddFooter.right.text or "&[Page]" in page.oddFooter.right.text


@pytest.mark.parametrize("sheet", DISTRICT_SHEETS, ids=lambda sheet: sheet.name)
def test_every_column_has_a_message_that_says_what_belongs_there(book: Any, sheet: Sheet) -> None:
    for column, header in (
        (sheet.column(cell.value), cell) for cell in book[sheet.name][1] if cell.value in sheet.headers
    ):
        found = offers(book, sheet.name, f"{header.column_letter}900")
        assert found.showInputMessage
        assert found.prompt is not None
        assert found.prompt.startswith(column.help)


def test_times_become_excel_times_and_given_text_stays(book: Any) -> None:
    assert values(book, "Schools") == {"School": "Lincoln", "Days": "Mon-Fri", "Opens": time(8), "Closes": "2:30 PM"}
    assert row(book, "Schools")["Opens"].number_format == "h:mm"
    assert values(book, "Hours")["From"] == time(8, 5)
    assert values(book, "Hours")["Days"] == "Mon, Wed"


def test_text_is_never_a_formula_a_number_a_link_or_a_date(book: Any) -> None:
    assert (values(book, "Options")["Value"], row(book, "Options")["Value"].data_type) == ("=1+1", "s")
    assert values(book, "Students") == {"Student": "007", "School": "@Lincoln", "Class": "1-2", "Grade": "1"}
    assert row(book, "Services")["Wording"].hyperlink is None
    assert values(book, "Services")["Weeks"] == "1-3"
    assert values(book, "Services")["Minutes"] == 30


@pytest.mark.parametrize(("sheet", "letter"), [("Students", "A"), ("Students", "D"), ("Services", "J"), ("Hours", "B")])
def test_what_people_type_into_text_columns_stays_text(book: Any, sheet: str, letter: str) -> None:
    # Excel takes the format of the column for cells not filled yet; "@" keeps 1-3 from becoming January.
    number = column_index_from_string(letter)
    found = [each for each in book[sheet].column_dimensions.values() if each.min <= number <= each.max]
    assert [each.number_format for each in found] == ["@"]


def test_settings_are_written_as_what_they_are(book: Any) -> None:
    seen = {book["Options"].cell(number, 1).value: book["Options"].cell(number, 2).value for number in range(2, 7)}
    assert seen["First day"].date() == date(2025, 8, 25)
    assert (seen["Weeks in cycle"], seen["Show students as"], seen["same time"]) == (2, "initials", "5")


def test_a_setting_offers_its_own_choices_and_sentence(book: Any) -> None:
    found = offers(book, "Options", "B5")
    assert found.formula1 == '"code,initials"'
    assert found.promptTitle == "Show students as"


@pytest.mark.parametrize(
    ("sheet", "cell", "formula"),
    [
        ("Services", "K2", '"push-in,pull-out,combined,either"'),
        ("Services", "I1048576", '"day,week,cycle,month,quarter,year"'),
        ("Activities", "D2", '"never,avoid,ok,best"'),
        ("Activities", "E2", '"never,avoid,ok,best"'),
        ("Pairs", "D2", '"together,apart,prefer together,prefer apart"'),
    ],
)
def test_a_closed_choice_is_a_list_that_refuses_other_words(book: Any, sheet: str, cell: str, formula: str) -> None:
    found = offers(book, sheet, cell)
    assert (found.type, found.formula1, found.showErrorMessage) == ("list", formula, True)


@pytest.mark.parametrize(
    ("sheet", "cell", "source"),
    [
        ("Students", "C2", "'Schools'!$A$2"),
        ("Hours", "A2", "'Therapists'!$A$2"),
        ("Timetable", "I2", "'Activities'!$A$2"),
        ("Services", "B2", "'Students'!$A$2"),
        ("Students", "D2", "'Classes'!$B$2"),
    ],
)
def test_names_are_offered_from_the_sheet_that_lists_them(book: Any, sheet: str, cell: str, source: str) -> None:
    found = offers(book, sheet, cell)
    assert found.type == "list"
    assert source in str(found.formula1)
    assert not found.showErrorMessage


def test_a_column_for_one_service_follows_the_column_it_overrides(book: Any) -> None:
    headers = [cell.value for cell in book["Activities"][1]]
    assert headers.index("Pull-out PT") == headers.index("Pull-out") + 1
    assert values(book, "Activities")["Pull-out PT"] == "never"
    assert values(book, "Activities")["Core"] == "yes"


def test_nothing_is_hidden_and_nobody_is_named(book: Any) -> None:
    assert all(page.sheet_state == "visible" for page in book.worksheets)
    assert not book.defined_names
    assert not book.properties.creator


def test_the_instructions_link_to_every_sheet(book: Any) -> None:
    links = {cell.value: cell.hyperlink.location for (cell, *_) in book[READ_ME].iter_rows() if cell.hyperlink}
    assert links == {sheet.name: f"'{sheet.name}'!A1" for sheet in DISTRICT_SHEETS}


def test_without_examples_the_rows_begin_below_the_header(book: Any) -> None:
    assert values(book, "Schools", 2)["School"] == "Lincoln"
    assert book["Travel"].max_row == 1


def test_an_unknown_sheet_or_column_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no sheet Desks"):
        write_district(tmp_path / "one.xlsx", {"Desks": []})
    with pytest.raises(ValueError, match="Rooms has no column Colour"):
        write_district(tmp_path / "two.xlsx", {"Rooms": [{"School": "Lincoln", "Colour": "blue"}]})
    assert list(tmp_path.iterdir()) == []


def test_an_existing_workbook_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "district.xlsx"
    path.write_text("mine")
    with pytest.raises(CannotWriteError, match="exists already"):
        write_district(path, {})
    assert path.read_text() == "mine"
    write_district(path, {}, overwrite=True)
    assert READ_ME in openpyxl.load_workbook(path).sheetnames
