"""Absences as they are told on a Sunday night."""

from datetime import date

import pytest
from dated.weeks import school

from optsched.domain import CalendarEntry
from optsched.intake import Code, read_absences

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Rivera 2026-12-01", CalendarEntry(DAY, DAY, "Rivera", "absent")),
        ("rivera 12/1/2026", CalendarEntry(DAY, DAY, "Rivera", "absent")),
        ("Rivera  2026-12-01 to 2026-12-03", CalendarEntry(DAY, date(2026, 12, 3), "Rivera", "absent")),
        ("Rivera 2026-12-01 - 2026-12-03", CalendarEntry(DAY, date(2026, 12, 3), "Rivera", "absent")),
        ("Rivera 2026-12-01 covered by chen", CalendarEntry(DAY, DAY, "Rivera", "absent", cover_by="Chen")),
        ("Ann 2026-12-01", CalendarEntry(DAY, DAY, "Ann", "absent")),
    ],
)
def test_who_is_away_and_when(said: str, expected: CalendarEntry) -> None:
    found, findings = read_absences([said], school())
    assert (found, tuple(findings)) == ((expected,), ())


@pytest.mark.parametrize(
    ("said", "code", "maybe"),
    [
        ("Rivera", Code.DATE, "Rivera 2026-12-01"),
        ("Rivera tomorrow", Code.DATE, "Rivera 2026-12-01"),
        ("Rivera 2026-13-01", Code.DATE, "2026-09-01"),
        ("Rivers 2026-12-01", Code.UNKNOWN_NAME, "Rivera?"),
        ("Rivera 2026-12-03 to 2026-12-01", Code.END_BEFORE_START, "swapped"),
        ("Rivera 2026-12-01 covered by Chan", Code.UNKNOWN_NAME, "Chen?"),
    ],
)
def test_what_is_not_understood_is_an_error_with_advice(said: str, code: Code, maybe: str) -> None:
    found, findings = read_absences(["Ann 2026-12-01", said], school())
    assert [each.who for each in found] == ["Ann"]
    assert [each.code for each in findings.errors] == [code]
    assert maybe in findings.errors[0].maybe


def test_a_last_name_is_enough_where_one_person_has_it() -> None:
    problem = school()
    names = ("Ana Rivera", "Ben Chen", "Carl Chen")
    people = tuple(type(problem.therapists[0])(name, "OT") for name in names)
    problem = type(problem)(therapists=people)
    assert read_absences(["Rivera 2026-12-01"], problem)[0][0].who == "Ana Rivera"
    found, findings = read_absences(["Chen 2026-12-01"], problem)
    assert (found, [each.code for each in findings]) == ((), [Code.AMBIGUOUS_NAME])
