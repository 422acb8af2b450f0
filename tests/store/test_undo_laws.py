"""Undo and redo, tried against plain dictionaries with random edits."""

from copy import deepcopy

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from sqlalchemy import delete, insert, update
from sqlalchemy.exc import IntegrityError

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.organisations import Kind
from liaison_app.store import undo
from liaison_app.store.tables import Organisation, Person, Role, Ward

keys = st.integers(1, 6)
words = st.sampled_from(["", "Oak", "Ash", "Łódź", '"[1]"', "null", "O'Neill"])
codes = st.sampled_from(["E1", "E2", "E3", "E4"])


def _with_version(record, key, values):
    return update(record).where(record.id == key).values(version=record.version + 1, **values)


def _role(person, organisation):
    return insert(Role).values(person_id=person, organisation_id=organisation, post="Chair")


def _edits(record, columns):
    """Return edits of some columns of one row, which may not be there."""
    values = st.fixed_dictionaries({}, optional=columns)
    return st.builds(_with_version, st.just(record), keys, values)


added = st.one_of(
    st.builds(lambda name: insert(Organisation).values(kind=Kind.SCHOOL, name=name), words),
    st.builds(lambda name: insert(Person).values(surname=name), words),
    st.builds(lambda code, name: insert(Ward).values(code=code, name=name), codes, words),
    st.builds(
        lambda p, o: insert(Role).values(person_id=p, organisation_id=o, post="Chair"), keys, keys
    ),
)
edited = st.one_of(
    _edits(
        Organisation,
        {"name": words, "town": words, "pupils": st.none() | st.integers(-(2**63), 2**63 - 1)},
    ),
    _edits(Ward, {"code": codes, "name": words}),
    _edits(Role, {"organisation_id": keys, "person_id": keys}),
)
removed = st.builds(
    lambda record, key: delete(record).where(record.id == key),
    st.sampled_from([Organisation, Person, Ward, Role]),
    keys,
)


def reversed_on(now, before, after):
    """Return the contents with what lies between before and after taken back, field by field."""
    wanted = deepcopy(now)
    for table, rows in wanted.items():
        for key in before[table].keys() | after[table].keys():
            was, became = before[table].get(key), after[table].get(key)
            if was == became:
                continue
            if was is None:
                rows.pop(key, None)
            elif became is None:
                rows[key] = was
            else:
                rows[key].update({name: was[name] for name in was if was[name] != became[name]})
    return wanted


class Officers(RuleBasedStateMachine):
    """Edit, undo and redo in any order, and compare with what dictionaries say."""

    new_bench: object

    def __init__(self):
        super().__init__()
        self.opened = type(self).new_bench()
        self.bench = self.opened.__enter__()
        self.live = []
        self.undone = []
        self.applied = {}
        self.orderly = True

    def teardown(self):
        """Close the store."""
        self.opened.__exit__(None, None, None)

    @rule(statements=st.lists(added | edited | removed, min_size=1, max_size=5))
    def edit(self, statements):
        """Change something; where that breaks a rule, nothing is changed."""
        before = self.bench.contents()
        try:
            step = self.bench.write(lambda c: [c.execute(each) for each in statements])
        except IntegrityError:
            assert self.bench.contents() == before
            return
        if step is not None:
            self.applied[step] = (before, self.bench.contents())
            self.live.append(step)
            self.undone.clear()

    @rule()
    def undo_last(self):
        """Press Undo."""
        seen = self.bench.read(undo.last_undoable)
        assert (seen and seen.id) == (max(self.live) if self.live else None)
        if seen:
            self._take_back(seen.id, must=self.orderly)

    @rule()
    def redo_last(self):
        """Press Redo."""
        seen = self.bench.read(undo.last_redoable)
        assert (seen and seen.id) == (self.undone[-1] if self.undone else None)
        if seen:
            self._do_again(seen.id, must=self.orderly)

    @rule(data=st.data())
    def undo_any(self, data):
        """Take back any step of the history, which may be refused."""
        if self.live:
            step = data.draw(st.sampled_from(sorted(self.live)))
            self.orderly = self.orderly and step == max(self.live)
            self._take_back(step, must=False)

    @rule(data=st.data())
    def redo_any(self, data):
        """Do any undone step again, which may be refused."""
        gone = sorted(self.applied.keys() - set(self.live))
        if gone:
            step = data.draw(st.sampled_from(gone))
            self.orderly = self.orderly and self.undone[-1:] == [step]
            self._do_again(step, must=False)

    @invariant()
    def every_link_leads_somewhere(self):
        """Find no foreign key without its record."""
        check = "PRAGMA foreign_key_check"
        assert self.bench.read(lambda c: c.exec_driver_sql(check).all()) == []

    def _take_back(self, step, *, must):
        if self._reverse(step, by=self.bench.undo, must=must):
            self.live.remove(step)
            self.undone.append(step)

    def _do_again(self, step, *, must):
        if self._reverse(step, by=self.bench.redo, must=must):
            self.live.append(step)
            self.undone = [each for each in self.undone if each != step]

    def _reverse(self, step, *, by, must):
        now = self.bench.contents()
        before, after = self.applied[step]
        try:
            by(step)
        except LiaisonError:
            assert not must
            assert self.bench.contents() == now
            return False
        assert self.bench.contents() == reversed_on(now, before, after)
        self.applied[step] = (now, self.bench.contents())
        return True


def try_officers(new_bench, *, examples, steps):
    machine = type("Officers", (Officers,), {"new_bench": staticmethod(new_bench)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_undo_and_redo_do_what_dictionaries_do(new_bench):
    try_officers(new_bench, examples=15, steps=20)


@pytest.mark.faults
def test_undo_and_redo_do_what_dictionaries_do_at_length(new_bench):
    try_officers(new_bench, examples=200, steps=50)
