"""What a class is called: codes, teachers and grades, in headers, titles and names of sheets."""

import pytest
from intake.drawn import drawn
from intake.timetables.lesson_words import lines, read_all

from optsched.intake.timetables.labels import is_code, label_of, school_of

LABELS = [  # text, name, teacher, grade, room
    ("2B", "2B", "", "", ""),
    ("2-B", "2-B", "", "", ""),
    ("K-A", "K-A", "", "", ""),
    ("PK A", "PK A", "", "", ""),
    ("Class 2B", "2B", "", "", ""),
    ("Homeroom: 2B", "2B", "", "", ""),
    ("Ms. Lopez", "", "Ms. Lopez", "", ""),
    ("Mrs. O'Neil", "", "Mrs. O'Neil", "", ""),
    ("Mrs. Swanger's Schedule", "", "Mrs. Swanger", "", ""),
    ("Lopez, M.", "", "Lopez, M.", "", ""),
    ("2B (Lopez)", "2B", "Lopez", "", ""),
    ("2B - Ms. Lopez", "2B", "Ms. Lopez", "", ""),
    ("Ms. Lopez - 2B", "2B", "Ms. Lopez", "", ""),
    ("2B\nMs. Lopez", "2B", "Ms. Lopez", "", ""),
    ("2B Lopez", "2B", "Lopez", "", ""),
    ("2nd Grade", "", "", "2nd Grade", ""),
    ("Grade 2", "", "", "Grade 2", ""),
    ("Grade 2 - Lopez, M.", "", "Lopez, M.", "Grade 2", ""),
    ("K", "", "", "K", ""),
    ("Kindergarten", "", "", "Kindergarten", ""),
    ("Third Grade", "", "", "Third Grade", ""),
    ("Room 12 - Ms. Lopez", "", "Ms. Lopez", "", "Room 12"),
    ("2B 8:15-3:00", "2B", "", "", ""),
]


@pytest.mark.parametrize(("seen", "name", "teacher", "grade", "room"), LABELS)
def test_labels(seen: str, name: str, teacher: str, grade: str, room: str) -> None:
    label = label_of(seen)
    assert (label.name, label.teacher, label.grade, label.room) == (name, teacher, grade, room)


@pytest.mark.parametrize("seen", ["Math", "Lunch", "Morning Meeting", "Time", "", "8:15-9:00", "Class Schedule", "Gym"])
def test_what_is_no_class(seen: str) -> None:
    assert not label_of(seen).is_class


def test_a_class_is_called_by_its_code_else_its_teacher_else_its_grade_else_as_written() -> None:
    assert label_of("2B (Lopez)").class_name == "2B"
    assert label_of("Ms. Lopez").class_name == "Ms. Lopez"
    assert label_of("Grade 2").class_name == "Grade 2"
    assert label_of("Dolphins").class_name == "Dolphins"


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("AM Kindergarten (Ms. Wu)", "Ms. Wu AM"),
        ("Ms. Wu PM Kindergarten", "Ms. Wu PM"),
        ("K-AM (Wu)", "Wu AM"),
        ("PM Kinder", "Kinder PM"),
        ("Kindergarten A.M.", "Kindergarten AM"),
        ("K 8:00 AM", "K"),
        ("Ms. Wu AM", "Ms. Wu AM"),
    ],
)
def test_halves_of_a_day_are_two_classes_in_kindergarten(seen: str, name: str) -> None:
    assert label_of(seen).class_name == name


def test_codes() -> None:
    assert all(is_code(text) for text in ("2B", "K-A", "2-1", " 11A "))
    assert not any(is_code(text) for text in ("PE", "Math", "2B Math", "Art 2", ""))


def test_schools() -> None:
    assert school_of("Lincoln Elementary") == "Lincoln Elementary"
    assert school_of("Washington Middle School 2026-27") == "Washington Middle School"
    assert school_of("2026 - 2027 Oak Elementary") == "Oak Elementary"
    assert school_of("Oak Elementary 26-27") == "Oak Elementary"
    assert school_of("Lincoln Elementary - Therapy room use") == "Lincoln Elementary"
    assert school_of("Lincoln - Douglas Elementary") == "Lincoln - Douglas Elementary"
    assert school_of("Lincoln Elementary Master Schedule") == "Lincoln Elementary"
    assert school_of("Jefferson Middle School Bell Schedule 2026-27") == "Jefferson Middle School"
    assert school_of("Elementary Master Schedule") == ""
    assert school_of("Lincoln Elementary 2nd Grade Schedule") == ""
    assert school_of("Middle School Schedule") == ""
    assert school_of("Math") == ""


TABLE = "Time | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("2B", "2B"),
        ("2B Schedule", "2B"),
        ("Schedule: 2B", "2B"),
        ("Class Schedule - 2B", "2B"),
        ("Ms. Lopez's Class", "Ms. Lopez"),
        ("Grade 2", "Grade 2"),
        ("Lincoln Elementary\nMs. Lopez - 2B\nRoom 12", "2B"),
        ("Principal: Dr. Reyes\n2B", "2B"),
        ("Ms. Nash Kindergarten Schedule", "Ms. Nash"),
        ("Teacher: Mr. Ortiz | Grade 4 | Rm 22", "Mr. Ortiz"),
        ("Rm 22 | Grade 4 | Mr. Ortiz", "Mr. Ortiz"),
    ],
)
def test_titles_name_the_class(title: str, name: str) -> None:
    assert {line.split(" | ")[0] for line in lines(drawn(f"{title}\n\n{TABLE}"))} == {name}


def test_the_nearest_title_counts_and_the_name_of_the_sheet_comes_last() -> None:
    assert lines(drawn(f"2B\n{TABLE}", "3C"))[0].startswith("2B | ")
    assert lines(drawn(TABLE, "3C"))[0].startswith("3C | ")


def test_the_principal_is_nobodys_teacher() -> None:
    lessons, log = read_all(drawn(f"Principal: Dr. Reyes\nCall the office\n\n{TABLE}"))
    assert lessons == []
    assert [each.code for each in log.findings] == ["F101"]


def test_a_school_is_known_or_reads_like_one() -> None:
    lessons, _ = read_all(drawn(f"Lincoln Elementary\n2B\n{TABLE}"))
    assert {each.school for each in lessons} == {"Lincoln Elementary"}
    lessons, _ = read_all(drawn(f"Lincoln - Schedules\n2B\n{TABLE}"), schools=["Lincoln", "Maple"])
    assert {each.school for each in lessons} == {"Lincoln"}


def test_grade_above_teacher_is_one_class() -> None:
    sheet = drawn(
        """
         | Grade 2 | < | Grade 3
        Time | Lopez | Park | Hill
        8:00-9:00 | Math | ELA | Art
        9:00-10:00 | ELA | Math | PE
        """,
        "Monday",
    )
    lessons, _ = read_all(sheet)
    assert {(each.label.grade, each.label.seen) for each in lessons} == {
        ("Grade 2", "Grade 2 Lopez"),
        ("Grade 2", "Grade 2 Park"),
        ("Grade 3", "Grade 3 Hill"),
    }
