"""What families read: words they know, in their packets and in what changed."""

import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from instances import place, school_small
from output.packets.sentinels import before_plan, sentinel_plan, sentinel_problem

from optsched import dated
from optsched.output.packets import Audience, Whole, packets, write_packet
from optsched.output.packets.plain_words import where_held

OF_SCHOOLS = ("push-in", "pull-out", "direct<", "consult", "on behalf", "outside the class")
OF_FAMILIES = ("in the classroom", "in the therapy room", "with your child", "advice to teachers")


def read_by(audience: Audience, folder: Path) -> str:
    """Return every text of the packets of an audience; of families, of those of every child."""
    problem, plan = sentinel_problem(), sentinel_plan()
    differs = tuple(dated.differences(before_plan().placements, plan.placements))
    (folder / audience).mkdir()
    texts = []
    for each in packets(Whole(problem, plan, differs), audience, [child.code for child in problem.students]):
        with zipfile.ZipFile(write_packet(each, folder)) as parts:
            texts.append(parts.read("xl/sharedStrings.xml").decode())
    return "\n".join(texts).casefold()


def test_families_read_words_that_they_know(tmp_path: Path) -> None:
    text = read_by("families", tmp_path)
    assert [word for word in OF_SCHOOLS if word in text] == []
    assert [word for word in OF_FAMILIES if word not in text] == []


def test_therapists_read_the_words_of_the_school(tmp_path: Path) -> None:
    text = read_by("therapists", tmp_path)
    assert "pull-out in" in text
    assert "in the therapy room" not in text


@pytest.mark.parametrize(
    ("setting", "room", "said"),
    [
        ("push-in", "1A", "in the classroom"),
        ("pull-out", "Room 12", "in the therapy room (Room 12)"),
        ("pull-out", "Therapy room", "in the therapy room"),
        ("pull-out", "", "in the therapy room"),
    ],
)
def test_where_a_session_is_held(setting: str, room: str, said: str) -> None:
    session = place(school_small(), "Ann OT", 0, "9:30")
    assert where_held(replace(session, setting=setting, place=room)) == said  # type: ignore[arg-type]
