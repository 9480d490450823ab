"""Why a session has no place, and what would help.

`why_not` fills the shortfalls of a plan: what is missing (`missing`), which places each rule closes (`closures`),
who holds the open ones (`trials`), and the cheapest change that was seen to work (`hints`). No solver is needed for
any of it.
"""

from optsched.explain.why import why_not

__all__ = ["why_not"]
