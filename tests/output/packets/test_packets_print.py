"""Packets on paper: so many pages, with heading, date, legend and numbers of pages."""

import re
import shutil
from datetime import datetime
from pathlib import Path

import pytest
from output.packets.sentinels import WASHINGTON, sentinel_plan, sentinel_problem
from output.printed import pages_of

from optsched.output.packets import AUDIENCES, Audience, Whole, packets, write_packet
from optsched.output.paper import FILLS, INK

pytestmark = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
MADE = datetime(2025, 9, 8, 14, 3)


def printed(folder: Path, audience: Audience, which: int = 0) -> list[str]:
    whole = Whole(sentinel_problem(), sentinel_plan())
    packet = packets(whole, audience, [whole.problem.students[0].code])[which]
    (folder / packet.place).parent.mkdir(exist_ok=True)
    return pages_of(write_packet(packet, folder, made=MADE))


def test_a_therapist_has_a_page_for_the_week_and_two_at_most_for_each_week_of_attendance(tmp_path: Path) -> None:
    pages = printed(tmp_path, "therapists")
    person = sentinel_problem().therapists[0].name
    assert sum("Legend" in page for page in pages) == 1
    assert "PI push-in" in re.sub(" +", " ", pages[1])
    for week in (1, 2, 3, 4):
        assert 1 <= sum(f"Attendance week {week}" in page.split("\n")[0] for page in pages) <= 2
    assert all("Confidential" in page and f"of {len(pages)}" in page and "September 8, 2025" in page for page in pages)
    assert any(f"{person}  ·  attendance" in page or f"{person} · attendance" in page for page in pages)
    times = re.findall(
        r"^ *(\w*) *\d+:\d\d-\d+:\d\d +\S+", "".join(page for page in pages if "attendance" in page), re.M
    )
    assert set(times) <= {"Mon", "Tue", "Wed", "Thu", "Fri"}  # a page that begins within a day says which
    assert len(times) > 4


def test_a_class_has_its_week_on_one_page(tmp_path: Path) -> None:
    pages = printed(tmp_path, "teachers")
    assert len(pages) == 2  # the week, and the list
    assert "PO leaves for a room" in re.sub(" +", " ", pages[0])


def test_the_overview_of_a_principal_is_one_page_or_two(tmp_path: Path) -> None:
    pages = printed(tmp_path, "principals")
    overview = [page for page in pages if "Start here" in page.split("\n")[0]]
    assert len(overview) in (1, 2)
    assert WASHINGTON in overview[0]


def test_the_page_of_the_board_is_not_confidential(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, "board")
    assert "Confidential" not in page
    assert "Page 1 of 1" in page
    assert "fewer than six children" in page


def test_a_family_has_one_page(tmp_path: Path) -> None:
    (page,) = printed(tmp_path, "families")
    assert "Minutes in a cycle" in page
    assert "Confidential" in page


@pytest.mark.parametrize("audience", AUDIENCES)
def test_every_page_has_its_date_and_number_and_no_number_that_does_not_fit(tmp_path: Path, audience: Audience) -> None:
    pages = printed(tmp_path, audience)
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "September 8, 2025" in page
        assert "##" not in page


@pytest.mark.parametrize("fill", [*FILLS.values(), "#FFFFFF"])
def test_text_is_dark_on_every_fill_also_in_grey(fill: str) -> None:
    light, dark = sorted((luminance(fill), luminance(INK)), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7  # what the WCAG ask for small text at their strictest


def luminance(colour: str) -> float:
    """Return how bright a colour is, as it is in grey."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
