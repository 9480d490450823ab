"""How pieces join: a table of patterns, layer by layer. A pattern that makes no sense leaves its pieces as they are."""

from collections.abc import Callable, Sequence
from fractions import Fraction

from optsched.intake.wording.pieces import Is, Piece, fact, is_usual_count, is_usual_length

Pieces = tuple[Piece, ...]
Rule = tuple[tuple[Is, ...], Callable[[Pieces], Pieces]]
"""A pattern, and what its pieces become: nothing where they do not belong together."""
_IN_A_MONTH = 4
_SCHOOL_WEEK = 5


def joined(pieces: Pieces) -> Pieces:
    """Put pieces together. Brackets and commas keep `1 hour` and `30 minutes` apart, and nothing else."""
    pieces = tuple(each for each in _through(pieces, _WITH_FILLERS) if each.kind is not Is.FILLER)
    for layer in _LAYERS:
        pieces = _through(pieces, layer)
    return pieces


def _through(pieces: Pieces, layer: Sequence[Rule]) -> Pieces:
    """Go through the pieces from left to right; of the patterns that fit, the longest is taken."""
    found: list[Piece] = []
    at = 0
    while at < len(pieces):
        for pattern, become in layer:
            part = pieces[at : at + len(pattern)]
            if tuple(each.kind for each in part) == pattern and (new := become(part)):
                found.extend(new)
                at += len(pattern)
                break
        else:
            found.append(pieces[at])
            at += 1
    return tuple(found)


def _share(some: Piece, of: int, pieces: Pieces, word: str = "") -> Pieces:
    if not (some.whole and 1 <= some.whole < of <= 36):
        return ()
    return (fact(Is.SHARE, pieces, some.whole, word, of),)


def _first_weeks(some: Piece, month: Piece, pieces: Pieces) -> Pieces:
    if month.word != "month" or not 1 <= some.whole <= _IN_A_MONTH:
        return ()
    return (fact(Is.IN_WEEKS, pieces, some.whole),)


def _weeks_of_month(some: Piece, month: Piece, pieces: Pieces) -> Pieces:
    return _share(some, _IN_A_MONTH, pieces, "month") if month.word == "month" else ()


def _cycle(days: Piece, day: Piece, pieces: Pieces) -> Pieces:
    """A cycle of five days is a week; any other is the cycle of the workbook."""
    if day.word not in ("day", "") or not 1 <= days.whole <= 20:
        return ()
    return (fact(Is.PER, pieces, 0, "week" if days.whole == _SCHOOL_WEEK else "cycle", days.whole),)


def _days_a_week(pieces: Pieces) -> Pieces:
    days, _, per = pieces
    if per.word != "week" or not 1 <= days.whole <= _SCHOOL_WEEK:
        return ()
    return fact(Is.COUNT, pieces[:2], days.whole, "days"), per


def _range(pieces: Pieces) -> Pieces:
    low, between, high = pieces
    seen = f"{low.seen}-{high.seen}" if between.kind is Is.DASH else " ".join(each.seen for each in pieces)
    return _choice(seen, f'"{seen}" is a range; a plan needs one number.', low, high)


def _one_or_other(pieces: Pieces) -> Pieces:
    seen = " ".join(each.seen for each in pieces)
    return _choice(seen, f'"{seen}" leaves a choice.', pieces[0], pieces[2])


def _choice(seen: str, why: str, one: Piece, other: Piece) -> Pieces:
    maybe = f"{one.seen}, or {other.seen}?"
    return (Piece(Is.STRANGE, seen, why=why, maybe=maybe, choices=((one,), (other,))),)


def _between(pieces: Pieces) -> Pieces:
    first, last = (each for each in pieces if each.kind is Is.DATE)
    return Piece(Is.START, first.seen, day=first.day), Piece(Is.END, last.seen, day=last.day)


def _dated(kind: Is) -> Callable[[Pieces], Pieces]:
    return lambda pieces: (Piece(kind, f"{pieces[0].seen} {pieces[1].seen}", day=pieces[1].day),)


def _largest(pieces: Pieces) -> Pieces:
    size = pieces[1].whole
    return (fact(Is.LARGEST, pieces, size),) if 2 <= size <= 30 else ()


def _setting_share(setting: Piece, share: Piece, pieces: Pieces) -> Pieces:
    if setting.word in ("combined", "either") or setting.of or not 1 <= share.whole <= 99:
        return ()
    return (fact(Is.SETTING, (setting,), 0, setting.word, share.whole),)


_SPANS: tuple[Rule, ...] = (
    ((Is.NUMBER, Is.WEEKS, Is.OF, Is.NUMBER, Is.WEEKS), lambda p: _share(p[0], p[3].whole, p)),
    ((Is.NUMBER, Is.WEEKS, Is.OF, Is.NUMBER), lambda p: _share(p[0], p[3].whole, p)),
    ((Is.NUMBER, Is.OF, Is.NUMBER, Is.WEEKS), lambda p: _share(p[0], p[2].whole, p)),
    ((Is.NUMBER, Is.OF, Is.EVERY, Is.NUMBER, Is.WEEKS), lambda p: _share(p[0], p[3].whole, p)),
    ((Is.FIRST, Is.NUMBER, Is.WEEKS, Is.PER), lambda p: _first_weeks(p[1], p[3], p)),
    (
        (Is.FIRST, Is.PERIOD, Is.PER),
        lambda p: _first_weeks(Piece(Is.NUMBER, number=Fraction(1)), p[2], p) if p[1].word == "week" else (),
    ),
    ((Is.EVERY, Is.NUMBER, Is.WEEKS), lambda p: _share(Piece(Is.NUMBER, number=Fraction(1)), p[1].whole, p, "every")),
    ((Is.NUMBER, Is.WEEKS, Is.PER), lambda p: _weeks_of_month(p[0], p[2], p)),
    ((Is.PER_WORD, Is.NUMBER, Is.PERIOD, Is.CYCLE), lambda p: _cycle(p[1], p[2], p)),
    ((Is.EVERY, Is.NUMBER, Is.PERIOD, Is.CYCLE), lambda p: _cycle(p[1], p[2], p)),
    ((Is.NUMBER, Is.PERIOD, Is.CYCLE), lambda p: _cycle(p[0], p[1], p)),
    ((Is.NUMBER, Is.DAYS, Is.PER), _days_a_week),
    *(((Is.NOT_OVER, Is.NUMBER, kind, Is.NUMBER), lambda p: (p[0], *_range(p[1:]))) for kind in (Is.DASH, Is.TO)),
    ((Is.NUMBER, Is.DASH, Is.NUMBER), _range),
    ((Is.NUMBER, Is.TO, Is.NUMBER), _range),
    ((Is.NUMBER, Is.OR, Is.NUMBER), _one_or_other),
    ((Is.COUNT, Is.TO, Is.COUNT), _range),
    ((Is.COUNT, Is.OR, Is.COUNT), _one_or_other),
    ((Is.PER, Is.OR, Is.PER), _one_or_other),
    ((Is.PER, Is.PER_WORD, Is.PER), _one_or_other),
    *(((Is.PER_WORD, kind), lambda p: p[1:]) for kind in (Is.SETTING, Is.KIND, Is.GROUPING, Is.SERVICE)),
    ((Is.BEGINNING, Is.DATE, Is.DASH, Is.DATE), _between),
    ((Is.BEGINNING, Is.DATE, Is.TO, Is.DATE), _between),
    ((Is.DATE, Is.DASH, Is.DATE), _between),
    ((Is.DATE, Is.TO, Is.DATE), _between),
    ((Is.DATE, Is.ENDING, Is.DATE), _between),
    ((Is.BEGINNING, Is.DATE), _dated(Is.START)),
    ((Is.ENDING, Is.DATE), _dated(Is.END)),
    ((Is.NOT_OVER, Is.NUMBER), _largest),
    ((Is.NUMBER, Is.PERCENT, Is.SETTING), lambda p: _setting_share(p[2], p[0], p)),
    ((Is.SETTING, Is.NUMBER, Is.PERCENT), lambda p: _setting_share(p[0], p[1], p)),
)


def _length(pieces: Pieces) -> Pieces:
    """Read `30 minutes`, `1.5 hours`: whole minutes only."""
    minutes = pieces[0].number * pieces[1].number
    return (fact(Is.LENGTH, pieces, minutes),) if minutes.denominator == 1 and minutes >= 1 else ()


def _hours_and_minutes(pieces: Pieces) -> Pieces:
    """Read `1 hour 30 minutes`, and with `and` between."""
    hours, minutes = _length(pieces[:2]), _length(pieces[-2:])
    if not (hours and minutes and pieces[1].number == 60 and pieces[0].whole and minutes[0].number < 60):
        return ()
    if len(pieces) == 5 and pieces[2].seen != "and":
        return ()
    return (fact(Is.LENGTH, pieces, hours[0].number + minutes[0].number),)


_WITH_FILLERS: tuple[Rule, ...] = (
    ((Is.NUMBER, Is.UNIT, Is.FILLER, Is.NUMBER, Is.UNIT), _hours_and_minutes),
    ((Is.NUMBER, Is.UNIT, Is.NUMBER, Is.UNIT), _hours_and_minutes),
)

_LENGTHS: tuple[Rule, ...] = (((Is.NUMBER, Is.UNIT), _length),)

_SUMS: tuple[Rule, ...] = (
    ((Is.EQUALS, Is.LENGTH, Is.IN_ALL), lambda p: (fact(Is.TOTAL, p, p[1].number),)),
    ((Is.EQUALS, Is.IN_ALL, Is.LENGTH), lambda p: (fact(Is.TOTAL, p, p[2].number),)),
    ((Is.EQUALS, Is.LENGTH), lambda p: (fact(Is.TOTAL, p, p[1].number),)),
    ((Is.IN_ALL, Is.LENGTH), lambda p: (fact(Is.TOTAL, p, p[1].number),)),
    ((Is.LENGTH, Is.IN_ALL), lambda p: (fact(Is.TOTAL, p, p[0].number),) if p[1].word != "of" else ()),
)


def _count(pieces: Pieces) -> Pieces:
    times = pieces[0].whole
    return (fact(Is.COUNT, pieces, times),) if times >= 1 else ()


def _count_of(number: Piece, length: Piece, pieces: Pieces, is_bare: bool = False) -> Pieces:
    """Read a number that stands beside a length: it is the count, and both stay two facts."""
    if number.whole < 1 or (is_bare and (not is_usual_length(length.whole) or length.word == "part")):
        return ()
    return fact(Is.COUNT, pieces, number.whole), Piece(Is.LENGTH, "", length.number)


def _length_of(number: Piece, count: Piece, pieces: Pieces) -> Pieces:
    """Read a number that stands beside a count: it is the length, where it can be one."""
    if not is_usual_length(number.whole) or count.whole < 1:
        return ()
    return Piece(Is.COUNT, "", count.number), fact(Is.LENGTH, pieces, number.whole)


def _by_size(pieces: Pieces) -> Pieces:
    """Tell count and length apart where neither has a word: the smaller is the count if both are usual."""
    times, minutes = sorted((pieces[0].whole, pieces[2].whole))
    if not (is_usual_count(times) and is_usual_length(minutes)):
        return ()
    return fact(Is.COUNT, pieces, times), Piece(Is.LENGTH, "", Fraction(minutes))


_COUNTS: tuple[Rule, ...] = (
    ((Is.LENGTH, Is.X, Is.NUMBER, Is.TIMES), lambda p: _count_of(p[2], p[0], p)),
    ((Is.LENGTH, Is.X, Is.NUMBER, Is.SESSION), lambda p: _count_of(p[2], p[0], p)),
    ((Is.LENGTH, Is.X, Is.NUMBER, Is.X), lambda p: _count_of(p[2], p[0], p)),
    ((Is.NUMBER, Is.X, Is.NUMBER, Is.TIMES), lambda p: _length_of(p[0], p[2], p)),
    ((Is.NUMBER, Is.X, Is.NUMBER, Is.SESSION), lambda p: _by_size(p)),
    ((Is.NUMBER, Is.TIMES, Is.X, Is.NUMBER), lambda p: _length_of(p[3], p[0], p)),
    ((Is.NUMBER, Is.SESSION, Is.X, Is.NUMBER), lambda p: _length_of(p[3], p[0], p)),
    ((Is.NUMBER, Is.TIMES, Is.X, Is.LENGTH), lambda p: _count_of(p[0], p[3], p)),
    ((Is.NUMBER, Is.SESSION, Is.X, Is.LENGTH), lambda p: _count_of(p[0], p[3], p)),
    ((Is.LENGTH, Is.X, Is.NUMBER), lambda p: _count_of(p[2], p[0], p)),
    ((Is.NUMBER, Is.X, Is.LENGTH), lambda p: _count_of(p[0], p[2], p)),
    ((Is.NUMBER, Is.LENGTH, Is.SESSION), lambda p: _count_of(p[0], p[1], p, is_bare=True)),
    ((Is.NUMBER, Is.X, Is.NUMBER), _by_size),
    ((Is.NUMBER, Is.TIMES), _count),
    ((Is.NUMBER, Is.SESSION), _count),
    ((Is.NUMBER, Is.X), _count),
    ((Is.NUMBER, Is.PER), lambda p: (*_count(p[:1]), p[1]) if is_usual_count(p[0].whole) else ()),
)

_OFTEN: tuple[Rule, ...] = (
    ((Is.COUNT, Is.PERIOD), lambda p: (p[0], fact(Is.PER, p[1:], 0, p[1].word))),
    ((Is.PER, Is.X, Is.LENGTH), lambda p: (p[0], p[2])),
    ((Is.COUNT, Is.X, Is.LENGTH), lambda p: (p[0], p[2])),
    ((Is.LENGTH, Is.X, Is.COUNT), lambda p: (p[0], p[2])),
)

_LAYERS = (_SPANS, _LENGTHS, _SUMS, _COUNTS, _OFTEN)
