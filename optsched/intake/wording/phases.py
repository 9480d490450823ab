"""Pieces -> Wordings: every piece must be used up, and phases must follow each other."""

from collections.abc import Sequence
from itertools import pairwise

from optsched.intake.codes import Code
from optsched.intake.wording.amounts import amount_of
from optsched.intake.wording.grammar import Pieces
from optsched.intake.wording.manner import check_service, dates_of, grouping_of, kind_of, setting_of
from optsched.intake.wording.pieces import SILENT, Is
from optsched.intake.wording.wording import Wording, in_words
from optsched.intake.words import Unclear


def phases_of(pieces: Pieces) -> tuple[Wording, ...]:
    """Read the phases of a service line. Parts that name no minutes belong to the only one that does."""
    parts = _parts(pieces)
    amounts = [part for part in parts if any(each.kind is Is.LENGTH for each in part)]
    if len(amounts) < 2 and _is_one(pieces, parts):
        return (_phase(tuple(each for part in parts for each in part)),)
    if len(amounts) < len(parts):
        message = "It is not clear which part of the wording belongs to which amount."
        raise Unclear(Code.WORDING, message, "a row for each amount, with its own Starts and Ends?")
    phases = tuple(_phase(part) for part in parts)
    _check_sequence(phases)
    return phases


def _is_one(pieces: Pieces, parts: Sequence[Pieces]) -> bool:
    """Tell whether parts are one phase: nothing comes `then`, and dates are for all of it or stand alone."""
    if len(parts) < 2:
        return True
    dated = [{each.kind in (Is.START, Is.END) for each in part} for part in parts]
    return not any(each.word == "then" for each in pieces if each.kind is Is.NEXT) and {True, False} not in dated


def _parts(pieces: Pieces) -> list[Pieces]:
    parts: list[Pieces] = [()]
    for each in pieces:
        if each.kind is Is.NEXT:
            parts.append(())
        elif each.kind not in SILENT:
            parts[-1] += (each,)
    return [part for part in parts if part]


def _phase(pieces: Pieces) -> Wording:
    check_service(pieces)
    amount = amount_of(pieces)
    setting = setting_of(pieces)
    kind = kind_of(pieces)
    grouping, largest_group = grouping_of(pieces)
    starts, ends = dates_of(pieces)
    return Wording(
        minutes=amount.minutes,
        times=amount.times,
        per=amount.per,
        weeks=amount.weeks,
        kind=kind,
        setting=setting.name,
        push_in_share=setting.push_in_share,
        grouping=grouping,
        largest_group=largest_group,
        starts=starts,
        ends=ends,
        assumptions=amount.assumptions + setting.assumptions,
    )


def _check_sequence(phases: Sequence[Wording]) -> None:
    """Phases must have dates, and each must end before the next one starts."""
    for one, after in pairwise(phases):
        both = f"{in_words(one)}; {in_words(after)}"
        if one.ends is None or after.starts is None:
            message = f"The wording has {len(phases)} amounts, but not the date on which one follows the other."
            raise Unclear(Code.WORDING, message, f"two rows, with Ends and Starts: {both}?")
        if one.ends >= after.starts:
            message = f"Two phases overlap: one ends {one.ends}, the next one starts {after.starts}."
            raise Unclear(Code.WORDING, message, f"two service lines, each with a row of its own: {both}?")
