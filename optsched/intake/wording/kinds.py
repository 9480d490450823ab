"""The kind of a service said alone, as a column of its own says it: the same words as inside a sentence."""

from optsched.intake.wording.grammar import joined
from optsched.intake.wording.manner import kind_of
from optsched.intake.wording.pieces import SILENT, Is
from optsched.intake.wording.splitting import pieces_of

_ALONE = SILENT | {Is.KIND, Is.OBSERVATION}


def read_kind(text: str) -> str:
    """Read direct, consult or on behalf; empty where the text says anything else. Raise Unclear for two kinds.

    >>> [read_kind(each) for each in ("Indirect", "Consultation services", "Direct", "On behalf of the child", "Group")]
    ['consult', 'consult', 'direct', 'on behalf', '']
    """
    pieces = joined(pieces_of(text))
    return kind_of(pieces) if all(each.kind in _ALONE for each in pieces) else ""
