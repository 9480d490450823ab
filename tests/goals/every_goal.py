"""Every goal there is, in the order of WORKBOOK section 2.1; lunches and duties follow the minutes."""

from optsched.goals import GOALS as EVERY

__all__ = ["EVERY"]
