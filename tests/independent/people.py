"""The sheets about people: therapists and their work, students and their mandates."""

from __future__ import annotations

from fractions import Fraction

from independent import words
from independent.facts import Hours, Mandate, OwnTime, Pair, Student, Therapist, Work
from independent.reading import Row, date
from independent.sheets import Sheets


class PeopleSheets(Sheets):
    """One method for each sheet."""

    def therapists(self) -> dict[str, Therapist]:
        columns = (
            "Therapist,Service,Assistant to,Largest group,Minutes between sessions,Lunch minutes,Lunch from,"
            "Lunch to,Longest run,Most minutes a day"
        )
        return {
            row.name("Therapist"): Therapist(
                title=row.text("Therapist"),
                services=row.names("Service"),
                assists=row.names("Assistant to"),
                largest=row.number("Largest group", 3),
                between=row.number("Minutes between sessions", 0),
                lunch=row.number("Lunch minutes", 30),
                lunch_from=row.clock("Lunch from", 11 * 60),
                lunch_to=row.clock("Lunch to", 13 * 60 + 30),
                run=row.number("Longest run", 150),
                minutes_a_day=_limit(row, "Most minutes a day"),
            )
            for row in self.book.rows("Therapists", columns)
        }

    def hours(self) -> list[Hours]:
        rows = self.book.rows("Hours", "Therapist,Days,Weeks,School,From,To")
        return [Hours(row.name("Therapist"), row.name("School"), self.span(row)) for row in rows]

    def work(self) -> list[Work]:
        rows = self.book.rows("Work", "Therapist,With,What,Minutes,Times,Per,School,Days,Weeks,From,To")
        return [
            Work(
                line=row.line,
                therapist=row.name("Therapist"),
                other=row.name("With"),
                what=row.name("What"),
                minutes=row.number("Minutes"),
                times=_fraction(row, "Times"),
                per=words.period(row.raw("Per")),
                school="" if row.name("School") == "any" else row.name("School"),
                span=self.span(row),
                bounded=bool(row.text("From") and row.text("To")),
            )
            for row in rows
        ]

    def students(self) -> dict[str, Student]:
        rows = self.book.rows("Students", "Student,Initials,School,Class,Grade")
        return {
            row.name("Student"): Student(
                row.text("Student"),
                row.name("Initials"),
                row.name("School"),
                row.name("Class"),
                words.grade(row.raw("Grade")),
            )
            for row in rows
        }

    def own_times(self) -> list[OwnTime]:
        rows = self.book.rows("Student times", "Student,Days,Weeks,From,To,What,Rule,In class")
        return [
            OwnTime(row.name("Student"), self.span(row), row.word("Rule"), row.name("In class"), row.text("What"))
            for row in rows
        ]

    def mandates(self) -> list[Mandate]:
        columns = (
            "Mandate,Student,Service,Kind,Therapist,Assistant,Minutes,Times,Per,Weeks,Setting,Push-in share,"
            "Push-in during,Alternates with,Grouping,Largest group,Days apart,Minutes apart,Co-treat with,Starts,Ends,"
            "Wording"
        )
        return [self.mandate(place, row) for place, row in enumerate(self.book.rows("Services", columns))]

    def mandate(self, place: int, row: Row) -> Mandate:
        minutes, times, per = row.number("Minutes"), _fraction(row, "Times"), words.period(row.raw("Per"))
        if not any(row.text(column) for column in ("Minutes", "Times", "Per")):
            minutes, times, per = words.prose(row.raw("Wording")) or (None, None, "")
        share = row.number("Push-in share")
        return Mandate(
            id=place,
            line=row.line,
            code=row.text("Mandate"),
            student=row.name("Student"),
            service=row.name("Service"),
            kind=row.word("Kind", "direct"),
            therapist=row.name("Therapist"),
            assistant=row.name("Assistant") or "no",
            minutes=minutes,
            times=times,
            per=per,
            weeks=self.weeks(row),
            setting=row.word("Setting"),
            share=share * 100 if share is not None and share <= 1 else share,
            during=row.names("Push-in during"),
            alternates=row.name("Alternates with"),
            grouping=row.word("Grouping"),
            largest=row.number("Largest group"),
            days_apart=row.number("Days apart", 1),
            minutes_apart=row.number("Minutes apart", 60),
            co_treat=row.name("Co-treat with"),
            starts=row.read("Starts", date),
            ends=row.read("Ends", date),
            wording=row.text("Wording"),
        )

    def pairs(self) -> list[Pair]:
        rows = self.book.rows("Pairs", "Student,With,Service,Rule")
        return [
            Pair(row.name("Student"), row.name("With"), (row.names("Service") or [""])[0], row.word("Rule"))
            for row in rows
        ]


def _fraction(row: Row, column: str) -> Fraction | None:
    value = row.number(column)
    return None if value is None else Fraction(str(value))


def _limit(row: Row, column: str) -> int | None:
    return None if row.word(column) in ("", "none") else row.number(column)
