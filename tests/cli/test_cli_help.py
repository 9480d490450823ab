"""Every command explains itself, quickly."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from optsched.cli.program import program
from optsched.usecases.optimize import SolveOptions

COMMANDS = sorted(program.commands)


def test_these_are_the_commands() -> None:
    assert COMMANDS == ["audit", "check", "demo", "import", "log", "optimize", "share", "template", "week"]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_and_argument_is_explained_and_there_is_an_example(name: str, run) -> None:
    text = run(name, "--help").output
    command = program.commands[name]
    assert f"optsched {name} " in text.split("Example", 1)[1]
    for param in command.params:
        if isinstance(param, click.Option):
            assert param.help, param.name
            assert param.help.endswith("."), param.name
            assert all(word in text for word in param.opts)
        else:
            about = text.split("Options:")[0].split("\n", 1)[1]
            assert str(param.metavar or param.name).rstrip(".").upper() in about, param.name


@pytest.mark.parametrize("name", ["audit", "check", "demo", "import", "log", "optimize", "share", "week"])
def test_the_exit_status_is_explained(name: str, run) -> None:
    assert "Exit status:" in run(name, "--help").output


def test_defaults_are_those_of_the_engine() -> None:
    defaults = {param.name: param.default for param in program.commands["optimize"].params}
    engine = SolveOptions()
    assert (defaults["seed"], defaults["workers"]) == (engine.seed, engine.workers)
    assert (engine.time_limit, engine.reproducible) == (None, False)


def test_help_loads_no_engine_and_no_spreadsheet_library() -> None:
    heavy = ["ortools", "numpy", "pandas", "xlsxwriter", "openpyxl", "pydantic"]
    code = f"import sys, optsched.cli.program; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_a_file_with_errors_is_refused_before_the_engine_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "notes.csv").write_text("a,b\n1,2\n")
    code = (
        "import sys\nfrom click.testing import CliRunner\nfrom optsched.cli.program import program\n"
        "for words in (['check', 'notes.csv'], ['optimize', 'notes.csv'], ['audit', 'notes.csv', 'plan.xlsx']):\n"
        "    print(CliRunner().invoke(program, words).exit_code, 'ortools' in sys.modules)\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path)
    assert ran.stdout.splitlines() == ["2 False"] * 3, ran.stderr


def test_importing_optsched_loads_nothing() -> None:
    code = "import sys, optsched; print([name for name in sys.modules if name.startswith('optsched.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_python_m_optsched_is_the_command_line() -> None:
    result = subprocess.run([sys.executable, "-m", "optsched", "--version"], capture_output=True, text=True)
    assert result.returncode == 0
    assert result.stdout.startswith("optsched 0.")
