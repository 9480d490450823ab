"""The time zone of schools: the one that is named, else that of this machine."""

import os
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

LOCAL_TIME = Path("/etc/localtime")
USUAL = {
    "America/New_York": ("eastern", "est", "edt", "et"),
    "America/Chicago": ("central", "cst", "cdt", "ct"),
    "America/Denver": ("mountain", "mst", "mdt", "mt"),
    "America/Los_Angeles": ("pacific", "pst", "pdt", "pt"),
}
"""What people write for time zones, which is no zone: `EST` has no summer time."""


class TimeZoneError(Exception):
    """A time zone that is not known, or was not told: a sentence, and a line that begins "Maybe"."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message, maybe)
        self.message, self.maybe = message, maybe

    def __str__(self) -> str:
        return f"{self.message}\n{self.maybe}"


def time_zone(name: str | None = None) -> ZoneInfo:
    """Return the time zone of this name (`America/New_York`), without a name that of this machine.

    Raises TimeZoneError where no place has the name, and where the machine tells no zone or UTC, which no school keeps.
    """
    known = {each for each in available_timezones() if "/" in each}
    if name is None:
        return _own_zone(known)
    if name not in known:
        raise TimeZoneError(f"There is no time zone {name!r}.", f"Maybe --time-zone {' or '.join(_near(name, known))}?")
    return ZoneInfo(name)


def _own_zone(known: set[str]) -> ZoneInfo:
    told = (
        [os.environ["TZ"].removeprefix(":")] if "TZ" in os.environ else [_link(LOCAL_TIME), str(LOCAL_TIME.resolve())]
    )
    names = [each.rpartition("zoneinfo/")[2] for each in told]
    found = next((each for each in names if each in known and not each.startswith("Etc/")), None)
    if found is None:
        seen = f" (it says {names[0]})" if names[0] else ""
        message = f"This machine does not tell the time zone of its schools{seen}."
        raise TimeZoneError(message, f"Maybe --time-zone {next(iter(USUAL))}?")
    return ZoneInfo(found)


def _link(path: Path) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""


def _near(name: str, known: set[str]) -> list[str]:
    """Return the zones that a name may mean: what people call them, else the most alike, else the first of all."""
    wanted = "_".join(name.casefold().split())
    said = [zone for zone, words in USUAL.items() if wanted.partition("_")[0] in words]
    alike = {end: zone for zone in sorted(known) for end in (zone.casefold(), zone.casefold().rpartition("/")[2])}
    near = dict.fromkeys(alike[each] for each in get_close_matches(wanted, alike, 3))
    return said or list(near) or [next(iter(USUAL))]
