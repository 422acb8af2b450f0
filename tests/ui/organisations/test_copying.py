import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from liaison_app.domain.dispatches import DispatchStage
from liaison_app.queries.dispatches import dispatches
from liaison_app.queries.organisations_handed_out import ORGANISATIONS_HANDED_OUT
from liaison_app.ui.pages.organisations.columns import organisation_columns
from liaison_app.ui.widgets.table_layout import ColumnPlace, TableLayout

NEVER = {"tradition", "denomination", "religious_character", "tags"}


@pytest.fixture
def said(real_tasks):
    """Return the list of what the foot of the window would say."""
    heard = []
    real_tasks.written.connect(lambda label, step: heard.append((label, step)))
    return heard


@pytest.fixture
def copied(new_page, three, settled, qtbot):  # noqa: ARG001 - the page lists the three
    """Return what copies all rows of the page, and gives back the lines on the clipboard."""

    def copy(*, columns=(), rows=3):
        page = new_page()
        if columns:
            places = [ColumnPlace(name=name, width=0, shown=True) for name in columns]
            rest = {one.name for one in page.table.records.columns} - set(columns)
            places += [ColumnPlace(name=name, width=0, shown=False) for name in rest]
            page.table.set_layout(TableLayout(columns=tuple(places)))
        page.table.setFocus()
        if rows > 1:
            page.table.selectAll()
        elif rows == 1:
            page.table.selectRow(0)
        qtbot.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        settled()
        settled()
        return QGuiApplication.clipboard().text().splitlines()

    return copy


def test_ctrl_c_puts_the_selected_rows_on_the_clipboard_below_their_headings(copied):
    heading, *lines = copied()

    cells = heading.split("\t")
    assert cells[:5] == ["Name", "Kind", "Town", "Ward", "Postcode"]
    assert [line.split("\t")[0] for line in lines] == [
        "Chase Tenants",
        "Hollybush Primary School",
        "Masjid Al-Noor",
    ]
    school = dict(zip(cells, lines[1].split("\t"), strict=True))
    assert school["Phone"] == "020 7946 0301"
    assert school["Main contact"] == "Mrs Ann Sample"
    assert school["Last contact"] == "24/05/2017"
    assert school["Objections"] == "Post, Warning"


def test_the_columns_are_those_shown_in_their_order(copied):
    heading, *_ = copied(columns=("name", "phone", "ward"))

    assert heading.split("\t") == [
        *("Name", "Kind", "Town"),
        "Phone",
        *("Ward", "Postcode"),
        "Objections",
    ]


def test_a_programme_for_tables_is_given_cells_of_text(copied):
    copied()

    html = QGuiApplication.clipboard().mimeData().html()
    assert html.count("<tr>") == 4
    assert 'mso-number-format: "\\@"' in html


def test_what_is_copied_is_neither_listed_nor_sent_on_by_windows(copied):
    copied()

    data = QGuiApplication.clipboard().mimeData()
    for name in ("CanIncludeInClipboardHistory", "CanUploadToCloudClipboard"):
        asked = data.data(f'application/x-qt-windows-mime;value="{name}"')
        assert bytes(asked.data()) == bytes(4)


def test_the_tradition_of_a_faith_group_stays_where_it_is(copied):
    assert "Muslim" not in "\n".join(copied())
    assert "Muslim" not in QGuiApplication.clipboard().mimeData().html()


def test_contact_data_that_is_copied_is_kept_in_the_export_register(copied, said, database):
    copied()

    (entry,) = database.read(dispatches)
    assert (entry.row_count, entry.stage) == (3, DispatchStage.COPIED)
    assert entry.purpose == "Copied to the clipboard"
    assert said == [("3 rows copied; kept in the export register", 0)]


def test_names_alone_are_copied_without_an_entry(copied, said, database):
    lines = copied(columns=("name", "last_contact"), rows=1)

    assert len(lines) == 2
    assert database.read(dispatches) == ()
    assert said == [("1 row copied", 0)]


def test_with_nothing_selected_the_clipboard_stays_as_it_is(copied):
    QGuiApplication.clipboard().setText("before")
    assert copied(rows=0) == ["before"]


def test_every_column_of_the_list_is_declared_to_leave_or_never_to():
    shown = {column.name for column in organisation_columns(lambda: None)}
    assert shown - {one.of for one in ORGANISATIONS_HANDED_OUT} <= NEVER
    assert not NEVER & {one.of for one in ORGANISATIONS_HANDED_OUT}
