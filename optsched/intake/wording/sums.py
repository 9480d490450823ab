"""Sums of minutes: ways to split them into sessions, proposed and never taken."""

from optsched.intake.codes import Code
from optsched.intake.wording.wording import amount
from optsched.intake.words import Unclear

_PARTS = (30, 60, 45, 20, 15, 40)
"""Usual lengths of a session, for proposals."""
_MOST = {"day": 2, "week": 10, "cycle": 40, "month": 40, "quarter": 90, "year": 360}
"""More sessions than these, two a school day, are no proposal."""


def splits(minutes: int) -> list[tuple[int, int]]:
    """Return ways to split a sum into equal sessions of a usual length, as (times, minutes)."""
    return [(minutes // part, part) for part in _PARTS if minutes % part == 0]


def proposals(minutes: int) -> list[str]:
    """Return ways to split a sum of minutes into equal sessions of a usual length, in words.

    >>> proposals(120)
    ['4 x 30', '2 x 60']
    """
    found = [f"{times} x {part}" for times, part in splits(minutes)]
    return found[:2] or [f"1 x {minutes}"]


def not_split(minutes: int, per: str) -> Unclear:
    """Refuse a sum: say how it might be meant."""
    message = f"{amount(minutes)} a {per} is a sum: in how many sessions is not said."
    return Unclear(Code.SUM_NOT_SPLIT, message, _meant(minutes, per))


def _meant(minutes: int, per: str) -> str:
    likely = [(times, part) for times, part in splits(minutes) if times <= _MOST[per]]
    if not likely:
        return f"the number of sessions a {per}, and the minutes of each?"
    (times, part), *others = likely
    return f"{times} × {amount(part)} a {per}" + "".join(f", or {times} × {part}" for times, part in others[:1]) + "?"
