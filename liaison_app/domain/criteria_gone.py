"""What criteria still ask for though it was deleted since: nobody is found by it any more."""

from dataclasses import replace

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.criteria_words import CriteriaNames

_TAG = "a tag that was deleted"
_OFFICER = "an officer who was deleted"
_CAMPAIGN = "a campaign that was deleted"


def gone_asked_for(criteria: Criteria, names: CriteriaNames) -> tuple[str, ...]:
    """Return what is asked for and not there any more, in words; none before names are complete.

    A network is none of these: one without members has no name there, but may have members again.
    """
    if not names.complete:
        return ()
    kept = without_gone(criteria, names)
    gone = (
        (_TAG, kept.tag_ids != criteria.tag_ids),
        (_OFFICER, kept.officer_ids != criteria.officer_ids),
        (_CAMPAIGN, kept.campaign_id != criteria.campaign_id),
    )
    return tuple(words for words, is_gone in gone if is_gone)


def without_gone(criteria: Criteria, names: CriteriaNames) -> Criteria:
    """Return the criteria without what was deleted since."""
    return replace(
        criteria,
        tag_ids=tuple(key for key in criteria.tag_ids if key in names.tags),
        officer_ids=tuple(key for key in criteria.officer_ids if key in names.officers),
        campaign_id=criteria.campaign_id if criteria.campaign_id in names.campaigns else None,
    )
