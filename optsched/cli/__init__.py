"""The command line: one thin command over each use case.

`program` gathers the commands and says mistakes as sentences; `console` lays texts, tables and findings out;
`progress` shows a running search. Commands import their use case when they run, so that `--help` is quick.
"""


def main() -> None:
    """Run the command line; the entry point of `optsched` and of `python -m optsched`."""
    from multiprocessing import freeze_support

    from optsched.cli.program import program

    freeze_support()
    program(prog_name="optsched")
