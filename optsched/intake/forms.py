"""The rows of the district workbook as typed values, one model per sheet. Empty cells take the defaults here."""

import re
from typing import Annotated

from pydantic import Field

from optsched.domain import AssistantShare, WeekShare
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.fields import (
    Date,
    Days,
    Grade,
    Grades,
    MandateWeeks,
    Minute,
    Names,
    Percent,
    Text,
    TextOrAll,
    TimetableDays,
    Typed,
    Weeks,
    YesNo,
    number,
    number_or_none,
    one_of,
    read_with,
)
from optsched.intake.words import Unclear, choice, key_of, say, text

PERS = ("day", "week", "cycle", "month", "quarter", "year")
WHATS = ("no school", "early release", "late start", "testing", "no therapy", "absent", "meeting", "field trip")
_PER_WORDS = {
    "daily": "day",
    "weekly": "week",
    "wk": "week",
    "wkly": "week",
    "monthly": "month",
    "mo": "month",
    "quarterly": "quarter",
    "yearly": "year",
    "annually": "year",
}


def _per(value: Value) -> str:
    """Read a period, also as `weekly`, `per week`, `a week`, `x week`, `weeks`."""
    word = re.sub(r"^(per|a|an|each|every|x|/|times (a|per))\s*\b", "", key_of(text(value)).rstrip("."))
    return choice(_PER_WORDS.get(word, word.removesuffix("s")) if word else text(value), PERS)


Per = Annotated[str, read_with(_per)]
Minutes = Annotated[int, number(1, 480)]


def _assistant(value: Value) -> AssistantShare:
    """Read `no`, `may`, `1 of 2`."""
    words = key_of(text(value)).split()
    if len(words) == 3 and words[1] == "of" and words[0].isdecimal() and words[2].isdecimal():
        some, of = int(words[0]), int(words[2])
        if some <= of and of > 0:
            return AssistantShare(some, of)
    known = {"no": AssistantShare(), "may": AssistantShare(1, 1), "yes": AssistantShare(1, 1)}
    if " ".join(words) not in known:
        raise Unclear(Code.WORD, f"{say(value)} is none of: no, may, 1 of 2 and the like.", "1 of 2?")
    return known[" ".join(words)]


class SchoolRow(Typed):
    school: Text = Field(alias="School")
    days: Days | None = Field(None, alias="Days")
    opens: Minute | None = Field(None, alias="Opens")
    closes: Minute | None = Field(None, alias="Closes")


class TravelRow(Typed):
    start: Text = Field(alias="From")
    end: Text = Field(alias="To")
    minutes: Annotated[int, number(0, 480)] = Field(alias="Minutes")


class CalendarRow(Typed):
    date: Date = Field(alias="Date")
    until: Date | None = Field(None, alias="Until")
    who: TextOrAll = Field("", alias="Who")
    what: Annotated[str, one_of(*WHATS)] = Field(alias="What")
    start: Minute | None = Field(None, alias="From")
    end: Minute | None = Field(None, alias="To")
    variant: Text = Field("", alias="Variant")
    cover_by: Text = Field("", alias="Cover by")


class ClassRow(Typed):
    school: Text = Field(alias="School")
    name: Text = Field(alias="Class")
    teacher: Text = Field("", alias="Teacher")
    grade: Grade | None = Field(None, alias="Grade")
    visits: Annotated[int | None, number(1, 20)] = Field(None, alias="Visits at once")


class BlockRow(Typed):
    school: Text = Field(alias="School")
    name: Text = Field(alias="Class")
    teacher: Text = Field("", alias="Teacher")
    grade: Grade | None = Field(None, alias="Grade")
    days: TimetableDays | None = Field(None, alias="Days")
    weeks: Weeks | None = Field(None, alias="Weeks")
    start: Minute = Field(alias="From")
    end: Minute = Field(alias="To")
    activity: Text = Field(alias="Activity")
    where: Text = Field("", alias="Where")
    variant: Text = Field("", alias="Variant")


PULL_OUTS, PUSH_INS = ("never", "avoid", "ok", "best"), ("never", "ok", "best")
PullOut = Annotated[str, one_of(*PULL_OUTS)]
PushIn = Annotated[str, one_of(*PUSH_INS)]


class ActivityRow(Typed):
    activity: Text = Field(alias="Activity")
    school: TextOrAll = Field("", alias="School")
    grades: Grades = Field((), alias="Grades")
    pull_out: PullOut = Field(alias="Pull-out")
    push_in: PushIn = Field(alias="Push-in")
    core: YesNo = Field(False, alias="Core")


class TherapistRow(Typed):
    name: Text = Field(alias="Therapist")
    service: Text = Field(alias="Service")
    assistant_to: Names = Field((), alias="Assistant to")
    largest_group: Annotated[int, number(1, 30)] = Field(3, alias="Largest group")
    minutes_between: Annotated[int, number(0, 120)] = Field(0, alias="Minutes between sessions")
    lunch_minutes: Annotated[int, number(0, 180)] = Field(30, alias="Lunch minutes")
    lunch_from: Minute = Field(11 * 60, alias="Lunch from")
    lunch_to: Minute = Field(13 * 60 + 30, alias="Lunch to")
    longest_run: Annotated[int, number(5, 600)] = Field(150, alias="Longest run")
    most_minutes_a_day: Annotated[int | None, number_or_none(1, 1440)] = Field(None, alias="Most minutes a day")


class HoursRow(Typed):
    therapist: Text = Field(alias="Therapist")
    days: Days | None = Field(None, alias="Days")
    weeks: Weeks | None = Field(None, alias="Weeks")
    school: Text = Field(alias="School")
    start: Minute = Field(alias="From")
    end: Minute = Field(alias="To")


class WorkRow(Typed):
    therapist: Text = Field(alias="Therapist")
    partner: Text = Field("", alias="With")
    what: Text = Field(alias="What")
    minutes: Minutes | None = Field(None, alias="Minutes")
    times: Annotated[int | None, number(1, 100)] = Field(None, alias="Times")
    per: Per | None = Field(None, alias="Per")
    school: TextOrAll = Field("", alias="School")
    days: Days | None = Field(None, alias="Days")
    weeks: Weeks | None = Field(None, alias="Weeks")
    start: Minute | None = Field(None, alias="From")
    end: Minute | None = Field(None, alias="To")

    @property
    def usual_per(self) -> str:
        """Once a week; but each day where the time is filled, and neither Times nor Per says otherwise."""
        if self.times is not None or self.start is None or self.end is None:
            return "week"
        return "day" if self.minutes in (None, self.end - self.start) else "week"


class RoomRow(Typed):
    school: Text = Field(alias="School")
    room: Text = Field("", alias="Room")
    at_once: Annotated[int, number(1, 50)] = Field(1, alias="Sessions at once")
    services: Names = Field((), alias="Services")
    days: Days | None = Field(None, alias="Days")
    start: Minute | None = Field(None, alias="From")
    end: Minute | None = Field(None, alias="To")


class StudentRow(Typed):
    code: Text = Field(alias="Student")
    initials: Text = Field("", alias="Initials")
    school: Text = Field(alias="School")
    name: Text = Field("", alias="Class")
    grade: Grade | None = Field(None, alias="Grade")


class StudentTimeRow(Typed):
    student: Text = Field(alias="Student")
    days: Days | None = Field(None, alias="Days")
    weeks: Weeks | None = Field(None, alias="Weeks")
    start: Minute = Field(alias="From")
    end: Minute = Field(alias="To")
    what: Text = Field("", alias="What")
    rule: Annotated[str | None, one_of("never", "avoid", "prefer", "allow")] = Field(None, alias="Rule")
    in_class: Text = Field("", alias="In class")


class ServiceRow(Typed):
    mandate: Text = Field("", alias="Mandate")
    student: Text = Field(alias="Student")
    service: Text = Field(alias="Service")
    kind: Annotated[str, one_of("direct", "consult", "on behalf")] = Field("direct", alias="Kind")
    therapist: TextOrAll = Field("", alias="Therapist")
    assistant: Annotated[AssistantShare, read_with(_assistant)] = Field(AssistantShare(), alias="Assistant")
    minutes: Minutes | None = Field(None, alias="Minutes")
    times: Annotated[int | None, number(1, 200)] = Field(None, alias="Times")
    per: Per | None = Field(None, alias="Per")
    weeks: MandateWeeks = Field(None, alias="Weeks")
    setting: Annotated[str, one_of("push-in", "pull-out", "combined", "either")] = Field("either", alias="Setting")
    push_in_share: Percent | None = Field(None, alias="Push-in share")
    push_in_during: Names = Field((), alias="Push-in during")
    alternates_with: Text = Field("", alias="Alternates with")
    grouping: Annotated[str, one_of("individual", "group", "either")] = Field("either", alias="Grouping")
    largest_group: Annotated[int | None, number(1, 30)] = Field(None, alias="Largest group")
    goal: Text = Field("", alias="Goal")
    days_apart: Annotated[int, number(0, 5)] = Field(1, alias="Days apart")
    minutes_apart: Annotated[int, number(0, 480)] = Field(60, alias="Minutes apart")
    co_treat_with: Text = Field("", alias="Co-treat with")
    starts: Date | None = Field(None, alias="Starts")
    ends: Date | None = Field(None, alias="Ends")
    wording: Text = Field("", alias="Wording")

    @property
    def is_share(self) -> bool:
        return isinstance(self.weeks, WeekShare)


class PairRow(Typed):
    student: Text = Field(alias="Student")
    other: Text = Field(alias="With")
    service: TextOrAll = Field("", alias="Service")
    rule: Annotated[str, one_of("together", "apart", "prefer together", "prefer apart")] = Field(alias="Rule")


class PreferenceRow(Typed):
    who: Text = Field(alias="Who")
    days: Days | None = Field(None, alias="Days")
    weeks: Weeks | None = Field(None, alias="Weeks")
    start: Minute = Field(alias="From")
    end: Minute = Field(alias="To")
    rule: Annotated[str, one_of("best", "worst")] = Field(alias="Rule")
