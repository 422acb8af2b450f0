"""A list of letters that leaves the program in every way that letters do, and what came of it."""

from liaison_app.domain.odd_letters import printed_letter
from liaison_app.domain.progress import Progress
from liaison_app.domain.whole_letter import whole_letter
from liaison_app.files.formats import letters_docx, mail_list
from liaison_app.files.formats.format import ExportJob, LetterText
from liaison_app.files.formats.word_letter import ready_letter
from tests.journeys.office import as_printed, lines_of_pages, pages_of, squeezed

LONG = 1_200  # seconds, for all of them


class Leaving:
    """A list of letters that is saved as a workbook and as a document, and merged from both."""

    def __init__(self, plan, office, folder):
        self.plan, self._office, self._folder = plan, office, folder
        self.expected = [printed_letter(plan.body, one.row) for one in plan.included]

    def saved(self, name, form):
        """Return the path of the list in a format, written and proved."""
        job = ExportJob(
            rows=[one.row for one in self.plan.included],
            title=self.plan.title,
            marking=self.plan.marking,
            today=self.plan.made_on,
            private=self._folder,
            letter=LetterText(body=self.plan.body, letterhead=self.plan.letterhead),
            progress=Progress(),
        )
        path = self._folder / name
        assert form.write(path, job) == len(self.plan.included)
        assert form.check(path, job).passed
        return path

    def merged_texts(self):
        """Return the lines of each letter, merged from the letter's text."""
        pdf = self._office.merged(
            self.saved("text.xlsx", mail_list.FORMAT), self.plan.body, patience=LONG
        )
        return lines_of_pages(pdf)

    def merged_pages(self):
        """Return each letter, merged from the ready Word letter."""
        letter = self._folder / "letter.docx"
        letter.write_bytes(ready_letter(body=self.plan.body, letterhead=self.plan.letterhead))
        pdf = self._office.merged(self.saved("word.xlsx", mail_list.FORMAT), letter, patience=LONG)
        return [squeezed(page) for page in pages_of(pdf)]

    def printed_pages(self):
        """Return each letter of the saved Word document, as it prints."""
        path = self.saved("letters.docx", letters_docx.FORMAT)
        letters: list[str] = []
        first = squeezed(self.plan.letterhead.text)
        for page in pages_of(self._office.printed(path, patience=LONG)):
            if "".join(page.split()).startswith(first):
                letters.append("")
            letters[-1] += page
        return [squeezed(letter) for letter in letters]

    def check_merged_from_its_text(self):
        """Assert that LibreOffice prints, line for line, what the preview shows."""
        assert self.merged_texts() == [as_printed(text) for text in self.expected]

    def check_merged_from_the_ready_letter(self):
        """Assert that the ready Word letter, merged with the workbook, says the same."""
        wanted = [squeezed(text) for text in self._on_paper]
        assert self.merged_pages() == wanted

    def check_our_own_merge(self):
        """Assert that the letters merged by the program print what the preview shows."""
        rows = [one.row for one in self.plan.included]
        head, body = self.plan.letterhead, self.plan.body
        wanted = [whole_letter(body=body, letterhead=head, row=row) for row in rows]
        assert self.printed_pages() == [squeezed(text) for text in wanted]

    @property
    def _on_paper(self):
        return [f"{self.plan.letterhead.text}\n{text}" for text in self.expected]
