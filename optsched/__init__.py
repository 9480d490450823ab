"""Proven best weekly schedules for school therapists, from Excel to Excel.

    problem = optsched.read("district.xlsx")
    plan = optsched.optimize(problem)
    optsched.write(plan, "plan.xlsx")
    optsched.frames.sessions(plan)

What these names need is loaded when they are first used, so that `import optsched` is quick.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from optsched import frames
    from optsched.frames import DistrictPlan, optimize, read, read_plan, write
    from optsched.usecases.audit import audit
    from optsched.usecases.check import check
    from optsched.usecases.optimize import SolveOptions
    from optsched.usecases.places import CannotWriteError
    from optsched.usecases.template import template

__all__ = [
    "CannotWriteError",
    "DistrictPlan",
    "SolveOptions",
    "audit",
    "check",
    "frames",
    "optimize",
    "read",
    "read_plan",
    "template",
    "write",
]

_HOMES = {
    "CannotWriteError": "optsched.usecases.places",
    "DistrictPlan": "optsched.frames",
    "SolveOptions": "optsched.usecases.optimize",
    "audit": "optsched.usecases.audit",
    "check": "optsched.usecases.check",
    "optimize": "optsched.frames",
    "read": "optsched.frames",
    "read_plan": "optsched.frames",
    "template": "optsched.usecases.template",
    "write": "optsched.frames",
}
"""Where each name lives."""


def __getattr__(name: str) -> object:
    if name == "frames":
        return import_module("optsched.frames")
    if name not in _HOMES:
        raise AttributeError(f"module 'optsched' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
