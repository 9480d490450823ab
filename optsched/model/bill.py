"""A cost while it is being written: lines of literals with their prices."""

from __future__ import annotations

import numpy as np

from optsched.model.board import Ints
from optsched.model.lits import NO_LITS, Cost


class Bill:
    """Lines of literals and coefficients, and a constant; `cost` adds them up."""

    def __init__(self) -> None:
        self._lits: list[Ints] = [NO_LITS]
        self._coefs: list[Ints] = [NO_LITS]
        self.constant = 0

    def charge(self, lits: Ints, coefs: Ints | int = 1) -> None:
        """Charge each literal with its coefficient; lines that cost nothing are left out."""
        prices = np.broadcast_to(np.asarray(coefs, dtype=np.int64), lits.shape)
        costly = prices != 0
        self._lits.append(lits[costly])
        self._coefs.append(prices[costly])

    def charge_one(self, lit: int, coef: int = 1) -> None:
        self.charge(np.array([lit], dtype=np.int64), coef)

    def cost(self) -> Cost:
        return Cost(np.concatenate(self._lits), np.concatenate(self._coefs), self.constant)
