"""How a list was left by one account: read by the driver alone, before anything else is loaded."""

import json
from collections.abc import Mapping

from liaison_app.domain.drafts import DraftPlace
from liaison_app.store.sqlite import Raw


def as_left(raw: Raw, *, place: DraftPlace) -> Mapping[str, str]:
    """Return the texts in which it was kept; none where it was left as it usually is."""
    found = raw.execute(
        "SELECT texts FROM draft WHERE account = ? AND form = ? AND record = ?",
        (place.account, place.form, place.record),
    ).fetchone()
    if found is None:
        return {}
    return {str(name): str(text) for name, text in json.loads(str(found[0])).items()}
