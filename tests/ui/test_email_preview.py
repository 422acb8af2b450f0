"""The preview of an e-mail says what its draft says."""

from datetime import date

import pytest

from liaison_app.actions.make_export import ExportChosen
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.mail_lists import Included, MailListPlan, MailListWanted
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import format_named
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.ui.pages.mail_lists.previewed import Previewed, Side
from tests.files.contract.nasty import plain_row
from tests.files.contract.reading import messages

BODY = "«Addressee»\n«Address_line_1»\n\nYour ref: «Your_ref»\n«Salutation»,\n\nPlease pass it on."


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("subject", ["", "A message for «Organisation»"])
def test_the_preview_of_an_email_is_its_draft_word_for_word(subject, tmp_path):
    kind, row, settings = format_named("eml"), plain_row(1), ExportSettings(subject=subject)
    plan = MailListPlan(
        wanted=MailListWanted(by=kind.by),
        title="Dear friends",
        body=BODY,
        marking="OFFICIAL",
        included=(Included(organisation_id=1, row=row),),
        left_out=(),
    )
    job = ExportJob(
        rows=[row],
        title=plan.title,
        marking=plan.marking,
        today=date(2017, 5, 26),
        private=tmp_path,
        letter=LetterText(body=plan.body),
        settings=settings,
        progress=Progress(),
    )
    (tmp_path / "drafts").mkdir()
    kind.write(tmp_path / "drafts", job)

    chosen = ExportChosen(format=kind, settings=settings)
    shown = Previewed(plan, chosen).row(0, Side.LETTER).text

    (draft,) = messages(tmp_path / "drafts")
    text = draft.get_content().replace("\r\n", "\n")
    assert shown == f"To: {row.email}\nSubject: {draft['Subject']}\n\n{text}"
    assert "Oak Lane\n" not in text
