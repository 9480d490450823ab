"""What one cell says: several lessons, times and days of their own, rotations, weeks, rooms and classes."""

import pytest
from intake.drawn import drawn, lessons_of
from intake.timetables.lesson_words import findings, lines, only, told

from optsched.intake.codes import Code
from optsched.intake.timetables.content import contents_of, with_class, with_room
from optsched.intake.words import clean


def said(text: str) -> list[str]:
    """Say the contents of a cell: days, time, weeks, activity, and what is not understood in brackets."""
    found = []
    for each in contents_of(text):
        clocks = [each.span.start, *([each.span.end] if each.span.end else [])] if each.span else []
        when = "-".join(f"{clock.usual // 60}:{clock.usual % 60:02d}" for clock in clocks)
        rest = f"[{each.rest}]" if each.rest else ""
        parts = (" ".join(each.days), when, each.weeks, clean(each.activity), rest)
        found.append(" ".join(part for part in parts if part))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Math", ["Math"]),
        ("Guided\nReading", ["Guided Reading"]),
        ("reading WIN**", ["reading WIN"]),
        ("Rotations 8:25 - 9:10", ["8:25-9:10 Rotations"]),
        ("8:25-9:10 Rotations", ["8:25-9:10 Rotations"]),
        ("Rotations (8:25-9:10)", ["8:25-9:10 Rotations"]),
        ("8:25-9:10: Rotations", ["8:25-9:10 Rotations"]),
        ("Rotations\n8:25-9:10", ["8:25-9:10 Rotations"]),
        ("8:25-9:10\nRotations", ["8:25-9:10 Rotations"]),
        ("Lunch 11:30-12:00\nRecess 12:00-12:20", ["11:30-12:00 Lunch", "12:00-12:20 Recess"]),
        ("11:30-12:00 Lunch 12:00-12:20 Recess", ["11:30-12:00 Lunch", "12:00-12:20 Recess"]),
        ("Lunch 11:30-12:00, Recess 12:00-12:20", ["11:30-12:00 Lunch", "12:00-12:20 Recess"]),
        ("8:20 morning routine", ["8:20 morning routine"]),
        ("Chapter 8.25 in R2.010", ["Chapter 8.25 in R2.010"]),
    ],
)
def test_lessons_and_their_own_times(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(1=Library, 2=PE)", ["1 Library", "2 PE"]),
        ("10:50-11:40 Specials (1=Library, 2=PE)", ["1 10:50-11:40 Library", "2 10:50-11:40 PE"]),
        ("Specials (1=Library, 2=PE) 10:50-11:40", ["1 10:50-11:40 Library", "2 10:50-11:40 PE"]),
        ("Day 1 = PE; Day 2 = Art", ["1 PE", "2 Art"]),
        ("M-Comp T-Library W-Art Th-PE", ["Mon Comp", "Tue Library", "Wed Art", "Thu PE"]),
        ("M: PE T: Art", ["Mon PE", "Tue Art"]),
        ("Specials (M=PE, T=Computer Lab, W=Library)", ["Mon PE", "Tue Computer Lab", "Wed Library"]),
        ("M/W-PE T/Th-Art F-Music", ["Mon Wed PE", "Tue Thu Art", "Fri Music"]),
        ("M-Comp T-PE 10:00-10:45", ["Mon 10:00-10:45 Comp", "Tue 10:00-10:45 PE"]),
        ("Encore (Mon Art, Tue PE, Wed Computer Lab)", ["Mon Art", "Tue PE", "Wed Computer Lab"]),
        ("Encore (Mon Art, Tue PE) (12:35 to 1:50)", ["Mon 12:35-13:50 Art", "Tue 12:35-13:50 PE"]),
        ("PE (M,W) / Music (T,Th) / Library (F)", ["Mon Wed PE", "Tue Thu Music", "Fri Library"]),
        ("Science (M/W/F); Social Studies (T/Th)", ["Mon Wed Fri Science", "Tue Thu Social Studies"]),
    ],
)
def test_rotations(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Class 1 M-Comp T- Library W-Art Th-PE", "Class 1"),
        ("Math (1=Library, 2=PE) then Lunch", "then Lunch"),
        ("M-Comp T-PE 10:00-10:45 Room 5", "Room 5"),
        ("Bring shoes Mon Art, Tue PE", "Bring shoes"),
    ],
)
def test_words_around_a_rotation_are_not_guessed(text: str, rest: str) -> None:
    assert {each.rest for each in contents_of(text)} == {rest}


def test_one_day_alone_is_no_rotation() -> None:
    assert said("M-Comp") == ["M-Comp"]
    assert said("PE (M,W)") == ["PE (M,W)"]
    assert said("Music (A) / Art (B)") == ["Music (A) / Art (B)"]
    assert said("PE (M,W) / Music (T,Th) or Library") == ["PE (M,W) / Music (T,Th) or Library"]
    assert said("Mon Wed Fri") == ["Mon Wed Fri"]
    assert said("Read Aloud, Phonics") == ["Read Aloud, Phonics"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("PE (Week A) / Art (Week B)", ["odd PE", "even Art"]),
        ("A week: PE, B week: Art", ["odd PE", "even Art"]),
        ("Week 1: PE", ["odd PE"]),
        ("PE Wk B", ["even PE"]),
        ("A Word a Week", ["A Word a Week"]),
    ],
)
def test_weeks(text: str, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "activity", "name"),
    [
        ("2B Math", "Math", "2B"),
        ("2B: Math", "Math", "2B"),
        ("2B - Math", "Math", "2B"),
        ("2B\nMath", "Math", "2B"),
        ("Math (2B)", "Math", "2B"),
        ("Math 2B", "Math", "2B"),
        ("Operating Systems (BCS-6A)", "Operating Systems", "BCS-6A"),
        ("Ms. Lopez Math", "Math", "Ms. Lopez"),
        ("Dolphins Math", "Math", "Dolphins"),
    ],
)
def test_a_class_in_a_cell(text: str, activity: str, name: str) -> None:
    content = with_class(contents_of(text)[0], frozenset({"dolphins"}))
    assert content.label is not None
    assert (content.activity, content.label.class_name) == (activity, name)


def test_no_class_in_a_cell() -> None:
    for text in ("Math", "Guided Reading", "2B"):
        assert with_class(contents_of(text)[0], frozenset()).label is None


@pytest.mark.parametrize(
    ("text", "activity", "room"),
    [
        ("Math Room 12", "Math", "Room 12"),
        ("Math (Rm 12B)", "Math", "Rm 12B"),
        ("PE, Gym 2", "PE", "Gym 2"),
        ("Library", "Library", ""),
        ("Room 12", "Room 12", ""),
    ],
)
def test_rooms(text: str, activity: str, room: str) -> None:
    content = with_room(contents_of(text)[0])
    assert (content.activity, content.where) == (activity, room)


def test_activity_with_person_and_room_below() -> None:
    sheet = drawn(
        """
        2B | Mon | Tue
        8:00-9:00 | Math\\nMs. Hill\\n316 | Physics\\nMr. Gray\\n305
        9:00-10:00 | PE\\nMs. Sand\\nGym | Math\\nMs. Hill\\n316
        """
    )
    assert {(each.activity, each.where) for each in lessons_of(sheet)} == {
        ("Math", "Ms. Hill, 316"),
        ("Physics", "Mr. Gray, 305"),
        ("PE", "Ms. Sand, Gym"),
    }


OWN = """
2B | Mon | Tue
8:00-9:00 | {} | ELA
9:00-10:00 | Art | PE
"""


def monday(text: str) -> list[str]:
    return [line.removeprefix("2B | Mon | ") for line in lines(drawn(OWN.format(text))) if "Mon" in line]


def test_a_cells_own_time_goes_before_its_rows() -> None:
    assert monday("Math 8:15-8:45")[0] == "8:15-8:45 | Math"
    assert monday("Lunch 8:00-8:30 Recess 8:30-9:00")[:2] == ["8:00-8:30 | Lunch", "8:30-9:00 | Recess"]
    assert told(drawn(OWN.format("Math 8:15-8:45"))) == []


def test_an_own_time_outside_its_row_is_told() -> None:
    sheet = drawn(OWN.format("Math 11:00-11:30"))
    assert "11:00-11:30 | Math" in monday("Math 11:00-11:30")
    finding = only(Code.TIMES_DISAGREE, sheet)
    assert (finding.source.cell, finding.seen) == ("B2", "Math 11:00-11:30")
    assert finding.message == "The cell says 11:00-11:30, but stands at 8:00-9:00; its own time was read."


@pytest.mark.parametrize("text", ["Math 8:45 - 8:15", "Math 4-12am", "Math 8:00-8:00"])
def test_a_time_in_a_cell_that_is_not_understood_loses_its_lesson(text: str) -> None:
    sheet = drawn(OWN.format(text))
    assert not [line for line in monday(text) if "Math" in line]
    assert {cell for _, cell in told(sheet)} == {"B2"}


def test_weeks_reach_the_lessons() -> None:
    sheet = drawn(OWN.format("PE (Week A) / Art (Week B)"))
    assert [(each.activity, each.weeks) for each in lessons_of(sheet)][:2] == [("PE", "odd"), ("Art", "even")]
    assert told(sheet) == []


def test_a_rotation_over_a_merged_week() -> None:
    sheet = drawn(
        """
        2B | Mon | Tue | Wed | Thu
        8:00-9:00 | Math | < | < | <
        9:00-10:00 | M-Comp T-Library W-Art Th-PE | < | < | <
        """
    )
    assert [line for line in lines(sheet) if "9:00-10:00" in line] == [
        "2B | Mon | 9:00-10:00 | Comp",
        "2B | Thu | 9:00-10:00 | PE",
        "2B | Tue | 9:00-10:00 | Library",
        "2B | Wed | 9:00-10:00 | Art",
    ]


def test_a_rotation_with_words_around_it_is_no_lesson() -> None:
    sheet = drawn(OWN.format("Class 1 M-Comp T-PE"))
    assert not [line for line in lines(sheet) if "Comp" in line]
    finding = only(Code.CELL_UNCLEAR, sheet)
    assert (finding.source.cell, finding.seen) == ("B2", "Class 1 M-Comp T-PE")
    assert finding.message == "Class 1 in this cell is not understood."


def test_days_in_a_cell_that_are_not_those_of_its_column() -> None:
    finding = only(Code.CELL_UNCLEAR, drawn(OWN.format("Th-Comp F-PE")))
    assert finding.message == "The days in the cell are not those of its column."


@pytest.mark.parametrize("empty", ["-", "--", "—", "x", "X", "n/a", "."])
def test_marks_of_an_empty_cell(empty: str) -> None:
    sheet = drawn(OWN.format(empty))
    assert len(lines(sheet)) == 3
    assert findings(sheet) == []


@pytest.mark.parametrize(
    ("seen", "activity", "where"),
    [
        ("P.E. - Gym", "P.E.", "Gym"),
        ("PE (gym)", "PE", "gym"),
        ("Music in the Music Room", "Music", "Music Room"),
        ("Assembly @ MPR", "Assembly", "MPR"),
        ("Gym", "Gym", ""),
        ("Open Gym", "Open Gym", ""),
        ("Art - Rm 12", "Art", "Rm 12"),
    ],
)
def test_a_place_behind_a_lesson_is_where_it_is(seen: str, activity: str, where: str) -> None:
    (lesson,) = [
        each for each in lessons_of(drawn(f"2B | Mon | Tue\n8:00-9:00 | {seen} | Math")) if each.days == ("Mon",)
    ]
    assert (lesson.activity, lesson.where) == (activity, where)
