"""Merge a letter with a mail list in a running LibreOffice, as an officer would in Writer.

Run by a Python that has `uno`: merge_letters.py PIPE WORKBOOK LETTER_TEXT FOLDER. The folder gets
letters0.pdf: each letter on a page of its own, wide and long enough that no line is broken, with
lines at a fixed distance, so that what was printed can be read back line by line.
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
PAGE_WIDTH, PAGE_HEIGHT, LINE_HEIGHT = 100_000, 100_000, 800  # hundredths of a millimetre
LETTERS_HEIGHT = 6  # points
ABSORB, DELIVER_OWNERSHIP = False, True
PATIENCE = 60.0


def main(pipe, workbook, letter_text, folder):
    office = connected(pipe)
    folder = Path(folder)

    def service(name):
        return office.ServiceManager.createInstanceWithContext(name, office)

    register_source(service("com.sun.star.sdb.DatabaseContext"), Path(workbook), folder)
    letter = write_letter(
        service("com.sun.star.frame.Desktop"), Path(letter_text).read_text("utf-8"), folder
    )
    merge = service("com.sun.star.text.MailMerge")
    merge.DataSourceName, merge.CommandType, merge.Command = SOURCE, TABLE, SHEET
    merge.DocumentURL, merge.OutputURL = letter.as_uri(), folder.as_uri()
    merge.OutputType, merge.SaveAsSingleFile, merge.FileNamePrefix = FILE, True, "letters"
    merge.SaveFilter = "writer_pdf_Export"
    merge.execute(())


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
