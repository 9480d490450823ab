"""Where a line says two things of one matter: neither is taken, and a human must choose."""

from optsched.domain import Source
from optsched.domain.understood import LineToReview
from optsched.intake.codes import CODES, Code
from optsched.intake.log import Log


def disagrees(message: str, where: Source, seen: str, log: Log, maybe: str = "") -> LineToReview:
    """Log a contradiction, and return it as a line to review; `message` is a sentence without its end."""
    said, maybe = f"{message}; neither is taken.", maybe or CODES[Code.DISAGREES].maybe
    log.add(Code.DISAGREES, said, where, seen=seen, maybe=maybe)
    return LineToReview(where, seen, said, maybe)
