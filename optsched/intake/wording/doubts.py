"""What is not understood: quoted, with the nearest readings, which are offered and never taken."""

from collections.abc import Iterator, Sequence

from optsched.intake.codes import Code
from optsched.intake.wording.grammar import Pieces, joined
from optsched.intake.wording.phases import phases_of
from optsched.intake.wording.pieces import FACTS, SILENT, Is, Piece
from optsched.intake.wording.wording import in_words
from optsched.intake.words import Unclear

_GENERAL = "2 × 30 minutes a week, in words like these?"


def strange_in(pieces: Pieces) -> Pieces:
    """Return the pieces that no reading used up."""
    return tuple(each for each in pieces if each.kind not in FACTS | SILENT | {Is.NEXT})


def not_understood(pieces: Pieces) -> Unclear:
    """Return the refusal of a wording in which some pieces are strange."""
    strange = strange_in(pieces)
    chief = next((each for each in strange if each.why), strange[0])
    readings = list(dict.fromkeys(_readings(pieces, strange)))
    return Unclear(Code.WORDING, _why(chief, strange), _maybe(chief, readings))


def _maybe(chief: Piece, readings: Sequence[str]) -> str:
    return f"{', or '.join(readings)}?" if readings else chief.maybe or _GENERAL


def _why(chief: Piece, strange: Pieces) -> str:
    if chief.why:
        return chief.why
    if any(each.kind is Is.OR for each in strange):
        return "The wording leaves a choice: or."
    quoted = ", ".join(f'"{each.seen}"' for each in strange[:5])
    if all(each.kind is Is.NUMBER for each in strange):
        return f"{quoted}: it is not clear what the number counts."
    return f"{quoted} is not understood here." if len(strange) == 1 else f"{quoted} are not understood here."


def _readings(pieces: Pieces, strange: Pieces) -> Iterator[str]:
    """Read what is left without the strange pieces, or with each of what they may stand for."""
    if any(each.kind is Is.OR for each in strange):
        for part in _around_or(pieces):
            yield from _read(part)
        return
    choices = [each for each in strange if each.choices]
    if choices:
        for chosen in range(len(choices[0].choices)):
            yield from _read(joined(tuple(_with_choice(pieces, chosen))))
        return
    found = list(_read(pieces)) or list(_read(pieces[: pieces.index(strange[0])]))
    yield from found


def _around_or(pieces: Pieces) -> tuple[Pieces, Pieces]:
    at = next(at for at, each in enumerate(pieces) if each.kind is Is.OR)
    return pieces[:at], pieces[at + 1 :]


def _with_choice(pieces: Pieces, chosen: int) -> Iterator[Piece]:
    for each in pieces:
        if each.choices:
            yield from each.choices[min(chosen, len(each.choices) - 1)]
        else:
            yield each


def _read(pieces: Pieces) -> Iterator[str]:
    known = tuple(each for each in pieces if each.kind in FACTS | {Is.NEXT})
    try:
        yield "; ".join(in_words(each) for each in phases_of(known))
    except Unclear as unclear:
        if unclear.code is Code.SUM_NOT_SPLIT and unclear.maybe.endswith("?"):
            yield unclear.maybe.removesuffix("?")
