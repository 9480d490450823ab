"""The district workbook, written: every sheet of the contract with its help, drop-downs and print set-up."""

from optsched.output.district.workbook import write_district

__all__ = ["write_district"]
