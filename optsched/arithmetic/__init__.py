"""What cannot fit, before any plan is made: minutes asked against minutes open. No solver is loaded for it.

`capacity` is what a therapist has open, `openings` when a child may be seen, and `loads` set both against what is
asked: their misses bound every plan. `findings` says where that bites.
"""

from optsched.arithmetic.findings import shortages

__all__ = ["shortages"]
