"""Jobs for what goes out by e-mail."""

from dataclasses import replace
from datetime import date

import pytest

from liaison_app.domain.progress import Progress
from liaison_app.files.formats.format import ExportJob, LetterText

BODY = """«Addressee»
«Organisation»
«Address_line_1»
«Address_line_2»

«Letter_date»
Your ref: «Your_ref»
Please quote: «Ref»

«Salutation»,

Please pass this on.

«Officer_rank» «Officer_name»
"""


@pytest.fixture
def job(tmp_path):
    """Return the function that makes a job of rows, with a letter that begins with its address."""

    def make(rows, *, body=BODY, **other):
        made = ExportJob(
            rows=rows,
            title="Dear friends",
            marking="OFFICIAL",
            today=date(2017, 5, 26),
            private=tmp_path,
            letter=LetterText(body=body),
            progress=Progress(),
        )
        return replace(made, **other)

    return make
