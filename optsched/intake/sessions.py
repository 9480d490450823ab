"""Which session each row of a plan belongs to: those that name none are alone, those that differ leave."""

from collections import Counter
from dataclasses import replace

from optsched.domain import Cycle, Placement, Source
from optsched.domain.cycle import clock
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.people import unique
from optsched.intake.words import key_of

Found = list[tuple[Placement, Source]]
_Meeting = tuple[str, int, int, str, str, str]


def _meeting(each: Placement) -> _Meeting:
    return (each.therapist, each.day, each.start, each.setting, each.school, key_of(each.place))


def in_sessions(found: Found, cycle: Cycle, log: Log, *, may_join: bool) -> tuple[Placement, ...]:
    """Give every row its session. Where no row names one, and they `may_join`, time and place tell the groups."""
    if may_join and not any(each.session for each, _ in found):
        found = _joined(found, cycle, log)
    sessions = {key_of(each.session) for each, _ in found}
    named = [(each if each.session else _own(each, sessions, cycle), source) for each, source in found]
    return _apart(named, sessions, log)


def _own(placement: Placement, sessions: set[str], cycle: Cycle) -> Placement:
    day = cycle.days[placement.day]
    name = unique(f"{day} {clock(placement.start)} {placement.therapist} {placement.student}", sessions)
    return replace(placement, session=name)


def _joined(found: Found, cycle: Cycle, log: Log) -> Found:
    """Name the groups of a plan that names no session: rows of one therapist, time, setting and place."""
    together = Counter(_meeting(each) for each, _ in found)
    names: dict[_Meeting, str] = {}
    taken: set[str] = set()
    for each, _ in found:
        meeting = _meeting(each)
        if together[meeting] > 1 and meeting not in names:
            names[meeting] = unique(f"{cycle.days[each.day]} {clock(each.start)} {each.therapist}", taken)
    if names:
        where = found[0][1]
        message = "Session is empty in every row of Sessions, or is no column there: rows of one therapist, day, From,"
        message += f" setting and place are one session, {len(names)} of them with several rows."
        log.add(Code.NO_SESSIONS, message, Source(where.file, where.sheet))
    return [(replace(each, session=names.get(_meeting(each), "")), source) for each, source in found]


def _apart(found: Found, sessions: set[str], log: Log) -> tuple[Placement, ...]:
    """Let every row leave its session that differs from most others there in a week they share.

    Rows that left one session and agree with each other are together in a new one.
    """
    counts = Counter((key_of(each.session), _meeting(each)) for each, _ in found)
    order = sorted(
        range(len(found)), key=lambda at: (-counts[key_of(found[at][0].session), _meeting(found[at][0])], at)
    )
    held: dict[tuple[str, int], _Meeting] = {}
    left: dict[tuple[str, _Meeting], str] = {}
    result = [each for each, _ in found]
    for at in order:
        each, source = found[at]
        session, meeting = key_of(each.session), _meeting(each)
        if all(held.get((session, week), meeting) == meeting for week in each.weeks):
            held |= {(session, week): meeting for week in each.weeks}
            continue
        if (session, meeting) not in left:
            left[session, meeting] = unique(f"{each.session} {each.student}", sessions)
        result[at] = replace(each, session=left[session, meeting])
        message = f"{each.student} differs from the others of {each.session}, and is in a session of its own now."
        log.add(Code.LEFT_SESSION, message, source, seen=each.session)
    return tuple(result)
