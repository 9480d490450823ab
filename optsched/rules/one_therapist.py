"""R30: all sessions of a mandate are held by one therapist."""

from collections.abc import Iterable, Iterator

import numpy as np

from optsched.domain import Breach, Mandate, Plan, Problem
from optsched.domain.say import line_of, listed
from optsched.model.facade import Model
from optsched.model.lits import negated


class OneTherapist:
    """Assistants to the one therapist may join where the mandate allows assistants.

    Where locks break this, nobody joins those who hold them.
    """

    code = "R30"
    title = "All sessions of a mandate are held by one therapist."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.key,) for each in problem.mandates)

    def post(self, subject: tuple[str], model: Model) -> None:
        mandate = model.problem.mandate[subject[0]]
        rows = model.candidates_of(mandate.key)
        holders = {
            model.problem.therapists[at].name: model.lit[rows[model.candidates.therapist[rows] == at]]
            for at in np.unique(model.candidates.therapist[rows]).tolist()
        }
        if len(holders) < 2:
            return
        stand = [name for name, lits in holders.items() if model.true in lits]
        if not self._belong_together(mandate, stand, model.problem):
            for name, lits in holders.items():
                if name not in stand:
                    model.at_most_one(np.append(lits, model.true))
            return
        leads = sorted({lead for name in holders for lead in self._leads(mandate, name, model.problem)})
        chosen = dict(zip(leads, model.bools(len(leads)).tolist(), strict=True))
        model.at_most_one(np.array(list(chosen.values())))
        for name, lits in holders.items():
            under = [chosen[lead] for lead in sorted(self._leads(mandate, name, model.problem))]
            for lit in lits.tolist():
                model.clause([negated(lit), *under])

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        mandate = problem.mandate[subject[0]]
        held = plan.of_mandate.get(mandate.key, ())
        holders = sorted({each.therapist for each in held})
        if self._belong_together(mandate, holders, problem):
            return
        locked = {each.therapist for each in held if each.locked}
        given = locked == set(holders)
        sentence = (
            f"{line_of(mandate)} is held by {listed(holders)}, but one therapist holds all sessions of a mandate."
        )
        yield Breach(self.code, sentence, plan.positions_of(held), given)

    def _belong_together(self, mandate: Mandate, holders: Iterable[str], problem: Problem) -> bool:
        """Tell whether there is one therapist who is, or whose assistant is, each of the holders."""
        leads = [self._leads(mandate, holder, problem) for holder in holders]
        return not leads or bool(frozenset.intersection(*leads))

    def _leads(self, mandate: Mandate, holder: str, problem: Problem) -> frozenset[str]:
        known = problem.therapist.get(holder)
        helps = known.assistant_to if known and mandate.assistant.some > 0 else ()
        return frozenset((holder, *helps))
