"""Merge a letter with a mail list in a running LibreOffice, as an officer would in Writer.

Run by a Python that has `uno`: merge_letters.py PIPE WORKBOOK LETTER FOLDER. The folder gets
letters0.pdf; without a workbook that is the letter as it is. Of a letter's text each letter is on a
page of its own, wide and long enough that no line is broken, with lines at a fixed distance, so
that what was printed can be read back line by line. A Word document (.docx) keeps its look, but for
pages so long that each letter has one.
"""

import re
import sys
import time
from pathlib import Path

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.sdb.CommandType import TABLE
from com.sun.star.style import LineSpacing
from com.sun.star.style.LineSpacingMode import FIX
from com.sun.star.text.ControlCharacter import PARAGRAPH_BREAK
from com.sun.star.text.MailMergeType import FILE

SOURCE, SHEET = "Recipients", "MailList"
PDF = "writer_pdf_Export"
PAGE_WIDTH, PAGE_HEIGHT, LINE_HEIGHT = 100_000, 100_000, 800  # hundredths of a millimetre
LETTERS_HEIGHT = 6  # points
ABSORB, DELIVER_OWNERSHIP = False, True
PATIENCE = 60.0


def main(pipe, workbook, letter, folder):
    office = connected(pipe)
    folder = Path(folder)

    def service(name):
        return office.ServiceManager.createInstanceWithContext(name, office)

    desktop = service("com.sun.star.frame.Desktop")
    if not workbook:
        print_as_it_is(desktop, Path(letter), folder)
        return
    register_source(service("com.sun.star.sdb.DatabaseContext"), Path(workbook), folder)
    if letter.endswith(".docx"):
        letter = take_letter(desktop, Path(letter), folder)
    else:
        letter = write_letter(desktop, Path(letter).read_text("utf-8"), folder)
    merge = service("com.sun.star.text.MailMerge")
    merge.DataSourceName, merge.CommandType, merge.Command = SOURCE, TABLE, SHEET
    merge.DocumentURL, merge.OutputURL = letter.as_uri(), folder.as_uri()
    merge.OutputType, merge.SaveAsSingleFile, merge.FileNamePrefix = FILE, True, "letters"
    merge.SaveFilter = PDF
    merge.execute(())


def print_as_it_is(desktop, document, folder):
    """Write a document as a PDF."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    opened = desktop.loadComponentFromURL(document.as_uri(), "_blank", 0, (hidden,))
    opened.storeToURL(
        (folder / "letters0.pdf").as_uri(), (PropertyValue(Name="FilterName", Value=PDF),)
    )
    opened.close(DELIVER_OWNERSHIP)


def connected(pipe):
    """Return the context of the office that listens on a pipe, as soon as it does."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)


def register_source(sources, workbook, folder):
    """Make the workbook known as a data source, which must offer its one sheet and nothing else."""
    source = sources.createInstance()
    source.URL = f"sdbc:calc:{workbook.as_uri()}"
    source.DatabaseDocument.storeAsURL((folder / "source.odb").as_uri(), ())
    if sources.hasRegisteredDatabase(SOURCE):
        sources.revokeObject(SOURCE)
    sources.registerObject(SOURCE, source)
    connection = source.getConnection("", "")
    tables = connection.Tables.ElementNames
    connection.close()
    if tables != (SHEET,):
        sys.exit(f"The data source offers {tables}.")


def write_letter(desktop, text, folder):
    """Write the letter as a document, a paragraph a line and a database field a placeholder."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL("private:factory/swriter", "_blank", 0, (hidden,))
    styles = document.StyleFamilies
    page = styles.getByName("PageStyles").getByName("Standard")
    page.Width, page.Height = PAGE_WIDTH, PAGE_HEIGHT
    paragraph = styles.getByName("ParagraphStyles").getByName("Standard")
    paragraph.CharHeight = paragraph.CharHeightAsian = paragraph.CharHeightComplex = LETTERS_HEIGHT
    paragraph.ParaLineSpacing = LineSpacing(Mode=FIX, Height=LINE_HEIGHT)
    body = document.Text
    cursor = body.createTextCursor()
    for number, line in enumerate(text.rstrip("\n").split("\n")):
        if number:
            body.insertControlCharacter(cursor, PARAGRAPH_BREAK, ABSORB)
        for place, part in enumerate(re.split("«([^«»]*)»", line)):
            if place % 2:
                body.insertTextContent(cursor, database_field(document, part), ABSORB)
            else:
                body.insertString(cursor, part, ABSORB)
    letter = folder / "letter.odt"
    document.storeAsURL(letter.as_uri(), ())
    document.close(DELIVER_OWNERSHIP)
    return letter


def take_letter(desktop, word_letter, folder):
    """Open a Word letter, and tie its merge fields to the mail list, as Exchange Database does."""
    hidden = PropertyValue(Name="Hidden", Value=True)
    document = desktop.loadComponentFromURL(word_letter.as_uri(), "_blank", 0, (hidden,))
    fields = document.TextFields.createEnumeration()
    found = []
    while fields.hasMoreElements():
        field = fields.nextElement()
        if field.supportsService("com.sun.star.text.TextField.Database"):
            found.append(field)
    for field in found:
        tied = database_field(document, field.TextFieldMaster.DataColumnName)
        anchor = field.Anchor
        anchor.Text.insertTextContent(anchor, tied, not ABSORB)
    pages = document.StyleFamilies.getByName("PageStyles")
    for number in range(pages.Count):
        page = pages.getByIndex(number)
        if page.isInUse():
            page.Height = PAGE_HEIGHT
    letter = folder / "letter.odt"
    document.storeAsURL(letter.as_uri(), ())
    document.close(DELIVER_OWNERSHIP)
    return letter


def database_field(document, column):
    """Return a field that prints a column of the mail list."""
    master = document.createInstance("com.sun.star.text.FieldMaster.Database")
    master.DataBaseName, master.DataCommandType, master.DataTableName = SOURCE, TABLE, SHEET
    master.DataColumnName = column
    field = document.createInstance("com.sun.star.text.TextField.Database")
    field.attachTextFieldMaster(master)
    return field


if __name__ == "__main__":
    main(*sys.argv[1:])
