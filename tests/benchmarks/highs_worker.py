"""Solve one mixed-integer program with HiGHS: `python highs_worker.py PROGRAM.npz ANSWER.npz`.

Imports no ortools, since that and highspy cannot live in one process. `mip` says what the arrays are.
"""

from __future__ import annotations

import sys
from typing import Any

import highspy
import numpy as np

ABSOLUTE_GAP = 0.9
"""Costs are whole: a plan less than 1 above the bound is optimal."""


def main() -> None:
    """Read a program, solve it within its time limit, and write what was found."""
    program, answer = sys.argv[1:]
    with np.load(program) as arrays:
        np.savez(answer, **solved(dict(arrays)))


def solved(given: dict[str, Any]) -> dict[str, Any]:
    """Return status, bound, and the values of the best solution (none: an empty array), with all incumbents."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    incumbents: list[tuple[float, float]] = []
    for name, value in _options(given).items():
        if solver.setOptionValue(name, value) != highspy.HighsStatus.kOk:
            raise ValueError(f"HiGHS knows no option {name} with the value {value}")
    if solver.passModel(_program(given)) == highspy.HighsStatus.kError:
        raise ValueError("HiGHS takes no such program")
    if len(given["begin"]):
        begin = highspy.HighsSolution()
        begin.col_value = given["begin"].tolist()
        solver.setSolution(begin)

    def note(event: Any) -> None:
        incumbents.append((event.data_out.running_time, event.data_out.objective_function_value))

    solver.cbMipImprovingSolution += note
    solver.run()
    info, status = solver.getInfo(), solver.getModelStatus()
    is_found = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
    return {
        "status": np.array(solver.modelStatusToString(status)),
        "bound": np.array(info.mip_dual_bound),
        "values": np.array(solver.getSolution().col_value if is_found else [], dtype=np.float64),
        "incumbents": np.array(incumbents, dtype=np.float64).reshape(-1, 2),
    }


def _options(given: dict[str, Any]) -> dict[str, Any]:
    return {
        "output_flag": False,
        "time_limit": float(given["seconds"]),
        "threads": int(given["threads"]),
        "random_seed": int(given["seed"]),
        "mip_rel_gap": 0.0,
        "mip_abs_gap": ABSOLUTE_GAP,
    }


def _program(given: dict[str, Any]) -> highspy.HighsLp:
    kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = len(given["cost"]), len(given["row_lower"])
    program.offset_ = float(given["offset"])
    program.col_cost_, program.col_lower_, program.col_upper_ = given["cost"], given["lower"], given["upper"]
    program.row_lower_, program.row_upper_ = given["row_lower"], given["row_upper"]
    program.integrality_ = [kinds[int(whole)] for whole in given["whole"]]
    matrix = program.a_matrix_
    matrix.format_ = highspy.MatrixFormat.kRowwise
    matrix.num_col_, matrix.num_row_ = program.num_col_, program.num_row_
    matrix.start_, matrix.index_, matrix.value_ = given["begins"], given["columns"], given["weights"]
    return program


if __name__ == "__main__":
    main()
