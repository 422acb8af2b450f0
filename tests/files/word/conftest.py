"""The job of writing letters as one Word document."""

from datetime import date

import pytest

from liaison_app.domain.progress import Progress
from liaison_app.files.formats.format import ExportJob, LetterText
from tests.files.word.documents import HEAD


@pytest.fixture
def job(tmp_path):
    """Return the function that makes the job of writing letters."""

    def of(rows, *, body="", template=b"", letterhead=HEAD, marking="OFFICIAL", progress=None):
        return ExportJob(
            rows=rows,
            title="Appeal",
            marking=marking,
            today=date(2017, 5, 25),
            private=tmp_path / "private",
            letter=LetterText(body=body, letterhead=letterhead, template=template),
            progress=progress or Progress(),
        )

    return of
