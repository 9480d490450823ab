"""The small tables of the sheet Charts, added up from the sheets with every row, and what they say in a sentence."""

from collections import defaultdict
from dataclasses import dataclass

from optsched.contract import MISSED, PLAN_THERAPISTS
from optsched.domain.accounts import MandateAccount, Totals, totals
from optsched.domain.say import day_name, few
from optsched.output.charts import Chart, asked_and_placed
from optsched.output.grid import Cell
from optsched.output.plan import rows
from optsched.output.plan.sentences import percent
from optsched.output.plan.view import View
from optsched.output.sentences import counted

LOAD = ("Direct", "Consult", "Duty", "Travel")
"""The columns of Therapists that are a day's load."""
MOST_ACTIVITIES = 9
"""Activities with a bar of their own; the rest have one together."""
MOST_THERAPISTS = 20
"""Therapists in one table, so that its chart fits on a page."""


@dataclass(frozen=True)
class Figure:
    """A small table and its chart, which leaves out the row `all` below the others; `empty` is said without rows."""

    heading: str
    headers: tuple[str, ...]
    rows: list[list[Cell]]
    chart: Chart
    empty: str
    all: tuple[Cell, ...] = ()


def figures(view: View) -> list[Figure]:
    """Return the tables in their order."""
    sums = _by_service(view)
    return [_placed(view, sums), *_loads(view), _shares(view, sums), _missed(view)]


def _by_service(view: View) -> dict[str, Totals]:
    found: dict[str, list[MandateAccount]] = defaultdict(list)
    for each in view.accounts:
        found[each.service].append(each)
    return {service: totals(found[service]) for service in sorted(found)}


def _placed(view: View, sums: dict[str, Totals]) -> Figure:
    """Minutes as the sheet Minutes has them, service by service."""
    body = [_minutes(service, total) for service, total in sums.items()]
    chart = asked_and_placed(view.period, [(name, total.required, total.placed) for name, total in sums.items()])
    headers = ("Service", "Asked", "Placed", "Missing")
    heading = "Minutes asked and placed, by service"
    return Figure(heading, headers, body, chart, "No services are asked for.", tuple(_minutes("All", view.totals)))


def _minutes(name: str, total: Totals) -> list[Cell]:
    return [name, total.required, total.placed, total.missing]


def _loads(view: View) -> list[Figure]:
    """Sessions, consult, duties and travel as the sheet Therapists has them, therapist by therapist and day by day."""
    days = [day_name(view.problem.cycle, day) for day in view.problem.cycle.all_days]
    found: dict[str, dict[str, int]] = {each.name: {} for each in view.problem.therapists}
    for row in rows.therapists(view):
        cell = dict(zip(PLAN_THERAPISTS.headers, row, strict=True))
        found[str(cell["Therapist"])][str(cell["Day"])] = sum(int(str(cell[part])) for part in LOAD)
    body: list[list[Cell]] = [[name, *(load.get(day, 0) for day in (*days, "All"))] for name, load in found.items()]
    heading = "Each therapist's load by day: minutes of sessions, consult, duties and travel"
    parts = [body[at : at + MOST_THERAPISTS] for at in range(0, len(body), MOST_THERAPISTS)] or [[]]
    return [
        Figure(heading, ("Therapist", *days, "All"), part, _load_chart(view, days, part), "There are no therapists.")
        for part in parts
    ]


def _load_chart(view: View, days: list[str], body: list[list[Cell]]) -> Chart:
    loads = [
        (minutes, str(row[0]), day)
        for row in body
        for day, minutes in zip(days, row[1:], strict=False)
        if isinstance(minutes, int) and minutes
    ]
    said = "Nobody has any load."
    if loads:
        (most, who, when), (least, other, then) = max(loads), min(loads)
        said = f"Most minutes {view.period} are on {when} of {who} ({most:,}), fewest on {then} of {other} ({least:,})."
    unit = f"Minutes, {view.period}"
    return Chart("stacked bars", "Load by day", "Therapist", unit, tuple(range(1, len(days) + 1)), said)


def _shares(view: View, sums: dict[str, Totals]) -> Figure:
    """Shares in class as the sheet Minutes has them, of the mandates that ask for one."""
    asking = {name: each for name, each in sums.items() if each.share_asked is not None}
    parts = few(
        f"{name} {percent(each.share_placed or 0)} placed ({percent(each.share_asked or 0)} asked)"
        for name, each in asking.items()
    )
    chart = Chart(
        *("columns", "Share in class (push-in)", "Service", "Share of the minutes", (1, 2)),
        says=f"Push-in, as a share of the minutes: {parts}.",
        number="0%",
    )
    heading = "Share in class (push-in), where one is asked for"
    body = [_share(name, each) for name, each in asking.items()]
    every = tuple(_share("All", view.totals))
    return Figure(heading, ("Service", "Asked", "Placed"), body, chart, "No share in class is asked for.", every)


def _share(name: str, total: Totals) -> list[Cell]:
    shares = (total.share_asked, total.share_placed)
    return [name, *(None if share is None else float(share) for share in shares)]


def _missed(view: View) -> Figure:
    """Class time missed to pull-out as the sheet Missed has it, activity by activity."""
    minutes: dict[str, int] = defaultdict(int)
    for row in rows.missed_time(view):
        cell = dict(zip(MISSED.headers, row, strict=True))
        minutes[str(cell["Activity"])] += int(str(cell["Minutes"]))
    ordered = sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0]))
    most, rest = ordered[:MOST_ACTIVITIES], ordered[MOST_ACTIVITIES:]
    if len(rest) == 1:
        most, rest = ordered, []
    every = sum(minutes.values())
    body: list[list[Cell]] = [list(pair) for pair in most]
    if rest:
        body.append([counted(len(rest), "other activity", "other activities"), sum(value for _, value in rest)])
    said = few(f"{name} ({value:,} minutes)" for name, value in most[:3])
    says = f"Most class time is missed in {said}, of {every:,} minutes in all, {view.period}."
    chart = Chart("bars", "Class time missed to pull-out", "Activity", f"Minutes, {view.period}", (1,), says)
    heading = "Class time missed to pull-out, by activity"
    return Figure(heading, ("Activity", "Minutes"), body, chart, "No class time is missed.", ("All", every))
