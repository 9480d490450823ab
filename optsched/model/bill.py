"""A cost while it is being written: lines of literals with their prices."""

from __future__ import annotations

import numpy as np

from optsched.model.board import Ints
from optsched.model.lits import Cost


class Bill:
    """Lines of literals and coefficients, and a constant; `cost` adds them up."""

    def __init__(self) -> None:
        self._lits: list[int] = []
        self._coefs: list[int] = []
        self.constant = 0

    def charge(self, lits: Ints, coefs: Ints | int = 1) -> None:
        """Charge each literal with its coefficient; lines that cost nothing are left out."""
        prices = np.broadcast_to(np.asarray(coefs, dtype=np.int64), lits.shape)
        costly = prices != 0
        self._lits.extend(lits[costly].tolist())
        self._coefs.extend(prices[costly].tolist())

    def charge_one(self, lit: int, coef: int = 1) -> None:
        if coef:
            self._lits.append(lit)
            self._coefs.append(coef)

    def cost(self) -> Cost:
        lits, coefs = (np.array(column, dtype=np.int64) for column in (self._lits, self._coefs))
        return Cost(lits, coefs, self.constant)
