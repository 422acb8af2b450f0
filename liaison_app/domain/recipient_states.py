"""How far a recipient has come, worked out from what was logged and never typed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from liaison_app.domain.campaigns import RecipientState
from liaison_app.domain.outreach import Channel, Outcome, RelayStage

_ANSWERS = frozenset({Outcome.SPOKE, Outcome.MET, Outcome.REPLIED, Outcome.DECLINED})
_CAME_BACK = frozenset({Outcome.RETURNED, Outcome.WRONG_DETAILS})
_ATTEMPTS = frozenset({Outcome.NO_ANSWER, Outcome.MESSAGE_LEFT})
_REACHED = frozenset(
    {RecipientState.REACHED, RecipientState.RELAY_PROMISED, RecipientState.RELAYED}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMade:
    """What came of one contact, and how it was made."""

    outcome: Outcome
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipientFacts:
    """What is known of one recipient in one campaign; contacts are the newest first.

    A usable channel is one that no objection, wrong detail or returned mail has closed.
    """

    left_out: bool = False
    relay_stages: tuple[RelayStage, ...] = ()
    contacts: Sequence[ContactMade] = ()
    usable_channel: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How many recipients there are, leaving out those left out, and how far they have come."""

    total: int = 0
    reached: int = 0
    relayed: int = 0
    declined: int = 0
    cannot: int = 0
    left_out: int = 0

    @property
    def not_reached(self) -> int:
        """Return how many are still to be reached; a decline is an answer, and not among them."""
        return self.total - self.reached - self.declined

    @property
    def sentence(self) -> str:
        """Return "31 of 44 reached"."""
        return f"{self.reached:,} of {self.total:,} reached"


def recipient_state(facts: RecipientFacts) -> RecipientState:
    """Return the first state that holds, in the order that counts."""
    answer = _newest_answer(facts.contacts)
    holding = (
        (facts.left_out, RecipientState.LEFT_OUT),
        (RelayStage.DONE in facts.relay_stages, RecipientState.RELAYED),
        (RelayStage.PROMISED in facts.relay_stages, RecipientState.RELAY_PROMISED),
        (answer is Outcome.DECLINED, RecipientState.DECLINED),
        (answer is not None, RecipientState.REACHED),
        (not facts.usable_channel, RecipientState.CANNOT),
        (_is_still_sent(facts.contacts), RecipientState.SENT),
        (any(one.outcome in _ATTEMPTS for one in facts.contacts), RecipientState.TRIED),
    )
    return next((state for holds, state in holding if holds), RecipientState.TO_DO)


def counts_as_reached(state: RecipientState) -> bool:
    """Say whether somebody there has answered: reached, will pass on, or passed on."""
    return state in _REACHED


def progress(states: Iterable[RecipientState]) -> Progress:
    """Return the counts of a campaign, or of any part of it."""
    counts = Counter(states)
    left_out = counts[RecipientState.LEFT_OUT]
    return Progress(
        total=counts.total() - left_out,
        reached=sum(counts[state] for state in _REACHED),
        relayed=counts[RecipientState.RELAYED],
        declined=counts[RecipientState.DECLINED],
        cannot=counts[RecipientState.CANNOT],
        left_out=left_out,
    )


def _newest_answer(contacts: Sequence[ContactMade]) -> Outcome | None:
    return next((one.outcome for one in contacts if one.outcome in _ANSWERS), None)


def _is_still_sent(contacts: Sequence[ContactMade]) -> bool:
    """Say whether something sent has not come back.

    Each return, or detail found wrong, undoes one sending before it in the same way: a letter in
    the post knows nothing of a wrong telephone number. A return of what was never sent in that way
    was logged under another, and undoes one sending all the same.
    """
    under_way: list[Channel] = []
    for one in reversed(contacts):
        if one.outcome is Outcome.SENT:
            under_way.append(one.channel)
        elif one.outcome in _CAME_BACK and one.channel in under_way:
            under_way.remove(one.channel)
        elif one.outcome is Outcome.RETURNED and under_way:
            under_way.pop()
    return bool(under_way)
