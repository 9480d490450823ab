"""Every layout of a timetable, in small: each lesson is read with its class, days and time."""

import pytest
from drawn import drawn, read

LAYOUTS = {
    "times_by_weekdays_of_one_class": (
        {
            "Sheet1": """
            Lincoln Elementary | < | < | < | < | <
            Ms. Lopez - 2B

            Time | Monday | Tuesday | Wednesday | Thursday | Friday
            8:15-8:30 | Morning Meeting | < | < | < | <
            8:30-9:45 | ELA | ELA | ELA | ELA | Library
            9:45-10:15 | Math | Math | PE | Math | Math
            12:00-12:30 | Lunch | < | < | < | <
            12:30-1:15 | Art | Music | Art | Music | Read Aloud

            * bring recorder
            """,
        },
        """
        2B | Mon | 8:30-9:45 | ELA
        2B | Mon | 9:45-10:15 | Math
        2B | Mon | 12:30-13:15 | Art
        2B | Mon Tue Wed Thu Fri | 8:15-8:30 | Morning Meeting
        2B | Mon Tue Wed Thu Fri | 12:00-12:30 | Lunch
        2B | Tue | 8:30-9:45 | ELA
        2B | Tue | 9:45-10:15 | Math
        2B | Tue | 12:30-13:15 | Music
        2B | Wed | 8:30-9:45 | ELA
        2B | Wed | 9:45-10:15 | PE
        2B | Wed | 12:30-13:15 | Art
        2B | Thu | 8:30-9:45 | ELA
        2B | Thu | 9:45-10:15 | Math
        2B | Thu | 12:30-13:15 | Music
        2B | Fri | 8:30-9:45 | Library
        2B | Fri | 9:45-10:15 | Math
        2B | Fri | 12:30-13:15 | Read Aloud
        """,
    ),
    "starts_only_last_until_the_next": (
        {
            "2B": """
            2B | Mon | Tue | Wed | Thu | Fri
            8:20 | Morning Work | Morning Work | Morning Work | Morning Work | Morning Work
            8:45 | ELA | ELA | ELA | ELA | ELA
            11:45 | Lunch | Lunch | Lunch | Lunch | Lunch
            12:15 | Math | Math | Math | Math | Math
            1:45 | Art | PE | Music | PE | Library
            3:10 | Dismissal | Dismissal | Dismissal | Dismissal | Dismissal
            """,
        },
        """
        2B | Mon | 8:20-8:45 | Morning Work
        2B | Mon | 8:45-11:45 | ELA
        2B | Mon | 11:45-12:15 | Lunch
        2B | Mon | 12:15-13:45 | Math
        2B | Mon | 13:45-15:10 | Art
        2B | Tue | 8:20-8:45 | Morning Work
        2B | Tue | 8:45-11:45 | ELA
        2B | Tue | 11:45-12:15 | Lunch
        2B | Tue | 12:15-13:45 | Math
        2B | Tue | 13:45-15:10 | PE
        2B | Wed | 8:20-8:45 | Morning Work
        2B | Wed | 8:45-11:45 | ELA
        2B | Wed | 11:45-12:15 | Lunch
        2B | Wed | 12:15-13:45 | Math
        2B | Wed | 13:45-15:10 | Music
        2B | Thu | 8:20-8:45 | Morning Work
        2B | Thu | 8:45-11:45 | ELA
        2B | Thu | 11:45-12:15 | Lunch
        2B | Thu | 12:15-13:45 | Math
        2B | Thu | 13:45-15:10 | PE
        2B | Fri | 8:20-8:45 | Morning Work
        2B | Fri | 8:45-11:45 | ELA
        2B | Fri | 11:45-12:15 | Lunch
        2B | Fri | 12:15-13:45 | Math
        2B | Fri | 13:45-15:10 | Library
        """,
    ),
    "two_tables_side_by_side": (
        {
            "Sheet1": """
            2A | | | | 2B
            Time | Mon | Tue | | Time | Mon | Tue
            8:00-9:00 | Math | ELA | | 8:00-9:00 | Art | PE
            9:00-10:00 | ELA | Math | | 9:00-10:00 | PE | Art
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Tue | 8:00-9:00 | PE
        2B | Tue | 9:00-10:00 | Art
        """,
    ),
    "two_tables_one_below_the_other": (
        {
            "Sheet1": """
            2A
            Time | Mon | Tue
            8:00-9:00 | Math | ELA
            9:00-10:00 | ELA | Math

            2B
            Time | Mon | Tue
            8:00-9:00 | Art | PE
            9:00-10:00 | PE | Art
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Tue | 8:00-9:00 | PE
        2B | Tue | 9:00-10:00 | Art
        """,
    ),
    "classes_by_times_on_a_sheet_for_a_day": (
        {
            "Monday": """
            Monday
            Class | 8:00-9:00 | 9:00-10:00 | 10:00-10:30
            2A (Lopez) | Math | ELA | Recess
            2B (Park) | ELA | < | Recess
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Mon | 10:00-10:30 | Recess
        2B | Mon | 8:00-10:00 | ELA
        2B | Mon | 10:00-10:30 | Recess
        """,
    ),
    "periods_take_their_times_from_a_bell_schedule_elsewhere": (
        {
            "Tuesday": """
            Teacher | Period 1 | Period 2 | Period 3
            Ms. Lopez | Math | ELA | PE
            Mr. Park | ELA | Math | Art
            """,
            "Bell schedule": """
            Period | Start | End
            1 | 8:00 | 8:50
            2 | 8:55 | 9:45
            3 | 9:50 | 10:40
            """,
        },
        """
        Mr. Park | Tue | 8:00-8:50 | ELA
        Mr. Park | Tue | 8:55-9:45 | Math
        Mr. Park | Tue | 9:50-10:40 | Art
        Ms. Lopez | Tue | 8:00-8:50 | Math
        Ms. Lopez | Tue | 8:55-9:45 | ELA
        Ms. Lopez | Tue | 9:50-10:40 | PE
        """,
    ),
    "classes_by_days_and_times": (
        {
            "Sheet1": """
             | Monday | < | Tuesday | <
             | 8:00-9:00 | 9:00-10:00 | 8:00-9:00 | 9:00-10:00
            2A | Math | ELA | ELA | Math
            2B | Art | PE | PE | Art
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Tue | 8:00-9:00 | PE
        2B | Tue | 9:00-10:00 | Art
        """,
    ),
    "days_written_on_the_first_of_their_columns_only": (
        {
            "Sheet1": """
             | Monday | | Tuesday |
            Class | 8:00-9:00 | 9:00-10:00 | 8:00-9:00 | 9:00-10:00
            2A | Math | ELA | ELA | Math
            2B | Art | PE | PE | Art
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Tue | 8:00-9:00 | PE
        2B | Tue | 9:00-10:00 | Art
        """,
    ),
    "days_and_times_by_classes_with_the_day_on_its_first_row": (
        {
            "Sheet1": """
            Day | Time | 2A | 2B
            Mon | 8:00-9:00 | Math | Art
             | 9:00-10:00 | ELA | PE
             | 10:00-11:00 | PE | Math
            Tue | 8:00-9:00 | ELA | Art
             | 9:00-10:00 | Math | PE
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Mon | 10:00-11:00 | PE
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Mon | 10:00-11:00 | Math
        2B | Tue | 8:00-9:00 | Art
        2B | Tue | 9:00-10:00 | PE
        """,
    ),
    "days_and_times_by_classes_with_merged_days": (
        {
            "Sheet1": """
            Day | Time | 2A | 2B
            Mon | 8:00-9:00 | Math | Art
            ^ | 9:00-10:00 | ELA | PE
            Tue | 8:00-9:00 | ELA | Art
            ^ | 9:00-10:00 | Math | PE
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | Art
        2B | Mon | 9:00-10:00 | PE
        2B | Tue | 8:00-9:00 | Art
        2B | Tue | 9:00-10:00 | PE
        """,
    ),
    "five_minute_rows_by_classes": (
        {
            "Master": """
            Time | 1A | 1B | 2A
            8:00 | Arrival | Arrival | Math 8:00 - 8:20
            8:05 | ^ | Math | ^
            8:10 | Math | ^ | ^
            8:15 | ^ | ^ | ^
            8:20 | ^ | ^ | PE
            8:25 | ^ | ^ | ^
            8:30 | Recess | Recess | Recess
            8:35 | | |
            """,
        },
        """
        1A | every day | 8:00-8:10 | Arrival
        1A | every day | 8:10-8:30 | Math
        1A | every day | 8:30-8:35 | Recess
        1B | every day | 8:00-8:05 | Arrival
        1B | every day | 8:05-8:30 | Math
        1B | every day | 8:30-8:35 | Recess
        2A | every day | 8:00-8:20 | Math
        2A | every day | 8:20-8:30 | PE
        2A | every day | 8:30-8:35 | Recess
        """,
    ),
    "rooms_by_times_with_classes_in_the_cells": (
        {
            "Mon": """
            Monday
            Time | Room 1 | Room 2 | Gym
            8:00-9:00 | 2A Math | 2B ELA |
            9:00-10:00 | 2A ELA | | 2B PE
            10:00-11:00 | 2A Art | 2B Math |
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Mon | 10:00-11:00 | Art
        2B | Mon | 8:00-9:00 | ELA
        2B | Mon | 9:00-10:00 | PE
        2B | Mon | 10:00-11:00 | Math
        """,
    ),
    "a_list_with_class_and_day_on_the_first_row_of_a_block": (
        {
            "Sheet1": """
            Class | Teacher | Day | Start | End | Subject
            2A | Lopez | Mon | 8:00 | 9:00 | Math
             | | | 9:00 | 10:00 | ELA
             | | Tue | 8:00 | 9:00 | ELA
            2B | Park | MWF | 12:30 | 1:15 | Math
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2B | Mon Wed Fri | 12:30-13:15 | Math
        """,
    ),
    "a_list_with_days_and_spans": (
        {
            "Sheet1": """
            Homeroom | Days | Time | Activity
            2A | Mon-Fri | 8:00-9:00 | Math
            2A | Mon-Fri | 9:00-10:00 | ELA
            """,
        },
        """
        2A | Mon Tue Wed Thu Fri | 8:00-9:00 | Math
        2A | Mon Tue Wed Thu Fri | 9:00-10:00 | ELA
        """,
    ),
    "a_page_of_a_teacher_with_a_rotation": (
        {
            "Sheet1": """
            Ms. Lopez - 2B
            Daily schedule
            8:15 - 9:45 ELA
            9:45-10:50 Math
            10:50-11:40 Specials (1=Library, 2=PE, 3=Art, 4=Music, 5=PE)
            11:40-12:10 Lunch
            12:10-1:10 Science
            """,
        },
        """
        2B | Mon Tue Wed Thu Fri | 8:15-9:45 | ELA
        2B | Mon Tue Wed Thu Fri | 9:45-10:50 | Math
        2B | Mon Tue Wed Thu Fri | 11:40-12:10 | Lunch
        2B | Mon Tue Wed Thu Fri | 12:10-13:10 | Science
        2B | 1 | 10:50-11:40 | Library
        2B | 5 | 10:50-11:40 | PE
        2B | 2 | 10:50-11:40 | PE
        2B | 3 | 10:50-11:40 | Art
        2B | 4 | 10:50-11:40 | Music
        """,
    ),
    "a_page_with_starts_only_and_no_am_or_pm": (
        {
            "Sheet1": """
            Mrs. Swanger's Schedule
            8:20 morning routine
            8:45 reading WIN**
            10:30 Lunch
            1:45 math WIN**
            3:10 dismissal
            """,
        },
        """
        Mrs. Swanger | every day | 8:20-8:45 | morning routine
        Mrs. Swanger | every day | 8:45-10:30 | reading WIN
        Mrs. Swanger | every day | 10:30-13:45 | Lunch
        Mrs. Swanger | every day | 13:45-15:10 | math WIN
        """,
    ),
    "a_page_with_headings_for_days": (
        {
            "Sheet1": """
            2B
            Monday
            8:00-9:00 Math
            9:00-10:00 ELA
            10:00-10:15 Snack
            Tue & Thu
            8:00-9:00 ELA
            9:00-10:00 Math
            """,
        },
        """
        2B | Mon | 8:00-9:00 | Math
        2B | Mon | 9:00-10:00 | ELA
        2B | Mon | 10:00-10:15 | Snack
        2B | Tue Thu | 8:00-9:00 | ELA
        2B | Tue Thu | 9:00-10:00 | Math
        """,
    ),
    "weekdays_by_times": (
        {
            "Sheet1": """
            2B | 8:00-9:00 | 9:00-10:00 | 10:00-11:00
            Monday | Math | ELA | Art
            Tuesday | ELA | Math | PE
            Wednesday | ELA | < | PE
            """,
        },
        """
        2B | Mon | 8:00-9:00 | Math
        2B | Mon | 9:00-10:00 | ELA
        2B | Mon | 10:00-11:00 | Art
        2B | Tue | 8:00-9:00 | ELA
        2B | Tue | 9:00-10:00 | Math
        2B | Tue | 10:00-11:00 | PE
        2B | Wed | 8:00-10:00 | ELA
        2B | Wed | 10:00-11:00 | PE
        """,
    ),
    "classes_one_below_the_other_in_one_table": (
        {
            "Sheet1": """
            Class | Time | Mon | Tue | Wed
            2A | 8:00-9:00 | Math | ELA | PE
             | 9:00-10:00 | ELA | Math | Art
            2B | 8:00-9:00 | PE | Art | ELA
             | 9:00-10:00 | Art | PE | Math
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2A | Wed | 8:00-9:00 | PE
        2A | Wed | 9:00-10:00 | Art
        2B | Mon | 8:00-9:00 | PE
        2B | Mon | 9:00-10:00 | Art
        2B | Tue | 8:00-9:00 | Art
        2B | Tue | 9:00-10:00 | PE
        2B | Wed | 8:00-9:00 | ELA
        2B | Wed | 9:00-10:00 | Math
        """,
    ),
    "classes_below_each_day": (
        {
            "Sheet1": """
             | Monday | < | Tuesday | <
            Time | 2A | 2B | 2A | 2B
            8:00-9:00 | Math | ELA | PE | Art
            9:00-10:00 | ELA | Math | Art | PE
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | PE
        2A | Tue | 9:00-10:00 | Art
        2B | Mon | 8:00-9:00 | ELA
        2B | Mon | 9:00-10:00 | Math
        2B | Tue | 8:00-9:00 | Art
        2B | Tue | 9:00-10:00 | PE
        """,
    ),
    "days_below_each_class": (
        {
            "Sheet1": """
             | 2A | < | 2B | <
            Time | Mon | Tue | Mon | Tue
            8:00-9:00 | Math | ELA | PE | Art
            9:00-10:00 | ELA | Math | Art | PE
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2B | Mon | 8:00-9:00 | PE
        2B | Mon | 9:00-10:00 | Art
        2B | Tue | 8:00-9:00 | Art
        2B | Tue | 9:00-10:00 | PE
        """,
    ),
    "starts_and_ends_in_two_columns": (
        {
            "Sheet1": """
            Mr. Park 3A
            From | To | Mon | Tue | Wed | Thu | Fri
            8:00 | 8:45 | Math | Math | Math | Math | Math
            8:45 | 9:30 | ELA | ELA | ELA | ELA | ELA
            1:00 | 1:45 | PE | Art | PE | Art | PE
            """,
        },
        """
        3A | Mon | 8:00-8:45 | Math
        3A | Mon | 8:45-9:30 | ELA
        3A | Mon | 13:00-13:45 | PE
        3A | Tue | 8:00-8:45 | Math
        3A | Tue | 8:45-9:30 | ELA
        3A | Tue | 13:00-13:45 | Art
        3A | Wed | 8:00-8:45 | Math
        3A | Wed | 8:45-9:30 | ELA
        3A | Wed | 13:00-13:45 | PE
        3A | Thu | 8:00-8:45 | Math
        3A | Thu | 8:45-9:30 | ELA
        3A | Thu | 13:00-13:45 | Art
        3A | Fri | 8:00-8:45 | Math
        3A | Fri | 8:45-9:30 | ELA
        3A | Fri | 13:00-13:45 | PE
        """,
    ),
    "times_at_both_ends": (
        {
            "Sheet1": """
            2A | Mon | Tue | Wed | 2A
            8:00-9:00 | Math | ELA | PE | 8:00-9:00
            9:00-10:00 | ELA | Math | Art | 9:00-10:00
            """,
        },
        """
        2A | Mon | 8:00-9:00 | Math
        2A | Mon | 9:00-10:00 | ELA
        2A | Tue | 8:00-9:00 | ELA
        2A | Tue | 9:00-10:00 | Math
        2A | Wed | 8:00-9:00 | PE
        2A | Wed | 9:00-10:00 | Art
        """,
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_layout_is_read_lesson_by_lesson(layout: str) -> None:
    pictures, expected = LAYOUTS[layout]
    lessons = {tuple(part.strip() for part in line.split("|")) for line in expected.strip().splitlines()}
    found = read(*(drawn(picture, name) for name, picture in pictures.items()))
    assert {(name, days or "every day", times, activity) for name, days, times, activity in found} == lessons
