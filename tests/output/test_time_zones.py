"""The time zone of schools: the one that is named, else that of this machine, and never a guess."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from optsched.output import time_zones as module
from optsched.output.time_zones import TimeZoneError, time_zone


@pytest.mark.parametrize(
    ("asked", "maybe"),
    [
        ("America/NewYork", "America/New_York"),
        ("america/new_york", "America/New_York"),
        ("New York", "America/New_York"),
        ("EST", "America/New_York"),
        ("Pacific Time", "America/Los_Angeles"),
        ("Amerika/Chicago", "America/Chicago"),
        ("", "America/New_York"),
        ("../../etc/passwd", "America/New_York"),
    ],
)
def test_an_unknown_time_zone_is_refused_with_the_nearest(asked: str, maybe: str) -> None:
    with pytest.raises(TimeZoneError) as refused:
        time_zone(asked)
    assert refused.value.message == f"There is no time zone {asked!r}."
    assert refused.value.maybe.startswith(f"Maybe --time-zone {maybe}")


def test_a_time_zone_is_found_by_its_name() -> None:
    assert time_zone("America/Chicago") == ZoneInfo("America/Chicago")


@pytest.mark.parametrize("told", ["America/Denver", ":America/Denver", "/usr/share/zoneinfo/America/Denver"])
def test_the_machine_tells_its_zone(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("TZ", told)
    assert time_zone() == ZoneInfo("America/Denver")


def test_the_machine_tells_its_zone_by_a_link(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(module, "LOCAL_TIME", tmp_path / "localtime")
    (tmp_path / "localtime").symlink_to("/usr/share/zoneinfo/US/Central")
    assert time_zone() == ZoneInfo("US/Central")
    (tmp_path / "localtime").unlink()
    with pytest.raises(TimeZoneError) as refused:
        time_zone()
    assert refused.value.maybe == "Maybe --time-zone America/New_York?"


@pytest.mark.parametrize("told", ["UTC", "Etc/UTC", "EST5EDT", "", "Nowhere/At_all"])
def test_a_machine_that_keeps_no_zone_of_a_place_is_not_believed(monkeypatch: pytest.MonkeyPatch, told: str) -> None:
    monkeypatch.setenv("TZ", told)
    with pytest.raises(TimeZoneError) as refused:
        time_zone()
    assert told in refused.value.message
