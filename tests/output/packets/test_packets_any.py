"""Whatever a district asks for and a plan holds, every workbook can be written, and a family's holds no other child."""

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from districts import small_districts
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from output.packets.sentinels import hides

from optsched.domain import Placement, Plan, Problem
from optsched.output.packets import AUDIENCES, Whole, packets, write_packet


@st.composite
def shared(draw: st.DrawFn) -> Whole:
    """Draw a district and a plan of it that obeys no rule: any session anywhere, with anybody."""
    problem = draw(small_districts())
    rows = [draw(_placement(problem, number)) for number in range(draw(st.integers(0, 8)))] if problem.mandates else []
    return Whole(problem, Plan(tuple(rows)))


@st.composite
def _placement(draw: st.DrawFn, problem: Problem, number: int) -> Placement:
    owed = draw(st.sampled_from(problem.mandates))
    start = draw(st.integers(96, 160)) * 5
    return Placement(
        f"session {draw(st.integers(0, number))}",
        owed.key,
        owed.student,
        tuple(sorted(draw(st.sets(st.sampled_from(problem.cycle.all_weeks), min_size=1)))),
        draw(st.sampled_from(problem.cycle.all_days)),
        start,
        start + owed.minutes,
        draw(st.sampled_from(problem.schools)).name,
        draw(st.sampled_from(problem.therapists)).name,
        draw(st.sampled_from(("push-in", "pull-out", "consult", "on behalf"))),
        draw(st.sampled_from(("", "Room", "1A"))),
    )


def cells(path: Path) -> set[str]:
    book = load_workbook(path)
    return {
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None
    }


@settings(max_examples=12, deadline=None)
@given(shared())
def test_every_reader_gets_a_workbook_that_hides_nothing(whole: Whole) -> None:
    with TemporaryDirectory() as folder:
        for audience in AUDIENCES:
            (Path(folder) / audience).mkdir()
            for packet in packets(whole, audience, list(whole.label)):
                path = write_packet(packet, Path(folder))
                assert hides(path) == []
                words = set(re.findall(r"\w+", " ".join(cells(path))))
                assert words
                if audience == "families":
                    assert words & set(whole.label) <= {packet.place.stem}
                if audience == "board":
                    assert not words & set(whole.label)
