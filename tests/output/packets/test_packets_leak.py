"""Nothing in a packet is for somebody else: every part of every file is searched for words that must not be there."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from output.packets.sentinels import (
    CEDAR,
    NOVAK,
    WASHINGTON,
    before_plan,
    code,
    hides,
    leaks,
    sentinel_plan,
    sentinel_problem,
)

from optsched import dated
from optsched.domain import ClassKey, Options, Problem
from optsched.output.packets import AUDIENCES, Audience, Whole, differences, packets, reduced, write, write_packet
from optsched.output.packets.whole import ANOTHER_STUDENT

PROBLEM, PLAN = sentinel_problem(), sentinel_plan()
WHOLE = Whole(PROBLEM, PLAN)
BEFORE = before_plan()
CHANGED = Whole(
    PROBLEM,
    PLAN,
    tuple(dated.differences(BEFORE.placements, PLAN.placements)),
    dict.fromkeys(BEFORE.placements, "therapist absent"),
    own_differences=dated.own_differences(PROBLEM, BEFORE, PLAN),
)
DUTIES = PROBLEM.duties
EVERYBODY = {each.code for each in PROBLEM.students}
INITIALS = {each.initials for each in PROBLEM.students}
TEACHERS = {each.key: each.teacher for each in PROBLEM.classes}
STAFF = {each.name for each in PROBLEM.therapists}


def written(folder: Path, audience: Audience, whole: Whole = WHOLE, most: int | None = None) -> dict[str, Path]:
    """Write the packets (the first few) of an audience, of families those of everybody, and return them by name."""
    for each in AUDIENCES:
        (folder / each).mkdir(exist_ok=True)
    found = packets(whole, audience, sorted(EVERYBODY))[:most]
    return {each.place.stem: write_packet(each, folder, overwrite=True) for each in found}


def own_of_school(school: str) -> set[str]:
    return {each.code for each in PROBLEM.students if each.school == school}


def own_of_class(key: ClassKey) -> set[str]:
    """Children of the class, and those who sit in it at some time."""
    guests = {each.student for each in PROBLEM.student_times if each.in_class == key}
    return guests | {each.code for each in PROBLEM.students if each.school_class == key}


def own_of_therapist(name: str) -> set[str]:
    held = {each.student for each in (*PLAN.placements, *BEFORE.placements) if each.therapist == name}
    return held | {each.student for each in PROBLEM.mandates if each.therapist == name}


def forbidden(audience: Audience, who: str) -> set[str]:
    """Return the words that must not be in the packet of this file name."""
    classes = {f"{school} {name}": (school, name) for school, name in TEACHERS}
    if audience == "principals":
        others = {teacher for key, teacher in TEACHERS.items() if key[0] != who}
        rooms = {f" {each[:3]} not" for each in (WASHINGTON, CEDAR) if each != who}  # the other building's rooms
        return {*(EVERYBODY - own_of_school(who)), *others, *({WASHINGTON, CEDAR} - {who}), *rooms} | (
            {NOVAK} if who == WASHINGTON else set()
        )
    if audience == "teachers":
        key = classes[who]
        others = {teacher for other, teacher in TEACHERS.items() if other != key}
        rooms = {f" {each[:3]} not" for each in (WASHINGTON, CEDAR) if each != key[0]}
        return {*(EVERYBODY - own_of_class(key)), *others, *({WASHINGTON, CEDAR} - {key[0]}), *rooms}
    if audience == "therapists":
        own = own_of_therapist(who)
        keys = {each.school_class for each in PROBLEM.students if each.code in own}
        return {*(EVERYBODY - own), *(teacher for key, teacher in TEACHERS.items() if key not in keys)}
    if audience == "families":
        school = PROBLEM.student[who].school
        staff = {each.therapist for each in PLAN.placements if each.student == who}
        staff |= {each.therapist or "" for each in PROBLEM.mandates if each.student == who}
        visits = {each.school for each in PLAN.placements if each.student == who} | {school}
        return {*(EVERYBODY - {who}), *TEACHERS.values(), *(STAFF - staff), *({WASHINGTON, CEDAR} - visits)}
    return {*EVERYBODY, *TEACHERS.values(), *STAFF}


def found_in(paths: dict[str, Path], audience: Audience) -> dict[str, list[str]]:
    """Return what is leaked or hidden, by packet."""
    found = {who: leaks(path, forbidden(audience, who) | INITIALS) + hides(path) for who, path in paths.items()}
    return {who: words for who, words in found.items() if words}


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> dict[Audience, dict[str, Path]]:
    folder = tmp_path_factory.mktemp("packets")
    return {each: written(folder, each) for each in AUDIENCES}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_packet_holds_a_word_that_is_for_somebody_else(
    everything: dict[Audience, dict[str, Path]], audience: Audience
) -> None:
    paths = everything[audience]
    assert (
        len(paths)
        == {
            "principals": 2,
            "teachers": len(WHOLE.view.served),
            "therapists": 3,
            "families": len(EVERYBODY),
            "board": 1,
        }[audience]
    )
    assert found_in(paths, audience) == {}


@pytest.mark.parametrize("audience", AUDIENCES)
def test_what_changed_is_told_without_a_word_that_is_for_somebody_else(tmp_path: Path, audience: Audience) -> None:
    paths = written(tmp_path, audience, CHANGED)
    assert found_in(paths, audience) == {}
    said = {who: texts(path) for who, path in paths.items() if "Changes" in load_workbook(path).sheetnames}
    if audience == "board":
        assert said == {}
        return
    assert said.keys() == paths.keys()
    for word in ("moved", "new", "no longer", "not held: the therapist is away"):
        assert any(word in text for text in said.values()), word
    moved = [who for who, text in said.items() if "Mon 13:25-" in text]
    assert moved == [who for who in said if audience == "therapists" and any(who in each.therapists for each in DUTIES)]


def test_why_is_told_of_the_own_children_only_and_what_reads_alike_is_no_change() -> None:
    here = [row for row in PLAN.placements if row.school == WASHINGTON and row.setting == "pull-out"]
    guest = next(row for row in here if PROBLEM.student[row.student].school == CEDAR)
    own = next(row for row in here if PROBLEM.student[row.student].school == WASHINGTON)
    lost = replace(CHANGED, differences=((guest, None), (own, None)), not_held=dict.fromkeys(here, "therapist absent"))
    told = differences.for_principal(lost, WASHINGTON) or ()
    assert {each.members[0].student: each.after for each in told} == {
        ANOTHER_STUDENT: "",
        own.student: "not held: the therapist is away",
    }
    again = replace(CHANGED, differences=tuple((row, row) for row in PLAN.placements))
    assert differences.for_principal(again, CEDAR) == ()


def texts(path: Path) -> str:
    book = load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)


def test_every_packet_holds_what_it_is_for(everything: dict[Audience, dict[str, Path]]) -> None:
    for school, path in everything["principals"].items():
        seen = {each.student for each in PLAN.placements if each.setting in ("push-in", "pull-out")}
        shown = texts(path)
        assert all(child in shown for child in own_of_school(school) & seen)
    for name, path in everything["therapists"].items():
        shown = texts(path)
        assert all(child in shown for child in own_of_therapist(name))
    for child, path in everything["families"].items():
        assert child in texts(path)


def test_a_guest_and_a_group_are_other_students(everything: dict[Audience, dict[str, Path]]) -> None:
    assert ANOTHER_STUDENT in texts(everything["principals"][WASHINGTON])
    sizes = {each.student: sum(one.session == each.session for one in PLAN.placements) for each in PLAN.placements}
    child = next(student for student, size in sizes.items() if size == 3)
    assert "2 other students" in texts(everything["families"][child])


def test_a_principal_sees_no_lunch_duty_or_open_time(everything: dict[Audience, dict[str, Path]]) -> None:
    for path in everything["principals"].values():
        seen = texts(path)
        assert "12:31" not in seen  # the end of everybody's lunch
        assert not any(word in seen for word in ("about", "flex", "Documentation", "travel"))


def test_codes_in_names_of_rooms_become_another_student(everything: dict[Audience, dict[str, Path]]) -> None:
    home = PROBLEM.student[code(40)].school
    (other,) = {WASHINGTON, CEDAR} - {home}
    assert f"not {code(40)}" in texts(everything["principals"][home])
    assert f"not {ANOTHER_STUDENT}" in texts(everything["principals"][other])


@pytest.mark.parametrize("audience", AUDIENCES)
def test_where_the_district_chooses_initials_there_are_no_codes_and_no_initials_of_others(
    audience: Audience, tmp_path: Path
) -> None:
    initials = {each.code: each.initials for each in PROBLEM.students}
    back = {shown.rstrip("."): child for child, shown in initials.items()}  # no name of a file ends in a full stop
    shown = Whole(replace(PROBLEM, options=replace(PROBLEM.options, show_initials=True)), PLAN)
    for who, path in written(tmp_path, audience, shown).items():
        others = {initials.get(word, word) for word in forbidden(audience, back.get(who, who))}
        assert leaks(path, EVERYBODY | others) + hides(path) == []
        assert not any(child in path.name for child in EVERYBODY)


def test_options_that_cross_over_are_the_name_and_dates_only() -> None:
    kept = Options(PROBLEM.options.district, PROBLEM.options.first_day, PROBLEM.options.plan_for)
    assert reduced.for_teacher(WHOLE, next(iter(TEACHERS)))[0].options == kept


Leak = Callable[[pytest.MonkeyPatch], None]


def into_a_hidden_sheet(patch: pytest.MonkeyPatch) -> None:
    honest = write.write_teacher

    def leaking(workbook: Any, view: Any, key: ClassKey, told: Any) -> None:
        honest(workbook, view, key, told)
        sheet = workbook.add_worksheet("Data")
        sheet.write_string(0, 0, _stranger(key))
        sheet.very_hidden()

    patch.setattr(write, "write_teacher", leaking)


def into_the_properties(patch: pytest.MonkeyPatch) -> None:
    honest = write.write_teacher

    def leaking(workbook: Any, view: Any, key: ClassKey, told: Any) -> None:
        honest(workbook, view, key, told)
        workbook.set_properties({"comments": _stranger(key)})

    patch.setattr(write, "write_teacher", leaking)


def into_a_name(patch: pytest.MonkeyPatch) -> None:
    honest = write.write_teacher

    def leaking(workbook: Any, view: Any, key: ClassKey, told: Any) -> None:
        honest(workbook, view, key, told)
        workbook.define_name(_stranger(key), "='Start here'!$A$1")

    patch.setattr(write, "write_teacher", leaking)


def into_a_comment(patch: pytest.MonkeyPatch) -> None:
    honest = write.write_teacher

    def leaking(workbook: Any, view: Any, key: ClassKey, told: Any) -> None:
        honest(workbook, view, key, told)
        workbook.worksheets()[0].write_comment(0, 0, _stranger(key))

    patch.setattr(write, "write_teacher", leaking)


def into_the_memory_of_a_chart(patch: pytest.MonkeyPatch) -> None:
    honest = write.write_teacher

    def leaking(workbook: Any, view: Any, key: ClassKey, told: Any) -> None:
        honest(workbook, view, key, told)
        chart = workbook.add_chart({"type": "bar"})
        cells = {"name": "='Start here'!$A$1", "categories": "='Start here'!$A$90:$A$91"}
        cells |= {"values": "='Start here'!$B$90:$B$91"}
        chart.add_series({**cells, "categories_data": [_stranger(key), ""], "values_data": [1, 2]})
        workbook.worksheets()[0].insert_chart(0, 0, chart, {"description": "Nothing."})

    patch.setattr(write, "write_teacher", leaking)


def by_drawing_the_whole_district(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(reduced, "for_teacher", lambda whole, key: (whole.problem, whole.plan))


def by_leaving_names_of_rooms_as_they_are(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(Whole, "washed", lambda whole, text, own: text)


def by_showing_everybody_who_comes_along(patch: pytest.MonkeyPatch) -> None:
    honest = reduced.for_teacher

    def leaking(whole: Whole, key: ClassKey) -> tuple[Problem, Any]:
        problem, plan = honest(whole, key)
        return problem, replace(plan, placements=tuple(replace(row, place=_stranger(key)) for row in plan.placements))

    patch.setattr(reduced, "for_teacher", leaking)


def by_telling_a_class_what_changed_in_the_building(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(differences, "for_teacher", lambda whole, key: differences.for_principal(whole, key[0]))


def _stranger(key: ClassKey) -> str:
    return min(EVERYBODY - own_of_class(key))


@pytest.mark.parametrize(
    "leak",
    [
        into_a_hidden_sheet,
        into_the_properties,
        into_a_name,
        into_a_comment,
        into_the_memory_of_a_chart,
        by_drawing_the_whole_district,
        by_leaving_names_of_rooms_as_they_are,
        by_showing_everybody_who_comes_along,
        by_telling_a_class_what_changed_in_the_building,
    ],
)
def test_a_writer_that_leaks_is_caught(leak: Leak, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    leak(monkeypatch)
    found = found_in(written(tmp_path, "teachers", CHANGED, most=3), "teachers")
    assert any(" in " in word for words in found.values() for word in words), found


@pytest.mark.parametrize("name", ["for_principal", "for_therapist", "for_family"])
def test_a_reader_who_gets_the_whole_district_is_caught(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    audience: Audience = {"for_principal": "principals", "for_therapist": "therapists", "for_family": "families"}[name]  # type: ignore[assignment]
    honest = getattr(reduced, name)

    def leaking(whole: Whole, who: str) -> tuple[Problem, Any]:
        problem, plan = honest(whole, who)
        shown = next(each for each in problem.students if each.code != ANOTHER_STUDENT)
        stranger = min(EVERYBODY - {each.code for each in problem.students})
        rows = tuple(
            replace(row, place=f"{row.place} {stranger}") if row.student == shown.code else row
            for row in plan.placements
        )
        return problem, replace(plan, placements=rows)

    monkeypatch.setattr(reduced, name, leaking)
    assert found_in(written(tmp_path, audience, most=3), audience)
