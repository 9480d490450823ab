"""Why a session has no place, what would help, and what cannot fit before any plan is made.

`why_not` fills the shortfalls of a plan: what is missing (`missing`), which places each rule closes (`closures`),
who holds the open ones (`trials`), and the cheapest change that was seen to work (`hints`). `shortages`
compares minutes asked with minutes open before any solve. No solver is needed for any of it.
"""

from optsched.explain.arithmetic import shortages
from optsched.explain.why import why_not

__all__ = ["shortages", "why_not"]
