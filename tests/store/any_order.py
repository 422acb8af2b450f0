"""Writes, undos and redos in any order, for what must hold whatever was done."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from liaison_app.domain.errors import LiaisonError


class AnyOrder(RuleBasedStateMachine):
    """A store to be written to; a subclass says with ``begin`` what stands in it at first."""

    new_bench: object

    def __init__(self):
        super().__init__()
        self.opened = type(self).new_bench()
        self.bench = self.opened.__enter__()
        self.steps = [self.bench.write(type(self).begin)]

    def teardown(self):
        """Close the store."""
        self.opened.__exit__(None, None, None)

    @rule(data=st.data(), back=st.sampled_from(["undo", "redo"]))
    def take_back(self, data, back):
        """Undo or redo any step, which may be refused."""
        step = data.draw(st.sampled_from(self.steps))
        try:
            getattr(self.bench, back)(step)
        except LiaisonError:
            return

    def write(self, writing):
        """Write as a step, which the store may refuse."""
        try:
            step = self.bench.write(writing)
        except IntegrityError:
            return
        if step is not None:
            self.steps.append(step)


def holds_in_any_order(machine, new_bench):
    """Run a machine on stores of its own."""
    run_state_machine_as_test(
        type(machine.__name__, (machine,), {"new_bench": staticmethod(new_bench)}),
        settings=settings(
            max_examples=25,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
