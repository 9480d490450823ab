"""Colours of cells: listed by import as questions, answered in a recipe, and read like words."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Color, PatternFill

from optsched.domain import Finding, Severity
from optsched.intake import Code, Reading, colours_seen, read

YELLOW, GREY = "FFFF00", "BFBFBF"
ACCENT_LIGHTER = Color(theme=4, tint=0.8)
"""The first accent of the theme that openpyxl writes, 4F81BD, with a fifth of its distance from white."""
AS_RGB = "DCE6F2"


def timetable(path: Path, fills: dict[str, str | Color], words: dict[str, str] | None = None, merge: str = "") -> Path:
    """Draw two mornings of 2B on a sheet; cells that are filled have no word unless `words` gives one."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "2B"
    sheet.append(["2B - Ms. Lopez"])
    sheet.append([])
    sheet.append(["Time", "Mon", "Tue"])
    for time, activity in (("8:00-8:30", "ELA"), ("8:30-9:00", "Math"), ("9:00-9:30", "Science"), ("9:30-10:00", "PE")):
        sheet.append([time, activity, activity])
    for cell, colour in fills.items():
        sheet[cell].fill = PatternFill("solid", fgColor=colour)
        sheet[cell].value = (words or {}).get(cell)
    if merge:
        sheet.merge_cells(merge)
    book.save(path)
    return path


def with_recipe(path: Path, colours: str) -> Reading:
    recipe = path.with_name("lincoln.toml")
    recipe.write_text(f"[colours]\n{colours}\n", encoding="utf-8")
    return read([path], recipe)


def activities(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return day and activity of every block by its start and cell."""
    rows = reading.gathered.tables.rows["Timetable"]
    return {f"{row.seen('From')} {row.at('Activity').cell}": (row.seen("Days"), row.seen("Activity")) for row in rows}


def of_the_recipe(reading: Reading) -> list[Finding]:
    return [each for each in reading.findings if each.code == Code.RECIPE]


def test_a_cell_without_a_word_is_what_its_colour_means(tmp_path: Path) -> None:
    path = timetable(tmp_path / "lincoln.xlsx", {"B5": YELLOW, "C6": ACCENT_LIGHTER, "A4": GREY}, {"A4": "8:00-8:30"})
    before = activities(read([path]))
    assert not any(cell.endswith((" B5", " C6")) for cell in before)
    found = with_recipe(path, f'"{YELLOW}" = "Recess"\n"#{AS_RGB.lower()}" = "Lunch"')
    assert activities(found) == {**before, "8:30 B5": ("Mon", "Recess"), "9:00 C6": ("Tue", "Lunch")}
    assert not of_the_recipe(found)


def test_a_word_counts_more_than_a_colour(tmp_path: Path) -> None:
    path = timetable(tmp_path / "lincoln.xlsx", {"B5": YELLOW}, {"B5": "Music"})
    found = with_recipe(path, f'"{YELLOW}" = "Recess"')
    assert activities(found)["8:30 B5"] == ("Mon", "Music")


def test_a_colour_can_be_skipped_and_every_word_left_out_is_named(tmp_path: Path) -> None:
    path = timetable(tmp_path / "lincoln.xlsx", {"B5": GREY, "C5": GREY, "C7": GREY}, {"B5": "Art", "C5": "Art"})
    found = with_recipe(path, f'"{GREY}" = "skip"')
    assert set(activities(found)) == {"8:00 B4", "8:00 C4", "9:00 B6", "9:00 C6", "9:30 B7"}
    (note,) = of_the_recipe(found)
    assert (note.severity, note.source.cell) == (Severity.NOTE, "B5")
    assert note.message.endswith("B5, C5.")


def test_a_merged_area_has_its_word_once(tmp_path: Path) -> None:
    path = timetable(tmp_path / "lincoln.xlsx", {"B5": YELLOW, "B6": YELLOW}, merge="B5:B6")
    rows = with_recipe(path, f'"{YELLOW}" = "Recess"').gathered.tables.rows["Timetable"]
    (row,) = [row for row in rows if row.seen("Activity") == "Recess"]
    assert (row.at("Activity").cell, row.seen("From"), row.seen("To")) == ("B5", "8:30", "9:30")


def test_import_asks_for_the_colours_of_cells_among_words(tmp_path: Path) -> None:
    fills = {"B5": YELLOW, "C5": YELLOW, "C6": ACCENT_LIGHTER, "B4": GREY, "A9": GREY, "E5": GREY}
    path = timetable(tmp_path / "lincoln.xlsx", fills, {"B4": "ELA"})
    seen = colours_seen(read([path]).gathered.drawn, [path])
    assert [(each.colour, each.name, each.cells) for each in seen] == [
        (YELLOW, "yellow", (("2B", "B5"), ("2B", "C5"))),
        (AS_RGB, "light grey", (("2B", "C6"),)),
    ]


@pytest.mark.parametrize("colour", ["yellow", "FFFF0", "GGGGGG", "12FFFF00"])
def test_what_is_no_colour_is_a_finding(tmp_path: Path, colour: str) -> None:
    path = timetable(tmp_path / "lincoln.xlsx", {"B5": YELLOW})
    (finding,) = of_the_recipe(with_recipe(path, f'"{colour}" = "Recess"'))
    assert finding.severity is Severity.ERROR
    assert "Maybe" in finding.maybe
    assert colour in finding.message


def test_colours_that_cannot_be_read_are_a_finding(tmp_path: Path) -> None:
    path, broken = timetable(tmp_path / "lincoln.xlsx", {"B5": YELLOW}), tmp_path / "broken.xlsx"
    with ZipFile(path) as old, ZipFile(broken, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, content.replace(b"<fill>", b"<fill><strange/>") if "styles" in name else content)
    assert activities(read([broken])) == activities(read([path]))
    (finding,) = of_the_recipe(with_recipe(broken, f'"{YELLOW}" = "Recess"'))
    assert "broken.xlsx" in finding.message
    assert colours_seen(read([broken]).gathered.drawn, [broken]) == []
