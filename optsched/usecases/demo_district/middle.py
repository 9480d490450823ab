"""The day of a middle-school section: six periods that rotate by section, lunch by grade, WIN for everybody."""

Row = tuple[int, int, str]

GRADES = (6, 7, 8)
DAY = 390
ADVISORY, PERIOD, LUNCH, WIN = 25, 50, 30, 35
SUBJECTS = ("ELA", "Math", "Science", "PE", "Social studies", "Elective")
PE_DAYS = (0, 2, 4)
LUNCH_AFTER = {6: 3, 7: 4, 8: 5}
"""The period that the grade's lunch follows."""


def day_of(grade: int, number: int, day: int) -> list[Row]:
    """Return one day of section `number`; the elective changes by week and is named later."""
    rows, now = [(0, ADVISORY, "Advisory")], ADVISORY
    for period in range(1, len(SUBJECTS) + 1):
        subject = SUBJECTS[(period + number + grade) % len(SUBJECTS)]
        if subject == "PE" and day not in PE_DAYS:
            subject = "Health"
        rows.append((now, now + PERIOD, subject))
        now += PERIOD
        if period == LUNCH_AFTER[grade]:
            rows.append((now, now + LUNCH, "Lunch"))
            now += LUNCH
    rows.append((now, now + WIN, "WIN"))
    return rows
