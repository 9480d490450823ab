"""The report of an import as a workbook: what was read of the files, as it was understood, and what is to mend.

`tables` are the flat sheets, `picture` lays out the week of a class and `weeks` draws it, `sentences` says it all in
words; `start` is the first page.
"""

from optsched.output.report.write import write_report

__all__ = ["write_report"]
