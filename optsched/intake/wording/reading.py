"""Read a wording: understood to its last word, or refused."""

from optsched.intake.wording.doubts import not_understood, strange_in
from optsched.intake.wording.grammar import joined
from optsched.intake.wording.phases import phases_of
from optsched.intake.wording.splitting import pieces_of
from optsched.intake.wording.wording import Wording
from optsched.intake.words import Unclear


def read_wording(text: str) -> tuple[Wording, ...]:
    """Read the wording of a service line: one Wording a phase. Raise Unclear where it is not understood to its end."""
    pieces = joined(pieces_of(text))
    if strange_in(pieces):
        raise not_understood(pieces)
    return phases_of(pieces)


def is_wording(text: str) -> bool:
    """Tell whether a text is a wording that is understood."""
    try:
        return bool(read_wording(text))
    except Unclear:
        return False
