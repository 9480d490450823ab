"""The sheets about the places: schools, travel, classes, activities, rooms."""

from __future__ import annotations

from independent import words
from independent.facts import Activity, Block, Options, Room, Span
from independent.reading import DAY_MINUTES, Book, Row, word


class Sheets:
    """Days, weeks and times as they stand in many sheets."""

    def __init__(self, book: Book, options: Options) -> None:
        self.book, self.options = book, options

    def span(self, row: Row, letters: bool = False, start: str = "From", end: str = "To") -> Span:
        days = None
        if letters and self.options.letters:
            try:
                words.split_days(row.raw("Days"), self.options.letters)
                days = frozenset(self.options.days)
            except ValueError:
                days = None
        if days is None:
            days = row.read("Days", lambda cell: words.split_days(cell, self.options.days))
        days = frozenset(self.options.days) if days is None else days
        weeks = self.weeks(row).allowed
        return Span(days, weeks, row.clock(start, 0), row.clock(end, DAY_MINUTES))

    def weeks(self, row: Row) -> words.Weeks:
        every = words.Weeks(frozenset(range(1, self.options.cycle + 1)))
        return row.read("Weeks", lambda cell: words.split_weeks(cell, self.options.cycle), every)


class SchoolSheets(Sheets):
    """One method for each sheet."""

    def schools(self) -> dict[str, list[Span]]:
        found: dict[str, list[Span]] = {}
        for row in self.book.rows("Schools", "School,Days,Opens,Closes"):
            found.setdefault(row.name("School"), []).append(self.span(row, start="Opens", end="Closes"))
        return found

    def travel(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        for row in self.book.rows("Travel", "From,To,Minutes"):
            one, other = row.name("From"), row.name("To")
            minutes = row.number("Minutes")
            if minutes is not None:
                found[one, other] = minutes
                found.setdefault((other, one), minutes)
        return found

    def visits(self) -> dict[tuple[str, str], int]:
        rows = self.book.rows("Classes", "School,Class,Teacher,Grade,Visits at once")
        return {
            (row.name("School"), row.name("Class")): row.number("Visits at once")
            for row in rows
            if row.text("Visits at once")
        }

    def class_grades(self) -> dict[tuple[str, str], frozenset[int]]:
        found: dict[tuple[str, str], frozenset[int]] = {}
        for sheet in ("Timetable", "Classes"):
            for row in self.book.rows(sheet, "School,Class,Teacher,Grade"):
                if row.text("Grade"):
                    found[row.name("School"), row.name("Class")] = words.grades(row.raw("Grade"))
        return found

    def blocks(self) -> list[Block]:
        rows = self.book.rows("Timetable", "School,Class,Teacher,Grade,Days,Weeks,From,To,Activity,Where,Variant")
        return [
            Block(
                self.span(row, letters=True),
                row.name("School"),
                row.name("Class"),
                row.name("Activity"),
                words.grades(row.raw("Grade")),
            )
            for row in rows
            if row.word("Variant", "normal") == "normal"
        ]

    def activities(self) -> list[Activity]:
        found = []
        for row in self.book.rows("Activities", "Activity,School,Grades,Pull-out,Push-in,Core"):
            rules = {
                column: word(cell) for column, cell in row.cells.items() if column.startswith(("pullout", "pushin"))
            }
            school = "" if row.name("School") == "all" else row.name("School")
            found.append(Activity(row.name("Activity"), school, words.grades(row.raw("Grades")), rules))
        return found

    def rooms(self) -> list[Room]:
        rows = self.book.rows("Rooms", "School,Room,Sessions at once,Services,Days,From,To")
        return [
            Room(
                row.name("School"),
                row.name("Room"),
                row.number("Sessions at once", 1),
                row.names("Services"),
                self.span(row),
            )
            for row in rows
        ]
