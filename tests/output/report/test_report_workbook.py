"""The report of an import, opened again: what stands on each sheet, links that lead somewhere, nothing that runs."""

import zipfile
from dataclasses import replace
from datetime import datetime, time
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from understood_instances import LINES, TIMES, a_class, a_school, block, cell, finding, nothing

from optsched.contract import FINDINGS, START_HERE
from optsched.domain import Findings, Severity, Source
from optsched.domain.understood import BlockRead, LineToReview, PartRead, Understood, WordRead
from optsched.output.files import CannotWriteError
from optsched.output.report import write_report

MADE = datetime(2025, 9, 8, 14, 3)
ORDER = [START_HERE, "What was read", "Weeks", "Blocks", "Words", "To mend", "Findings", "Review"]
ORANGE, YELLOW = "FFFCE2BD", "FFFBF6B6"


def written(folder: Path, understood: Understood) -> Workbook:
    return load_workbook(write_report(folder / "report.xlsx", understood, overwrite=True, made=MADE), rich_text=True)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(tmp_path_factory.mktemp("report"), a_school())


def rows(book: Workbook, name: str) -> list[dict[str, object]]:
    head, *body = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in body]


def texts(book: Workbook, name: str) -> list[str]:
    return [str(value) for row in book[name].iter_rows(values_only=True) for value in row if value is not None]


def box(sheet: Worksheet, *words: str) -> tuple[int, int]:
    """Return the row and column of the only box with all these words."""
    found = [
        (each.row, each.column)
        for row in sheet.iter_rows()
        for each in row
        if all(word in str(each.value).replace("\xa0", " ") for word in words)
    ]
    assert len(found) == 1, found
    return found[0]


def area(sheet: Worksheet, place: tuple[int, int]) -> tuple[int, int, int, int]:
    """Return the first and last row, the first and last column of the box that begins in a cell."""
    for each in sheet.merged_cells.ranges:
        if (each.min_row, each.min_col) == place:
            return each.min_row, each.max_row, each.min_col, each.max_col
    return place[0], place[0], place[1], place[1]


def test_sheets_come_in_their_order_and_none_is_hidden(book: Workbook) -> None:
    assert book.sheetnames == ORDER
    assert {sheet.sheet_state for sheet in book} == {"visible"}
    assert book.active is not None
    assert book.active.title == START_HERE


def test_the_first_sentence_counts_what_was_read_and_what_must_be_mended(book: Workbook) -> None:
    said = texts(book, START_HERE)
    assert said[1] == f"{TIMES}, {LINES}  ·  made September 8, 2025 at 14:03"
    assert said[2] == "3 classes with 138 blocks and 86 service lines were read; 3 things must be mended before a plan."
    for part in (
        "2 words for activities are not known: see the sheet Words, where they stand first.",
        "1 line was not understood to the last word: see the sheet Review.",
        "•  The hours of the therapists: no file has a sheet Hours.",
        "27 errors",
        "3 rows of To mend, must be mended before a plan",
        "10 warnings",
        "3 notes",
    ):
        assert part in said
    assert [text[:2] for text in said if text[1:2] == "."] == ["1.", "2.", "3."]


def first_sentence(folder: Path, understood: Understood) -> tuple[str, str]:
    sheet = written(folder, understood)[START_HERE]
    return str(sheet["A4"].value), str(sheet["A4"].fill.fgColor.rgb)


def test_the_first_sentence_is_green_only_when_nothing_is_left_to_do(tmp_path: Path) -> None:
    green = "FFD3EEE1"
    blocks = tuple(a_class("1A"))
    ready = replace(nothing(), blocks=blocks)
    assert first_sentence(tmp_path, ready) == (
        "1 class with 45 blocks were read; nothing must be mended before a plan.",
        green,
    )
    warned = replace(ready, findings=Findings((finding("F104", Severity.WARNING, "Late."),)))
    assert first_sentence(tmp_path, warned)[1] == green
    for other, said in (
        (replace(ready, findings=Findings((finding("F50", Severity.ERROR, "No."),))), "1 thing must be mended before"),
        (replace(ready, missing=("The rooms.", "The hours.")), "2 things are missing before a plan"),
        (replace(ready, review=(LineToReview(Source("a.csv"), "x", "y", "z"),)), "1 line must be read by a person"),
        (nothing(), "Nothing was read as a timetable, a class list or a caseload; no error was found"),
    ):
        sentence, fill = first_sentence(tmp_path, other)
        assert said in sentence
        assert fill == ORANGE


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((("service lines", 1),), "1 service line was read"),
        ((("service lines", 2),), "2 service lines were read"),
        ((("class list", 30),), "30 rows of a class list were read"),
        ((("service lines", 2), ("class list", 1), ("service lines", 3)), "5 service lines and 1 row of a class list"),
        ((("timetable", 0),), "Nothing was read"),
        (tuple((f"lists {number}s", 1 + number) for number in range(6)), "and rows of 2 other kinds were read"),
        (tuple((f"lists {number}s", 1 + number) for number in range(5)), "2 lists 1s and 1 lists 0 were read"),
    ],
)
def test_rows_are_counted_by_what_they_were_read_as(
    tmp_path: Path, parts: tuple[tuple[str, int], ...], said: str
) -> None:
    read = tuple(PartRead(what, Source("a.xlsx", f"S{at}", "A1"), count) for at, (what, count) in enumerate(parts))
    assert said in first_sentence(tmp_path, replace(nothing(), parts=read))[0]


def test_sheets_of_a_district_workbook_are_counted_together_and_blocks_once(tmp_path: Path) -> None:
    blocks = tuple(a_class("1A"))
    ours = [PartRead(name, Source("d.xlsx", name), 5, is_ours=True) for name in ("Students", "Hours")]
    drawn = PartRead("Timetable", Source(TIMES, blocks[0].source.sheet), 45, is_ours=True)
    understood = replace(nothing(), blocks=blocks, parts=(*ours, drawn))
    said, _ = first_sentence(tmp_path, understood)
    assert said.startswith("1 class with 45 blocks and 10 rows on 2 sheets of a district workbook were read; ")


def test_every_link_leads_to_a_sheet_and_every_sheet_and_class_is_linked(book: Workbook) -> None:
    links = [each.hyperlink.location for row in book[START_HERE].iter_rows() for each in row if each.hyperlink]
    assert [link for link in links if link.endswith("!A1")] == [
        f"'{name}'!A1" if " " in name else f"{name}!A1" for name in ORDER[1:]
    ]
    classes = [link for link in links if not link.endswith("!A1")]
    assert [str(book["Weeks"][link.partition("!")[2]].value) for link in classes] == [
        "Class 1A  ·  Ms. Park  ·  Lincoln",
        "Class 2B  ·  Mrs. Lopez  ·  Lincoln",
        "Class 2B  ·  Minimum day only  ·  Mrs. Lopez  ·  Lincoln",
        "Class K  ·  Mr. O'Hara  ·  Lincoln",
    ]


def test_what_was_read_names_every_part_and_what_became_of_its_columns(book: Workbook) -> None:
    found = rows(book, "What was read")
    assert [row["Read as"] for row in found] == ["timetable"] * 3 + ["service lines"]
    assert found[3] == {
        "File": LINES,
        "Sheet": None,
        "Cell": "A1",
        "Read as": "service lines",
        "Rows": 86,
        "Columns": "Name → Student; Birthdate → not needed, dropped; Frequency → Wording",
    }


def test_blocks_are_a_table_row_by_row(book: Workbook) -> None:
    found = rows(book, "Blocks")
    assert len(found) == len(a_school().blocks)
    assert list(found[0].values()) == [
        "Lincoln", "1A", "Ms. Park", "Mon", "all", time(8), time(8, 15), "Morning meeting", None, None,
        TIMES, "Grade 1", "B4",
    ]  # fmt: skip
    assert [row["Weeks"] for row in found if row["Activity"] in ("Music", "Art")] == ["A", "B"]
    assert [row["Variant"] for row in found if row["Activity"] == "Assembly"] == ["Minimum day"]
    assert len(book["Blocks"].tables) == 1  # filterable


def test_days_are_said_in_short(tmp_path: Path) -> None:
    week = ("Mon", "Tue", "Wed", "Thu", "Fri")
    blocks = tuple(replace(block("Math", 540, 600), days=days) for days in (week, (), ("Mon", "Wed"), week[:4]))
    found = rows(written(tmp_path, replace(nothing(), blocks=blocks)), "Blocks")
    assert [row["Days"] for row in found] == ["Mon-Fri", "every day", "Mon, Wed", "Mon-Thu"]


def test_a_box_says_what_when_and_which_cell_and_stands_at_its_place(book: Workbook) -> None:
    sheet = book["Weeks"]
    tuesday, thursday = box(sheet, "Math", "10:00-11:00", "Grade 1 C7"), box(sheet, "Math", "10:00", "Grade 1 E7")
    assert tuesday[0] == thursday[0]
    times = {sheet.cell(row, 1).value: row for row in range(5, 15) if sheet.cell(row, 1).value}
    top, bottom, left, right = area(sheet, tuesday)
    assert (times["10:00"], times["11:00"]) == (top, bottom + 1)
    heads = [each for each in sheet[4] if each.value == "Tue"]
    assert [each.column for each in heads] == [left]
    assert area(sheet, (4, left))[2:] == (left, right)
    assert "Tue" in str(heads[0].value)


def test_the_cell_is_written_small_and_grey(book: Workbook) -> None:
    value = book["Weeks"].cell(*box(book["Weeks"], "Math", "Grade 1 C7")).value
    activity, _, place = value  # type: ignore[misc]
    assert (activity.text, activity.font.b) == ("Math", True)
    assert place.text.strip() == "Grade\xa01\xa0C7"
    assert place.font.color.rgb == "FF5B6770"
    assert place.font.sz < activity.font.sz


def test_weeks_and_overlaps_are_side_by_side_and_told_apart(book: Workbook) -> None:
    sheet = book["Weeks"]
    music, art = area(sheet, box(sheet, "Music", "wk A")), area(sheet, box(sheet, "Art", "wk B"))
    assert music[:2] == art[:2]
    assert music[3] + 1 == art[2]
    eld = box(sheet, "ELD", "overlaps")
    assert sheet.cell(*eld).border.left.style == "thick"
    assert sheet.cell(*box(sheet, "Music")).border.left.style == "thin"
    assert box(sheet, "Writing", "overlaps")[0] == area(sheet, eld)[0] - 1  # it began ten minutes before


def test_unknown_words_are_orange_in_the_picture(book: Workbook) -> None:
    sheet = book["Weeks"]
    assert sheet.cell(*box(sheet, "ELD")).fill.fgColor.rgb == ORANGE
    assert sheet.cell(*box(sheet, "Music")).fill.fgColor.rgb == "FFFFFFFF"


def test_a_class_says_where_it_comes_from_and_what_is_not_drawn(tmp_path: Path) -> None:
    blocks = (block("Math", 540, 600), replace(block("Odd", 600, 600), source=Source("other.csv", "", "B2")))
    said = texts(written(tmp_path, replace(nothing(), blocks=blocks)), "Weeks")
    below = "2 blocks from Master schedule 2025-26.xlsx Grade 2; other.csv   ·   1 block not drawn: "
    assert said[2] == f"{below}no end after the start, see Blocks"


def test_only_blocks_without_an_end_make_a_workbook_too(tmp_path: Path) -> None:
    book = written(tmp_path, replace(nothing(), blocks=(block("Odd", 600, 540),)))
    assert "Class 2B  ·  Mrs. Lopez  ·  Lincoln" in texts(book, "Weeks")


def test_a_long_sheet_name_leaves_the_cell_to_be_read(tmp_path: Path) -> None:
    source = Source("a.xlsx", "Kindergarten and first grade AM", "AB123")
    sheet = written(tmp_path, replace(nothing(), blocks=(replace(block("Math", 540, 600), source=source),)))["Weeks"]
    assert "… AB123" in str(sheet.cell(*box(sheet, "Math")).value).replace("\xa0", " ")


def test_no_class_is_parted_by_a_page_and_schools_begin_on_a_new_one(tmp_path: Path) -> None:
    small = [replace(block("Math", 540, 600, day=""), class_name=f"{number}S") for number in range(1, 7)]
    other = [replace(each, school="Zoo") for each in a_class("1A")]
    sheet = written(tmp_path, replace(nothing(), blocks=(*small, *a_class("2B"), *a_class("K"), *other)))["Weeks"]
    titles = [row for row in range(1, sheet.max_row + 1) if str(sheet.cell(row, 1).value).startswith("Class ")]
    breaks = [each.id + 1 for each in sheet.row_breaks.brk]
    assert set(breaks) <= set(titles)
    assert max(row for row in titles if "Zoo" in str(sheet.cell(row, 1).value)) in breaks
    edges = [1, *breaks, sheet.max_row + 1]
    for first, last in pairwise(edges):
        high = sum(sheet.row_dimensions[row].height or 15 for row in range(first, last))
        assert high <= 700  # points of an upright Letter page inside its margins
    assert len([row for row in titles if row < breaks[0]]) >= 3
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("portrait", 0)


def test_unknown_words_come_first_and_are_questions(book: Workbook) -> None:
    found = rows(book, "Words")
    assert [(row["Seen"], row["Read as"]) for row in found[:3]] == [
        ("ELD", "a question: not known"),
        ("wkshp?", "a question: not known"),
        ("Lunch", "Lunch"),
    ]
    lunch = found[2]
    assert lunch["How often"] == 15
    assert str(lunch["Cells"]).startswith(f"{TIMES} Grade 1 B8, C8, D8, E8, F8; {TIMES} Grade 2 B8, C8, D8")
    assert str(lunch["Cells"]).endswith(" and 7 more")
    fills = [book["Words"].cell(row, 2).fill.fgColor.rgb for row in (2, 4)]
    assert fills[0] == ORANGE
    assert fills[1] != ORANGE


def test_to_mend_has_a_row_for_all_that_is_mended_alike(book: Workbook) -> None:
    found = rows(book, "To mend")
    assert [(row["Severity"], row["How often"]) for row in found] == [
        ("error", 12), ("error", 9), ("error", 6), ("warning", 10), ("note", 1), ("note", 1), ("note", 1),
    ]  # fmt: skip
    assert found[1] == {
        "Severity": "error",
        "How often": 9,
        "What": "Such as: Mrs Lopes is no teacher of Lincoln.",
        "Seen": "Mrs Lopes (7), mrs lopes, Lopes",
        "Maybe": "Maybe Mrs. Lopez?",
        "Cells": f"{LINES} B2, B3, B4, B5, B6, B7, B8, B9, B10",
        "Code": "F50",
    }
    assert [book["To mend"].cell(row, 1).fill.fgColor.rgb for row in (2, 5)] == [ORANGE, YELLOW]


def test_a_file_is_named_beside_cells_only_where_there_are_several(tmp_path: Path) -> None:
    found = Findings((finding("F1", Severity.ERROR, "No.", "C5"), finding("F1", Severity.ERROR, "No.", "C9")))
    one = written(tmp_path, replace(nothing(), files=(TIMES,), findings=found))
    assert rows(one, "To mend")[0]["Cells"] == "Grade 2 C5, C9"
    two = written(tmp_path, replace(nothing(), files=(TIMES, LINES), findings=found))
    assert rows(two, "To mend")[0]["Cells"] == f"{TIMES} Grade 2 C5, C9"


def test_forty_cells_are_named_and_the_rest_is_counted(tmp_path: Path) -> None:
    for often, tail in ((40, "C40"), (52, "C40 and 12 more")):
        found = [finding("F1", Severity.ERROR, "No.", f"C{row}") for row in range(1, often + 1)]
        book = written(tmp_path, replace(nothing(), findings=Findings(tuple(found))))
        (row,) = rows(book, "To mend")
        assert str(row["Cells"]).endswith(tail)
        assert row["How often"] == often


def test_findings_stand_one_by_one_in_the_columns_of_the_contract(book: Workbook) -> None:
    found = rows(book, "Findings")
    assert tuple(found[0]) == FINDINGS.headers
    assert len(found) == 40
    assert [row["Severity"] for row in found] == ["error"] * 27 + ["warning"] * 10 + ["note"] * 3
    assert (found[12]["Seen"], found[12]["Cell"], found[12]["File"]) == ("Mrs Lopes", "B2", LINES)


def test_review_says_what_was_not_understood_and_why(book: Workbook) -> None:
    assert rows(book, "Review") == [
        {
            "File": LINES,
            "Sheet": None,
            "Cell": "C14",
            "Seen": "30 min 2x alternating",
            "Why": "Every how many weeks is not said.",
            "Nearest readings": "1 of 2 weeks?",
        }
    ]


def test_sheets_without_rows_are_left_out(tmp_path: Path) -> None:
    book = written(tmp_path, nothing())
    assert book.sheetnames == [START_HERE, "What was read", "To mend", "Findings"]
    assert "Nothing was found." in texts(book, "To mend")
    assert "Nothing is missing." in texts(book, START_HERE)


def nasty() -> Understood:
    """A file in which every text is a formula, much too long, or no text at all."""
    formula, source = "=1+1", Source("=2+2.xlsx", "=3+3", "B2")
    mine = BlockRead(formula, formula, formula, (formula,), 540, 600, formula, source, formula, formula, formula)
    long = replace(mine, activity="x" * 40_000, teacher="Ms. Long " * 900, days=("Mon",))
    halved = replace(mine, activity="\ud83d and \x00\x07", class_name="@SUM(A1)", days=("Mon",))
    return Understood(
        (formula,),
        (PartRead(formula, source, 3, ((formula, formula, source),)),),
        (mine, long, halved),
        (WordRead(formula, "", (source,)), WordRead("-2+3", formula, (source,))),
        (LineToReview(source, formula, formula, formula),),
        (formula,),
        Findings((finding(formula, Severity.ERROR, formula, "B2", "=" * 40_000, formula),)),
    )


def test_no_text_is_ever_a_formula(tmp_path: Path) -> None:
    book = written(tmp_path, nasty())
    assert book.sheetnames == ORDER
    assert "f" not in {each.data_type for sheet in book for row in sheet.iter_rows() for each in row}
    for name in ORDER[1:]:
        assert any(text.startswith(("=1+1", "=2+2")) for text in texts(book, name)) or name == "Weeks"
    shown = texts(book, "Weeks")
    assert "Class =1+1  ·  =1+1 only  ·  days =1+1  ·  =1+1  ·  =1+1" in shown
    assert any(text.startswith("=1+1\n9:00-10:00") for text in shown)


def test_a_text_that_is_too_long_is_cut_not_left_out(tmp_path: Path) -> None:
    book = written(tmp_path, nasty())
    assert str(rows(book, "Blocks")[1]["Activity"]).startswith("xxx")
    assert str(rows(book, "Findings")[0]["Seen"]).endswith("= …")
    heights = [each.height for sheet in book for each in sheet.row_dimensions.values() if each.height]
    assert max(heights) <= 409  # what Excel allows


def test_nothing_private_is_inside(tmp_path: Path) -> None:
    write_report(tmp_path / "report.xlsx", a_school())
    with zipfile.ZipFile(tmp_path / "report.xlsx") as packed:
        core = packed.read("docProps/core.xml").decode()
        app = packed.read("docProps/app.xml").decode()
    assert "<dc:creator></dc:creator>" in core
    assert "<cp:lastModifiedBy></cp:lastModifiedBy>" in core
    assert "<Company></Company>" in app


def test_every_sheet_prints_on_letter_with_page_numbers(book: Workbook) -> None:
    for sheet in book:
        upright = sheet.title in (START_HERE, "Weeks")
        assert sheet.page_setup.orientation == ("portrait" if upright else "landscape")
        assert sheet.page_setup.paperSize == 1
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.oddFooter.right.text == "Page &P of &N"
        if not upright:
            assert sheet.print_title_rows == "$1:$1"


def test_an_existing_file_stays_unless_asked(tmp_path: Path) -> None:
    place = tmp_path / "report.xlsx"
    place.write_text("mine")
    with pytest.raises(CannotWriteError):
        write_report(place, nothing())
    assert place.read_text() == "mine"
    assert write_report(place, nothing(), overwrite=True) == place
    assert [each.name for each in tmp_path.iterdir()] == ["report.xlsx"]


def test_the_same_report_made_at_the_same_time_is_the_same_file(tmp_path: Path) -> None:
    one = write_report(tmp_path / "one.xlsx", a_school(), made=MADE)
    two = write_report(tmp_path / "two.xlsx", a_school(), made=MADE)
    assert one.read_bytes() == two.read_bytes()


def test_a_word_is_told_in_any_case(tmp_path: Path) -> None:
    understood = replace(
        nothing(), blocks=(block("eld", 540, 600),), words=(WordRead("ELD", "", (cell("Grade 2", 5),)),)
    )
    sheet = written(tmp_path, understood)["Weeks"]
    assert sheet.cell(*box(sheet, "eld")).fill.fgColor.rgb == ORANGE
