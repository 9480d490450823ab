"""R32: an assistant holds no more sessions than the mandate allows."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Mandate, Plan, Problem
from optsched.domain.say import line_of
from optsched.model.facade import Model


class AssistantShareKept:
    """Sessions are counted over the cycle, one for each week, against what the mandate owes in it."""

    code = "R32"
    title = "An assistant holds no more sessions than the mandate allows."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.key,) for each in problem.mandates)

    def post(self, subject: tuple[str], model: Model) -> None:
        mandate = model.problem.mandate[subject[0]]
        rows = model.candidates_of(mandate.key)
        if mandate.assistant.some == 0 or mandate.assistant.some >= mandate.assistant.of or not len(rows):
            return
        names = [each.name for each in model.problem.therapists]
        helps = np.array([self._assists(mandate, name, model.problem) for name in names])
        helped = rows[helps[model.candidates.therapist[rows]]]
        most = mandate.assistant.most(model.problem.demand[mandate.key].sessions)
        model.at_most(model.lit[helped], model.candidates.sessions[helped], most)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        mandate = problem.mandate[subject[0]]
        placed = plan.of_mandate.get(mandate.key, ())
        helped = [each for each in placed if self._assists(mandate, each.therapist, problem)]
        held = sum(len(each.weeks) for each in helped)
        demand = problem.demand.get(mandate.key)
        owed = demand.sessions if demand else sum(len(each.weeks) for each in placed)
        most = mandate.assistant.most(owed)
        if held > most:
            much = f"Assistants hold {held} of the {owed} sessions of {line_of(mandate)} in the cycle"
            sentence = f"{much}, but no more than {most} may be theirs."
            yield Breach(self.code, sentence, plan.positions_of(helped), all(each.locked for each in helped))

    def _assists(self, mandate: Mandate, holder: str, problem: Problem) -> bool:
        """Tell whether the holder is an assistant here; one who is named in the mandate holds it in their own right."""
        known = problem.therapist.get(holder)
        return known is not None and known.is_assistant and holder != mandate.therapist
