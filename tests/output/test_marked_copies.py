"""Copies of the user's own workbook with notes: where they stand, what they say, and that the original stays."""

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chartsheet import Chartsheet
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from optsched.domain import Finding, Findings, Severity, Source
from optsched.output import marked
from optsched.output.files import CannotWriteError
from optsched.output.marked import MOST_MARKED, mark

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
ORANGE, YELLOW = "FFFCE2BD", "FFFBF6B6"
HEADER = 5


def finding(
    cell: str = "B2",
    severity: Severity = ERROR,
    message: str = "Lopes is no teacher.",
    maybe: str = "Maybe Lopez?",
    sheet: str = "Staff",
    file: str = "staff.xlsx",
    seen: str = "",
) -> Finding:
    return Finding("F50", severity, message, seen, maybe, Source(file, sheet, cell))


def staff(folder: Path, change: Callable[[Workbook], None] = lambda book: None) -> Path:
    """Write a user's workbook: two sheets, a formula, a red cell, a remark of the user, a merged title."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Staff"
    for row in (("Name", "Teacher"), ("1A", "Lopes"), ("2B", "Chen"), ("Sum", "=1+1"), ("", "")):
        sheet.append(row)
    sheet["B3"].fill = PatternFill("solid", fgColor="FFFF0000")
    sheet["B3"].font = Font(bold=True)
    sheet["A2"].comment = Comment("Ask Ann", "Ms. Own")
    sheet.merge_cells("D1:F3")
    sheet["D1"] = "Title"
    book.create_sheet("Second; 'one'")["A1"] = "x"
    change(book)
    path = folder / "staff.xlsx"
    book.save(path)
    return path


def copy_of(folder: Path, *findings: Finding, change: Callable[[Workbook], None] = lambda book: None) -> Workbook:
    source = staff(folder, change)
    place = mark(source, folder / "marked.xlsx", Findings(findings))
    assert place == folder / "marked.xlsx"
    return load_workbook(place)


def note(book: Workbook, cell: str, sheet: str = "Staff") -> str:
    comment = book[sheet][cell].comment
    return "" if comment is None else comment.text


def fill(book: Workbook, cell: str) -> str | None:
    look = book["Staff"][cell].fill
    return str(look.fgColor.rgb) if look.fill_type else None


def listed(book: Workbook) -> list[tuple[object, ...]]:
    return list(book["Marked"].iter_rows(min_row=HEADER + 1, values_only=True))


def test_a_note_says_how_bad_what_and_what_may_help(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding())
    assert note(book, "B2") == "error F50: Lopes is no teacher.\nMaybe Lopez?"
    assert book["Staff"]["B2"].comment.author == "optsched"
    assert book["Staff"]["B2"].value == "Lopes"


def test_only_cells_that_a_finding_speaks_of_are_marked(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding())
    noted = [each.coordinate for row in book["Staff"].iter_rows() for each in row if each.comment]
    assert noted == ["A2", "B2"]  # A2 is the user's own
    filled = [each.coordinate for row in book["Staff"].iter_rows() for each in row if each.fill.fill_type]
    assert filled == ["B2", "B3"]  # B3 is the user's own


def test_several_findings_of_a_cell_are_one_note_the_worst_first(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding(severity=NOTE, message="By the way.", maybe=""), finding(message="Wrong."))
    assert note(book, "B2") == "error F50: Wrong.\nMaybe Lopez?\n\nnote F50: By the way."
    assert fill(book, "B2") == ORANGE


def test_errors_are_orange_warnings_yellow_notes_nothing(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding("A3"), finding("B2", WARNING), finding("A4", NOTE))
    assert [fill(book, cell) for cell in ("A3", "B2", "A4")] == [ORANGE, YELLOW, None]
    assert "note F50" in note(book, "A4")


def test_a_cell_of_the_users_own_colour_and_letters_keeps_them(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding("B3"))
    assert fill(book, "B3") == "FFFF0000"
    assert book["Staff"]["B3"].font.b
    assert note(book, "B3").startswith("error")


def test_the_users_own_remark_stays_and_ours_comes_after_it(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding("A2"))
    assert note(book, "A2") == "Ask Ann\n\nerror F50: Lopes is no teacher.\nMaybe Lopez?"
    assert book["Staff"]["A2"].comment.author == "Ms. Own"
    assert note(copy_of_again(tmp_path), "A2") == "Ask Ann"


def copy_of_again(folder: Path) -> Workbook:
    place = mark(folder / "staff.xlsx", folder / "marked.xlsx", Findings(), overwrite=True)
    assert place is not None
    return load_workbook(place)


def test_inside_a_merged_area_the_note_stands_in_its_first_cell(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding("E2"), finding("F3", WARNING, "Late."), finding("D1", NOTE, "Title."))
    said = note(book, "D1")
    assert [word in said for word in ("Lopes", "Late", "Title")] == [True] * 3
    assert fill(book, "D1") == ORANGE
    assert book["Staff"]["D1"].value == "Title"


def test_an_empty_cell_can_be_marked(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding("H9"))
    assert note(book, "H9")
    assert fill(book, "H9") == ORANGE


def test_the_list_comes_first_names_everything_and_links_to_the_cells(tmp_path: Path) -> None:
    second = finding("A1", NOTE, "By the way.", "", "Second; 'one'", seen="x")
    book = copy_of(tmp_path, second, finding("E2"))
    assert book.sheetnames == ["Marked", "Staff", "Second; 'one'"]
    assert next(book["Marked"].iter_rows(min_row=HEADER, max_row=HEADER, values_only=True)) == (
        "Severity", "Sheet", "Cell", "Seen", "Message", "Maybe", "Code",
    )  # fmt: skip
    assert listed(book) == [
        ("error", "Staff", "E2", None, "Lopes is no teacher.", "Maybe Lopez?", "F50"),
        ("note", "Second; 'one'", "A1", "x", "By the way.", None, "F50"),
    ]
    links = [book["Marked"].cell(row, 3).hyperlink.location for row in (HEADER + 1, HEADER + 2)]
    assert links == ["'Staff'!D1", "'Second; ''one'''!A1"]
    assert book["Marked"]["A2"].value == "2 findings; 2 cells with a note."
    first = {column: book["Marked"][f"{column}{HEADER + 1}"] for column in "BCE"}
    assert [first[column].font.u for column in "BC"] == [None, "single"]
    assert [first[column].alignment.wrap_text for column in "BE"] == [None, True]
    assert first["E"].number_format == "@"  # text stays text when somebody types into it


def test_the_list_opens_first_and_alone(tmp_path: Path) -> None:
    def look_elsewhere(book: Workbook) -> None:
        book.active = 1

    book = copy_of(tmp_path, finding(), change=look_elsewhere)
    assert book.active is not None
    assert book.active.title == "Marked"
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Marked"]


def test_a_finding_without_a_cell_here_is_in_the_list_only(tmp_path: Path) -> None:
    found = [
        finding("", message="A sheet is missing."),
        finding("B2", message="Of no sheet.", sheet="Gone"),
        finding("Rivera", message="No cell."),
        finding("XFE1", message="Beyond the last column."),
        finding("A1048577", message="Beyond the last row."),
    ]
    book = copy_of(tmp_path, *found)
    assert [row[4] for row in listed(book)] == [each.message for each in found]
    assert not any(book["Marked"].cell(row, 3).hyperlink for row in range(1, 12))
    assert [each.coordinate for row in book["Staff"].iter_rows() for each in row if each.comment] == ["A2"]


def test_findings_of_other_files_are_left_out(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding(file="other.xlsx"), finding(file=""))
    assert note(book, "B2") == ""
    assert listed(book)[0][0] == "Nothing was found."


def test_a_sheet_of_the_user_called_marked_stays(tmp_path: Path) -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("marked")["A1"] = "mine"

    book = copy_of(tmp_path, finding("A1", sheet="marked"), change=add)
    assert book["marked"]["A1"].value == "mine"
    assert note(book, "A1", "marked")
    assert book.sheetnames[0] == "Marked1"


def test_the_original_is_never_touched(tmp_path: Path) -> None:
    source = staff(tmp_path)
    before, when = source.read_bytes(), source.stat().st_mtime_ns
    mark(source, tmp_path / "marked.xlsx", Findings((finding(),)))
    assert (source.read_bytes(), source.stat().st_mtime_ns) == (before, when)
    with pytest.raises(CannotWriteError, match="own file"):
        mark(source, source, Findings((finding(),)), overwrite=True)
    os.link(source, tmp_path / "same.xlsx")
    with pytest.raises(CannotWriteError, match="own file"):
        mark(source, tmp_path / "same.xlsx", Findings((finding(),)), overwrite=True)
    assert source.read_bytes() == before


def test_an_existing_copy_stays_unless_asked(tmp_path: Path) -> None:
    source, target = staff(tmp_path), tmp_path / "marked.xlsx"
    target.write_text("mine")
    with pytest.raises(CannotWriteError):
        mark(source, target, Findings())
    assert target.read_text() == "mine"
    assert mark(source, target, Findings(), overwrite=True) == target
    assert sorted(each.name for each in tmp_path.iterdir()) == ["marked.xlsx", "staff.xlsx"]


def test_formulas_of_the_user_stay_and_ours_never_are(tmp_path: Path) -> None:
    def work_out_later(book: Workbook) -> None:
        book.calculation.fullCalcOnLoad = False

    formula = "=1+1"
    book = copy_of(tmp_path, finding("B4", message=formula, maybe=formula, seen="#REF!"), change=work_out_later)
    assert (book["Staff"]["B4"].value, book["Staff"]["B4"].data_type) == ("=1+1", "f")
    row = book["Marked"][HEADER + 1]
    assert [each.value for each in row][3:6] == ["#REF!", formula, formula]
    assert {each.data_type for each in row} == {"s"}
    assert book.calculation.fullCalcOnLoad


def test_letters_that_no_file_holds_are_left_out(tmp_path: Path) -> None:
    book = copy_of(tmp_path, finding(message="a\x00\x07b\ud800", seen="\x1f"))
    assert "ab?" in note(book, "B2")
    assert listed(book)[0][4] == "ab?"


def test_a_long_note_is_cut_and_high_enough(tmp_path: Path) -> None:
    book = copy_of(tmp_path, *(finding(message=f"{number} {'long ' * 10_000}") for number in range(15)))
    said = note(book, "B2")
    assert len(said) < 32_000
    assert said.endswith("and 5 more: see the first sheet")
    with zipfile.ZipFile(tmp_path / "marked.xlsx") as packed:
        shapes = next(packed.read(name).decode() for name in packed.namelist() if name.endswith(".vml"))
    heights = [float(high) for high in re.findall(r"height:([\d.]+)px", shapes)]
    assert max(heights) > 1000


def test_letters_of_several_fonts_in_a_cell_stay(tmp_path: Path) -> None:
    from xlsxwriter import Workbook as Writer

    with Writer(str(tmp_path / "staff.xlsx")) as book:
        sheet = book.add_worksheet("Staff")
        sheet.write_rich_string("A1", "plain ", book.add_format({"bold": True}), "bold")
    mark(tmp_path / "staff.xlsx", tmp_path / "marked.xlsx", Findings((finding("A1"),)))
    value = load_workbook(tmp_path / "marked.xlsx", rich_text=True)["Staff"]["A1"].value
    assert [getattr(part, "font", None) is not None for part in value] == [False, True]


def test_a_sheet_that_is_a_chart_is_no_place_for_notes(tmp_path: Path) -> None:
    from openpyxl.chart import BarChart, Reference

    def add(book: Workbook) -> None:
        chart, sheet = BarChart(), book["Staff"]
        assert isinstance(sheet, Worksheet)
        chart.add_data(Reference(sheet, min_col=1, min_row=1, max_row=2))
        drawn = book.create_chartsheet("Chart")
        assert isinstance(drawn, Chartsheet)
        drawn.add_chart(chart)

    book = copy_of(tmp_path, finding("A1", sheet="Chart"), change=add)
    assert listed(book)[0][1] == "Chart"
    assert "Chart" in book.sheetnames


def test_many_findings_mark_two_thousand_cells_errors_first_and_the_list_says_so(tmp_path: Path) -> None:
    notes = [finding(f"A{row}", NOTE) for row in range(10, 10 + MOST_MARKED)]
    errors = [finding(f"C{row}", ERROR) for row in range(10, 110)]
    book = copy_of(tmp_path, *notes, *errors)
    noted = [each.coordinate for row in book["Staff"].iter_rows(min_row=10) for each in row if each.comment]
    assert len(noted) == MOST_MARKED
    assert all(f"C{row}" in noted for row in range(10, 110))
    assert len(listed(book)) == len(notes) + len(errors)
    assert str(book["Marked"]["A2"].value) == (
        "2,100 findings; 2,000 cells with a note. "
        "100 more cells have none, since there would be too many; this list is whole."
    )


def rewritten(path: Path, name: str, change: Callable[[str], str]) -> None:
    """Change one part of a packed file."""
    with zipfile.ZipFile(path) as packed:
        parts = {each: packed.read(each) for each in packed.namelist()}
    changed = change(parts[name].decode())
    assert changed != parts[name].decode()
    parts[name] = changed.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in parts.items():
            packed.writestr(each, content)


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
MERGED = '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
BROKEN = [
    ("xl/workbook.xml", lambda text: text.replace('name="Staff"', 'name="Besoins?"')),
    ("xl/styles.xml", lambda text: text.replace("<fills", "<fillz", 1)),
    ("xl/styles.xml", lambda text: text[:200]),
    ("xl/workbook.xml", lambda text: f"{ENTITIES}{text}"),
    ("xl/worksheets/sheet1.xml", lambda text: re.sub(r"<mergeCells.*</mergeCells>", MERGED, text)),
]


@pytest.mark.parametrize(("part", "change"), BROKEN, ids=["name", "styles", "cut off", "entities", "merged"])
def test_what_openpyxl_cannot_open_is_not_copied(tmp_path: Path, part: str, change: Callable[[str], str]) -> None:
    source = staff(tmp_path)
    rewritten(source, part, change)
    assert mark(source, tmp_path / "marked.xlsx", Findings((finding(),))) is None
    assert [each.name for each in tmp_path.iterdir()] == ["staff.xlsx"]


@pytest.mark.parametrize("content", [b"", b"no workbook", b"PK\x03\x04"])
def test_what_is_no_workbook_is_not_copied(tmp_path: Path, content: bytes) -> None:
    source = tmp_path / "staff.xlsx"
    source.write_bytes(content)
    assert mark(source, tmp_path / "marked.xlsx", Findings()) is None
    assert mark(tmp_path / "gone.xlsx", tmp_path / "marked.xlsx", Findings()) is None
    assert not (tmp_path / "marked.xlsx").exists()


@pytest.mark.parametrize("name", ["staff.csv", "staff.xlsm", "staff.xls", "staff"])
def test_other_kinds_of_files_are_not_copied(tmp_path: Path, name: str) -> None:
    source = staff(tmp_path).rename(tmp_path / name)
    assert mark(source, tmp_path / "marked.xlsx", Findings((finding(file=name),))) is None
    assert [each.name for each in tmp_path.iterdir()] == [name]


def test_capitals_in_the_ending_are_no_other_kind(tmp_path: Path) -> None:
    source = staff(tmp_path).rename(tmp_path / "STAFF.XLSX")
    assert mark(source, tmp_path / "marked.xlsx", Findings((finding(file="STAFF.XLSX"),))) is not None


def test_a_file_that_unpacks_to_too_much_is_not_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = staff(tmp_path)
    with zipfile.ZipFile(source) as packed:
        whole = sum(each.file_size for each in packed.infolist())
    monkeypatch.setattr(marked, "MOST_UNPACKED", whole - 1)
    assert mark(source, tmp_path / "marked.xlsx", Findings()) is None
    monkeypatch.setattr(marked, "MOST_UNPACKED", whole)
    assert mark(source, tmp_path / "marked.xlsx", Findings()) is not None
