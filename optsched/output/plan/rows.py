"""The rows of the flat tables, in the order of the columns of the contract."""

from collections.abc import Sequence

from optsched.contract import LUNCH
from optsched.dated import mandate_of
from optsched.domain import Mandate, Placement, Shortfall
from optsched.domain.accounts import MandateAccount
from optsched.domain.agenda import DayAccount
from optsched.domain.say import day_name
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_text
from optsched.output.table import Row

WORST_FIRST = ("short", "mix off", "extra", "by date", "later", "ended", "met")

RESTING = ("by date", "later", "ended")
"""Mandates of which the cycle holds nothing: there is no share to be asked."""


def sessions(view: View) -> list[Row]:
    """Return one row for each child in each session, by day and time."""
    placements = sorted(view.plan.placements, key=_when)
    return [_session(view, each) for each in placements]


def _when(each: Placement) -> tuple[int, int, str, str, str]:
    return (each.day, each.start, each.therapist, each.session, each.student)


def _session(view: View, each: Placement) -> Row:
    key = view.class_of(each)
    return (
        each.session,
        each.mandate,
        weeks_text(each.weeks),
        day_name(view.problem.cycle, each.day),
        each.start,
        each.end,
        each.school,
        each.therapist,
        view.problem.mandate[each.mandate].service,
        each.setting,
        each.place,
        view.label[each.student],
        key[1] if key else "",
        each.minutes,
        ", ".join(view.activities_during(each)),
        "yes" if each.locked else "",
        each.note,
    )


def dated_sessions(view: View) -> list[Row]:
    """Return one row for each child in each session of a week, by date and time, with its attendance to fill in."""
    return [_dated_session(view, each) for each in sorted(view.plan.placements, key=_when)]


def _dated_session(view: View, each: Placement) -> Row:
    assert view.dated is not None
    session, _, *rest = _session(view, each)
    mandate = view.dated.mandate(each)
    key = view.dated.keys[each]
    return (view.dated.date_of(each), session, mandate, *rest, "", None, "", view.dated.makes_up.get(key, ""), key)


def owed(view: View) -> list[Row]:
    """Return what a week does not hold, by date."""
    found = sorted(view.dated.owed if view.dated else (), key=lambda each: (each.date, each.student, each.key))
    return [
        (
            each.date,
            mandate_of(each.key),
            view.label[each.student],
            each.service,
            each.therapist,
            each.minutes,
            each.attendance,
            view.shown(each.why),
            each.key,
        )
        for each in found
    ]


def absences(view: View) -> list[Row]:
    """Return who is away in a week beyond the district's calendar, by date."""
    found = sorted(view.dated.week.absences if view.dated else (), key=lambda each: (each.first, each.who))
    return [
        (each.first, each.last if each.last != each.first else None, view.label.get(each.who, each.who), each.cover_by)
        for each in found
    ]


def changes(view: View) -> list[Row]:
    """Return what differs from the plan that was there before, what moved first."""
    order = ("moved", "added", "removed")
    found = sorted(view.changes or (), key=lambda each: order.index(each.what))
    return [
        (each.what, each.session, each.mandate, view.label.get(each.student, each.student), each.before, each.after)
        for each in found
    ]


def minutes(view: View) -> list[Row]:
    """Return one row for each mandate, the most minutes missing first."""
    accounts = sorted(view.accounts, key=lambda each: (WORST_FIRST.index(each.status), -each.missing))
    return [_minutes(view, each) for each in accounts]


def _minutes(view: View, each: MandateAccount) -> Row:
    asked = None if each.status in RESTING else each.share_asked
    return (
        each.mandate,
        view.label[each.student],
        each.service,
        ", ".join(each.therapists) or "any",
        each.required,
        each.placed,
        each.missing,
        each.extra,
        None if asked is None else float(asked),
        None if each.share_placed is None else float(each.share_placed),
        each.status,
    )


def not_placed(view: View) -> list[Row]:
    """Return one row for each missing session, then duties and lunches without a place.

    Minutes missing that no shortfall explains have rows too, so that the sheet and Minutes agree.
    """
    explained = {each.key: each for each in view.plan.shortfalls if each.kind == "mandate"}
    rows: list[Row] = []
    for each in view.accounts:
        if each.missing:
            owed = view.problem.mandate[each.mandate]
            rows += _missing_sessions(view, owed, each, explained.get(each.mandate))
    for shortfall in view.plan.shortfalls:
        if shortfall.kind == "duty":
            rows.append(_missing_duty(view, shortfall))
        elif shortfall.kind == "lunch":
            rows.append(_missing_lunch(view, shortfall))
    return rows


def _missing_sessions(view: View, owed: Mandate, account: MandateAccount, known: Shortfall | None) -> list[Row]:
    number = -(-account.missing // owed.minutes)
    weeks = known.weeks if known else ()
    one_each = len(weeks) == number
    rows: list[Row] = []
    for at in range(number):
        minutes = min(owed.minutes, account.missing - at * owed.minutes)
        when = weeks_text((weeks[at],) if one_each else weeks)
        why, would_help = (view.shown(known.why), view.shown(known.help)) if known else ("", "")
        if at and why:
            why, would_help = f"As for week {weeks[0]}." if one_each else "As for the first.", ""
        named = ", ".join(account.therapists) or "any"
        rows.append((owed.key, view.label[owed.student], owed.service, named, minutes, when, why, would_help))
    return rows


def _missing_duty(view: View, short: Shortfall) -> Row:
    duty = view.problem.duty.get(short.key)
    what = duty.what if duty else short.key
    who = ", ".join(duty.therapists) if duty else ""
    why = f"The duty {what} has no place. {short.why}".strip()
    return ("", "", "", who, short.minutes, weeks_text(short.weeks), why, short.help)


def _missing_lunch(view: View, short: Shortfall) -> Row:
    who, _, rest = short.key.partition(",")
    week, _, day = (part.strip() for part in rest.partition(","))
    name = day_name(view.problem.cycle, int(day)) if day.isdecimal() else day
    why = f"No lunch on {name}. {short.why}".strip()
    return ("", "", "", who.strip(), short.minutes, weeks_text(short.weeks) or week, why, short.help)


def therapists(view: View) -> list[Row]:
    """Return the days of each therapist and then the sum, in minutes per cycle."""
    of_therapist: dict[str, list[DayAccount]] = {}
    for each in view.day_accounts:
        of_therapist.setdefault(each.therapist, []).append(each)
    rows: list[Row] = []
    for person in view.problem.therapists:
        parts = of_therapist.get(person.name, [])
        for each in parts:
            day = day_name(view.problem.cycle, each.day)
            rows.append((person.name, person.service, day, *_parts([each]), *company(view, person.name, each.day)))
        rows.append((person.name, person.service, "All", *_parts(parts), *company(view, person.name)))
    return rows


def _parts(rows: list[DayAccount]) -> tuple[int, ...]:
    names = ("hours", "direct", "consult", "duty", "travel", "lunch", "open")
    return tuple(sum(getattr(row, name) for row in rows) for name in names)


def company(view: View, therapist: str, day: int | None = None, weeks: Sequence[int] = ()) -> tuple[int, int]:
    """Return how many children a therapist sees and how many different groups are held, on one day or all."""
    held = [one for one in view.meetings_of.get(therapist, ()) if day in (None, one.day)]
    held = [one for one in held if not weeks or one.week in weeks]
    direct = [one for one in held if one.setting in ("push-in", "pull-out")]
    children = {member.student for one in direct for member in one.members}
    return len(children), len({one.session for one in direct if len(one.members) > 1})


def missed_time(view: View) -> list[Row]:
    """Return what each child misses to pull-out, most minutes first."""
    found = sorted(view.missed, key=lambda each: -each.minutes)
    rows: list[Row] = []
    for each in found:
        key = view.problem.student[each.student].school_class
        rows.append((view.label[each.student], key[1] if key else "", each.activity, each.minutes))
    return rows


def duties(view: View) -> list[Row]:
    """Return one row for each time of a floating duty and each lunch, by therapist, day and time."""
    order = {each.name: number for number, each in enumerate(view.problem.therapists)}
    cycle = view.problem.cycle
    found: list[tuple[tuple[int, int, int], Row]] = []
    for time in view.plan.duties:
        duty = view.problem.duty.get(time.duty)
        if duty is not None:
            named = (duty.key, duty.therapist, duty.partner or "", duty.what)
            when = (weeks_text(time.weeks), day_name(cycle, time.day), time.start, time.end)
            at = (order.get(duty.therapist, 0), time.day, time.start)
            found.append((at, (*named, *when, time.school or "")))
    for (therapist, day, start, end), weeks in _lunches(view).items():
        when = (weeks_text(weeks), day_name(cycle, day), start, end)
        found.append(((order.get(therapist, 0), day, start), ("", therapist, "", LUNCH, *when, "")))
    return [row for _, row in sorted(found, key=lambda pair: pair[0])]


def _lunches(view: View) -> dict[tuple[str, int, int, int], list[int]]:
    """Return the weeks of each lunch by therapist, day, start and end: one row where weeks are alike."""
    found: dict[tuple[str, int, int, int], list[int]] = {}
    for each in view.plan.lunches:
        found.setdefault((each.therapist, each.day, each.start, each.end), []).extend(each.weeks)
    return found


def findings(view: View) -> list[Row]:
    """Return the findings: errors, warnings, notes, each in their own order."""
    order = ("error", "warning", "note")
    found = sorted(view.findings, key=lambda each: order.index(each.severity))
    return [
        (
            each.code,
            str(each.severity),
            each.source.file,
            each.source.sheet,
            each.source.cell,
            each.seen,
            each.message,
            each.maybe,
        )
        for each in found
    ]
