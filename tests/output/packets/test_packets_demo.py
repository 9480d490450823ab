"""Over the whole demo district: a principal's packet has nothing of another school, a teacher's of another class."""

from pathlib import Path

import pytest
from output.packets.sentinels import before_plan, hides, leaks, sentinel_plan, sentinel_problem

from optsched import dated
from optsched.output.packets import Packet, Whole, packets, write_packet

SEVEN = 7
PROBLEM, PLAN, BEFORE = sentinel_problem(SEVEN), sentinel_plan(SEVEN), before_plan(SEVEN)
WHOLE = Whole(PROBLEM, PLAN, tuple(dated.differences(BEFORE.placements, PLAN.placements)))
SCHOOLS = {each.name for each in PROBLEM.schools}


def written(packet: Packet, folder: Path) -> Path:
    (folder / packet.place).parent.mkdir(exist_ok=True)
    return write_packet(packet, folder)


@pytest.mark.parametrize("packet", packets(WHOLE, "principals"), ids=lambda each: each.title)
def test_a_principal_has_nothing_of_another_school(packet: Packet, tmp_path: Path) -> None:
    others = {each.code for each in PROBLEM.students if each.school != packet.title}
    others |= {each.teacher for each in PROBLEM.classes if each.school != packet.title}
    path = written(packet, tmp_path)
    assert leaks(path, others | (SCHOOLS - {packet.title})) + hides(path) == []


@pytest.mark.parametrize("packet", packets(WHOLE, "teachers"), ids=lambda each: each.title)
def test_a_teacher_has_nothing_of_another_class(packet: Packet, tmp_path: Path) -> None:
    key = next(key for key in WHOLE.view.served if f"{key[0]} {key[1]}" == packet.title)
    own = {each.code for each in PROBLEM.students if each.school_class == key}
    own |= {each.student for each in PROBLEM.student_times if each.in_class == key}
    others = {each.code for each in PROBLEM.students} - own
    others |= {each.teacher for each in PROBLEM.classes if each.key != key}
    path = written(packet, tmp_path)
    assert leaks(path, others | (SCHOOLS - {key[0]})) + hides(path) == []


def test_all_of_the_demo_is_there() -> None:
    assert len(SCHOOLS) == len(packets(WHOLE, "principals")) == 4
    assert len(packets(WHOLE, "teachers")) > 40
    assert len({each.student for each in PLAN.placements}) > 180
