"""The sentences of Start here: what was asked, what was achieved, and how good that is proven to be."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction

from optsched.dated import What
from optsched.domain import GoalValue
from optsched.domain.accounts import share_in_class
from optsched.domain.protocols import StageResult
from optsched.domain.say import listed
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_text
from optsched.output.sentences import counted

CHANGED: dict[What, tuple[str, str]] = {
    "moved": ("session moves", "sessions move"),
    "added": ("session is new", "sessions are new"),
    "removed": ("session is not held", "sessions are not held"),
}
OWN = ("duty or lunch differs", "duties or lunches differ")


def what_for(view: View) -> str:
    """Say which weeks and for which date."""
    if view.dated:
        return view.dated.title
    cycle, day = view.problem.cycle, view.problem.planned_day
    weeks = "the one week" if cycle.weeks == 1 else f"weeks {weeks_text(cycle.all_weeks)}"
    when = f", with the services of {_day(day)}" if day else ""
    return f"A typical cycle: {weeks} of a {cycle.weeks}-week cycle{when}"


def for_whom(view: View) -> str:
    """Say for how many people."""
    problem = view.problem
    counts = (
        counted(len(problem.therapists), "therapist"),
        counted(len(problem.students), "student"),
        counted(len(problem.schools), "school"),
        counted(len(problem.mandates), "mandate"),
    )
    return ", ".join(counts)


def achieved(view: View) -> str:
    """Say in one sentence what is placed of what was asked."""
    total = view.totals
    if total.required == 0:
        return "No minutes are asked for in this week." if view.dated else "No minutes are asked for in this cycle."
    asked = "that this week owes" if view.dated else "that the IEPs ask for in a cycle"
    if total.missing == 0:
        return f"All {total.required:,} minutes {asked} have a place."
    short = sum(1 for row in view.accounts if row.missing)
    held = total.required - total.missing
    share = int(held * 1000 / total.required) / 10
    return (
        f"{held:,} of {total.required:,} minutes {asked} have a place ({share} %). "
        f"{total.missing:,} minutes of {counted(short, 'mandate')} have none: see Not placed."
    )


def further(view: View) -> list[str]:
    """Say what else is worth knowing at first sight."""
    found = [moves(view)] if view.changes is not None else []
    found += _in_class(view)
    total = view.totals
    by_status = Counter(row.status for row in view.accounts)
    if by_status["mix off"]:
        found.append(f"{counted(by_status['mix off'], 'mandate')} with another mix of settings than asked.")
    if by_status["by date"]:
        found.append(f"{counted(by_status['by date'], 'mandate')} planned by date, with time kept open for them.")
    found += _not_on_the_day(view, by_status["later"], by_status["ended"])
    if total.extra:
        found.append(f"{total.extra:,} minutes beyond what is asked, from locked sessions.")
    others = [each for each in view.plan.shortfalls if each.kind != "mandate"]
    if others:
        found.append(f"{counted(len(others), 'duty or lunch', 'duties or lunches')} without a place: see Not placed.")
    warnings = len(view.findings.warnings)
    if warnings:
        found.append(f"{counted(warnings, 'warning')}: see Findings.")
    return found


def _in_class(view: View) -> list[str]:
    """Say the share of push-in of all sessions with children, and of those for which a share is asked."""
    whole, total = share_in_class(view.accounts), view.totals
    if whole is None:
        return []
    said = f"In class (push-in): {percent(whole)} of all minutes with children"
    if total.share_asked is None or total.share_placed is None:
        return [f"{said}."]
    asked, placed = percent(total.share_asked), percent(total.share_placed)
    return [f"{said}; where the IEPs say how much, {placed} (asked: {asked})."]


def _not_on_the_day(view: View, later: int, ended: int) -> list[str]:
    """Say how many services are not planned, for they do not run on the day that is planned for."""
    day = view.problem.planned_day
    parts = [counted(later, "service that begins later", "services that begin later")] if later else []
    parts += [counted(ended, "service that has ended", "services that have ended")] if ended else []
    if not parts or day is None:
        return []
    return [f"This plan is for {_day(day)}. Left out: {listed(parts)}; see Status in Minutes."]


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def moves(view: View) -> str:
    """Say what differs from the plan that was there before: `3 sessions move; 2 classes are affected: see Changes.`"""
    sessions = [each for each in view.changes or () if each.is_session]
    own = len(view.changes or ()) - len(sessions)
    beside = counted(own, *OWN) if own else ""
    if not sessions:
        return f"Every session stays where the plan has it{f'; {beside}: see Changes.' if own else '.'}"
    often = Counter(each.what for each in sessions)
    parts = ["no session moves"] if not often["moved"] else []
    parts += changed(often)
    known = (view.problem.student.get(each.student) for each in sessions)
    classes = {each.school_class for each in known if each and each.school_class}
    touched = counted(len(classes), "class is", "classes are")
    said = listed(parts)
    return f"{said[0].upper()}{said[1:]}; {touched} affected{f'; {beside}' if own else ''}: see Changes."


def changed(often: Mapping[What, int]) -> list[str]:
    """Say how many sessions move, are new and are not held; what did not happen is left out."""
    return [counted(often[what], *verbs) for what, verbs in CHANGED.items() if often.get(what)]


def stage_sentence(stage: StageResult) -> str:
    """Return what may be said about a stage."""
    if stage.sentence:
        return stage.sentence
    if stage.proven:
        return "Proven best: no plan does better."
    return f"Costs {stage.value:,}; no plan costs less than {stage.bound:,}."


def bound_sentence(goal: GoalValue, stages: Sequence[StageResult]) -> str:
    """Say what is proven about a goal, and among which plans: while more minutes may be placed, not among all."""
    if goal.bound is None:
        return "nothing proven for this goal alone"
    first = next((each for each in stages if each.stage == 1), None)
    is_open = goal.stage > 1 and first is not None and not first.proven
    among = f" in plans that miss {first.value:,} minutes at most" if first and is_open else ""
    if goal.bound >= goal.value:
        return f"proven: it cannot be lower{among}"
    if goal.bound <= 0:
        return "not proven how low it can be"
    return f"proven: it cannot be below {goal.bound:,}{among}"


def run_facts(view: View, version: str) -> list[tuple[str, str]]:
    """Return how the plan was made, as pairs of a word and its value."""
    facts = view.plan.facts
    found = [
        ("Time", f"{facts.seconds:,.0f} seconds" + (", stopped early" if facts.stopped_early else "")),
        ("Memory", f"{facts.peak_mebibytes:,} MiB at most"),
        ("Seed", f"{facts.seed}" + (", reproducible" if facts.reproducible else "")),
        ("Workers", f"{facts.workers}"),
        ("Version", f"optsched {version}"),
    ]
    if facts.time_limit is not None:
        found.insert(1, ("Time limit", f"{facts.time_limit:,.0f} seconds"))
    return found


def plain(text: str) -> str:
    """Return a text of the contract without the marks of its code words."""
    return text.replace("`", "")


def percent(share: Fraction | int) -> str:
    """Say a share of 1: `52 %`."""
    return f"{round(share * 100)} %"
