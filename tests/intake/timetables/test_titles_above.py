"""Titles above tables that stand beside each other, and above lists that follow each other."""

from intake.drawn import drawn, lessons_of
from intake.timetables.lesson_words import lines, told


def test_a_title_alone_above_two_tables_is_that_of_both() -> None:
    page = drawn(
        """
        Ms. Nash
        Mon/Wed/Fri | | Tues/Thurs |
        8:00-8:15 | Arrival | 8:00-8:15 | Arrival
        8:15-9:00 | Calendar | 8:15-9:00 | PE
        9:00-10:00 | Math | 9:00-10:00 | Math
        """,
        "Kinder",
    )
    assert lines(page) == [
        "Ms. Nash | Mon Wed Fri | 8:00-8:15 | Arrival",
        "Ms. Nash | Mon Wed Fri | 8:15-9:00 | Calendar",
        "Ms. Nash | Mon Wed Fri | 9:00-10:00 | Math",
        "Ms. Nash | Tue Thu | 8:00-8:15 | Arrival",
        "Ms. Nash | Tue Thu | 8:15-9:00 | PE",
        "Ms. Nash | Tue Thu | 9:00-10:00 | Math",
    ]
    assert told(page) == []


def test_titles_beside_each_other_are_each_that_of_its_own_table() -> None:
    page = drawn(
        """
        2A | | 2B |
        8:00-8:15 | Arrival | 8:00-8:15 | Arrival
        8:15-9:00 | Art | 8:15-9:00 | PE
        9:00-10:00 | Math | 9:00-10:00 | Math
        """
    )
    assert "2A | - | 8:15-9:00 | Art" in lines(page)
    assert "2B | - | 8:15-9:00 | PE" in lines(page)


def test_a_row_of_titles_above_the_next_list_is_no_lesson_of_the_one_before() -> None:
    page = drawn(
        """
        Teacher: Mr. Ortiz | Grade 4 | Rm 22
        Start | End | Subject | Days
        8:00 | 9:00 | Math | M-F
        9:00 | 10:00 | ELA | M-F

        Teacher: Mrs. Pratt | Grade 4 | Rm 24
        Start | End | Subject | Days
        8:00 | 9:00 | ELA | M-F
        """
    )
    assert lines(page) == [
        "Mr. Ortiz | Mon Tue Wed Thu Fri | 8:00-9:00 | Math",
        "Mr. Ortiz | Mon Tue Wed Thu Fri | 9:00-10:00 | ELA",
        "Mrs. Pratt | Mon Tue Wed Thu Fri | 8:00-9:00 | ELA",
    ]
    assert told(page) == []


def test_a_sheet_of_the_same_teacher_names_the_class_that_the_title_does_not() -> None:
    week = "{}\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE"
    assert "KB | Mon | 8:00-9:00 | Math" in lines(drawn(week.format("Ms. Cole's Kindergarten Class"), "Ms. Cole KB"))
    assert "Ms. Cole | Mon | 8:00-9:00 | Math" in lines(drawn(week.format("Ms. Cole"), "Ms. Ray KB"))


def test_a_school_above_the_first_table_is_that_of_the_others() -> None:
    table = "{}\nTime | Mon | Tue\n8:00-9:00 | Math | ELA\n9:00-10:00 | Art | PE\n\n"
    page = drawn("Oak Elementary\n" + "".join(table.format(name) for name in ("2A", "2B", "2C")))
    assert {(each.label.name, each.school) for each in lessons_of(page)} == {
        ("2A", "Oak Elementary"),
        ("2B", "Oak Elementary"),
        ("2C", "Oak Elementary"),
    }
