"""The wording of a service line of an IEP -> how long, how often, where and with whom, or a refusal.

The way of a sentence: `splitting` makes pieces of its words, by the phrases of `vocabulary`; `grammar` joins them;
`phases` reads one Wording from the facts of each phase (`amounts`, `manner`) and leaves no piece over; what is left
over is refused by `doubts`, with the nearest readings. `years` compares with a yearly total, `sums` proposes how to
split one, `cycles` refuses what the cycle of the workbook cannot count, `kinds` reads the kind of a service where it
stands alone, and `rows` fills a row of Services.
"""

from optsched.intake.wording.cycles import check_cycle, cycle_unclear
from optsched.intake.wording.kinds import read_kind
from optsched.intake.wording.reading import is_wording, read_wording
from optsched.intake.wording.sums import not_split, proposals
from optsched.intake.wording.wording import Wording, in_words
from optsched.intake.wording.years import agrees, yearly

__all__ = [
    "Wording",
    "agrees",
    "check_cycle",
    "cycle_unclear",
    "in_words",
    "is_wording",
    "not_split",
    "proposals",
    "read_kind",
    "read_wording",
    "yearly",
]
