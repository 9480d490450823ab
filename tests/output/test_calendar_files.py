"""The calendar files of a week: read again by the library that wrote them, and line by line without it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from dated.weeks import FIRST, SECOND_WEEK, entry, planned, school
from icalendar import Calendar
from instances import LINCOLN, at, change_mandate, place, window
from output.plan_instances import full_plan, two_schools

from optsched.domain import Duty, DutyTime, Hours, Plan, Problem, Room, Therapist
from optsched.output.calendars import WeekCalendars, calendar_files, calendar_places, write_calendars
from optsched.output.files import CannotWriteError
from optsched.solve import SolveOptions
from optsched.usecases.week import dated_of, plan_week

NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = datetime(2026, 9, 6, 20, 0, tzinfo=UTC)
Lines = dict[str, str]


def files_of(
    problem: Problem,
    plan: Plan | None = None,
    when: date = SECOND_WEEK,
    made: datetime = SUNDAY,
    zone: ZoneInfo = NEW_YORK,
) -> dict[str, bytes]:
    known = plan or planned(problem)
    week = plan_week(problem, known, when, options=SolveOptions(time_limit=6))
    return calendar_files(WeekCalendars(problem, known, week.plan, dated_of(problem, week), zone, made))


def unfolded(file: bytes) -> list[str]:
    assert file.endswith(b"\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    return file.decode().replace("\r\n ", "").split("\r\n")[:-1]


def events(file: bytes) -> list[Lines]:
    """Read the events of a file line by line; a name keeps its parameters, as in `DTSTART;TZID=America/New_York`."""
    return list(_events(unfolded(file)))


def _events(lines: list[str]) -> Iterator[Lines]:
    found: Lines | None = None
    for line in lines:
        if line == "BEGIN:VEVENT":
            found = {}
        elif line == "END:VEVENT":
            assert found is not None
            yield found
            found = None
        elif found is not None:
            name, _, value = line.partition(":")
            assert name not in found
            found[name] = re.sub(r"\\(.)", r"\1", value)


def titles(file: bytes) -> list[str]:
    return [each["SUMMARY"] for each in events(file)]


def uids(file: bytes) -> dict[str, str]:
    return {each["SUMMARY"]: each["UID"] for each in events(file)}


def absent(**rest: object) -> Problem:
    return school(entry("absent", **rest))


def only_ann(problem: Problem) -> tuple[Problem, Plan]:
    """Leave Ann's OT on Monday at 9:30, and nothing else."""
    return replace(problem, mandates=problem.mandates[:1]), Plan(planned(problem).placements[:1])


def test_a_session_is_an_event_with_children_place_and_time() -> None:
    first = events(files_of(school())["Rivera"])[0]
    assert first == {
        "UID": first["UID"],
        "SEQUENCE": "3514800",  # 2440 days and 20 hours since 2020, in minutes
        "DTSTAMP": "20260906T200000Z",
        "LAST-MODIFIED": "20260906T200000Z",
        "DTSTART;TZID=America/New_York": "20260907T093000",
        "DTEND;TZID=America/New_York": "20260907T100000",
        "SUMMARY": "Ann in Therapy",
        "LOCATION": "Lincoln, Therapy",
        "DESCRIPTION": "in a room",
        "STATUS": "CONFIRMED",
        "CLASS": "PRIVATE",
        "TRANSP": "OPAQUE",
    }


def test_each_therapist_has_a_file_and_lunch_is_in_none() -> None:
    files = files_of(school())
    assert {name: titles(file) for name, file in files.items()} == {
        "Rivera": ["Ann in Therapy", "Ben in Therapy"],
        "Chen": ["Ann in Therapy", "Ann in Therapy"],
    }


def test_who_has_nothing_in_the_week_has_no_file() -> None:
    assert list(files_of(*only_ann(school()))) == ["Rivera"]


def test_the_library_reads_the_same_events() -> None:
    file = files_of(school())["Rivera"]
    calendar = Calendar.from_ical(file)
    assert (calendar["version"], calendar["prodid"]) == ("2.0", "-//optsched//week//EN")
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["America/New_York"]
    read_again = [(str(each["uid"]), str(each["summary"]), each.start) for each in calendar.walk("VEVENT")]
    assert read_again == [
        (each["UID"], each["SUMMARY"], datetime(2026, 9, day, 9, 30, tzinfo=NEW_YORK))
        for each, day in zip(events(file), (7, 8), strict=True)
    ]
    assert calendar.walk("VEVENT")[0].duration == timedelta(minutes=30)
    assert all(each.errors == [] for each in calendar.walk())


@pytest.mark.parametrize(
    ("when", "offset"),
    [
        (date(2026, 10, 26), -4),
        (date(2026, 11, 2), -5),  # summer time ended on Sunday
        (date(2027, 3, 8), -5),
        (date(2027, 3, 15), -4),  # and began on Sunday
    ],
)
def test_half_past_nine_stays_half_past_nine_when_clocks_change(when: date, offset: int) -> None:
    file = files_of(school(), when=when)["Rivera"]
    assert events(file)[0]["DTSTART;TZID=America/New_York"] == f"{when:%Y%m%d}T093000"
    (first, *_) = Calendar.from_ical(file).walk("VEVENT")
    assert first.start.astimezone(UTC) == datetime(when.year, when.month, when.day, 9, 30, tzinfo=UTC) - timedelta(
        hours=offset
    )


@pytest.mark.parametrize("name", ["Etc/UTC", "America/Phoenix", "Asia/Kolkata", "Australia/Lord_Howe", "US/Eastern"])
def test_the_time_is_right_in_other_zones(name: str) -> None:
    file = files_of(*only_ann(school()), zone=ZoneInfo(name))["Rivera"]
    (held,) = Calendar.from_ical(file).walk("VEVENT")
    assert held.start.astimezone(UTC) == datetime(2026, 9, 7, 9, 30, tzinfo=ZoneInfo(name)).astimezone(UTC)
    assert (f"TZID:{name}" in unfolded(file)) == (name != "Etc/UTC")


def test_the_zone_stands_before_the_events_and_names_the_change_of_clocks_once() -> None:
    lines = unfolded(files_of(school(), when=date(2026, 11, 2))["Rivera"])
    assert lines.index("END:VTIMEZONE") < lines.index("BEGIN:VEVENT")
    at_change = lines.index("DTSTART:20261101T020000")
    part = lines[lines.index("BEGIN:STANDARD", at_change - 5) : at_change + 2]
    assert {"TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "TZNAME:EST"} <= set(part)
    assert not any(line.startswith("RDATE") for line in lines)


def test_a_moved_session_keeps_its_uid_and_a_later_write_counts_more() -> None:
    (before,) = events(files_of(*only_ann(school()))["Rivera"])
    later = SUNDAY + timedelta(minutes=90)
    (after,) = events(files_of(*only_ann(absent(who="Rivera")), made=later)["Rivera"])
    assert after["UID"] == before["UID"]
    assert (after["SUMMARY"], after["STATUS"]) == ("Ann in Therapy", "CONFIRMED")
    assert not after["DTSTART;TZID=America/New_York"].startswith("20260907")
    assert int(after["SEQUENCE"]) - int(before["SEQUENCE"]) == 90


def test_a_session_that_joins_another_one_is_replaced_by_it() -> None:
    before = uids(files_of(school())["Rivera"])
    after = uids(files_of(absent(who="Rivera"))["Rivera"])
    assert after == {
        "Ann, Ben in Therapy": before["Ann in Therapy"],
        "replaced: Ben in Therapy": before["Ben in Therapy"],
    }


def test_two_writes_differ_in_nothing_but_when_they_were_made() -> None:
    assert files_of(school()) == files_of(school())
    one, other = files_of(school())["Rivera"], files_of(school(), made=SUNDAY + timedelta(days=1))["Rivera"]
    stamps = ("SEQUENCE", "DTSTAMP", "LAST-MODIFIED")
    assert [line for line in unfolded(one) if not line.startswith(stamps)] == [
        line for line in unfolded(other) if not line.startswith(stamps)
    ]


def test_the_weeks_of_a_year_share_no_uid() -> None:
    weeks = (files_of(school(), when=FIRST + timedelta(weeks=number))["Chen"] for number in range(4))
    found = [each["UID"] for file in weeks for each in events(file)]
    assert len(set(found)) == len(found) == 8


def test_what_is_owed_is_cancelled_at_its_planned_time() -> None:
    before = {each["SUMMARY"]: each for each in events(files_of(school())["Rivera"])}
    after = files_of(absent(who="Ann", last=SECOND_WEEK + timedelta(days=4)))
    (gone, other) = events(after["Rivera"])
    assert gone == before["Ann in Therapy"] | {
        "SUMMARY": "cancelled: Ann in Therapy",
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
    }
    assert other == before["Ben in Therapy"]
    assert [each["STATUS"] for each in events(after["Chen"])] == ["CANCELLED", "CANCELLED"]


def test_what_has_ended_before_the_week_is_not_cancelled_in_it() -> None:
    ended = change_mandate(school(), "Ben OT", ends=SECOND_WEEK - timedelta(days=3))
    assert titles(files_of(ended)["Rivera"]) == ["Ann in Therapy"]


def test_who_covers_gets_the_session_and_the_other_one_loses_it() -> None:
    def with_soto(problem: Problem) -> Problem:
        soto = Therapist("Soto", "OT", hours=(Hours(LINCOLN, window("8:00", "14:00")),))
        return replace(problem, therapists=(*problem.therapists, soto))

    plan = planned(school())
    before = files_of(with_soto(school()), plan)
    after = files_of(with_soto(absent(who="Rivera", cover_by="Soto")), plan)
    assert "Soto" not in before
    assert titles(after["Rivera"]) == ["replaced: Ann in Therapy", "Ben in Therapy"]
    assert [each["UID"] for each in events(after["Rivera"])] == [each["UID"] for each in events(before["Rivera"])]
    assert titles(after["Soto"]) == ["Ann in Therapy"]
    # one calendar may take both files: what is gone from one must not be what is held in the other
    assert events(after["Soto"])[0]["UID"] != events(after["Rivera"])[0]["UID"]


def group(problem: Problem) -> Plan:
    return Plan((place(problem, "Ann OT", 0, "9:30", session="G"), place(problem, "Ben OT", 0, "9:30", session="G")))


def test_a_group_is_one_event() -> None:
    problem = replace(school(), mandates=school().mandates[:2])
    assert titles(files_of(problem, group(problem))["Rivera"]) == ["Ann, Ben in Therapy"]


@pytest.mark.parametrize(
    ("who", "kept", "shown"),
    [
        ("Ben", {"Ann in Therapy"}, {"Ann in Therapy", "cancelled: Ben in Therapy"}),
        ("Ann", {"cancelled: Ann in Therapy"}, {"Ben in Therapy", "cancelled: Ann in Therapy"}),
    ],
)
def test_the_event_of_a_group_follows_its_first_child(who: str, kept: set[str], shown: set[str]) -> None:
    def of_two(problem: Problem) -> Problem:
        return replace(problem, mandates=problem.mandates[:2])

    problem = of_two(absent(who=who, last=SECOND_WEEK + timedelta(days=4)))
    (before,) = events(files_of(of_two(school()), group(problem))["Rivera"])
    after = uids(files_of(problem, group(problem))["Rivera"])
    assert set(after) == shown
    assert {title for title, uid in after.items() if uid == before["UID"]} == kept


def test_push_in_and_consult_say_what_they_are() -> None:
    problem = replace(school(), mandates=school().mandates[:2])
    rows = (
        place(problem, "Ann OT", 0, "8:00", setting="push-in", place="1A"),
        place(problem, "Ben OT", 1, "8:00", setting="consult", place=""),
    )
    one, other = _sure(problem, Plan(rows))
    assert (one["SUMMARY"], one["LOCATION"], one["DESCRIPTION"]) == ("Ann in 1A", "Lincoln, 1A", "in class 1A")
    assert (other["SUMMARY"], other["LOCATION"], other["DESCRIPTION"]) == ("Ben consult", "Lincoln", "consult")
    (behalf,) = _sure(problem, Plan((replace(rows[1], setting="on behalf"),)))
    assert (behalf["SUMMARY"], behalf["DESCRIPTION"]) == ("Ben consult", "consult")


def _sure(problem: Problem, plan: Plan) -> list[Lines]:
    """Return Rivera's events where the week is as planned, whatever a mandate asks for."""
    week = plan_week(problem, plan, SECOND_WEEK, mode="fill gaps", options=SolveOptions(time_limit=6))
    laid = replace(week, plan=replace(week.plan, placements=tuple(each.placement for each in week.week.planned)))
    laid = replace(laid, keys=tuple(each.key for each in week.week.planned), owed=())
    files = calendar_files(WeekCalendars(problem, plan, laid.plan, dated_of(problem, laid), NEW_YORK, SUNDAY))
    return events(files["Rivera"])


def with_duties(problem: Problem, what: str = "bus") -> tuple[Problem, Plan]:
    """Add a bus duty on Mondays and Tuesdays, as people wrote it 8:02-8:13, and notes once a week on Thursday."""
    bus = replace(window("8:00", "8:15", (0, 1)), written=(at("8:02"), at("8:13")))
    duties = (
        Duty("bus", "Rivera", what, 15, 1, "day", bus, school=LINCOLN),
        Duty("notes", "Rivera", "Notes", 60, 1, "week", window("8:00", "14:00")),
    )
    times = (DutyTime("notes", problem.cycle.all_weeks, 3, at("13:00"), at("14:00")),)
    return replace(problem, duties=duties), replace(planned(problem), duties=times)


def test_duties_are_events_at_the_time_that_people_wrote() -> None:
    found = [each for each in events(files_of(*with_duties(school()))["Rivera"]) if each["SUMMARY"].startswith("duty")]
    assert [(each["SUMMARY"], each["DTSTART;TZID=America/New_York"]) for each in found] == [
        ("duty: bus", "20260907T080200"),
        ("duty: bus", "20260908T080200"),
        ("duty: Notes", "20260910T130000"),
    ]
    assert [each.get("LOCATION") for each in found] == [LINCOLN, LINCOLN, None]
    assert len({each["UID"] for each in found}) == 3


def duties_on(file: bytes) -> dict[str, tuple[str, str]]:
    """Return the title and date of each duty by its UID."""
    found = [each for each in events(file) if "duty" in each["SUMMARY"]]
    return {each["UID"]: (each["SUMMARY"], each["DTSTART;TZID=America/New_York"][:8]) for each in found}


def test_a_duty_on_a_day_off_is_cancelled() -> None:
    before = duties_on(files_of(*with_duties(school()))["Rivera"])
    after = duties_on(files_of(*with_duties(absent(who="Rivera")))["Rivera"])
    gone = {uid: (f"cancelled: {what}", when) for uid, (what, when) in before.items() if when == "20260907"}
    assert len(gone) == 1
    assert {uid: each for uid, each in after.items() if "bus" in each[0]} == {
        **{uid: each for uid, each in before.items() if "bus" in each[0]},
        **gone,
    }


def test_a_duty_that_moves_to_another_day_keeps_its_uid() -> None:
    thursday = SECOND_WEEK + timedelta(days=3)
    before = duties_on(files_of(*with_duties(school()))["Rivera"])
    after = duties_on(files_of(*with_duties(absent(when=thursday, who="Rivera")))["Rivera"])
    (uid,) = [uid for uid, (what, _) in before.items() if what == "duty: Notes"]
    assert before[uid][1] == "20260910"
    assert after[uid][0] == "duty: Notes"
    assert after[uid][1] != "20260910"
    assert set(after) == set(before)


def district(show_initials: bool = False) -> tuple[Problem, Plan]:
    """Return two schools with dates, in which notes, a room and a duty say more than a calendar may."""
    problem = two_schools()
    options = replace(problem.options, first_day=FIRST, show_initials=show_initials)
    duties = (*problem.duties, Duty("talk", "Chen", "Talk about S08", 15, 1, "day", window("8:30", "8:45", (0,))))
    duties += (Duty("test", "Chen", "Speech screening", 15, 1, "day", window("8:45", "9:00", (0,))),)
    rooms = (*problem.rooms, Room(LINCOLN, "speech room", 2))
    plan = full_plan(problem)
    rows = tuple(
        replace(each, note="pencil grip", place="speech room" if each.session in ("C1", "C2") else each.place)
        for each in plan.placements
    )
    return replace(problem, options=options, duties=duties, rooms=rooms), replace(plan, placements=rows)


def words(file: bytes) -> set[str]:
    kept = (line for line in unfolded(file) if not line.startswith(("UID:", "TZ", "PRODID")))
    return set(re.findall(r"\w+", " ".join(kept).casefold().replace("\\n", " ")))


def test_no_file_says_a_service_a_goal_or_a_child_of_another_therapist() -> None:
    problem, plan = district()
    files = files_of(problem, plan)
    assert set(files) == {"Rivera", "Chen", "O'Hara"}
    for name, file in files.items():
        own = {each.student.casefold() for each in problem.mandates if each.therapist == name}
        others = {each.code.casefold() for each in problem.students} - own
        assert words(file).isdisjoint({"ot", "speech", "pt", "pencil", "grip"} | others)
        assert words(file) & own
    chen = titles(files["Chen"])
    assert "S01, S05" in chen  # the room is called after the service
    assert {"duty: Talk about S08", "duty"} <= set(chen)


def test_children_are_shown_by_initials_where_the_district_chooses_these() -> None:
    problem, plan = district(show_initials=True)
    codes = {each.code.casefold() for each in problem.students}
    files = files_of(problem, plan)
    assert all(words(file).isdisjoint(codes) for file in files.values())
    assert "J.M. 1, J.M. 2 in 1A" in titles(files["Rivera"])
    assert "duty: Talk about A7." in titles(files["Chen"])


def test_uids_are_the_same_whether_codes_or_initials_are_shown_and_say_neither() -> None:
    initials = replace(school(), options=replace(school().options, show_initials=True))
    by_code, by_initials = (events(files_of(problem, planned(school()))["Rivera"]) for problem in (school(), initials))
    assert [each["SUMMARY"] for each in by_initials] == ["A. in Therapy", "B. in Therapy"]
    assert [each["UID"] for each in by_code] == [each["UID"] for each in by_initials]
    assert all(re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", each["UID"]) for each in by_code)


def test_long_places_and_signs_are_read_as_they_were() -> None:
    name = "Büro; links, hinten\\Ost “" + "é" * 80
    problem = replace(school(), mandates=school().mandates[:1], rooms=(Room(LINCOLN, name, 2),))
    plan = Plan((place(problem, "Ann OT", 0, "9:30", place=name),))
    file = files_of(problem, plan)["Rivera"]
    assert events(file)[0]["LOCATION"] == f"{LINCOLN}, {name}"
    assert str(Calendar.from_ical(file).walk("VEVENT")[0]["location"]) == f"{LINCOLN}, {name}"


def test_files_are_written_all_or_none(tmp_path: Path) -> None:
    files, places = files_of(school()), calendar_places(school(), tmp_path)
    assert write_calendars(files, places) == (tmp_path / "Rivera.ics", tmp_path / "Chen.ics")
    assert (tmp_path / "Chen.ics").read_bytes() == files["Chen"]
    (tmp_path / "Rivera.ics").unlink()
    with pytest.raises(CannotWriteError, match=r"Chen\.ics exists already"):
        write_calendars(files, places)
    assert [each.name for each in tmp_path.iterdir()] == ["Chen.ics"]
    later = files_of(school(), made=SUNDAY + timedelta(days=1))
    write_calendars(later, places, overwrite=True)
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {
        "Rivera.ics": later["Rivera"],
        "Chen.ics": later["Chen"],
    }


def test_names_of_therapists_become_names_of_files(tmp_path: Path) -> None:
    people = tuple(replace(school().therapists[0], name=name) for name in ("Lee/Kim", "CON", "con"))
    found = calendar_places(replace(school(), therapists=people), tmp_path)
    assert [each.name for each in found.values()] == ["Lee-Kim.ics", "CON_.ics", "con_ (2).ics"]
