"""The district workbook, read straight from its canonical sheets."""

from __future__ import annotations

from independent import words
from independent.facts import District, Options
from independent.people import PeopleSheets
from independent.reading import Book, date, word
from independent.sheets import SchoolSheets

CANONICAL = (
    "Options,Schools,Travel,Calendar,Classes,Timetable,Activities,Therapists,Hours,Work,Rooms,Students,"
    "Student times,Services,Pairs,Preferences,Locked,Findings,Start here,Read me,Help,Lists"
)
SESSION_COLUMNS = "Session,Mandate,Weeks,Day,From,To,School,Therapist,Service,Setting,Place,Student,Locked"


def read_district(paths) -> District:
    """Every fact of the district that the audit needs."""
    book = Book(paths)
    options = _options(book)
    places, people = SchoolSheets(book, options), PeopleSheets(book, options)
    return District(
        options=options,
        problems=book.problems,
        hours_of_schools=places.schools(),
        travel=places.travel(),
        visits=places.visits(),
        class_grades=places.class_grades(),
        blocks=places.blocks(),
        activities=places.activities(),
        therapists=people.therapists(),
        hours=people.hours(),
        work=people.work(),
        rooms=places.rooms(),
        students=people.students(),
        own_times=people.own_times(),
        mandates=people.mandates(),
        pairs=people.pairs(),
        locked=book.rows("Locked", SESSION_COLUMNS),
        unread_grids=bool(set(book.sheets) - {word(sheet) for sheet in CANONICAL.split(",")}),
    )


def _options(book: Book) -> Options:
    options = Options()
    rows = {row.word("Option"): row for row in book.rows("Options", "Option,Value")}

    def value(option: str, default):
        row = rows.get(word(option))
        found = row.number("Value", default) if row else default
        return default if found is None else found

    options.cycle = value("Weeks in cycle", 4)
    options.grid = value("Grid minutes", 5)
    options.visits = value("Push-ins at once in a class", 1)
    options.grade_span = value("Grade span in a group", 2)
    options.lunch_from_hours = value("Lunch owed from hours", 5)
    for span, weeks in options.weeks_in.items():
        spelled = [key for key in rows if "weeks" in key and span in key]
        options.weeks_in[span] = value(spelled[0], weeks) if spelled else weeks
    for option, row in rows.items():
        if option == "unequallengthsinagroup":
            options.unequal = row.word("Value") in ("yes", "true", "y", "1")
        elif option == "mosttherapyminutesachildaday" and row.word("Value") not in ("", "none"):
            options.child_minutes = row.number("Value")
        elif option == "days":
            options.days = words.day_names(row.raw("Value")) or options.days
        elif option == "letterdays":
            options.letters = words.day_names(row.raw("Value"))
        elif option == "showstudentsas":
            options.show_codes = row.word("Value", "code") == "code"
    for option in ("firstday", "planfor"):
        if option in rows and rows[option].word("Value") != "firstday":
            options.plan_for = rows[option].read("Value", date) or options.plan_for
    return options
