"""The problem in numbers, the table of candidates, and the CP-SAT variables over it.

`Board` turns names into positions and class time into arrays; `Candidates` is one row per way to hold
sessions of a mandate; `Meetings` groups candidates that would be one session; `Model` is the facade that
rules and goals post to. Nothing here knows a rule.
"""
