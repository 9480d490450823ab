"""How long, how often and per what: the facts of one phase that a number of minutes is made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from optsched.domain import WeekShare
from optsched.intake.codes import Code
from optsched.intake.wording.pieces import Is, Piece
from optsched.intake.wording.sums import not_split
from optsched.intake.wording.wording import Wording, amount, in_words
from optsched.intake.words import Unclear

_LEAST_MINUTES, _MOST_MINUTES, _MOST_TIMES = 5, 480, 200
"""What is a session at all, and the most that the columns Minutes and Times take."""
_WHOLE_DAY = 480
_DAYS = {"day": 1, "week": 5, "cycle": 20, "month": 20, "quarter": 45, "year": 180}
"""School days of a period: nothing is longer than all of them."""
_LONGEST_ALONE = 60
"""An amount up to this is one session a day or week, though that is not said."""
Weeks = tuple[int, ...] | WeekShare | None


@dataclass(frozen=True)
class Amount:
    """How much one phase asks for."""

    minutes: int
    times: int
    per: str
    weeks: Weeks
    assumptions: tuple[str, ...]


def of_kind(pieces: Sequence[Piece], *kinds: Is) -> list[Piece]:
    """Return the pieces of some kinds, in their order."""
    return [each for each in pieces if each.kind in kinds]


def amount_of(pieces: Sequence[Piece]) -> Amount:
    """Read how much a phase asks for; raise Unclear where it is a sum, or not said, or said twice."""
    facts = of_kind(pieces, Is.LENGTH, Is.COUNT, Is.PER, Is.TOTAL)
    length, count, total = (_only(of_kind(facts, kind)) for kind in (Is.LENGTH, Is.COUNT, Is.TOTAL))
    weeks, assumed = _weeks(pieces)
    per, assumed_per = _per(facts, pieces, length, count)
    assumptions = (*assumed, *assumed_per)
    if length is None:
        raise _no_length(count, total, per)
    minutes = length.whole
    if count is None:
        if total is not None or minutes > _LONGEST_ALONE or per not in ("day", "week"):
            raise not_split(total.whole if total is not None else minutes, per)
        _check_size(minutes, 1, per)
        said = f"{amount(minutes)} a {per} is read as one session of {amount(minutes)}."
        return Amount(minutes, 1, per, _fitting(weeks, per, 1, pieces), (said, *assumptions))
    times = count.whole
    _check_total(minutes, times, per, total)
    _check_size(minutes, times, per)
    _check_order(pieces, minutes, times, per)
    return Amount(minutes, times, per, _fitting(weeks, per, times, pieces), assumptions)


def _only(pieces: list[Piece]) -> Piece | None:
    """Return the one piece of a kind; two are two service lines, or one that contradicts itself."""
    if len(pieces) < 2:
        return pieces[0] if pieces else None
    one, other = (each.seen or str(each.whole) for each in pieces[:2])
    message = f'The wording says both "{one}" and "{other}".'
    raise Unclear(Code.WORDING, message, "two service lines, each with a row of its own?")


def _per(
    facts: Sequence[Piece], pieces: Sequence[Piece], length: Piece | None, count: Piece | None
) -> tuple[str, tuple[str, ...]]:
    """Return the period, and what was assumed for it."""
    pers = of_kind(facts, Is.PER)
    if len(pers) == 2 and _is_amount_a_day(facts):
        pers = [each for each in pers if each.word != "day"]
    if len(pers) > 1:
        first, second = pers[:2]
        message = f'The wording says both "{first.seen or first.word}" and "{second.seen or second.word}".'
        maybe = f"per {first.word}, or per {second.word}?"
        if length is not None:
            session = Wording(length.whole, count.whole if count else 1, first.word)
            maybe = f"{in_words(session)}, or a {second.word}?"
        raise Unclear(
            Code.WORDING, message, maybe if first.word != second.word else "a sum, or one of several sessions?"
        )
    if pers:
        return pers[0].word, _cycle_assumed(pers[0])
    if of_kind(pieces, Is.ASSUMED_WEEK):
        return "week", ("Times, minutes and group size between colons are read as per week.",)
    if of_kind(pieces, Is.SHARE):
        return "week", ()
    raise _no_period(length, count)


def _is_amount_a_day(facts: Sequence[Piece]) -> bool:
    """Tell whether `30 minutes a day` is the length, and a count right before another period says how often."""
    kinds = [each.kind for each in facts]
    if sorted(map(str, kinds)) != sorted(map(str, (Is.LENGTH, Is.PER, Is.COUNT, Is.PER))):
        return False
    at, count = kinds.index(Is.LENGTH), kinds.index(Is.COUNT)
    if kinds[at + 1 : at + 2] != [Is.PER] or kinds[count + 1 : count + 2] != [Is.PER]:
        return False
    day, other = facts[at + 1], facts[count + 1]
    return day is not other and day.word == "day" and day.number == 1 and other.word != "day"


def _cycle_assumed(per: Piece) -> tuple[str, ...]:
    if per.word == "cycle":
        return (f'"{per.seen}" is read as the cycle of the workbook.',)
    return ("A cycle of 5 days is read as a week.",) if per.of else ()


def _no_length(count: Piece | None, total: Piece | None, per: str) -> Unclear:
    if total is not None and count is None:
        return not_split(total.whole, per)
    message = "It is not said how long one session is."
    if count is None:
        return Unclear(Code.WORDING, message, f"2 × 30 minutes a {per}?")
    if total is not None and total.whole % count.whole == 0:
        return Unclear(Code.WORDING, message, f"{in_words(Wording(total.whole // count.whole, count.whole, per))}?")
    return Unclear(Code.WORDING, message, f"{count.whole} × 30 minutes a {per}, or 20?")


def _no_period(length: Piece | None, count: Piece | None) -> Unclear:
    minutes, times = length.whole if length else 30, count.whole if count else 1
    if length is None and count is None:
        return Unclear(Code.WORDING, "The wording says neither how long nor how often.", "2 × 30 minutes a week?")
    weekly = in_words(Wording(minutes, times, "week"))
    return Unclear(Code.WORDING, "It is not said per what: a week, a month, a year?", f"{weekly}, or a month?")


def _check_total(minutes: int, times: int, per: str, total: Piece | None) -> None:
    if total is None or total.whole == minutes * times:
        return
    message = f"{times} × {minutes} is {times * minutes}, but the wording says {total.whole} minutes."
    both = [f"{times} × {amount(minutes)} a {per}"]
    if total.whole % times == 0:
        both.append(f"{times} × {total.whole // times}")
    if total.whole % minutes == 0:
        both.append(f"{total.whole // minutes} × {minutes}")
    raise Unclear(Code.WORDING, message, f"{', or '.join(both)}?")


def _check_size(minutes: int, times: int, per: str) -> None:
    if minutes < _LEAST_MINUTES:
        message = f"A session of {amount(minutes)} is too short."
        raise Unclear(Code.WORDING, message, f"{minutes} × {times} minutes a {per}?" if times > minutes else "hours?")
    if minutes > _MOST_MINUTES:
        message = f"A session of {amount(minutes)} is too long."
        raise Unclear(Code.WORDING, message, "a sum, with the number of its sessions?")
    if times > _MOST_TIMES or minutes * times > _WHOLE_DAY * _DAYS[per]:
        message = f"{times} sessions of {amount(minutes)} are too many for a {per}."
        raise Unclear(Code.WORDING, message, "a digit too many, or another period?")


def _check_order(pieces: Sequence[Piece], minutes: int, times: int, per: str) -> None:
    """`60 minutes weekly in 2 sessions` may be a sum: the period stands between the length and the count."""
    kinds = [each.kind for each in of_kind(pieces, Is.LENGTH, Is.COUNT, Is.PER, Is.SHARE)]
    length, count = kinds.index(Is.LENGTH), kinds.index(Is.COUNT)
    period = Is.PER if Is.PER in kinds else Is.SHARE
    if times > 1 and period in kinds[length:count] and kinds.count(period) == 1:
        message = f"{amount(minutes)} a {per} may be one session or the sum of {times}."
        raise Unclear(Code.WORDING, message, _either_way(minutes, times, per))


def _either_way(minutes: int, times: int, per: str) -> str:
    each = in_words(Wording(minutes, times, per))
    if minutes % times:
        return f"{each}?"
    return f"{each}, or {times} × {minutes // times}?"


def _weeks(pieces: Sequence[Piece]) -> tuple[Weeks, tuple[str, ...]]:
    found = of_kind(pieces, Is.SHARE, Is.IN_WEEKS)
    if len(found) > 1:
        message = f"The wording names weeks twice: {found[0].seen}, and {found[1].seen}."
        raise Unclear(Code.WORDING, message, "only one of the two?")
    if not found:
        return None, ()
    only = found[0]
    if only.kind is Is.SHARE:
        said = f'"{only.seen}" is read as {only.whole} of 4 weeks.' if only.word == "month" else ""
        return WeekShare(only.whole, only.of), (said,) if said else ()
    if only.whole == 4:
        return None, ("A month is read as 4 school weeks.",)
    return tuple(range(1, only.whole + 1)), ("A month is read as 4 school weeks.",)


def _fitting(weeks: Weeks, per: str, times: int, pieces: Sequence[Piece]) -> Weeks:
    """Refuse weeks that do not go with the period, or with the number of sessions."""
    if weeks is not None and per not in ("day", "week"):
        message = (
            f"Weeks such as {of_kind(pieces, Is.SHARE, Is.IN_WEEKS)[0].seen} need sessions a day or week, not a {per}."
        )
        raise Unclear(Code.WORDING, message, f"{times} a week in those weeks?")
    every = [each for each in of_kind(pieces, Is.SHARE) if each.word == "every"]
    if every and times > 1:
        message = f"{times} sessions {every[0].seen} may be in one week or in several."
        raise Unclear(Code.WORDING, message, f"{times} a week in 1 of {every[0].of} weeks, or spread over all of them?")
    return weeks
